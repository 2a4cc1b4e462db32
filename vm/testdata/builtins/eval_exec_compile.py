# eval, exec and compile.
import sys
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(eval("1 + 2"), eval(" 3"), eval("\t[x for x in range(3)]"), eval(b"4"), eval("5\n"), attempt(eval, "x = 1"), attempt(eval, ""), attempt(eval, "1 +"), attempt(eval, 5), attempt(eval), attempt(eval, "a", []), attempt(eval, "1", None, 5), attempt(eval, "1\0"), attempt(eval, "import os"), eval("(yield_ := 3)"), eval("lambda: 7")())
g = {"a": 1}; print(eval("a", g), eval("a + b", g, {"b": 2}), sorted(g), eval("__builtins__", {"__builtins__": "mine"}), attempt(eval, "len", {"__builtins__": {}}), attempt(eval, "len([])", {"__builtins__": {"len": lambda x: "own"}}), eval("a", globals={"a": "kw"}), eval("a", {}, locals={"a": "kwl"}))
class Map:
    def __getitem__(self, k): print(f"<{k}>", end=""); return {"x": 10}[k]
    def __setitem__(self, k, v): print(f"<{k}={v}>", end="")
    def __delitem__(self, k): print(f"<del {k}>", end="")
print(eval("x + x", {}, Map())); exec("y = x\ndel y\nfor i in (1, 2): pass", {}, Map()); print(attempt(eval, "q", {}, Map()))
class GD(dict):
    def __missing__(self, k): return f"missing {k}"
print(attempt(eval, "foo", {}, GD()), attempt(exec, "print(bar)", {}, GD()))
print(exec("v = 5"), v, exec("def made(): return v\nclass K: pass"), made(), K.__module__, attempt(exec, "1/0"), attempt(exec, 5), attempt(exec, "a b"), exec(b"w = 1"), exec(compile("u = 2", "f", "exec")), u, attempt(exec, "return"), attempt(exec, "x", {"__builtins__": {}}))
def freevar(): q = 1; return lambda: q
code = freevar().__code__; print(attempt(exec, code), attempt(eval, code), attempt(exec, code, closure=5), attempt(exec, "1", closure=()), attempt(exec, code, closure=freevar().__closure__))
c = compile("a + 1", "<mine>", "eval"); print(c.co_filename, c.co_name, eval(c, {"a": 1}), type(c).__name__, attempt(exec, c)); c = compile("1\n2", "f", "exec"); print(eval(c), exec(c)); c = compile("'shown'", "f", "single"); exec(c); exec(compile("None", "f", "single")); exec(compile("x = 3; 'both'; 4", "f", "single"))
sys.displayhook = lambda v: print("hook", v); exec(compile("'via hook'", "f", "single")); sys.displayhook = sys.__displayhook__
for args in (("1", "f", "bad"), ("1", "f"), (5, "f", "exec"), ("1", 5, "exec"), ("1\n2", "f", "eval"), ("x = 1\ny = 2", "f", "single"), ("if 1:\n pass", "f", "single"), ("if 1: pass\n", "f", "single"), ("", "f", "exec"), ("", "f", "eval"), ("", "f", "single"), ("\n\n", "f", "exec"), ("# c", "f", "exec"), ("1", b"bytesname", "exec"), ("a\0b", "f", "exec"), ("x = 1", "f", "exec", 1 << 30), ("1", "f", "eval", 0, 1, 5), ("1", "f", "eval", 0, 1, -2), ("'\ud800'", "f", "eval"), (b"\xff", "f", "exec"), (b"# coding: latin-1\nx = '\xe9'", "f", "exec"), ("# coding: nonsense\n", "f", "exec"), (b"# coding: nonsense\n", "f", "exec"), ("\ufeffx = 1", "f", "exec"), (b"\xef\xbb\xbfx = 1", "f", "exec")):
    r = attempt(compile, *args); print(ascii(args), r if isinstance(r, str) else (r.co_filename, r.co_code == compile("pass", "f", "exec").co_code))
import ast; t = ast.parse("x = 1 + 2\nprint(x)"); exec(compile(t, "<ast>", "exec")); print(ast.dump(ast.parse("f(a, *b, k=1)", mode="eval"))); e = ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21))); ast.fix_missing_locations(e); print(eval(compile(e, "f", "eval")), ast.literal_eval("{'a': [1, (2.5, None)], 'b': {True}}"), attempt(ast.literal_eval, "f()"), ast.unparse(ast.parse("def f(a, /, b=1, *c, **d):\n  return [x for x in a if x]")))
print(compile("x", "f", "eval", ast.PyCF_ONLY_AST).body.id, compile("1+1", "f", "eval", optimize=2).co_consts)
d = {}; exec("""
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
class A:
    def __init__(self): self.v = fact(5)
r = [fact(i) for i in range(6)]
""", d); print(d["r"], d["A"]().v, d["fact"].__globals__ is d, d["A"].__module__)
def scope():
    a = 1
    return eval("a + 1"), eval("[a for _ in range(1)]"), [eval("a") for _ in range(1)], (lambda: attempt(eval, "a"))(), sorted(eval("locals()")), exec("a = 5"), a
print(scope())
print(globals() is sys.modules["__main__"].__dict__, locals() is globals(), "attempt" in vars(), sorted(vars(type("V", (), {"p": 1})))[:2], attempt(vars, 5), dir() == sorted(globals()), eval("dir()", {"z": 1, "a": 2, "__builtins__": {"dir": dir}}))
def loc(x, *a):
    y = 2; before = locals(); y = 3; z = 4
    return before, locals(), locals() is locals()
print(loc(1, 5)); 
class CL:
    a = 1; snapshot = locals(); b = 2; print(locals() is snapshot, "b" in snapshot)

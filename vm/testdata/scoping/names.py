# global, nonlocal, class scopes, and the texts of unbound names.
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
x = "global x"
def reads(): return x
def shadows(): x = "local"; return x
def writes(): global x; x = "written"; return x
def unbound(): y = x; x = 1; return y
def conditional(flag):
    if flag: v = 1
    return v
def deleted(): z = 1; del z; return z
def del_twice(): z = 1; del z; del z
def del_global(): global g1; del g1
def loop_var():
    for i in (): pass
    return i
def exc_var():
    try: raise ValueError
    except ValueError as e: pass
    return e
def augmented(): x += 1
def with_import():
    import math
    return math.floor(2.5), "math" in globals()
print(reads(), shadows(), attempt(unbound), attempt(conditional, 0), conditional(1), attempt(deleted), attempt(del_twice), attempt(del_global), attempt(loop_var), attempt(exc_var), attempt(augmented), with_import(), attempt(lambda: undefined_name), attempt(lambda: exec("del nope")), writes(), x)
g1 = 1; del_global(); print("g1" in globals())
def outer():
    x = "outer"
    def read(): return x
    def glob():
        global x
        return x
    def deeper():
        def write(): nonlocal x; x = "nonlocal written"
        write()
    a = read(), glob(); deeper(); return a, x
print(outer())
def class_scope():
    v = "function"
    class C:
        before = v
        w = "class"
        def m(self): return v, attempt(lambda: w)
        class Inner:
            seen = v
            try: w2 = w
            except NameError as e: w2 = str(e)
    return C.before, C().m(), C.Inner.seen, C.Inner.w2
print(class_scope())
y = "global y"
class Shadow:
    a = y
    y = "class y"
    b = y
    del y
    c = y
    global made_global
    made_global = "from class body"
    print(sorted(k for k in locals() if not k.startswith("__")))
print(Shadow.a, Shadow.b, Shadow.c, made_global)
def nl_class():
    n = 1
    class C:
        nonlocal n
        n = 2
        k = n
    return n, C.k, hasattr(C, "n")
print(nl_class())
def global_in_nested():
    global new_global
    def inner(): return new_global
    new_global = "made"
    return inner()
print(global_in_nested(), new_global)
def param_shadow(x): return [x for x in range(2)], x, (lambda x: x * 2)(4), x
print(param_shadow("p"))
def locs(a, b=2, *c, d=4, **e):
    f = 5
    def g(): return f
    del b
    return sorted(locals())
print(locs(1))
def free():
    q = 1
    def g(): q; return sorted(locals()), locals()["q"]
    return g()
print(free())
print(eval("x"), eval("x", {"x": "ns"}), eval("x + y", {"x": 1}, {"y": 2}), attempt(eval, "zzz"), attempt(eval, "x", {}), attempt(lambda: exec("x = 'exec'; print(x)")), x)
ns = {}; exec("a = 1\ndef f(): return a\nclass C: v = a\nb = [a for _ in range(2)]", ns); print(ns["f"](), ns["C"].v, ns["b"], "__builtins__" in ns)
loc = {}; exec("a = 5\nb = a + 1\ntry: c = [a for _ in range(1)]\nexcept NameError as e: c = str(e)", {}, loc); print(loc)
def exec_local():
    v = 1
    exec("v = 2; w = 3")
    return v, "w" in locals()
print(exec_local())
builtin_len = len
def len(o): return "shadowed"
print(len([1])); del len; print(len([1]))
import builtins; builtins.added = "in builtins"; print(added); del builtins.added; print(attempt(lambda: added))
def lam(): return (lambda: (yield))
print(next(lam()()), [*map(lambda n, k=3: n * k, range(3))])
for src in ("def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n nonlocal x", "nonlocal x", "def f():\n nonlocal nope", "def f():\n global x\n nonlocal x", "def f():\n x: int\n global x", "x = 1\nglobal x", "class C:\n nonlocal x", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x", "def f():\n global x, x", "def f(a, a): pass", "lambda a, a: 1", "def f(): return\nreturn", "yield 1", "break", "for x in y:\n def f(): continue", "class C: return 1", "def f():\n def g(): nonlocal x\n x = 1", "global x: int", "(global x)", "del f()", "del (a, b), [c]", "del 5", "del a + b", "del (yield)", "x = yield", "def f(): global x; x: int = 1", "__debug__ = 1", "def f(__debug__): pass", "import __debug__", "None = 1", "x.None = 1", "f(True=1)", "def None(): pass", "class True: pass", "for None in x: pass", "import None", "with a as None: pass", "lambda None: 1"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)

# Fields of code objects and functions.
import types
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    "doc of f"
    x = a + 1
    def inner(y):
        nonlocal x
        return x + y + len(args)
    try: pass
    except ValueError: pass
    return inner, [i for i in range(3)], lambda: x, f"{a!r}", (1, 2, (3, "s")), frozenset, None, b"bytes", 1.5, 2j, ...
def dump(c, depth=0):
    pad = "  " * depth
    print(pad + c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_stacksize, hex(c.co_flags), c.co_firstlineno, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, len(c.co_code), c.co_filename.rsplit("/", 1)[-1])
    for k in c.co_consts:
        if isinstance(k, types.CodeType): dump(k, depth + 1)
        else: print(pad + " ", type(k).__name__, repr(k))
dump(f.__code__)
async def co(): await x
async def ag(): yield 1
def gen(): yield
class K:
    y: int = 1
    def m(self): return __class__
dump(co.__code__); dump(ag.__code__); dump(gen.__code__); dump(K.m.__code__); dump((lambda *, q: q).__code__); dump(compile("x = 1\nfor i in x: print(i)\nclass C[T]: pass", "mod.py", "exec"))
print(list(f.__code__.co_lines())[:4], list(f.__code__.co_positions())[:5], f.__code__.co_exceptiontable[:4], f.__code__.co_linetable[:6], list(compile("a\n\nb", "f", "exec").co_lines()))
c = f.__code__; r = c.replace(co_name="renamed", co_firstlineno=100); print(r.co_name, r.co_firstlineno, r == c, c == f.__code__, hash(c) == hash(f.__code__), c.replace() == c, attempt(c.replace, nope=1), attempt(c.replace, co_name=5), attempt(setattr, c, "co_name", "x"), repr(r).split(" at ")[0], repr(r).split("file")[1].split(",")[1])
def sample(n): return n + 1
sample.__code__ = (lambda n: n * 100).__code__; print(sample(5), sample.__name__, sample.__code__.co_name); g = types.FunctionType(next(k for k in compile("def z(q=1): return q, w", "f", "exec").co_consts if isinstance(k, types.CodeType)), {"w": "glob"}, "z", (7,)); print(g(), g(2), g.__module__, g.__builtins__["len"] is len if isinstance(g.__builtins__, dict) else g.__builtins__.len is len)
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__closure__, f.__globals__ is globals(), f.__dict__, f.__type_params__, f.__annotations__, K.m.__qualname__, K.m.__closure__[0].cell_contents is K, f.__get__(5).__self__, type(f.__code__).__name__, attempt(lambda: f.__code__.nope))
for attr, val in (("__defaults__", 5), ("__kwdefaults__", 5), ("__code__", 5), ("__name__", 5), ("__globals__", {}), ("__dict__", 5), ("__doc__", 5), ("__module__", 5), ("__type_params__", 5)): print(attr, attempt(setattr, f, attr, val))
m = K().m; print(m.__func__ is K.m, type(m.__self__).__name__, m.__name__, m.__doc__, attempt(setattr, m, "x", 1), m == K().m, types.MethodType(len, [1, 2])(), attempt(types.MethodType, 5, 1), attempt(types.MethodType, len, None), m.__code__ is K.m.__code__, dir(m) != [])
fr = (lambda: __import__("sys")._getframe())(); print(fr.f_code.co_name, fr.f_lineno, fr.f_back is None or fr.f_back.f_code.co_name, fr.f_locals, fr.f_globals is globals(), fr.f_builtins is not None, fr.f_lasti >= 0, fr.f_trace, type(fr).__name__, attempt(fr.clear), attempt(setattr, fr, "f_code", 1))
def framed():
    import sys
    v = 1; fr = sys._getframe(); fr.f_locals["v"] = 2; fr.f_locals["extra"] = 3
    return v, fr.f_locals["extra"], "extra" in locals(), type(fr.f_locals).__name__, len(fr.f_locals), sorted(fr.f_locals), attempt(lambda: fr.f_locals["nope"]), fr.f_locals.get("nope", 0), {**fr.f_locals}["v"]
print(framed())

# with: order, suppression, errors on the way in and out, contextlib.
import contextlib, io, sys
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__}: {e}"
class CM:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False): self.__dict__.update(locals())
    def __enter__(self):
        print(f"+{self.name}", end=" ")
        if self.fail_enter: raise RuntimeError(f"enter {self.name}")
        return self.name
    def __exit__(self, t, v, tb):
        print(f"-{self.name}({t.__name__ if t else None})", end=" ")
        if self.fail_exit: raise RuntimeError(f"exit {self.name}")
        return self.suppress
with CM("a") as a, CM("b") as b: print(a, b, end=" ")
print()
def body(*cms, exc=None):
    with contextlib.ExitStack() as st:
        for c in cms: st.enter_context(c)
        if exc: raise exc
    return "completed"
print(body(CM("a", True), CM("b"), exc=ValueError("v"))); print(attempt(lambda: body(CM("a"), CM("b"), exc=ValueError("out")))); print(attempt(lambda: body(CM("a"), CM("b", fail_enter=True), CM("c")))); print(attempt(lambda: body(CM("a"), CM("b", fail_exit=True))))
def ret():
    for i in range(3):
        with CM(f"loop{i}"):
            if i == 0: continue
            return i
print(ret())
def brk():
    while True:
        with CM("w"): break
    return "broke"
print(brk())
def nested():
    with CM("o", suppress=True):
        with CM("i"): raise KeyError("k")
    return "swallowed by outer"
print(nested())
def in_exit():
    try:
        with CM("x", fail_exit=True): raise ValueError("body")
    except RuntimeError as e: return repr(e), repr(e.__context__)
print(in_exit())
with (CM("p1") as x, CM("p2") as y,): print(x, y, end=" ")
with (CM("q")) as z: print(z, end=" ")
with CM("t") as (m): pass
class Tup:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): return None
with Tup() as (a, (b, c)), Tup() as [d, e]: print(a, b, c, d, e)
class O: pass
o = O(); lst = [0]
with Tup() as o.attr, Tup() as lst[0]: print(o.attr, lst)
for bad in ("object()", "5", "None", "type('H', (), {'__enter__': lambda s: 1})()", "type('H', (), {'__exit__': lambda *a: 1})()", "open", "CM"): print(attempt(lambda: exec(f"with {bad}: pass")))
@contextlib.contextmanager
def cm(tag, swallow=()):
    print(f"<{tag}", end=" ")
    try: yield tag.upper()
    except swallow as e: print("swallowed", repr(e), end=" ")
    finally: print(f"{tag}>", end=" ")
with cm("t") as v: print(v, end=" ")
with cm("s", ValueError): raise ValueError("gone")
print(attempt(lambda: exec("with cm('u'): 1/0")))
@cm("deco")
def decorated(x): return x + 1
print(decorated(1), decorated(2))
@contextlib.contextmanager
def no_yield():
    if False: yield
@contextlib.contextmanager
def two_yields(): yield 1; yield 2
@contextlib.contextmanager
def swallow_all():
    try: yield
    except: pass
print(attempt(lambda: exec("with no_yield(): pass")), attempt(lambda: exec("with two_yields(): pass")), attempt(lambda: exec("with swallow_all(): raise KeyError")), attempt(lambda: exec("with two_yields(): raise KeyError(1)")))
with contextlib.suppress(KeyError, ZeroDivisionError): 1 / 0
with contextlib.redirect_stdout(io.StringIO()) as buf: print("captured")
with contextlib.nullcontext(5) as n: print(repr(buf.getvalue()), n)
class Cl:
    def close(self): print("closed")
with contextlib.closing(Cl()): pass
with contextlib.ExitStack() as st:
    st.callback(print, "cb1"); st.push(lambda *a: print("pushed", a[0])); st.callback(lambda k: print(k), k="kw"); kept = st.pop_all()
kept.close()
with contextlib.ExitStack() as st:
    @st.push
    def handler(t, v, tb): print("handling", v); return True
    raise ValueError("to handler")
class Dec(contextlib.ContextDecorator):
    def __enter__(self): print("[", end=""); return self
    def __exit__(self, *a): print("]")
@Dec()
def f(): print("f", end="")
f()
with cm("stop"): pass
def gen():
    with cm("gen"): yield 1; yield 2
g = gen(); next(g); g.close(); print()
try:
    with cm("exit"): sys.exit(3)
except SystemExit as e: print(e.code)
with contextlib.chdir("/"): import os; print(os.getcwd())

# Exception groups and except*.
def show(e, depth=0):
    print("  " * depth + (f"{type(e).__name__}({e.message!r})" if isinstance(e, BaseExceptionGroup) else repr(e)))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, depth + 1)
def attempt(f, *a):
    try: r = f(*a)
    except BaseException as e: print("raised", end=" "); show(e)
    else: print(r)
g = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), KeyError("k")])])
print(g, repr(g), g.message, len(g.exceptions), g.args[0])
for cond in (ValueError, (ValueError, KeyError), OSError, Exception, ExceptionGroup, lambda e: isinstance(e, KeyError), lambda e: len(getattr(e, "exceptions", ())) == 2):
    a, b = g.split(cond)
    print("split"); [show(x) if x else print(None) for x in (a, b)]
    s = g.subgroup(cond); print("sub", s is g); show(s) if s else print(None)
d = g.derive([OSError()]); show(d)
for args in (("m", []), ("m",), ("m", 5), (5, [ValueError()]), ("m", [5]), ("m", [ValueError]), ("m", [KeyboardInterrupt()]), ("m", (ValueError(),)), ()):
    attempt(ExceptionGroup, *args)
attempt(lambda: type(BaseExceptionGroup("b", [ValueError()])).__name__); attempt(lambda: type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__); attempt(lambda: g.split(5)); attempt(lambda: ExceptionGroup[int])
def star(exc, *, raise_in=None):
    log = []
    try:
        try:
            raise exc
        except* ValueError as e:
            log.append(("V", [repr(x) for x in e.exceptions]))
            if raise_in == "V": raise RuntimeError("from V")
        except* (TypeError, KeyError) as e:
            log.append(("TK", [repr(x) for x in e.exceptions]))
            if raise_in == "TK": raise
        else: log.append("else")
        finally: log.append("finally")
        log.append("done")
    except BaseException as e:
        print(log); show(e); print("ctx", type(e.__context__).__name__, "cause", e.__cause__)
    else: print(log)
star(ValueError("plain")); star(OSError("plain os")); star(g); star(g, raise_in="V"); star(g, raise_in="TK"); star(ExceptionGroup("x", [OSError(1), ValueError(2)])); star(ExceptionGroup("all os", [OSError(1)])); star(KeyboardInterrupt()); star(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(3)])); star(ValueError("p"), raise_in="V")
try:
    try: pass
    except* ValueError: print("no")
    else: print("else ran")
finally: print("fin")
try:
    try: raise ExceptionGroup("eg", [ValueError(1)])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except* 5: pass
except BaseException as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
    def __new__(cls, msg, excs, extra=None): o = super().__new__(cls, msg, excs); o.extra = extra; return o
m = MyG("mine", [ValueError(1), KeyError(2)], "e"); a, b = m.split(ValueError); print(type(a).__name__, type(b).__name__, m.extra, a.extra)
m.add_note("note"); m.__cause__ = OSError("c"); a, b = m.split(ValueError); print(a.__notes__, repr(a.__cause__), b.__notes__)
for src in ("try: pass\nexcept* ValueError: pass\nexcept KeyError: pass", "try: pass\nexcept*: pass", "def f():\n try: pass\n except* E: return", "for x in y:\n try: pass\n except* E: break", "for x in y:\n try: pass\n except* E: continue", "def f():\n try: pass\n except* E:\n  def g(): return 1", "try: pass\nexcept ValueError, KeyError: pass", "try: pass\nexcept ValueError, KeyError as e: pass", "try: pass\nexcept* ValueError, KeyError: pass"):
    try: compile(src, "<s>", "exec"); print("ok")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
def nested():
    try:
        try: raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError:
            try: raise ExceptionGroup("b", [KeyError(1)])
            except* KeyError as k: print("inner", k.exceptions)
        except* TypeError: raise KeyError("new")
    except ExceptionGroup as e: show(e)
nested()
leaf = []
def walk(e):
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: walk(x)
    else: leaf.append(e)
walk(g); print(leaf, [type(e).__mro__[1].__name__ for e in leaf])

# __cause__, __context__, __suppress_context__, notes, with_traceback, sys.exc_info.
import sys
def show(e, indent=0):
    pad = "  " * indent
    print(pad, repr(e), "suppress" if e.__suppress_context__ else "", getattr(e, "__notes__", ""), sep="")
    if e.__cause__: print(pad, "cause:", sep=""); show(e.__cause__, indent + 1)
    if e.__context__ and e.__context__ is not e.__cause__: print(pad, "context:", sep=""); show(e.__context__, indent + 1)
def catch(f):
    try: f()
    except BaseException as e: show(e); return e
def implicit():
    try: 1 / 0
    except ZeroDivisionError: {}["k"]
def explicit():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
def none():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("v") from None
def from_class():
    raise ValueError("v") from KeyError
def bad_from(): raise ValueError("v") from 5
def triple():
    try:
        try: raise KeyError("a")
        except KeyError: raise TypeError("b")
    except TypeError: raise OSError("c")
def in_finally():
    try: raise KeyError("a")
    finally: raise TypeError("b")
def reraise():
    try: raise KeyError("a")
    except KeyError as e:
        e.add_note("note 1"); e.add_note("note 2"); raise
def same():
    e = ValueError("same")
    try: raise e
    except ValueError: raise e
def cycle():
    a, b = ValueError("a"), ValueError("b")
    try:
        try: raise a
        except ValueError: raise b
    except ValueError: raise a
def no_active(): raise
for f in (implicit, explicit, none, from_class, bad_from, triple, in_finally, reraise, same, cycle, no_active):
    print(f.__name__); catch(f)
def ctx_gen():
    try: yield
    except ValueError: raise KeyError("from gen")
g = ctx_gen(); next(g); catch(lambda: g.throw(ValueError("thrown")))
print(sys.exc_info())
try: raise ValueError("x")
except ValueError as e:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exception() is e)
    def inner(): return sys.exception()
    print(inner() is e)
    try: raise KeyError
    except KeyError: print(type(sys.exception()).__name__)
    print(sys.exception() is e)
print(sys.exception())
e = ValueError("n")
for bad in (lambda: e.add_note(5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", "x"), lambda: setattr(e, "__traceback__", 5), lambda: delattr(e, "__cause__"), lambda: setattr(e, "args", 5), lambda: e.with_traceback(5), lambda: setattr(e, "__suppress_context__", "x")):
    try: bad(); print("accepted")
    except (TypeError, AttributeError) as err: print(type(err).__name__, err)
e.__cause__ = KeyError(); print(e.__suppress_context__); e.__cause__ = None; print(e.__suppress_context__, e.__context__); e.__suppress_context__ = False
def tb_names(e):
    out, tb = [], e.__traceback__
    while tb: out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)); tb = tb.tb_next
    return out
def lvl3():
    raise LookupError("deep")
def lvl2():
    lvl3()
def lvl1():
    try:
        lvl2()
    except LookupError:
        raise
try: lvl1()
except LookupError as err: print(tb_names(err)[1:]); saved = err
try: raise saved.with_traceback(None)
except LookupError as err: print(len(tb_names(err)))
try: raise saved
except LookupError as err: print(len(tb_names(err)), err is saved)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise RuntimeError("exit failed")
catch(lambda: exec("with Ctx(): raise ValueError('body')", {"Ctx": Ctx}))
def loop_ctx():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e: last = e
    return last
print(loop_ctx().__context__)
def handler_then_new():
    try: raise ValueError("first")
    except ValueError: pass
    raise KeyError("second")
print(catch(handler_then_new).__context__)

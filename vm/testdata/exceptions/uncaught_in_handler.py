# Errors in str, repr and notes of the exception being shown.
import sys
class BadStr(Exception):
    def __str__(self): raise ValueError("no str")
class BadRepr(Exception):
    def __repr__(self): raise ValueError("no repr")
class NotStr(Exception):
    def __str__(self): return 5
class Empty(Exception):
    pass
class Multi(Exception):
    def __str__(self): return "line one\nline two\n"
class BadNotes(Exception):
    __notes__ = 5
class Nested:
    class Inner(Exception): pass
Empty.__module__ = "some.where"
def local():
    class Local(Exception): pass
    return Local("loc")
for e in (BadStr("x"), BadRepr("y"), NotStr(), Empty(), Empty("with text"), Multi(), BadNotes("n"), Nested.Inner("i"), local(), KeyError("k"), KeyError("multi\nline"), SystemError(), OSError(2, "gone"), OSError(2, "gone", "f"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), StopIteration(3), KeyboardInterrupt(), SystemExit(3), GeneratorExit(), AssertionError(), MemoryError(), NotImplementedError("later"), ExceptionGroup("g", [ValueError(1)])):
    try: raise e
    except BaseException: sys.excepthook(*sys.exc_info())
sys.excepthook(ValueError, ValueError("no tb"), None)
def hook(t, v, tb): print("hooked", t.__name__, v, tb is not None); raise RuntimeError("hook broke")
sys.excepthook = hook
raise LookupError("final")

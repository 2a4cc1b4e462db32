# Exception classes: args, str and repr, attributes, hierarchy, pickling-like copies.
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return f"!{type(e).__name__}: {e}"
for cls in (Exception, ValueError, KeyError, IndexError, LookupError, OSError, TypeError, StopIteration, SystemExit, KeyboardInterrupt, AttributeError, NameError, ImportError, UnicodeError, RuntimeError, AssertionError, Warning):
    for args in ((), ("one",), (1, 2), (None,), ("it's",), (("t",),)):
        e = cls(*args); print(cls.__name__, repr(e), "|", attempt(str, e), "|", e.args, end=" ; ")
    print()
print(str(KeyError("k")), str(KeyError("a", "b")), str(KeyError()), repr(KeyError("k")), str(KeyError(5)), f"{KeyError('x')}", "%s" % KeyError("y"))
o = OSError(2, "No such file", "name.txt"); print(repr(o), o, o.errno, o.strerror, o.filename, o.filename2, o.args, type(o).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, OSError(1, "m", "a", None, "b"), type(OSError(9999, "x")).__name__, OSError("just text").errno, type(OSError(32, "p")).__name__, FileNotFoundError(13, "z").errno, IOError is OSError, EnvironmentError is OSError)
s = StopIteration(5); print(s.value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, SystemExit("bye").code)
a = AttributeError("msg", name="n", obj=5); print(a, a.name, a.obj, repr(a), NameError("m", name="q").name, ImportError("m", name="mod", path="/p").name, ImportError("m", name="mod", path="/p").path, ImportError("m").name, attempt(ImportError, "m", foo=1), attempt(NameError, foo=1))
syn = SyntaxError("bad", ("file.py", 3, 7, "text here", 3, 9)); print(syn, syn.msg, syn.filename, syn.lineno, syn.offset, syn.text, syn.end_lineno, syn.end_offset, repr(syn), SyntaxError("only"), attempt(SyntaxError, "m", (1,)), attempt(SyntaxError, "m", 5), SyntaxError().msg, str(SyntaxError("m", ("f", 1, 2, "t"))))
class My(Exception):
    def __init__(self, code, *rest): self.code = code
class MyStr(Exception):
    def __str__(self): return f"custom<{self.args}>"
class MyRepr(ValueError):
    def __repr__(self): return "R!"
class Super(Exception):
    def __init__(self, a, b=2): super().__init__(f"{a}-{b}"); self.a = a
class NoInit(Exception): pass
m = My(404, "x"); print(repr(m), str(m), m.args, m.code, MyStr(1, 2), repr(MyStr(1)), MyRepr("v"), repr(MyRepr("v")), Super(1), Super(1).args, repr(NoInit("a", 1)), attempt(My), m.__dict__, attempt(NoInit, x=1))
e = ValueError("a"); e.args = ("b", "c"); print(e, repr(e)); e.args = [1]; print(e.args, str(e)); e.extra = {"k": 1}; print(e.extra, e.__dict__, vars(e)); print(ValueError("a") == ValueError("a"), hash(e) == hash(e), e == e)
import copy, pickle
c = copy.copy(e); print(repr(c), c.extra, c.__reduce__()[0].__name__, repr(pickle.loads(pickle.dumps(KeyError("p", 1)))), pickle.loads(pickle.dumps(OSError(2, "m", "f"))).filename)
print([x.__name__ for x in FileNotFoundError.__mro__], [x.__name__ for x in UnicodeDecodeError.__mro__], [x.__name__ for x in ModuleNotFoundError.__mro__], [x.__name__ for x in ExceptionGroup.__mro__], issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(TabError, SyntaxError), issubclass(RecursionError, RuntimeError), issubclass(PythonFinalizationError, RuntimeError))
def tree(cls, depth=0): return sum((tree(s, depth + 1) for s in sorted(cls.__subclasses__(), key=lambda c: c.__name__) if s.__module__ == "builtins"), [("  " * depth) + cls.__name__])
print("\n".join(tree(BaseException)))
class Both(KeyError, AttributeError): pass
print(repr(Both("b")), str(Both("b")), isinstance(Both(), LookupError), attempt(lambda: type("X", (OSError, SyntaxError), {})))
class Slot(Exception): __slots__ = ("q",)
s = Slot(1); s.q = 2; s.other = 3; print(s.q, s.other, s.args)
class NewArgs(Exception):
    def __new__(cls, *a): self = super().__new__(cls, "from new"); return self
    def __init__(self, *a): pass
print(repr(NewArgs(1, 2)), BaseException.__new__(ValueError, 9), attempt(BaseException.__new__, int), isinstance(Exception().__traceback__, type(None)))
assert True, 1 / 0
print(attempt(lambda: exec("assert False")), attempt(lambda: exec("assert 0, 'msg'")), attempt(lambda: exec("assert (), [1, 2]")), attempt(lambda: exec("x = 5; assert x == 3, f'{x=}'")))

# What abc.ABCMeta answers.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


import abc
class A(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self): pass
    @abc.abstractmethod
    def g(self): pass
    @property
    @abc.abstractmethod
    def h(self): pass
class B(A):
    def f(self): pass
class C(A):
    f = g = h = 3
class D: pass
A.register(D)
value("A()"); value("B()"); value("C()"); value("isinstance(D(), A)"); value("isinstance(3, A)"); value("issubclass(D, A)"); value("issubclass(C, A)"); value("issubclass(3, A)"); value("A.register(3)"); value("D.register")
value("sorted(A.__abstractmethods__)"); value("sorted(B.__abstractmethods__)"); value("C.register(A)"); value("A.register(int)"); value("isinstance(True, A)")
class H(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is H: return hasattr(c, 'zip')
        return NotImplemented
class Z: zip=1
value("isinstance(Z(), H)"); value("issubclass(int,H)"); value("abc.get_cache_token() > 0")
class BadHook(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return 3
value("isinstance(3,BadHook)")
import types, collections.abc as ca
for s in ["isinstance([],ca.Sequence)","isinstance({},ca.Mapping)","isinstance((),ca.Hashable)","isinstance([],ca.Hashable)","issubclass(dict,ca.Iterable)","isinstance(iter([]),ca.Iterator)","isinstance(len,ca.Callable)","ca.Sequence()","issubclass(range, ca.Sequence)", "ca.Callable[[int],str]","types.FunctionType","types.new_class('Q',(ca.Sized,)).__mro__"]: value(s)

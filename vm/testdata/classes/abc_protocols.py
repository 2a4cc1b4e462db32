# Abstract base classes, virtual subclasses, collections.abc mixins, typing protocols.
from abc import ABC, ABCMeta, abstractmethod
import collections.abc as cabc
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
class Shape(ABC):
    @abstractmethod
    def area(self): "area"
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def info(): ...
    def describe(self): return f"{self.name}: {self.area():.1f}"
class Half(Shape):
    def area(self): return 1
class Sq(Half):
    name = "square"
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def info(): return "info"
print(attempt(Shape), attempt(Half), Sq().describe(), Sq.make().info(), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Sq.__abstractmethods__, Shape.area.__isabstractmethod__, type(Shape).__name__)
class One(ABC):
    @abstractmethod
    def only(self): ...
print(attempt(One))
class Virtual: pass
Shape.register(Virtual); print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Shape in Virtual.__mro__, attempt(Shape.register, 5), attempt(lambda: Virtual.register(int)))
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, "quack") or NotImplemented
class Duck: quack = 1
print(issubclass(Duck, Hook), isinstance(Duck(), Hook), issubclass(int, Hook))
print([n for n in ("Hashable", "Iterable", "Iterator", "Sized", "Container", "Callable", "Collection", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet", "Reversible", "Generator", "Awaitable", "Coroutine", "ByteString" if hasattr(cabc, "ByteString") else "Buffer")])
for o in (1, "s", b"b", [], (), {}, set(), frozenset(), range(3), {}.keys(), {}.items(), (x for x in ()), len, iter([]), bytearray(), memoryview(b""), None, object()):
    print(type(o).__name__, [n for n in ("Hashable", "Iterable", "Iterator", "Sized", "Container", "Callable", "Collection", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet", "Reversible", "Generator", "KeysView", "Buffer") if isinstance(o, getattr(cabc, n))])
class Seq(cabc.Sequence):
    def __init__(self, *v): self.v = v
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
s = Seq(1, 2, 3, 2); print(list(s), 2 in s, list(reversed(s)), s.index(2), s.count(2), s.index(2, 2), attempt(s.index, 9), attempt(lambda: cabc.Sequence()))
class Map(cabc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Map(); m.update(a=1, b=2); m.setdefault("c", 3); print(list(m.items()), m.pop("a"), m.popitem(), m.get("zz"), "c" in m, m == {"c": 3}, dict(m), list(m.keys()), list(m.values()), attempt(m.pop, "q"), m.pop("q", 0), m.keys() & {"c"}, m.clear(), len(m))
class Set(cabc.Set):
    def __init__(self, it): self.v = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.v
    def __iter__(self): return iter(self.v)
    def __len__(self): return len(self.v)
a, b = Set([1, 2, 3]), Set([2, 3, 4]); print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a == Set([3, 2, 1]), a.isdisjoint([9]), Set([1]) < a, a == {1, 2, 3}, {1, 2} & a == {1, 2})
class MS(cabc.MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
q = MS(); q.append(1); q.extend([2, 3]); q += [4]; q.reverse(); q.remove(2); print(list(q), q.pop(), q.pop(0), list(q), q.clear(), list(q))
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
class HasClose:
    def close(self): pass
class NotRt(Protocol):
    def x(self): ...
print(isinstance(HasClose(), Closable), isinstance(5, Closable), attempt(isinstance, 5, NotRt), attempt(Closable), issubclass(HasClose, Closable))

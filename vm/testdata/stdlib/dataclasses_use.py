# dataclasses.
import dataclasses as dc
from dataclasses import dataclass, field, KW_ONLY, InitVar
from typing import ClassVar
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    count: ClassVar[int] = 5
    hidden: str = field(default="h", init=False, compare=False)
p = P(1); print(p, P(1, 2) == P(1, 2), P(1) != P(2), p == 5, P.__match_args__, [f.name for f in dc.fields(p)], dc.asdict(p), dc.astuple(p), dc.replace(p, x=9), P.__doc__, attempt(P), attempt(P, 1, 2, 3, 4), attempt(P, z=1), attempt(hash, p), attempt(lambda: p < p), dc.is_dataclass(P), dc.is_dataclass(5), P(1).tags is P(1).tags, attempt(dc.replace, p, hidden=1))
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)
a, b = V(1, 2), V(1, 10); print(a < b, sorted([b, a]), max(a, b), hash(V(1)) == hash(V(1)), {V(1): "k"}[V(1)], attempt(setattr, a, "major", 5), attempt(delattr, a, "major"), attempt(lambda: a < 5), V(1, 2, "x") == a)
@dataclass(slots=True, kw_only=True)
class S: a: int; b: str = "b"
print(S(a=1), S.__slots__, attempt(S, 1), attempt(setattr, S(a=1), "zz", 1), hasattr(S(a=1), "__dict__"))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(K(1, c=3), attempt(K, 1, 2, 3))
@dataclass
class Base:
    i: int = 1
    v: InitVar[int] = 10
    def __post_init__(self, v): self.total = self.i + v
@dataclass
class Child(Base):
    j: int = 2
    i: int = 100
c = Child(); print(c, c.total, Child(5, 6, 7).total, [f.name for f in dc.fields(Child)], dc.asdict(c), attempt(lambda: dc.replace(c, i=3)), dc.replace(c, i=3, v=1).total)
@dataclass(eq=False)
class NE: x: int
print(NE(1) == NE(1), hash(NE(1)) is not None)
@dataclass(unsafe_hash=True)
class UH: x: int; y: list = field(default_factory=list, hash=False)
print(hash(UH(1)) == hash(UH(1, [2])))
@dataclass(repr=False)
class NR: x: int
print(repr(NR(1)).split(" at ")[0].rsplit(".")[-1])
@dataclass
class Rec: v: int; kids: list["Rec"] = field(default_factory=list)
r = Rec(1, [Rec(2), Rec(3, [Rec(4)])]); print(r, dc.asdict(r), dc.astuple(r)); r.kids.append(r); print(repr(r))
for src in ("@dataclass\nclass X:\n a: list = []", "@dataclass\nclass X:\n a: int = 1\n b: int", "@dataclass(order=True, eq=False)\nclass X: a: int", "@dataclass(frozen=True)\nclass X(P): pass", "@dataclass\nclass X:\n a: int = field(default=1, default_factory=int)", "@dataclass(order=True)\nclass X:\n a: int\n def __lt__(s, o): pass", "@dataclass(slots=True)\nclass X:\n __slots__ = ()\n a: int = 1", "@dataclass\nclass X:\n a = field()", "@dataclass\nclass X:\n a: dict = {}", "@dataclass(frozen=True)\nclass X:\n a: int\n def __setattr__(s, n, v): pass", "@dataclass\nclass X:\n a: KW_ONLY\n b: KW_ONLY"):
    print(attempt(exec, src, dict(globals())))
M = dc.make_dataclass("M", [("x", int), "y", ("z", int, field(default=5))], namespace={"sum": lambda s: s.x + s.z}, bases=(), frozen=True); print(M(1, 2), M(1, 2).sum(), M.__name__, [(f.name, getattr(f.type, "__name__", f.type)) for f in dc.fields(M)])
f = dc.fields(P)[2]; print(f.name, f.default is dc.MISSING, f.default_factory, f.repr, f.compare, f.init, f.metadata, f.kw_only, repr(field(metadata={"m": 1})).split("metadata=")[1][:20])
@dataclass
class Weird:
    x: int
    def __repr__(self): return "own"
    def __eq__(self, o): return True
print(Weird(1), Weird(1) == Weird(2), Weird.__hash__)
match P(3, 4):
    case P(x, y=4): print("matched", x)
@dataclass
class Stack[T]:
    items: list[T] = field(default_factory=list)
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s, Stack.__type_params__)
@dataclass
class D:
    @property
    def p(self): return 1
    q: int = field(kw_only=True, default=3, doc="docs")
print(D(q=4), dc.fields(D)[0].doc, dc.asdict(D(), dict_factory=lambda kv: sorted(kv)))
import inspect; print(inspect.signature(P), inspect.signature(K), P.__init__.__qualname__, P.__annotations__)

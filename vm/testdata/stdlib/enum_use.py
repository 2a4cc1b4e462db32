# enum: Enum, IntEnum, Flag, StrEnum, auto, unique, functional form.
import enum
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
class Colour(Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1
    BLUE = 3
    @property
    def lower(self): return self.name.lower()
    def __str__(self): return f"<{self.name}>"
print(Colour.RED, repr(Colour.RED), Colour.CRIMSON is Colour.RED, Colour["GREEN"], Colour(3), list(Colour), len(Colour), Colour.__members__, Colour.RED.lower, Colour.RED.name, Colour.RED.value, Colour.RED in Colour, 1 in Colour, 99 in Colour, isinstance(Colour.RED, Colour), type(Colour.RED).__name__, Colour.RED == 1, Colour.RED != Colour.BLUE, hash(Colour.RED) == hash("RED"), {Colour.RED: 1}, list(reversed(Colour)), bool(Colour.RED), repr(Colour), Colour.__name__)
print(attempt(Colour, 99), attempt(lambda: Colour["X"]), attempt(lambda: Colour.X), attempt(setattr, Colour, "RED", 5), attempt(delattr, Colour, "RED"), attempt(lambda: Colour.RED < Colour.BLUE), attempt(setattr, Colour.RED, "value", 1), attempt(setattr, Colour.RED, "name", 1), attempt(lambda: type("C", (Colour,), {})), attempt(lambda: Colour.RED.RED), attempt(lambda: Colour()), attempt(exec, "class X(Enum):\n a = 1\n a = 2", {"Enum": Enum}), attempt(exec, "@unique\nclass X(Enum):\n a = 1\n b = 1", {"Enum": Enum, "unique": unique}))
class N(IntEnum): ONE = 1; TWO = auto(); FIVE = 5; SIX = auto()
print(N.TWO, repr(N.TWO), N.TWO + 1, N.SIX, N.ONE < N.TWO, N.TWO == 2, sorted([N.FIVE, N.ONE]), f"{N.TWO}", f"{N.TWO:03d}", "%d %s" % (N.TWO, N.TWO), [10, 20, 30][N.TWO], N(5), int(N.FIVE), max(N), N.ONE | N.TWO, range(N.TWO), isinstance(N.ONE, int))
class Perm(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
p = Perm.R | Perm.X; print(p, repr(p), Perm.RW, Perm(5), Perm(0), ~Perm.R, Perm.R in p, p & Perm.X, p ^ Perm.RW, bool(Perm(0)), list(p), len(p), [x.name for x in Perm], Perm.R | Perm.W is Perm.RW, Perm.R.value, attempt(Perm, 64), attempt(lambda: Perm.R | 1), p.name, Perm["RW"], Perm.RW == 3, list(Perm), Perm(7), Perm.__members__.keys())
class IF(IntFlag): A = 1; B = 2; C = 4
print(IF.A | IF.B, IF.A | 8, IF(9), IF.A + 1, ~IF.A, IF.A | IF.B == 3, repr(IF(0)), IF.C in IF(5), f"{IF.A|IF.B}")
class St(StrEnum): ALPHA = auto(); Beta = auto(); G = "custom"
print(St.ALPHA, repr(St.Beta), St.G + "!", St.ALPHA == "alpha", St("custom"), "x".join(St), St.G.upper(), f"{St.G:>8}", attempt(exec, "class X(StrEnum): a = 1", {"StrEnum": StrEnum}))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6); MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius**2, 2)
print(Planet.EARTH.g, Planet.MARS.value, Planet((5.97e24, 6.37e6)), [p.name for p in Planet])
class Coord(bytes, Enum):
    def __new__(cls, v, label): o = bytes.__new__(cls, [v]); o._value_ = v; o.label = label; return o
    PX = (0, "x"); PY = (1, "y")
print(Coord.PX, Coord(1).label, Coord.PY[0])
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "default" else None
print(Miss("default"), attempt(Miss, "other"))
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return f"{name}-{count}-{last}"
    X = auto(); Y = auto()
print([m.value for m in Auto]); F = Enum("F", "A B C"); print(list(F), F.B.value, Enum("G", {"k": "v"}).k, Enum("H", [("a", 5)], start=3).a, IntEnum("I", ["p", "q"], start=10).q, F.__module__)
class WithMember(Enum):
    A = 1
    class Inner: pass
    def meth(self): return self.value
    _ignore_ = ["tmp"]
    tmp = 5
    f = enum.member(lambda: 1); g = enum.nonmember(7)
print(list(WithMember)[0], WithMember.g, hasattr(WithMember, "tmp"), type(WithMember.Inner).__name__, WithMember.A.meth(), [m.name for m in WithMember])
@enum.verify(enum.CONTINUOUS)
class Cont(Enum): A = 1; B = 2
print(attempt(lambda: enum.verify(enum.CONTINUOUS)(Enum("Z", {"a": 1, "c": 3}))), enum.property, Colour.RED.__class__, [x for x in dir(Cont) if not x.startswith("__")])
import pickle, copy; print(pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED, copy.deepcopy(Colour.GREEN) is Colour.GREEN, pickle.loads(pickle.dumps(Perm.R | Perm.X)) == p)
match Colour.BLUE:
    case Colour.RED: print("red")
    case Colour.BLUE: print("blue")

# Rich comparison fallbacks, __eq__/__hash__ interplay, ordering protocols.
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class T:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"T{self.n}"
for name in ("lt", "le", "eq", "ne", "gt", "ge"):
    setattr(T, f"__{name}__", (lambda name: lambda self, o: f"{self}.{name}({o})")(name))
class U(T):
    def __repr__(self): return f"U{self.n}"
    def __lt__(self, o): return f"{self}.LT({o})"
a, b, u = T(1), T(2), U(3)
print(a < b, a <= b, a == b, a != b, a > b, a >= b, a < 5, 5 < a, 5 >= a, 5 == a, 5 != a, a < u, a > u, u > a, a == u, a == None, None == a, "x" < a)
class OnlyEq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, OnlyEq) and self.v == o.v
x, y, z = OnlyEq(1), OnlyEq(1), OnlyEq(2)
print(x == y, x != y, x == z, x != z, x in [y], [x].index(y), OnlyEq.__hash__); attempt(lambda: hash(x)); attempt(lambda: {x: 1}); attempt(lambda: {x}); attempt(lambda: x < y)
class EqHash(OnlyEq):
    __hash__ = lambda self: self.v
class SubNoHash(EqHash):
    def __eq__(self, o): return True
class Restored(SubNoHash):
    __hash__ = EqHash.__hash__
print(hash(EqHash(5)), len({EqHash(1), EqHash(1), EqHash(2)}), SubNoHash.__hash__, hash(Restored(7)))
class Unhash:
    __hash__ = None
attempt(lambda: hash(Unhash()))
class HV:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
for h in (0, -1, -2, 2**61 - 1, 2**61, 2**64, -2**70, True, 1.5, "a", None):
    attempt(lambda: hash(HV(h)))
print(hash(object()) != 0, object() == object(), (o := object()) == o, o != o, object().__eq__(1), object().__ne__(1), object().__lt__(1), (1).__eq__("a"), (1).__lt__(1.5), "a".__eq__(1), [].__eq__(()), None.__eq__(None), int.__eq__(1, 1))
class Weird:
    def __eq__(self, o): return "truthy string"
    def __ne__(self, o): return []
    def __lt__(self, o): return 0
    def __bool__(self): return False
w = Weird(); print(w == 1, w != 1, not (w != 1), w < 1, w in [1], [1].count(w), 1 if w == 2 else 0, [w] == [1], (w,) != (1,), [w] < [1])
class EqBool:
    def __eq__(self, o): return NotImplemented
e1, e2 = EqBool(), EqBool(); print(e1 == e2, e1 != e2, e1 == e1)
class BadBool:
    def __bool__(self): raise ValueError("no truth")
class CmpBad:
    def __eq__(self, o): return BadBool()
attempt(lambda: type(CmpBad() == 1).__name__); attempt(lambda: CmpBad() in [1]); attempt(lambda: [CmpBad()] == [1]); attempt(lambda: 1 < 2 < BadBool()); attempt(lambda: CmpBad() == 1 == 2)
import functools
@functools.total_ordering
class Ver:
    def __init__(self, s): self.p = tuple(map(int, s.split(".")))
    def __eq__(self, o): return self.p == o.p if isinstance(o, Ver) else NotImplemented
    def __lt__(self, o): return self.p < o.p if isinstance(o, Ver) else NotImplemented
    def __hash__(self): return hash(self.p)
    def __repr__(self): return ".".join(map(str, self.p))
vs = [Ver(s) for s in ("1.10", "1.2", "1.2.1", "0.9")]; print(sorted(vs), max(vs), Ver("1.0") >= Ver("0.5"), Ver("1") <= Ver("1")); attempt(lambda: Ver("1") < 5); attempt(lambda: Ver("1") >= 5)
class Cls(type):
    def __eq__(cls, o): return True
    def __hash__(cls): return 5
    def __lt__(cls, o): return cls.__name__ < o.__name__
class Z1(metaclass=Cls): pass
class Z0(metaclass=Cls): pass
print(Z1 == 5, hash(Z1), [c.__name__ for c in sorted([Z1, Z0])])
calls = []
class Spy:
    def __init__(self, n): self.n = n
    def __eq__(self, o): calls.append((self.n, getattr(o, "n", o))); return self.n == getattr(o, "n", o)
    def __hash__(self): return 1
d = {Spy(1): "a"}; calls.clear(); d[Spy(2)] = "b"; print(calls); calls.clear(); print(d[Spy(1)], calls); calls.clear(); print(Spy(3) in d, calls); calls.clear(); print([Spy(1), Spy(2)] == [Spy(1), Spy(3)], calls); calls.clear(); k = Spy(9); print({k: 1}[k], calls); print([k] == [k], calls, (k,).index(k), calls)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 == True, (3 > 2 > 1) == True, 1 == 1.0 == 1j + 1 - 1j, "a" < "b" < "c" != "d", 1 in [1] == True, not 1 == 2, None is None is not 5)

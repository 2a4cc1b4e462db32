# bool is an int with two values; truth of every type; short circuits.
def loud(x):
    print("<%r>" % (x,), end="")
    return x

for a in (True, False):
    print(a, repr(a), str(a), int(a), float(a), a + 1, -a, a * 3, a / 2, a ** 2, ~int(a), abs(a), a.real, hash(a), f"{a}", f"{a:d}", f"{a:5}|", f"{a:>7}|", "%d %s" % (a, a))
    for b in (True, False):
        print(a & b, a | b, a ^ b, a and b, a or b, a == b, a < b, a + b, type(a & b).__name__, type(a + b).__name__, type(a & 1).__name__)
print([bool(x) for x in ((), (0,), [], [[]], {}, {0: 0}, set(), {0}, "", " ", b"", b"\0", 0, 0.0, 0j, None, ..., range(0), range(1), int, lambda: 0)])
print(loud(0) and loud(1), loud(1) and loud(0), loud(0) or loud(2), loud(3) or loud(0))
print(loud(1) and loud(2) and loud(3), loud(0) or loud("") or loud([]), loud(1) and loud(0) or loud(5))
print(not loud(0), not not loud(3), loud(1) if loud(0) else loud(2))
print(1 < loud(2) < 3 < loud(3) < loud(9), 1 < 3 > 2 != 5 in (5,), 1 < 0 < loud(5))
print((not 1) is False, True is (1 == 1), isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__base__)
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class B(L):
    def __bool__(self): return self.n > 5
class Bad:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class Huge:
    def __len__(self): return 2**70
class StrLen:
    def __len__(self): return "3"
print(bool(L(0)), bool(L(2)), bool(B(2)), bool(B(6)), [x.n for x in (L(0), L(1), B(3), B(7)) if x])
for x in (Bad(), BadLen(), Huge(), StrLen()):
    for f in (bool, len, lambda v: v or 1, lambda v: not v):
        try:
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)
try:
    class MyBool(bool): pass
except TypeError as e:
    print(e)
try:
    bool(1, 2)
except TypeError as e:
    print(e)
try:
    bool(x=1)
except TypeError as e:
    print(e)
print({True: "t", 1: "one", 1.0: "onef"}, [10, 20][True], "ab"[False], sum([True, True, False]), sorted([True, False, 2, -1]), max(True, 1), max(1, True))
print(any([]), all([]), any([0, "", None, 3]), all([1, "a", []]), any(loud(x) for x in (0, 1, 2)), all(loud(x) for x in (1, 0, 2)))
import warnings
warnings.simplefilter("error")
try:
    print(~(1 == 1))
except DeprecationWarning as e:
    print("DeprecationWarning", str(e)[:60])

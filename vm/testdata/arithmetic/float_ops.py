# Float arithmetic: special values, comparisons with ints, errors.
import math
inf, nan = float("inf"), float("nan")
grid = [0.0, -0.0, 1.5, -2.25, 1e308, 5e-324, inf, -inf, nan]

def attempt(f):
    try:
        return f()
    except (ZeroDivisionError, OverflowError, ValueError, TypeError) as e:
        return f"{type(e).__name__}: {e}"

for sym, op in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b),
                ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("**", lambda a, b: a ** b), ("divmod", divmod)):
    for a in grid:
        print(sym, a, [attempt(lambda: op(a, b)) for b in grid])
for a in grid:
    print(a, [(a < b, a <= b, a == b, a != b, a > b, a >= b) for b in grid])
for f in (7.5, -7.5):
    for g in (2.0, -2.0, 0.7):
        print(f, g, f // g, f % g, divmod(f, g))
big = 2**53
print(big + 1 == float(big + 1), big + 1 > float(big), float(big) < big + 1, 2**1024 > 1e308, -2**1024 < -inf, 2**2000 < inf, 10**400 == inf)
print(1.0 == 1, 0.1 + 0.2 == 0.3, nan == nan, nan in [nan], [nan] == [nan], nan != nan)
print(2 ** 0.5, 2 ** -1, (-8) ** (1 / 3), (-2.0) ** 3, 0.0 ** 0, 0 ** 0.0, 4 ** 0.5, 2.0 ** 1023)
print([attempt(f) for f in (lambda: 0 ** -1, lambda: 0.0 ** -2, lambda: 2.0 ** 1024, lambda: 10.0 ** 400, lambda: 1e308 * 10, lambda: 1.0 % 0, lambda: 1 // 0.0, lambda: 1 / 0.0, lambda: divmod(1.0, 0), lambda: 1.0 << 2, lambda: ~1.0, lambda: 1.0 & 1)])
print(abs(-0.0), -(-0.0), +(-1.5), abs(-inf), bool(0.0), bool(nan), bool(-0.0), not 0.1)
print(min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sorted([3.5, -1, 2, 0.0, inf, -inf]))
print(math.copysign(1, -0.0), math.copysign(1, 0.0 * -1), (0.0).__add__(1), (1.5).__add__("x"), (1.5).__radd__(2), (2.5).__floordiv__(0.5), (1.5).__eq__(1.5), (1.5).__eq__("a"))
x = 1.0
for i in range(60):
    x = x * 0.5 + i % 3
print(x, sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1] * 3, 0.5))
print((1.25).real, (1.25).imag, (1.25).conjugate(), (-2.0).is_integer(), (2.5).is_integer(), math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5), (2.7).__trunc__(), (2.3).__floor__(), (2.3).__ceil__())
class F(float):
    def __repr__(self): return "F:" + float.__repr__(self)
    def __add__(self, other): return F(float(self) + other)
print(F(1.5), str(F(1.5)), F(1) + 2, 2 + F(1), F(2) * 2, -F(2), [F(3)], f"{F(2):.2f}", F("4e2"), F(1) == 1.0, hash(F(1)) == hash(1))

# math, cmath, statistics, fractions, decimal in short.
import math
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
inf, nan = math.inf, math.nan
one = "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs factorial floor frexp gamma isfinite isinf isnan isqrt lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp".split()
for name in one:
    f = getattr(math, name); print(name, [(lambda r: float(f"{r:.13g}") if isinstance(r, float) and name in ("gamma", "lgamma", "erf", "erfc", "tan", "sinh", "cosh", "tanh", "expm1", "asinh", "acosh", "atanh", "exp", "sin", "cos", "cbrt", "log1p", "acos", "asin", "atan", "exp2", "log2", "log10") else r)(attempt(f, v)) for v in (0, 1, -1, 0.5, 2.5, 10, -0.0, inf, -inf, nan, 100, "x")])
for name, args in (("atan2", (1, -1)), ("atan2", (0.0, -0.0)), ("copysign", (3, -0.0)), ("fmod", (7, -3)), ("fmod", (1, 0)), ("fmod", (inf, 1)), ("remainder", (7, 4)), ("remainder", (5, 2)), ("hypot", (3, 4)), ("hypot", (1, 2, 3)), ("hypot", ()), ("dist", ([1, 2], [4, 6])), ("dist", ([1], [1, 2])), ("ldexp", (0.5, 10)), ("ldexp", (1, 5000)), ("log", (8, 2)), ("log", (10**400,)), ("log", (0,)), ("log", (-1,)), ("log", (2**2000, 2)), ("log2", (2**2000,)), ("pow", (2, 0.5)), ("pow", (-8, 1 / 3)), ("pow", (0, -1)), ("gcd", (12, 18, 27)), ("gcd", ()), ("gcd", (0, 0)), ("gcd", (-4, 6)), ("gcd", (2**100, 6**50)), ("lcm", (4, 6)), ("lcm", ()), ("lcm", (0, 5)), ("comb", (10, 3)), ("comb", (3, 10)), ("comb", (100, 50)), ("comb", (-1, 2)), ("perm", (5, 2)), ("perm", (5,)), ("factorial", (50,)), ("factorial", (-1,)), ("factorial", (2.5,)), ("isqrt", (10**40,)), ("isqrt", (-1,)), ("prod", ([1, 2, 3, 4],)), ("prod", ([],)), ("prod", ([1.5, 2],)), ("fsum", ([0.1] * 10,)), ("fsum", ([1e100, 1, -1e100],)), ("sumprod", ([1, 2], [3, 4])), ("sumprod", ([1], [1, 2])), ("isclose", (1, 1 + 1e-10)), ("isclose", (0, 1e-10)), ("nextafter", (1, 2)), ("nextafter", (0, -1)), ("nextafter", (1.0, inf)), ("ceil", (2**70 + 0.5,)), ("floor", (-0.5,)), ("trunc", (1e300,)), ("modf", (-3.75,)), ("frexp", (-0.0,)), ("fma", (2, 3, 4)), ("gcd", (1.5, 2)), ("floor", (inf,)), ("ceil", (nan,)), ("sqrt", (2**1000,)), ("exp", (1000,)), ("cosh", (1000,)), ("pow", (10, 400)), ("isqrt", (1.5,))):
    print(name, args if len(str(args)) < 60 else "...", attempt(getattr(math, name), *args))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.isclose(1, 1.1, rel_tol=0.1), math.isclose(0, 0.05, abs_tol=0.1), attempt(math.isclose, 1, 1, rel_tol=-1), math.prod([2, 3], start=10), sorted(n for n in dir(math) if n[0] != "_"))
class F:
    def __float__(self): return 4.0
    def __ceil__(self): return "c"
    def __index__(self): return 6
print(math.sqrt(F()), math.ceil(F()), math.factorial(F()), math.gcd(F(), 4), math.floor(2**70), attempt(math.sqrt, "4"), attempt(math.sqrt), attempt(math.sqrt, 1, 2), attempt(math.hypot, "a"))
from fractions import Fraction as Fr
print(Fr(3, 6), Fr("0.125"), Fr(1.5), Fr("3/4") + 1, Fr(1, 3) * 3 == 1, Fr(7, 2) // 1, Fr(7, 2) % 1, Fr(1, 3) < 0.34, Fr(2, 3) ** 2, Fr(4) ** Fr(1, 2), float(Fr(1, 3)), round(Fr(7, 2)), round(Fr(22, 7), 2), math.floor(Fr(-1, 2)), Fr(3.14159).limit_denominator(100), hash(Fr(1, 2)) == hash(0.5), attempt(Fr, 1, 0), attempt(Fr, "x"), f"{Fr(1, 3):.3f}", repr(Fr(1, 2)), sum([Fr(1, i) for i in range(1, 10)]), Fr(1, 2) + 0.5, Fr(5).is_integer())
from decimal import Decimal as D, getcontext, localcontext
getcontext().prec = 28
print(D("0.1") + D("0.2"), D(1) / D(3), D("1.50") * 2, D("1e3"), D(0.1), D("NaN"), D("-Infinity"), D("7") // 2, D("-7") % 3, D(2).sqrt(), D("3.14159").quantize(D("0.01")), round(D("2.675"), 2), D("1.0") == 1, hash(D(1)) == hash(1), repr(D("1.10")), str(D("123456789012345678901234567890")), D("1.10").normalize(), D("100").normalize(), D("5").compare(D("3")), f"{D('1234.5'):,.2f}", D((0, (1, 2, 3), -1)), D("1.23").as_tuple(), int(D("12.9")), max(D(1), D(2)), D(2) ** 10, D("2") ** D("0.5"), D("0").is_zero(), D(10).ln(), D(1).exp())
with localcontext() as ctx: ctx.prec = 5; print(D(1) / 7, D(2) ** 50)
import statistics as st; print(st.mean([1, 2, 3, 4]), st.median([3, 1, 2]), st.mode("aab"), st.stdev([1, 2, 3, 4]), st.variance([1, 2, 4]), st.pstdev([1, 2]), st.quantiles([1, 2, 3, 4, 5]), attempt(st.mean, []), st.fmean([1, 2]), st.median_low([1, 2, 3, 4]), st.multimode("aabb"), st.harmonic_mean([1, 2, 4]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.correlation([1, 2, 3], [1, 2, 4]))

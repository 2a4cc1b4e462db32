# Complex numbers: construction, writing, operators.
def attempt(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"

z = 3 + 4j
w = -1.5 - 2j
print(z, w, -z, +z, abs(z), z.conjugate(), z.real, z.imag, bool(0j), bool(z))
print(z + w, z - w, z * w, z / w, z ** 2, z ** w, z ** 0, z ** -1, z ** 0.5, 2 ** z, 1 + z, z - 1, 2 * z, 1.5 / z, z == 3 + 4j, z != w, z == 3, (3 + 0j) == 3)
for c in (1j, -1j, 0j, -0j, 1 + 0j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(1e20, 1e-20), complex(float("inf"), float("nan")), complex(1.5, float("-inf"))):
    print(repr(c), str(c), c.real, c.imag, hash(c) == hash(c), f"{c}", f"{c:.2f}", f"{c:>20}", f"{c:e}", f"{c:g}", f"{c:+.1f}")
for text in ("1", "1j", "j", "-j", "+1-2j", "1.5e3+2E-2j", " (1+2j) ", "nan+infj", "1+2", "1 + 2j", "", "(1", "1jj", "i", "1_0+2_0j", "inf-nanj"):
    print(repr(text), attempt(complex, text))
print(attempt(complex), attempt(complex, 1, 2), attempt(complex, 1.5), attempt(complex, 1j, 1), attempt(complex, "1", 2), attempt(complex, 1, "2"), attempt(complex, None), attempt(complex, []))
print(attempt(lambda: z < w), attempt(lambda: z // w), attempt(lambda: z % w), attempt(divmod, z, w), attempt(lambda: z / 0), attempt(lambda: 0j ** -1), attempt(int, z), attempt(float, z), attempt(lambda: z + "a"), attempt(round, z), attempt(pow, z, 2, 3))
print(hash(3 + 0j) == hash(3), hash(1.5 + 0j) == hash(1.5), {1: "a"}[1 + 0j], hash(1 + 2j), hash(-1j))
class C:
    def __complex__(self): return 2 - 3j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __complex__(self): return "no"
print(complex(C()), complex(F()), complex(I()), complex(F(), I()), attempt(complex, Bad()))
print(attempt(format, z, "d"), attempt(format, z, "010"), attempt(format, z, "=10"), format(z, ".3"), format(z, ",.2f"), format(z, "<20") + "|")
print((1 + 2j).__add__(1), (1 + 2j).__add__("x"), (1j).__radd__(2.5), sum([1j, 2, 3.5]), complex.from_number(3), complex.from_number(F()))
import cmath
print(cmath.sqrt(-1), cmath.phase(1j), cmath.polar(1 + 1j), cmath.exp(1j * cmath.pi).real, cmath.isclose(cmath.rect(1, 1), cmath.exp(1j)))

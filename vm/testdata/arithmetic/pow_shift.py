# Powers, shifts and three-argument pow in all their corners.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

for base in (-3, -2, -1, 0, 1, 2, 3, 10):
    print(base, [attempt(lambda: base ** e) for e in (-3, -2, -1, 0, 1, 2, 3, 10, 63, 64)])
for base in (-2.5, -1.0, 0.0, 0.5, 1.0, 2.0):
    print(base, [attempt(lambda: base ** e) for e in (-3, -2.0, -0.5, 0, 0.5, 1, 2, 10.0)])
for base in (0, 1, 2, 3, -4, 123456789, 2**80):
    for exp in (0, 1, 2, 5, 100, 2**65, -1, -3):
        print(base, exp, [attempt(pow, base, exp, m) for m in (1, -1, 2, 5, -5, 97, 2**61 - 1, 2**90 + 7)])
print([1 << n for n in (0, 1, 31, 32, 62, 63, 64, 65, 127, 128)])
print([-5 << n for n in (0, 1, 31, 60, 61, 62, 63, 64)])
print([(2**70 + 3) >> n for n in (0, 1, 2, 63, 64, 69, 70, 71, 1000)])
print([(-2**70 - 3) >> n for n in (0, 1, 2, 63, 64, 69, 70, 71, 1000)])
print([-1 >> n for n in (0, 1, 63, 64, 100)], [7 >> n for n in (0, 1, 2, 3, 64, 2**40)], [-7 >> n for n in (0, 1, 2, 3, 64, 2**40)])
print(0 << 10**10, attempt(lambda: 1 << 2**70)[:30], attempt(lambda: 5 >> 2**70), attempt(lambda: -5 >> 2**70), attempt(lambda: 5 >> -2**70), attempt(lambda: 1 << -2**70))
print(attempt(lambda: 2 ** "a"), attempt(lambda: "a" ** 2), attempt(pow, 2, 3, "a"), attempt(pow, 2.0, 3, 5), attempt(pow, "a", 2), attempt(lambda: 1 << 1.0), attempt(lambda: None >> 1), attempt(pow, 2), attempt(pow))
print(pow(2, exp=3), pow(base=2, exp=3, mod=5), attempt(lambda: pow(2, foo=1)))
print(True << 3, True ** True, 5 ** True, False ** False, True >> 1)
x = 3
x **= 4; print(x)
x <<= 5; print(x)
x >>= 3; print(x)
x |= 7; x &= ~2; x ^= 1024; print(x)
x //= 7; x %= 50; print(x)
x -= 2**65; x *= -3; print(x)
x /= 4; print(x)
class P:
    def __pow__(self, other, mod=None): return ("pow", other, mod)
    def __rpow__(self, other, mod=None): return ("rpow", other, mod)
    def __ipow__(self, other): return ("ipow", other)
    def __lshift__(self, o): return "lsh"
    def __rrshift__(self, o): return "rrsh"
p = P()
print(p ** 2, 2 ** p, pow(p, 2, 3), attempt(pow, 2, p, 3), attempt(pow, 2, 3, p), p << 1, 1 >> p, attempt(lambda: p >> 1), attempt(lambda: 1 << p))
p **= 5
print(p)
fib = [0, 1]
while len(fib) < 130: fib.append(fib[-1] + fib[-2])
print(fib[90:100], fib[-1], sum(fib), [f for f in fib if f % 1000 == 1])

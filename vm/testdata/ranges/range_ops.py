# range objects.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
class I:
    def __index__(self): return 4
for args in ((5,), (0,), (-3,), (2, 8), (8, 2), (0, 10, 3), (10, 0, -3), (0, 10, -1), (5, 6, 100), (-5, 5, 2), (2**70, 2**70 + 3), (I(),), (True,)):
    r = range(*args)
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), r[::2], r[::-1], list(r[1:3]), attempt(lambda: r[0]), attempt(lambda: r[-1]), attempt(lambda: r[100]))
for args in ((), (1, 2, 3, 4), (1.5,), ("a",), (1, 2, 0), (None,), (1, None)):
    print(args, attempt(range, *args))
r = range(3, 50, 4)
print(7 in r, 8 in r, 7.0 in r, 7.5 in r, "a" in r, -1 in r, 2**70 in r, r.index(7), attempt(r.index, 8), attempt(r.index, "a"), r.count(11), r.count(12), r.count(True), r == range(3, 51, 4), range(0) == range(5, 2), range(0, 1, 5) == range(0, 1), r == list(r), hash(r) == hash(range(3, 51, 4)), hash(range(0)) == hash(range(3, 3)), {r: 1}[range(3, 51, 4)], attempt(lambda: r < r), attempt(lambda: r + r), attempt(setattr, r, "start", 1), attempt(lambda: r["a"]), r[True], r[I()])
big = range(0, 10**20, 3); print(big[10**18], big[-1], 10**19 + 2 in big, attempt(len, big), big[:3], list(big[-2:]), big.index(9 * 10**18), bool(big), list(zip(range(2**64, 2**64 + 2), range(-(2**64), 0))))
it = iter(range(3)); print(next(it), it.__length_hint__(), list(it), attempt(next, it), type(it).__name__, type(iter(big)).__name__); itb = iter(range(2**65, 2**65 + 2)); print(next(itb), itb.__length_hint__(), list(itb))
total = 0
for i in range(1000):
    if i % 3 == 0: continue
    if i > 900: break
    total += i
else:
    total = -1
print(total, i)
for i in range(3): pass
else: print("else ran", i)
for i in range(0): pass
print(i)
x = [j for i in range(4) for j in range(i)]; print(x, sum(range(101)), max(range(5)), min(range(9, 2, -2)), sorted(range(5), reverse=True), list(map(pow, range(4), range(4))), list(range(5))[range(5)[2]], *range(3), [*range(2), *range(2)])
a, b, c = range(3); print(a, b, c, attempt(lambda: exec("a, b = range(3)")), tuple(range(2, -3, -2)), str(range(1, 5)), repr(range(0, 5, 2)), f"{range(3)}", range(5)[1:-1][::-1], range(10)[8:2:-2], range(10)[20:], range(-3)[::])
i = 10
for i in range(i): i *= 2
print(i, isinstance(r, range), attempt(lambda: type("R", (range,), {})))

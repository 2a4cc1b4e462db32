# sort: stability, keys, reverse, failures in the middle.
import functools
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        yield seed >> 33
rng = lcg(42)
for n in (0, 1, 2, 3, 10, 63, 64, 65, 200, 1000):
    data = [next(rng) % (n or 1) for _ in range(n)]
    pairs = [(v, i) for i, v in enumerate(data)]
    s = sorted(pairs, key=lambda p: p[0])
    assert s == sorted(pairs), n
    r = sorted(pairs, key=lambda p: p[0], reverse=True)
    assert [p[0] for p in r] == sorted(data)[::-1]
    assert all(r[i][1] < r[i + 1][1] for i in range(n - 1) if r[i][0] == r[i + 1][0]), "stability with reverse"
    print(n, sum(i * p[1] for i, p in enumerate(s)), sum(i * p[1] for i, p in enumerate(r)))
words = "the Quick brown fox Jumps over The lazy dog a B c".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)), sorted(words, key=str.swapcase))
calls = []
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        calls.append(1)
        return self.v < o.v
    def __repr__(self): return f"K{self.v}"
ks = [K(v) for v in (5, 2, 8, 1, 9, 3)]
print(sorted(ks), 5 <= len(calls) <= 15, min(ks), max(ks, key=lambda k: -k.v)); calls.clear()
print(sorted(ks, reverse=True), 5 <= len(calls) <= 15); calls.clear()
print(len(sorted([K(i) for i in range(100)])), len(calls) == 99); calls.clear()
print(len(sorted([K(-i) for i in range(100)])), len(calls) == 99); calls.clear()
print(len(sorted([K(i * 37 % 101) for i in range(101)])), len(calls) < 700); calls.clear()
print(sorted([3, 1.5, True, -2, 2.5, 0]), sorted(["b", "é", "a", "日"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]), sorted([b"b", b"a"]), sorted([2**70, 1, -2**70, 5.5]), sorted([float("inf"), 1, -float("inf")]))
print(attempt(sorted, [1, "a"]), attempt(sorted, [1j, 2j]), attempt(sorted, [None, 1]), attempt(sorted, 5), attempt(sorted, [1], lambda x: x), attempt(sorted, [1, 2], key=5), attempt(sorted, [1], foo=1), attempt(sorted, [(1, None), (1, 2)]), sorted([(1, None), (2, 2)]))
x = [5, 3, 1]
def spy(v): return (v, len(x))
x.sort(key=lambda v: (len(x), v)); print(x)
def meddle(v): x.append(1); return v
print(attempt(x.sort, key=meddle), x)
def boom(v):
    if v == 3: raise RuntimeError("boom")
    return v
y = [5, 4, 3, 2]; print(attempt(y.sort, key=boom), sorted(y)); print(y.sort(), y, y.sort(reverse=True), y, attempt(y.sort, int), attempt(y.sort, reverse="x"), y.sort(key=None, reverse=0), y)
def cmp(a, b): return (a > b) - (a < b)
print(sorted([3, 1, 2], key=functools.cmp_to_key(cmp)), sorted("bca", key=functools.cmp_to_key(lambda a, b: cmp(b, a))), sorted({"b": 1, "a": 2}), sorted({3, 1}), sorted("hello"), sorted(x for x in (3, 1)), sorted(range(5), key=lambda v: v % 3))
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25)]
people.sort(key=lambda p: p[0], reverse=True); people.sort(key=lambda p: p[1]); print(people)
class Rev:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
print([r.v for r in sorted([Rev(2), Rev(1), Rev(3)])], attempt(sorted, [object(), object()]))
class Bad:
    def __lt__(self, o): return NotImplemented
print(attempt(sorted, [Bad(), Bad()]), attempt(max, []), attempt(min, [], default="d"), attempt(max, 1), max("a", "b", key=ord), min([3, 1, 2], key=lambda v: -v), max((1, "x"), (1, "y")), attempt(max, 1, "a"), attempt(max, [1], key=5), attempt(min), attempt(max, 1, 2, default=3))

# set and frozenset (printed sorted).
def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        return (type(r).__name__, sorted(r)) if isinstance(r, (set, frozenset)) else r
    except Exception as e:
        return f"{type(e).__name__}: {e}"
a, b = {1, 2, 3, 4}, frozenset({3, 4, 5})
for name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"):
    for x, y in ((a, b), (b, a), (a, [3, 4, 9]), (a, ()), (set(), a), (b, "ab"), (a, {1: 2}), (a, range(2, 4))):
        print(name, attempt(getattr(x, name), y))
print(attempt(a.union), attempt(a.union, [7], "x" * 0, (8,)), attempt(a.intersection, b, [4]), attempt(a.difference, [1], [2]), attempt(a.union, 5), attempt(a.issubset, 5), attempt(a.symmetric_difference))
for sym, f in (("|", lambda x, y: x | y), ("&", lambda x, y: x & y), ("-", lambda x, y: x - y), ("^", lambda x, y: x ^ y), ("<=", lambda x, y: x <= y), ("<", lambda x, y: x < y), (">=", lambda x, y: x >= y), (">", lambda x, y: x > y), ("==", lambda x, y: x == y), ("!=", lambda x, y: x != y)):
    print(sym, [attempt(f, x, y) for x, y in ((a, b), (b, a), (a, set(a)), (a, {1}), (a, [1]), (a, 5), (a, {1: 1}))])
s = {1}
for name, args in (("add", (2,)), ("add", ([],)), ("add", ({3},)), ("discard", (9,)), ("discard", (1,)), ("remove", (9,)), ("remove", ({2},)), ("remove", (2,)), ("update", ([5, 6], (7,))), ("update", (5,)), ("intersection_update", ([5, 6],)), ("difference_update", ([6],)), ("symmetric_difference_update", ([5, 8],)), ("copy", ()), ("pop", ()), ("clear", ()), ("pop", ())):
    print(name, args, attempt(getattr(s, name), *args), sorted(s))
s = {1, 2}; t = s; s |= {3}; print(sorted(t), s is t); s &= {2, 3}; s -= {3}; s ^= {9}; print(sorted(s), s is t, attempt(lambda: exec("s |= [1]", {"s": s}))); f = frozenset([1]); g = f; f |= {2}; print(sorted(f), f is g, attempt(lambda: g.add), attempt(lambda: g.update))
print(set(), frozenset(), {1}, frozenset({1}), repr({"a"}), {(1, 2)}, {None}, [set()], bool(set()), len({1, 1.0, True}), {0, False, 0.0}, {frozenset({1})}, {1.5}, attempt(set, 5), attempt(set, 1, 2), attempt(lambda: {[]}), attempt(lambda: {{1}}), sorted(set("hello")), sorted({*"ab", *[1][:0]}), attempt(hash, {1}), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), frozenset(b) is b, set(a) is a)
print({1} in {frozenset({1})}, frozenset({1}) in {frozenset({1})}, attempt(lambda: [] in {1}), {1, 2} == {2, 1}, {1} == frozenset([1]), frozenset([1]) == {1}, {1} != {1}, {1} == [1], {frozenset({1}): "k"}[frozenset({1})])
def mutate():
    s = {1, 2, 3}
    for x in s: s.add(x + 100)
def shrink():
    s = {1, 2, 3}
    for x in s: s.discard(x)
print(attempt(mutate), attempt(shrink), attempt(lambda: next(iter(set()))), iter({1}).__length_hint__(), attempt(lambda: {1}[0]), attempt(lambda: {1} + {2}), attempt(lambda: {1} < 5))
class S(set):
    def __init__(self, *a): super().__init__(*a); self.n = "n"
    def add(self, x): super().add(x * 10)
class FS(frozenset): pass
x = S([1]); x.add(2); print(x == {1, 20}, x.n, type(x | {3}).__name__, type(x.copy()).__name__, type(FS([1]) | {2}).__name__, FS([1]), repr(S([7])), isinstance(x, set), FS([1]) == {1}, hash(FS([1])) == hash(frozenset([1])))
big = {i * 7919 % 10007 for i in range(5000)}
for i in range(0, 10007, 2): big.discard(i)
print(len(big), sum(big), min(big), max(big), 7919 in big, len(big & set(range(100))), len(big | set(range(100))), len(big ^ set(range(100))), big.issuperset(sorted(big)[:10]))
r = set(); r.add(frozenset([frozenset(), frozenset([frozenset()])])); print(len(r), len(next(iter(r))))
def powerset(items):
    items = list(items); return sorted(sorted(items[j] for j in range(len(items)) if m >> j & 1) for m in range(1 << len(items)))
print(powerset("abc"), sorted(map(sorted, {frozenset(p) for p in [(1, 2), (2, 1), (3,)]})))

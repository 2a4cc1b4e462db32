# itertools.
import itertools as it, operator
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
take = lambda n, i: list(it.islice(i, n))
print(take(3, it.count()), take(3, it.count(5, -2)), take(3, it.count(0.5, 0.25)), take(2, it.count(2**63 - 1)), repr(it.count(3)), repr(it.count(1, 2)), take(7, it.cycle("abc")), take(3, it.cycle([])), list(it.repeat("x", 3)), take(2, it.repeat(1)), repr(it.repeat(1, 3)), list(it.repeat(1, -1)), it.repeat(1, 5).__length_hint__(), attempt(it.count, "a"), attempt(it.repeat))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate("abc")), list(it.accumulate([])), list(it.accumulate([1, 2, 3], operator.mul, initial=2)), attempt(lambda: list(it.accumulate([1, "a"]))))
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "cd"])), attempt(lambda: list(it.chain("a", 5))), list(it.chain()), list(it.compress("abcdef", [1, 0, 1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.filterfalse(None, [0, 1, ""])), list(it.starmap(pow, [(2, 3), (3, 2)])), attempt(lambda: list(it.starmap(pow, [5]))))
for a in ((5,), (2, 5), (2, None), (0, 10, 3), (None,), (1, 6, 2), (3, 1)): print(a, list(it.islice(range(8), *a)), end=" ")
print(attempt(it.islice, [], -1), attempt(it.islice, [], 0, 5, 0), attempt(it.islice, [], "a"), attempt(it.islice, []))
print([(k, list(g)) for k, g in it.groupby("aaabbca")], [(k, len(list(g))) for k, g in it.groupby([1, 1.0, 2, 3, 3], key=lambda x: x % 2)], [k for k, g in it.groupby("aab")], list(it.groupby([]))); g = it.groupby("aabb"); k, first = next(g); next(g); print(list(first))
a, b, c = it.tee(iter(range(4)), 3); print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0), attempt(it.tee, [], -1), attempt(it.tee, 5)); x, y = it.tee("ab"); x2, = it.tee(x, 1); print(list(x2), list(y))
print(list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest()), list(it.zip_longest("a", "bc")), list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.batched("abcdefg", 3)), attempt(lambda: list(it.batched("abc", 2, strict=True))), attempt(it.batched, "a", 0))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()), list(it.product("ab", [])), list(it.permutations("abc")), list(it.permutations("abc", 2)), list(it.permutations([], 0)), list(it.permutations("ab", 3)), list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations_with_replacement("abc", 2)), attempt(it.permutations, "a", -1), attempt(it.combinations, "a", -1), attempt(it.combinations, "a"), attempt(it.product, "a", repeat=-1), sum(1 for _ in it.permutations(range(7))), sum(1 for _ in it.combinations(range(15), 7)), len(list(it.product(range(5), repeat=4))))
def primes():
    comp = {}
    for n in it.count(2):
        if n not in comp: yield n; comp[n * n] = [n]
        else:
            for p in comp.pop(n): comp.setdefault(n + p, []).append(p)
print(take(15, primes()), next(it.dropwhile(lambda p: p < 1000, primes())))
def flatten(ll): return it.chain.from_iterable(ll)
def roundrobin(*its):
    its = [iter(i) for i in its]
    while its: 
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
def powerset(s): s = list(s); return flatten(it.combinations(s, r) for r in range(len(s) + 1))
def sliding(i, n): its = it.tee(i, n); [next(x, None) for k, x in enumerate(its) for _ in range(k)]; return zip(*its)
print(list(flatten([[1], [2, 3]])), list(roundrobin("ABC", "D", "EF")), list(powerset([1, 2, 3])), list(sliding(range(5), 3)), list(map("".join, sliding("abcde", 2))))
print(type(it.chain()).__name__, repr(it.chain)[:26], iter(c) is c, attempt(next, it.chain()), next(it.chain([1], [2])), [type(i).__name__ for i in (it.cycle(""), it.count(), it.tee("")[0], it.islice("", 1), it.product(), it.groupby(""))], attempt(lambda: it.islice("a", 1)[0]), attempt(len, it.count()))
class Boom:
    def __iter__(self): yield 1; raise ValueError("boom")
for f in (it.chain, it.cycle, it.accumulate, it.pairwise, it.groupby, lambda b: it.islice(b, 5), lambda b: it.zip_longest(b, "ab"), lambda b: it.tee(b)[0], it.product, lambda b: it.batched(b, 3), lambda b: it.compress(b, [1, 1])): print(attempt(lambda: list(f(Boom()))), end=" ")
print()

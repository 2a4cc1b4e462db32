# Sorting keys of one kind and of several, with and without a key, forwards and in
# reverse: long and short, random, sorted already and in runs.
import random


def items(kind, n, r):
    if kind == "int":
        return [r.randrange(n) for _ in range(n)]
    if kind == "float":
        return [r.choice([0.0, -0.0, 1.5, r.random()]) for _ in range(n)]
    if kind == "str":
        return [str(r.randrange(n)) for _ in range(n)]
    if kind == "tuple":
        return [(r.randrange(4), r.choice([1, 2.0, True]), str(r.randrange(9))) for _ in range(n)]
    if kind == "number":
        return [r.choice([1, 2.0, True, r.randrange(n)]) for _ in range(n)]
    return [(r.randrange(4),) * r.randrange(4) for _ in range(n)]


r = random.Random(5)
kinds = ["int", "float", "str", "tuple", "number", "lengths"]
for trial in range(60):
    n = r.choice([1, 2, 3, 10, 31, 33, 64, 65, 100, 300])
    a = items(r.choice(kinds), n, r)
    if r.random() < 0.3:
        a.sort()
    if r.random() < 0.3:
        j = r.randrange(n + 1)
        a = a[j:] + a[:j]
    print(sorted(a, reverse=r.random() < 0.5))
    keys = iter(items(r.choice(kinds), n, r))
    print(sorted(a, key=lambda x: next(keys), reverse=r.random() < 0.5))

nan = float("nan")
print(sorted([(nan, 2), (nan, 1)]), sorted([(0.0, 2), (-0.0, 1)]))
for bad in [[1, "a"], [(1, "a"), (1, 2)], [None, None], [(1, None), (1, None), (1, 0)]]:
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)

"""Comprehensions, inlined and not."""

[x for x in y]
[x for x in y if x]
[x for x in y if x if z]
[x for x in y for z in x]
[x for x in y if a for z in x if b]
[(x, y) for x, y in z]
[x for x, *y in z]
[x for (x, (y, z)) in w]
[x for x.y in z]
[x for x[0] in z]
{x for x in y}
{x: y for x, y in z}
{x: y for x in a for y in b}
(x for x in y)
(x for x in y if x for z in x)
[[x for x in y] for y in z]
[[x for x in x] for x in x]
[x for x in [1]]
[x for x in y for z in [x + 1]]
[x for x in y for z in (x + 1,)]
[x for x in y for z in [*x]]
[lambda: x for x in y]
[lambda y=x: (y, x) for x in y]
[(lambda: x)() for x in y if (lambda: x)()]
{x: lambda: x for x in y}
[x for x in y if x and z or w]
[x for x in y if not x]
[x if x else z for x in y]
[x for x in a if x < b < c]
[(w := x) for x in y]
[x for x in y if (w := x)]
[[(w := z) for z in x] for x in y]
[a.b for a in c]
[a.f() for a in c]
x = [x for x in x]
for i in [j for j in k]: pass
f(*[x for x in y], **{x: x for x in y})
[f(x) for x in g(h for h in i)]
[x for x in (y for y in z)]


def function(a, b):
    x = 1
    p = [x for x in a]
    q = [x for y in a]
    r = [a for a in b]
    s = [a for x in a]
    t = {k: v for k, v in a.items() if k in b}
    u = [lambda: x for x in a]
    v = [lambda: b for x in a]
    w = [[lambda: (i, j) for i in a] for j in b]
    y = [x for x in a for x in x]
    z = (x for x in a)
    def inner(): return x, p
    aa = [x for x in a if inner()]
    bb = [inner for inner in a]
    cc = [c for c in a] + [c for c in b]
    dd = [(c, d) for c in a for d in [c for c in b]]
    return locals(), x, y


def free(a):
    def inner():
        return [a for _ in b], [x for x in a], [lambda: a for a in b], {a: x for x in b}
    return inner


def cell_in_comp():
    x = 1
    f = lambda: x
    return [x for x in y], [lambda: x for x in y], f


def nonlocal_walrus():
    total = 0
    def f():
        nonlocal total
        return [total := total + v for v in values]
    return f


def global_walrus():
    global g
    return [g := v for v in values]


def try_comp(a):
    try:
        return [x for x in a]
    except E:
        return {x: 1 for x in a}
    finally:
        [x for x in a]


def gens(a):
    yield from (x for x in a)
    yield [x for x in a]
    return (x for x in (y for y in (z for z in a)))


class Cls:
    a = 1
    b = [a for a in range(3)]
    c = [x for x in a]
    d = [a for x in y]
    e = [lambda: x for x in y]
    f = [lambda: a for x in y]
    g = {x: [y for y in x] for x in a}
    h = (a for x in a)
    i = [[x for x in y] for y in a if a]
    j = [__class__ for x in y]
    k = [__name__ for x in y]
    l = [a for a in a if a]
    def m(self): return [self.x for x in self.y], [__class__ for x in y]


async def coro(a):
    [x async for x in a]
    [x async for x in a if await x]
    [await x for x in a]
    {x: await y async for x, y in a}
    {x async for x in a async for y in x}
    [x for x in a async for y in x]
    [x async for x in a for y in x]
    [[x async for x in y] for y in a]
    [[x async for x in y] async for y in a]
    [x for x in await a]
    [x for x in y if await x]
    (x async for x in a)
    (await x for x in a)
    (x for x in await a)
    ([y async for y in x] for x in a)
    f(x async for x in a)
    [lambda: x async for x in a]
    return [x async for x in a]


async def agen(a):
    yield 1
    [x async for x in a]
    yield [x async for x in a]
    x = yield
    yield (await a)
    return

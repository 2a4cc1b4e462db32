# Generator expressions as arguments and lazy pipelines; async comprehensions driven by hand.
log = []
def source(n):
    for i in range(n):
        log.append(f"make {i}")
        yield i
pipe = (x * x for x in source(5) if x % 2 == 0)
print(log); print(next(pipe), log); print(list(pipe), log)
print(sum(x for x in range(5)), max((x, -x) for x in range(3)), ",".join(str(x) for x in range(3)), sorted((x % 3, x) for x in range(6)), dict((k, len(k)) for k in ("a", "bb")), set(x // 2 for x in range(4)) == {0, 1}, tuple(x for x in ()), all(x for x in (1, 2)), list(zip((a for a in "xy"), (b for b in "pq"))), any(x for x in (0, 0)))
g = (i for i in range(3)); print(type(g).__name__, g.__name__, g.__qualname__, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, iter(g) is g, g.gi_frame is not None); list(g); print(g.gi_frame)
def scope():
    g = (a + b for a in [1, 2]); b = 10; r = [next(g)]; b = 20; return r + list(g)
print(scope())
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e: return e.value
class Tick:
    def __init__(self, v): self.v = v
    def __await__(self): yield; return self.v
async def agen(n):
    for i in range(n):
        await Tick(None)
        yield i
async def main():
    a = [x async for x in agen(4)]
    b = {x: x * 2 async for x in agen(3) if x}
    c = sorted({x % 2 async for x in agen(3)})
    d = [await Tick(i) for i in range(3)]
    e = [(x, y) async for x in agen(2) for y in range(2)]
    f = [(x, y) for x in range(2) async for y in agen(2) if await Tick(y)]
    h = (x async for x in agen(3))
    k = [v async for v in h]
    l = [[y async for y in agen(x)] async for x in agen(3)]
    m = (await Tick(i) for i in range(2))
    n = [v async for v in m]
    return a, b, c, d, e, f, type(h).__name__, k, l, type(m).__name__, n
print(run(main()))
async def bad():
    return [x for x in agen(1)]
try: run(bad())
except TypeError as e: print(e)
async def bad2():
    return [x async for x in [1]]
try: run(bad2())
except TypeError as e: print(e)
def chain(*its): return (x for it in its for x in it)
print(list(chain("ab", range(2), (c for c in "z"))))
nested = ((j for j in range(i)) for i in range(3)); print([list(n) for n in nested])
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
def take(n, it): return [x for _, x in zip(range(n), it)]
print(take(12, fib()), take(5, (f for f in fib() if f % 2 == 0)), next((f for f in fib() if f > 1000)), next((x for x in ()), "default"))
def primes():
    ns = iter(range(2, 10**9))
    while True:
        p = next(ns); yield p
        ns = (lambda ns, p: (n for n in ns if n % p))(ns, p)
print(take(25, primes()))

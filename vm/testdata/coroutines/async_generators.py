# Asynchronous generators: anext, asend, athrow, aclose; async for with else.
import inspect
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__}: {e}"
def run(co):
    out = []
    try:
        v = None
        while True: v = co.send(v); out.append(v)
    except StopIteration as e: return e.value if not out else (out, e.value)
class S:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def counter(n):
    try:
        for i in range(n):
            await S(f"w{i}")
            got = yield i
            if got: print("got", got)
    except ValueError as e: yield f"caught {e}"
    finally: print("ag finally")
async def consume(n):
    r = []
    async for x in counter(n): r.append(x)
    else: r.append("else")
    return r
print(run(consume(3)))
async def steps():
    g = counter(5)
    a = await g.__anext__(); b = await g.asend("hello"); c = await anext(g); d = await g.athrow(ValueError("v"))
    try: await anext(g)
    except StopAsyncIteration as e: e2 = repr(e)
    return a, b, c, d, e2, await anext(g, "default"), await g.aclose()
print(run(steps()))
async def closing():
    g = counter(5); await anext(g); await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: return "closed"
print(run(closing()))
g = counter(1); print(type(g).__name__, g.__name__, g.ag_running, g.ag_suspended, g.ag_await, g.ag_code is counter.__code__, inspect.isasyncgen(g), inspect.isasyncgenfunction(counter), g.__aiter__() is g, attempt(iter, g), attempt(next, g), attempt(lambda: [x for x in g]))
async def send_first():
    g = counter(1)
    try: await g.asend("x")
    except TypeError as e: return str(e)
print(run(send_first()))
a = [g.__anext__(), g.asend(1), g.athrow(ValueError())]
print([type(x).__name__ for x in a], [x.close() for x in a])
async def break_early():
    async for x in counter(10):
        if x == 1: break
    return x
import gc
r = run(break_early()); gc.collect(); print(r)
async def ignore_close():
    try: yield 1
    finally: await S("cleaning"); print("cleaned")
async def bad_close():
    try: yield 1
    except GeneratorExit: yield 2
async def t1():
    g = ignore_close(); await anext(g); await g.aclose()
    h = bad_close(); await anext(h)
    try: await h.aclose()
    except RuntimeError as e: return str(e)
print(run(t1()))
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1; return await S(self.n) or self.n
async def over(it):
    out = []
    async for v in it: out.append(v)
    return out
print(run(over(AIter(3))))
class NoNext:
    def __aiter__(self): return self
class BadNext(NoNext):
    def __anext__(self): return 5
for bad in (5, [1], NoNext(), BadNext()): print(attempt(run, over(bad)))
async def stop_inside(): yield 1; raise StopAsyncIteration("s")
async def stop_inside2(): yield 1; raise StopIteration("s")
print(attempt(run, over(stop_inside())), attempt(run, over(stop_inside2())))
async def reuse():
    g = counter(1); a = g.asend(None); r = []
    try: await a
    except StopAsyncIteration: pass
    try: await a
    except RuntimeError as e: r.append(str(e))
    return r
r = run(reuse()); gc.collect(); print(r)
async def nested():
    async def inner(n):
        for i in range(n): yield i
    r = []
    async for i in inner(3):
        async for j in inner(i):
            if j == 1: continue
            r.append((i, j))
    return r, [x async for x in inner(2)], [y async for x in inner(3) for y in range(x)]
print(run(nested()))
async def chain(*its):
    for it in its:
        async for x in it: yield x
async def exprs(): return [x * 2 async for x in chain(AIter(2), AIter(1))], {x async for x in AIter(1)}, {x: 1 async for x in AIter(2)}, [x async for x in (y async for y in AIter(2))]
print(run(exprs()))
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self): await S(f"enter {self.n}"); return self.n
    async def __aexit__(self, t, v, tb): await S(f"exit {self.n} {t.__name__ if t else None}"); return self.swallow
async def withs():
    async with CM(1) as a, CM(2, True) as b:
        raise KeyError((a, b))
    return "swallowed"
async def withs2():
    async with (CM("x") as x, CM("y") as y): return x + y
print(run(withs()), run(withs2()))
async def withbad(x):
    async with x: pass
for bad in (5, type("E", (), {"__aenter__": lambda s: 1})(), type("E", (), {"__aenter__": lambda s: 1, "__aexit__": lambda *a: 2})(), open): print(attempt(run, withbad(bad)))
print(attempt(run, anext(AIter(1))), attempt(anext, 5), attempt(aiter, 5), attempt(aiter, NoNext()) is not None)

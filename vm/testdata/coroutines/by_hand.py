# async def, await and the coroutine protocol, without a loop library.
import types, inspect
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__}: {e}"
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self): got = yield self.v; return got
def run(co, *sends):
    out, value = [], None
    it = iter(sends)
    try:
        while True: out.append(co.send(value)); value = next(it, None)
    except StopIteration as e: return out, e.value
async def add(a, b):
    x = await Suspend(f"need {a}"); y = await Suspend(f"need {b}")
    return x + y
async def outer(): return await add("p", "q") * 10
print(run(add("a", "b"), 1, 2), run(outer(), 3, 4))
co = add(1, 2); print(type(co).__name__, co.__name__, co.__qualname__, co.cr_running, co.cr_suspended, co.cr_await, inspect.iscoroutine(co), inspect.getcoroutinestate(co), attempt(iter, co), attempt(next, co), attempt(lambda: [x for x in co]), attempt(co.send, 5)); co.send(None); print(type(co.cr_await).__name__, co.cr_suspended, co.cr_frame.f_locals, inspect.getcoroutinestate(co)); co.close(); print(inspect.getcoroutinestate(co), attempt(co.send, None), co.close())
async def awaits(x): return await x
for bad in (5, None, "s", [1], object(), (x for x in ())): print(attempt(run, awaits(bad)))
class BadAwait:
    def __await__(self): return 5
class CoAwait:
    def __await__(self): return add(1, 2)
c = CoAwait(); print(attempt(run, awaits(BadAwait()))); 
async def ret5(): return 5
class IterAwait:
    def __await__(self): return iter([1, 2])
print(run(awaits(IterAwait())), run(awaits(ret5())))
once = ret5(); run(once); print(attempt(run, once), attempt(run, awaits(once)))
async def handler():
    try: return await Suspend("s")
    except ValueError as e: return f"handled {e}"
    finally: print("finally in coroutine")
co = handler(); co.send(None); print(attempt(co.throw, ValueError("v"))); co = handler(); co.send(None); print(attempt(co.throw, KeyError("k"))); co = handler(); co.send(None); co.close(); co = handler(); co.close()
async def bad_exit():
    try: await Suspend(1)
    except GeneratorExit: await Suspend(2)
co = bad_exit(); co.send(None); print(attempt(co.close))
@types.coroutine
def gen_co(): x = yield "gen"; return x
print(run(awaits(gen_co()), 7), type(gen_co()).__name__, inspect.isawaitable(gen_co()), inspect.isawaitable(ret5), (w := gen_co()).close())
async def nested(n):
    if n == 0: return await Suspend("bottom")
    return await nested(n - 1) + 1
print(run(nested(100), 0))
async def stop(): raise StopIteration("x")
print(attempt(run, stop()))
async def comp(): return [await ret5() for _ in range(2)], {k: await ret5() for k in "ab"}, await ret5() if await ret5() else 0, (await ret5(), -(await ret5()), await ret5() ** 2, f"{await ret5()}"), [*[await ret5()]], (lambda: 1)()
print(run(comp()))
async def ctx_order():
    r = []
    for i in range(3):
        if i == 1: continue
        r.append(await Suspend(i))
    while len(r) < 4: r.append(await ret5())
    return r
print(run(ctx_order(), "a", "b"))
class Loop:
    def __init__(self): self.ready, self.log = [], []
    def spawn(self, co): self.ready.append((co, None))
    def run(self):
        while self.ready:
            co, v = self.ready.pop(0)
            try: y = co.send(v)
            except StopIteration as e: self.log.append(("done", e.value)); continue
            except Exception as e: self.log.append(("failed", repr(e))); continue
            self.log.append(y); self.ready.append((co, y * 2))
loop = Loop()
async def worker(n):
    total = 0
    for i in range(n): total += await Suspend(i + n)
    if n == 2: raise ValueError("two")
    return total
for n in (1, 2, 3): loop.spawn(worker(n))
loop.run(); print(loop.log)
for src in ("await x", "def f(): await x", "async def f(): yield from x", "def f(): async with a: pass", "def f(): async for x in y: pass", "async def f(): return 1; yield 2", "async def f():\n yield 1\n return 2", "class A: await x", "lambda: await x", "async def f(): lambda: await x", "async def f(): def g(): await x", "async lambda: 1", "async x = 1", "async def f(): [await x for x in y]", "def f(): [await x for x in y]", "async def f(await): pass", "await = 1"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), e.msg)
import warnings, gc
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); ret5(); gc.collect()
print([str(x.message) for x in w])

# asyncio for real, in a deterministic shape: gather, tasks, queues, timeouts, cancellation.
import asyncio
log = []
async def job(name, delay, value=None, fail=False):
    log.append(f"start {name}")
    await asyncio.sleep(delay)
    if fail: raise ValueError(name)
    log.append(f"end {name}"); return value
async def main():
    print(await asyncio.gather(job("a", 0.03, 1), job("b", 0.01, 2), job("c", 0.02, 3)), log); log.clear()
    r = await asyncio.gather(job("x", 0.01), job("y", 0, fail=True), return_exceptions=True); print([repr(x) for x in r])
    t = asyncio.create_task(job("t", 5)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled(), t.done())
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError as e: print("timeout", repr(e))
    q, out = asyncio.Queue(2), []
    async def produce():
        for i in range(5): await q.put(i); out.append(f"p{i}")
        await q.put(None)
    async def consume():
        while (x := await q.get()) is not None: out.append(f"c{x}"); await asyncio.sleep(0)
    await asyncio.gather(produce(), consume()); print(sorted(out))
    lock, order = asyncio.Lock(), []
    async def locked(n):
        async with lock: order.append(f"in{n}"); await asyncio.sleep(0); order.append(f"out{n}")
    await asyncio.gather(*(locked(i) for i in range(3))); print(order)
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); return "woken"
    w = asyncio.ensure_future(waiter()); await asyncio.sleep(0); ev.set(); print(await w)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("g1", 0)); tg.create_task(job("g2", 0, fail=True)); tg.create_task(job("g3", 10))
    except* ValueError as eg: print("group", eg.exceptions)
    f = asyncio.get_running_loop().create_future(); asyncio.get_running_loop().call_soon(f.set_result, 42); print(await f)
    async def agen():
        for i in range(3): yield i; await asyncio.sleep(0)
    print([x async for x in agen()], await asyncio.wait_for(job("w", 0, "ok"), 1), asyncio.current_task() is not None)
    done, pending = await asyncio.wait([asyncio.create_task(job("d1", 0)), asyncio.create_task(job("d2", 9))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pending)); [p.cancel() for p in pending]
    return "main result"
print(asyncio.run(main()))
try: asyncio.run(job("z", 0, fail=True))
except ValueError as e: print("run raised", e)

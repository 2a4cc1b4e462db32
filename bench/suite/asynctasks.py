# measures: the standard library's asyncio: tasks, futures, queues, locks, timers, gathering, cancellation
# origin: workers that share a queue, a barrier of tasks and a cancelled straggler, without any input or output
# category: generators
# size: 30 workers on 8500 jobs, 150 rounds of 40 gathered tasks
# needs: asyncio

import asyncio

import measure


async def worker(queue, results, lock):
    while True:
        job = await queue.get()
        if job is None:
            queue.task_done()
            return
        await asyncio.sleep(0)
        async with lock:
            results.append(job * 2)
        queue.task_done()


async def jobs(count):
    queue = asyncio.Queue(maxsize=20)
    lock = asyncio.Lock()
    results = []
    workers = [asyncio.ensure_future(worker(queue, results, lock)) for _ in range(30)]
    for job in range(count):
        await queue.put(job)
    for _ in workers:
        await queue.put(None)
    await queue.join()
    await asyncio.gather(*workers)
    return sum(results)


async def leaf(n):
    if n % 2:
        await asyncio.sleep(0)
    return n


async def branch(n):
    first, second = await asyncio.gather(leaf(n), leaf(n + 1))
    return first + second


async def rounds(count):
    total = 0
    for i in range(count):
        for part in await asyncio.gather(*(branch(i + k) for k in range(40))):
            total += part
    return total


async def straggler(seen):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        seen.append("cancelled")
        raise


async def cancelled():
    seen = []
    for _ in range(900):
        task = asyncio.ensure_future(straggler(seen))
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            seen.append("caught")
    return len(seen)


async def program():
    return "%d %d %d" % (await jobs(8500), await rounds(150), await cancelled())


def work():
    return asyncio.run(program())


if __name__ == "__main__":
    measure.run("asynctasks", work, "72241500 1134000 1800")

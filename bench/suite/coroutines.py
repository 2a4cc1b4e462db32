# measures: async functions, await, async for and async with on an event loop written here: tasks, futures, queues, timers
# origin: an event loop with virtual time; producers and consumers over bounded queues, pipelines, a lock
# category: generators
# size: 100 producers and 100 consumers of 500 items, a pipeline of 6 stages, 5000 tasks at a lock

from collections import deque
from heapq import heappop, heappush

import measure


class Future:
    def __init__(self):
        self.done = False
        self.value = None
        self.waiting = []

    def set(self, value):
        self.done = True
        self.value = value
        for task in self.waiting:
            task.loop.ready.append(task)
        self.waiting.clear()

    def __await__(self):
        if not self.done:
            yield self
        return self.value


class Task(Future):
    def __init__(self, loop, coroutine):
        super().__init__()
        self.loop = loop
        self.coroutine = coroutine

    def step(self):
        try:
            wanted = self.coroutine.send(None)
        except StopIteration as end:
            self.set(end.value)
        else:
            if wanted is None or wanted.done:
                self.loop.ready.append(self)
            else:
                wanted.waiting.append(self)


class Yield:
    def __await__(self):
        yield None


class Loop:
    def __init__(self):
        self.ready = deque()
        self.timers = []
        self.now = 0
        self.serial = 0
        self.steps = 0

    def start(self, coroutine):
        task = Task(self, coroutine)
        self.ready.append(task)
        return task

    async def sleep(self, time):
        future = Future()
        self.serial += 1
        heappush(self.timers, (self.now + time, self.serial, future))
        await future

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                self.steps += 1
                self.ready.popleft().step()
            if self.timers:
                self.now, _, future = heappop(self.timers)
                future.set(None)


class Queue:
    def __init__(self, size):
        self.items = deque()
        self.size = size
        self.getters = deque()
        self.putters = deque()

    async def put(self, item):
        while len(self.items) >= self.size:
            future = Future()
            self.putters.append(future)
            await future
        self.items.append(item)
        if self.getters:
            self.getters.popleft().set(None)

    async def get(self):
        while not self.items:
            future = Future()
            self.getters.append(future)
            await future
        item = self.items.popleft()
        if self.putters:
            self.putters.popleft().set(None)
        return item

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


class Lock:
    def __init__(self):
        self.held = False
        self.line = deque()

    async def __aenter__(self):
        while self.held:
            future = Future()
            self.line.append(future)
            await future
        self.held = True
        return self

    async def __aexit__(self, kind, value, trace):
        self.held = False
        if self.line:
            self.line.popleft().set(None)


async def produce(queue, count, loop):
    for n in range(count):
        await queue.put(n)
        if n % 50 == 0:
            await loop.sleep(n % 7 + 1)
    await queue.put(None)


async def consume(queue):
    total = 0
    async for n in queue:
        total += n
    return total


async def numbers(count):
    for n in range(count):
        if n % 8 == 0:
            await Yield()
        yield n


async def stage(source, queue, change):
    if isinstance(source, Queue):
        async for n in source:
            await queue.put(change(n))
    else:
        async for n in source:
            await queue.put(change(n))
    await queue.put(None)


async def guarded(lock, log, n):
    async with lock:
        log.append(n)
        await Yield()
        log.append(-n)
    return n


async def nested(depth):
    if depth == 0:
        await Yield()
        return 1
    return await nested(depth - 1) + 1


async def program(loop):
    queues = [Queue(5) for _ in range(100)]
    for queue in queues:
        loop.start(produce(queue, 500, loop))
    consumers = [loop.start(consume(queue)) for queue in queues]
    source = numbers(12000)
    for step in range(6):
        queue = Queue(3)
        loop.start(stage(source, queue, lambda n, step=step: n * 2 + step & 0xFFF))
        source = queue
    last = loop.start(consume(source))
    lock, log = Lock(), []
    waiting = [loop.start(guarded(lock, log, n)) for n in range(1, 5001)]
    total = 0
    for task in consumers + waiting:
        total += await task
    for _ in range(1000):
        total += await nested(30)
    paired = all(log[i] == -log[i + 1] for i in range(0, len(log), 2))
    return total, await last, paired


def work():
    loop = Loop()
    main = loop.start(program(loop))
    loop.run()
    return "%s %d %d" % (main.value, loop.now, loop.steps)


if __name__ == "__main__":
    measure.run("coroutines", work, "(25008500, 24843232, True) 34 67807")

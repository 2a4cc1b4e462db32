# measures: resuming generators and coroutines: pipelines, send, delegation, await
# origin: a sieve and a tree walk by generators, averages by send, and tasks of async functions under a round-robin loop
# category: generators
# size: primes to 20000 by stacked filters, a tree of 1024 nodes walked 100 times, 800 tasks

import measure


def count_from(n, end):
    while n < end:
        yield n
        n += 1


def without_multiples(prime, numbers):
    for n in numbers:
        if n % prime:
            yield n


def primes(end):
    """The sieve as a growing stack of generators."""
    numbers = count_from(2, end)
    for prime in numbers:
        yield prime
        if prime * prime < end:
            numbers = without_multiples(prime, numbers)
            for later in primes_in(numbers, end):
                yield later
            return


def primes_in(numbers, end):
    prime = next(numbers, None)
    if prime is None:
        return
    yield prime
    if prime * prime < end:
        yield from primes_in(without_multiples(prime, numbers), end)
    else:
        yield from numbers


class Tree:
    def __init__(self, low, high):
        middle = (low + high) // 2
        self.key = middle
        self.left = Tree(low, middle) if low < middle else None
        self.right = Tree(middle + 1, high) if middle + 1 < high else None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def averager():
    total = 0
    count = 0
    average = None
    try:
        while True:
            total += yield average
            count += 1
            average = total // count
    except GeneratorExit:
        return


class Pause:
    """Awaiting one gives the loop a turn; the loop answers with a number."""

    def __await__(self):
        answer = yield self
        return answer


class Channel:
    def __init__(self):
        self.items = []

    async def put(self, item):
        while len(self.items) >= 4:
            await Pause()
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Pause()
        return self.items.pop(0)


async def produce(channel, count):
    for i in range(count):
        await channel.put(i)
    await channel.put(None)


class Drain:
    """An asynchronous iterator over a channel, up to its None."""

    def __init__(self, channel):
        self.channel = channel

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.channel.get()
        if item is None:
            raise StopAsyncIteration
        return item


async def squares(channel):
    async for item in Drain(channel):
        yield item * item


async def consume(channel, sums):
    total = 0
    async for square in squares(channel):
        total += square
    sums.append(total)


def run_all(tasks):
    turns = 0
    while tasks:
        still = []
        for task in tasks:
            turns += 1
            try:
                task.send(None)
            except StopIteration:
                continue
            still.append(task)
        tasks = still
    return turns


def work():
    found = list(primes(20000))

    tree = Tree(0, 1023)
    keys = 0
    for _ in range(100):
        for key in tree:
            keys += key

    average = averager()
    next(average)
    for n in range(200000):
        mean = average.send(n * n % 101)
    average.close()

    sums = []
    tasks = []
    for i in range(400):
        channel = Channel()
        tasks.append(consume(channel, sums))
        tasks.append(produce(channel, 40 + i // 4))
    turns = run_all(tasks)
    return "%d %d %d %d %d %d" % (len(found), sum(found), keys, mean, sum(sums), turns)


if __name__ == "__main__":
    measure.run("generators", work, "2262 21171191 52275300 49 123656600 18800")

"""Coroutines, generators and asynchronous generators."""


def gen():
    yield
    yield 1
    x = yield
    x = yield 1
    yield 1, 2
    yield from a
    x = yield from a
    return 1
def gen_only_return():
    return
    yield
def gen_if(a):
    if a: yield 1
    else: return 2
def gen_try():
    try: yield 1
    except E: yield 2
    finally: yield 3
def gen_with(a):
    with a: yield 1
    with a as b: yield b
def gen_loop(a):
    for x in a: yield x
    while a: yield
    for x in (yield a): yield x
def gen_expr(): f((yield 1), *(yield 2), k=(yield 3)); a[(yield 4)] = (yield 5); (yield 6).b = 7
def gen_lambda(): return lambda: (yield)
def gen_doc():
    "doc"
    yield
def gen_cell(x):
    def f(): return x
    yield x


async def coro():
    await a
    x = await a
    await a + await b
    return await a
async def coro_for(a):
    async for x in a: pass
    async for x, y in a: z
    else: w
    async for x in a:
        if y: break
        if z: continue
        return x
    async for x in await a: pass
async def coro_with(a):
    async with a: x
    async with a as b: x
    async with a as b, c as d: x
    async with (a as b, c): return x
    async with a:
        async with b: return 1
    for x in y:
        async with a: continue
        async with a: break
async def coro_try(a):
    try: await a
    except E: await b
    else: await c
    finally: await d
async def coro_mixed(a):
    for x in a: await x
    with a: await x
    async with a:
        async for x in a:
            try:
                with b: await x
            finally: await c
    while await a: pass
    if await a: x
    lambda: x
    def inner(): yield a
    async def inner2(): await a
async def agen():
    yield
    yield 1
    x = yield 1
    await a
    yield await a
    async for x in a: yield x
    async with a: yield x
    return
async def agen_try():
    try: yield 1
    except E: yield 2
    finally:
        await x
        yield 3
async def only_pass(): pass
async def only_return(): return 1
async def doc():
    "doc"
async def nested_star(a):
    f(*await a, **await b)
    [await x, await y]
    {await x: await y}
    return await x if await y else await z
class Async:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): pass
    async def __anext__(self): return await self.x
    def __aiter__(self): return self
    def __await__(self): return (yield)

# Coroutines note where they were made when they are told to.
import asyncio, gc, sys, warnings

async def task(): pass

def make(): return task()

def outer(): return make()

print(sys.get_coroutine_origin_tracking_depth())
for depth in (0, 1, 2, 10):
    sys.set_coroutine_origin_tracking_depth(depth)
    c = outer()
    print(depth, sys.get_coroutine_origin_tracking_depth(), c.cr_origin and [(line, name) for file, line, name in c.cr_origin])
    c.close()
for bad in (-1, 'x', 1.5, 10**30):
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except Exception as e:
        print(type(e).__name__, e)
sys.set_coroutine_origin_tracking_depth(2)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    def lose(n):
        for _ in range(n):
            outer()
    lose(20)
    gc.collect()
for text in sorted({w.category.__name__ + ' ' + str(w.message).replace(__file__, 'FILE') for w in seen}):
    print(text)
sys.set_coroutine_origin_tracking_depth(0)

async def main():
    print(sys.get_coroutine_origin_tracking_depth() > 0, asyncio.get_running_loop().get_debug())
    async def gen():
        yield outer()
    async for c in gen():
        print(c.cr_origin[0][2])
        await c
asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())

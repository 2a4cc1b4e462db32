import types, traceback
@types.coroutine
def wait():
    return (yield 'w')
async def inner():
    try:
        await wait()
    except ValueError as e:
        print('caught', e)
async def outer():
    for i in (1,2):
        await inner()
        print('after', i)
    return 'done'
c = outer()
print(c.send(None))
try:
    print(c.throw(ValueError('x')))
    print(c.throw(ValueError('y')))
except StopIteration as e: print('stop', e.value)
async def deep(): 
    await mid()
async def mid():
    await wait()
c = deep(); c.send(None)
try: c.throw(ValueError('z'))
except ValueError: traceback.print_exc()

# The same through yield from, with things on the stack below.
def leaf():
    while True:
        try:
            yield 'leaf'
        except KeyError as e:
            return e.args[0]
def middle():
    got = [(1, (yield from leaf())), (2, (yield from leaf()))]
    return got
def top():
    for n in (10, 20):
        print(n, [n, (yield from middle()), n])
g = top()
next(g)
for i in range(3):
    print(g.throw(KeyError(i)))
try:
    g.throw(IndexError('out'))
except IndexError:
    traceback.print_exc()
class Awaitable:
    def __await__(self):
        try:
            yield 'custom'
        except ValueError as e:
            return str(e)
async def user():
    return [await Awaitable(), await Awaitable()]
c = user()
print(c.send(None), c.throw(ValueError('one')))
try:
    c.throw(ValueError('two'))
except StopIteration as e:
    print(e.value)

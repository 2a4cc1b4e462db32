"""One function for each construct that has bytecode of its own."""
import sys as system, os.path
from math import (sin as sine, cos)


def arithmetic(a, b, /, c=1, *, d=2.5):
    x = a + b * c - d / a // b % c ** d @ a << b >> c & d | a ^ b
    x += a; x -= b; x *= c; x /= d; x //= a; x %= b; x **= c; x @= d
    x <<= a; x >>= b; x &= c; x |= d; x ^= a
    return -x, +x, ~x, not x, a < b <= c == d > a >= b, a is b, a is not b, a in b, a not in b


def assignments(seq):
    a, b = seq
    c, *d, e = seq
    [f, (g, h)] = a
    seq[0] = seq[1:2] = seq.attr = a
    seq[b] += 1
    seq[a:b] = seq[a:b:c]
    seq[1:2] += 3
    seq.attr -= 4
    a = b = c = d
    a, b = b, a
    a, b, c = c, b, a
    del a, seq[0], seq[1:2], seq.attr
    if (n := len(seq)) > 3:
        return n
    return f, g, h, e


def branches(a, b):
    if a and b or not a:
        x = 1
    elif a is None:
        x = 2
    else:
        x = b if a else 3
    assert x, "message"
    return a and b, a or b, None if a is not None else x


def loops(n):
    total = 0
    for i in range(n):
        if i == 3:
            continue
        if i > 5:
            break
        for j, k in i:
            total += j * k
        else:
            return total
    else:
        total = -1
    while total < 10:
        total += 1
        if total == 7:
            break
    else:
        total = 0
    while True:
        if total:
            return total
        total = 1


def displays(a, b):
    return ([a, b], (a, b), {a, b}, {a: b}, [*a, b], (*a, b), {*a, b}, {**a, b: a}, [1, 2, 3], {1, 2, 3},
            a[1:2:3], a[b:], a[:, ..., b], f"{a}{b!r:>{a}}{a=}", t"{a}{b!s:x}", "%s %r" % (a, b))


def calls(f, *args, **kwargs):
    f(); f(1, 2); f(a=1); f(1, b=2); f(*args); f(**kwargs); f(1, *args, x=3, **kwargs)
    f.method(); f.method(1, k=2); f.method(*args)
    print(f, *args, sep="")
    return f(f(f(1)))


def closures(a):
    b = 1

    def inner(c=a, *, d: int = 2) -> str:
        nonlocal b
        b += a + c + d
        return lambda: (a, b, c)
    del b
    return inner


def annotated(x: int, *args: str, **kw: "float") -> list[int]:
    y: int = x
    z: str
    return y


class Base[T]:
    """A class."""
    x: int = 1
    y = [x for x in range(3)]

    def __init__(self, value: T):
        self.value = value
        super().__init__()

    def method[U: (int, str) = int](self, u: U, *a: *tuple[T]) -> T:
        return super().method(u), __class__

    @property
    def prop(self):
        return self.value

    if x:
        w: str = ""


class Derived(Base[int], metaclass=type, key=1):
    pass


type Alias[K, *Ts, **P] = dict[K, tuple[*Ts]]


def comprehensions(a, b):
    return ([x for x in a], {x for x in a if x}, {x: y for x, y in a}, (x for x in a for y in b if y),
            [[y for y in x] for x in a], [lambda: x for x in a], [x := 1 for _ in a], sum(x * b for x in a))


def exceptions(a):
    try:
        a()
    except ValueError as e:
        raise TypeError from e
    except (KeyError, IndexError):
        return 1
    except Exception:
        raise
    else:
        a.b()
    finally:
        a.c()
    try:
        try:
            return a()
        finally:
            a.d()
    except* OSError as e:
        print(e)
    except* RuntimeError:
        pass
    for x in a:
        try:
            if x:
                continue
            break
        finally:
            print(x)
    raise


def withs(a):
    with a as b, a() as (c, d):
        if b:
            return c
    with a:
        pass
    try:
        with a:
            a()
    except ValueError:
        pass


def generator(a):
    x = yield
    y = yield x
    try:
        z = yield from a
    finally:
        yield
    for i in a:
        yield i
    with a:
        yield y, z
    return x


async def coroutine(a):
    await a
    async with a as b, a:
        await b
    async for x in a:
        if x:
            break
        await x
    else:
        return 1
    return [x async for x in a if await x], {await x for x in a}, (x async for x in a)


async def async_generator(a):
    yield 1
    async for x in a:
        yield x
    try:
        yield await a
    finally:
        await a


def matches(a):
    match a:
        case 1 | 2.5 | "s" | -3 | 1 + 2j | None | True:
            return 1
        case [x, y, *rest] if x:
            return rest
        case [_, (b as c)]:
            return b, c
        case {"k": v, **more}:
            return v, more
        case {}:
            return 0
        case str(x) | int(x):
            return x
        case Base(value=v, other=[w]):
            return v, w
        case system.maxsize:
            return 2
        case _:
            return 3


def globals_and_locals():
    global some_global
    some_global = 1
    del some_global
    import a.b.c as d
    from . import e
    from .f import g as h
    return d, e, h, locals(), vars(), __debug__


def unset(a):
    if a:
        b = 1
    del a
    try:
        c = b
    except NameError as b:
        c = 2
    return a, b, c


def many_jumps(a):
    if a:
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()
    while a:
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()
        a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a(); a()


def nested_finally(a):
    for x in a:
        try:
            with x:
                try:
                    return [y for y in x if (z := y)]
                except* ValueError:
                    a()
                finally:
                    a(x)
        except TypeError:
            continue
        finally:
            del x


if system:
    conditional: int = 1
for module_variable in []:
    with module_variable as w:
        try:
            import nothing
        except ImportError:
            pass
lambda *a, b=1, **c: (yield)
del w

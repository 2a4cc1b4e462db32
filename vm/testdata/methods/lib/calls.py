"""Calls of every method of a type with many kinds of arguments, fit and unfit.

What a call returns or raises, with its whole text, is printed on one line.
"""
import copy
import itertools
import random


class Plain:
    def __repr__(self):
        return "Plain()"


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __repr__(self):
        return f"Index({self.n})"


def one(*a):
    return 1


POOL = [
    None, 0, 1, -1, 3, True, 2.5, "a", "é", "", "b,c", b"a", b"", bytearray(b"b"), (1, 2), ("a", "b"), (), [1],
    ["x", "y"], {}, {1: 2}, {"a": "b"}, {1, 2}, frozenset([1]), slice(1, 2), slice(None, None, -1), range(3), Plain(),
    Index(1), 10**30, -10**30, 1j, int, ..., memoryview(b"ab"), one, "utf-8", "strict", 300, 97, -5,
]
KEYWORDS = [{"x": 1}, {"sep": None}, {"encoding": "utf-8"}, {"key": None}, {"count": 1}, {"self": 1}, {"x": 1, "sep": 2, "y": 3}]
# Attributes that differ by address, by size or by what the interpreter loaded.
SKIP = {
    "__alloc__", "__class__", "__dir__", "__doc__", "__hash__", "__init_subclass__", "__reduce__", "__reduce_ex__",
    "__sizeof__", "__subclasshook__",
}
# Methods whose result grows with a number.
GROW = {
    "__divmod__", "__imul__", "__init__", "__lshift__", "__mul__", "__pow__", "__rlshift__", "__rmul__", "__round__",
    "__rpow__", "center", "expandtabs", "ljust", "resize", "rjust", "to_bytes", "zfill",
}
MUTABLE = (list, dict, set, bytearray)


def fresh(v):
    if isinstance(v, MUTABLE):
        return copy.copy(v)
    if isinstance(v, memoryview) and not v.readonly:
        return memoryview(bytearray(v))
    return v


def show(v):
    if isinstance(v, (set, frozenset)):
        return f"{type(v).__name__}<{', '.join(sorted(map(show, v)))}>"
    if isinstance(v, memoryview):
        try:
            return f"memoryview<{v.tolist()} {v.format} {v.shape} {v.strides}>"
        except ValueError:
            return "memoryview<released>"
    if isinstance(v, type):
        return f"class {v.__name__}"
    if hasattr(v, "__next__"):
        return f"{type(v).__name__}<{', '.join(show(x) for x in itertools.islice(v, 8))}>"
    text = repr(v)
    return type(v).__name__ if " at 0x" in text else text


def call(name, receiver, args, kwargs):
    r = fresh(receiver)
    try:
        method = getattr(r, name)
        result = show(method(*map(fresh, args), **kwargs)) if callable(method) else f"attribute {show(method)}"
    except Exception as e:
        result = f"{type(e).__name__}: {e}".partition(" at 0x")[0]
    if isinstance(receiver, MUTABLE):
        result += f" | {show(r)}"
    return result


def grows(name, receiver, args):
    return name in GROW and any(isinstance(a, int) and abs(a) > 10**6 for a in (receiver, *args))


def run(*receivers, skip=(), pairs=10):
    names = sorted(set(dir(receivers[0])) - SKIP - set(skip))
    for name, receiver in itertools.product(names, receivers):
        rnd = random.Random(name)
        cases = [((), {})]
        if callable(getattr(receiver, name, None)):
            cases += [((a,), {}) for a in POOL]
            cases += [(tuple(rnd.choices(POOL, k=n)), {}) for n in (2,) * pairs + (3, 3, 3, 3, 4, 4, 5)]
            cases += [(args, k) for k in KEYWORDS for args in ((), ("a",), (1, 2))]
        for args, kwargs in cases:
            if not grows(name, receiver, args):
                print(name, show(receiver), *map(show, args), kwargs or "", "->", call(name, receiver, args, kwargs))

"""Functions: parameters, defaults, annotations, closures, lambdas."""


def plain(): pass
def positional(a, b, /, c, d=1, *args, e, f=2, **kw): return a, b, c, d, args, e, f, kw
def only_kw(*, a, b=1): return a
def annotated(a: int, /, b: str = "x", *args: float, c: list = [], **kw: dict) -> None: ...
def starred_annotation(*args: *Ts): pass
def only_return() -> int: return 1
def only_kwargs(**kwargs: int): pass
def docstring():
    """First line.

        indented
      less
    \ttab
    """
def docstring_then():
    "doc"; return 1
def no_docstring():
    f"not a doc"
def bytes_docstring():
    b"not a doc"
def two_strings():
    "doc"
    "not doc"
def just_string_expr():
    1
    "x"


def closures(a, b):
    c = 1
    def inner(d):
        nonlocal c
        c += a
        def innermost():
            return a, b, c, d
        return innermost
    return inner, lambda: c, lambda b=b: (a, b)


def param_is_cell(x, *args, **kw):
    return lambda: (x, args, kw)


def deep():
    x = 1
    def f():
        def g():
            def h():
                return x
            return h
        return g
    return f


def with_global():
    global G
    G = 1
    def inner():
        return G
    del G
    return inner


def shadow():
    global Q
    def f():
        Q = 1
        def g():
            return Q
        return g
    return f


def unbound_after_del():
    x = 1
    del x
    return x


def conditional_local(a):
    if a:
        x = 1
    return x


def cell_deleted():
    x = 1
    def f(): return x
    del x
    return f


@decorator
@other.attr(1, *a, k=2)
@(lambda f: f)
def decorated(): pass


@a
class Decorated: pass


@a
@b(1)
async def both(): await x


f = lambda: None
f = lambda x: x
f = lambda x, /, y, *z, w=1, **v: (x, y, z, w, v)
f = lambda: (yield)
f = lambda: (yield from x)
f = lambda *, a, b=2: a + b
f = lambda x=lambda: 1: x()
g = [lambda x=i: x for i in range(3)]
h = lambda: [y for y in range(3) if y]


def default_scopes(a=[x for x in y], b=lambda: z, *, c={k: v for k, v in w}): pass


def recursive(n):
    return 1 if n == 0 else n * recursive(n - 1)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9):
    a0 = a1; a2 = a3; a4 = a5
    b0, b1, b2 = b2, b1, b0
    a0, a1 = a1, a0
    return b0, b1, b3, b4, b5, b6, b7, b8, b9, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9


def return_constant(): return 1
def return_const_multi():
    return (
        1
    )
def return_expr_multi():
    return (
        a +
        b
    )
def implicit(): x
def two_returns(a):
    if a: return 1
    else: return 2
def dead_code():
    return 1
    print(2)
def dead_loop():
    while True:
        pass
    print(1)
def infinite():
    while 1:
        if x: break
    else:
        y
def raises():
    raise ValueError
    x = 1
def raise_from(): raise A from B
def reraise(): raise
def unused_const(): 1; "a"; None; ...; b"x"; 1.5
def empty_return(): return
def format_param(format: int, x: format) -> format: return format
def annotation_uses_param_name(x: x = x): return x
def annotation_lambda(x: lambda: y, z: [a for a in b]) -> (c for c in d): pass

# functools: caches, partial, reduce, wraps, singledispatch, total_ordering.
import functools
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
calls = []
@functools.lru_cache(maxsize=3)
def sq(x, *, k=0): calls.append(x); return x * x + k
print([sq(i) for i in (1, 2, 1, 3, 4, 1, 2)], calls, sq.cache_info(), sq.cache_parameters(), sq(1, k=5), sq(1.0), sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__(3), attempt(sq, [1]), attempt(sq), sq.__name__)
@functools.lru_cache(maxsize=None, typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed(1), typed.cache_info())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info(), attempt(functools.lru_cache, "x"), functools.lru_cache(0)(lambda x: x)(1), functools.lru_cache(-5)(lambda x: x).cache_info())
class C:
    def __init__(self): self.n = 0
    @functools.cached_property
    def prop(self): self.n += 1; return self.n * 10
    @functools.lru_cache
    def m(self, x): self.n += 1; return x
    @functools.partialmethod
    def nothing(self): pass
    def base(self, a, b): return a, b
    p1 = functools.partialmethod(base, 1); p2 = functools.partialmethod(base, b=9)
c = C(); print(c.prop, c.prop, c.n, c.m(1), c.m(1), c.n, c.p1(2), c.p2(3), "prop" in vars(c), C.prop.attrname); del c.prop; print(c.prop)
p = functools.partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, repr(p), p("77", base=8), functools.partial(p, "11")(), functools.partial(functools.partial(max, 1), 5).args, attempt(functools.partial), attempt(functools.partial, 5), functools.partial(print, 1)(2), functools.partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4), functools.partial(divmod, functools.Placeholder, 3)(10)); p.attr = 1; print(p.attr, p.__dict__)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(lambda a, b: a + b, [], "init"), attempt(functools.reduce, max, []), functools.reduce(lambda a, b: f"({a}{b})", "abcd"), functools.reduce(max, [3, 1, 4], 2), attempt(functools.reduce, 5, [1, 2]), attempt(functools.reduce, max, 5), functools.reduce(lambda a, b: a + b, [1, 2], initial=10))
def deco(f):
    @functools.wraps(f, updated=("__dict__",))
    def w(*a): "wrapper doc"; return f(*a)
    return w
@deco
def documented(x: int) -> str: "real doc"; return str(x)
print(documented.__name__, documented.__doc__, documented.__wrapped__(1), documented.__annotations__, documented.__qualname__, functools.WRAPPER_ASSIGNMENTS)
@functools.singledispatch
def show(x, d=0): return f"obj {x}"
@show.register
def _(x: int, d=0): return f"int {x}"
@show.register(list)
def _(x, d=0): return "[" + ", ".join(show(i, d + 1) for i in x) + "]"
@show.register(type(None))
def _(x, d=0): return "nothing"
class A: pass
class B(A): pass
show.register(A, lambda x, d=0: "A!")
print(show(1), show([1, "a", [None]]), show(B()), show(True), show.dispatch(bool) is show.dispatch(int), attempt(show), attempt(show.register, 5), sorted(k.__name__ for k in show.registry))
class M:
    @functools.singledispatchmethod
    def go(self, x): return "default"
    @go.register
    def _(self, x: int): return "int"
    @go.register
    @classmethod
    def _(cls, x: str): return cls.__name__
print(M().go(1), M().go("s"), M().go(1.5))
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __gt__(self, o): return self.v > o.v
print(T(1) < T(2), T(1) <= T(1), T(2) >= T(3), sorted([T(2), T(1)], key=lambda t: t.v)[0].v, attempt(functools.total_ordering, type("E", (), {})))
key = functools.cmp_to_key(lambda a, b: (len(a) > len(b)) - (len(a) < len(b)) or (a > b) - (a < b)); print(sorted(["bb", "a", "ccc", "aa"], key=key), max(["x", "yy"], key=key), key("a") < key("b"), key("a") == key("a"), attempt(lambda: key("a") < 5), attempt(hash, key("a")))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs); print(compose(str, abs, int)("-5"))
@functools.lru_cache(maxsize=100)
def edit(a, b): return max(len(a), len(b)) if not a or not b else min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
print(edit("kitten", "sitting"), edit("flaw", "lawn"), edit.cache_info().currsize <= 100)

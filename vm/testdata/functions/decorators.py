# Decorators on functions, methods and classes.
import functools
def log(tag):
    print("make", tag)
    def deco(f):
        print("apply", tag, getattr(f, "__name__", f))
        @functools.wraps(f)
        def w(*a, **k):
            print(f"{tag}>", end=" ")
            return f(*a, **k)
        return w
    return deco
@log("outer")
@log("inner")
def hello(name="x"):
    "Says hello."
    return f"hello {name}"
print(hello("bob"), hello.__name__, hello.__doc__, hello.__wrapped__.__wrapped__(), hello.__qualname__, hello.__dict__.keys())
class Deco:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *a): self.calls += 1; return self.f(*a)
    def __get__(self, obj, owner=None): return functools.partial(self, obj) if obj is not None else self
@Deco
def add(a, b): return a + b
print(add(1, 2), add(3, 4), add.calls)
class K:
    @Deco
    def m(self, x): return (type(self).__name__, x)
    @staticmethod
    @log("static")
    def s(x): return x
    @classmethod
    @log("class")
    def c(cls, x): return cls.__name__, x
    @property
    @functools.lru_cache
    def p(self): print("compute"); return 42
k = K(); print(k.m(5), K.m.calls, k.s(1), K.s(2), k.c(3), K.c(4), k.p, k.p)
def register(registry):
    def deco(cls): registry[cls.__name__] = cls; cls.registered = True; return cls
    return deco
reg = {}
@register(reg)
class A: pass
@register(reg)
@functools.total_ordering
class B:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(sorted(reg), A.registered, B(1) <= B(2), B(3) >= B(3), B(1) > B(0))
@(lambda f: f())
def value(): return 10
print(value)
table = {"d": [lambda f: (f.__name__, "via subscript")]}
@table["d"][0]
def weird(): pass
print(weird)
def retry(times):
    def deco(f):
        @functools.wraps(f)
        def w(*a):
            for i in range(times):
                try: return f(*a, i)
                except ValueError as e: print("retry", i, e)
            raise RuntimeError("gave up")
        return w
    return deco
@retry(3)
def flaky(n, attempt):
    if attempt < n: raise ValueError(f"fail {attempt}")
    return "ok"
print(flaky(2))
try: flaky(9)
except RuntimeError as e: print(e)
def validate(**types):
    def deco(f):
        names = f.__code__.co_varnames
        def w(*a):
            for n, v in zip(names, a):
                if n in types and not isinstance(v, types[n]): raise TypeError(f"{n} must be {types[n].__name__}")
            return f(*a)
        return w
    return deco
@validate(a=int, b=str)
def rep(a, b): return a * b
print(rep(2, "x"))
try: rep("2", "x")
except TypeError as e: print(e)
@functools.singledispatch
def kind(x): return "other"
@kind.register
def _(x: int): return "int"
@kind.register(list)
def _(x): return "list"
@kind.register(str | bytes)
def _(x): return "text"
print(kind(1), kind([]), kind("a"), kind(b""), kind(1.5), kind(True), kind.dispatch(bool)(1), sorted(c.__name__ for c in kind.registry))
def bad(): raise KeyError("in decorator")
try:
    @bad
    def never(): pass
except TypeError as e: print(e)
try:
    @5
    def never(): pass
except TypeError as e: print(e)
print("never" in globals())
class CountCalls(type):
    def __call__(cls, *a): cls.n = getattr(cls, "n", 0) + 1; return super().__call__(*a)
class Counted(metaclass=CountCalls): pass
Counted(); Counted(); print(Counted.n)

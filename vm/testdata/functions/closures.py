# Cells, nonlocal, late binding, deleted cells, function objects.
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def reset():
        nonlocal n
        n = start
    return inc, get, reset
a, get_a, reset_a = counter(); b, get_b, _ = counter(100)
print(a(), a(5), b(), get_a(), get_b(), reset_a(), get_a(), b(by=-1))
print(a.__closure__[0].cell_contents, a.__code__.co_freevars, counter.__code__.co_cellvars, get_a.__closure__[0] is a.__closure__[0], counter.__closure__, type(a.__closure__[0]).__name__)
def loop(): return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
l1, l2 = loop(); print([f() for f in l1], [f() for f in l2])
def deep():
    x = 1
    def l1():
        y = 2
        def l2():
            z = 3
            def l3():
                nonlocal x, y
                x += 10; y += z
                return x, y, z
            return l3
        return l2() , lambda: (x, y)
    return l1()
f, g = deep(); print(f(), f(), g())
def unbound():
    def inner(): return later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    later = 5
    print(inner()); del later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    try: later
    except NameError as e: print(type(e).__name__, e)
unbound()
def make(cls_attr):
    class C:
        attr = len(cls_attr)
        other = [cls_attr for _ in range(1)]
        def m(self): return cls_attr, self.attr
    return C
print(make("v")().m(), make("v").other)
def param(x):
    def setx(v): nonlocal x; x = v
    return setx, lambda: x
s, g = param(1); s(9); print(g())
def args_cell(*args, **kw):
    return lambda: (args, kw)
print(args_cell(1, k=2)())
def exc_cell():
    try: 1 / 0
    except ZeroDivisionError as e:
        f = lambda: e
        print(type(f()).__name__)
    try: f()
    except NameError as err: print(err)
exc_cell()
def fact(): 
    rec = lambda n: 1 if n < 2 else n * rec(n - 1)
    return rec
print(fact()(10))
import types
c = types.CellType(5); print(c.cell_contents, c == types.CellType(5), c < types.CellType(6)); c.cell_contents = 6; print(c.cell_contents); del c.cell_contents
try: c.cell_contents
except ValueError as e: print(e)
f2 = types.FunctionType(a.__code__, {}, "renamed", (50,), (types.CellType(1000),)); print(f2(), f2.__name__, f2(1), f2.__defaults__)
for bad in (lambda: types.FunctionType(a.__code__, {}), lambda: types.FunctionType(a.__code__, {}, closure=()), lambda: types.FunctionType(a.__code__, {}, closure=(1,)), lambda: setattr(a, "__code__", fact.__code__), lambda: setattr(a, "__closure__", ()), lambda: setattr(a, "__name__", 5), lambda: setattr(a, "__defaults__", 5), lambda: exec("def f():\n nonlocal q"), lambda: exec("nonlocal x")):
    try: print(bad())
    except (TypeError, ValueError, AttributeError, SyntaxError) as e: print(type(e).__name__, e)
def attrs(): "doc"
attrs.x = 1; attrs.__doc__ = "new"; attrs.__name__ = "nn"; attrs.__qualname__ = "q.n"; print(attrs.x, attrs.__dict__, attrs.__doc__, attrs.__name__, repr(attrs)[:14]); del attrs.x; print(hasattr(attrs, "x"), attrs.__dict__)
def compose(*fs): return (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(lambda x: x + 1, lambda x: x * 2, lambda x: x - 3)(10), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
memo = {}
def memoize(f):
    cache = {}
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))

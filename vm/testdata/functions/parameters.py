# Every kind of parameter, defaults, and how arguments find them.
def show(*args, **kwargs): return args, kwargs
def pos(a, b, /): return a, b
def posdef(a, b=2, /, c=3): return a, b, c
def std(a, b=10, *args, c, d=40, **kw): return a, b, args, c, d, kw
def kwonly(*, x, y=5): return x, y
def everything(a, /, b, c=3, *rest, d, e=5, **more): return a, b, c, rest, d, e, more
print(show(), show(1), show(*[1, 2], 3, *"ab"), show(a=1, **{"b": 2}), show(*range(2), k=1, *(9,), **{"z": 0}), show(*{}, **{}))
print(pos(1, 2), posdef(1), posdef(1, 9), posdef(1, 9, 8), posdef(1, c=7), std(1, c=2), std(1, 2, 3, 4, c=5, z=6), std(b=1, a=2, c=3), kwonly(x=1), kwonly(y=1, x=2))
print(everything(1, 2, d=4), everything(1, b=2, d=4, a="kw"), everything(1, 2, 3, 4, 5, d=6, e=7, f=8), everything(*"ab", *"cd", **{"d": 1}, e=2))
def default_once(x, acc=[]): acc.append(x); return acc
print(default_once(1), default_once(2), default_once(3, []), default_once.__defaults__)
n = 5
def late(x=n): return x
n = 6
print(late(), late.__defaults__, std.__kwdefaults__, std.__defaults__, kwonly.__kwdefaults__)
late.__defaults__ = (99,); print(late()); late.__defaults__ = None
try: late()
except TypeError as e: print(e)
std.__kwdefaults__ = {"c": "C"}; 
try: print(std(1, d=5)); std(1)
except TypeError as e: print(e)
def order(tag): print("eval", tag, end="; "); return tag
def f(a, b=order("default-b"), *, c=order("default-c")): return a, b, c
print(f(order("x"), c=order("z"), b=order("y"))); print(f(*[order(1)], **{"c": order(2)}))
print((lambda a, /, b, *c, d=4, **e: (a, b, c, d, e))(1, 2, 3, e=5), (lambda: None)(), (lambda *, k: k)(k=3), (lambda *a: a)(), (lambda a=1, *b, **c: (a, b, c))())
def mutate(d, **kw): kw["new"] = 1; return kw
src = {"a": 1}; print(mutate(0, **src), src)
def argt(*args): args += (1,); return args
t = (5,); print(argt(*t), t)
def nested(a, b):
    def inner(c, a=a): return a, b, c
    return inner
print(nested(1, 2)(3), nested(1, 2)(3, a=9))
def rec(n): return 1 if n <= 1 else n * rec(n - 1)
print(rec(20), rec.__name__, rec.__qualname__, nested(1, 2).__qualname__, (lambda: 0).__qualname__, rec.__module__, rec.__doc__)
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0=10, b1=11, b2=12, b3=13, b4=14): return a0 + a9 * b4
print(many(*range(10)), many(**{f"a{i}": i for i in range(10)}, b4=2), many(*range(15)))
big = show(*range(300), **{f"k{i}": i for i in range(300)}); print(len(big[0]), len(big[1]), sum(big[0]))
def swap(a, b): return b, a
x, y = swap(1, 2); print(x, y, swap(*swap(3, 4)), swap(b=1, a=2))
class S(str): pass
print(show(**{S("k"): 1}), list(show(**{"not an id": 1, "": 2})[1]))
def unused(a, a_=1, *_, __=2): return a, a_, _, __
print(unused(1, 2, 3, __=4))
def annotated(a: int, b: "str" = "x", *c: float, d: list[int] = [], **e: dict) -> None: pass
print(annotated.__annotations__)

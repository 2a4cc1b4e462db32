# Delegation: values, sends, throws, closes and return values pass through.
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__}: {e}"
def inner():
    log = []
    try:
        while True:
            try: x = yield f"in{len(log)}"; log.append(x)
            except ValueError as e: log.append(repr(e))
            if len(log) == 3: return log
    finally: print("inner finally", log)
def outer():
    r = yield from inner()
    print("outer got", r)
    s = yield from [10, 20]
    print("list gives", s)
    t = yield from sub_return(5)
    return r, t
def sub_return(n):
    return n * 2
    yield
g = outer(); print(next(g), g.gi_yieldfrom.__name__, g.send("s"), g.throw(ValueError("t")), g.send("u"), next(g)); 
try: next(g)
except StopIteration as e: print(e.value)
g = outer(); next(g); g.close(); g = outer(); next(g); print(attempt(g.throw, KeyError("through")))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("it value")
        return self.n
def over(it): r = yield from it; yield ("ret", r)
print(list(over(It())), list(over("ab")), list(over({"k": 1})), attempt(list, over(5)), attempt(list, over(None)))
g = over(It()); next(g); print(attempt(g.send, "x"))
g = over(It()); next(g); print(attempt(g.throw, ValueError("no throw method")), attempt(next, g))
class Full(It):
    def send(self, v): return ("sent", v)
    def throw(self, *a): return ("thrown", a[0] if isinstance(a[0], type) else type(a[0]).__name__)
    def close(self): print("Full closed")
g = over(Full()); print(next(g), g.send("x"), g.throw(KeyError("k")), next(g)); g.close()
class BadClose(It):
    def close(self): raise RuntimeError("close failed")
g = over(BadClose()); next(g); print(attempt(g.close))
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", chain([1], chain()), (x for x in "z"))))
def count_down(n):
    if n == 0: return "liftoff"
    yield n
    return (yield from count_down(n - 1))
def run(g):
    out = []
    while True:
        try: out.append(next(g))
        except StopIteration as e: return out, e.value
print(run(count_down(5)))
def deep(n):
    if n == 0: x = yield "bottom"; return x
    return (yield from deep(n - 1))
g = deep(200); print(next(g))
try: g.send("sent down")
except StopIteration as e: print(e.value)
g = deep(50); next(g); print(attempt(g.throw, LookupError("thrown down")))
def catcher():
    try: yield from thrower()
    except ValueError as e: yield f"outer caught {e}"
    yield "after"
def thrower(): yield 1; raise ValueError("from inner")
print(list(catcher()))
def two(g): yield from g
shared = iter(range(6)); a, b = two(shared), two(shared); print(next(a), next(b), next(a), next(b), list(a), list(b))
def same():
    yield from me
me = same(); print(attempt(next, me))
def stop_value():
    try: yield from stopper()
    except RuntimeError as e: yield str(e)
def stopper(): yield 1; raise StopIteration("x")
print(list(stop_value()))
def collect():
    results = []
    while True:
        try: r = yield from avg()
        except GeneratorExit: print("collected", results); return
        results.append(r)
def avg():
    total, n = 0, 0
    while (x := (yield)) is not None: total += x; n += 1
    return total / n
c = collect(); next(c)
for v in (10, 20, None, 5, 7, 9, None): c.send(v)
c.close()
def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)): yield from flatten(y)
        else: yield y
print(list(flatten([1, [2, (3, [4, [5]]), 6], (), [[]]])))
import types
@types.coroutine
def old(): x = yield "suspended"; return x * 2
async def new(): return await old()
co = new(); print(co.send(None), attempt(co.send, 21))

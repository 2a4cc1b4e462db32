# next, send, throw, close and the states in between.
import inspect
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__}: {e}" + (f" value={e.value!r}" if isinstance(e, StopIteration) else "")
def echo():
    got = []
    while True:
        try:
            x = yield len(got)
            got.append(x)
            if x == "end": return got
        except ValueError as e: got.append(f"caught {e}")
        except GeneratorExit: print("closing", got); raise
g = echo(); print(attempt(g.send, 1), next(g), g.send("a"), g.throw(ValueError("v")), next(g), attempt(g.send, "end"), attempt(next, g), attempt(g.send, 1), attempt(g.throw, KeyError("dead")), g.close())
g = echo(); next(g); g.send(1); g.close(); print(attempt(next, g), g.close())
g = echo(); g.close(); print(attempt(next, g)); g = echo(); print(attempt(g.throw, KeyError("before start")), attempt(next, g))
def ignores_exit():
    try: yield 1
    except GeneratorExit: yield 2
g = ignores_exit(); next(g); print(attempt(g.close))
def returns_on_exit():
    try: yield 1
    except GeneratorExit: return "closed value"
g = returns_on_exit(); next(g); print(g.close(), g.close())
def raises_on_exit():
    try: yield 1
    finally: raise KeyError("in finally")
g = raises_on_exit(); next(g); print(attempt(g.close))
def stop(): 
    yield 1
    raise StopIteration("inner")
g = stop(); next(g)
try: next(g)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
def self_call():
    yield attempt(next, me)
me = self_call(); print(next(me))
def gen(): x = yield 1; print("got", x); y = yield x * 2; return y
g = gen()
for step in (lambda: inspect.getgeneratorstate(g), lambda: next(g), lambda: inspect.getgeneratorstate(g), lambda: g.send(21), lambda: g.send("ret"), lambda: inspect.getgeneratorstate(g)): print(attempt(step))
g = gen(); print(g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code is gen.__code__, type(g.gi_frame).__name__, g.gi_frame.f_lineno == gen.__code__.co_firstlineno, attempt(setattr, g, "gi_running", 1)); next(g); print(g.gi_frame.f_locals, g.gi_suspended); g.__name__ = "other"; print(repr(g)[:26], attempt(setattr, g, "__name__", 5)); g.close(); print(g.gi_frame)
print(attempt(g.throw), attempt(lambda: gen().throw(5)), attempt(lambda: gen().throw(ValueError)), attempt(lambda: gen().throw(ValueError("x"))), attempt(lambda: gen().send()), attempt(lambda: gen().send(1, 2)), attempt(lambda: type(gen())()), attempt(lambda: gen() + 1), attempt(len, gen()), attempt(lambda: gen()[0]), iter(g) is g, bool(g))
def with_finally(log):
    try:
        yield 1
        yield 2
    finally: log.append("cleanup")
log = []
for x in with_finally(log): break
import gc; gc.collect(); print(log)
log = []; g = with_finally(log); del g; gc.collect(); print(log)
log = []; g = with_finally(log); list(g); print(log)
def args(*a, k=1, **kw): yield a; yield k; yield kw
print(list(args(1, 2, k=3, z=4)), attempt(lambda: args(k=1, **{"k": 2})))
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(4)), sum(1 for _ in tree(10)))
def accum():
    total = 0
    while (v := (yield total)) is not None: total += v
    return total
def drive(values):
    g = accum(); next(g)
    out = [g.send(v) for v in values]
    try: g.send(None)
    except StopIteration as e: return out, e.value
print(drive([1, 2, 3]), drive([]))
def lazy_args(a=print("evaluated once")): yield a
lazy_args(); print(list(lazy_args()))
def empty():
    return
    yield
def only_return(): return 5; yield
print(list(empty()), attempt(next, only_return()), [*empty()], dict(empty()), attempt(lambda: (yield_ := next(empty()))))
a, b, *c = (x * x for x in range(6)); print(a, b, c)
def exc_in(): yield 1; 1 / 0; yield 2
g = exc_in(); print(next(g), attempt(next, g), attempt(next, g))
def interleave(*gs):
    gs = [iter(g) for g in gs]
    while gs:
        for g in gs[:]:
            try: yield next(g)
            except StopIteration: gs.remove(g)
print(list(interleave("abc", range(2), (x for x in "z"))))

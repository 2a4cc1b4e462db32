# What the gc module says and does, as far as it does not count.
import gc, weakref

class A: pass
class Slots: __slots__ = ("a",)
class Bare: __slots__ = ()
a = A()
for x in (1, 1.5, "a", b"a", (), (1, 2), (1, []), [], {}, {1: 2}, a, a.__dict__, Slots(), object(), A, int, len, lambda: 1, gc, range(3),
          iter([]), None, True, frozenset(), set(), (i for i in "a"), a.__init__, bytearray(), 1j, 2**100, Exception(), ValueError):
    print(type(x).__name__, gc.is_tracked(x))
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.garbage, len(gc.get_count()))
print([sorted(s) for s in gc.get_stats()])
def attempt(f, *args):
    try: return f(*args)
    except Exception as e: return f"{type(e).__name__}: {e}"
for g in (-2, 3, "a"): print(attempt(gc.get_objects, g))
print(len(gc.get_objects(-1)) > 1000)
print(attempt(gc.collect, 3), attempt(gc.collect, -1), attempt(gc.set_threshold, "a"), attempt(gc.set_debug, "a"))

class Node:
    def __init__(self): self.me = self
def cycles(n):
    for _ in range(n): Node()
# Held back, a cycle stays; collect() works all the same.
gc.collect()
gc.disable()
r = weakref.ref(Node())
cycles(3000)
print(gc.isenabled(), r() is not None)
gc.enable()
gc.collect()
print(gc.isenabled(), r() is None)
gc.set_threshold(0)
r = weakref.ref(Node())
cycles(30000)
print(gc.get_threshold(), gc.isenabled(), r() is not None)
gc.set_threshold(500, 5)
gc.collect()
before = gc.get_stats()[0]["collections"]
cycles(30000)
print(gc.get_threshold(), r() is None, gc.get_stats()[0]["collections"] > before)
gc.set_threshold(2000, 10, 10)

# Callbacks, of collections asked for and of others.
log = []
def note(phase, info): log.append((phase, info["generation"], sorted(info)))
gc.callbacks.append(note)
for g in (2, 1, 0): gc.collect(g)
gc.callbacks.remove(note)
for x in log: print(x)
log.clear()
gc.callbacks.append(note)
gc.set_threshold(200)
cycles(20000)
gc.set_threshold(2000, 10, 10)
gc.callbacks.remove(note)
print(log[0][:2], log[1][:2], sorted({x[0] for x in log}), len(log) % 2)
def failing(phase, info): 1 / 0
import sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__)
gc.callbacks.append(failing)
gc.collect()
gc.callbacks.clear()

# Frozen objects are not listed, and stay.
n = Node()
r = weakref.ref(n)
gc.collect()
print(any(x is n for x in gc.get_objects()), any(x is n for x in gc.get_objects(2)), any(x is n for x in gc.get_objects(0)))
m = Node()
print(any(x is m for x in gc.get_objects(0)), any(x is m for x in gc.get_objects(2)))
gc.freeze()
print(gc.get_freeze_count() > 1000, any(x is n for x in gc.get_objects()))
del n, x
gc.collect()
print(r() is not None)
gc.unfreeze()
print(gc.get_freeze_count())
gc.collect()
print(r() is None)

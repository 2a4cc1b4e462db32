# weakref: references, proxies, callbacks, containers, finalize.
import gc, weakref
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
class O:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"O({self.n})"
    def m(self): return self.n
    def __eq__(self, o): return isinstance(o, O) and self.n == o.n
    def __hash__(self): return hash(self.n)
def fill():
    o = O(1); r = weakref.ref(o, lambda ref: print("callback", ref is r, ref())); print(r() is o, r() is not None, weakref.getweakrefcount(o), weakref.getweakrefs(o)[0] is r, hash(r) == hash(o), repr(r).split(" at ")[0], weakref.ref(o) is weakref.ref(o), r.__callback__ is not None)
    p = weakref.proxy(o); print(p.n, p, p == O(1), isinstance(p, O), type(p).__name__, p.m()); p.n = 2; print(o.n, attempt(hash, p), bool(p)); return r, p
def churn(n=50): return [O(i) for i in range(n)] and None
r, p = fill(); churn(); gc.collect(); print(r(), r.__callback__, attempt(lambda: p.n), attempt(hash, r), r == r)
for bad in (5, "s", None, (), [], {}, object(), 1.5): print(type(bad).__name__, attempt(lambda: type(weakref.ref(bad)).__name__))
print([type(weakref.ref(x)).__name__ for x in (O, len, fill, set(), frozenset(), (x for x in ()), type("T", (), {}))][:5])
class L(list): pass
l = L([1]); print(weakref.ref(l)(), attempt(weakref.ref), attempt(weakref.ref, O, 5) is not None, weakref.proxy(l)[0], len(weakref.proxy(l)), weakref.proxy(l) + [2], [*weakref.proxy(l)], weakref.proxy(fill) is not None)
def wvd():
    d = weakref.WeakValueDictionary(); keep = O("keep"); d["a"] = keep; d["b"] = O("gone"); churn(); gc.collect(); return d, keep
d, keep = wvd(); gc.collect(); print(sorted(d), d.get("a"), "b" in d, len(d), list(d.values()), d.pop("a"), len(d))
def wkd():
    d = weakref.WeakKeyDictionary(); k = O("k"); d[k] = 1; d[O("tmp")] = 2; churn(); gc.collect(); return d, k
d, k = wkd(); gc.collect(); print(len(d), d[O("k")], list(d.items()), attempt(lambda: d["str"]))
def ws():
    s = weakref.WeakSet(); a = O("a"); s.add(a); s.add(O("b")); churn(); gc.collect(); return s, a
s, a = ws(); gc.collect(); print(len(s), a in s, O("b") in s, list(s))
def wm():
    o = O(9); m = weakref.WeakMethod(o.m); print(m()(), m() == o.m); return m
m = wm(); churn(); gc.collect(); print(m())
def fin():
    o = O("fin"); f = weakref.finalize(o, print, "finalized", 1, sep="|"); print(f.alive, f.peek()[1] is print, f.atexit); return f
f = fin(); churn(); gc.collect(); print(f.alive, f(), f.detach()); o = O(1); f2 = weakref.finalize(o, lambda: "result"); print(f2(), f2(), f2.alive); f3 = weakref.finalize(o, print, "at exit"); f4 = weakref.finalize(o, print, "never"); f4.atexit = False; f5 = weakref.finalize(o, print, "detached"); print(f5.detach() is not None)
class S(weakref.ref):
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag = tag
    def __new__(cls, o, cb=None, tag=None): return super().__new__(cls, o, cb)
s = S(o, tag="t"); print(s(), s.tag, s == weakref.ref(o), s is weakref.ref(o), isinstance(s, weakref.ref), weakref.ReferenceType is weakref.ref)
def bad_cb():
    o = O("cb"); return weakref.ref(o, lambda r: order.append("late")), weakref.ref(o, lambda r: order.append("later"))
order = []; refs = bad_cb(); churn(); gc.collect(); print(sorted(order)); 
def cyc():
    a, b = O("x"), O("y"); a.o, b.o = b, a; return weakref.ref(a), weakref.ref(b)
r1, r2 = cyc(); churn(); gc.collect(); print(r1(), r2())
class Cache:
    def __init__(self): self.d = weakref.WeakValueDictionary(); self.made = 0
    def get(self, k):
        if (v := self.d.get(k)) is None: self.made += 1; v = self.d[k] = O(k)
        return v
c = Cache(); x = c.get(1); y = c.get(1); print(x is y, c.made); del x, y; churn(); gc.collect(); c.get(1); print(c.made)

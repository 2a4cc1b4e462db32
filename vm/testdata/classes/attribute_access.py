# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__ and error texts.
def attempt(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class G:
    x = "class x"
    def __init__(self): self.y = "inst y"
    def __getattr__(self, n):
        if n.startswith("_"): raise AttributeError(f"private {n}")
        return f"getattr:{n}"
g = G(); print(g.x, g.y, g.z, hasattr(g, "_q"), hasattr(g, "q"), getattr(g, "_q", "dflt"), G.x); attempt(lambda: g._q); attempt(lambda: G.zz)
class GA:
    def __init__(self): self.v = 1
    def __getattribute__(self, n):
        if n == "blocked": raise AttributeError("blocked!")
        if n == "log": return "logged"
        return super().__getattribute__(n)
    def __getattr__(self, n): return f"fallback {n}"
    def __len__(self): return 3
a = GA(); print(a.v, a.log, a.blocked, a.other, len(a), a.__dict__)
class SA:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
s = SA(); s.a = 5; print(s.a); del s.a; attempt(delattr, s, "a"); s.b = 1; s.b += 3; print(s.b)
class E: cls_attr = 1
e = E(); attempt(lambda: e.nope); attempt(delattr, e, "nope"); attempt(delattr, e, "cls_attr"); attempt(lambda: E.nope); attempt(delattr, E, "nope"); attempt(setattr, 5, "x", 1); attempt(setattr, object(), "x", 1); attempt(setattr, int, "x", 1); attempt(delattr, int, "real"); attempt(lambda: (5).nope); attempt(lambda: None.nope); attempt(lambda: [].push); attempt(lambda: "".nope); attempt(setattr, [], "x", 1); attempt(setattr, "", "upper", 1); attempt(setattr, None, "x", 1); attempt(lambda: len.nope); attempt(setattr, len, "x", 1); attempt(lambda: (lambda: 0).nope); attempt(delattr, (lambda: 0), "x"); attempt(setattr, e, 5, 1); attempt(getattr, e, 5); attempt(getattr, e, "a b", "default"); setattr(e, "a b", "ok"); attempt(getattr, e, "a b")
import sys; attempt(lambda: sys.nope); attempt(lambda: E().cls_atr); attempt(lambda: E.cls_atr)
e.x = 1; e.y = 2; print(e.__dict__, vars(e)); e.__dict__["z"] = 3; print(e.z); del e.__dict__["x"]; attempt(lambda: e.x); e.__dict__ = {"new": 1}; print(e.new, vars(e)); attempt(setattr, e, "__dict__", 5); e.__dict__.update(k=1); print(sorted(e.__dict__), e.k); attempt(lambda: vars(5)); e.__class__ = G; print(e.anything, type(e).__name__); attempt(setattr, e, "__class__", int); attempt(setattr, e, "__class__", 5)
class Sl:
    __slots__ = ("a", "b")
    c = 5
sl = Sl(); sl.a = 1; print(sl.a, sl.c, Sl.a.__class__.__name__, hasattr(sl, "__dict__")); attempt(lambda: sl.b); attempt(setattr, sl, "z", 1); attempt(setattr, sl, "c", 1); del sl.a; attempt(lambda: sl.a); attempt(delattr, sl, "a")
class D:
    def __dir__(self): return ["zeta", "alpha"]
print(dir(D()), [n for n in dir(E) if not n.startswith("__")], [n for n in dir(G()) if not n.startswith("__")], dir(object)[:5], "__class__" in dir(5))
class BadDir:
    def __dir__(self): return 5
attempt(dir, BadDir())
class Name: 
    def __init__(self): self.__private = 1; self.__dunder__ = 2; self._single = 3
    def get(self): return self.__private
    def getname(self): __local = 5; return __local
print(vars(Name()), Name().get(), Name().getname(), Name()._Name__private); attempt(lambda: Name().__private)
class _Lead:
    def m(self): self.__x = 1; return vars(self)
class __: 
    def m(self): self.__x = 1; return vars(self)
print(_Lead().m(), __().m())
class Chain:
    def __init__(self, p=""): self._p = p
    def __getattr__(self, n): return Chain(f"{self._p}.{n}".strip("."))
    def __call__(self, *a): return f"{self._p}{a}"
    def __getitem__(self, k): return Chain(f"{self._p}[{k}]")
print(Chain().a.b.c(1, 2), Chain().users[5].name(), Chain().x._p)
class Count:
    n = 0
    def __init__(self): Count.n += 1; self.n += 10
print(Count().n, Count().n, Count.n)
class Boom:
    def __getattribute__(self, n): raise ValueError("boom " + n)
attempt(lambda: Boom().x); attempt(hasattr, Boom(), "x"); attempt(getattr, Boom(), "x", 1)
class MA(type):
    def __getattr__(cls, n): return f"meta:{n}"
    def __setattr__(cls, n, v): print("meta set", n); super().__setattr__(n, v)
class WithMeta(metaclass=MA): pass
print(WithMeta.anything); WithMeta.q = 1; print(WithMeta.q); attempt(lambda: WithMeta().anything)
obj = E(); obj.f = lambda: "called"; obj.lst = [1]; obj.lst += [2]; obj.lst.append(3); obj.n = 1; obj.n -= 5; print(obj.f(), obj.lst, obj.n)
for i in range(40): setattr(obj, f"attr{i}", i)
print(sum(getattr(obj, f"attr{i}") for i in range(40)), len(vars(obj)), list(vars(obj))[:4])
for i in range(0, 40, 2): delattr(obj, f"attr{i}")
print(len(vars(obj)), hasattr(obj, "attr0"), obj.attr1)

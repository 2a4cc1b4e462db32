# Data and non-data descriptors, lookup order, __set_name__, properties.
class Data:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = "_" + name
    def __get__(self, obj, owner=None): return self if obj is None else ("get", obj.__dict__.get(self.name), owner.__name__)
    def __set__(self, obj, v): print("set", v); obj.__dict__[self.name] = v
    def __delete__(self, obj): print("delete"); obj.__dict__.pop(self.name, None)
class NonData:
    def __get__(self, obj, owner=None): return "nondata", obj is None
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["so"] = ("via set", v)
class C:
    d = Data(); n = NonData(); so = SetOnly()
    def meth(self): return "meth"
c = C()
print(c.d, C.d.name, c.n, C.n); c.d = 5; print(c.d); c.__dict__["d"] = "hidden"; print(c.d); del c.d; print(c.d)
c.n = "instance"; print(c.n, C().n); del c.n; print(c.n); c.so = 1; print(c.so, c.__dict__["so"]); c.__dict__["so"] = 2; print(c.so)
try: del c.so
except AttributeError as e: print(e)
c.meth = lambda: "shadow"; print(c.meth(), C.meth(c)); del c.meth; print(c.meth())
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "the x"; return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError("negative")
        self._x = v
    @x.deleter
    def x(self): print("deleting"); self._x = None
    @property
    def ro(self): return "ro"
    wo = property(None, lambda self, v: print("wo", v))
    @property
    def fails(self): raise AttributeError("inner failure")
    @property
    def computed(self): return self.missing_thing
p = P(); p.x = 10; p.x += 5; print(p.x, P.x.__doc__, P.x.fget.__name__, type(P.x).__name__, P.x.__name__); del p.x; print(p.x)
def attempt(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
attempt(setattr, p, "x", -1); attempt(setattr, p, "ro", 1); attempt(delattr, p, "ro"); attempt(getattr, p, "wo"); attempt(getattr, p, "fails"); attempt(getattr, p, "computed"); attempt(getattr, p, "fails", "default"); p.wo = 3; attempt(lambda: P.x.__get__(5)); attempt(lambda: P.x.__set__(p, 3)); attempt(hasattr, p, "fails"); attempt(lambda: property(1).__get__(p)); attempt(lambda: property()); attempt(lambda: P.x.setter(None).fset)
class Sub(P):
    @P.x.getter
    def x(self): return "sub getter", self._x
    @property
    def ro(self): return "sub " + super().ro
s = Sub(); s.x = 3; print(s.x, s.ro)
print(C.meth.__get__(c)(), C.meth.__get__(None, C) is C.meth, c.meth.__func__ is C.meth, c.meth.__self__ is c, c.meth == c.meth, c.meth is c.meth, hash(c.meth) == hash(c.meth), c.meth.__name__, C().meth == c.meth, repr(c.meth)[:20])
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, owner):
        v = obj.__dict__[self.n] = self.f(obj); return v
class L:
    @Lazy
    def val(self): print("computing"); return 99
l = L(); print(l.val, l.val, l.__dict__)
class BadName:
    def __set_name__(self, o, n): raise RuntimeError("no names")
try:
    class X: b = BadName()
except RuntimeError as e: print(e, getattr(e, "__notes__", None))
class Meta(type):
    @property
    def mp(cls): return f"meta prop of {cls.__name__}"
class K(metaclass=Meta):
    mp = "class attr"
print(K.mp, K().mp); attempt(setattr, K, "mp", 7)
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None): return o.__dict__[self.n] if o else self
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n}: expected {self.t.__name__}, got {type(v).__name__}")
        o.__dict__[self.n] = v
class Rec:
    a, b = Typed(int), Typed(str)
    def __init__(self, a, b): self.a, self.b = a, b
print(vars(Rec(1, "x"))); attempt(Rec, "x", 1); attempt(Rec, 1, 2)
sm = staticmethod(len); print(sm([1, 2]), sm.__func__ is len, sm.__get__(1) is len); cm = classmethod(lambda cls: cls); print(cm.__get__(5)(), cm.__get__(None, str)()); attempt(cm)
class Ann:
    x: int = 5
    def __getattr__(self, n): return f"dyn {n}"
    @property
    def broken(self): raise AttributeError("hidden by getattr")
print(Ann().x, Ann().zzz, Ann().broken)

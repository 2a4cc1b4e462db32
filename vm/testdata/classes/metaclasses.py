# Metaclasses, __prepare__, class keywords, type() with three arguments, conflicts.
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
class Trace(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw); return {"injected": 42}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw); return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print("init", name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print("call", cls.__name__, a, k); return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return o == "magic" or super().__instancecheck__(o)
    def __subclasscheck__(cls, c): return c is int or super().__subclasscheck__(c)
    def __len__(cls): return len(cls.__name__)
    def __iter__(cls): return iter(cls.__name__)
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __contains__(cls, x): return x in cls.__name__
    def __repr__(cls): return f"<Traced {cls.__name__}>"
    def __add__(cls, o): return f"{cls.__name__}+{o}"
class Base(metaclass=Trace, flag=True):
    x = injected
    def __init__(self, a=0): self.a = a
class Child(Base, opt=1): y = 2
c = Child(5); print(c.a, Child.x, Child.injected, isinstance("magic", Child), isinstance(c, Base), issubclass(int, Base), issubclass(str, Base), len(Child), list(Child), Child[3], "h" in Child, Child, Child + 1, type(Child).__name__, Child.__class__ is Trace, c)
T = type("T", (Base.__base__,), {"v": 1, "m": lambda self: self.v}); print(T.__name__, T().m(), T.__module__, T.__qualname__, T.__bases__, T.__dict__["v"], T.__doc__, type(T) is type, type("E", (), {}).__mro__)
for args in ((1, (), {}), ("X", [], {}), ("X", (), []), ("X", (5,), {}), ("X", ()), ("X",), ("X\0", (), {}), ("X", (), {"__slots__": 5}), ("X", (), {"__slots__": ("a", "a b")}), ("X", (int,), {"__slots__": ("a",)}), ("X", (), {1: 2}), ("", (), {}), ("X", (), {"__qualname__": 5}), ("X", (), {"__classcell__": 5})):
    print(args[0], attempt(lambda: type(*args)) if args != ("X",) else attempt(type, *args))
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
print(attempt(lambda: exec("class C(A1, A2): pass"))); 
class M3(M1, M2): pass
class C(A1, A2, metaclass=M3): pass
print(type(C).__name__, type(type("D", (A1,), {})).__name__, attempt(lambda: exec("class X(object, foo=1): pass")), attempt(lambda: exec("class X(metaclass=5): pass")), attempt(lambda: exec("class X(A1, metaclass=type): print('body')", globals())))
def func_meta(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != "_"), kw)
class F(int, metaclass=func_meta, k=1): a = 1; b = 2
print(F)
class Obj:
    def __call__(self, name, bases, ns): return f"made {name}"
    def __prepare__(self, name, bases): return {}
class G(metaclass=Obj()): pass
print(G)
class Multi(type):
    def __prepare__(name, bases):
        class D(dict):
            def __setitem__(self, k, v): super().__setitem__(k, (self[k] if k in self and isinstance(self[k], list) else []) + [v] if not k.startswith("__") else v)
        return D()
class Ov(metaclass=Multi):
    a = 1
    a = 2
    a = 3
print(Ov.a)
class Singleton(type):
    _inst = {}
    def __call__(cls, *a):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a)
        return cls._inst[cls]
class S(metaclass=Singleton):
    def __init__(self, v=None): self.v = v
print(S(1) is S(2), S(3).v)
class InitSub:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; InitSub.registry.append((cls.__name__, tag))
class I1(InitSub, tag="t1"): pass
class I2(I1): pass
class I3(I2, tag="t3"): pass
print(InitSub.registry, I2.tag, attempt(lambda: exec("class Bad(InitSub, other=1): pass", globals())))
class CG:
    def __class_getitem__(cls, k): return f"{cls.__name__}<{k}>"
print(CG[int], CG[1, 2], attempt(lambda: CG()[0]), attempt(lambda: S[0]), attempt(lambda: int[0]), list[int], dict[str, int], type[int], tuple[int, ...])
class Body:
    print("in body", __name__, __qualname__, __module__)
    for i in range(3): exec(f"v{i} = i")
    if True:
        def cond(self): return "cond"
    del i
    a, *b = 1, 2, 3
    class Inner:
        z = 1
        def q(self): return type(self).__qualname__
print(Body.v2, hasattr(Body, "i"), Body().cond(), Body.b, Body.Inner().q(), Body.Inner.__qualname__, Body.cond.__qualname__, Body.__firstlineno__, Body.__static_attributes__)
class Static:
    def __init__(self): self.b = 1; self.a = 2; self.b = 3; self.c: int = 5; self.d.e = 1
    def m(self): self.z = 1; self.q += 1; del self.w; (self.t, self.u) = 1, 2
print(sorted(Static.__static_attributes__), Static.__name__); Static.__name__ = "Renamed"; Static.__qualname__ = "Q.R"; print(Static, attempt(setattr, Static, "__name__", 5), attempt(setattr, Static, "__mro__", ()), attempt(delattr, Static, "__name__"), attempt(setattr, Static, "__dict__", {}))

# C3 linearisation, super in all its forms.
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
class E(C): pass
class F(D, E):
    def who(self): return ["F"] + super(F, self).who()
for k in (A, B, C, D, E, F): print(k.__name__, [x.__name__ for x in k.__mro__], k().who(), [b.__name__ for b in k.__bases__], k.__base__.__name__)
for src in ("class X(A, B): pass", "class X(A, A): pass", "class X(B, C): pass\nclass Y(C, B): pass\nclass Z(X, Y): pass", "class X(5): pass", "class X(int, str): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(int, 5): pass", "class X(object, A): pass", "class X(*[B, C]): pass\nprint(X().who())", "class X(type(lambda: 0)): pass", "class X(slice): pass", "class X('a'): pass"):
    try: exec(src); print("ok", src)
    except TypeError as e: print(src.split("\n")[-1], "->", e)
class S(A):
    x = "S.x"
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return "sm"
    @property
    def pr(self): return "pr"
    def lam(self): return (lambda: super(S, self).who())(), [super(S, self).who() for _ in range(2)]
    def implicit(self): return [super().who() for _ in range(1)]
class T(S):
    x = "T.x"
    @classmethod
    def cm(cls): return "T:" + super().cm()
    @property
    def pr(self): return "T:" + super().pr
    def attr(self): return super().x, super().sm(), super().__class__.__name__, type(super()).__name__
    def nope(self): return super().missing
    def setit(self): super().y = 5; return self.y
t = T(); print(t.cm(), T.cm(), t.pr, t.attr(), t.lam(), t.implicit())
for f in (t.nope, t.setit, lambda: super(T, 5).who(), lambda: super(5, t), lambda: super(T, A()).who(), lambda: super(), lambda: super(T).x):
    try: print(f())
    except (AttributeError, TypeError, RuntimeError) as e: print(type(e).__name__, e)
print(repr(super(T, t)), repr(super(T, T))[:40], super(T, T).cm(), super(T, t).x, super(S, t).who(), super(T, t).__thisclass__.__name__, super(T, t).__self__ is t, super(T, t).__self_class__.__name__, super(T, T).__self_class__.__name__)
def outside(self): return super().who()
try: outside(t)
except RuntimeError as e: print(e)
def noself(): return super()
try: noself()
except RuntimeError as e: print(e)
class Del:
    def m(self):
        del self
        return super().who()
try: Del().m()
except RuntimeError as e: print(e)
class Cell:
    def m(self): return __class__, super().__init__
    n = lambda self: __class__.__name__
print(Cell().m()[0].__name__, Cell().n())
class Init:
    def __init__(self, **kw): self.log = []; super().__init__(**kw)
class P1(Init):
    def __init__(self, a, **kw): super().__init__(**kw); self.log.append(("P1", a))
class P2(Init):
    def __init__(self, b, **kw): super().__init__(**kw); self.log.append(("P2", b))
class Both(P1, P2):
    def __init__(self, **kw): super().__init__(**kw); self.log.append("Both")
print(Both(a=1, b=2).log)
try: Both(a=1)
except TypeError as e: print(e)
A.extra = lambda self: "patched"; print(F().extra()); 
class G(A): pass
class H(G): pass
G.__bases__ = (C,); print([x.__name__ for x in H.__mro__], H().who())
try: G.__bases__ = (H,)
except TypeError as e: print(e)
try: G.__bases__ = ()
except TypeError as e: print(e)
try: B.__bases__ = (E,)
except TypeError as e: print(e)
print(A.__subclasses__()[0].__name__, issubclass(F, A), isinstance(F(), (int, C)), F.mro()[0].__name__, A.__dict__.keys() >= {"who"})
class M(type):
    def mro(cls): return [cls, object] if cls.__name__ == "Odd" else super().mro()
class Odd(A, metaclass=M): pass
print([x.__name__ for x in Odd.__mro__], hasattr(Odd, "who"), issubclass(Odd, A))
class Entries:
    def __mro_entries__(self, bases): return (E,)
class Y(Entries()): pass
print([x.__name__ for x in Y.__mro__], type(Y.__orig_bases__[0]).__name__)

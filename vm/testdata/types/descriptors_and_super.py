# property, classmethod, staticmethod, super, modules, cells, slots, __class__ and __bases__.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


class A:
    @property
    def x(self):
        "xdoc"
        return 1
    @x.setter
    def x(self, v): self._x = v
    @classmethod
    def c(cls): "cdoc"; return cls
    @staticmethod
    def s(a): return a
    def m(self): return super().__repr__
    def g(self): return [super(), __class__]
    y = property(doc='hi')
class B(A):
    def m(self): return super(B, self).x
    sup = 1
b = B()
value("A.__dict__['x'].__doc__"); value("A.__dict__['x'].__name__"); value("b.x"); run("b.x=3"); value("b._x"); run("del b.x"); value("b.y"); value("A.__dict__['y'].__name__"); value("A.__dict__['x'].fget"); value("A.__dict__['x'].fdel"); value("property(3,4).__isabstractmethod__"); value("property(1,2,3,4,5)"); value("property(a=1)"); value("property().__doc__"); run("A.__dict__['x'].fget=3"); value("property().__set_name__(1)"); value("property().__name__")
class P(property): "pd"
value("P(lambda s: 1).__doc__"); value("P(A.m).__doc__"); value("P(doc='q').__doc__"); value("P().getter(lambda s:5).fget(3)")
value("A.__dict__['c']"); value("A.__dict__['s']"); value("A.__dict__['c'].__doc__"); value("A.__dict__['c'].__wrapped__"); value("A.__dict__['c'].__name__"); value("A.__dict__['s'](5)"); value("A.c().__name__"); value("b.c().__name__"); value("A.s(3)"); value("A.__dict__['c'].__dict__"); value("classmethod()"); value("classmethod(1,2)"); value("classmethod(3).__func__"); value("classmethod(f=1)"); value("classmethod[int]"); value("A.__dict__['c'].__isabstractmethod__"); value("A.__dict__['c'].__annotations__"); pass
value("b.m()"); value("A.m(b)()[:10]"); value("b.g()"); value("super()"); value("super(A)"); value("super(A,b)"); value("super(A,b).__self__"); value("super(A,b).__thisclass__"); value("super(A,b).__self_class__"); value("super(A,3)"); value("super(3)"); value("super(B,b).sup"); value("super(B,b).x"); value("super(B,b).zz"); value("super(A,A)"); value("super(B,B).c()"); value("super(B,b).__class__"); value("super(1,2,3)"); value("super(a=1)"); value("super(B,3)"); value("super(B,A)"); value("super(B,B).s(4)")
def f(): super()
value("f()")
def f(a): super()
value("f(1)")
import sys
M=type(sys)
m=M('foo'); value("m"); value("m.__dict__"); value("M()"); value("M(3)"); value("m.x"); run("del m.x"); run("m.x=1"); value("m.x"); value("m.__doc__"); value("m.__annotations__"); value("m.__annotate__"); run("m.__dict__=3"); value("m.__dir__()")
m.__getattr__=lambda n: n*2
value("m.abc"); value("M('a','b').__doc__"); value("M.__dict__['__dict__']"); 
class MM(M): 
    x=property(lambda s: 5)
mm=MM('z'); value("mm.x"); value("mm"); run("mm.y=3"); value("mm.y"); value("mm.__dict__['y']"); 
def cl():
    a=1
    def h(): return a
    return h
h=cl()
value("h.__closure__"); value("h.__closure__[0].cell_contents"); run("h.__closure__[0].cell_contents=5"); value("h()"); run("del h.__closure__[0].cell_contents"); value("h()"); value("h.__closure__[0]")
C=type(h.__closure__[0])
value("C()"); value("C(1)==C(1)"); value("C()<C(1)"); value("C(1)<C()"); value("C(1,2)"); value("hash(C())"); value("C().cell_contents"); value("C(3).cell_contents"); value("C()==3")
class D: 
    def __del__(self): pass
    __slots__=('a','b')
d=D(); value("d.a"); run("d.a=1"); value("d.a"); run("del d.a"); run("del d.a"); run("d.c=1"); value("d.__dict__"); value("D.a"); value("D.__slots__"); pass
run("class E:\n  __slots__=('a','a')"); run("class E:\n  __slots__=('1',)"); run("class E:\n  __slots__=(1,)"); run("class E:\n  __slots__=('x',); x=1"); run("class E(int):\n  __slots__=('x',)"); run("class E:\n  __slots__=('__dict__','__dict__')"); run("class E(D,A): pass"); run("class E(D,int): pass"); run("class E(bool): pass"); run("class E(type(None)): pass"); run("class E(A,A): pass"); run("class E(A,B): pass"); run("class E(3): pass")
class S1: __slots__=('a','b')
class S2: __slots__=('a','b')
class S3: __slots__=('a','c')
class S4(S1): __slots__=('c',)
s=S1(); run("s.__class__=S2"); run("s.__class__=S3"); run("s.__class__=S4"); value("s")
class X1: pass
class X2: pass
class X3(X1): pass
x=X1(); x.q=1; run("x.__class__=X2"); value("x.q"); run("x.__class__=X3"); value("x.q, type(x)")
class Y(X3): pass
run("Y.__bases__=(X2,)"); value("Y.__mro__"); value("X3.__subclasses__()"); value("X2.__subclasses__()"); run("X3.__bases__=(X2,)"); run("X1.__bases__=(X2,)"); run("X2.__bases__=(Y,)"); run("X2.__bases__=(X2,)"); run("Y.__bases__=(S1,)"); run("Y.__bases__=(3,)")
class Meta(type):
    def __call__(cls,*a): return 5
    @property
    def mp(cls): return 7
class K(metaclass=Meta): pass
value("K()"); value("K.mp"); value("type(K)"); run("K.mp=3"); value("K.__dir__"); run("K.zz=1"); value("K.zz"); run("del K.zz"); run("del K.zz"); value("K.zz")

# __reduce_ex__, annotations, enum, metaclasses.
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


import copyreg, enum, abc
class A:
    __slots__=('a','b')
class B(A):
    __slots__=('c','__dict__')
class C: pass
class D(list): pass
class E(dict): __slots__=('z',)
class F:
    def __getnewargs__(self): return (1,2)
    def __new__(cls,*a): return object.__new__(cls)
class G:
    def __getnewargs_ex__(self): return ((1,),{'k':2})
    def __new__(cls,*a,**k): return object.__new__(cls)
class H:
    def __reduce__(self): return (H,())
class I:
    def __getstate__(self): return 5
a=A(); a.a=1
b=B(); b.a=1; b.c=2; b.q=3
c=C(); c.x=1
d=D([1,2]); d.k=1
e=E(a=1); e.z=3
for s in ["a.__reduce_ex__(2)","a.__reduce_ex__(1)","b.__reduce_ex__(4)","c.__reduce_ex__(2)","c.__reduce_ex__(0)","c.__reduce__()","d.__reduce_ex__(2)[:3]","list(d.__reduce_ex__(2)[3])","list(e.__reduce_ex__(2)[4])","e.__reduce_ex__(2)[2]","F().__reduce_ex__(2)","G().__reduce_ex__(2)","H().__reduce_ex__(2)","I().__reduce_ex__(2)","(1).__reduce_ex__(2)","[].__reduce_ex__(2)[:3]","len.__reduce_ex__(2)","(lambda:1).__reduce_ex__(2)","type(a).__reduce_ex__(a,2)","object.__reduce_ex__(C,2)","C.__reduce_ex__(2)","a.__getstate__()","b.__getstate__()","c.__getstate__()","d.__getstate__()","object().__getstate__()","(1).__getstate__()","(i for i in ()).__reduce_ex__(2)","'a'.__reduce_ex__(2)","(1.5).__reduce_ex__(2)","{}.__reduce_ex__(0)","sorted(dir(A()))","sorted(dir(b))[-4:]","hasattr(a,'__dict__')","vars(b)","C.__sizeof__(c)>0", "c.__dir__()[0]","dir(C)==sorted(C().__dir__())","[].__dir__()==list.__dir__([])","type.__call__(C).__class__","C.__class__","C.__class__.__class__","C.__dict__['__dict__'].__get__(c)","C.__dict__['__weakref__'].__get__(c)","C.__weakref__","c.__weakref__","C.__dict__['__dict__'].__doc__","A.a.__get__(a)","A.a.__get__(a,A)","A.a.__get__(None,A)","A.a.__get__(3)","A.a.__set__(a,5)","A.a.__delete__(a)","A.a.__objclass__","A.a.__doc__"]: value(s)
class Color(enum.Enum):
    RED=1
    GREEN=2
class Fl(enum.Flag):
    A=1; B=2
for s in ["Color.RED","Color(2)","Color['RED']","list(Color)","Color.RED.name","Color(5)","Fl.A|Fl.B","Fl(3)","Color.RED is Color(1)","isinstance(Color.RED,Color)","len(Color)","Color.RED==1","repr(Fl.A)","str(Color.RED)","Color.__members__"]: value(s)
# annotations
class An:
    x: int
    y: undefined_name
value("An.__annotate__(2)"); value("An.__annotations__"); value("An.__annotate__(1)")
class An2:
    x: 'int' = 3
value("An2.__annotations__"); run("An2.__annotations__['z']=3"); value("An2.__annotations__"); run("del An2.__annotations__"); value("An2.__annotations__")
def fa(a: int, *b: str, c: 'x' = 3, **d: None) -> list[int]: pass
value("fa.__annotations__"); value("fa.__annotate__"); run("fa.__annotations__={}"); value("fa.__annotate__"); run("fa.__annotations__=None"); value("fa.__annotations__")
def gen[T, *Ts, **P](x: T) -> T: pass
value("gen.__type_params__")
class Gen[T]: pass
value("Gen.__type_params__"); value("Gen.__orig_bases__"); value("Gen[int]"); 
# init_subclass, set_name
class Base:
    def __init_subclass__(cls, /, **kw): cls.kw=kw
class Sub(Base, a=1): pass
value("Sub.kw")
class SN:
    def __set_name__(self, o, n): self.n=(o.__name__,n)
class U: s=SN()
value("U.s.n")
class Bad:
    def __set_name__(self,o,n): 1/0
run("class V: b=Bad()")
try:
    class V: b=Bad()
except ZeroDivisionError as e: print(e.__notes__)
run("class W(a=1): pass"); run("class W(object, metaclass=int): pass"); run("type('a',(),{},x=1)"); run("type(1,2)"); run("type('x',3,{})"); run("type(3,(),{})"); run("type('x',(),3)"); run("type('a\\0',(),{})"); run("type()"); value("type('Q',(),{'__qualname__':3})"); value("type('Q',(),{'a':1}).a"); value("type('Q',(int,),{})(5)"); value("type('Q',(type(c),A),{}).__mro__"); pass
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
run("class X3(X1,X2): pass")
class Mp(type):
    @classmethod
    def __prepare__(m, n, b, **k): return {'pre':n}
    def __new__(m,n,b,d,**k): return super().__new__(m,n,b,d)
    def __init__(self,n,b,d,**k): super().__init__(n,b,d)
class X4(metaclass=Mp, q=1): pass
value("X4.pre"); 

# Generic aliases, unions and t-strings.
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


import types, typing
GA=types.GenericAlias; U=types.UnionType
T=typing.TypeVar('T'); S=typing.TypeVar('S'); P=typing.ParamSpec('P'); Ts=typing.TypeVarTuple('Ts')
for s in ["list[int]","list[int,str]","list[()]","list[int].__origin__","list[int].__args__","list[T].__parameters__","dict[T,S][int,str]","dict[T,T][int]","dict[T,S][int]","dict[T,S][int,str,float]","list[int][str]","list[T][int].__args__","list[...]","list['a']","tuple[int,...]","list[[int,T]]","list[int]()","list[int]([1])","list[int].append","list[int]==list[int]","list[int]==list[str]","hash(list[int])==hash(list[int])","list[int]|str","list[int]|None","isinstance([],list[int])","issubclass(list,list[int])","list[int].__mro_entries__(())","GA(list,int)","GA(list,(int,))","GA(list)","GA(3,4)","GA(list,int).__reduce__()","(*list[int],)","next(iter(list[int]))","list[int].__unpacked__","next(iter(tuple[int,str])).__unpacked__","next(iter(tuple[int,str]))","next(iter(tuple[int,str])).__typing_unpacked_tuple_args__","tuple[*tuple[int,str]]","tuple[*Ts].__parameters__","tuple[*Ts][int,str]","tuple[T,*Ts][int,str,float]","tuple[T,*Ts][int]","tuple[T,*Ts][()]","list[int].__doc__==list.__doc__","list[int].__class__","type(list[int])","list[int].__name__","list[int].zzz","dict[str,list[T]][int]","dict[str,T|None][int]","GA.__new__(GA)","list[int].__dir__()[:3]","list[None]","list[1:2]","type[int]","types.GenericAlias(int,())","list[lambda: 1].__args__[0].__name__","list[T].__parameters__[0] is T","list[GA(list,T)].__parameters__","list[int] < list[str]","list[int].__orig_class__",
"int|str","int|None","None|int","int|int","int|str|int","(int|str)|(str|float)","int|3","3|int","int|'a'","'a'|int","(int|str).__args__","(int|str).__parameters__","(int|T).__parameters__","(T|int)[str]","(T|None)[int|str]","(int|str)[float]","(int|str)==(str|int)","hash(int|str)==hash(str|int)","isinstance(1,int|str)","isinstance(None,int|None)","isinstance(1.0,int|str)","isinstance(1,int|list[int])","isinstance([],int|list[int])","issubclass(int,int|str)","issubclass(3,int|str)","type(int|str)","U[int,str]","U[int]","U[int,None]","U[int,int]","typing.Union[int,str]","typing.Optional[int]","typing.Union is U","(int|str).__origin__","(int|str).__name__","(int|str).__qualname__","(int|str).__module__","(int|str).zz","U()","(int|str).__reduce__()","(int|str) is (int|str)","repr(int|list[int])","typing.Union['a',int]","typing.Union[()]","int|list[T]","(int|list[T])[str]","(int|str).__mro_entries__(())","(int|str)()","(int|str)|None","typing.Any|int","int|typing.Any","U[int,'x']","U[3]","U[T,int]","(int|str)!=(int|float)","(int|str)<(int|float)","bool|int","True|int","[int]|str","int|[1]","T|S","T|'x'","'x'|T","(int | str).__hash__()==0","U.__mro__","typing.Union[int]","typing.Literal[1]|int","int|tuple[int]","U[[1],2]","repr(type(None)|int)","U.__getitem__","(int|str).__class__"]: value(s)
run("class X(list[int]): pass"); value("X.__orig_bases__, X.__bases__")
run("class X(int|str): pass")
class G:
    def __class_getitem__(cls, k): return GA(cls,k)
value("G[int]"); value("G[int]().__orig_class__"); value("G[T][int]"); value("G[int].__module__")
run("G[int].x=5"); value("G.x"); run("del G[int].x"); run("G[int].__origin__=3")
import weakref
class W: pass
w=W()
for s in ["weakref.ref(3)","weakref.ref(w)","weakref.ref(w)() is w","weakref.ref(w) is weakref.ref(w)","weakref.ref(w,print) is weakref.ref(w,print)","weakref.ref(w)==weakref.ref(w)","hash(weakref.ref(w))==hash(w)","weakref.ref(w).__callback__","weakref.ref(w,print).__callback__","weakref.ref()","weakref.ref(w,1,2)","weakref.ref([])","weakref.ref(int)","weakref.ref({})","weakref.proxy(w).zz","weakref.proxy(3)","hash(weakref.proxy(w))","type(weakref.proxy(w))","type(weakref.proxy(print))","weakref.proxy(len)([1])","weakref.ref[int]","weakref.ref(w)<weakref.ref(w)","weakref.ref(w)==3"]: value(s)
from string.templatelib import Template, Interpolation
x=5
for s in ["t'a{x}b'","t'a{x!r:>{x}}b'","t'{x=}'","t''","t'{x}{x}'","t'a{x}b'+t'c'","t'a'+'b'","'a'+t'b'","t'a{x}b'.strings","t'a{x}b'.interpolations","t'a{x}b'.values","list(t'a{x}b')","list(t'{x}{x}')","Template('a',Interpolation(3),'b')","Template('a','b').strings","Template(3)","Template(Interpolation(1),Interpolation(2)).strings","Interpolation(1)","Interpolation(1,'x')","Interpolation(1,'x','q')","Interpolation(1,'x',None,'d')","Interpolation()","Interpolation(1,2)","Interpolation(1,'a',3)","Interpolation(1,'x','r','f').value","Interpolation(1,'x','r','f').expression","Interpolation(1,'x','r','f').conversion","Interpolation(1,'x','r','f').format_spec","Interpolation.__match_args__","Interpolation(1,'x','r','f').__reduce__()","t'a{x}'.__reduce__()","Template.__module__","t'a'==t'a'","hash(t'a')!=0","Template(a=3)","Template.__class_getitem__(int)","Interpolation[int]","Template[int]","iter(t'a')","t'a'+3","t'a'*2","1"]: value(s)

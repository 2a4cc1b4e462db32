# What objects, types and functions show and refuse.
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


class A: pass
class B(A): __slots__=('x',)
run("del int.foo"); run("int.foo=1"); run("A().__class__=int"); run("A().__class__=B"); run("del A().__class__"); run("A().__class__=3")
run("del A.__name__"); run("A.__name__=3"); run("A.__qualname__=3"); run("del A.__module__"); run("A.__bases__=()"); run("A.__bases__=3"); run("del A.__bases__"); run("A.__bases__=(int,)"); run("A.__mro__=()"); run("A.__base__=()"); run("A.__dict__={}")
run("A.__name__='a\\0b'")
value("A.__abstractmethods__"); value("int.__abstractmethods__"); run("A.__abstractmethods__=['a']"); value("A()"); run("A.__abstractmethods__=['a','b']"); value("A()"); run("del A.__abstractmethods__"); run("del A.__abstractmethods__")
value("A.__annotations__"); value("int.__annotations__"); value("int.__annotate__"); value("A.__annotate__"); run("A.__annotate__=3"); run("del A.__annotate__"); run("del A.__annotations__"); run("del A.__annotations__"); run("A.__annotations__=5"); value("A.__annotations__")
value("A.__type_params__"); value("int.__type_params__"); run("A.__type_params__=3"); value("int.__text_signature__"); value("list.__text_signature__"); value("type.__text_signature__"); value("object.__text_signature__"); value("A.__text_signature__")
value("type.mro(3)"); value("int.mro()"); value("type.__prepare__(3,4,a=5)"); value("object.__reduce_ex__(3)"); value("object().__reduce_ex__(2)"); value("A().__reduce_ex__(2)"); value("A().__getstate__()"); value("object().__format__('x')"); value("object().__format__(3)"); value("object.__init_subclass__(3)");value("object.__init_subclass__(a=3)"); value("object.__subclasshook__(3)"); value("object().__sizeof__()"); value("type.__dict__['__name__']"); value("type.__dict__['__mro__']"); value("type.__dict__['__base__']"); value("sorted(type.__dict__)"); value("sorted(object.__dict__)")
def f(a,b=1,*,c=2): "doc"
import types
for n in sorted(types.FunctionType.__dict__): value("types.FunctionType.__dict__[%r]"%n)
for n in ["__code__","__name__","__qualname__","__globals__","__closure__","__defaults__","__kwdefaults__","__annotations__","__annotate__","__type_params__","__builtins__","__dict__","__doc__","__module__"]:
    run("del f.%s"%n); run("f.%s=3"%n)
value("f"); value("f.__annotations__"); value("types.FunctionType(1)"); value("types.FunctionType(f.__code__)"); value("types.FunctionType(f.__code__,{})"); value("types.FunctionType(f.__code__,{},3)"); value("types.FunctionType(f.__code__,{},None,3)"); value("types.FunctionType(f.__code__,{},None,None,3)");value("types.FunctionType(f.__code__,{},None,None,(3,))"); pass

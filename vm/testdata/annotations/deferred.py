# PEP 649 and 749: annotations are computed when looked at.
import annotationlib, sys
from annotationlib import Format, get_annotations
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
def f(a: int, b: Later = 1, *args: undefined1, c: "string", **kw: list[undefined2]) -> Ret: pass
print(attempt(lambda: f.__annotations__)); 
class Later: pass
Ret = undefined1 = int; undefined2 = str
print(f.__annotations__, f.__annotations__ is f.__annotations__, callable(f.__annotate__), f.__annotate__(1) == f.__annotations__, attempt(f.__annotate__, 2), attempt(f.__annotate__, 99), f.__annotate__.__name__, f.__annotate__.__qualname__)
def g(x: nope, y: nope.attr | None, z: list[nope, 1:2], w: nope(1) + 2): pass
print(get_annotations(g, format=Format.STRING)); fr = get_annotations(g, format=Format.FORWARDREF); print(fr["x"], type(fr["x"]).__name__, fr["x"].__forward_arg__, fr["y"], fr["z"], attempt(get_annotations, g))
class C:
    x: int
    y: str = "y"
    z: Unknown
    print("body sees", "__annotations__" in dir())
    def m(self, p: x) -> C: ...
    if False: hidden: float
    for i in range(2): looped: bytes
print(attempt(lambda: C.__annotations__), get_annotations(C, format=Format.STRING), get_annotations(C, format=Format.FORWARDREF)["z"]); Unknown = 5; print(C.__annotations__, attempt(lambda: C.m.__annotations__), callable(C.__annotate__), C.__annotate__(1))
class D(C): pass
class E(C): w: list[int]
print(D.__annotations__, E.__annotations__, attempt(lambda: D().__annotations__), "__annotations__" in D.__dict__)
m: int = 1; n: "fwd"; o: list[late] = []
print(attempt(lambda: sys.modules["__main__"].__annotations__)); late = bytes; print(sys.modules["__main__"].__annotations__, attempt(lambda: __annotations__), attempt(lambda: n))
calls = []
def effect(x): calls.append(x); return x
def h(a: effect("a"), b: effect("b")) -> effect("r"): pass
print(calls); h.__annotations__; h.__annotations__; print(calls)
class Eff: v: effect("class"); 
print(calls); Eff.__annotations__; print(calls)
def local():
    v: int = 1
    w: undefined_local
    (p): also_undefined = 2
    def inner(q: v) -> w_type: return q
    w_type = str
    return inner.__annotations__, attempt(lambda: w)
print(local())
def set_ann(): pass
print(set_ann.__annotations__, set_ann.__annotate__); set_ann.__annotations__ = {"k": 1}; print(set_ann.__annotations__, set_ann.__annotate__); set_ann.__annotate__ = lambda fmt: {"via": fmt}; print(set_ann.__annotations__, attempt(setattr, set_ann, "__annotations__", 5), attempt(setattr, set_ann, "__annotate__", 5)); set_ann.__annotations__ = None; print(set_ann.__annotations__); f.__annotations__["new"] = 1; print("new" in f.__annotations__); del f.__annotations__; print(f.__annotations__)
C.__annotations__ = {"replaced": int}; print(C.__annotations__, C.__annotate__); C.__annotate__ = lambda fmt: {"x": 1}; print(C.__annotations__); del C.__annotations__; print(attempt(lambda: C.__annotations__))
def attrs(): pass
class Obj: pass
ob = Obj(); ob.attr: int = 3; ob.other: not_evaluated_at_all; d = {}; d["k"]: str = "v"; print(ob.attr, d, attempt(lambda: exec("ob2.x: int", {})))
def evaluated(): ob.attr: undefined_anything = 4
print(attempt(evaluated), ob.attr)
print(attempt(lambda: exec("x: int = 1\nprint(__annotations__)", {})), attempt(lambda: exec("from __future__ import annotations\ndef f(a: b.c[1:2], *d: 'e') -> lambda x: x: pass\nprint(f.__annotations__, f.__annotate__)\nclass C: x: (1 +  2); y : not  a  or b\nprint(C.__annotations__)", {})))
fr = annotationlib.ForwardRef("list[int]"); print(fr, fr.evaluate(), annotationlib.ForwardRef("x.y").evaluate(globals={"x": ob}) if hasattr(ob, "y") else "", attempt(annotationlib.ForwardRef, "a b"), annotationlib.ForwardRef("a") == annotationlib.ForwardRef("a"), annotationlib.type_repr(int), annotationlib.type_repr(list[int]), annotationlib.type_repr(local))
async def co(x: int) -> str: pass
lam = lambda x: x
print(co.__annotations__, lam.__annotations__, attempt(get_annotations, 5), get_annotations(lam), len.__class__.__name__, attempt(lambda: len.__annotations__))
def gen[T](x: T, y: list[T]) -> dict[T, U]: pass
print(get_annotations(gen, format=Format.STRING), attempt(lambda: gen.__annotations__)); U = int; print(gen.__annotations__)
import typing, dataclasses, inspect
@dataclasses.dataclass
class DC:
    a: int
    nxt: DC | None = None
    tags: list[NotYet] = dataclasses.field(default_factory=list)
print(DC(1, DC(2)), [fld.name for fld in dataclasses.fields(DC)], inspect.signature(h), attempt(typing.get_type_hints, DC)); NotYet = str; print(typing.get_type_hints(DC))

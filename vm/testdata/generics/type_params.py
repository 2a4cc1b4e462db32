# PEP 695 and 696: type parameters, bounds, defaults, type aliases, scopes.
import typing
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
def first[T](xs: list[T], default: T | None = None) -> T | None: return xs[0] if xs else default
print(first([1, 2]), first([], "d"), first.__type_params__, first.__annotations__, first.__name__, first.__qualname__)
class Box[T: (int, str), *Ts, **P]:
    item: T
    def __init__(self, item: T): self.item = item
    def map[U](self, f: typing.Callable[[T], U]) -> "Box[U]": return Box(f(self.item))
    @staticmethod
    def params(): return T.__name__, Ts.__name__, P.__name__
print(Box(1).map(str).item, Box.__type_params__, [type(p).__name__ for p in Box.__type_params__], Box.params(), Box.__orig_bases__, Box.__parameters__, Box.__mro__[1:], Box.map.__type_params__, Box.__annotations__)
t = Box.__type_params__[0]; print(t.__name__, t.__constraints__, t.__bound__, t.__default__ is typing.NoDefault, t.has_default(), repr(t), t.__infer_variance__, t.__covariant__)
class Node[K: str, V = int]: pass
print(Node[str].__args__ if hasattr(Node[str], "__args__") else None, Node[str, bytes], Node[str, bytes].__args__, Node[str, bytes].__origin__ is Node, Node.__type_params__[1].__default__, Node.__type_params__[0].__bound__, Node[str, int]() is not None, attempt(lambda: Node[int, int, int]), attempt(lambda: Node[()]), Node[str] == Node[str, int], hash(Node[str, int]) == hash(Node[str, int]))
type Pair[A, B = A] = tuple[A, B]
type Rec = int | list[Rec]
type Lazy = undefined_name
type Simple = dict[str, list[int]]
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int, str], Pair[int, str].__origin__ is Pair, Pair[int].__args__, Rec.__value__, Simple.__value__, Simple.__name__, type(Simple).__name__, Simple.__module__, attempt(lambda: Lazy.__value__), attempt(lambda: Simple[int]), attempt(lambda: Simple()), attempt(setattr, Simple, "__name__", "x"), Rec | None, attempt(lambda: isinstance(1, Rec)))
class Outer[T]:
    x = T
    def m(self): return T
    class Inner[U]:
        both = lambda: (T, U)
    type Alias = list[T]
    def gen[T](self) -> T: return T
print(Outer.x is Outer.__type_params__[0], Outer().m() is Outer.x, Outer.Inner.both(), Outer.Alias.__value__, Outer().gen() is Outer.x, Outer().gen().__name__)
def scope[T]():
    T2 = T
    def inner(): return T
    return inner() is T2
print(scope(), "T" in globals(), first.__code__.co_name, first.__closure__ is None)
def late[T: later_defined](x: T): ...
print(attempt(lambda: late.__type_params__[0].__bound__)); later_defined = int; print(late.__type_params__[0].__bound__)
def deco(f): print("deco", f.__name__); return f
@deco
def decorated[T](x: T = (print("default evaluated"), 5)[1]) -> T: return x
print(decorated())
class Base: 
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
class Sub[T](Base, flag=1): pass
class Sub2[T](list[T]): pass
print(Sub.__bases__, Sub2([1, 2]), Sub2.__orig_bases__, Sub2[int]([3]), Sub2[int], typing.get_args(Sub2[int]), typing.get_origin(Sub2[int]) is Sub2)
async def agen[T](x: T): yield x
def g[T](x: T): yield x
print(list(g(1)), agen.__type_params__, (lambda: 0).__type_params__)
T = typing.TypeVar("T", bound=int, covariant=True); P = typing.ParamSpec("P"); Ts = typing.TypeVarTuple("Ts")
class Old(typing.Generic[T]): pass
print(T, P, Ts, P.args, P.kwargs, *Ts, Old[int], Old.__parameters__, typing.Generic[T], attempt(lambda: Old[int, str]), attempt(lambda: typing.Generic[int]), list[T][int], dict[str, T][int], typing.Union[int, str, int], typing.Optional[int], int | None, typing.get_args(int | str), type(int | str).__name__, (int | str) == (str | int), isinstance(1, int | str), issubclass(bool, int | str), isinstance([], list | None), attempt(isinstance, [], list[int]), attempt(lambda: 1 | int))
print(list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], list[int]([1]), list[int].__origin__, list[int].__args__, list[int] == list[int], list[T].__parameters__, repr(list[None]), list["fwd"], attempt(lambda: list[int][str]), typing.Any, typing.Literal["a", 1], typing.Callable[[int], str], typing.ClassVar[int], typing.Annotated[int, "meta"], list[int].append is not None, typing.get_type_hints(first, localns={"T": T}))
for src in ("def f[T, T](): pass", "class A[T: int = str]: pass", "class A[T = int, U]: pass", "def f[](): pass", "type X[T] = T[", "type = 5", "type type = type", "type X = yield 1", "type X = (y := 1)", "class A[T: (yield)]: pass", "def f[T](x: (yield)): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass", "def f[*Ts = *tuple[int]](): pass", "def f[T]() -> (await x): pass", "def f[T]: pass", "class A[T](metaclass=(x := 1)): pass", "type X[T: int, *Ts, **P] = 1", "def f[T]():\n nonlocal T", "class A[__debug__]: pass", "type A.b = 1", "lambda[T]: 1", "type X: int = 1"):
    try: compile(src, "<s>", "exec"); print("ok", src)
    except SyntaxError as e: print(src, "|", e.msg, e.lineno, e.offset)

"""Type parameters, type aliases, annotations."""

type A = int
type B[T] = list[T]
type C[T: int, *Ts, **P] = tuple[T, *Ts]
type D[T = int, *Ts = *tuple[int], **P = [int]] = T
type E[T: (int, str) = int] = T
type F = F | None
type G[T] = lambda: T
type H = [x for x in y]


def f[T](x: T) -> T: return x
def g[T: int, U: (str, bytes)](x: T, y: U) -> T | U: pass
def h[*Ts, **P](*args: *Ts, **kw: P.kwargs): pass
def i[T](x: T = 1, *, y: T = 2): pass
def j[T](x=1): pass
def k[T](*, x=1): pass
def l[T](): return T
def m[T]():
    def inner[U](x: T, y: U): return T, U
    return inner
def n[T = int](x: T): pass
@decorator
def o[T](x: T): pass
async def p[T](x: T) -> T: await x
def q[T](x: T):
    yield x
def r[T, U = T, *V = *tuple[T, U]](): pass
def s[T](x: lambda: T, y: [T for T in z]): pass
def no_use[T](): pass


class P[T]: pass
class Q[T](Base[T], metaclass=Meta): pass
class R[T: int, *Ts, **P](*bases, **kw):
    x: T
    def method[U](self, x: T, y: U) -> T: return T, U
    type Alias = T
    type Alias2[V] = tuple[T, V]
    class Inner[W](T):
        y: W
        def f(self, x: T) -> W: return __class__
@decorator
class S[T]:
    "doc"
    def f(self) -> S[T]: return super().f()
class U[T](): x = T
class V[__T]:
    __x: __T
    def f(self, y: __T): return __T
class W:
    type X = int
    type Y[T] = W
    a = 1
    type Z = a
    def f[T](self, x: a) -> T: pass
    def g[T: a](self): return a
    class I[T: a](a): pass
    b: [a for a in a]
    c: lambda: a


def scope():
    x = 1
    type A = x
    type B[T: x] = (T, x)
    def f[T: x](y: x) -> x: return x
    class C[T: x](x): y: x
    z: x = 1
    return A, B, f, C


x: int
y: int = 1
z: list[x] = []
if a:
    w: int
    v: str = ""
for b in c:
    u: int
x.y: int
x.y: int = 1
x[y]: int
x[y:z]: int
x[y, z:w]: int = 3
(p): int
(q): int = 1
r: "forward"
s: lambda: x
t: [n for n in m]
try:
    o: int
except E:
    o: str


def locals_(a: int):
    b: int
    c: int = 1
    d.e: int
    d.e: int = 1
    (f): int
    return b


def late[T](a: "T", b: "x" = 1) -> "y": pass
class Late:
    a: "x"
    b: "y" = 1

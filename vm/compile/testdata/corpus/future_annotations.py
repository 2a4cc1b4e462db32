"""Annotations as text."""
from __future__ import annotations
import a.b as c


x: int
y: list[int] = []
if c: z: "str"
def f(a: int, /, b: a.b.c = 1, *args: *Ts, d: {1: 2}, **kw: (1,)) -> lambda x, *y, z=1, **w: x: pass
def g(a: x + y * z, b: (x + y) * z, c: -x ** -y, d: not x, e: x if y else z, f: x and y or z): pass
def h(a: x[1:2], b: x[1:2, ...], c: x[()], d: x[y,], e: x.y(z, *w, k=1, **v), f: [x for x in y if z]): pass
def i(a: f"x{y!r:>{z}}", b: "a" "b", c: b"x", d: 1e400, e: 1j, f: ..., g: None, h: {1, 2}, j: {**a, b: c}): pass
def j(a: lambda: x, b: lambda *, k: x, c: lambda a, /: x, d: (x for x in y), e: {x: y for x in z}, f: x < y <= z): pass
def k[T: int](a: T) -> T: pass
def l(a: ~x, b: +x, c: x @ y // z % w, d: x << y >> z, e: x | y ^ z & w, f: (x ** y) ** z, g: x ** y ** z): pass
class C:
    x: int
    y: C = None
    __z: __w
    def f(self, __a: __b) -> C: pass
    if x:
        v: int
class D[T]:
    x: T
async def n(x: y) -> z: pass
def o(x: 1 .real, y: 1.5.real, z: "a".b, w: u"x", v: (1).real, u: True .real): pass
def p(x: t"a{b}c", y: f"{{}}", z: f"{ {1} }", w: f"{x:{y}}", v: f"'{x}'\"", u: f"{lambda_}", t: f"{(lambda: 1)}"): pass
(w): int = 1
x.y: int

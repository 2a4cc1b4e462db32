"""Operators, displays, calls, subscripts."""

a + b - c * d / e // f % g @ h ** i << j >> k & l | m ^ n
-a; +a; ~a; not a
a < b; a <= b; a > b; a >= b; a == b; a != b; a is b; a is not b; a in b; a not in b
a < b <= c != d is not e in f
a and b; a or b; a and b and c; a or b or c; a and b or c and d; not a and not b
(a and b) or (c and (d or e))
a if b else c
a if b else c if d else e
(a if b else c) if d else e
x = a < b < c
x = not a < b
x = a and b < c
x = (a or b) if c else (d and e)

[]; (); {}; [a]; (a,); {a}; {a: b}
[a, b, c]; (a, b, c); {a, b, c}; {a: b, c: d}
[*a]; (*a,); {*a}; {**a}
[a, *b, c, *d]; (a, *b, c, *d); {a, *b, c, *d}; {a: b, **c, d: e, **f}
[1, 2]; [1, 2, 3]; (1, 2, 3); {1, 2, 3}; {1: 2, 3: 4}
[1, 2, 3, a]; (1, 2, a); {1, "a", None}
x = [1, 2, 3]; x = (1, 2, (3, 4, ())); x = {1, 2, 3}; x = [(1, 2), (3, 4), (5, 6)]
x = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e, f]
x = (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e, f)
x = {a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e, f}
x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32]
x = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)
x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32}
x = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18, 19: 19}
x = {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, o: 15, p: 16, **q, r: 17}
x = {1: a, **b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: h, 8: i, 9: j, 10: k, 11: l, 12: m, 13: n, 14: o, 15: p, 16: q, 17: r, 18: s, 19: t, 20: u}

f(); f(a); f(a, b); f(a=1); f(a, b=1); f(*a); f(**a); f(*a, **b); f(a, *b, c, *d)
f(a, *b, c=1, **d); f(*a, b, c=1); f(a=1, **b, c=2); f(**a, **b); f(a, **b)
f(a for b in c); f((a for b in c), d); f(x := 1); f(a)(b)(c); f(a, b)(*c)
a.b(); a.b(c); a.b(c, d=1); a.b(*c); a.b(**c); a.b(c, *d, e=1); a.b.c.d(); a.b().c().d()
a[b](); a[b].c(); a().b; (a + b).c(); "x".join(y); "x %s" % y; [].append(1); {}.get(a)
import mod, pkg.sub
from somewhere import thing as other
mod.f(); mod.f(a, b=1); pkg.sub.f(); other.f(); mod.a.f(); mod.f(*a)
f(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29)
f(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30)
x.f(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28)
x.f(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29)
f(k0=1, k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, k8=1, k9=1, k10=1, k11=1, k12=1, k13=1, k14=1)
f(k0=1, k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, k8=1, k9=1, k10=1, k11=1, k12=1, k13=1, k14=1, k15=1)
f(k0=1, k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, k8=1, k9=1, k10=1, k11=1, k12=1, k13=1, k14=1, k15=1, **kw)
x.f(k0=1, k1=1, k2=1, k3=1, k4=1, k5=1, k6=1, k7=1, k8=1, k9=1, k10=1, k11=1, k12=1, k13=1, k14=1, k15=1)
all(x for x in y); any(x for x in y); tuple(x for x in y); list(x for x in y); all([x for x in y])
all((x for x in y), 1); any(x for x in y if z); x = all(x for x in y) and any(z for z in w)
if all(x for x in y): pass
while any(x for x in y): pass

a[b]; a[b, c]; a[b:c]; a[b:]; a[:c]; a[:]; a[b:c:d]; a[::d]; a[1:2]; a[1:2:3]; a[1:]; a[:2]; a[::]; a[-1]; a[-1:]; a[:-1]
a[1:b]; a[b:1]; a[None:b]; a[1:2, 3:4]; a[b:c, d]; a[*b]; a[*b, c]; a[b, *c]; a[()]; a[b,]; a["x":"y"]; a[1.5:2j]
a[b] = c; a[b:c] = d; a[1:2] = c; a[b:c:d] = e; a[:] = b; a[b, c] = d
a[b] += c; a[b:c] += d; a[1:2] += c; a[b:c:d] += e; a.b += c; a += b; a.b.c[d].e += f
a -= b; a *= b; a /= b; a //= b; a %= b; a @= b; a **= b; a <<= b; a >>= b; a &= b; a |= b; a ^= b
"abc"[0]; "abc"[1:]; (1, 2, 3)[0]; (1, 2)[1:]; b"abc"[0]; [1, 2][0]; {1: 2}[1]
"abc"[5]; (1,)[3]; "x"["y":]

(x := 1); (x := y + 1) + x; [x := 1, x]; f(x := 1, y=(z := 2)); a[x := 1]; a[(x := 1):]; {(x := 1): x}
a = b, c = d
a, b = b, a
a, b, c = c, b, a
a, b, c = 1, 2, 3
a, *b = c; *a, b = c; a, *b, c = d; [a, *b] = c; (a, (b, *c)), d = e
a, b = c; [a, b] = c, d; (a, b), c = d
a = b, ; a, = b; [a] = b; () = a; [] = a
x = yy = zz = 1, 2
x: int = 1; y: str; (z): int = 2; x.y: int; x.y: int = 3; x[0]: int; x[0:1]: int = 4; x[a, b:c]: int
print(*a, sep="")
a.b.c = d.e.f
(a
 .b
 .c())
x = (a
     .b)
long.attribute_name_that_is_long \
    .another(x)

"""What the optimiser folds, and what it must leave alone."""

1 + 2; 3 - 1; 2 * 3; 7 / 2; 7 // 2; 7 % 3; 2 ** 10; 1 << 5; 32 >> 2; 6 & 3; 6 | 1; 6 ^ 3
x = 1 + 2 * 3 - 4; x = (1 + 2) * 3; x = -1; x = +1; x = ~1; x = not 1; x = --1; x = -(-1); x = - -1.5; x = -0.0; x = -0
x = 1.5 + 2; x = 1j * 1j; x = 1 + 2j; x = 2 ** -1; x = 0.1 + 0.2; x = 1e308 * 10; x = 5 % -3; x = -5 // 3; x = 5.5 // 2; x = -7 % 3.0
x = 1 / 0; x = 1 // 0; x = 1 % 0; x = 0 ** -1; x = 1 << -1; x = 1.0 / 0; x = 1j / 0; x = 1 << 10**9
x = "a" + "b"; x = "a" * 3; x = 3 * "ab"; x = b"a" + b"b"; x = b"ab" * 2; x = "a" * 5000; x = "a" * 4096; x = "a" * 4097; x = "" * 100000
x = (1, 2) + (3,); x = (1, 2) * 2; x = () * 10; x = (1,) * 300; x = (1,) * 256; x = (0,) * 257
x = "a" + b"b"; x = "a" + 1; x = 1 + "a"; x = -"a"; x = ~1.5; x = not "a"; x = not ""; x = not (); x = not None
x = 2 ** 64; x = 2 ** 127; x = 2 ** 128; x = 2 ** 129; x = 10 ** 30; x = 10 ** 100; x = 2 ** 1000; x = (-2) ** 63; x = 2.0 ** 1000
x = 1 << 64; x = 1 << 127; x = 1 << 128; x = 1 << 200; x = 123456789 * 987654321; x = 2 ** 70 * 2 ** 50; x = 2**70 * 2**70
x = 255; x = 256; x = 257; x = -1; x = -5; x = 0; x = 100000000000000000000; x = 9223372036854775807 + 1; x = -9223372036854775808 - 1
x = True + 1; x = True & False; x = True | 1; x = -True; x = ~True; x = not True; x = True == 1; x = 1 == 1; x = 1 < 2; x = 1 is 1 if 0 else 2
x = (1, 2)[0]; x = (1, 2)[-1]; x = (1, 2)[2]; x = "abc"[1]; x = "abc"[-1]; x = b"abc"[1]; x = "a\u1234b"[1]; x = "abc"[1:2]; x = (1, 2, 3)[1:]; x = (1, 2)[True]; x = "abc"[10]
x = ((1, 2), (3, 4))[1][0]; x = (1, (2, 3))[1]
x = (1, 2, 3); x = (1, (2, (3, ())), "a", b"b", None, True, ..., 1.5, 2j); x = (1, a); x = (1, 2, a)
x = [1, 2, 3]; x = [1, 2]; x = {1, 2, 3}; x = {1, 2}; x = [(1, 2), 3, 4]; x = {(1, 2), 3, 4}; x = {1, 1.0, True}; x = {"a", "a", "b"}
x in (1, 2); x in [1, 2]; x in {1, 2}; x not in [1, 2, 3]; x not in {1, 2, 3}; x in []; x in (); x in [a, b]; x in {a, b}; x in [1, a]; x in {1, 1.0}; x in {"a": 1}
x in {1}; x in [1]; x in {1, (2, 3)}; x in {"a", "b", "c", "d", "e"}; x in {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}; x in {None, True, ...}; x in {1.0, -0.0}
for y in [1, 2]: pass
for y in {1, 2}: pass
for y in {1, 2, 3, 4}: pass
for y in [a, b]: pass
for y in [1, 2, 3, a]: pass
[y for y in [1, 2, 3]]
[y for y in {1, 2, 3}]
[y for y in (1, 2, 3)]
x = 1 if True else 2; x = a if 1 else b; x = a if not 1 else b
x = "%s" % (a,); x = "%s %r %a" % (a, b, c); x = "%d" % (a,); x = "%s" % a; x = "%5s|%-5r|%.3a" % (a, b, c); x = "%%" % (); x = "%s%%" % (a,); x = "%s %s" % (a,)
x = "a%sb" % ("c",); x = "%s" % (1,); x = "%(a)s" % b; x = "%s" "%r" % (a, b); x = b"%s" % (a,); x = "%99s" % (a,); x = "%100s" % (a,); x = "%.99s" % (a,); x = "%s" % (*a,); x = "%s" % ()
x = "\u1234%s\U0001f600" % (a,); x = "{%s}" % (a,)
x = 1 .real; x = (1).real; x = "a".b; x = (1, 2).count(1)
x = None is None; x = 1 is None; x = a is None; x = None == a
x = 1_000; x = 0x10; x = 0b11; x = 0o17; x = 1e3; x = 1e400; x = -1e400; x = 1e400 - 1e400; x = 1e-400; x = 0.0; x = -0.0; x = 0.0 * -1; x = (0.0, -0.0); x = 0j; x = -0j
x = 0; x = 0.0; x = False; x = 1; x = 1.0; x = True; x = "a"; x = b"a"; x = (1,); x = (1.0,); x = (True,); x = (0.0,); x = (-0.0,)
x = "a" "b" "c"; x = b"a" b"b"; x = f"a" "b"; x = u"a"; x = r"\n"; x = rb"\n"
x = (1 + 2, 3 * 4); x = [1 + 2, 3 * 4, 5 - 6]; x = {1 + 2, 3}; x = {1 + 2: 3 * 4}; f(1 + 2, k=3 * 4); a[1 + 2]; a[1 + 2:3 * 4]; a[-1:-2:-3]
x = not (a == b); x = not (a is b); x = not (a in b); x = not (a is not b); x = not (a not in b); x = not not a; x = not not not a; x = not (not a and b)
x = bool(a); x = a == b == c
if not (a == b): pass
if not (a is b): pass
if not not a: pass
if (a == b) == True: pass
while not a is b: pass
def f():
    a = 1; b = 2
    a, b = b, a
    a, b = 1, 2
    (a, b) = (b, a)
    [a, b] = [b, a]
    a, b, c = c, a, b
    a, b, c, d = d, c, b, a
    a, a = b, c
    a, b = (1, 2)
    (a,) = (b,)
    [a] = [b]
    x, (y, z) = a, (b, c)
    a, _, _ = b
    return a, b, c
def g(x):
    y = x
    z = y
    x = z; y = x; z = y; return x, y, z
def h(x):
    x.a = x.b = x
    x = x = x
    del x
    x = 1
    return x
def i():
    x = 1; x = 2; x = 3
    return x
def j(a):
    return (not a) is True, a and True, a or False, (a and b) is None
def k():
    return 1 + (2 if a else 3), 1 if 2 > 1 else 0
def l(self):
    self.x = 1 + 2
    return -self.x ** 2, 2 ** -1, -2 ** 2

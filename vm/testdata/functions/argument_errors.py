# The texts of call errors.
def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print(e)
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def fdd(a, b=1, c=2): pass
def fv(a, *b): pass
def fk(a, **k): pass
def po(a, b, /, c): pass
def ko(*, a): pass
def ko2(*, a, b): pass
def ko3(x, *, a, b, c=1): pass
for f in (f0, f1, f2, f3, fd, fdd, fv, fk, po, ko, ko2, ko3):
    attempt(f); attempt(f, 1); attempt(f, 1, 2, 3, 4); attempt(f, z=1); attempt(f, 1, a=1); attempt(f, a=1); attempt(f, b=1); attempt(f, 1, 2, 3, 4, a=5)
attempt(ko3, 1, 2, 3, a=1, b=2); attempt(ko3, 1, 2, a=1); attempt(ko3, a=1, b=2, c=3); attempt(po, 1, b=2, c=3); attempt(po, a=1, b=2, c=3); attempt(fd, 1, 2, c=3); attempt(fdd, 1, 2, 3, 4); attempt(fdd, 1, bb=2); attempt(fdd, 1, cc=2)
class C:
    def m(self, a): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    def none(): pass
    def __call__(self, x, y): pass
class D:
    def __init__(self, a, *, key): pass
class E: pass
class N:
    def __new__(cls, a): return object.__new__(cls)
c = C()
for g in (c.m, C.m, C.cm, c.cm, C.sm, c.sm, c.none, C.none, c, D, E, N):
    attempt(g); attempt(g, 1, 2, 3); attempt(g, nope=1)
attempt(object, 1); attempt(E, 1); attempt(object.__new__, E, 1) ; attempt(object.__init__, E(), 1); attempt(D, 1, key=2, other=3)
attempt(lambda: f1(**{"a": 1}, **{"a": 2})); attempt(lambda: f1(*5)); attempt(lambda: f1(**5)); attempt(lambda: f1(**{5: 1})); attempt(lambda: (lambda x: x)()); attempt(lambda: f1(*None)); attempt(lambda: c.m(*1)); attempt(lambda: f1(1, *5)); attempt(lambda: f1(**[("a", 1)]))
attempt(lambda: 5()); attempt(lambda: "s"()); attempt(lambda: None(1)); attempt(lambda: E()()); attempt(lambda: [1](0)); attempt(lambda: (1, 2)(3))
for g, args, kw in ((len, (), {}), (len, (1, 2), {}), (len, (5,), {}), (len, ([],), {"x": 1}), (abs, (), {}), (abs, ("a",), {}), (isinstance, (1,), {}), (sorted, (), {}), (sorted, ([], 1), {}), (print, (), {"nope": 1}), (print, (), {"sep": 5}), (int, (1, 2, 3), {}), (range, (), {}), (divmod, (1,), {}), (getattr, (1,), {}), (getattr, (1, 2), {}), (setattr, (1,), {}), (ord, (), {}), (chr, ("a",), {}), (sum, (), {}), (sum, (1,), {}), (max, (), {}), (iter, (), {}), (next, (), {}), (next, (5,), {}), (enumerate, (), {}), (zip, (5,), {}), (map, (len,), {}), (map, (), {}), (filter, (1,), {}), (pow, (1,), {}), (round, (), {}), (round, ("a",), {}), (hash, ([],), {}), (id, (), {}), (callable, (), {}), (vars, (5,), {}), (dir, (1, 2), {}), (input, (1, 2), {}), (open, (), {}), (type, (1, 2), {}), (type, (), {}), (super, (1,), {}), (property, (1, 2, 3, 4, 5), {}), (staticmethod, (), {}), (bool, (1, 2), {}), (str.upper, (), {}), (str.upper, (5,), {}), ("a".upper, (1,), {}), ([].append, (), {}), ([].append, (1, 2), {}), ([].append, (), {"x": 1}), ({}.get, (), {}), (dict.fromkeys, (), {}), ("".join, (), {}), ("a".split, (1, 2, 3), {}), ("a".split, (), {"foo": 1}), (b"".decode, (1,), {}), (list.append, (), {}), (list.append, (5, 1), {}), (dict.get, ([], 1), {}), (object.__getattribute__, (1,), {}), (ValueError, (), {"x": 1}), (int.__add__, (1,), {}), (int.__add__, (1, 2, 3), {}), ((5).__add__, (), {})):
    try: g(*args, **kw); print("fine", g)
    except TypeError as e: print(e)

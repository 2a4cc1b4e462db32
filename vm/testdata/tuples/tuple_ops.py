# tuples: construction, comparison, hashing, subclassing, packing.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
t = (1, "two", 3.0, None, (4, 5))
print(t, t[0], t[-1][1], t[1:3], t[::-1], len(t), t + (6,), t[:2] * 2, 2 * (0,), (), (1,), ((),), t.count(1), t.index("two"), attempt(t.index, "zz"), attempt(lambda: t[9]), attempt(lambda: t["a"]), 3 in t, "x" in t, attempt(lambda: t + [1]), attempt(lambda: t * "a"))
def setitem(): t[0] = 9
def delitem(): del t[0]
print(attempt(setitem), attempt(delitem), attempt(lambda: t.append), attempt(hash, ([],)), hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((2, 1)), hash(()) == hash(()), {(1, 2): "k"}[1, 2], hash((1, 2)) == hash((1.0, True + 1)))
print(hash((1, 2, 3)), hash(()), hash((0,)), hash((-1, 2**70, 1.5)), hash(((1, 2), (3,))))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1,) > (), (1, 2) == [1, 2], (1, 2) == (1.0, 2.0), (1, "a") < (1, "b"), attempt(lambda: (1, 2) < (1, "a")), (2,) < (1, "a"), attempt(lambda: (1,) < 5), (1, 2) != (1, 2), () <= ())
print(tuple(), tuple("abc"), tuple([1, 2]), tuple(range(3)), tuple({"a": 1}), tuple(x for x in "xy"), attempt(tuple, 5), attempt(tuple, 1, 2), tuple(t) is t, (*t,) == t, (*"ab", *[1]), t[:] is t, () is tuple())
class Point(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0]); y = property(lambda s: s[1])
    def __add__(self, o): return Point(self.x + o[0], self.y + o[1])
    def __repr__(self): return f"Point{tuple.__repr__(self)}"
p = Point(1, 2); p.extra = "e"
print(p, p.x, p + (3, 4), p == (1, 2), p[0:1], type(p[:]).__name__, hash(p) == hash((1, 2)), isinstance(p, tuple), p.extra, (0,) + p, [*p], p * 2, tuple(p), attempt(Point, 1), sorted([Point(2, 1), Point(1, 5)]))
from collections import namedtuple
N = namedtuple("N", "a b c", defaults=[9]); n = N(1, b=2)
print(n, n.a, n[2], n._asdict(), n._replace(a=5), N._fields, N._make([7, 8, 9]), N._field_defaults, attempt(N), attempt(N, 1, 2, 3, 4), attempt(n._replace, z=1), n == (1, 2, 9), attempt(setattr, n, "a", 1), N.__doc__, N.a.__doc__, attempt(namedtuple, "X", "a a"), attempt(namedtuple, "X", "class"), namedtuple("R", "class a a", rename=True)._fields, N.__match_args__)
import sys
v = sys.version_info; print(v[:2] == (3, 14), v.major, v >= (3, 8), type(v).__name__)
r = ([1],); 
try:
    r[0] += [2]
except TypeError as e:
    print(e, r)
rec = ([],); rec[0].append(rec); print(rec)
def ret(): return 1, *[2, 3], 4
a, (b, *c), d = 1, "xyz", 4; print(ret(), a, b, c, d); x = 1,; print(x); (y,) = x; [z, *w] = ret(); print(y, z, w)
a, b = b, a; print(a, b); i = 0; i, lst = 1, [0, 0]; lst[i], i = 5, 0; print(lst, i)
it = iter((1, 2, 3)); print(next(it), it.__length_hint__(), list(it)); print(*reversed((1, 2)), max((3, 1)), sum((1, 2)), sorted((3, 1)), all(()), list(zip((1, 2), (3, 4))), dict(((1, 2), (3, 4))))

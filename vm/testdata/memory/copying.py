# copy and deepcopy; pickle of the same objects.
import copy, pickle
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
class P:
    def __init__(self, a): self.a = a
    def __repr__(self): return f"P({self.a})"
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
for v in (1, 1.5, "s", b"b", None, True, (1, 2), [1, [2]], {"k": [1]}, {1, 2}, frozenset([1]), range(3), bytearray(b"x"), 2**100, 1j, slice(1, 2), ..., int, len, P([1]), (1, [2]), ([],)):
    c, d = copy.copy(v), copy.deepcopy(v); print(type(v).__name__, c == v, d == v, c is v, d is v)
inner = [1]; o = [inner, inner, {"k": inner}]; d = copy.deepcopy(o); print(d[0] is d[1], d[0] is d[2]["k"], d[0] is inner); c = copy.copy(o); print(c[0] is inner)
l = [1]; l.append(l); d = copy.deepcopy(l); print(d[1] is d, d is not l); p = P(1); p.me = p; q = copy.deepcopy(p); print(q.me is q)
class C:
    def __init__(self): self.log = []
    def __copy__(self): self.log.append("copy"); return "copied"
    def __deepcopy__(self, memo): return f"deep {type(memo).__name__}"
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
class R:
    def __init__(self, a, b): self.a, self.b = a, b
    def __reduce__(self): return (R, (self.a, "via reduce"))
class S:
    def __init__(self): self.x, self.skip = 1, lambda: 0
    def __getstate__(self): return {"x": self.x + 1}
    def __setstate__(self, st): self.__dict__.update(st); self.restored = True
class Sl:
    __slots__ = ("a", "b")
    def __init__(self): self.a = [1]
class NA:
    def __new__(cls, a, b=2): o = super().__new__(cls); o.ab = (a, b); return o
    def __getnewargs__(self): return self.ab
class D(dict): pass
class L(list): pass
for o in (R(1, 2), S(), Sl(), NA(5), D(a=1), L([1]), P({"k": (1, [2])})):
    for f in (copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))):
        r = f(o); print(type(r).__name__, getattr(r, "__dict__", None) or [getattr(r, n, "-") for n in getattr(r, "__slots__", ())], getattr(r, "ab", ""), r is o, end="; ")
    print()
d = D(x=[1]); d.attr = [2]; e = copy.deepcopy(d); print(e, e.attr, type(e).__name__, e["x"] is d["x"], e.attr is d.attr)
print(copy.replace(__import__("collections").namedtuple("N", "a b")(1, 2), b=5), attempt(copy.replace, 5, a=1), attempt(copy.copy, (x for x in ())), attempt(copy.deepcopy, __import__("sys")), attempt(pickle.dumps, lambda: 0)[:30], attempt(pickle.dumps, (x for x in ())))
data = {"a": [1, 2.5, None, True, "é", b"b", (1,), {1, 2}, 10**30, frozenset([1]), -1, 2**31, "x" * 300], "b": {"c": []}}
for proto in range(6): s = pickle.dumps(data, proto); print(proto, pickle.loads(s) == data, type(s).__name__)
print(pickle.dumps([1, "a", None], 0), pickle.dumps((1, 2.5, True), 2), pickle.dumps("é", 4), pickle.loads(b"\x80\x04K\x05."))
shared = [1]; a, b = pickle.loads(pickle.dumps((shared, shared))); print(a is b); r = pickle.loads(pickle.dumps(l)); print(r[1] is r, pickle.loads(pickle.dumps([P, len, int, ValueError("e", 1)])), pickle.loads(pickle.dumps({P: 1})) == {P: 1})
import io; buf = io.BytesIO(); pk = pickle.Pickler(buf); pk.dump(1); pk.dump([2]); buf.seek(0); u = pickle.Unpickler(buf); print(u.load(), u.load())

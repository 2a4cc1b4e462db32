# __match_args__ rules, class-pattern errors, evaluation order, syntax errors.
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
class A: __match_args__ = ("x", "y")
class BadList: __match_args__ = ["x"]
class BadItem: __match_args__ = (1,)
class Dup: __match_args__ = ("x", "x")
class Empty: pass
def one(v, cls):
    match v:
        case cls(a): return a
def two(v, cls):
    match v:
        case cls(a, b): return a, b
def three(v, cls):
    match v:
        case cls(a, b, c): return a, b, c
def both(v, cls):
    match v:
        case cls(a, x=b): return a, b
a = A(); a.x, a.y = 1, 2
print(attempt(one, a, A), attempt(two, a, A), attempt(three, a, A), attempt(both, a, A), attempt(one, BadList(), BadList), attempt(one, BadItem(), BadItem), attempt(one, Empty(), Empty), attempt(two, 5, int), attempt(one, 5, int), attempt(one, "s", str), attempt(one, [1], list), attempt(one, {"k": 1}, dict), attempt(one, 5, "notclass"), attempt(one, 5, 5), attempt(one, A(), A), attempt(one, True, bool), attempt(one, (1,), tuple), attempt(one, b"b", bytes), attempt(one, 1.5, float), attempt(one, {1}, set), attempt(one, 1j, complex), attempt(one, object(), object))
d = Dup(); d.x = 1; print(attempt(two, d, Dup))
class Loud:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __getattr__(self, n): print(f"get {n}", end=" "); raise AttributeError(n)
def loud(v):
    match v:
        case Loud(p=1, q=2): return "pq"
        case Loud(r=3): return "r"
        case Loud(s=_): return "s any"
        case _: return "none"
print(loud(Loud(p=1, q=2)), loud(Loud(p=1)), loud(Loud(r=3)), loud(Loud(s=0)), loud(Loud()))
class Raises:
    @property
    def x(self): raise ValueError("prop")
def rx(v):
    match v:
        case Raises(x=1): return "1"
print(attempt(rx, Raises()))
class Eq:
    def __eq__(self, o): print(f"eq {o!r}", end=" "); return o == "b"
match Eq():
    case "a": print("a")
    case "b": print("b")
class Map(dict):
    def get(self, k, d=None): print(f"get {k}", end=" "); return super().get(k, d)
    def keys(self): print("keys", end=" "); return super().keys()
match Map(a=1, b=2):
    case {"a": 1, "zz": _}: print("no")
    case {"a": x, **rest}: print(x, rest)
import collections
dd = collections.defaultdict(list)
match dd:
    case {"missing": []}: print("no")
    case {}: print("dd", dict(dd))
class Seq(collections.abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): print("len", end=" "); return self.n
    def __getitem__(self, i): 
        if i >= self.n: raise IndexError
        print(f"[{i}]", end=" "); return i
match Seq(3):
    case [a]: print("one")
    case [a, _, _, _]: print("four")
    case [a, *_, b]: print("ends", a, b)
match Seq(4):
    case [_, _, *rest]: print(rest)
match Seq(2):
    case [*_]: print("star wild")
def guard(tag, r): print(tag, end=" "); return r
match 1:
    case 1 if guard("g1", 0): print("g1")
    case 1 | 2 if guard("g2", "yes"): print("second")
def keys(v):
    match v:
        case {"a": 1} | {"b": 1}: return "or map"
        case {"x": [_, {"y": z}]}: return z
        case {1.0: v}: return v
print(keys({"b": 1}), keys({"x": [0, {"y": "deep"}]}), keys({1: "one"}), keys({}))
for src in ("match x:\n case a: pass\n case b: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case a | 1: pass", "match x:\n case [a, a]: pass", "match x:\n case a | b: pass", "match x:\n case (a, 1) | (1, b): pass", "match x:\n case {**rest, 'a': 1}: pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case {a: 1}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case C(a=1, a=2): pass", "match x:\n case C(a=1, 2): pass", "match x:\n case {**_}: pass", "match x:\n case 1 + 2: pass", "match x:\n case 1 + 2j: pass", "match x:\n case -a: pass", "match x:\n case f'{x}': pass", "match x:\n case a.b: pass", "match x:\n case a as b.c: pass", "match x:\n case a as _: pass", "match x:\n case _ as a: pass", "match x:\n case a as a: pass", "match x:\n case 1: pass\nelse: pass", "match x:\n pass", "match x:", "match x:\n case 1 pass", "match x:\n case {'a': 1, **r}: pass", "match x, y:\n case *a, b: pass", "match *a, b:\n case _: pass", "match x:\n case *a: pass", "match x:\n case (*a): pass", "match x:\n case (*a,): pass", "match x:\n case a.b(c): pass", "match x:\n case a(): pass", "match x:\n case 'a' 'b': pass", "match x:\n case -1 | +1: pass", "match x:\n case 1j + 1: pass", "match x:\n case x[0]: pass", "match x:\n case [1, (2 | 3) as z, _]: pass", "match x:\n case True | None: pass", "match: int = 1", "match(x)", "match[x]", "match.x", "match x", "print(match := 1)", "match x:\n case y if z: pass", "match x:\n case (y) if (z): pass\n case (1): pass"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)

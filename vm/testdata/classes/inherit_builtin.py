# Subclasses of the built-in types.
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
class I(int):
    def __new__(cls, v, unit="m"): self = super().__new__(cls, v); self.unit = unit; return self
    def __str__(self): return f"{int(self)}{self.unit}"
    def __mul__(self, o): return I(int(self) * o, self.unit)
    def __bool__(self): return False
i = I(5, "kg"); print(i, repr(i), i + 1, i * 2, type(i * 2).__name__, type(i + 1).__name__, bool(i), i == 5, hash(i) == 5, [0] * i, i.unit, f"{i}", f"{i:d}", "%d %s" % (i, i), i.__dict__, -i, i << 2, range(i), {5: "x"}[i], I("7").unit, sum([i, i]), max(i, 3), i.bit_length(), i.real, type(i.real).__name__, 10 // i, isinstance(i, int), I(2**70) + 1)
class Fl(float):
    def __repr__(self): return f"Fl({float(self):.1f})"
print(Fl(2.55), [Fl(1)], Fl(1) + Fl(2), Fl("inf"), Fl(3).is_integer(), round(Fl(2.5)), Fl(1) < 2, str(Fl(1)), attempt(Fl, "x"))
class D(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.order = list(self)
    def __setitem__(self, k, v): super().__setitem__(k, ("set", v))
    def __getitem__(self, k): return ("got", super().__getitem__(k))
    def __contains__(self, k): return True
    def get(self, k, d=None): return "get!"
d = D(a=1); d["b"] = 2; d.update(c=3); d.setdefault("d", 4); print(d, d["a"], "zz" in d, d.get("q"), d.order, list(d.items()), dict(d), d | {"e": 5}, d.copy(), len(d), d == {"a": 1, "b": ("set", 2), "c": 3, "d": 4}, d.pop("a"), {**d})
class L(list):
    def __init__(self, it=()): super().__init__(x * 2 for x in it)
    def append(self, x): super().append(("app", x))
    def __len__(self): return 42
    def __iter__(self): return iter("iter")
    def __eq__(self, o): return "eq"
    __hash__ = None
l = L([1, 2]); l.append(3); print(list.__repr__(l), len(l), list(l), l[0], l == 1, bool(l), l + [1], sorted(l), [*l], l.index(2), 2 in l, l[1:], type(l[1:]).__name__, l.extend([9]), list.__len__(l))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __getitem__(self, k): return "item"
print(T(1, 2), T(1, 2)[0], list(T(1, 2)), T() == (), hash(T(1)) == hash((1,)), T(1) + (2,), len(T(1, 2, 3)), T(3, 1) > T(2), {(1, 2): "v"}.get(T(1, 2)))
class S(str):
    def __eq__(self, o): return str.__eq__(self.lower(), o.lower() if isinstance(o, str) else o)
    def __hash__(self): return hash(self.lower())
    def __getitem__(self, k): return "!"
    def __len__(self): return 99
print(S("ABC") == "abc", {S("Key"): 1}[S("KEY")], S("x") in ["X"], S("abc")[0], len(S("abc")), "".join(S("ab")), list(S("ab")), S("q") + "r", S("a b").split(), S("%s") % 1, S("abc").upper(), S("z") < "zz", f"{S('v')}", S("é").encode(), int(S("12")))
class Se(set):
    def add(self, x): super().add(str(x))
x = Se([1]); x.add(2); print(sorted(map(str, x)), x == {1, "2"}, x | {3} == {1, "2", 3}, type(x & {1}).__name__)
class B(bytes):
    def __getitem__(self, k): return "b-item"
print(B(b"ab")[0], list(B(b"ab")), B(b"x") + b"y", B(b"hi").decode(), B([65]), len(B(5)))
class E(Exception): pass
class EKey(KeyError, E):
    def __str__(self): return "nice"
print(EKey("k"), repr(EKey("k")), attempt(lambda: {}["x"]), issubclass(EKey, E))
class P(property):
    def __get__(self, o, t=None): return ("P", super().__get__(o, t) if o else None)
class UsesP:
    @P
    def x(self): return 5
print(UsesP().x, UsesP.x)
class Type(type):
    def __call__(cls, *a): return ("no instance", cls.__name__, a)
class Weird(metaclass=Type): pass
print(Weird(1))
class Obj(object): __slots__ = (); 
print(attempt(lambda: type("F", (type(lambda: 0),), {})), attempt(lambda: type("N", (type(None),), {})), attempt(lambda: type("R", (range,), {})), attempt(lambda: type("B", (bool,), {})), attempt(lambda: type("G", (type(i for i in ()),), {})), attempt(lambda: type("M", (int, str), {})), attempt(lambda: type("M", (int, float), {})), attempt(lambda: type("M", (dict, list), {})), type("OK", (int, Obj), {})(3), type("OK2", (Exception, Obj), {})("e"))
class Gen:
    def __init_subclass__(cls): cls.made = True
class Multi(Gen, dict): pass
print(Multi(a=1), Multi.made, Multi.__mro__[1].__name__, Multi.__base__.__name__)
class Frozen(frozenset):
    def __new__(cls, *items): return super().__new__(cls, items)
print(sorted(Frozen(1, 2)), Frozen(1) == {1}, hash(Frozen(1)) == hash(frozenset([1])))
class C(complex):
    @property
    def mag(self): return abs(self)
print(C(3, 4).mag, C(1) + 1, type(C(1) + 1).__name__)

# __slots__ in its combinations.
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"P({self.x}, {self.y})"
p = P(1, 2); p.x += 10; print(p, attempt(setattr, p, "z", 1), attempt(lambda: p.__dict__), attempt(lambda: vars(p)), P.__slots__, P.x.__get__(p), P.x.__name__, repr(P.x), attempt(lambda: P.x.__get__(5)), attempt(lambda: P.x.__set__(5, 1)))
class Q(P):
    __slots__ = ("z",)
q = Q(1, 2); q.z = 3; print(q, q.z, attempt(setattr, q, "w", 1)); del q.x; print(attempt(lambda: q.x), attempt(delattr, q, "x"), hasattr(q, "x")); q.x = 7; print(q.x)
class R(P): pass
r = R(1, 2); r.anything = 5; print(r.__dict__, r.x, r.anything)
class D:
    __slots__ = ("a", "__dict__")
d = D(); d.a = 1; d.b = 2; print(d.__dict__, d.a, d.b)
class W:
    __slots__ = ("__weakref__",)
import weakref
w = W(); print(weakref.ref(w)() is w, attempt(weakref.ref, p), attempt(setattr, w, "q", 1))
class S1: __slots__ = "single"
s = S1(); s.single = 1; print(s.single, attempt(setattr, s, "s", 1))
class Empty: __slots__ = ()
print(attempt(setattr, Empty(), "x", 1), attempt(lambda: Empty().x))
class Default:
    __slots__ = {"doc_a": "documentation of a", "b": None}
print(Default.doc_a.__doc__, Default.b.__doc__, Default.__slots__)
for body in ("__slots__ = ('a',); a = 1", "__slots__ = (1,)", "__slots__ = ('a b',)", "__slots__ = ('__dict__', '__dict__')", "__slots__ = ('__weakref__', '__weakref__')", "__slots__ = 5", "__slots__ = ('a', 'a')", "__slots__ = [n for n in 'xy']", "__slots__ = ('',)"):
    print(body, attempt(lambda: exec(f"class X:\n {body}")))
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
print(attempt(lambda: type("C", (A, B), {})), type("C", (A, Empty), {"__slots__": ()})().__slots__, attempt(lambda: type("V", (int,), {"__slots__": ("q",)})), type("L", (list,), {"__slots__": ("q",)}).q is not None)
class L(list): __slots__ = ("tag",)
l = L([1]); l.tag = "t"; print(l, l.tag, attempt(setattr, l, "other", 1))
class Priv:
    __slots__ = ("__hidden",)
    def __init__(self): self.__hidden = 1
    def get(self): return self.__hidden
print(Priv().get(), attempt(lambda: Priv().__hidden), [n for n in dir(Priv) if "hidden" in n])
class Shadow(P):
    __slots__ = ("x",)
sh = Shadow(5, 6); print(sh.x, attempt(lambda: P.x.__get__(sh)))
class Prop(P):
    __slots__ = ()
    @property
    def total(self): return self.x + self.y
print(Prop(3, 4).total, attempt(setattr, Prop(1, 2), "total", 5))
import copy, pickle
c = copy.copy(p); print(c, c is p, copy.deepcopy(q).z, pickle.loads(pickle.dumps(p)), p.__reduce_ex__(2)[2] if len(p.__reduce_ex__(2)) > 2 else None, p.__getstate__())
e = Empty(); print(attempt(setattr, e, "__class__", P), attempt(setattr, p, "__class__", Q)); 
class P2: __slots__ = ("x", "y")
p.__class__ = P2; print(type(p).__name__, p.x)
nodes = None
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next
for i in range(1000): nodes = Node(i, nodes)
total, n = 0, nodes
while n is not None: total += n.value; n = n.next
print(total, nodes.next.next.value)

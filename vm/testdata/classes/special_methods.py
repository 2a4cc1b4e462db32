# The container, call, format, size and conversion protocols.
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
class Seq:
    def __init__(self, *v): self.v = v
    def __getitem__(self, i): print(f"[get {i}]", end=""); return self.v[i]
    def __len__(self): return len(self.v)
s = Seq(1, 2, 3); print(list(s), 2 in s, 9 in s, s[0], s[-1], s[1:], list(reversed(s)), len(s), [*s], max(s), sum(s), tuple(zip(s, s)), bool(s), dict(enumerate(s)), list(iter(s))); a, b, c = s; print(a, b, c)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
    def __contains__(self, x): return "yes" if x == 2 else ""
    def __reversed__(self): return "rev"
    def __length_hint__(self): return 10
print(list(It(3)), 2 in It(3), 1 in It(3), 1 not in It(3), reversed(It(2)), __import__("operator").length_hint(It(2)), attempt(len, It(1)), attempt(lambda: It(1)[0]))
class BadIter:
    def __iter__(self): return 5
class NoIter: __iter__ = None
class BadNext:
    def __iter__(self): return self
class NoContains: __contains__ = None
class HintBad:
    def __length_hint__(self): return -1
    def __iter__(self): return iter(())
for f in (lambda: iter(BadIter()), lambda: [x for x in BadIter()], lambda: iter(NoIter()), lambda: list(BadNext()), lambda: 1 in NoContains(), lambda: 1 in object(), lambda: iter(object()), lambda: list(HintBad()), lambda: object()[0], lambda: object()(), lambda: len(object()), lambda: reversed(object()), lambda: next(object()), lambda: hash(NoIter()) != 0, lambda: object() in object()): print(attempt(f))
class Item:
    d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __missing__(self, k): return "unused"
i = Item(); i["a"] = 1; i["a"] += 5; i[1, 2] = "t"; print(i["a"], i[1, 2]); del i["a"]; print(attempt(lambda: i["a"]), attempt(lambda: object().__setitem__), attempt(lambda: exec("object()[0] = 1")), attempt(lambda: exec("del object()[0]")), attempt(lambda: exec("(1,)[0] = 1")), attempt(lambda: exec("'a'[0] = 1")))
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, *[2], k=3), callable(Call()), callable(object()), callable(int), callable(lambda: 0), attempt(lambda: type("X", (), {"__call__": 5})()()))
inst = Call(); inst.__call__ = lambda: "instance"; inst.__len__ = lambda: 99; print(inst(), attempt(len, inst))
class Fmt:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "Fmt!"
    def __bytes__(self): return b"bytes"
    def __sizeof__(self): return 1000
    def __hash__(self): return 7
    def __dir__(self): return ["q"]
    def __int__(self): return 3
    def __index__(self): return 4
f = Fmt(); print(f"{f}", f"{f:abc}", format(f), format(f, "x"), "{:y}".format(f), str(f), f"{f!r:>8}", bytes(f), hash(f), dir(f), int(f), range(f), "%s %r" % (f, f), [f], {"k": f}, (f,))
class RetBad:
    def __repr__(self): return 5
    def __str__(self): return b"x"
    def __len__(self): return 1.5
    def __bool__(self): return "x"
    def __hash__(self): return 1.5
    def __index__(self): return "i"
    def __int__(self): return 2.5
    def __float__(self): return 5
    def __bytes__(self): return ""
    def __format__(self, s): return None
    def __iter__(self): return []
    def __contains__(self, x): raise KeyError("c")
    def __length_hint__(self): return "x"
    def __dir__(self): return [1, "b"]
    def __init__(self, r=None): return r
    def __complex__(self): return 1
r = RetBad()
for g in (repr, str, len, bool, hash, hex, int, float, bytes, format, iter, lambda r: 1 in r, dir, complex, lambda r: [0][r], lambda r: RetBad(5), lambda r: f"{r}", lambda r: not r, lambda r: range(r), lambda r: round(r)): print(attempt(g, r))
class NewOther:
    def __new__(cls, x): return x if x == 5 else super().__new__(cls)
    def __init__(self, x): print("init", x)
print(NewOther(5), type(NewOther(6)).__name__)
class Cnt:
    def __new__(cls, *a, **k): print("new", a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)
Cnt(1, b=2)
class Del:
    def __del__(self): print("del called")
import gc
x = Del(); del x; gc.collect(); print("after")
class Ctx:
    def __enter__(self): return "entered"
    def __exit__(self, *a): return a[0] is KeyError
with Ctx() as v: print(v); raise KeyError
print(attempt(lambda: exec("with object(): pass")), attempt(lambda: exec("with Half(): pass", {"Half": type("Half", (), {"__enter__": lambda s: 1})})))
class Num:
    def __round__(self, n=None): return f"round {n}"
    def __trunc__(self): return "tr"
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __divmod__(self, o): return "dm"
    def __rdivmod__(self, o): return "rdm"
n = Num(); print(round(n), round(n, 1), abs(n), -n, divmod(n, 1), divmod(1, n), attempt(lambda: +n), attempt(lambda: ~n), attempt(lambda: divmod("a", 1)))
class Missing(dict):
    def __missing__(self, k): return f"no {k}"
print(Missing(a=1)["b"], Missing().get("b"), attempt(lambda: Missing().pop("x")))

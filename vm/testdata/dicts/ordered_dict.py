# OrderedDict: order, moves, views, equality, subclasses and unfit arguments.
from collections import OrderedDict
import collections, copy, pickle, inspect, sys, random, json


def T(f, *a, **k):
    try: r = f(*a, **k); print(getattr(f, "__name__", "?"), a, k, "->", r)
    except Exception as e: print(getattr(f, "__name__", "?"), a, k, "->", type(e).__name__, e)


print(OrderedDict, OrderedDict.__module__, OrderedDict.__mro__, OrderedDict(), OrderedDict(a=1), OrderedDict([(1, 2)], b=3))
d = OrderedDict.fromkeys("abcde")
for k, last in (("b", True), ("d", False), ("e", True), ("a", False), ("a", True), ("c", False), ("c", False), ("x", False), ([], True)):
    T(d.move_to_end, k, last); print(list(d), list(reversed(d)), len(d))
T(d.move_to_end); T(d.move_to_end, "a", "b", "c"); T(d.move_to_end, key="a"); T(d.move_to_end, "a", last=False); print(d)
T(d.popitem); T(d.popitem, False); T(d.popitem, last=True); T(d.popitem, 1, 2); print(d)
T(d.pop, "zz"); T(d.pop, "zz", 5); T(d.pop, "zz", default=6); T(d.pop, key="a"); T(d.pop, []); T(d.pop); print(d)
T(d.setdefault, "n"); T(d.setdefault, "n", 5); T(d.setdefault, "m", default=6); T(d.setdefault, []); print(d)
T(OrderedDict().popitem); T(OrderedDict().popitem, last=False)
print(d.keys(), d.values(), d.items(), type(iter(d)).__name__, type(iter(d.items())).__name__, list(reversed(d.items())), list(reversed(d.values())), list(reversed(d.keys())))
print(d.keys() & {"n"}, d.items() == dict(d).items(), d.keys().mapping, "n" in d.keys(), (("n", None) in d.items()), d.keys().isdisjoint("q"))
a, b = OrderedDict([(1, 2), (3, 4)]), OrderedDict([(3, 4), (1, 2)])
print(a == b, a != b, a == dict(b), dict(a) == b, a == a.copy(), a == [(1, 2)], a != 5, OrderedDict() == {})
for op in ("a < b", "a | b", "a | {5: 6}", "{5: 6} | a", "a | [(7, 8)]", "[(7, 8)] | a", "a.__or__(5)", "a.__ior__([(9, 9)])", "hash(a)", "a[5]", "a.__delitem__(5)"):
    try: print(op, eval(op))
    except Exception as e: print(op, type(e).__name__, e)
a |= b; print(a); a |= [(0, 0)]; print(a)
for bad in ((5,), ([5],), ([(1,)],), ([(1, 2, 3)],), (["ab", "c"],), ([], []), (None,), ([([], 1)],)):
    T(OrderedDict, *bad); T(OrderedDict().update, *bad)
class K:
    def keys(self): return iter("xy")
    def __getitem__(self, k): return k * 2
class I:
    def items(self): return [(1, 1)]
print(OrderedDict(K()), OrderedDict(I()))
for act in (lambda d: d.update(z=1), lambda d: d.pop("b"), lambda d: d.move_to_end("a"), lambda d: d.clear(), lambda d: d.__setitem__("a", 5)):
    d = OrderedDict(a=1, b=2, c=3)
    try:
        for k in d: act(d)
        print("fine", d)
    except Exception as e: print(type(e).__name__, e)
d = OrderedDict(a=1); d["self"] = d; print(d, repr(d.items()))
d = OrderedDict([("a", 1), ("b", [2])]); d.note = "x"
print(copy.copy(d), copy.deepcopy(d), copy.copy(d).__dict__, d.__dict__, vars(d), pickle.loads(pickle.dumps(d)).note, d.__reduce__()[:4], json.dumps(d))
it = iter(d.items()); next(it); print(it.__reduce__(), list(it))
class S(OrderedDict):
    def __init__(self, *a, **k): print("init"); super().__init__(*a, **k)
    def __setitem__(self, k, v): print("set", k, v); super().__setitem__(k, v)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __delitem__(self, k): print("del", k); super().__delitem__(k)
    def __missing__(self, k): return "missing"
s = S(a=1, b=2); s.update([("c", 3)]); print(s["zz"], s.pop("a"), s.popitem(), s.setdefault("q", 9), s.setdefault("q"), s)
print(s.copy(), s.pop("nope", 1), s == OrderedDict(s), type(s | {1: 1}).__name__, list(s.values()), S.fromkeys("xy", 0))
s.move_to_end("q", last=False); print(list(s)); T(s.pop, "nope"); s.clear(); print(s, bool(s))
# An LRU cache and a random walk beside a list.
rnd = random.Random(7); d, order = OrderedDict(), []
for i in range(4000):
    k = rnd.randrange(60); what = rnd.randrange(6)
    if what == 0 and k in d: d.move_to_end(k); order.remove(k); order.append(k)
    elif what == 1 and k in d: d.move_to_end(k, last=False); order.remove(k); order.insert(0, k)
    elif what == 2 and d and rnd.random() < 0.5: assert d.popitem(last=False)[0] == order.pop(0)
    elif what == 3 and d and rnd.random() < 0.3: assert d.popitem()[0] == order.pop()
    elif what == 4 and k in d: del d[k]; order.remove(k)
    else:
        if k not in d: order.append(k)
        d[k] = i
    assert list(d) == order and list(reversed(d)) == order[::-1] and all(k in d for k in order) and len(d) == len(order), (i, d, order)
print(len(d), d == OrderedDict((k, d[k]) for k in order))
for name in sorted(vars(OrderedDict)):
    if callable(getattr(OrderedDict, name)) and name not in ("__sizeof__", "__new__", "__class_getitem__", "__getattribute__", "__setattr__", "__delattr__"):
        try: print(name, inspect.signature(getattr(OrderedDict, name)))
        except ValueError: print(name, "no signature")

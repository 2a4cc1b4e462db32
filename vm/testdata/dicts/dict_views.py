# Views, iteration, and what happens when the dict changes underneath.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, ("a",) in i, list(k), list(v), list(i))
d["d"] = 4; print(k, v, i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
print(sorted(k & {"a", "z"}), sorted(k | ["z"]), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), sorted({"a", "z"} - k), sorted({"a"} | k), sorted(i & {("a", 1)}), k == {"a", "b", "c", "d"}, k == ["a"], k <= {"a", "b", "c", "d", "e"}, k > {"a"}, k.isdisjoint({"x"}), k.isdisjoint(d), i == {("a", 1), ("b", 2), ("c", 3), ("d", 4)}, v == v, v == d.values(), attempt(lambda: v & {1}), type(k & {"a"}).__name__)
print(attempt(lambda: k[0]), attempt(hash, k), attempt(lambda: k.add("x")), type(k).__name__, type(v).__name__, type(i).__name__, k.mapping, attempt(lambda: k.mapping.__setitem__("x", 1)), type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__, type(reversed(k)).__name__, attempt(type(k)))
def during(action):
    d = {n: n for n in range(4)}
    seen = []
    try:
        for x in d:
            seen.append(x)
            action(d, x)
    except RuntimeError as e:
        seen.append(str(e))
    return seen, d
print(during(lambda d, x: d.__setitem__(x + 100, 0)))
print(during(lambda d, x: d.pop(x)))
print(during(lambda d, x: d.__setitem__(x, -x)))
print(during(lambda d, x: (d.pop(x), d.__setitem__(x + 10, 1)) if x < 10 else None))
print(during(lambda d, x: d.clear()))
print(during(lambda d, x: d.update({9: 9}) if x == 3 else None))
d = {1: 1, 2: 2}; it = iter(d.items()); print(next(it), it.__length_hint__()); d[3] = 3; print(attempt(next, it), attempt(next, it))
it = iter({}); print(attempt(next, it), list(it)); it = iter({1: 2}); print(list(it), list(it), it.__length_hint__())
total = 0
for key, value in {"x": 1, "y": 2}.items(): total += value; print(key, value, total)
for n, (key, value) in enumerate({"p": (1, 2)}.items()): print(n, key, value)
print({v: k for k, v in {"a": 1, "b": 2}.items()}, max({"a": 5, "b": 9}, key={"a": 5, "b": 9}.get), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), dict(sorted({"b": 1, "a": 2}.items())), [*{"x": 1}], (*{"y": 2}.values(),), min({"q": 1}.values()))
from types import MappingProxyType
p = MappingProxyType({"a": 1}); print(p, p["a"], len(p), attempt(lambda: p.__setitem__), attempt(lambda: exec("p['b'] = 1")), p.get("z"), list(p), p | {"b": 2}, p == {"a": 1}, "a" in p, p.copy(), list(p.items()))
class Watch(dict):
    def __iter__(self): print("iter!"); return super().__iter__()
    def keys(self): print("keys!"); return super().keys()
    def items(self): print("items!"); return super().items()
w = Watch(a=1); list(w); dict(w); {**w}; print(len(w.items())); f = lambda **kw: kw; print(f(**w), dict(Watch(b=2), c=3))
print(attempt(lambda: f(**{1: 2})), attempt(lambda: f(**{"a": 1}, **{"a": 2})), attempt(lambda: f(a=1, **{"a": 2})), attempt(lambda: f(**5)), attempt(lambda: f(**[1])))

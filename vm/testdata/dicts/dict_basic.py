# dict: building, order, lookup, methods.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
d = {"b": 1, "a": 2, "c": 3}
d["z"] = 26; d["a"] = 22; del d["b"]; d["b"] = "again"
print(d, list(d), len(d), d["a"], attempt(lambda: d["nope"]), attempt(lambda: d[()]), attempt(lambda: d[[]]), attempt(d.__delitem__, "zz"), "a" in d, "q" in d, d.get("a"), d.get("q"), d.get("q", 0), attempt(lambda: {[]: 1}), attempt(lambda: [] in d), attempt(d.get, {}))
for name, args in (("pop", ("a",)), ("pop", ("a",)), ("pop", ("a", "dflt")), ("popitem", ()), ("setdefault", ("n", [])), ("setdefault", ("n", 5)), ("setdefault", ("m",)), ("update", ({"u": 1},)), ("update", ([("v", 2), ("w", 3)],)), ("update", ([(1,)],)), ("update", ([1],)), ("update", (5,)), ("update", (["ab", "cd"],)), ("copy", ()), ("keys", ()), ("values", ()), ("items", ()), ("clear", ()), ("popitem", ()), ("pop", ()), ("setdefault", ())):
    print(name, args, attempt(lambda: getattr(d, name)(*args)), d)
print(dict(), dict(a=1, b=2), dict([(1, 2), (3, 4)]), dict({"x": 1}, y=2), dict(zip("ab", range(2))), dict(["ab"]), attempt(dict, 5), attempt(dict, [1]), attempt(dict, [(1, 2, 3)]), attempt(dict, {}, {}), dict.fromkeys("abc"), dict.fromkeys([1, 2], []), {**{"a": 1}, "b": 2, **{"a": 3}}, attempt(lambda: {**5}), dict(**{"k": 1}))
class KeysOnly:
    def keys(self): return ["k1", "k2"]
    def __getitem__(self, k): return k * 2
print(dict(KeysOnly()), {**KeysOnly()}, {} | dict(KeysOnly()))
print({1: "a", 1.0: "b", True: "c"}, {"a": 1} == {"a": 1.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == [], {"a": 1} != {"a": 2}, attempt(lambda: {} < {}), {"x": {}} == {"x": {}}, attempt(hash, {}), bool({}), bool({0: 0}))
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, attempt(lambda: a | [("q", 1)]), attempt(lambda: a + b)); a |= b; print(a); a |= [("q", 9)]; print(a, attempt(a.__ior__, 5), a.__or__(5))
r = {}; r["self"] = r; print(r, repr({1: r})); print(str({"a": "é", 1: b"x", None: [1.5], (1, 2): {3}}), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())))
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return "made"
    def __repr__(self): return "D" + super().__repr__()
m = D(a=1); print(m["zz"], m["zz"], m.get("no"), "no" in m, m, type(m.copy()).__name__, type(m | {}).__name__, m == {"a": 1, "zz": "zzzz"}, dict(m), D.fromkeys("q"), json_like := {**m})
class SD(dict):
    def __getitem__(self, k): return "overridden"
s = SD(k=1); print(s["k"], s.get("k"), list(s.values()), dict(s), {**s}, "%(k)s" % s, "{k}".format(**s))
class H:
    def __init__(self, h, name): self.h, self.name = h, name
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, H) and self.name == o.name
    def __repr__(self): return self.name
c = {H(1, "one"): 1, H(1, "uno"): 2, H(1, "eins"): 3}; print(c, c[H(1, "uno")], attempt(lambda: c[H(1, "x")]), H(2, "one") in c); del c[H(1, "one")]; c[H(1, "one")] = 9; print(c)
class BadHash:
    def __hash__(self): raise ValueError("bad hash")
class BadEq:
    def __hash__(self): return 7
    def __eq__(self, o): raise ValueError("bad eq")
class StrHash:
    def __hash__(self): return "x"
print(attempt(lambda: {BadHash(): 1}), attempt(lambda: {BadEq(): 1, 7: 2}), attempt(lambda: {StrHash(): 1}), attempt(lambda: {}[BadHash()]), attempt(lambda: BadHash() in {}))
big = {i: i * i for i in range(2000)}
for i in range(0, 2000, 3): del big[i]
for i in range(5000, 5100): big[i] = -i
print(len(big), sum(big), sum(big.values()), list(big)[:5], list(big)[-3:], big.popitem(), 3 in big, 4 in big, next(iter(big)))

# list methods and their complaints.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
a = [3, 1, 2]
for name, args in (("append", (5,)), ("append", ()), ("append", (1, 2)), ("extend", ([7, 8],)), ("extend", ("ab",)), ("extend", (5,)), ("extend", ({"k": 1},)), ("insert", (0, "first")), ("insert", (-1, "pen")), ("insert", (100, "last")), ("insert", (-100, "very first")), ("insert", ("x", 1)), ("insert", (1,)),
                   ("pop", ()), ("pop", (0,)), ("pop", (-2,)), ("pop", (100,)), ("pop", ("a",)), ("remove", (7,)), ("remove", ("nope",)), ("index", (8,)), ("index", ("zz",)), ("index", (1, 2)), ("index", (1, 0, 3)), ("index", (3, -100)), ("count", (1,)), ("count", (99,)), ("reverse", ()), ("copy", ()), ("clear", ()), ("pop", ()), ("nothing", ())):
    print(name, args, attempt(lambda: getattr(a, name)(*args)), a)
b = [1, 2, 3]
print(b + [4], b * 2, 2 * b, b * 0, b * -1, attempt(lambda: b + (1,)), attempt(lambda: b + 1), attempt(lambda: b * 1.5), attempt(lambda: [1] - [1]), b == [1, 2, 3], b == (1, 2, 3), b < [1, 2, 4], b < [1, 2], [] < [0], [1, [2]] < [1, [3]], attempt(lambda: [1] < [""]), attempt(lambda: b < 5), [1, "a"] == [1, "b"], b != [], b >= b)
c = b; c += (4, 5); print(b is c, b); c = c + [6]; print(b is c, b, c); c *= 2; print(c)
print(2 in b, 9 in b, len(b), b[0], b[-1], attempt(lambda: b[10]), attempt(lambda: b[-10]), attempt(lambda: b["1"]), attempt(lambda: b[1.0]), attempt(lambda: b[None]), b[True], attempt(lambda: b[2**70]))
print(attempt(lambda: b.__setitem__(10, 1)), attempt(lambda: b.__delitem__(10)), attempt(lambda: b.__setitem__("a", 1)), attempt(hash, b), repr([]), str([1, "a", None, [2.5]]), bool([]), bool([0]))
r = [1]; r.append(r); print(r, r[1] is r, r[1][1][0], repr([r, r])); r2 = [r]; print(r == r, len(r2))
print(list(), list("abc"), list((1, 2)), list(range(3)), list({"x": 1, "y": 2}), list(x * x for x in range(4)), attempt(list, 5), attempt(list, 1, 2), attempt(list, x=1), [*"ab", *range(2)])
class L(list):
    def __init__(self, *a, tag=None): super().__init__(*a); self.tag = tag
    def __getitem__(self, i): return f"item {super().__getitem__(i)}"
l = L([1, 2], tag="t"); print(l, l.tag, l[0], l[0:1], list(l), len(l), l + [3], type(l + [3]).__name__, type(l.copy()).__name__, l == [1, 2], [x for x in l], l.pop())
n = [[0] * 3 for _ in range(2)]; n[0][1] = 5; m = [[0] * 2] * 2; m[0][0] = 1; print(n, m)
x = [1, 2, 3, 4]
for v in x:
    if v == 2: x.remove(v)
print(x)
for i, v in enumerate(x):
    if len(x) < 8: x.append(v * 10)
print(x)
it = iter([1, 2]); print(next(it), it.__length_hint__(), list(it), next(it, "done"), attempt(next, it), attempt(next, 5), attempt(iter, 5))
rv = reversed([1, 2, 3]); print(next(rv), list(rv), attempt(reversed, {1}), list(reversed(x)), rv.__length_hint__())
class Eq:
    def __eq__(self, o): raise ValueError("no eq")
print(attempt(lambda: Eq() in [1]), attempt([1, Eq()].index, 5), (e := Eq()) in [e], [e].count(e))
import sys
print(sorted([5, 3, 9, 1]), max([1, 5, 2]), sum([1, 2, 3]), sum([[1], [2]], []), attempt(sum, ["a"]), attempt(sum, ["a"], ""), any([0, 1]), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])))

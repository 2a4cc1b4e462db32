# zip, map, filter, enumerate, reversed, iter with sentinel, next with default.
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(list(zip()), list(zip("ab")), list(zip("abc", range(2))), list(zip("ab", [1, 2], strict=True)), attempt(lambda: list(zip("abc", [1, 2], strict=True))), attempt(lambda: list(zip("a", [1, 2], strict=True))), attempt(lambda: list(zip("a", "b", "cd", strict=True))), attempt(zip, "a", foo=1), attempt(zip, 5), attempt(zip, "a", 5))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(max, "ab", "ba")), attempt(lambda: list(map(5, [1]))), attempt(map, str), attempt(lambda: list(map(lambda a: a, [1], [2]))), attempt(lambda: list(map(lambda a, b: a, [1, 2], [3], strict=True))))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(str.isdigit, "a1b2")), list(filter(lambda x: x > 1, range(4))), attempt(lambda: list(filter(5, [1]))), attempt(filter, None))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), next(enumerate("z", 2**70)), attempt(enumerate, 5), attempt(enumerate, "a", "b"), attempt(enumerate), list(enumerate(iterable="xy", start=2)))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1})), attempt(reversed, {1}), attempt(reversed, 5), attempt(reversed, (x for x in ())))
vals = iter([1, 2, 3, 0, 4]); print(list(iter(lambda: next(vals), 0)), list(vals)); it = iter(int, 0); print(list(it), attempt(iter, 5, 0), attempt(iter, 5), type(iter(int, 1)).__name__)
def boom(): raise StopIteration
print(list(iter(boom, None)), next(iter([]), "d"), attempt(next, iter([])), next(iter("x"), None), attempt(next, [1]), attempt(next, iter([]), 1, 2))
for make in (lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter({1: 2}), lambda: iter(range(2)), lambda: iter(b"ab"), lambda: zip([1], [2]), lambda: map(abs, [1]), lambda: filter(None, [1]), lambda: enumerate([1]), lambda: reversed([1]), lambda: iter({1: 1}.items()), lambda: iter(int, 1), lambda: (x for x in [1])):
    i = make(); print(type(i).__name__, iter(i) is i, next(i), getattr(i, "__length_hint__", lambda: "none")(), bool(i), attempt(len, i), hasattr(i, "__reduce__"))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 3: raise StopIteration
        if self.n > 4: raise ValueError("past the end")
        return self.n
i = It(); print(list(i), next(i), attempt(next, i)); a = It(); print(list(zip(a, "xyz")), a.n); b = It(); print(list(zip("x", b)), b.n)
class Err:
    def __iter__(self): yield 1; raise KeyError("mid")
for f in (list, tuple, set, sum, sorted, max, any, dict, lambda x: [*x], lambda x: list(zip(x)), lambda x: list(map(str, x)), lambda x: "".join(x), lambda x: list(enumerate(x)), bytes, lambda x: 5 in x, lambda x: [y for y in x]): print(attempt(f, Err()))
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(G()), 20 in G(), [*G()], max(G()), dict(zip("abc", G())), tuple(reversed(list(G()))), sum(G()), sorted(G(), reverse=True), list(map(lambda x, y: x + y, G(), G())))
l = [1, 2, 3]; i = iter(l); next(i); l.insert(0, 0); print(list(i)); l.append(9); print(list(i), list(iter(l)))
l = [1, 2, 3, 4]; print([l.pop() for _ in l], l); l = list(range(5)); r = reversed(l); next(r); l.clear(); print(list(r))
print(all([]), any([]), all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)), attempt(all, 5), attempt(any), sum([]), sum([1, 2], 10), sum([1.5, 2]), sum([[1], [2]], []), attempt(sum, "ab"), attempt(sum, ["a"], "x"), attempt(sum, [b"a"], b""), sum([1, 2], start=5), sum((True, False)), sum([1j, 1]), sum(range(10**5)), sum([2**62, 2**62, 1]), sum([0.1] * 10), sum([1, 0.5, 2**70]), attempt(sum, [1, "a"]), attempt(sum, [[1]]))
print(min(3, 1, 2), max([3, 1]), min("abc"), max("a", "b", key=lambda c: -ord(c)), min([], default=None), attempt(min, []), attempt(max, 5), max(1, 1.0), max(1.0, 1), min({"b": 1, "a": 2}), max([(1, "a"), (1, "b")]), min(["aa", "b"], key=len), attempt(max, "a", 1), attempt(min, [1], key=lambda: 1), max([1, 2], key=None), attempt(max, 1, 2, default=3), attempt(max))

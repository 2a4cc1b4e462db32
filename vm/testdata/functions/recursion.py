# Deep and mutual recursion, recursion limits and their error.
import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
def infinite(): return infinite()
def indirect_a(): return indirect_b()
def indirect_b(): return indirect_a()
class C:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
    @property
    def p(self): return self.p
for f in (infinite, indirect_a, lambda: C().foo, lambda: repr(C()), lambda: C() == 1, lambda: len(C()), lambda: C().p):
    try: f()
    except RecursionError as e: print(type(e).__name__, str(e)[:32], isinstance(e, RuntimeError))
old = sys.getrecursionlimit(); print(old)
sys.setrecursionlimit(5000); print(depth(4000), sys.getrecursionlimit())
sys.setrecursionlimit(200)
try: depth(400)
except RecursionError as e: print(e)
for bad in (0, -5, "a", 1.5, 1):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError, RecursionError, OverflowError) as e: print(type(e).__name__, str(e)[:60])
sys.setrecursionlimit(old)
def is_even(n): return True if n == 0 else is_odd(n - 1)
def is_odd(n): return False if n == 0 else is_even(n - 1)
print(is_even(300), is_odd(301))
def ackermann(m, n):
    if m == 0: return n + 1
    if n == 0: return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3), ackermann(3, 3))
def hanoi(n, a="A", b="B", c="C"): return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []
print(len(hanoi(8)), hanoi(3))
def perms(xs): return [[x] + p for i, x in enumerate(xs) for p in perms(xs[:i] + xs[i + 1:])] if xs else [[]]
print(len(perms([1, 2, 3, 4, 5])), perms([1, 2, 3]))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row - c,), d2 + (row + c,)) for c in range(n) if c not in cols and row - c not in d1 and row + c not in d2)
print([queens(n) for n in range(1, 8)])
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
deep = []
for i in range(200): deep = [i, deep]
print(len(flatten(deep)), sum(flatten(deep)), len(repr(deep)))
huge = []
for i in range(100000): huge = [huge]
for g in (repr, lambda h: h == [huge], lambda h: str(h)):
    try: g(huge); print("fine")
    except RecursionError as e: print("RecursionError", type(e).__mro__[1].__name__)
del huge
def guarded(n):
    try: return guarded(n + 1)
    except RecursionError: return n
print(500 < guarded(0) < 1100)
def finally_chain(n, out):
    try:
        if n: finally_chain(n - 1, out)
    finally: out.append(n)
o = []; finally_chain(50, o); print(o[:5], len(o))
def gen(n):
    if n: yield from gen(n - 1)
    yield n
print(sum(gen(300)))
def through_map(n): return n if n == 0 else list(map(through_map, [n - 1]))[0] + 1
print(through_map(100))
def through_sort(n): return n if n == 0 else sorted([n - 1], key=through_sort)[0]
print(through_sort(50))
print(eval("(" * 50 + "1" + ")" * 50), eval("-" * 100 + "1"), eval("[" * 60 + "]" * 60) is not None, eval("+".join(["1"] * 3000)))
for text in ("(" * 300 + ")" * 300, "[" * 5000, "x" + ".a" * 3):
    try: compile(text, "<deep>", "eval"); print("compiled")
    except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, str(e)[:50])

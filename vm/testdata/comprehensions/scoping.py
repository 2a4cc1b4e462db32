# Comprehension scopes, nesting, conditions, closures, class bodies.
x = "outer"
print([x for x in range(3)], x, {x: x * x for x in range(3)}, x, sorted({x % 2 for x in range(5)}), x, list(x for x in "ab"), x)
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2], [[j * i for j in range(3)] for i in range(3)], [i for i in range(20) if i % 2 if i % 3], [a + b for a, b in [(1, 2), (3, 4)]], [h for h, *t in ["abc", "de"]], [y for x in [[1, 2], [3]] for y in x])
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); gs = [lambda i=i: i for i in range(3)]; print([g() for g in gs])
def f(n):
    k = 10
    return [k + i for i in range(n) if i != n - 2], {i: (lambda: i + k)() for i in range(2)}, [lambda: (n, i) for i in range(2)][0]()
print(f(4))
class C:
    y = [1, 2, 3]
    z = [v * 2 for v in y]
    w = [v for v in y if v > 1]
    try:
        bad = [y for _ in range(1) for q in y]
    except NameError as e:
        print(e)
    t = [x for _ in range(1)]
    names = sorted(n for n in dir() if not n.startswith("_"))
    lam = [(lambda: __class__.__name__) for _ in range(1)]
print(C.z, C.w, C.t, C.names, C.lam[0]())
print([last := i for i in range(4)], last, any((hit := n) > 2 for n in range(5)), hit, [(q := w, q * 2) for w in range(2)], q)
def walrus():
    [inner := i for i in range(3)]
    return inner, sorted(locals())
print(walrus())
print([*[i for i in range(2)], *(i for i in range(2))], [i if i else "zero" for i in range(2)], [None for _ in ()], [[]for _ in [1]], {i: {j: i * j for j in range(2)} for i in range(2)}, {k: v for k, v in zip("ab", [1, 2]) if v})
def outer():
    v = 1
    r = [(lambda: v)() for v in (5, 6)]
    return r, v
print(outer())
def loc(): return [sorted(locals()) for a in range(1)], sorted(locals())
print(loc())
g = (i / d for i, d in [(1, 1), (1, 0)]); print(next(g))
try: next(g)
except ZeroDivisionError as e: print(e)
print(list(g))
def first_is_eager():
    try: (i for i in undefined_thing)
    except NameError as e: print("eager", e)
    h = (undefined_thing for i in [1])
    try: next(h)
    except NameError as e: print("lazy", e)
first_is_eager()
for src in ("[i for i in range(3) if (i := 5)]", "[(i := 0) for i in range(3)]", "[j for i in (j := [1])]", "[x for x in 1, 2]", "[*x for x in y]", "{**x for x in y}", "{x: for x in y}", "[x for x]", "[x if y for x in z]", "[for x in y]", "(x for x in y for)", "[yield for x in y]", "[(yield) for x in y]", "f(x for x in y, 1)", "f(1, x for x in y)", "class A: [i := 0 for _ in ()]", "[i async for i in x]", "def f(): [await x for x in y]", "{x, y: z for x in a}", "[x := 1 for (x) in y]", "[() = 1 for x in y]", "[x for f() in y]", "[x for x() in y]", "[x for 1 in y]"):
    try: compile(src, "<s>", "exec"); print("ok", src)
    except SyntaxError as e: print(src, "|", e.msg, e.lineno, e.offset, e.end_offset)
matrix = [[1, 2, 3], [4, 5, 6]]; print([list(r) for r in zip(*matrix)], [[row[i] for row in matrix] for i in range(3)], sum(v for row in matrix for v in row), {v: [r for r in range(2) if v in matrix[r]] for row in matrix for v in row})
primes = [p for p in range(2, 50) if all(p % d for d in range(2, p))]; print(primes, [(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 20) if a * a + b * b == c * c])
def deep(): return [[[[(a, b, c, d) for d in range(1)] for c in range(a, 2)] for b in range(1)] for a in range(2)]
print(deep(), (lambda: [x for x in [y for y in [z for z in "nest"]]])())

# Assignment targets, star forms, walrus, chained and augmented assignment.
def attempt(f, *a):
    try: return f(*a)
    except Exception as e: return f"{type(e).__name__}: {e}"
a, b = 1, 2; a, b = b, a; (c, d), [e, (f, g)] = (1, 2), [3, (4, 5)]; h, *i, j = range(6); *k, l = "abc"; [m, *n] = [1]; *o, = "xy"; p = *range(3), *"z"; print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
x = y = z = []; x.append(1); print(x, y is z); (q, r), s = t = [(1, 2), 3]; print(q, r, s, t)
for bad in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b, *c = []", "a, b = {}", "(a, b), c = 1, 2", "a, b = 'abc'", "*a, = 5", "a, b = None", "[a] = []", "a, b = iter([1, 2, 3])", "a, b = {1: 2, 3: 4, 5: 6}", "() = [1]", "[] = 'x'", "a, b = range(100)", "a, b = (x for x in [1])", "a, b, c, d, *e = 'abc'"):
    print(bad, "|", attempt(lambda: exec(bad)))
() = []; [] = (); print("empty targets fine")
class Log:
    def __setattr__(self, n, v): print(f"set {n}={v}", end=" ")
    def __setitem__(self, k, v): print(f"set[{k}]={v}", end=" ")
    def __getitem__(self, k): print(f"get[{k}]", end=" "); return 10
def ev(tag, v=None): print(tag, end=" "); return v
L = Log(); ev("obj", L).attr = ev("val", 1); ev("o2", L)[ev("key", 2)] = ev("v2", 3); L.a, L[0], *L.rest = 1, 2, 3, 4; L[ev("k")] += ev("rhs", 5); L.x = L.y = ev("once", 7); print()
L[1:2], L[..., None] = "ab"; print()
lst = [1, 2, 3]; i = 0; i, lst[i] = 2, "set"; print(i, lst); lst[0], lst[1] = lst[1], lst[0]; print(lst); lst += "ab"; lst *= 2; print(lst); lst[1:3] += [9]; print(lst)
d = {"n": 1}; d["n"] += 5; d["n"] **= 2; d["l"] = d.get("l", []) + [1]; print(d); d |= {"z": 0}; s = "a"; s += "b"; s *= 3; print(d, s)
t = (1, [2]); print(attempt(lambda: exec("t[1].append(3); t[0] = 5", {"t": t})), t)
v: int; w: str = "annotated"; (u): int = 5; d["k"]: int = 6; print(w, u, d["k"], attempt(lambda: v))
if (n := len("hello")) > 3 and (m := n * 2): print(n, m)
while (n := n - 1) > 3: print("n", n)
print([y := 5, y**2], (z := 3) + z, [q for c in "ab" if (q := c.upper())], q, (lambda: (loc := 4) * loc)(), f"{(w := 6)}", w, {(k := 1): (v := 2)}, k, v, (a := 1, b := 2), a, b)
def fn(x=(dflt := 9), *, y=(other := 8)): return x, y
print(fn(), dflt, other)
for i, (a, *b) in enumerate([(1, 2, 3), "xy"]): print(i, a, b)
for [x, y] in [(1, 2)]: pass
for lst[0] in range(3): pass
for d["loop"], *rest in [(1, 2, 3)]: print(d["loop"], rest)
print(lst[0]); 
for x in *range(2), *"ab": print(x, end=" ")
print(); print([*range(2), *[], *"ab"], {*[1], *[1]}, {**{"a": 1}, **{"a": 2, "b": 3}}, (*(), *(1,)), [*[*[1]]], *[1, 2], sep=" ")
def r(): return 1, *(2, 3)
def yy(): yield 1, *(2, 3)
print(r(), next(yy()), (lambda *a: a)(*r(), *yy()))
data = {"users": [{"name": "ann", "tags": ("x", "y")}, {"name": "bob", "tags": ()}]}
for user in data["users"]:
    match user:
        case {"name": nm, "tags": [first, *_]}: print(nm, first)
        case {"name": nm}: print(nm, "untagged")
for src in ("f() = 1", "1 = x", "a + b = c", "'s' = 1", "x, 1 = y", "(a, b): int = 1", "[a]: int", "a, b += 1", "f() += 1", "(a) += 1", "*a = 1", "*a, *b = c", "x := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "lambda: x := 1", "f(a := 1, b=2)", "f(a=b := 1)", "{a := 1}", "x[a := 1]", "assert (a := 1)", "print(*a for a in b)", "a = *b", "return *a", "for *a in b: pass", "del *a", "del (*a,)", "(*a)", "x = (yield) = 1", "None += 1", "a = b += 1", "with a as f(): pass", "for f() in x: pass", "[x for 5 in y]", "a if b else c = 1", "not a = 1", "a < b = 1", "{} = 1", "{1} = 1", "[a, b()] = 1", "(a, b) += 1", "x = if", "x ==", "x = = 1", "f(**a, *b)", "f(a=1, 2)", "f(**a, b)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(a, /, b, /): pass", "def f(/, a): pass", "def f(*a, *b): pass", "def f(*a, /): pass", "def f(a, *, /): pass", "def f(**k=1): pass", "def f(*a=1): pass", "def f((a, b)): pass", "lambda *: 1", "def f(a, b, c=): pass", "f(**)", "f(*)", "a..b", "a.5", "if a: pass else: pass"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)

# A small language implemented with match.
from dataclasses import dataclass
@dataclass
class Num: v: float
@dataclass
class Var: name: str
@dataclass
class Bin: op: str; l: object; r: object
@dataclass
class Let: name: str; value: object; body: object
@dataclass
class Lam: param: str; body: object
@dataclass
class App: fn: object; arg: object
@dataclass
class If: c: object; t: object; e: object
def ev(e, env):
    match e:
        case Num(v): return v
        case Var(name):
            match env:
                case {**m} if name in m: return m[name]
                case _: raise NameError(name)
        case Bin("+", l, r): return ev(l, env) + ev(r, env)
        case Bin("-", l, r): return ev(l, env) - ev(r, env)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return 0
        case Bin("*", l, r): return ev(l, env) * ev(r, env)
        case Bin("<", l, r): return ev(l, env) < ev(r, env)
        case Bin(op, _, _): raise ValueError(f"unknown operator {op}")
        case Let(n, v, b): return ev(b, {**env, n: ev(v, env)})
        case Lam(p, b): return lambda x: ev(b, {**env, p: x})
        case App(f, a): return ev(f, env)(ev(a, env))
        case If(c, t, f): return ev(t if ev(c, env) else f, env)
def simplify(e):
    match e:
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)) | Bin("*", Num(1), x) | Bin("*", x, Num(1)): return simplify(x)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return Num(0)
        case Bin(op, Num(a), Num(b)) if op in "+-*": return Num(ev(Bin(op, Num(a), Num(b)), {}))
        case Bin(op, l, r):
            s = Bin(op, simplify(l), simplify(r))
            return s if s == e else simplify(s)
        case _: return e
def diff(e, x):
    match e:
        case Num(): return Num(0)
        case Var(n): return Num(int(n == x))
        case Bin("+" | "-" as op, l, r): return Bin(op, diff(l, x), diff(r, x))
        case Bin("*", l, r): return Bin("+", Bin("*", diff(l, x), r), Bin("*", l, diff(r, x)))
def show(e):
    match e:
        case Num(v): return str(v)
        case Var(n): return n
        case Bin(op, l, r): return f"({show(l)} {op} {show(r)})"
        case Let(n, v, b): return f"let {n} = {show(v)} in {show(b)}"
        case Lam(p, b): return f"\\{p}. {show(b)}"
        case App(f, a): return f"{show(f)}({show(a)})"
        case If(c, t, f): return f"if {show(c)} then {show(t)} else {show(f)}"
def read(s):
    toks = s.replace("(", " ( ").replace(")", " ) ").split()
    def p():
        match toks.pop(0):
            case "(":
                items = []
                while toks[0] != ")": items.append(p())
                toks.pop(0)
                return items
            case t if t.lstrip("-").isdigit(): return int(t)
            case t: return t
    return p()
def build(s):
    match s:
        case int(v): return Num(v)
        case str(n): return Var(n)
        case ["let", [str(n), v], b]: return Let(n, build(v), build(b))
        case ["fn", str(p), b]: return Lam(p, build(b))
        case ["if", c, t, e]: return If(build(c), build(t), build(e))
        case ["+" | "-" | "*" | "<" | "/" as op, l, r]: return Bin(op, build(l), build(r))
        case [f, a]: return App(build(f), build(a))
        case bad: raise SyntaxError(f"cannot build {bad!r}")
for src in ("(+ 1 (* 2 3))", "(let (x 5) (* x x))", "((fn x (+ x 1)) 41)", "(let (f (fn x (fn y (- x y)))) ((f 10) 3))", "(if (< 1 2) 10 20)", "(/ 1 2)", "y", "(* 0 nope)", "(let (fact (fn self (fn n (if (< n 1) 1 (* n ((self self) (- n 1))))))) ((fact fact) 20))", "(a b c)", "()"):
    try: e = build(read(src)); print(show(e), "=>", ev(e, {}))
    except Exception as x: print(src, "!", type(x).__name__, x)
e = build(read("(+ (* x x) (* 3 x))")); d = diff(e, "x"); print(show(d), "=>", show(simplify(d)), ev(d, {"x": 5}), simplify(build(read("(+ 0 (* 1 (+ (- 5 5) y)))"))), e == build(read("(+ (* x x) (* 3 x))")))
def http(status):
    match status:
        case 200 | 201 | 204: return "ok"
        case int(s) if 300 <= s < 400: return "redirect"
        case 404: return "missing"
        case int(): return "other"
        case {"code": int(c), **kw}: return f"{http(c)} {kw}"
        case [*codes]: return [http(c) for c in codes]
print(http([200, 301, 404, 500, {"code": 204, "h": 1}, []]))
def commands(line):
    match line.split():
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["go", other]: return f"cannot go {other}"
        case ["get", obj, *rest] if not rest: return f"taking {obj}"
        case ["drop", *objs]: return f"dropping {', '.join(objs) or 'nothing'}"
        case []: return "say something"
        case [cmd, *args]: return f"unknown {cmd} with {len(args)}"
for l in ("go north", "go up", "get lamp", "get a b", "drop", "drop x y", "", "dance a b c"): print(commands(l))

"""match, every pattern."""


def f(x):
    match x:
        case 1: a
    match x:
        case 1: a
        case 2: b
        case _: c
    match x:
        case _: a
    match x:
        case y: a
    match x:
        case _ if a: b
    match x:
        case y if y: b
        case _: c
    match x:
        case 1 | 2 | 3: a
        case "a" | b"b" | 1.5 | -1 | -1.5 | 1+2j | -1-2j | 3 - 0j: b
        case None | True | False: c
        case a.b | c.d.e: d
        case "a" "b" | f.g: e
    match x:
        case []: a
        case [a]: b
        case [a, b]: c
        case [a, *b]: d
        case [*a, b]: e
        case [a, *b, c]: f
        case [*_]: g
        case [_, *_]: h
        case [a, *_]: i
        case [*_, a]: j
        case [a, *_, b]: k
        case [_, _]: l
        case [_, a]: m
        case [1, [2, [a]]]: n
        case (a, b): o
        case a, b: p
        case a, *_: q
        case (a): r
    match x:
        case {}: a
        case {"a": 1}: b
        case {"a": a}: c
        case {"a": a, "b": b}: d
        case {"a": a, **rest}: e
        case {**rest}: f
        case {"a": _}: g
        case {"a": {"b": [c, *d]}}: h
        case {a.b: c, -1: d, 1+2j: e, None: f, True: g, b"x": h, 1.5: i}: j
    match x:
        case A(): a
        case A(a): b
        case A(a, b): c
        case A(a=1): d
        case A(1, a=b): e
        case a.b.C(c, d=e): f
        case A(_): g
        case A(_, a=_): h
        case A(B(C(d))): i
        case int(): j
        case int(n) | str(n): k
    match x:
        case a as b: c
    match x:
        case 1 as a: b
        case (1 | 2) as a: b
        case [a, b] as c: d
        case [1 as a, 2 as b]: c
        case {"a": 1 as b}: c
        case A(a=1 as b) as c: d
        case (a as b) if b: e
    match x:
        case [a, b] | [b, a]: c
        case [a, b, c] | [c, a, b] | {"a": b, "b": c, "c": a}: d
        case [1, a] | [a, 2]: b
        case (1 as a) | (2 as a): b
        case [[a] | {"k": a}, b]: c
    match x, y:
        case a, b: c
    match x, :
        case a, : b
    match *x, y:
        case [*a]: b
    match x:
        case 1 if a: b
        case 1 if a and b: c
        case 1 if not a: d
        case [a] if a < b < c: e
        case {"a": a} if (z := a): f
        case a if [q for q in a]: g
        case _ if lambda: 1: h
        case _: i
    match x:
        case 1:
            return
        case 2:
            return a
        case 3:
            pass
        case 4:
            for i in j:
                if k: continue
                break
        case 5:
            raise
        case 6:
            with a: return b


def in_loop(a):
    for x in a:
        match x:
            case 1: continue
            case 2: break
            case [y]: return y
            case _: pass
        z
    while a:
        match a:
            case 0: break


def captures():
    match x:
        case [a, [b, [c, *d], e], f]:
            return lambda: (a, b, c, d, e, f)
    match x:
        case {"a": a, "b": {"c": c}, **r}:
            return a, c, r


class C:
    match x:
        case [a, b]: c = a
        case {"x": d}: pass


match x:
    case [a, b, *c]: d
    case A(x=y): z
match = 1
case = 2
match.x = case
match[1]
match(1)
type = 3
_ = 4


def big(x):
    match x:
        case [a, b, c, d, e, f, g, h, *_]: return a
        case [*_, a, b, c, d, e, f, g, h]: return a
        case {"a": 1, "b": 2, "c": 3, "d": d, "e": e, "f": f, "g": g}: return d
        case Point(x=0, y=0) | Point(x=1, y=1): return 1
        case [Point(x=0, y=yy), Point(x=xx, y=0)] if xx > yy: return xx
        case [[[[[[a]]]]]]: return a


def guarded(status):
    match status:
        case int(s) if 200 <= s < 300: return "ok"
        case int(s) if 300 <= s < 400: return "redirect"
        case _: return "odd"

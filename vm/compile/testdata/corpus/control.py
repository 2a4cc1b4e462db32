"""Statements that direct the flow."""


def ifs(a, b, c):
    if a: x
    if a: x
    else: y
    if a: x
    elif b: y
    elif c: z
    else: w
    if a and b or c: x
    if not a: x
    if not (a and not b): x
    if a < b < c: x
    if not a < b < c: x
    if a is None: x
    if a is not None: x
    if None is a: x
    if a == 1: x
    if a in b: x
    if a not in b: x
    if not a in b: x
    if (y := a): x
    if a if b else c: x
    if not (a if b else c): x
    if a or (b and c) or not (a or b): x
    if (a, b): x
    if [a]: x
    if lambda: a: x


def constants():
    if True: a
    if False: b
    if 0: c
    else: d
    if 1: e
    else: f
    if None: g
    if "": h
    if "x": i
    if ...: j
    if not True: k
    if not 0: l
    if (): m
    if (1,): n
    if 1 and a: o
    if 0 and a: p
    if 1 or a: q
    if 0 or a: r
    if a and 0: s
    if a or 1: t
    if __debug__: u
    else: v
    while False: w
    while 0: x
    else: y
    while True:
        if a: break
        continue
    1 if 1 else 2
    a if 0 else b
    x = 1 and 2
    x = 0 or 2
    x = not 1
    x = 1 and a and 2
    x = a and 1 and b
    x = a or 0 or b
    assert True
    assert False, "no"
    assert 1 == 1


def whiles(a, b):
    while a: pass
    while a:
        b
        if c: break
        if d: continue
        e
    else:
        f
    while a:
        while b:
            if c: break
            if d: continue
        else: continue
        break
    while not a: b
    while a and b: c
    while a or b: c
    while (x := a()): x
    while a:
        return
    while a:
        try:
            break
        finally:
            x
    while a:
        try:
            continue
        except E:
            break
        else:
            return
        finally:
            y


def fors(a, b):
    for x in a: pass
    for x in a: print(x)
    else: y
    for x, y in a: pass
    for x, (y, *z) in a: pass
    for x.y in a: pass
    for x[0] in a: pass
    for x[a:b] in a: pass
    for x in 1, 2, 3: pass
    for x in [1, 2, 3]: pass
    for x in {1, 2, 3}: pass
    for x in [a, b]: pass
    for x in (): pass
    for x in []: pass
    for x in range(10):
        for y in range(x):
            if y: break
            if x: continue
            if a: return x
        else:
            continue
        break
    for x in a:
        with b:
            break
    for x in a:
        with b as c:
            continue
    for x in a:
        with b, c:
            return x
    for (
        x
    ) in (
        a
    ):
        pass
    for x in *a, b: pass


def deletes(a):
    del a
    del b.c, d[e], f[g:h]
    del (i, j), [k, l]
    del ()
    del x[1:2], x[a:b:c]


def asserts(a, b):
    assert a
    assert a, b
    assert a and b, "both"
    assert not a
    assert a < b < c
    assert (
        a
    ), (
        b
    )


def multi(a):
    a = b = c = 1
    a = b.c = d[e] = f
    a, b = c, d = e
    (a), [b] = c
    a; b; c
    a = \
        b
    return (a,
            b)


def passes():
    pass
    pass; pass


def nops():
    x: int
    global q
    "string"
    1
    None
    pass


def jump_threading(a, b, c):
    while a:
        if b:
            if c:
                continue
            else:
                break
        elif c:
            pass
        else:
            continue
    if a:
        if b:
            return
    return


def long_jumps(a):
    while a:
        if b:
            x = [1, a, 2, a, 3, a, 4, a, 5, a, 6, a]
            f(x, x, x, x, x, x, x, x, x, x, x, x, x, x)
            f(x, x, x, x, x, x, x, x, x, x, x, x, x, x)
            f(x, x, x, x, x, x, x, x, x, x, x, x, x, x)
            f(x, x, x, x, x, x, x, x, x, x, x, x, x, x)
            f(x, x, x, x, x, x, x, x, x, x, x, x, x, x)
            f.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z
            f.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z
            f.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z
            f.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z
            f[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r]
            f[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r]
            f[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r]
            f[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r]
            f[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r]

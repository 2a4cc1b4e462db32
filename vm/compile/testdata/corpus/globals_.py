"""Global and nonlocal in unusual places."""
global a
a = 1
def f():
    global b
    def b(): pass
    class c:
        global d
        d = 1
        def d(self): pass
    def e():
        global g
        def g():
            def h(): pass
            return h
        class i: pass
    return e
class A:
    global B
    class B:
        def f(self): pass
    class C(B): pass
def k():
    x = 1
    def l():
        nonlocal x
        x = 2
        del x
        class M:
            nonlocal x
            x = 3
            for x in y: pass
            import x
            def x(self): return x
    for x in y: pass
    with a as x: pass
    import x
    from z import x
    try: pass
    except E as x: pass
    return l, [x for x in x]
def n():
    global q, r
    q = r = 1
    for q in r: pass
    [q for q in r]
    lambda q: q
    (q := 1)
    return q

# The markers under the failing part of each kind of expression.
import sys
def a(x, d, f):
    return x + d["key"] * 2
def b(x, d, f):
    return f(1)(2, y=3)[4]
def c(x, d, f):
    value = x.attr.other
    return value
def d_(x, d, f):
    return (x +
            1 +
            "s")
def e(x, d, f):
    d["a"]["b"]["c"] = 1
def g(x, d, f):
    return f(
        1,
        x=f(2),
        *[3],
    )
def h(x, d, f):
    x, y, z = [1, 2]
def i(x, d, f):
    for q in 5:
        pass
def j(x, d, f):
    with x as y:
        pass
def k(x, d, f):
    return -"s" , ~1.5
def l(x, d, f):
    return x < "s" < 3
def m(x, d, f):
    assert x == 2, "x must be two"
def n(x, d, f):
    del d["nope"]
def o(x, d, f):
    x.y = 5; x.z = 6
def p(x, d, f):
    return f"{x:zz} and {d['q']}"
def q(x, d, f):
    raise KeyError("explicit") from ValueError("cause")
def r(x, d, f):
    return [1, 2, 3][10:5:0]
def s(x, d, f):
    x @= 5
def t(x, d, f):
    return {**d, **5}
def u(x, d, f):
    return [*x]
def v(x, d, f):
    return sum(1 / (i - 2) for i in range(5))
def w(x, d, f):
    return "ünïcödé" + "日本" + x.foo + "tail"
def y(x, d, f):
    import no_such_module_here
def z(x, d, f):
    return x if d["zz"] else f
def aa(x, d, f): return (lambda: undefined_name_here)()
def bb(x, d, f):
    return x[1, 2], d
def cc(x, d, f):
    return super().foo
def dd(x, d, f):
    very_long_variable_name = f; return very_long_variable_name(1) .  nothing   .  here
def ee(x, d, f):
    return max([1, "a"], key=lambda v: v + 1)
def ff(x, d, f):
    	return d  [ 'tab' ]  +  x
def f1(*a, **k): return None
for func in (a, b, c, d_, e, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, y, z, aa, bb, cc, dd, ee, ff):
    try:
        func(1, {"a": {}}, f1)
    except Exception:
        sys.excepthook(*sys.exc_info())

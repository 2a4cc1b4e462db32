# Template strings (PEP 750).
from string.templatelib import Template, Interpolation, convert

name, n = "Ada", 42
t = t"Hello {name!r:>10} and {n + 1} {n:{'x'}}{n}!"
print(type(t).__name__, t.strings, t.values, len(t.interpolations))
for part in t:
    if isinstance(part, str):
        print("str", repr(part))
    else:
        print("interp", repr(part.value), part.expression, part.conversion, repr(part.format_spec))
print(t)
print(t"".strings, t"".interpolations, t"plain".strings, t"{n}".strings, t"{n}{n}".strings, t"{n=}".strings, t"{n=}".interpolations[0].conversion, t"{n = :>5}".strings)
print(repr(t"a{n}b"), repr(Interpolation(1, "x", None, "")), repr(Interpolation("v", "e", "s", "spec")))
a = t"x{n}" + t"y{name}z"
print(a.strings, a.values, (t"a" t"b{n}").strings, t'{t"{n}"}'.interpolations[0].value.values)
def render(template):
    out = []
    for part in template:
        match part:
            case str() as s:
                out.append(s)
            case Interpolation(value, _, conversion, spec):
                out.append(format(convert(value, conversion), spec))
    return "".join(out)
print(render(t"{name!r:*^9}|{n:05}|{3.14159:.{2}f}|{{lit}}"), render(rt"\n{n}\t"), render(t"""multi
{n}
line"""))
def html(template):
    esc = lambda s: str(s).replace("&", "&amp;").replace("<", "&lt;")
    return "".join(p if isinstance(p, str) else esc(p.value) for p in template)
evil = "<script>&"
print(html(t"<p>{evil}</p>"))
i = Interpolation(5, "five", "r", ">3")
print(i.value, i.expression, i.conversion, i.format_spec, Interpolation.__match_args__)
tt = Template("a", i, "b", "c", Interpolation(1, "one"), Interpolation(2, "two"))
print(tt.strings, tt.values, [x.expression for x in tt.interpolations])
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: t"a" + "b")
attempt(lambda: "b" + t"a")
attempt(lambda: Template(5))
attempt(lambda: Interpolation(1, "x", "q"))
attempt(lambda: t"{undefined_name}")
attempt(lambda: eval("t'{}'"))
attempt(lambda: eval("t'a' 'b'"))
attempt(lambda: eval("t'a' f'b'"))
attempt(lambda: eval("t'{n!z}'"))
attempt(lambda: setattr(t, "strings", ()))
attempt(lambda: convert("x", "a"))
attempt(lambda: convert("x", "z"))
attempt(lambda: t"a" == t"a")
attempt(lambda: list(map(type, iter(t"{n}"))))
attempt(lambda: bool(t""))

# f-strings: conversions, nested specs, debugging form, quotes, multi-line.
import datetime
name, n, pi, items = "Wörld", 42, 3.14159, [1, 2, {"k": "v"}]
print(f"{name} {name!r} {name!s} {name!a} {n} {n!r:>6} {name!a:*^14}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#b}|{pi:.2f}|{pi:10.3e}|{n:,}|{n * 100000:_}")
width, prec, fill, align = 12, 3, "*", "^"
print(f"{pi:{width}.{prec}}|{name:{fill}{align}{width}}|{n:{'0'}{width - 4}d}|{pi:{f'{width}.{prec}f'}}|{'nested ' + f'{n + 1}':>{width}}")
print(f"{n=} {n = } {n=!s} {name=} {name=!s:>10} {pi=:.2f} {n+1=} { n * 2 = :>8} {items[2]['k']=}")
print(f"{{}} {{{n}}} {{{{{n}}}}} }}{{ {'{'} {'}'}")
print(f"{items[0]} {items[2]["k"]} {'a' 'b'} {"quote"} {'"'} {"'"} {f"{f"{f"{1}"}"}"}")
print(f"{(lambda x: x * 2)(4)} {[i for i in range(3)]} {({1: 2}[1])} {n if n > 3 else 0} {n!r} {not n} {(y := 5)} {y}")
print(f"""multi
{name:
>10}
  {
    n  # a comment here
    + 1
}
end""")
print(f'{n:{"x" if n > 10 else "d"}}', f"{'a\nb'}", f"\t{n}\x41\u00e9\N{GREEK SMALL LETTER ALPHA}{{", rf"\d{n}\n{{", fr'{name!r}\t')
print(f"" f"{n}" "plain" f'{pi:.1f}' rf"\raw" "{n}")
print(f"{datetime.date(2024, 2, 29):%Y/%m/%d} {datetime.date(2024, 2, 29):%A %d %B}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
f = F()
print(f"{f} {f:abc} {f!s} {f!r:>6} {f:{n}{name}} {f: } {f!s:^9}|")
class NoFormat: pass
class BadFormat:
    def __format__(self, spec): return 7
class BadStr:
    def __str__(self): return 7
    def __repr__(self): return None
for expr in ("f'{NoFormat():x}'", "f'{BadFormat()}'", "f'{BadStr()}'", "f'{BadStr()!r}'", "f'{n:q}'", "f'{name:d}'", "f'{undefined}'", "f'{None:5}'", "f'{[]:>5}'", "f'{n:{}}'" , "f'{}'", "f'{n!x}'", "f'{n'", "f'}'", "f'{n!}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{n:{n:{n}}}'", "f'{*items}'", "f'{n:{width}}'", "f'{ !r}'", "f'{n!r !s}'", "f'{yield}'"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, type(e).__name__, e)
print(f"{n:>{width}}".strip(), f"{'x' * 3:->{len(name) + 3}}", f"{1_000_000:,}", f"{True:d} {True} {None!s:>6} {...}", f"{3:c}" == "\x03")
print(f"{', '.join(f'{k}={v!r}' for k, v in {'a': 1, 'b': 'two'}.items())}")
def gen():
    x = yield f"got {(yield 1)}"
    yield f"{x=}"
g = gen(); print(next(g), g.send("A"), g.send("B"))
print(f"{n:\x3e5}", f"{name!r:\N{ASTERISK}>12}", f"{n:é>5}", f"{'é':日^5}")
print(f'''{
n=}''', f"{ n=}", f"{n  !r}")
print(len(f"{'a' * 1000}{'b' * 1000}"), f"{1}{2}{3}" == "123", f"{'a'}{'b'}" "c" f"{'d'}")

# str.format, string alignment specs, and format_map.
def attempt(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"
class P:
    x, y = 3, [4, {"k": 5}]
    def __getitem__(self, k): return f"item-{k}"
p = P()
cases = [("{} {}", (1, 2), {}), ("{0} {1} {0}", ("a", "b"), {}), ("{a} {b!r}", (), {"a": 1, "b": "x"}), ("{0.x} {0.y[0]} {0.y[1][k]} {0[key]} {0[1]}", (p,), {}), ("{:>5}|{:<5}|{:^5}", (1, "b", "c"), {}),
         ("{:{}}|{:{w}.{p}}", (1, 5, 3.14159), {"w": 8, "p": 2}), ("{{}} {{{}}}", (1,), {}), ("{!a} {!s} {!r}", ("é", "é", "é"), {}), ("{0:{1}{2}{3}}", ("x", "*", "^", 7), {}), ("{a[b c]}", (), {"a": {"b c": 1}}),
         ("{", (), {}), ("}", (), {}), ("{0", (1,), {}), ("{} {0}", (1,), {}), ("{0} {}", (1,), {}), ("{}", (), {}), ("{5}", (1,), {}), ("{a}", (), {}), ("{0.z}", (p,), {}), ("{0[0]}", (5,), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{:", (1,), {}),
         ("{0[}", (1,), {}), ("{0[]}", (p,), {}), ("{0.}", (p,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{a.b}", (), {"a": 1}), ("{-1}", (1,), {}), ("{0:d}", ("s",), {}), ("{99999999999999999999}", (1,), {}), ("{!r:}", ("q",), {}), ("{:}", (1,), {}), ("{0!r:>6}", ("ab",), {}), ("{ 0}", (1,), {}), ("{a b}", (), {"a b": 3})]
for fmt, args, kw in cases:
    print(repr(fmt), attempt(fmt.format, *args, **kw))
for spec in ("", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "s", "^11s", "010", "=10", "+", " ", "#", ",", "d", "<<10", "é>6", "\U0001d11e^7", "-10", "<", "0", "0<5", ".0", "10s.2", "5.", "z", "_"):
    print(repr(spec), attempt(format, "abc", spec), attempt(format, "日本", spec))
class D(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(D(a=1)), attempt("{a}".format_map, {}), attempt("{}".format_map, D()), attempt("{a}".format_map, 5))
for v in (None, [], (), {}, {1}, b"x", int, ..., object, range(3)):
    print(attempt(format, v), attempt(format, v, "") if v is not object else "", attempt(format, v, "5")[:80])
print(attempt(format), attempt(format, 1, 2), attempt(format, 1, "", 3))
import string
class Upper(string.Formatter):
    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"?{key}") if isinstance(key, str) else args[key]
print(Upper().format("{0!u} {name!u:>8} {missing}", "abc", name="bob"))
print(list(string.Formatter().parse("a{b!r:c}d{{e}}{f[0].g}")), attempt(lambda: list(string.Formatter().parse("{"))))
t = string.Template("$who owes ${amount} $$ $missing")
print(t.safe_substitute(who="Ann", amount=5), attempt(t.substitute, who="A"), attempt(string.Template("$ x").substitute), string.Template("$a$b").substitute({"a": 1}, b=2), t.get_identifiers(), t.is_valid())

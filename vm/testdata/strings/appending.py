# A str that is added to again and again shares its memory with what it was: every
# str made on the way keeps its own end.
import gc

s = ""
kept = []
for i in range(600):
    s += "ab%d" % i
    if i % 50 == 0:
        kept.append(s)
        gc.collect()
    t = s + "\u00e9"
    t += "x"
    t += "yy"
    assert t.endswith("\u00e9xyy") and s.endswith("ab%d" % i)
for i, k in enumerate(kept):
    print(k[-8:], len(k), s.startswith(k))

a = "ab" * 200 + "c"
a = a + "d"
b = a + "e"
c = a + "f"
d = b + "g"
e = b + b
f = e + e
g = e + "\u00e9"
h = g + "\u00fc"
k = g + g
m = h + "x"
print(a[-3:], b[-3:], c[-3:], d[-3:], e[400:406], len(f), g[-2:], h[-3:], k[-2:], m[-3:], m[5], len(m))
x = g
for i in range(300):
    x += "\u00e9"
    y = x + "z"
    x += "w"
print(x[-4:], y[-3:], len(x), x.count("w"), x.isascii(), x.encode()[-3:], hash(x) == hash("".join(x)))


class Text(str):
    pass


z = Text(x + "q")
z += "r"
print(type(z), z[-3:])

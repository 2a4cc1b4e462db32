# re: methods of patterns and matches, scanner, errors of mixed types.
import re

p = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>\d+)?")
m = p.search("  width = 12; height=", 1)
print(m.group(), m.group(1, "value"), m.groups(), m.groupdict(), m.span("key"), m.start(2), m.end(), m.pos, m.endpos)
print(m.lastindex, m.lastgroup, m.re is p, m.string[:5], m["key"], m.regs)
n = p.search("height= ;")
print(n.groups(), n.groups("none"), n.groupdict(0), n.start("value"), n.lastgroup)
print(p.pattern, p.groups, p.groupindex, p.flags == re.UNICODE)
print([x.group() for x in p.finditer("a=1 b=22 c")], p.findall("a=1 b=22"), p.fullmatch("a=1").group(), p.fullmatch("a=1 "))
print(p.sub(r"\g<value>:\1", "a=1 b=2"), p.subn(lambda k: k["key"].upper(), "a=1 b=2", count=1))
print(re.split(r"([,;])\s*", "a, b;c,d", maxsplit=2), re.split(r"x*", "axbc"))
print(m.expand(r"<\g<key>|\2>"), re.escape("a.b*c[d]"))
s = re.compile(r"\d|[a-z]+").scanner("1ab2")
print([s.search().group() for _ in range(3)], s.search())
print(re.compile(rb"(\xff+)").findall(b"a\xff\xffb\xff"))
for pattern, text in (("a", b"a"), (b"a", "a")):
    try:
        re.search(pattern, text)
    except TypeError as e:
        print(e)
for bad in ("(", "[a", "a**", "(?P<1>x)", "(?<=a+)b", r"\g"):
    try:
        re.compile(bad)
    except re.error as e:
        print(e, e.pos, e.lineno, e.colno)
try:
    m.group("nope")
except IndexError as e:
    print(e)

"""f-strings and t-strings."""

f""; f"a"; f"{a}"; f"a{b}"; f"{a}b"; f"{a}{b}"; f"a{b}c{d}e"
f"{a!r}"; f"{a!s}"; f"{a!a}"; f"{a:x}"; f"{a!r:x}"; f"{a:{b}}"; f"{a:{b}{c}}"; f"{a:x{b}y{c!r}z}"; f"{a:{b:{c}}}"
f"{a=}"; f"{a = }"; f"{a=!s}"; f"{a=:x}"; f"{a + b = }"
f"{{}}"; f"{{{a}}}"; f"{{a}}"; f"\n{a}\t"; rf"\n{a}"; f"\N{BULLET}{a}"; f"{a}" "b"; "a" f"{b}"; "a" "b" f"c"; f"{a}" f"{b}"; f"a" f"b"; f"{a}" "" f"{b}"
f"{lambda_}"; f"{(lambda: a)}"; f"{(lambda: a)()}"; f"{ {a: b} }"; f"{ {a} }"; f"{[a for a in b]}"; f"{(a for a in b)}"; f"{a if b else c}"; f"{a, b}"; f"{*a, b}"; f"{a:=^10}"; f"{(a := b)}"
f"{a['b']}"; f"{a["b"]}"; f"{f"{f"{a}"}"}"; f'''{
    a
}'''; f"""{a
    + b}
    c"""
f"{a:%Y-%m-%d}"; f"{a:>10}"; f"{a!r:^{b}.{c}}"; f"{1}"; f"{'a'}"; f"{None}"; f"{1.5:.2f}"; f"{'a':>10}"; f"{b'x'}"
f"{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}{m}{n}{o}{p}{q}{r}{s}{t}{u}{v}{w}{x}{y}{z}{a}{b}{c}{d}{e}"
f"{a}.{b}.{c}.{d}.{e}.{f}.{g}.{h}.{i}.{j}.{k}.{l}.{m}.{n}.{o}.{p}.{q}.{r}.{s}.{t}"
t""; t"a"; t"{a}"; t"a{b}"; t"{a}b"; t"{a}{b}"; t"a{b}c{d}e"
t"{a!r}"; t"{a!s}"; t"{a!a}"; t"{a:x}"; t"{a!r:x}"; t"{a:{b}}"; t"{a=}"; t"{ a }"; t"{a }" t"{b}"; t"a" t"b"; t"{{}}"
t"{t"{a}"}"; t"{f"{a}"}"; f"{t"{a}"}"; rt"\n{a}"; t"{a + b}"; t"{lambda_:x}"; t"{(lambda: a)}"; t"""{
    a
}"""
"a" "b"; b"a" b"b"; """a
b"""; 'a\
b'; "\x00\u1234\U0001f600\ud800"; u"x"; r"\x"; b"\xff\x00"


def doc_not(): f"{a}"
def doc_concat():
    "a" "b"
    return f"{x!r}" if f"{y}" else f"{z:{w}}"
def percent(a, b):
    return "%s and %r" % (a, b), "%s" % (a,), "%d %s" % (a, b), "%%" % (), "%5s" % (a,)
class K:
    f"{a}"
    def __f(self): return f"{self.__x!r:{self.__y}}", t"{self.__x}"
f"{a!r:\N{DIGIT ONE}>12}"; f"{a:\N{DIGIT ONE}>12}"; f"{a:x\N{DIGIT ONE}y{b}>12}"; f"{a:\N{DIGIT ONE}}"; t"{a:\N{DIGIT ONE}>1}"

# find, count, replace, split and friends with all their optional arguments.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

s = "the cat sat on the mat, the end"
for sub in ("the", "at", "", "x", "the ", s, s + "!"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.find(sub, 5), s.rfind(sub, 0, 10), s.count(sub, 3, -3), s.find(sub, -4), s.startswith(sub), s.endswith(sub))
print(attempt(s.index, "zzz"), attempt(s.rindex, "zzz"), s.index("cat"), s.rindex("at"), attempt(s.find, 3), attempt(s.count), attempt(lambda: 3 in s))
print("aaaa".count("aa"), "aaaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), "abab".replace("a", "xyz", 1), "abc".replace("b", ""), "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1), "abc".replace("b", "é"), attempt("abc".replace, "a"), "aXbX".replace("X", "1", count=1))
print(s.startswith(("a", "th")), s.startswith("cat", 4), s.startswith("cat", 4, 6), s.endswith(("x", "end")), s.endswith("mat", 0, -9), s.startswith(()), attempt(s.startswith, 1), attempt(s.startswith, ["a"]), attempt(s.endswith, ("a", 1)), "".startswith(""), "a".startswith("", 2), "a".startswith("", 1))
for text in ("", "a", " a  b c ", "a,b,,c,", ",", "a\tb\nc", "x::y:::z", "\u2003wide\u00a0space"):
    print(repr(text), text.split(), text.split(","), text.split(None, 1), text.rsplit(None, 1), text.split(",", 1), text.rsplit(",", 1), text.rsplit(","), text.split("::"), text.partition(","), text.rpartition(","), text.rpartition("::"))
print(attempt("a".split, ""), attempt("a".partition, ""), attempt("a".split, 1), "a b c d".split(maxsplit=2), "a b c d".split(sep=" ", maxsplit=0), "a b c d".rsplit(" ", 2), "  a b ".split(maxsplit=0), "  a b ".rsplit(maxsplit=0))
for text in ("a\nb\r\nc\rd", "\n", "", "a\n\nb\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i"):
    print(text.splitlines(), text.splitlines(True), text.splitlines(keepends=False))
print(",".join(["a", "b"]), "".join([]), "-".join("xyz"), ", ".join({"k": 1}), "é".join("ab"), ".".join(c for c in "gen"), attempt(",".join, ["a", 1]), attempt(",".join, 5), attempt(",".join, [b"x"]), repr(",".join(["solo"])))
for chars in (None, "x", "xy", "", " ", "é"):
    t = " xyx é hello yxx "
    print([repr(f(chars)) for f in (t.strip, t.lstrip, t.rstrip, "xxhixx".strip)])
print("www.example.com".removeprefix("www."), "test.py".removesuffix(".py"), "abc".removeprefix("x"), "abc".removesuffix(""), "abc".removeprefix("abc"), attempt("a".removeprefix, 1))
print(repr("x".center(6)), repr("x".center(5, "*")), repr("ab".center(5, ".")), repr("x".ljust(4) + "|"), repr("x".rjust(4, "0")), "42".zfill(5), "-42".zfill(6), "+7".zfill(4), "".zfill(2), "--1".zfill(5), attempt("x".center, 5, "ab"), attempt("x".ljust, "3"), "abc".center(2), "é".center(4, "—"))
print(repr("a\tb".expandtabs()), repr("ab\tc\td".expandtabs(4)), repr("\t".expandtabs(0)), repr("a\n\tb".expandtabs(3)), repr("é\tx".expandtabs(4)), repr("\t\t|".expandtabs(tabsize=2)))
table = str.maketrans({"a": "1", "b": None, "c": "xyz", ord("d"): ord("D")})
print("abcde".translate(table), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("h", "j", "l")), sorted(str.maketrans("ab", "cd", "z").items(), key=str), attempt(str.maketrans, "ab", "c"), attempt(str.maketrans, {"ab": 1}), attempt(str.maketrans, "a"), attempt("a".translate, {97: 2**40}), attempt("a".translate, {97: 1.5}), "abc".translate([None] * 97 + ["Z", 66, "c"]))
print("%s|%s" % ("a" * 3, "ab" * 0), "ab" * -2, 2 * "xy", attempt(lambda: "a" * 1.5), attempt(lambda: "a" * "b"), attempt(lambda: "a" + 1), attempt(lambda: 1 + "a"), "a" "b" 'c', attempt(lambda: "a" + b"b"), attempt(lambda: -"a"))

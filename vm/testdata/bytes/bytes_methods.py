# The text-like methods of bytes and bytearray, side by side.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
for kind in (bytes, bytearray):
    s = kind(b"the Cat sat on the mat, THE end")
    print(kind.__name__, s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), type(s.upper()).__name__)
    print(s.find(b"at"), s.rfind(b"at"), s.find(101), s.index(b"Cat"), s.count(b"t"), s.count(116), s.count(b""), s.find(b"zz"), attempt(s.index, b"zz"), s.find(b"t", 5, 9), attempt(s.find, "t"), attempt(s.find, 300), s.rindex(b"the"))
    print(s.replace(b"at", b"og"), s.replace(b"t", b"", 2), s.replace(b"", b".", 3), s.split(), s.split(b" ", 2), s.rsplit(None, 2), s.split(b"at"), s.partition(b"on"), s.rpartition(b"zz"), attempt(s.split, b""), attempt(s.split, " "))
    print(s.startswith(b"the"), s.startswith((b"x", b"th")), s.endswith(b"end"), s.startswith(b"Cat", 4), attempt(s.startswith, "the"), s.removeprefix(b"the "), s.removesuffix(b" end"))
    t = kind(b"  xx pad xx\t\n")
    print(t.strip(), t.lstrip(), t.rstrip(), t.strip(b" x\t\n"), kind(b"abc").center(9, b"*"), kind(b"abc").ljust(5), kind(b"abc").rjust(5, b"0"), kind(b"-12").zfill(6), kind(b"a\tb").expandtabs(4), attempt(t.strip, "x"), attempt(t.center, 20, b"ab"), attempt(t.center, 20, "a"))
    print([f(kind(x)) for x in (b"", b"abc", b"ABC", b"123", b"a1", b" \t", b"Abc Def", b"\xe9") for f in (kind.isalpha, kind.isdigit, kind.isalnum, kind.isspace, kind.isupper, kind.islower, kind.istitle, kind.isascii)])
    print(kind(b"a\nb\r\nc\rd").splitlines(), kind(b"a\nb\n").splitlines(True), kind(b"a\x0bb\x85c").splitlines())
    table = kind.maketrans(b"abc", b"xyz")
    print(kind(b"aabbcc-d").translate(table), kind(b"hello").translate(None, b"l"), kind(b"hello").translate(bytes.maketrans(b"h", b"J"), delete=b"o"), attempt(kind.maketrans, b"a", b"bc"), attempt(kind(b"x").translate, b"short"), len(table))
    print(kind(b"\xc3\xa9").decode(), kind(b"\xff").decode("latin-1"), attempt(kind(b"\xff").decode), kind(b"\xff").decode(errors="replace"), kind(b"ab").hex(), kind.fromhex("6162"), repr(kind(b"'\x00")), str(kind(b"q")))
    print(kind(b"abc") == b"abc", kind(b"abc") < b"abd", kind(b"a") + b"b", b"b" + kind(b"a"), kind(b"ab") * 2, 3 * kind(b"z"), b"a" in kind(b"cab"), 97 in kind(b"cab"), kind(b",").join([b"1", kind(b"2")]))
print(b"abc".isupper(), b"A".islower(), b"%d" % 5, bytearray(b"%s=%d") % (b"k", 3))

# bytes: construction, indexing, comparison, repr.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
class B:
    def __bytes__(self): return b"from-B"
class BadB:
    def __bytes__(self): return "str"
class I:
    def __index__(self): return 3
for arg in ((), (0,), (3,), (b"x",), ([1, 2, 255],), (range(5),), ((i for i in (9, 8)),), (B(),), (I(),), ("é", "utf-8"), ("é", "ascii", "replace"), (bytearray(b"q"),), (memoryview(b"mv"),),
            ("x",), (-1,), ([256],), ([-1],), (["a"],), (None,), (1.5,), (BadB(),), ([I()],), (b"x", "utf-8"), (2**70,), ({1: 2},)):
    print([a if not isinstance(a, (B, BadB, I)) and not hasattr(a, "gi_frame") and not isinstance(a, (memoryview, list)) else type(a).__name__ for a in arg], attempt(bytes, *arg))
b = b"hello \x00\xff\n\t\r'\"\\"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], b[::3], list(b[:5]), attempt(lambda: b[99]), attempt(lambda: b["a"]), attempt(lambda: b[1.0]), bytes(b) is b)
print(repr(b"it's"), repr(b'"'), repr(b"'\""), str(b"x"), f"{b'q'}", "%s" % b"z", b"" == b"", b"\x7f\x80")
print(b"a" < b"b", b"a" < b"aa", b"a" == "a", b"a" == bytearray(b"a"), b"a" == [97], attempt(lambda: b"a" < "a"), attempt(lambda: b"a" + "a"), b"a" + bytearray(b"b"), type(b"a" + bytearray(b"b")).__name__, b"ab" * 3, 2 * b"x", b"x" * 0, b"x" * -1, attempt(lambda: b"x" * 1.5))
print(97 in b"abc", b"bc" in b"abc", b"" in b"", attempt(lambda: "a" in b"abc"), attempt(lambda: 300 in b"abc"), hash(b"abc") == hash(b"ab" + b"c"), hash(b"abc") == hash("abc"), {b"k": 1}[b"k"])
print(b"\x01\xab".hex(), b"\x01\xab\xcd\xef\x12".hex(":"), b"\x01\xab\xcd\xef\x12".hex("-", 2), b"\x01\xab\xcd\xef\x12".hex("_", -2), b"".hex(), bytes.fromhex("01 aB\tcd"), attempt(bytes.fromhex, "0"), attempt(bytes.fromhex, "0g"), attempt(bytes.fromhex, "é"), bytes.fromhex(""), attempt(bytes.fromhex, 5), bytes.fromhex(b"6162"))
print([x for x in b"abc"], list(reversed(b"abc")), sorted(b"cab"), max(b"abc"), sum(b"abc"), bytes(map(lambda x: x ^ 1, b"abc")), tuple(b"hi"), [*b"xy"], b"".join([b"a", bytearray(b"b"), memoryview(b"c")]), b",".join([b"1", b"2"]), attempt(b",".join, ["a"]), attempt(b"".join, [1]))
def setitem():
    c = b"abc"; c[0] = 1
def delitem():
    c = b"abc"; del c[0]
print(attempt(setitem), attempt(delitem), attempt(lambda: b"abc".foo))
class BS(bytes):
    def __new__(cls, v): return super().__new__(cls, v + b"!")
    def __repr__(self): return "BS:" + super().__repr__()
s = BS(b"sub"); s.attr = 1
print(s, s.attr, s[0], s + b"x", type(s[1:]).__name__, s == b"sub!", bytes(s), isinstance(s, bytes), s.upper())
print(b"%s %d %x %c %r %a %5.1f %b|%-5s|%05d" % (b"ab", 5, 255, b"z", "é", "é", 2.25, b"b", b"l", 42), b"%c%c" % (65, b"B"), attempt(lambda: b"%s" % "str"), attempt(lambda: b"%d" % b"1"), attempt(lambda: b"%c" % 256), attempt(lambda: b"%(k)s" % {b"k": b"v"}), attempt(lambda: b"%s" % ()), b"%%" % ())

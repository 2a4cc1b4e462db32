# int(): every kind of argument, and formatting of integers.
class Trunc:
    def __trunc__(self):
        return 5
class Index:
    def __index__(self):
        return 9
class Int:
    def __int__(self):
        return 11
class BadInt:
    def __int__(self):
        return "x"
class IntSub(int):
    def __repr__(self):
        return f"IntSub({int(self)})"

def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ":", e)

for value in ("", " ", "1 2", "+5", "-5", "--5", "0x10", "0o7", "1__0", "_1", "1_", "\u0664\u0662", "\n7\t", "5.0", b"12", bytearray(b" -3 "), b"\xff",
              None, [], 3.7, -0.0, True, Index(), Int(), BadInt(), Trunc(), IntSub(4), 1j, "\x00", "1\x00"):
    attempt(int, value)
for text, base in (("10", 2), ("10", 8), ("10", 36), ("zz", 36), ("0x1f", 16), ("0b1", 16), ("0b1", 2), ("0o17", 8), ("0o17", 0), ("017", 0), ("00", 0), ("", 0),
                   ("12", 2), ("1", 37), ("1", -1), ("1", 1), (b"ff", 16), (15, 16), ("1", Index())):
    attempt(int, text, base)
attempt(int, "5", base=7)
attempt(int, base=7)
attempt(int, x="5")
print(type(int(IntSub(4))), IntSub(4) + 1, IntSub(4), -IntSub(4), IntSub(4) * 1, str(IntSub(3)))
print([0] * Index(), list(range(20))[Index()])
print(bin(Index()), hex(Index()), oct(Index()), list(range(Index())))
for spec in ("d", "5d", "<5d", "^7d", "+d", " d", "05d", "=+8d", "x", "X", "#x", "#o", "#b", "b", "o", "n", "c", ",", "_", "_x", "_b", "#_b", "e", ".2f", "g", "%", "08,", "x>10", ">+10,", "012_d", "*^12,d"):
    print(spec, [format(n, spec) for n in (0, 65, 123456)], end=" ")
    print(format(-1234567, spec) if spec != "c" else "")
for spec in (".3d", "s", "q", ",x", "__", ",_", "+c", "5.2x", "z", "1" * 30, "N", "#c"):
    attempt(format, 42, spec)
attempt(format, -1, "c")
attempt(format, 2**40, "c")
print(f"{10**25:,} {10**25:_} {-10**25:>40,} {2**70:#x} {2**70:_b}")
print("%d %i %u %x %X %o %#x %#o %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 255, 255, 8, 255, 8, 42, 42, 42, 42, 42))
print("%.5d %.3x %08.3d %-8.3d| %c %c %s %r %a" % (42, 10, 7, 7, 65, "z", 5, 5, 5))
print(repr(10**18), str(-10**19), ascii(7))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(5, -3), round(7, 3), round(10**30 + 5, -1))

# Subscription and slicing of ASCII and non-ASCII text.
def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
for s in ("", "a", "abcdefgh", "aé日𝄞z", "𝄞𝄞𝄞", "é" * 5):
    n = len(s)
    print(ascii(s), n, [ascii(s[i]) for i in range(-n, n)], attempt(lambda: s[n]), attempt(lambda: s[-n - 1]))
    for start in (None, 0, 1, -2, 3, -100, 100):
        for stop in (None, 0, 2, -1, 100):
            print(" ", start, stop, *[ascii(s[start:stop:step]) for step in (None, 1, 2, -1, -2, 100)])
print(attempt(lambda: "abc"[1.0]), attempt(lambda: "abc"["a"]), attempt(lambda: "abc"[::0]), attempt(lambda: "abc"[None]), attempt(lambda: "abc"[1:2.5]), attempt(lambda: "abc"[2**70]), "abc"[: 2**70], "abc"[-(2**70) :], attempt(lambda: "abc"[1, 2]))
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print("hello"[I(1)], "hello"[I(1) : I(4)], "hello"[True], "hello"[:: I(2)])
def assign():
    t = "abc"
    t[0] = "x"
def delete():
    t = "abc"
    del t[0]
print(attempt(assign), attempt(delete))
mixed = "".join(chr(0x61 + i) if i % 3 else chr(0x4E00 + i) for i in range(400))
print([ascii(mixed[i]) for i in range(0, 400, 37)], ascii(mixed[390:]), ascii(mixed[5:380:60]), ascii(mixed[::-45]), mixed.find("\u4e63"), mixed.rfind("b"), mixed.index(mixed[200:210]))
print(list("aé𝄞"), [ord(c) for c in "aé日𝄞"], list(reversed("aé𝄞")), max("aé𝄞"), min("zé𝄞"), sorted("héllo wörld"), "".join(reversed("abc")), dict(enumerate("xé")), list(zip("ab", "é日")))
print([chr(c) for c in (65, 233, 0x65E5, 0x1D11E)], attempt(lambda: chr(-1)), attempt(lambda: chr(0x110000)), attempt(lambda: ord("ab")), attempt(lambda: ord("")), attempt(lambda: ord(5)), ord(b"x"), attempt(lambda: chr("a")), attempt(lambda: chr(2**40)))
print("abc" < "abd", "abc" < "ab", "Z" < "a", "é" > "z", "\uffff" < "𝄞", "a" == b"a", "" < "a", attempt(lambda: "a" < 1), "a" != 1, sorted(["b", "é", "a", "Z", "𝄞", "\uffff", ""]))
a, *b = "héy"; print(a, b)
for i, c in enumerate("𝄞x"): print(i, c)
print("x" in "xyz", "é" in "né", "" in "", hash("abc") == hash("ab" + "c"), len("🏳️‍🌈"), len("e\u0301"))

# str(), subclasses of str, and identity-free string building programs.
class S(str):
    def __new__(cls, value, tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self
    def __repr__(self): return f"S({str.__repr__(self)}, {self.tag})"
    def __add__(self, other): return S(str(self) + str(other), self.tag)
    def upper(self): return S(super().upper(), "up")
s = S("hello", 5)
print(s, repr(s), s.tag, s + "!", s.upper(), s.lower(), type(s.lower()).__name__, type(s[1:]).__name__, len(s), s == "hello", hash(s) == hash("hello"), {s: 1}["hello"], isinstance(s, str), s[0], "ell" in s)
print(s.__dict__, type(str(s)).__name__, "".join([s, s]), f"{s:>8}", "%s" % s, [s], "x".join(["a", s]), s * 2, s.replace("l", "L"), s.title())
class T:
    def __str__(self): return S("custom", 1)
class U:
    def __repr__(self): return "only-repr"
class V(str):
    def __str__(self): return "V-str"
print(str(T()), type(str(T())).__name__, str(U()), str(V("x")), repr(V("x")), f"{V('x')}", "%s" % V("x"), V("x") + "y", "".join([V("x")]), V("x").upper())
print(str(), str(None), str(5), str([1, "a"]), str(int), str("é"), str(b"x"), str(object=5))
for bad in (lambda: str(1, 2), lambda: str(b"", 5), lambda: str(1, 2, 3, 4), lambda: str(foo=1), lambda: S(), lambda: str.upper(5), lambda: str.join(",", 5), lambda: "a".upper(1), lambda: "a".center(), lambda: "abc".nothing, lambda: str.__new__(int), lambda: str.__add__("a", 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def caesar(text, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else chr((ord(c) - 65 + k) % 26 + 65) if c.isupper() else c for c in text)
def rle(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]: j += 1
        out.append(f"{j - i}{text[i]}"); i = j
    return "".join(out)
def lcs(a, b):
    row = [""] * (len(b) + 1)
    for x in a:
        prev = ""
        for j, y in enumerate(b, 1):
            row[j], prev = (prev + x if x == y else max(row[j], row[j - 1], key=len)), row[j]
    return row[-1]
def roman(n):
    out = ""
    for v, r in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += r * (n // v); n %= v
    return out
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width: lines.append(line); line = word
        else: line = f"{line} {word}".strip()
    return lines + [line]
print(caesar("Hello, World!", 3), caesar(caesar("Round Trip", 7), -7), rle("aaabbcaaaa"), lcs("AGGTABQXYZ", "GXTXAYBZ"), [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print(wrap("the quick brown fox jumps over the lazy dog and runs far away", 16), "racecar"[::-1] == "racecar", sorted("banana", key=lambda c: (-"banana".count(c), c)))
acc = ""
for i in range(2000): acc += chr(97 + i % 26)
print(len(acc), acc[1990:], acc.count("abc"), acc == "abcdefghijklmnopqrstuvwxyz" * 76 + "abcdefghijklmnopqrstuvwx")

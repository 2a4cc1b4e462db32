# Code points beyond ASCII: escapes, repr, surrogates, normal forms.
import unicodedata
text = "\x00\x07\t\n\r\x1b\x7f\x80\xa0\xad\xe9\u0300\u200b\u2028\ud800\udfff\ufeff\uffff\U0001f600\U000e0001\U0010ffff'\"\\"
print(ascii(text))
for ch in text:
    print(hex(ord(ch)), ascii(ch), repr(ch) if ch < "\ud800" or ch > "\udfff" else "surr", ch.isprintable(), len(ch))
print(repr("it's"), repr('say "hi"'), repr("it's \"both\""), repr("back\\slash"), repr("tab\there"), ascii("naïve café"), repr("naïve \u00a0 café"))
print("\N{LATIN SMALL LETTER E WITH ACUTE}", "\N{bullet}", "\N{SNOWMAN}", "\101\x42\u0043\U00000044", r"\u0041", "a\
b")
sur = "a\ud83d\ude00b"
print(len(sur), ascii(sur), sur == "a\U0001f600b", ascii(sur[1]), [hex(ord(c)) for c in sur], ascii(sur.upper()), ascii(sur.replace("\ud83d", "?")), sur.find("\ude00"))
for enc in ("utf-8", "utf-16-le", "latin-1", "ascii"):
    for err in ("strict", "replace", "ignore", "surrogatepass", "surrogateescape", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        try:
            print(enc, err, "é\ud800\udc80x".encode(enc, err))
        except Exception as e:
            print(enc, err, type(e).__name__, e)
print("é\u0301", unicodedata.normalize("NFC", "e\u0301") == "é", len(unicodedata.normalize("NFD", "é")), unicodedata.normalize("NFKC", "ﬁ①½"), unicodedata.name("é"), unicodedata.lookup("GREEK SMALL LETTER PI"), unicodedata.category("A"), unicodedata.category(" "), unicodedata.numeric("½"), unicodedata.digit("²"), unicodedata.decimal("٣"), unicodedata.bidirectional("א"), unicodedata.combining("\u0301"), unicodedata.east_asian_width("日"), unicodedata.mirrored("("))
for bad in ("\\x4", "\\u12", "\\U00110000", "\\N{no such name}", "\\N{", "\\N"):
    try:
        print(ascii(eval(f"'{bad}'")))
    except SyntaxError as e:
        print(bad, e.msg)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(eval(r"'\d\q'"), eval(r"b'\d'"), [str(x.message) for x in w])
print("日本語".encode().decode(), "日本語".encode("utf-16"), "é".encode("utf-8-sig"), b"\xef\xbb\xbfhi".decode("utf-8-sig"), b"\xef\xbb\xbfhi".decode())
print("abc".isascii(), "é".isascii(), "ǰ".upper().encode(), "ŉ".upper(), "ﬃ".upper(), "ᾳ".upper(), "Ω".lower() == "ω", "K".lower() == "k")
def ident():
    ñandú = 5; 変数 = 6; ﬁ = 7
    return ñandú + 変数 + fi, sorted(locals())
print(ident())

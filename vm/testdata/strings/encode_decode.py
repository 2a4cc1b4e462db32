# Text to bytes and back, with every error handler.
def attempt(f, *args, **kw):
    try:
        return ascii(f(*args, **kw))
    except UnicodeError as e:
        return f"{type(e).__name__}: {e} | {getattr(e, 'start', None)} {getattr(e, 'end', None)} {getattr(e, 'reason', None)} {getattr(e, 'encoding', None)}"
    except Exception as e:
        return f"{type(e).__name__}: {e}"
bad = [b"", b"abc", b"\xc3\xa9", b"\xc3", b"\xa9", b"a\xff\xfeb", b"\xe6\x97", b"\xe6\x97\xa5\xe6", b"\xf0\x9d\x84\x9e", b"\xf0\x9d\x84", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xe2\x82x", b"x\xf0\x9dyz"]
for data in bad:
    print(data, [attempt(data.decode, "utf-8", err) for err in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape", "surrogatepass")])
for data in (b"abc", b"\x80\xff", b""):
    for enc in ("ascii", "latin-1", "iso-8859-1", "cp1252", "utf-16", "utf-16-be", "utf-32", "utf-7", "unicode_escape", "raw_unicode_escape"):
        print(data, enc, attempt(data.decode, enc), attempt(data.decode, enc, "replace"))
for text in ("abc", "é€", "日\U0001d11e"):
    for enc in ("ascii", "latin-1", "cp1252", "utf-8", "utf-16", "utf-16-be", "utf-32-le", "utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "rot13", "no-such"):
        print(ascii(text), enc, attempt(text.encode, enc))
for name in ("UTF8", "utf_8", "U8", "Latin1", "L1", "ISO_8859_1", "us-ascii", "646", "UTF-16LE", "cp-1252"):
    print(name, attempt("é".encode, name, "replace"))
print(attempt("x".encode, "utf-8", "nope"), attempt("\ud800".encode, "utf-8", "nope"), attempt(b"\xff".decode, "utf-8", "nope"), attempt("é".encode, encoding="ascii", errors="ignore"), attempt(str, b"\xc3\xa9", "utf-8"), attempt(str, b"abc"), attempt(str, "abc", "utf-8"), attempt(str, b"\xff", errors="replace"), attempt(str, bytearray(b"hi"), "ascii"), attempt(str, 5, "utf-8"), attempt(bytes, "é"), attempt(bytes, "é", "utf-16-le"), attempt("a".encode, 5), attempt("a".encode, "utf\0-8"))
import codecs
codecs.register_error("stars", lambda e: ("*" * (e.end - e.start), e.end))
codecs.register_error("broken", lambda e: 5)
print(attempt("aéßz".encode, "ascii", "stars"), attempt(b"a\xff\xfez".decode, "utf-8", "stars"), attempt("é".encode, "ascii", "broken"), attempt(codecs.lookup_error, "none"), codecs.lookup("utf8").name, codecs.encode("abc", "rot13"), codecs.decode(b"6869", "hex"), codecs.encode(b"hi", "base64"))
dec = codecs.getincrementaldecoder("utf-8")()
print([dec.decode(bytes([b])) for b in "é日".encode()], attempt(dec.decode, b"\xe6", True))
try:
    raise UnicodeDecodeError("enc", b"abc", 1, 2, "because")
except UnicodeDecodeError as e:
    print(e, e.object, e.args); e.start = 0; e.end = 3; print(e)
print(UnicodeEncodeError("e", "x\u1234", 1, 2, "r"), UnicodeTranslateError("xyz", 0, 2, "r"), attempt(UnicodeDecodeError, "enc", "str", 1, 2, "r"))

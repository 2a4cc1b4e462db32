# _string, unicodedata and binascii, with their errors.
import _string, unicodedata as u, binascii as b
def t(f):
    try: print("%r" % (f(),))
    except Exception as e: print(type(e).__name__, e)
t(lambda: list(_string.formatter_parser("a{{b}}c{0.x[1]!r:>{w}}d"))); t(lambda: list(_string.formatter_parser("{")))
def split(s):
    a, it = _string.formatter_field_name_split(s); return a, list(it)
t(lambda: split("0.x[1][k].y")); t(lambda: split("a")); t(lambda: split("")); t(lambda: split("a[]"))
t(lambda: u.name("é")); t(lambda: u.lookup("LATIN SMALL LETTER E WITH ACUTE")); t(lambda: u.normalize("NFD", "é")); t(lambda: u.category("A")); t(lambda: u.name("\x00")); t(lambda: u.name("\x00", 5)); t(lambda: u.decimal("٣")); t(lambda: u.numeric("½")); t(lambda: u.category("ab")); t(lambda: u.category(5)); t(lambda: u.lookup("x")); t(lambda: u.is_normalized("NFC", "é")); t(lambda: u.normalize("X", "é")); t(lambda: u.unidata_version)
t(lambda: b.hexlify(b"\x01\xff")); t(lambda: b.unhexlify("01ff")); t(lambda: b.unhexlify("0")); t(lambda: b.unhexlify("zz")); t(lambda: b.b2a_base64(b"hello")); t(lambda: b.b2a_base64(b"hello", newline=False)); t(lambda: b.a2b_base64("aGVsbG8=")); t(lambda: b.a2b_base64("aGVsbG8")); t(lambda: b.a2b_base64("a")); t(lambda: b.a2b_base64("aGV\nsbG8=")); t(lambda: b.a2b_base64("aGVsbG8=x", strict_mode=True)); t(lambda: b.a2b_base64("=aGVsbG8", strict_mode=True)); t(lambda: b.a2b_base64("aGVsb!G8=", strict_mode=True))
t(lambda: b.crc32(b"hello")); t(lambda: b.crc32(b"hello", 5)); t(lambda: b.crc_hqx(b"hello", 0)); t(lambda: b.b2a_uu(b"hello world")); t(lambda: b.a2b_uu(b"+:&5L;&\\@=V]R;&0\n")); t(lambda: b.b2a_qp(b"a=b\xe9 \n c\t")); t(lambda: b.a2b_qp(b"a=3Db=E9=\nc")); t(lambda: b.b2a_qp(b"x"*100)); t(lambda: b.hexlify(b"abcdef", "-", 2)); t(lambda: b.Error.__mro__)

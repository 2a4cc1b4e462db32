# Literal forms: prefixes, continuation, concatenation, raw and triple quoted.
print('a' "b" '''c''' """d""", r"\n" '\n', R"\x", u"uni", U"x", b"by", B'b', br"\b", Rb"\r", bR'\t')
print('''line one
  "quoted" 'single'
\ttab \
joined''')
print("""""" == '', """a""b""", '''it's''', "\"", '\'', "'", '"', """ends with quote\"""")
print("\a\b\f\n\r\t\v\\\'\"\0\07\077\x41".encode())
print(b"\a\b\f\n\r\t\v\\\'\"\0\07\077\x41\377")
print(len(r"\""), len(r'\\'), r"a\
b")
print(0b1010, 0o17, 0xFf, 1_000, 0x_ff, 0b_1, 1e3, 1E-3, .5, 5., 1_0.0_1e1_0, 3j, .5J, 0_0, 00, 0xdeadBEEF, 1_000j, 10**2_0)
print((1,), (), [], {}, {1,}, {1: 2,}, [1, 2,], (1, 2,), {**{}}, [*[]], (*(),), {*()}, ...)
for src in ("'abc", '"', "'''abc", "b'é'", "'a' b'b'", "0x", "0b2", "0o8", "1__0", "1_", "012", "1e", "0xg", "1a", "5in [5]", "'\\x1'", "ur'a'", "1.e+", "0b", "1.5.2", "0_7", "1jj", "$", "?", "a!b", "'\\", "\"\\N{x}\"", "fb'x'", "1if 2else 3", "0x1for x in y", "00001", "9" * 4400):
    try:
        print(src, eval(src))
    except SyntaxError as e:
        print(src[:30], type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except ValueError as e:
        print(src[:10], type(e).__name__, e)
x = ("implicit "
     "concatenation "
     f"{1 + 1}"
     r"\raw")
print(x)
if True: print("one"); print("two")
y = 1 + \
    2
print(y, [1,
 2, # comment
 3], "# not a comment")
print("tab	inside", 'nul\0inside'.encode(), "\
", len("\
"))
assert "docstring" and True, "never"
def doc():
    """First line.

        Indented more.
      Less.
    """
print(repr(doc.__doc__))
def notdoc():
    f"{1}"
def bytesdoc():
    b"x"
class C:
    'class doc'
    'second'
print(notdoc.__doc__, bytesdoc.__doc__, C.__doc__, (lambda: 0).__doc__, __doc__)

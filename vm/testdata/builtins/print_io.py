#: stdin "first line\nsecond\n\nlast without newline"
# print's options, input, and open on temporary files.
import io, os, sys, tempfile
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(); print("a", "b", sep="-"); print("a", "b", sep=""); print("no newline", end=""); print("", end="\n"); print(1, None, 2.5, [1], sep=", ", end="!\n"); print("x", sep=None, end=None); print(*range(3), sep="\n"); print("err", file=sys.stderr); print("flushed", flush=True); print(attempt(print, 1, sep=5), attempt(print, 1, end=5), attempt(print, 1, file=5), attempt(print, foo=1))
b = io.StringIO(); print("to", "buf", file=b, sep="/"); print(repr(b.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W(); print("a", 1, file=w); print(w.parts)
class Bad:
    def __str__(self): raise ValueError("no str")
print(attempt(print, "partial", Bad())); sys.stdout.write("raw\n"); print(sys.stdout.write("four\n") , sys.stdout.encoding, sys.stdout.errors, sys.stdout.isatty(), sys.stdout.fileno(), sys.stdin.fileno(), sys.stdout.name, sys.stdout.mode, sys.stderr.errors, sys.stdout.writable(), sys.stdout.readable())
print(repr(input()), repr(input("prompt> ")), repr(input()), repr(input()), attempt(input), attempt(input, 1, 2)); print(sys.stdin.read() == "")
d = tempfile.mkdtemp(); p = os.path.join(d, "f.txt")
with open(p, "w") as f: print(f.write("line 1\nline 2\r\nlïne 3\n"), f.tell(), f.name == p, f.mode, f.encoding.lower().replace("-", ""), f.closed)
print(f.closed, attempt(f.write, "x"), attempt(open, p, "zz"), attempt(open, p, "rw"), attempt(open, p, "rb", encoding="utf-8"), attempt(open, ""), attempt(open, None), attempt(open, "a\0b"))
try: open("/no/such/place")
except FileNotFoundError as e: print(e, e.errno, e.filename)
try: open("/")
except IsADirectoryError as e: print(e)
with open(p) as f: print(f.read(), f.read(), f.seek(0), f.readline(), f.readlines(), f.seek(0), list(f), f.seek(0), next(f), f.read(3), attempt(f.write, "x"), attempt(f.tell))
with open(p, newline="") as f: print(f.readlines(), f.newlines)
with open(p, "rb") as f: print(f.read(6), f.tell(), f.seek(-4, 2), f.read(), f.seek(0), f.readinto(bytearray(3)), f.read(1), type(f).__name__, f.raw.__class__.__name__)
with open(p, "a") as f: f.write("appended"); print(f.tell())
with open(p, "r+") as f: f.write("LINE"); f.seek(0); print(f.readline()); f.truncate(10)
print(os.path.getsize(p), open(p, "rb", buffering=0).read())
with open(p, "wb") as f: f.write(b"\xff\xfe\x80abc\n"); f.write(bytearray(b"x")); f.write(memoryview(b"yz")); print(attempt(f.write, "str"), f.flush())
for err in ("strict", "replace", "ignore", "surrogateescape", "backslashreplace"):
    with open(p, encoding="utf-8", errors=err) as f: print(err, ascii(attempt(f.read)))
with open(p, "w", encoding="utf-16") as f: f.write("hé\n")
print(open(p, "rb").read(), repr(open(p, encoding="utf-16").read()))
with open(p, "w", newline="\r\n") as f: f.writelines(["a\n", "b\n"])
with open(p, "rb") as f: print(f.read())
with open(p, "w+") as f: f.write("0123456789"); f.seek(5); print(f.read(2), f.seek(0, 2), f.seek(3), f.write("X"), f.seek(0), f.read()); print(attempt(f.seek, -1), attempt(f.seek, 1, 1), f.truncate(4), f.seek(0), f.read())
def first(b):
    with b.getbuffer() as v: return v[0]
s = io.StringIO("a\nb\nc"); print(s.readline(), s.read(1), s.tell(), s.getvalue(), s.seek(0), list(s), s.write("!"), s.getvalue(), s.truncate(3), s.getvalue()); by = io.BytesIO(b"xyz"); print(by.read(1), by.getvalue(), by.seek(0, 2), by.write(b"w"), first(by), by.getvalue(), attempt(by.write, "s"), by.readable(), by.close(), attempt(by.read))
r = io.BufferedReader(io.BytesIO(b"0123456789"), 4); print(r.peek(2)[:2], r.read(3), r.read1(2), r.tell(), r.readline()); t = io.TextIOWrapper(io.BytesIO("é\nb".encode()), encoding="utf-8"); print(t.readline(), t.read(), t.detach().getvalue())
os.remove(p); os.rmdir(d); print(os.path.exists(d))

# bytearray as a mutable sequence.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
a = bytearray(b"hello")
a[0] = 72; a[-1] = 0x21; print(a)
a[1:3] = b"EYYY"; print(a)
a[1:5] = []; print(a)
a[::2] = b"zz"; print(a)
print(attempt(lambda: a.__setitem__(slice(None, None, 2), b"123456")))
a[1:1] = b"INS"; print(a)
a[2:4] = [1, 2, 3]; print(a)
a[len(a):] = range(3); print(a)
del a[0]; del a[1:3]; del a[::2]; print(a)
for f, args in ((a.append, (65,)), (a.append, (256,)), (a.append, ("a",)), (a.extend, (b"xyz",)), (a.extend, ([1, 2],)), (a.extend, (["a"],)), (a.extend, ("str",)), (a.extend, (5,)), (a.insert, (0, 90)), (a.insert, (-1, 91)), (a.insert, (100, 92)), (a.insert, (0, -1)), (a.pop, ()), (a.pop, (0,)), (a.pop, (99,)), (a.remove, (65,)), (a.remove, (200,)), (a.reverse, ()), (a.copy, ()), (a.__contains__, (90,)), (a.count, (1,))):
    print(f.__name__, args, attempt(f, *args), a)
a += b"more"; print(a); a *= 2; print(a); a *= 0; print(a, attempt(a.pop))
a = bytearray(5); a[2] = 255; print(a, len(a), bytes(a), list(a), a == bytes(a), attempt(hash, a), bool(a), bool(bytearray()))
print(attempt(lambda: a.__setitem__(0, 256)), attempt(lambda: a.__setitem__(0, "x")), attempt(lambda: a.__setitem__(9, 1)), attempt(lambda: a.__setitem__(0, b"x")), attempt(lambda: a.__setitem__(slice(0, 2), "ab")), attempt(lambda: a.__setitem__(slice(0, 1), 5)), attempt(lambda: a.__delitem__(10)))
b = bytearray(b"abcdef"); c = b; c += b"!"; print(b is c, b); b = b + b"?"; print(b is c, b, c)
b.clear(); print(b); b.extend(i * i for i in range(10)); print(b)
view = memoryview(b)
print(attempt(b.append, 1), attempt(b.clear), attempt(lambda: b.__delitem__(0)), view[3])
b[3] = 99; print(view[3]); view[0:2] = b"ZZ"; print(b); view.release(); b.append(1); print(b, attempt(lambda: view[0]))
x = bytearray(b"x" * 10); x[2:8:3] = b"12"; del x[1:9:2]; print(x, x[::-1], x.find(b"2"))
b = bytearray(); 
for i in range(1000): b.append(i & 0xFF)
print(len(b), sum(b), b[250:260])
for i in range(990): del b[0]
print(b); print(bytearray(b"abc").resize(2) if hasattr(bytearray, "resize") else None)
class BA(bytearray):
    def append(self, v): super().append(v ^ 0xFF)
s = BA(b"s"); s.append(0x9E); s.tag = "t"; print(s, repr(s), s.tag, type(s[:1]).__name__, type(s + b"").__name__, type(s.copy()).__name__)
it = iter(x); print(next(it), it.__length_hint__()); x.extend(b"tail"); print(list(it))
def crc(data):
    r = 0xFFFFFFFF
    for byte in data:
        r ^= byte
        for _ in range(8): r = (r >> 1) ^ (0xEDB88320 if r & 1 else 0)
    return r ^ 0xFFFFFFFF
import zlib
print(hex(crc(b"123456789")), crc(bytes(range(256))) == zlib.crc32(bytes(range(256))))

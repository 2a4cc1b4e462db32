# memoryview over bytes, bytearray and array.
import array
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
m = memoryview(b"abcdefgh")
print(m[0], m[-1], bytes(m[2:5]), m.tolist(), m.tobytes(), len(m), m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.contiguous, m.obj)
print(bytes(m[::2]), bytes(m[::-1]), m[1:7:2].tolist(), m[1:7:2].strides, m[1:7:2].contiguous, m == b"abcdefgh", m[:3] == b"abc", m == "abc", hash(m) == hash(b"abcdefgh"), 97 in m, list(m[:3]), m.hex(), m[:4].hex(":"))
print(attempt(lambda: m[99]), attempt(lambda: m["a"]), attempt(lambda: m.__setitem__(0, 1)), attempt(memoryview, "str"), attempt(memoryview, 5), attempt(memoryview), attempt(lambda: m[0, 0]), attempt(lambda: m < m))
base = bytearray(b"0123456789")
w = memoryview(base)
w[0] = 65; w[1:3] = b"BC"; w[3:6][1] = 90
print(base, attempt(lambda: w.__setitem__(slice(0, 2), b"abc")), attempt(lambda: w.__setitem__(0, 256)), attempt(lambda: w.__setitem__(0, "a")), attempt(lambda: w.__delitem__(0)), attempt(hash, w), w.toreadonly().readonly)
c = w[2:6].cast("H")
print(c.format, c.itemsize, len(c), c.tolist() == [int.from_bytes(base[2:4], "little"), int.from_bytes(base[4:6], "little")], attempt(lambda: w[1:].cast("Q")), attempt(lambda: w.cast("z")), attempt(lambda: w[::2].cast("B")))
f = memoryview(bytearray(16)).cast("d"); f[0] = 1.5; f[1] = -2; print(f.tolist(), bytes(f), f[0])
q = memoryview(bytearray(8)).cast("b"); q[0] = -5; print(q.tolist(), attempt(lambda: q.__setitem__(0, 200)))
g = memoryview(bytes(range(12))).cast("B", shape=[3, 4]); print(g.tolist(), g.shape, g.strides, g[1, 2], g.ndim, attempt(lambda: g[3, 0]), attempt(lambda: g[0]))
with memoryview(base) as v:
    print(v[0])
print(attempt(lambda: v[0]), repr(v).startswith("<released memory"), repr(m).startswith("<memory at "))
arr = array.array("i", [1, -2, 3]); av = memoryview(arr); av[1] = 77; print(arr, av.format, av.itemsize, av.nbytes, av.tolist(), attempt(arr.append, 5)); av.release(); arr.append(5); print(arr)
print(memoryview(b"ab") == memoryview(bytearray(b"ab")), memoryview(b"ab") == array.array("B", b"ab"), memoryview(array.array("i", [97])) == memoryview(array.array("h", [97])))
n = memoryview(memoryview(b"xyz")[1:]); print(n.tolist(), n.obj, bytes(reversed(n)), n.tolist().count(121), [*n], b"".join([n, n]), bytes(n) + b"!")
print(memoryview(b"aXbX").count(88), memoryview(b"abc").index(98))
print(int.from_bytes(m[:4], "big"), b"cde" in bytes(m), str(m[:3], "ascii"), sum(m), max(m), bytearray(m)[:2], sorted(m, reverse=True)[:2])
m=memoryview(b'abcdef').cast('B',(2,3)); print(m.tobytes('C'), m.tobytes(order='C'))
m=memoryview(b'abcdef').cast('B',(2,3)); print(m.tobytes('F'), m.tobytes(order='F'))
m=memoryview(b'abcdef').cast('B',(2,3)); print(m.tobytes('A'), m.tobytes(order='A'))

import mmap, os, tempfile
def t(f,*a,**k):
    try: r = f(*a,**k); print('ok', r if not isinstance(r, mmap.mmap) else 'mmap')
    except Exception as e: print(type(e).__name__, e)
M = mmap.mmap
d = tempfile.mkdtemp(); p = os.path.join(d, 'f')
with open(p, 'wb') as f: f.write(b'hello world\nsecond line\nthird')
fd = os.open(p, os.O_RDWR)
for a, k in (((), {}), ((-1,), {}), ((-1, 0), {}), ((-1, -1), {}), ((fd, 0), {}), ((fd, 10), {}), ((fd, 10000), {}), ((fd, 0), {'offset': 1}), ((fd, 0), {'offset': 4096}), ((fd, 0), {'offset': -1}), ((fd, 0), {'access': 9}), ((fd, 0), {'access': 1, 'prot': 1}), ((fd, 0), {'access': 1, 'flags': 1}), ((999, 0), {}), ((fd, 0, 0), {}), (('x', 0), {}), ((fd, 'x'), {}), ((fd, 0), {'bogus': 1}), ((fd, 2**70), {}), ((-1, 10), {'trackfd': False}), ((fd, 0, 1, 3, 0, 0, 1), {})):
    print(a[1:], k, end=' '); t(M, *a, **k)
m = M(fd, 0)
print(len(m), m[:5], m[0], m[-1], m[::2][:5], m.size(), m.tell(), m.closed, m.seekable())
t(m.readline); t(m.read, 3); t(m.tell); t(m.read); t(m.read); t(m.readline); t(m.read_byte); t(m.seek, 0); t(m.read_byte); t(m.seek, -1, 2); t(m.read, -1); t(m.seek, 100); t(m.seek, -1); t(m.seek, 0, 9); t(m.seek, 2, 0); t(m.seek, 2, 1); t(m.tell)
t(m.find, b'o'); t(m.find, b'o', 0); t(m.find, b'o', 5, 8); t(m.rfind, b'o'); t(m.rfind, b'o', 0, 5); t(m.find, 'x'); t(m.find, b'zz'); t(m.find, b'l', -10); t(m.rfind, b'third', -5)
m.seek(0); t(m.write, b'HELLO'); t(m.tell); t(m.write_byte, 33); t(m.write_byte, 300); t(m.write_byte, 'x'); t(m.write, 'x'); t(m.write, b'x' * 100); print(m[:12]); t(m.flush); t(m.flush, 0, 5); t(m.flush, 5, 100); t(m.flush, 1, 1); t(m.flush, -1, 1)
m[0] = 65; m[1:3] = b'bc'; m[4:10:2] = b'XYZ'; print(m[:12]); 
for f in (lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, b'x'), lambda: m.__setitem__(slice(0, 2), b'xyz'), lambda: m.__setitem__(100, 1), lambda: m[100], lambda: m['x'], lambda: m.__delitem__(0), lambda: m.__setitem__(slice(0, 2), 5)): t(f)
t(m.move, 0, 6, 5); print(m[:12]); t(m.move, 0, 100, 5); t(m.move, -1, 0, 5); t(m.move, 0, 0, 100)
t(m.madvise, mmap.MADV_NORMAL); t(m.madvise, mmap.MADV_NORMAL, 4096); t(m.madvise, mmap.MADV_NORMAL, -1); t(m.madvise, 999); t(m.madvise, mmap.MADV_NORMAL, 0, -1); t(m.madvise, mmap.MADV_NORMAL, 0, 10)
v = memoryview(m); print(v[:4].tobytes(), v.readonly, v.nbytes); v[0] = 90; print(m[0]); v.release()
print(b'Z' in m, 90 in m, list(m)[:3], bytes(m)[:3], iter(m) is not None, bytearray(m)[:2])
t(m.resize, 40); print(len(m), os.path.getsize(p)); t(m.resize, 10); t(m.resize, -1); print(len(m), m[:], repr(m)[:50].replace(str(os.getpid()), ''))
import re; print(re.search(rb'\w+', m).group())
m.close(); print(m.closed, repr(m))
for f in (m.read, m.size, m.tell, lambda: m[0], lambda: len(m), m.flush, lambda: m.find(b'x'), lambda: memoryview(m), m.__enter__, lambda: m.seek(0), m.close): t(f)
with M(fd, 0, access=mmap.ACCESS_READ) as r:
    print(r.read(4)); t(r.write, b'x'); t(r.__setitem__, 0, 1); t(r.move, 0, 1, 1); t(r.resize, 5); t(r.write_byte, 1); print(memoryview(r).readonly, r)
with M(fd, 0, access=mmap.ACCESS_COPY) as c: c[0] = 1; print(c[:3]); t(c.resize, 100); print(c)
print(open(p, 'rb').read()[:3])
with M(-1, 8192) as a: print(len(a), a[:3], a.read(2)); a[8191] = 7; t(a.size); t(a.resize, 4096); print(len(a), a)
with M(-1, 10, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ) as a: t(a.write, b'x'); print(a)
open(os.path.join(d, 'e'), 'w').close(); e = os.open(os.path.join(d, 'e'), os.O_RDWR); t(M, e, 0); t(M, e, 5)
with M(fd, 5, trackfd=False) as n: t(n.size); t(n.resize, 4); print(n[:])
with open(p, 'rb') as f, M(f.fileno(), 0, prot=mmap.PROT_READ) as n: print(n[:4]); t(n.write, b'x')
class Sub(M): pass
with Sub(-1, 3) as s: s.x = 1; print(type(s).__name__, s.x)
t(hash, M(-1, 1) and 1); print(mmap.error is OSError, mmap.PAGESIZE, mmap.ALLOCATIONGRANULARITY)

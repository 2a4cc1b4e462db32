import bz2, io, os, random, tempfile
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
rnd = random.Random(5)
samples = [b'', b'a', b'hello world ' * 1000, bytes(range(256)) * 40, bytes(rnd.randrange(256) for _ in range(30000)), b'\0' * 1_000_000, bytes(rnd.choice(b'ab') for _ in range(250000))]
# What bzip2 itself has written.
made = [b'BZh9\x17rE8P\x90\x00\x00\x00\x00', b'BZh91AY&SY\x9eb[\xfe\x00\x00\x02\x91\x00@\x00\x02D\xa0\x00!\x14`f\x82\x91\xef#G\x0b\xb9"\x9c(HO1-\xff\x00']
for data in made: print(bz2.decompress(data), bz2.decompress(data + data))
for data in samples:
    for level in (1, 9):
        c = bz2.compress(data, level)
        assert bz2.decompress(c) == data
        assert bz2.decompress(c + bz2.compress(b'more')) == data + b'more'
    c = bz2.BZ2Compressor()
    parts = [c.compress(data[i:i + 999]) for i in range(0, len(data), 999)] + [c.flush()]
    packed = b''.join(parts) + b'trailing'
    d = bz2.BZ2Decompressor()
    out = b''
    for i in range(0, len(packed), 777):
        if d.eof: break
        out += d.decompress(packed[i:i + 777])
    assert out == data and d.eof and not d.needs_input, (len(data), d.eof)
    print(len(data), (d.unused_data + packed[i + 777:] if 0 else d.unused_data)[:1] in (b't', b''))
    d = bz2.BZ2Decompressor(); out = d.decompress(packed, max_length=10)
    assert len(out) <= 10
    while not d.eof:
        out += d.decompress(b'', 5000)
    assert out == data; print(d.unused_data)
    show(d.decompress, b'x')
show(bz2.decompress, b'not bzip2'); show(bz2.decompress, bz2.compress(b'abc')[:-3]); show(bz2.decompress, b''); show(bz2.decompress, bz2.compress(b'x') + b'junk')
bad = bytearray(bz2.compress(b'hello' * 100)); bad[20] ^= 0xff; show(bz2.decompress, bytes(bad))
show(bz2.BZ2Compressor, 0); show(bz2.BZ2Compressor, 10); show(bz2.BZ2Compressor, 'x'); show(bz2.BZ2Compressor, compresslevel=3); show(bz2.BZ2Decompressor, 1); show(bz2.compress, 'str'); show(bz2.BZ2Decompressor().decompress, 'str')
c = bz2.BZ2Compressor(); c.flush(); show(c.compress, b'x'); show(c.flush)
d = bz2.BZ2Decompressor(); print(d.eof, d.needs_input, d.unused_data, d.decompress(b''), d.decompress(bytearray(b'BZ')), d.needs_input)
with tempfile.TemporaryDirectory() as tmp:
    p = os.path.join(tmp, 'f.bz2')
    with bz2.open(p, 'wt') as f: f.write('line\n' * 5000)
    with bz2.open(p, 'at') as f: f.write('appended\n')
    with bz2.open(p, 'rt') as f: lines = f.readlines(); print(len(lines), lines[0], lines[-1])
    with bz2.BZ2File(p) as f: print(f.read(7), f.tell(), f.seek(100), f.read(4), f.peek(1)[:1], f.seek(-9, 2), f.read(), f.readable(), f.name == p)
    show(bz2.open, p, 'rx'); show(bz2.BZ2File, p, 'w', compresslevel=0)
import codecs
print(codecs.decode(codecs.encode(b'via codec', 'bz2'), 'bz2'))

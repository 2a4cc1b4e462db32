import io, lzma, os, random, tempfile, zipfile, tarfile, shutil
rnd = random.Random(7)
samples = [b'', b'a', b'hello world ' * 1000, bytes(range(256)) * 40, bytes(rnd.randrange(256) for _ in range(20000)), b'\0' * 300000, bytes(rnd.choice(b'abc') for _ in range(50000))]
raw1, raw2 = [{'id': lzma.FILTER_LZMA1, 'dict_size': 1 << 16}], [{'id': lzma.FILTER_LZMA2, 'preset': 1, 'lc': 0, 'lp': 2, 'pb': 1}]
# What xz itself has written.
made = [b'\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4F\x00\x00\x00\x00\x1c\xdfD!\x1f\xb6\xf3}\x01\x00\x00\x00\x00\x04YZ', b"\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4F\x02\x00!\x01\x16\x00\x00\x00t/\xe5\xa3\xe0\x00\x10\x00\x0b]\x004\x19I\xee\x8d\xe9O~\x15\xe0\x00\x00\x00K\x88\xe6\xdaD\x80\x07v\x00\x01'\x11\xbc'\xf3\x90\x1f\xb6\xf3}\x01\x00\x00\x00\x00\x04YZ", b']\x00\x00\x80\x00\xff\xff\xff\xff\xff\xff\xff\xff\x000\x9b\nC$\xc8\xb9#\xb7s\xe7\xff\xff\xee\x91\x80\x00']
for data in made: print(lzma.decompress(data), len(lzma.decompress(data + data)))
for data in samples:
    for kw in ({}, {'preset': 0}, {'preset': 1 | lzma.PRESET_EXTREME}, {'check': lzma.CHECK_NONE}, {'check': lzma.CHECK_CRC32}, {'check': lzma.CHECK_SHA256}, {'format': lzma.FORMAT_ALONE}, {'filters': raw2}):
        packed = lzma.compress(data, **kw)
        assert lzma.decompress(packed) == data, kw
    for filters in (raw1, raw2):
        assert lzma.decompress(lzma.compress(data, lzma.FORMAT_RAW, filters=filters), lzma.FORMAT_RAW, filters=filters) == data
    c = lzma.LZMACompressor()
    packed = b''.join([c.compress(data[i:i + 999]) for i in range(0, len(data), 999)] + [c.flush()]) + b'trailing'
    d = lzma.LZMADecompressor(); out = b''
    print(d.check, d.eof, d.needs_input, d.unused_data)
    for i in range(0, len(packed), 501):
        if d.eof: break
        out += d.decompress(packed[i:i + 501])
    assert out == data and d.eof; print(d.check, d.needs_input)
    d = lzma.LZMADecompressor(); out = d.decompress(packed, max_length=10); assert len(out) <= 10
    while not d.eof: out += d.decompress(b'', 5000)
    assert out == data; print(d.unused_data, d.check)
    assert lzma.decompress(packed[:-8] + lzma.compress(b'more')) == data + b'more'
print(lzma.LZMADecompressor(lzma.FORMAT_ALONE).check)
with tempfile.TemporaryDirectory() as tmp:
    p = os.path.join(tmp, 'f.xz')
    with lzma.open(p, 'wt') as f: f.write('line\n' * 5000)
    with lzma.open(p, 'at') as f: f.write('appended\n')
    with lzma.open(p, 'rt') as f: lines = f.readlines(); print(len(lines), lines[0], lines[-1])
    with lzma.LZMAFile(p) as f: print(f.read(7), f.tell(), f.seek(100), f.read(4), f.peek(1)[:1], f.seek(-9, 2), f.read())
    with zipfile.ZipFile(os.path.join(tmp, 'z'), 'w', zipfile.ZIP_LZMA) as z: z.writestr('a', b'zipped' * 500)
    with zipfile.ZipFile(os.path.join(tmp, 'z')) as z: print(len(z.read('a')), z.testzip())
    with zipfile.ZipFile(os.path.join(tmp, 'z'), 'w', zipfile.ZIP_BZIP2) as z: z.writestr('a', b'zipped' * 500)
    with zipfile.ZipFile(os.path.join(tmp, 'z')) as z: print(len(z.read('a')), z.testzip())
    for mode in ('xz', 'bz2'):
        with tarfile.open(os.path.join(tmp, 't'), 'w:' + mode) as t: t.add(p, 'member')
        with tarfile.open(os.path.join(tmp, 't')) as t: print(t.getnames(), len(t.extractfile('member').read()) > 0)

# A buffer that grows at its end and loses its front, through views that nobody
# keeps: what asyncio's streams do.
def run(chunk, block, data):
    buffer, out, at = bytearray(), [], 0
    while at < len(data) or buffer:
        buffer.extend(data[at:at + chunk]); at += chunk
        while len(buffer) >= block or (buffer and at >= len(data)):
            out.append(bytes(memoryview(buffer)[:block]))
            del buffer[:block]
    return b"".join(out) == data
data = bytes(range(251)) * 1195
for chunk, block in ((26214, 6553), (100, 64), (1000, 999), (5000, 7), (65536, 65537)):
    print(chunk, block, run(chunk, block, data[:chunk * 9]))
b = bytearray(range(40))
out = bytes(memoryview(b)[3:30:2])
del b[::3]
print(out, b)
keep = memoryview(b)
for f in (b.clear, b.pop, lambda: b.extend(b"x"), lambda: b.__delitem__(slice(None, 2)), lambda: b.__delitem__(slice(None, None, 2))):
    try: f(); print("resized")
    except BufferError as e: print(e)
print(len(b), keep[0])
def held():
    inner = memoryview(b)[1:]
    try: b.append(1)
    except BufferError as e: return str(e), inner[0]
print(held())

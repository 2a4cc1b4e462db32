# A bytearray cannot be resized while it is viewed.
b = bytearray(b"abc"); m = memoryview(b)
try: b.append(1)
except BufferError as e: print(e)
m.release(); b.append(1); print(b)
def f():
    v = memoryview(b)[1:]
    return v[0]
f(); f()
import gc; gc.collect() # views that nobody released are found out about here at the latest
b.append(2); print(b)

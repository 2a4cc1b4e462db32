import io, array, struct
class R(io.BufferedIOBase):
    def read(self,n): return b"ab"[:n]
    read1=read
for f in (R().readinto, R().readinto1):
    for b in (bytearray(3), b"abc", array.array("i",[1])):
        try: print(f(b), b)
        except Exception as e: print(e)
class B:
    def __init__(self): self.b=bytearray(b"hello"); self.log=[]
    def __buffer__(self, flags): return memoryview(self.b)
    def __release_buffer__(self, v): v.release()
b=B()
print(io.BytesIO(b"12").readinto(b), b.b, bytes(b), b"x"+b, bytearray(b), b"".join([b,b]), b"12l" in b"1"+b)
for mk in (lambda: bytearray(6), lambda: memoryview(bytearray(6)), lambda: memoryview(bytearray(12))[::2], lambda: array.array("i", [0, 0, 0]), lambda: memoryview(array.array("i", [0, 0, 0])), lambda: b"123", lambda: memoryview(b"abc"), lambda: "x", lambda: 5, lambda: memoryview(bytearray(6)).cast("B", (2, 3))):
    for f in (io.BytesIO(b"abcdefgh").readinto, io.BufferedReader(io.BytesIO(b"abcdefgh")).readinto, io.BufferedReader(io.BytesIO(b"abcdefgh")).readinto1, lambda b: struct.pack_into("<hh", b, 1, 1, 2)):
        b = mk()
        try: print(f(b), end=" ")
        except Exception as e: print(type(e).__name__, e, end=" ")
        print(bytes(b) if not isinstance(b, (str, int)) else b)

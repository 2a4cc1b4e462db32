# Coders called directly, with fit and unfit arguments; numbers from buffers.
import _codecs, array, bisect, heapq, math, operator, struct, unicodedata


def show(f, *args):
    try:
        print(f.__name__, *args, "->", f(*args))
    except Exception as e:
        print(f.__name__, *args, "->", type(e).__name__, e)


for name in sorted(vars(_codecs)):
    f = getattr(_codecs, name)
    if name.endswith(("_encode", "_decode")):
        for args in ((), ("abé",), (b"ab",), (None,), (5,), ("a", None), ("a", 5), (b"a", 5), ("a", "strict"), (b"a", "ignore"), ("a", "strict", 1), (b"a", "strict", True), (1, 2, 3)):
            show(f, *args)
for v in (memoryview(b"1.5"), array.array("B", b"12"), memoryview(b"x"), bytearray(b" 7 "), b"", memoryview(b"12")[::-1]):
    for f in (int, float, complex):
        try: print(f(v))
        except Exception as e: print(type(e).__name__, str(e).partition(" at 0x")[0])
for f, args in ((bisect.bisect, ({}, 1)), (bisect.bisect, ({1: 2}, 1)), (bisect.bisect, ({1, 2}, 1)), (bisect.bisect, ([1, 2], 1, 0, set())), (bisect.insort, ((), 1)),
                (heapq.heappush, (None, 1)), (heapq.heapify, ((),)), (math.dist, ("a", (1, 2))), (math.dist, ("ab", (1, 2))), (math.dist, ([1], [2])), (operator.countOf, (5, 1)),
                (operator.indexOf, ([1, 2], 3)), (struct.calcsize, (bytearray(b"i"),)), (struct.calcsize, (5,)), (unicodedata.lookup, (None,)), (unicodedata.name, (None,)), (format, (1, None)), (sum, (5, "x"))):
    show(f, *args)

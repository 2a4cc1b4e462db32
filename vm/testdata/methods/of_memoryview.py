# Every method of memoryview, with fit and unfit arguments.
from lib.calls import run

run(memoryview(b"abcd"), memoryview(bytearray(b"abcd")), memoryview(b"abcdefgh")[::2], memoryview(b"abcdefgh").cast("H"), skip={"__buffer__", "__release_buffer__"})

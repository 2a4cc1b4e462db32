# Every method of bytearray, with fit and unfit arguments.
from lib.calls import run

run(bytearray(), bytearray(b"Hello, 12\n"))

# Every method of bytes, with fit and unfit arguments.
from lib.calls import run

run(b"Hello, World", b"ab\n%s\t\xff12")

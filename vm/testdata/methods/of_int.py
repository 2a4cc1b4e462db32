# Every method of int and bool, with fit and unfit arguments.
from lib.calls import run

run(0, -7, 10**25)
run(True, skip={"__invert__"})

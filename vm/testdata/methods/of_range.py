# Every method of range and slice, with fit and unfit arguments.
from lib.calls import run

run(range(5), range(10, 0, -3))
run(slice(1, 5), slice(10, 0, -2), slice("a", "b"))

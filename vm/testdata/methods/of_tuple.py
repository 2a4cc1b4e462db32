# Every method of tuple, with fit and unfit arguments.
from lib.calls import run

run((), (3, 1, 2, 1))

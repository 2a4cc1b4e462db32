# Every method of float and complex, with fit and unfit arguments.
from lib.calls import run

run(1.5, -0.0, float("inf"), float("nan"))
run(1+2j, 0j, complex("nan+1j"))

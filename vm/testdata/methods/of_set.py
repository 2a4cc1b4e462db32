# Every method of set and frozenset, with fit and unfit arguments.
from lib.calls import run

run(set(), {1, 2, 3}, skip={"pop"})
run(frozenset({1, 2, 3}))

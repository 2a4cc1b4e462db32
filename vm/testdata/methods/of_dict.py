# Every method of dict and its views, with fit and unfit arguments.
from lib.calls import run

run({}, {1: 2, "a": "b"})
run({1: 2, "a": 3}.keys())
run({1: 2, "a": 3}.items())
run({1: 2, "a": 3}.values())

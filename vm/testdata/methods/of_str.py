# Every method of str, with fit and unfit arguments.
from lib.calls import run

run("Hello, World é", "ab\n{0} %s\t12", skip={"format", "format_map"})

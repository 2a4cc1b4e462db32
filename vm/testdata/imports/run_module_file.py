#: module run_module_file
#: args -x --long=1
import sys
print(__name__, sys.argv[1:], sys.argv[0].rsplit("/", 1)[-1], __spec__.name, __package__, sys.path[0] != "", __file__.rsplit("/", 1)[-1])
def f(): raise LookupError("through -m")
f()

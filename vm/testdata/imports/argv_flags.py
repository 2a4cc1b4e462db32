#: flags -W error -O
#: args a -b --c=d
# Arguments and the flags that programs can see.
import sys, warnings
print(sys.argv[1:], sys.flags.optimize, __debug__, sys.warnoptions)
assert False, "removed by -O"
try: warnings.warn("becomes an error")
except UserWarning as e: print("error", e)
def doc(): "kept under -O"
print(doc.__doc__)

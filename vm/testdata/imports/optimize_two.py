#: flags -OO
"module docstring"
def f(): "f doc"; return __doc__
class C: "c doc"
assert 1 / 0
print(f(), f.__doc__, C.__doc__, __debug__)
if __debug__: print("never")
import sys; print(sys.flags.optimize)

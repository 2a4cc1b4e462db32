# What a program leaves behind is finalized when it ends: garbage, then what its
# modules hold, whose names are still there.
import atexit, sys, types, weakref

class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name, helper(), __name__, sys is not None)
def helper(): return "helped"

atexit.register(lambda: print("atexit first", thing.name))
atexit.register(print, "atexit last")
thing = Thing("global")
weakref.finalize(thing, print, "finalize")
other = types.ModuleType("other")
sys.modules["other"] = other

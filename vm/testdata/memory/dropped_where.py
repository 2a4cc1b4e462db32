# What was dropped is gone after gc.collect(), wherever it stood before.
import gc, sys, weakref

gone = []
class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): gone.append(self.name)

def here(label):
    gc.collect()
    print(label, sorted(gone))
    gone.clear()

def local():
    a = Thing("local"); a = None
    here("local set to None")
    b = Thing("deleted"); del b
    here("local deleted")
    Thing("temporary")
    here("temporary")
    (lambda x: None)(Thing("argument"))
    here("argument")
    [Thing("in a list"), 1][1]
    here("element")
    Thing("receiver").name.upper().lower()
    here("receiver")
    for t in [Thing("loop")]: pass
    del t
    here("loop")
    [t.name for t in [Thing("comprehension")]]
    here("comprehension")
    f"{Thing('formatted').name!r:>20}"
    here("format")
    Thing("left") == Thing("right")
    here("compared")
    {Thing("key"): Thing("value")}
    here("dict")
local()

def raised():
    try: raise ValueError(Thing("exception"))
    except ValueError: pass
    here("exception")
    def deeper(): t = Thing("in a traceback"); 1 / 0
    try: deeper()
    except ZeroDivisionError as e: kept = e
    here("kept"); del kept
    here("traceback")
    try:
        try: raise KeyError(Thing("context"))
        except KeyError: raise ValueError
    except ValueError: pass
    here("context")
raised()

Thing("module level")
here("module level")
x = Thing("global"); x = 1
here("global")
def returning(): return Thing("returned")
returning()
here("returned")
def swap():
    a, b = Thing("a"), Thing("b")
    a, b = b, a
    del a
    here("swapped a")
    return 1
swap()
here("swapped b")

class Cycle:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): gone.append(f"cycle {self.name}")
Cycle("one")
here("cycle")
refs = [weakref.ref(Cycle(i)) for i in range(3)]
here("cycles")
print([r() for r in refs])

def suspended():
    t = Thing("in a generator")
    try: yield t.name
    finally: gone.append("finally")
g = suspended(); print(next(g)); del g
here("generator")
for v in suspended(): break
here("generator of a loop")
a, *b = (next(suspended()) for i in range(2))
here("generators in a generator")
async def waiting():
    t = Thing("in a coroutine")
    try: await Later()
    finally: gone.append("finally")
class Later:
    def __await__(self): yield "later"
c = waiting(); print(c.send(None)); del c
here("coroutine")
def with_cell():
    t = Thing("in a cell")
    def inner(): return t
    return inner
with_cell()()
here("cell")
class Holder:
    __slots__ = ("a",)
h = Holder(); h.a = Thing("slot"); h.a = None
here("slot")
h.a = Thing("slot deleted"); del h.a
here("slot deleted")
d = {"k": Thing("entry")}; d["k"] = 0
here("entry")
d["k"] = Thing("popped"); d.pop("k")
here("popped")
l = [Thing("first"), Thing("last")]; l.pop()
here("list pop"); l.clear()
here("list clear")
s = {Thing("member")}; s.clear()
here("set")
print(*map(lambda t: t.name, [Thing("mapped")]))
here("map")
print(max([Thing("max")], key=lambda t: len(t.name)).name)
here("max")
print(sorted([Thing("sorted")], key=lambda t: t.name)[0].name)
here("sorted")
type("Local", (), {"t": Thing("class attribute")})
here("class")
try: exec("t = Thing('exec'); 1 / 0", {"Thing": Thing})
except ZeroDivisionError: pass
here("exec")
def recurse(n):
    t = Thing(f"depth {n}") if n == 20 else None
    return recurse(n - 1) if n else 0
recurse(25)
here("recursion")
with open(__file__) as f: pass
sys.stdout.flush()
print("end")

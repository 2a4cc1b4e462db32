import circular.a
from circular import a
Y = "by"
def use(): return a.X
seen = hasattr(a, "X")

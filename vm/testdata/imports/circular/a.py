import circular.b
from circular import b
X = "ax"
def use(): return b.Y

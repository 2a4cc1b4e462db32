# Operator overloading: forward, reflected, in place, NotImplemented, subclasses first.
import operator
names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"]
def make(cls_name, forward, bases=(), **extra):
    ns = dict(extra)
    for n in names:
        for prefix in forward:
            ns[f"__{prefix}{n}__"] = (lambda p, n: lambda self, o, *rest: f"{cls_name}.{p}{n}({type(o).__name__})")(prefix, n)
    return type(cls_name, bases, ns)
Fwd = make("Fwd", [""]); Ref = make("Ref", ["r"]); Inp = make("Inp", ["i"]); All = make("All", ["", "r", "i"]); Sub = make("Sub", ["", "r"], (Fwd,)); Plain = type("Plain", (), {})
ops = {n: getattr(operator, n + "_" if n in ("and", "or") else n) for n in names}
for n, op in ops.items():
    row = []
    for a in (Fwd(), Ref(), All(), Plain(), 5, "s"):
        for b in (Fwd(), Ref(), Sub(), Plain(), 5):
            if isinstance(a, (int, str)) and isinstance(b, int): continue
            if n == "mod" and a == "s": continue
            try: row.append(op(a, b))
            except TypeError as e: row.append(str(e))
    print(n, row)
for n in names:
    iop = getattr(operator, "i" + n)
    for x in (Fwd(), Inp(), All(), Ref()):
        try: print(iop(x, 1), end=" ")
        except TypeError as e: print(e, end=" ")
    print()
class NI:
    def __add__(self, o): print("NI.add", end=" "); return NotImplemented
    def __radd__(self, o): print("NI.radd", end=" "); return NotImplemented
    def __iadd__(self, o): print("NI.iadd", end=" "); return NotImplemented
    def __lt__(self, o): print("NI.lt", end=" "); return NotImplemented
    def __gt__(self, o): print("NI.gt", end=" "); return NotImplemented
    def __eq__(self, o): print("NI.eq", end=" "); return NotImplemented
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = NI(); attempt(lambda: n + 1); attempt(lambda: 1 + n); attempt(lambda: n + NI()); attempt(lambda: n < 1); attempt(lambda: 1 < n); attempt(lambda: n < NI()); attempt(lambda: n == 1); attempt(lambda: n != 1); attempt(lambda: n == n); attempt(lambda: n <= 1)
def inplace():
    m = NI(); m += 1
attempt(inplace)
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __pos__(self): return self
    def __invert__(self): return V(self.y, self.x)
    def __abs__(self): return (self.x**2 + self.y**2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __divmod__(self, k): return V(self.x // k, self.y // k), V(self.x % k, self.y % k)
    def __round__(self, n=None): return ("round", n)
    def __index__(self): return self.x
    def __int__(self): return self.x * 100
    def __float__(self): return self.x + 0.5
    def __complex__(self): return complex(self.x, self.y)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __getitem__(self, i): return (self.x, self.y)[i]
a, b = V(1, 2), V(3, 4); c = a
print(a + b, a * 3, 3 * a, -a, +a, ~a, abs(b), bool(V(0, 0)), a @ b, sum([a, b]), a == V(1, 2), a != b, {a: 1}[V(1, 2)], divmod(b, 2), round(a), round(a, 2), [10, 20, 30][a], int(a), float(a), complex(a), hex(b), list(a), 2 in a, "%d %s" % (a, a), range(a, b))
a += b; print(a, a is c); attempt(lambda: a + 1); attempt(lambda: 1 + a); attempt(lambda: a - b); attempt(lambda: a < b); attempt(lambda: a ** 2); attempt(lambda: a @ 1); attempt(lambda: sum([b], 1))
import math; print(math.trunc(a), math.floor(a), math.ceil(a), math.sqrt(a)); 
class Num(int):
    def __add__(self, o): return Num(int(self) + int(o) + 1000)
    def __radd__(self, o): return "radd"
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
print(Num(1) + 1, 1 + Num(1), Num(2) - 1, type(Num(2) - 1).__name__, Num(1) < 2, 1 < Num(2), Num(5) == 5, sorted([3, Num(1)]), True + Num(1), 1.5 + Num(2))

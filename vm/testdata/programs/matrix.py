# Matrices with operators: determinants, inverses by fractions of our own, powers.
class Frac:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f"Frac({n}, 0)")
        a, b = abs(n), abs(d)
        while b: a, b = b, a % b
        s = -1 if d < 0 else 1
        self.n, self.d = s * n // (a or 1), s * d // (a or 1)
    def _c(o): return o if isinstance(o, Frac) else Frac(o) if isinstance(o, int) else None
    def __add__(self, o): return NotImplemented if (o := Frac._c(o)) is None else Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Frac(-self.n, self.d)
    def __sub__(self, o): return self + -o
    def __rsub__(self, o): return -self + o
    def __mul__(self, o): return NotImplemented if (o := Frac._c(o)) is None else Frac(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o): o = Frac._c(o); return Frac(self.n * o.d, self.d * o.n)
    def __rtruediv__(self, o): return Frac(o) / self
    def __eq__(self, o): o = Frac._c(o); return o is not None and (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): o = Frac._c(o); return self.n * o.d < o.n * self.d
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __float__(self): return self.n / self.d
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]; assert len({len(r) for r in self.rows}) == 1, "ragged"
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, k):
        match k:
            case (slice() as r, slice() as c): return Matrix([row[c] for row in self.rows[r]])
            case (int(r), int(c)): return self.rows[r][c]
            case (slice() as r, int(c)): return [row[c] for row in self.rows[r]]
            case int(r): return self.rows[r]
            case _: raise TypeError(f"bad index {k!r}")
    def __setitem__(self, k, v): self.rows[k[0]][k[1]] = v
    def __add__(self, o): return Matrix([[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(self.rows, o.rows, strict=True)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape}")
        cols = o.T.rows
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n, mod=None):
        r, b = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1: r = r @ b % mod if mod else r @ b
            b = b @ b % mod if mod else b @ b
            n >>= 1
        return r
    def __mod__(self, m): return Matrix([[a % m for a in r] for r in self.rows])
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __iter__(self): return (x for r in self.rows for x in r)
    def __repr__(self): return "[" + "; ".join(" ".join(map(str, r)) for r in self.rows) + "]"
    def det(self):
        if self.shape == (1, 1): return self[0, 0]
        return sum((-1) ** j * a * Matrix([r[:j] + r[j + 1 :] for r in self.rows[1:]]).det() for j, a in enumerate(self[0]) if a)
    def inverse(self):
        n = self.shape[0]
        m = [[Frac._c(x) for x in r] + [Frac(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None: raise ArithmeticError("singular")
            m[c], m[p] = m[p], m[c]
            m[c] = [x / m[c][c] for x in m[c]]
            for r in range(n):
                if r != c and (k := m[r][c]): m[r] = [x - k * y for x, y in zip(m[r], m[c])]
        return Matrix([r[n:] for r in m])
a = Matrix([[2, 1, 3], [0, 4, 1], [5, 2, 1]]); inv = a.inverse(); print(a, a.T, a.det(), inv, a @ inv == Matrix.identity(3), sum(a), max(a), list(a[:, 1]), a[1:, :2], a[0, -1], a + a == 2 * a)
print(Matrix([[1, 1], [1, 0]]) ** 90, pow(Matrix([[1, 1], [1, 0]]), 10**18, 10**9 + 7), Matrix([[i * j % 7 for j in range(6)] for i in range(1, 7)]).det(), Matrix([[(i * i + j * 3 + i * j) % 11 for j in range(6)] for i in range(6)]).det())
hilbert = Matrix([[Frac(1, i + j + 1) for j in range(5)] for i in range(5)]); hi = hilbert.inverse(); print(hi, float(hilbert.det()), sorted({*hilbert})[0], Frac(1, 2) + 1, 1 - Frac(1, 3), 1 / Frac(2, 3), Frac(2, 4) == Frac(1, 2), hash(Frac(4, 2)) == hash(2), {Frac(1, 2): "half"}[Frac(2, 4)])
for bad in (lambda: Matrix([[1], [2, 3]]), lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a["x"], lambda: Frac(1, 0), lambda: Frac(1) + "x", lambda: a + Matrix([[1]])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

# Big-integer arithmetic in use: RSA, Diffie-Hellman, elliptic curve, Shamir's secret sharing.
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed
rng = lcg(2024)
def bits(n):
    v = 0
    for _ in range((n + 31) // 32): v = v << 32 | next(rng) >> 32
    return v >> (-n % 32) | 1 << n - 1 | 1
def prime(n):
    def probable(p):
        if any(p % q == 0 for q in (3, 5, 7, 11, 13, 17, 19, 23)): return False
        d, s = p - 1, 0
        while d % 2 == 0: d //= 2; s += 1
        for a in (2, 3, 5, 7, 11, 13):
            x = pow(a, d, p)
            if x in (1, p - 1): continue
            for _ in range(s - 1):
                x = x * x % p
                if x == p - 1: break
            else: return False
        return True
    while not probable(c := bits(n)): pass
    return c
p, q = prime(128), prime(128); n, phi, e = p * q, (p - 1) * (q - 1), 65537; d = pow(e, -1, phi)
print(p, q, n, d, n.bit_length(), e * d % phi)
msg = int.from_bytes("attack at dawn".encode(), "big"); c = pow(msg, e, n); back = pow(c, d, n); print(c, back.to_bytes((back.bit_length() + 7) // 8, "big").decode())
dp, dq, qi = d % (p - 1), d % (q - 1), pow(q, -1, p); m1, m2 = pow(c, dp, p), pow(c, dq, q); print((m2 + (qi * (m1 - m2) % p) * q) == msg)
P = 2**127 - 1; a, b = bits(100), bits(100); print(pow(pow(5, a, P), b, P) == pow(pow(5, b, P), a, P), pow(5, a, P))
class Point:
    A, B, P = -3, 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B, 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __neg__(self): return Point(self.x, -self.y % self.P)
    def __add__(self, o):
        if self.x is None: return o
        if o.x is None: return self
        if self.x == o.x:
            if (self.y + o.y) % self.P == 0: return Point(None, None)
            s = (3 * self.x * self.x + self.A) * pow(2 * self.y, -1, self.P)
        else: s = (o.y - self.y) * pow(o.x - self.x, -1, self.P)
        x = (s * s - self.x - o.x) % self.P
        return Point(x, (s * (self.x - x) - self.y) % self.P)
    def __rmul__(self, k):
        r, t = Point(None, None), self
        while k: r, t, k = r + t if k & 1 else r, t + t, k >> 1
        return r
    def on_curve(self): return (self.y**2 - self.x**3 - self.A * self.x - self.B) % self.P == 0
G = Point(0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
k1, k2 = bits(200), bits(200); print(G.on_curve(), hex((5 * G).x), (k1 * (k2 * G)) == (k2 * (k1 * G)), (7 * G) + -(7 * G) == Point(None, None), (k1 * G).on_curve())
def share(secret, k, n, mod=P):
    coef = [secret] + [bits(100) for _ in range(k - 1)]
    return [(x, sum(c * x**i for i, c in enumerate(coef)) % mod) for x in range(1, n + 1)]
def recover(shares, mod=P):
    total = 0
    for i, (xi, yi) in enumerate(shares):
        num = den = 1
        for j, (xj, _) in enumerate(shares):
            if i != j: num, den = num * -xj % mod, den * (xi - xj) % mod
        total += yi * num * pow(den, -1, mod)
    return total % mod
s = share(123456789, 3, 5); print(recover(s[:3]), recover(s[2:]), recover([s[0], s[2], s[4]]), recover(s[:2]) != 123456789)
def crt(rs, ms):
    M = 1
    for m in ms: M *= m
    return sum(r * (M // m) * pow(M // m, -1, m) for r, m in zip(rs, ms)) % M, M
print(crt([2, 3, 2], [3, 5, 7]), crt([1, 2, 3, 4], [2**31 - 1, 2**61 - 1, 10**9 + 7, 97]))
def pollard(n):
    x = y = 2; d = 1
    while d == 1:
        x = (x * x + 1) % n; y = (y * y + 1) % n; y = (y * y + 1) % n
        a, b = abs(x - y), n
        while b: a, b = b, a % b
        d = a
    return d
print(sorted((f := pollard(10403 * 1), 10403 // f)), pollard(1000003 * 999983), sorted([(g := pollard(8051)), 8051 // g]))

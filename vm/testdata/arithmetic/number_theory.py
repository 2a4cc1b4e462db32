# Small number-theoretic programs: long integer loops with known results.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(flags[i * i :: i])
    return [i for i, f in enumerate(flags) if f]

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def egcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y

def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x

def digits_of_e(n):
    a = [1] * (n + 2)
    out = []
    for _ in range(n):
        a = [10 * x for x in a]
        for i in range(len(a) - 1, 0, -1):
            q, a[i] = divmod(a[i], i + 1)
            a[i - 1] += q
        out.append(a[0] // 1 % 10)
        a[0] %= 10
    return "".join(map(str, out))

def digits_of_pi(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))

primes = sieve(1000)
print(len(primes), primes[-5:], sum(primes))
print(gcd(2**60 * 3**20, 6**25), egcd(240, 46), egcd(10**30 + 57, 10**20 + 39))
print([n for n in range(2**61 - 10, 2**61 + 2) if is_prime(n)], is_prime(2**127 - 1), is_prime(2**127 + 1))
print(max(range(1, 2000), key=collatz), collatz(97), collatz(2**70 - 1))
print(isqrt(10**60), isqrt(2 * 10**80))
print(digits_of_e(40), digits_of_pi(60))
print([n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
s = 0
for i in range(5000):
    s = (s * 1103515245 + 12345 + i) & 0x7FFFFFFF
print(s)
h = 14695981039346656037
for b in b"the quick brown fox":
    h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(hex(h), h - 2**64)
def catalan(n, memo={}):
    if n < 2: return 1
    if n not in memo: memo[n] = sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
    return memo[n]
print([catalan(n) for n in range(20)], catalan(60))

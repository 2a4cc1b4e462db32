# SHA-256, MD5 and CRC written with masks and rotations.
def rotr(x, n): return (x >> n | x << 32 - n) & 0xFFFFFFFF
def rotl(x, n): return (x << n | x >> 32 - n) & 0xFFFFFFFF
def primes(n):
    out, k = [], 2
    while len(out) < n:
        if all(k % p for p in out): out.append(k)
        k += 1
    return out
def frac_root(p, root):
    lo, hi = 0, 1 << 40
    target = p << 32 * root
    while hi - lo > 1:
        mid = (lo + hi) // 2
        if mid**root <= target: lo = mid
        else: hi = mid
    return lo & 0xFFFFFFFF
K = [frac_root(p, 3) for p in primes(64)]
H = [frac_root(p, 2) for p in primes(8)]
def pad(msg, order):
    return msg + b"\x80" + bytes((55 - len(msg)) % 64) + (len(msg) * 8).to_bytes(8, order)
def sha256(msg):
    h = H[:]
    data = pad(msg, "big")
    for off in range(0, len(data), 64):
        w = [int.from_bytes(data[off + i : off + i + 4], "big") for i in range(0, 64, 4)]
        for i in range(16, 64):
            s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3
            s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10
            w.append(w[i - 16] + s0 + w[i - 7] + s1 & 0xFFFFFFFF)
        a, b, c, d, e, f, g, hh = h
        for i in range(64):
            t1 = hh + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i]
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, hh = t1 + t2 & 0xFFFFFFFF, a, b, c, d + t1 & 0xFFFFFFFF, e, f, g
        h = [x + y & 0xFFFFFFFF for x, y in zip(h, (a, b, c, d, e, f, g, hh))]
    return "".join(f"{x:08x}" for x in h)
def sin_table():
    import math
    return [int(abs(math.sin(i + 1)) * 2**32) for i in range(64)]
T = sin_table()
S = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
def md5(msg):
    a0, b0, c0, d0 = 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476
    data = pad(msg, "little")
    for off in range(0, len(data), 64):
        m = [int.from_bytes(data[off + i : off + i + 4], "little") for i in range(0, 64, 4)]
        a, b, c, d = a0, b0, c0, d0
        for i in range(64):
            if i < 16: f, g = b & c | ~b & d, i
            elif i < 32: f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48: f, g = b ^ c ^ d, (3 * i + 5) % 16
            else: f, g = c ^ (b | ~d & 0xFFFFFFFF), 7 * i % 16
            f = f + a + T[i] + m[g] & 0xFFFFFFFF
            a, d, c, b = d, c, b, b + rotl(f, S[i]) & 0xFFFFFFFF
        a0, b0, c0, d0 = (x + y & 0xFFFFFFFF for x, y in zip((a0, b0, c0, d0), (a, b, c, d)))
    return b"".join(x.to_bytes(4, "little") for x in (a0, b0, c0, d0)).hex()
TABLE = []
for n in range(256):
    for _ in range(8): n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
    TABLE.append(n)
def crc32(data):
    c = 0xFFFFFFFF
    for b in data: c = TABLE[(c ^ b) & 255] ^ c >> 8
    return c ^ 0xFFFFFFFF
for msg in (b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(200))):
    print(sha256(msg), md5(msg), f"{crc32(msg):#010x}")
print([hex(k) for k in K[:4]], [hex(h) for h in H[:4]])

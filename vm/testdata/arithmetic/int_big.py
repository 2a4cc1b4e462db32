# Integers beyond the machine word: growth, shrinkage, and every operator there.
a = 1
for i in range(1, 40):
    a *= i
    print(i, a, a % (10**9 + 7), a.bit_length())

b = 2**200 + 12345678901234567890
c = -(3**120)
print(b, c)
print(b + c, b - c, b * c)
print(b // c, b % c, divmod(c, b), divmod(b, -7), divmod(-b, 7))
print(b & 0xFFFFFFFFFFFFFFFFFFFF, c & 0xFFFFFFFFFFFFFFFFFFFF)
print(b | c, b ^ c, ~b, ~c)
print(b >> 3, b >> 64, b >> 199, b >> 500, c >> 3, c >> 64, c >> 500)
print(1 << 100, -1 << 100, 3 << 63, (1 << 64) >> 64)
print(b == b + 0, b < c, b > c, b != c, b >= 2**200, c <= 0)
print(hash(b), hash(c), hash(2**61 - 1), hash(2**61), hash(-2), hash(-1))
print(pow(3, 1000, 10**20), pow(-3, 1001, 10**20 + 39), pow(7, -1, 2**89 - 1))
print(str(2**500))
print(hex(2**130 - 1), oct(2**130 - 1), bin(2**70 + 5))
print(int("123456789" * 12), int("f" * 40, 16), int("-" + "7" * 50, 8))
print(2**63, -2**63, 2**63 - 1, -2**63 - 1, 2**64, 2**64 - 1)
x = 2**63 - 1
x += 1
print(x, x - 1, (x - 1) * 2, x * x, -x, -(-x))
x -= 1
print(x, type(x), x.bit_length())
print((2**63 - 1) * (2**63 - 1), (-2**63) * (-2**63), (-2**63) // -1, abs(-2**63))
print(10**30 / 3, 10**400 // 10**398, 10**400 / 10**399, 1 / 10**320, -(10**23) / 7)
print(float(2**70), float(10**22), float(10**23), int(1e22), int(1e23), int(1.5e300) % 10**9)
for n in (0, 1, 127, 128, 255, 256, 65535, 2**64, 2**100):
    print(n.to_bytes(16, "big"), n.to_bytes(16, "little"))
    assert int.from_bytes(n.to_bytes(16, "big"), "big") == n
print((-5).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfb", signed=True), int.from_bytes([1, 0]))
for bad in (lambda: (300).to_bytes(1), lambda: (-1).to_bytes(2), lambda: 10**400 / 1, lambda: float(10**400),
            lambda: 1 << -1, lambda: 1 >> -1, lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: int("12x"),
            lambda: int("9" * 5000), lambda: str(10**5000), lambda: int("1", 1), lambda: int("1" * 30 + "g", 16),
            lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: 10**30 / 0, lambda: int(float("nan")), lambda: int(float("inf"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
import sys
sys.set_int_max_str_digits(0)
print(len(str(3**20000)), str(3**20000)[:30], int("7" * 6000) % 97)

# Integer operators over a grid of signs and sizes.
import operator

numbers = [0, 1, -1, 2, -2, 7, -7, 10, -10, 255, -256, 2**31 - 1, -2**31, 2**62, -2**63, 2**63 - 1]

for name in ("add", "sub", "mul"):
    op = getattr(operator, name)
    print(name)
    for a in numbers:
        print(" ", [op(a, b) for b in numbers])

for name in ("floordiv", "mod", "truediv"):
    op = getattr(operator, name)
    print(name)
    for a in numbers:
        row = []
        for b in numbers:
            try:
                row.append(op(a, b))
            except ZeroDivisionError as e:
                row.append(str(e))
        print(" ", row)

for a in (-9, -3, -1, 0, 1, 3, 9):
    for b in (-4, -2, 1, 2, 4):
        q, r = divmod(a, b)
        assert q * b + r == a and (r == 0 or (r > 0) == (b > 0))
        print(a, b, q, r, a & b, a | b, a ^ b)

print([~n for n in numbers])
print([-n for n in numbers])
print([+n for n in numbers])
print([abs(n) for n in numbers])
print([bool(n) for n in numbers])
print([n.bit_length() for n in numbers])
print([n.bit_count() for n in numbers])
print([n == float(n) for n in numbers])
print(1 == 1.0 == True, hash(1) == hash(1.0) == hash(True), 0 == -0)
print(int(), int(3.99), int(-3.99), int("  42 "), int("-0x1F", 16), int("0b101", 0), int("z", 36), int("1_000"))
print((7).real, (7).imag, (7).numerator, (7).denominator, (7).conjugate())
print((5).as_integer_ratio(), (-5).is_integer())

# How floats are written: repr, str and the shortest round-tripping digits.
values = [0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 9999999999999998.0,
          1e-4, 1e-5, 0.00012345, 1.5e-7, 1e22, 1e23, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308,
          float("inf"), float("-inf"), float("nan"), 3.14159265358979, 100.0, 1e3, 12345.678, 4.35, 0.5, 2.5, 1e300 * 10, 2**53 + 0.0, 2**53 + 2.0]
for v in values:
    print(repr(v), str(v), f"{v}", f"{v!r}")
for v in values:
    print(v.hex() , float.fromhex(v.hex()) == v)
for v in values:
    try:
        print(v.as_integer_ratio(), v.is_integer())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
for text in ("1", " 1.5 ", "1e5", "-1E-5", ".5", "5.", "1_0.0_1", "inf", "-Infinity", "NaN", "+nan", "1e400", "-1e400", "1e-400", "0x1p3", "", ".", "1e", "1__0", "e5", "\u0661.\u0665",
             "1.7976931348623159e308", "179769313486231580793e289", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "9007199254740993", "0." + "0" * 30 + "123"):
    try:
        print(repr(text), repr(float(text)))
    except ValueError as e:
        print("ValueError:", e)
for text in ("0x1.8p1", "-0x.1p-3", "0x1p-1074", "0x1p-1075", "0x1p1024", "1p", "0x", "inf", "nan", "0x1.fffffffffffff8p0"):
    try:
        print(text, float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for bad in (None, [], "abc", b"1.25", bytearray(b"2.5"), 1j, True, 10**20):
    try:
        print(float(bad))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(float(), float.__getformat__("double"), [1.0, (2.5,), {"k": 0.1}], {1.0: "a", 2.5: "b"})
print(hash(0.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(-0.0), hash(2.0**70), hash(1.5) == hash(1.5))

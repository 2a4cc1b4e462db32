# Escape-time fractals in text, with complex and with plain floats.
def mandel(c, limit=40):
    z = 0j
    for i in range(limit):
        if abs(z) > 2: return i
        z = z * z + c
    return limit
def mandel_floats(cr, ci, limit=40):
    zr = zi = 0.0
    for i in range(limit):
        if zr * zr + zi * zi > 4.0: return i
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
    return limit
shades = " .:-=+*#%@"
total = 0
for y in range(-10, 11):
    row = ""
    for x in range(-40, 20):
        a, b = mandel(complex(x / 20, y / 10)), mandel_floats(x / 20, y / 10)
        total += a
        row += shades[min(b // 4, 9)] if a == b else "?"
    print(row)
print(total)
def julia(c):
    return ["".join(shades[min(n, 9)] for n in row) for row in ([sum(1 for _ in orbit(complex(x / 15, y / 7), c)) for x in range(-22, 23)] for y in range(-7, 8))]
def orbit(z, c, n=9):
    while n and abs(z) < 2:
        yield z
        z = z * z + c
        n -= 1
print(*julia(-0.7 + 0.27j), sep="\n")
def newton(z):
    for i in range(30):
        d = 3 * z * z
        if not d: return None, i
        z2 = z - (z**3 - 1) / d
        if abs(z2 - z) < 1e-9: return complex(round(z2.real, 6), round(z2.imag, 6)), i
        z = z2
    return None, 30
roots = {}
for y in range(-5, 6):
    line = ""
    for x in range(-12, 13):
        r, n = newton(complex(x / 6, y / 3))
        line += "." if r is None else "abc"[roots.setdefault(r, len(roots)) % 3]
    print(line)
print(len(roots), sorted((r.real, r.imag) for r in roots))

# The format mini-language on floats.
values = [0.0, -0.0, 1.0, 3.14159265, -2.71828, 123456.789, 1e10, 1.5e-7, 999999.5, 0.00001234, 1e22, 12345678.9]
specs = ["f", ".0f", ".1f", ".3f", "10.2f", "<10.2f", "^10.2f", "+.2f", " .2f", "010.2f", "e", ".0e", ".3e", "E", "g", ".3g", ".10g", "G", "#.3g", "#.0f", "%", ".1%", ",.2f", "_.3f", "n",
         "", "5", ".3", ".0", "20", "+", "*>15", "=+12.1f", "z.1f", ",", "015,.2f", "x^20e", ".12", "#g", "#.5", ",.3"]
for spec in specs:
    print(f"{spec!r:10}", [format(v, spec) for v in values])
for v in (float("inf"), float("-inf"), float("nan")):
    print([format(v, s) for s in ("", "f", "F", "e", "E", "g", "G", "%", "8", "<8", "08.2f", "+", " ", ",")])
for spec in ("d", "x", "s", "c", "b", ".", "q", ".-1f", ",d", "5.2.1f", "1" * 25 + "f"):
    try:
        print(format(1.5, spec))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for fmt in ("%f", "%.0f", "%.2f", "%10.3f|", "%-10.3f|", "%+f", "% f", "%010.2f", "%e", "%.2e", "%E", "%g", "%.3g", "%G", "%#.0f", "%#g", "%s", "%r", "%d", "%i"):
    print(fmt, fmt % 1234.5678, fmt % -0.000123, fmt % 1e20)
print("%*.*f|%-*d|" % (12, 3, 2.5, 6, 42))
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(5e15 + 0.5), round(0.1 + 0.2, 15), round(1e22, 3), round(-0.4), round(1.5, 400), round(1e300, -400), round(12.0, None))
for bad in (float("nan"), float("inf")):
    try:
        round(bad)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(round(float("nan"), 2), round(float("inf"), 2))
print(f"{1e16:.17g} {0.1:.55f} {2**0.5:.40e} {5e-324:.3g} {1.7976931348623157e308:.1f}"[:200])
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f} {1e-7:.7f} {9.995:.2f} {99.5:.2g} {0.00009995:.3g}")

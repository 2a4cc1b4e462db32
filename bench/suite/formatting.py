# measures: f-strings, % and str.format with widths, precisions and nested fields; int, float and repr conversions; __format__ of one's own
# origin: a report of measurements, an invoice and a hex dump
# category: strings
# size: 13000 lines in four styles, a dump of 60 kB

import measure


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        text = f"{self.cents // 100:,}.{self.cents % 100:02d}"
        return f"{text:>{spec}}" if spec else text

    def __repr__(self):
        return "Money(%r)" % self.cents


def fstrings(count):
    lines = []
    for i in range(count):
        value = i * 1.37 - 500
        name = f"item{i % 100}"
        lines.append(f"{i:06d} {name:<10}|{value:>12.3f}|{value:+.2e}|{i:#x}|{i & 255:08b}|{name!r:^12}|{Money(i * 97):14}")
    return lines


def percents(count):
    lines = []
    for i in range(count):
        lines.append("%06d %-10s|%12.3f|%+.2e|%#x|%5.1f%%|%r|%s" % (i, "item%d" % (i % 100), i * 1.37 - 500, i / 7, i, i % 100, "x'y", (i, "t")))
    return lines


def formats(count):
    lines = []
    row = "{0:>8} {name:<12.4} {1:{width}.{precision}f} {2[0]}-{2[1]} {3.cents:,} {3!r}".format
    for i in range(count):
        lines.append(row(i, i / 3, (i, -i), Money(i * 1000), name="article %d" % i, width=10 + i % 3, precision=i % 4))
    return lines


def conversions(count):
    total = 0
    for i in range(count):
        total += int(str(i * 31), 10) + int(f"{i:x}", 16) + len(repr(i / 8)) + len(str(i * i * 12345678901))
        total += int(float("%d.5e1" % i)) + len(str([i, None, "a", 1.5])) + len(ascii("\u00e9%d" % i)) + len(hex(i) + oct(i) + bin(i))
    return total


def dump(data):
    lines = []
    for at in range(0, len(data), 16):
        part = data[at:at + 16]
        codes = " ".join("%02x" % byte for byte in part)
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{at:08x}  {codes:<47}  |{shown}|")
    return lines


def check(lines):
    total = 0
    for line in lines:
        total += len(line)
    return total, lines[len(lines) // 3]


def work():
    return "%s %s %s %d %s" % (check(fstrings(13000)), check(percents(13000)), check(formats(13000)), conversions(13000),
                               check(dump(bytes(i * i % 251 for i in range(60000)))))


if __name__ == "__main__":
    measure.run("formatting", work, "(1087632, \"004333 item33    |    5436.210|+5.44e+03|0x10ed|11101101|  'item33'  |      4,203.01\") (933522, '004333 item33    |    5436.210|+6.19e+02|0x10ed| 33.0%|\"x\\'y\"|(4333, \\'t\\')') (903551, '    4333 arti              1444.3 4333--4333 4,333,000 Money(4333000)') 3549882543 (288750, '00004e20  7d d9 3c 9c 03 67 cd 3a a4 15 83 f3 6a de 59 d1  |}.<..g.:....j.Y.|')")

# Writes what CPython knows of every code point into the folder named by the
# first argument, for the generator in Go to lay out as tables.
import _sre
import array
import ctypes
import json
import os
import sys
import unicodedata as u

OUT = sys.argv[1]
ALL = range(0x110000)


def dump(name, value):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", errors="surrogatepass") as f:
        json.dump(value, f)


def dump_index(name, index):
    if sys.byteorder != "little":
        index.byteswap()
    with open(os.path.join(OUT, name), "wb") as f:
        f.write(index.tobytes())


def mapping(c, mapped):
    "A change of one code point into one is its distance; all else is spelled out."
    if len(mapped) == 1:
        return ord(mapped) - ord(c)
    return [ord(m) for m in mapped]


FLAGS = [
    lambda c: c.isalpha(),
    lambda c: c.isdecimal(),
    lambda c: c.isdigit(),
    lambda c: c.isnumeric(),
    lambda c: c.isspace(),
    lambda c: c.isupper(),
    lambda c: c.islower(),
    lambda c: c.istitle() and not c.isupper(),
    lambda c: c.isprintable(),
    lambda c: c.isidentifier(),
    lambda c: ("a" + c).isidentifier(),
    # Cased: it keeps the letter after it from getting title case.
    lambda c: (c + "a").title()[-1] == "a",
    # Case-ignorable: a final sigma is found through it, and not before it alone.
    lambda c: ("a" + c + "\u03a3").lower()[-1] == "\u03c2" and (c + "\u03a3").lower()[-1] == "\u03c3",
    lambda c: len((c + "a").splitlines()) == 2,
]

numbers = sorted({u.numeric(chr(i)) for i in ALL if u.numeric(chr(i), None) is not None})
number_index = {n: i for i, n in enumerate(numbers)}

records, index = {}, array.array("H")
for i in ALL:
    c = chr(i)
    flags = sum(1 << n for n, has in enumerate(FLAGS) if has(c))
    numeric = u.numeric(c, None)
    record = json.dumps([
        flags,
        u.decimal(c, -1),
        u.digit(c, -1),
        -1 if numeric is None else number_index[numeric],
        mapping(c, c.upper()),
        mapping(c, c.lower()) if c != "\u03a3" else ord("\u03c3") - ord("\u03a3"),
        mapping(c, c.title()),
        mapping(c, c.casefold()),
        _sre.unicode_tolower(i) - i,
    ])
    index.append(records.setdefault(record, len(records)))
dump_index("type.bin", index)
dump("type.json", [json.loads(r) for r in records])
dump("numbers.json", [n.hex() for n in numbers])

pairs, decompositions = [], []
seconds = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
for i in ALL:
    d = u.decomposition(chr(i))
    if not d:
        continue
    decompositions.append([i, d])
    parts = d.split()
    if len(parts) == 2 and d[0] != "<" and u.normalize("NFC", chr(i)) == chr(i):
        pairs.append([int(parts[0], 16), int(parts[1], 16), i])
        seconds.add(int(parts[1], 16))
dump("decompositions.json", decompositions)
dump("pairs.json", sorted(pairs))


def quick(form, c):
    if u.normalize(form, c) != c:
        return 2
    return int(form in ("NFC", "NFKC") and ord(c) in seconds)


records, index = {}, array.array("H")
for i in ALL:
    c = chr(i)
    checks = sum(quick(form, c) << 2 * n for n, form in enumerate(("NFC", "NFD", "NFKC", "NFKD")))
    record = json.dumps([
        u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), checks,
    ])
    index.append(records.setdefault(record, len(records)))
dump_index("db.bin", index)
dump("db.json", [json.loads(r) for r in records])

dump("names.json", [[i, u.name(chr(i))] for i in ALL if u.name(chr(i), None) is not None])

# Aliases and named sequences cannot be listed from Python; the C interface
# gives them private-use code points of its own and names those.
find = ctypes.pythonapi.PyCapsule_Import
find.restype = ctypes.c_void_p
getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(
    ctypes.c_void_p.from_address(find(b"unicodedata._ucnhash_CAPI", 0)).value
)
buffer = ctypes.create_string_buffer(512)
extra = []
for i in range(0xF0000, 0xF2000):
    if getname(i, buffer, 512, 1):
        name = buffer.value.decode("ascii")
        extra.append([name, [ord(c) for c in u.lookup(name)]])
dump("extra.json", extra)
dump("version.json", u.unidata_version)

# What module unicodedata's ucd_3_2_0 answers otherwise: the code points that
# were not assigned then, and those whose properties have changed.
old = u.ucd_3_2_0
unassigned, changes, corrections = [], [], []
for i in ALL:
    c = chr(i)
    if old.category(c) == "Cn":
        if unassigned and unassigned[-1][1] == i - 1:
            unassigned[-1][1] = i
        else:
            unassigned.append([i, i])
        continue
    was = [old.category(c), old.bidirectional(c), int(old.mirrored(c)), old.east_asian_width(c), old.decimal(c, -1), old.numeric(c, -1)]
    now = [u.category(c), u.bidirectional(c), int(u.mirrored(c)), u.east_asian_width(c), u.decimal(c, -1), u.numeric(c, -1)]
    if was != now:
        changes.append([i] + was)
    if old.normalize("NFD", c) != u.normalize("NFD", c):
        corrections.append([i, ord(old.normalize("NFD", c))])
dump("old.json", [unassigned, changes, corrections])

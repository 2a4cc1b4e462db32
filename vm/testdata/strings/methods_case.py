# Case mapping and character classes, ASCII and beyond.
samples = ["", "hello world", "HELLO", "Hello World", "hELLO wORLD", "ß straße", "ŒUVRE œuvre", "ǆ ǅ Ǆ", "ΣΑΣ Σ", "ﬁn ﬂ", "İI ıi", "1st 2ND", "they're o'clock", "日本語", "a_b-c", "\u0149x", "ÿ", "ΐ"]
for s in samples:
    print(ascii(s), [ascii(x) for x in (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())])
classes = ["", "a", "A", "aA", "1", "½", "²", "٣", "一", " ", "\t\n", "\u2003", "\u00a0", "a1", "_a", "1a", "a b", "é", "ǅ", "!", "\x7f", "\u200b", "Ⅷ", "\U0001d7d8", "\u0345", "class", "ª", "·a", "a·"]
for s in classes:
    print(ascii(s), *[int(f()) for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isupper, s.islower, s.istitle, s.isidentifier, s.isprintable, s.isascii)])
for s in ("Hello World", "Hello world", "HELLO", "H", "h", "A1b", "A B", "1A", "ΑΒ", "A'B"):
    print(s, s.istitle(), s.isupper(), s.islower())
print("ß".upper() == "SS", "ß".casefold() == "SS".casefold(), "ẞ".lower(), "Ǆ".title())
print([chr(c) for c in range(0xA0, 0x100) if chr(c).upper() != chr(c) and len(chr(c).upper()) == 1])
print(sum(chr(c).isalpha() for c in range(0x3000)), sum(chr(c).isupper() for c in range(0x3000)), sum(chr(c).isdigit() for c in range(0x3000)), sum(chr(c).isprintable() for c in range(0x3000)), sum(chr(c).isspace() for c in range(0x11000)))

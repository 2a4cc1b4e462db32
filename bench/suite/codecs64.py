# measures: bytes and bytearrays indexed, sliced and grown; shifts and masks; tables; iteration over bytes
# origin: base 64 (RFC 4648), quoted-printable (RFC 2045), Adler-32 (RFC 1950), CRC-32 and variable-length integers, by hand
# category: integers
# size: 132 kB there and back

import measure

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
NUMBERS = {letter: at for at, letter in enumerate(LETTERS)}


def to64(data):
    out = bytearray()
    for at in range(0, len(data) - 2, 3):
        bits = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        out.append(LETTERS[bits >> 18])
        out.append(LETTERS[bits >> 12 & 63])
        out.append(LETTERS[bits >> 6 & 63])
        out.append(LETTERS[bits & 63])
    rest = len(data) % 3
    if rest:
        tail = data[-rest:] + bytes(3 - rest)
        bits = tail[0] << 16 | tail[1] << 8
        out += bytes([LETTERS[bits >> 18], LETTERS[bits >> 12 & 63]])
        out += b"==" if rest == 1 else bytes([LETTERS[bits >> 6 & 63]]) + b"="
    return bytes(out)


def from64(text):
    out = bytearray()
    bits = count = 0
    for letter in text:
        if letter == 61:
            break
        bits = bits << 6 | NUMBERS[letter]
        count += 6
        if count >= 8:
            count -= 8
            out.append(bits >> count)
            bits &= (1 << count) - 1
    return bytes(out)


def to_printable(data):
    out = []
    line = 0
    for byte in data:
        piece = chr(byte) if 33 <= byte < 127 and byte != 61 else "=%02X" % byte
        if line + len(piece) > 75:
            out.append("=\n")
            line = 0
        out.append(piece)
        line += len(piece)
    return "".join(out)


def from_printable(text):
    out = bytearray()
    for line in text.split("=\n"):
        first, *coded = line.split("=")
        out += first.encode("ascii")
        for piece in coded:
            out.append(int(piece[:2], 16))
            out += piece[2:].encode("ascii")
    return bytes(out)


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


CRC = crc_table()


def crc32(data):
    value = 0xFFFFFFFF
    for byte in data:
        value = CRC[(value ^ byte) & 255] ^ value >> 8
    return value ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def to_varints(numbers):
    out = bytearray()
    for n in numbers:
        while n > 127:
            out.append(n & 127 | 128)
            n >>= 7
        out.append(n)
    return out


def from_varints(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            yield value
            value = shift = 0


DATA = bytes((i * i + (i >> 3)) % 256 if i % 3 else 65 + i % 26 for i in range(132000))


def work():
    text = to64(DATA)
    printable = to_printable(DATA)
    numbers = [DATA[i] << DATA[i + 1] % 23 for i in range(0, len(DATA), 4)]
    varints = to_varints(numbers)
    same = from64(text) == DATA and from_printable(printable) == DATA and list(from_varints(varints)) == numbers
    return "%s %08x %08x %d %d %d" % (same, crc32(text), adler32(DATA), len(text), len(printable), len(varints))


if __name__ == "__main__":
    measure.run("codecs64", work, "True 3a358abd 8773428e 176000 250580 101142")

# measures: type tests, recursion over nested containers, joining many short strings, escaping
# origin: the JSON grammar (RFC 8259), as a recursive writer into a list of pieces
# category: strings
# size: a document of 3500 records, about 930 kB of text

import measure

SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def plain(text):
    """Whether nothing in the text needs an escape."""
    if not text.isascii() or '"' in text or "\\" in text:
        return False
    return text.isprintable()


def quoted(text):
    if plain(text):
        return '"' + text + '"'
    pieces = ['"']
    for char in text:
        code = ord(char)
        if char in SHORT:
            pieces.append(SHORT[char])
        elif 32 <= code < 127:
            pieces.append(char)
        elif code < 0x10000:
            pieces.append("\\u%04x" % code)
        else:
            code -= 0x10000
            pieces.append("\\u%04x\\u%04x" % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF))
    pieces.append('"')
    return "".join(pieces)


class Encoder:
    def __init__(self, sort_keys):
        self.sort_keys = sort_keys
        self.pieces = []

    def encode(self, value):
        self.pieces = []
        self.write(value)
        return "".join(self.pieces)

    def write(self, value):
        if isinstance(value, str):
            self.pieces.append(quoted(value))
        elif value is None:
            self.pieces.append("null")
        elif value is True:
            self.pieces.append("true")
        elif value is False:
            self.pieces.append("false")
        elif isinstance(value, int):
            self.pieces.append(str(value))
        elif isinstance(value, float):
            self.pieces.append(self.real(value))
        elif isinstance(value, (list, tuple)):
            self.write_array(value)
        elif isinstance(value, dict):
            self.write_object(value)
        else:
            raise TypeError("%s has no JSON form" % type(value).__name__)

    def real(self, value):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError("JSON has no %r" % value)
        return repr(value)

    def write_array(self, values):
        pieces = self.pieces
        pieces.append("[")
        first = True
        for value in values:
            if first:
                first = False
            else:
                pieces.append(", ")
            self.write(value)
        pieces.append("]")

    def write_object(self, members):
        pieces = self.pieces
        pieces.append("{")
        items = members.items()
        if self.sort_keys:
            items = sorted(items)
        first = True
        for key, value in items:
            if first:
                first = False
            else:
                pieces.append(", ")
            pieces.append(quoted(key))
            pieces.append(": ")
            self.write(value)
        pieces.append("}")


def document(records):
    found = []
    for i in range(records):
        found.append({
            "id": i,
            "name": "record %d" % i,
            "note": 'says "caf\u00e9"\tand \U0001f40d, line %d\n' % (i % 7),
            "price": i * 0.37 + 0.1,
            "big": 3 ** (i % 50),
            "tags": ["a%d" % (i % 5), "b%d" % (i % 3), "path\\%d" % i],
            "active": i % 2 == 0,
            "parent": None if i % 4 == 0 else i // 4,
            "shape": {"w": i % 17, "h": (i * i) % 23, "points": [(j, j * 0.5) for j in range(i % 6)]},
        })
    return {"version": 1, "records": found, "empty": {}, "none": []}


DOCUMENT = document(3500)


def work():
    total = 0
    sizes = []
    for sort_keys in (False, True):
        text = Encoder(sort_keys).encode(DOCUMENT)
        sizes.append(len(text))
        for at, byte in enumerate(text[:2000].encode("ascii")):
            total += at * byte
    return "%s %d %d" % (sizes, total, sum(text.encode("ascii")))


if __name__ == "__main__":
    measure.run("jsonencode", work, "[938544, 938544] 280075461 64406900")

# measures: the standard library's json: dumps and loads of large documents, with and without indentation, hooks and key order
# origin: documents as services exchange them (RFC 8259): many small objects, numbers, escaped text
# category: library
# size: 8000 records written in three ways and read in three

import json

import measure


def records(count):
    made = []
    for i in range(count):
        made.append({
            "id": i,
            "name": "record %d" % i,
            "text": 'a "quoted" line\n\twith \u00fcml\u00e4uts and \U0001f40d no. %d' % i,
            "price": i * 0.25 + 0.1,
            "rate": 10.0 ** (i % 20 - 10),
            "tags": ["t%d" % (i % 7), "u%d" % (i % 5)],
            "flags": [True, False, None, i % 2 == 0],
            "inner": {"x": i % 13, "y": -i, "points": [[j, j * j] for j in range(i % 5)]},
        })
    return made


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def points(members):
    if "points" in members:
        return Point(members["x"], members["y"])
    return members


def plain(value):
    if isinstance(value, Point):
        return {"x": value.x, "y": value.y, "points": []}
    if isinstance(value, complex):
        return [value.real, value.imag]
    raise TypeError(type(value))


RECORDS = records(8000)


def work():
    compact = json.dumps(RECORDS, separators=(",", ":"))
    pretty = json.dumps(RECORDS[:600], indent=2, sort_keys=True, ensure_ascii=False)
    again = json.loads(compact)
    same = again == RECORDS and json.loads(pretty) == RECORDS[:600]
    hooked = json.loads(compact, object_hook=points, parse_float=lambda text: len(text))
    sums = sum(record["inner"].x - record["inner"].y + record["price"] for record in hooked)
    third = json.dumps({"points": [r["inner"] for r in hooked], "z": [complex(1, i) for i in range(50)]}, default=plain)
    wrong = 0
    for broken in ("{", '{"a" 1}', "[1,]", '"\\x"', "nul", "[1] 2", "\x00"):
        try:
            json.loads(broken)
        except ValueError as error:
            wrong += len(str(error)) > 0
    return "%s %d %d %d %d %d" % (same, len(compact), len(pretty), sums, len(third), wrong)


if __name__ == "__main__":
    measure.run("jsonlibrary", work, "True 1923765 260829 32091540 289393 7")

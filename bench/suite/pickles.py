# measures: the pickle module's Python classes: opcodes over nested data, objects, memo and cycles; struct packing; text streams
# origin: a session store that saves and restores graphs of objects, by the standard library's own pure-Python pickler
# category: library
# size: 340 sessions saved and restored

import io
import pickle
import struct

import measure


class User:
    def __init__(self, name, friends):
        self.name = name
        self.friends = friends
        self.visits = []


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __reduce__(self):
        return Point, (self.x, self.y)


class Counter(dict):
    def __getstate__(self):
        return {"kept": len(self)}

    def __setstate__(self, state):
        self.kept = state["kept"]


def session(number):
    users = [User("user %d" % i, []) for i in range(6)]
    for i, user in enumerate(users):
        user.friends.append(users[i * 5 % 6])
        user.visits = [(number + i, 1.5 * i, True, None), {"page": "p%d" % i, "big": 1 << (i * 20), "raw": b"\x00\xff" * i}]
    counter = Counter()
    counter["a"] = number
    return {"id": number, "users": users, "at": Point(number, -number), "counter": counter, "set": {1, 2, number}, "text": "\u00e9\u4e16" * 9}


def save(value, protocol):
    out = io.BytesIO()
    pickle._Pickler(out, protocol).dump(value)
    return out.getvalue()


def restore(data):
    return pickle._Unpickler(io.BytesIO(data)).load()


def archive(parts):
    out = io.BytesIO()
    for at, part in enumerate(parts):
        out.write(struct.pack(">HIq4sd", at & 0xFFFF, len(part), -at, b"part", at / 3))
        out.write(part)
    return out.getvalue()


def entries(data):
    head = struct.Struct(">HIq4sd")
    at = 0
    while at < len(data):
        number, length, minus, word, third = head.unpack_from(data, at)
        at += head.size
        yield number, minus, word, data[at:at + length], third
        at += length


def work():
    parts = []
    for i in range(340):
        parts.append(save(session(i), 2 + i % 3))
    data = archive(parts)
    total = 0
    for number, minus, word, part, third in entries(data):
        again = restore(part)
        users = again["users"]
        assert users[1].friends[0] is users[5] and word == b"part"
        total += again["at"].x - again["at"].y + minus + number + again["counter"].kept + len(again["set"])
        total += sum(user.visits[1]["big"] for user in users) + int(third)
    return "%d %d" % (len(parts), total)


if __name__ == "__main__":
    measure.run("pickles", work, "340 431001615112768659168199127995255")

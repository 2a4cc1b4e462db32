# measures: functools.lru_cache, memoisation by dicts, weak dictionaries, interned objects, arrays that come and go in size
# origin: dynamic programming: edit distance (Levenshtein, 1965), change for coins, the longest common subsequence; flyweights (1994)
# category: memory
# size: 2 edit distances, coins for 2500, 60000 flyweights of 600 kinds, buffers up to 64 kB

from functools import lru_cache
from weakref import WeakValueDictionary

import measure


def distance(a, b):
    @lru_cache(maxsize=None)
    def at(i, j):
        if i == 0 or j == 0:
            return i + j
        if a[i - 1] == b[j - 1]:
            return at(i - 1, j - 1)
        return 1 + min(at(i - 1, j), at(i, j - 1), at(i - 1, j - 1))

    for i in range(0, len(a), 20):  # so that no call goes deep
        at(i, len(b) * i // len(a))
    return at(len(a), len(b))


def coins(amount, kinds, known):
    if amount == 0:
        return 1
    if amount < 0 or not kinds:
        return 0
    key = amount, len(kinds)
    if key not in known:
        known[key] = coins(amount, kinds[1:], known) + coins(amount - kinds[0], kinds, known)
    return known[key]


def change(amount):
    """How many ways there are to give the amount, from small amounts up so that no call goes deep."""
    known = {}
    for part in range(100, amount + 1, 100):
        ways = coins(part, (200, 100, 50, 20, 10, 5, 2, 1), known)
    return ways


def common(a, b):
    """The length of the longest common subsequence, with one row kept."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b):
            keep = row[j + 1]
            row[j + 1] = before + 1 if x == y else max(keep, row[j])
            before = keep
    return row[-1]


class Glyph:
    made = 0
    known = WeakValueDictionary()

    def __new__(cls, char, size):
        key = char, size
        glyph = cls.known.get(key)
        if glyph is None:
            glyph = object.__new__(cls)
            glyph.char, glyph.size = key
            cls.known[key] = glyph
            cls.made += 1
        return glyph


@lru_cache(maxsize=200)
def slow(n):
    return sum(divisor for divisor in range(1, n + 1) if n % divisor == 0)


def word(seed, length):
    letters = []
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        letters.append("abcd"[seed >> 16 & 3])
    return "".join(letters)


def buffers(rounds):
    kept = []
    total = 0
    for i in range(rounds):
        size = 64 << i % 11
        buffer = bytearray(size)
        buffer[i % size] = 1
        kept.append([buffer, list(range(i % 400))])
        if len(kept) > 30:
            total += len(kept.pop(i % 30)[0])
    return total


def work():
    Glyph.made = 0
    Glyph.known.clear()
    slow.cache_clear()
    a, b, c = word(1, 250), word(2, 260), word(3, 240)
    glyphs = []
    for i in range(60000):
        glyphs.append(Glyph(chr(97 + i * 7 % 25), i * 13 % 24))
    same = glyphs[0] is Glyph("a", 0)
    divisors = sum(slow(i * i % 220 + 1) for i in range(20000))
    hits = slow.cache_info().hits > 0
    kinds = Glyph.made
    return "%d %d %d %d %d %s %d %s %d" % (
        distance(a, b), distance(b, c), change(2500), common(a, b + c),
        kinds, same, divisors, hits, buffers(6000))


if __name__ == "__main__":
    measure.run("memoising", work, "139 140 100870228329 217 600 True 3021728 True 71010816")

# measures: dict lookups, insertions and deletions with int, str and tuple keys; a linked list of small objects
# origin: least-recently-used caching by a dict and a doubly linked ring; keys skewed as a web cache sees them
# category: containers
# size: 120000 requests against a cache of 512 entries

import measure


class Link:
    __slots__ = ("before", "after", "key", "value")

    def __init__(self, key, value):
        self.before = self
        self.after = self
        self.key = key
        self.value = value


class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.links = {}
        self.ring = Link(None, None)  # ring.after is the newest link, ring.before the oldest
        self.hits = 0
        self.misses = 0

    def unlink(self, link):
        link.before.after = link.after
        link.after.before = link.before

    def make_newest(self, link):
        ring = self.ring
        link.before = ring
        link.after = ring.after
        ring.after.before = link
        ring.after = link

    def get(self, key, make):
        link = self.links.get(key)
        if link is not None:
            self.hits += 1
            self.unlink(link)
            self.make_newest(link)
            return link.value
        self.misses += 1
        value = make(key)
        if len(self.links) >= self.capacity:
            oldest = self.ring.before
            self.unlink(oldest)
            del self.links[oldest.key]
        link = Link(key, value)
        self.links[key] = link
        self.make_newest(link)
        return value


def requests(count):
    """Pseudo-random keys of three types, small numbers far more often than large ones."""
    seed = 20240229
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        number = (seed >> 8) % 2048
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        number &= seed >> 12
        kind = (seed >> 3) % 3
        if kind == 0:
            yield number
        elif kind == 1:
            yield "page/%d" % number
        else:
            yield (number, number & 7)


def fetch(key):
    if isinstance(key, int):
        return key * 3
    if isinstance(key, str):
        return len(key)
    return key[0] + key[1]


def work():
    cache = Cache(512)
    total = 0
    seen = {}
    for key in requests(120000):
        total += cache.get(key, fetch)
        seen[key] = seen.get(key, 0) + 1
    often = sorted(seen.values())[-5:]
    return "%d %d %d %d %s" % (cache.hits, cache.misses, total, len(seen), often)


if __name__ == "__main__":
    measure.run("lrucache", work, "57031 62969 82770494 4997 [596, 607, 1651, 1683, 1757]")

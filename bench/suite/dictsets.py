# measures: dicts and sets of integers, strings and frozensets: counting, grouping, merging, set algebra, views, defaultdict and Counter
# origin: a word index, reachability in a graph and market baskets (Agrawal and Srikant's Apriori, 1994)
# category: containers
# size: 100000 words, a graph of 2800 nodes, 7000 baskets

from collections import Counter, defaultdict

import measure


def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


def index(count):
    source = numbers(3)
    places = {}
    lengths = defaultdict(int)
    for at in range(count):
        n = next(source)
        word = "w%d" % (n % 700 * (n >> 10) % 700)
        places.setdefault(word, []).append(at)
        lengths[len(word)] += 1
    common = Counter({word: len(found) for word, found in places.items()}).most_common(2)
    first = min(places, key=lambda word: (-len(places[word]), word))
    evens = {word for word, found in places.items() if len(found) % 2 == 0}
    odd = places.keys() - evens
    return len(places), common[0][1], len(evens), len(odd), first, sorted(lengths.items())


def reach(nodes):
    source = numbers(5)
    near = {node: {next(source) % nodes, next(source) % nodes} for node in range(nodes)}
    back = {node: set() for node in near}
    for node, others in near.items():
        for other in others:
            back[other].add(node)
    total = 0
    for start in range(0, nodes, 60):
        seen = {start}
        edge = {start}
        while edge:
            further = set()
            for node in edge:
                further |= near[node]
            edge = further - seen
            seen |= edge
        both = seen & back[start]
        total += len(seen) + len(both) + (start in both) + (seen > both)
    return total


def baskets(count):
    """Which pairs of frequent items are bought together often."""
    source = numbers(7)
    found = [frozenset(next(source) % 24 for _ in range(2 + next(source) % 6)) for _ in range(count)]
    frequent = {item for item, n in Counter(item for basket in found for item in basket).items() if n >= count // 7}
    pairs = Counter()
    for basket in found:
        items = sorted(basket & frequent)
        for i, a in enumerate(items):
            for b in items[i + 1:]:
                pairs[frozenset((a, b))] += 1
    often = {pair: n for pair, n in pairs.items() if n >= count // 60}
    partners = {item: set().union(*(pair for pair in often if item in pair)) - {item} for item in frequent}
    return len(pairs), len(often), sum(often.values()), max(map(len, partners.values()))


def work():
    return "%s %s %s" % (index(100000), reach(2800), baskets(7000))


if __name__ == "__main__":
    measure.run("dictsets", work, "(700, 1453, 372, 328, 'w0', [(2, 2426), (3, 12362), (4, 85212)]) 104566 (276, 276, 53727, 23)")

# measures: list.sort and sorted with and without keys, on several types and orders; merging, grouping; sorts written in Python
# origin: tables sorted as reports need them; quicksort (Hoare, 1962), merge sort and heap sort (Williams, 1964) by hand
# category: containers
# size: 28000 records sorted by five keys, 9000 numbers by three sorts of our own

from functools import cmp_to_key
from itertools import groupby
from operator import attrgetter, itemgetter

import measure


class Row:
    def __init__(self, number, name, price):
        self.number = number
        self.name = name
        self.price = price


def table(count):
    seed = 31
    rows = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        rows.append(Row(seed >> 9, "name %d" % ((seed >> 7) % 500), (seed >> 5) % 10000 / 100.0))
    return rows


def quick(values):
    if len(values) < 2:
        return values
    middle = values[len(values) // 2]
    return (quick([v for v in values if v < middle]) + [v for v in values if v == middle]
            + quick([v for v in values if v > middle]))


def merge(values):
    if len(values) < 2:
        return values
    half = len(values) // 2
    left, right = merge(values[:half]), merge(values[half:])
    made = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            made.append(left[i])
            i += 1
        else:
            made.append(right[j])
            j += 1
    return made + left[i:] + right[j:]


def heap(values):
    values = list(values)
    end = len(values)

    def sink(root, end):
        while True:
            child = 2 * root + 1
            if child >= end:
                return
            if child + 1 < end and values[child] < values[child + 1]:
                child += 1
            if values[root] >= values[child]:
                return
            values[root], values[child] = values[child], values[root]
            root = child

    for root in range(end // 2 - 1, -1, -1):
        sink(root, end)
    for last in range(end - 1, 0, -1):
        values[0], values[last] = values[last], values[0]
        sink(0, last)
    return values


def check(rows):
    total = 0
    for at in range(0, len(rows), 97):
        total = (total * 31 + rows[at].number) % 1000003
    return total


ROWS = table(28000)


def work():
    rows = list(ROWS)
    checks = []
    rows.sort(key=lambda row: row.number)
    checks.append(check(rows))
    rows.sort(key=attrgetter("name", "price"))
    checks.append(check(rows))
    rows.sort(key=lambda row: (-row.price, row.name, row.number))
    checks.append(check(rows))
    rows.sort(key=lambda row: row.name, reverse=True)
    checks.append(check(rows))
    part = sorted(rows[:5000], key=cmp_to_key(lambda a, b: (a.number > b.number) - (a.number < b.number)))
    checks.append(check(part))
    pairs = sorted((row.name, row.number) for row in ROWS)
    groups = [(name, sum(1 for _ in group)) for name, group in groupby(pairs, key=itemgetter(0))]
    checks.append(max(groups, key=itemgetter(1)))
    numbers = [row.number for row in ROWS[:9000]]
    right = sorted(numbers)
    checks.append(quick(numbers) == right and merge(numbers) == right and heap(numbers) == right)
    prices = sorted(row.price for row in rows)
    checks.append(prices[len(prices) // 2])
    return " ".join(map(str, checks))


if __name__ == "__main__":
    measure.run("sorting", work, "612868 210588 155179 458442 241227 ('name 463', 85) True 49.78")

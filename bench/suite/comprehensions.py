# measures: list, dict, set and generator comprehensions, nested ones, unpacking in loops and assignments, zip, enumerate, map and filter, slices
# origin: the life of cells (Conway, 1970), matrix work and joins of tables written as comprehensions
# category: containers
# size: 60 generations on 64 x 64, matrices of 72 x 72, tables of 25000 rows

import measure


def life(size, rounds):
    cells = [[(x * 7 + y * 13 + x * y) % 5 < 2 for x in range(size)] for y in range(size)]
    for _ in range(rounds):
        sums = [[a + b + c for a, b, c in zip(row, row[1:] + row[:1], row[-1:] + row[:-1])] for row in cells]
        cells = [
            [total == 3 or (total == 4 and alive) for total, alive in zip([p + q + r for p, q, r in zip(up, mid, down)], row)]
            for up, mid, down, row in zip(sums[-1:] + sums[:-1], sums, sums[1:] + sums[:1], cells)
        ]
    return sum(map(sum, cells))


def life_by_set(size, rounds):
    alive = {(x, y) for x in range(size) for y in range(size) if (x * x + 3 * y) % 7 < 2}
    around = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
    for _ in range(rounds):
        counts = {}
        for x, y in alive:
            for dx, dy in around:
                near = x + dx, y + dy
                counts[near] = counts.get(near, 0) + 1
        alive = {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in alive}
    return len(alive)


def matrices(n):
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 for j in range(n)] for i in range(n)]
    columns = list(zip(*b))
    product = [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
    flat = [value for row in product for value in row if value % 3]
    return sum(flat), max(max(row) for row in product)


def tables(count):
    people = [(i, "n%d" % (i % 50), {"age": i % 90, "town": i * 7 % 40}) for i in range(count)]
    towns = {town: ("t%d" % town, town % 3) for town in range(40)}
    joined = [(name, age, town_name) for _, name, details in people
              for age, (town_name, region) in [(details["age"], towns[details["town"]])] if region != 1]
    by_town = {}
    for name, age, town in joined:
        by_town.setdefault(town, []).append((age, name))
    oldest = {town: max(group) for town, group in by_town.items()}
    (first, *middle), last = sorted(oldest)[:-1], sorted(oldest)[-1]
    swapped = {value: key for key, value in oldest.items()}
    ages = [age for age, _ in swapped]
    names = {name for name, *_ in joined}
    numbered = {name: at for at, name in enumerate(sorted(names))}
    total = 0
    for (number, (letter, *digits), _), (_, *others) in zip(people, people[1:]):
        total += number + len(digits) + len(others)
    a, b, c = 1, 2, 3
    for _ in range(40000):
        a, b, c = b, c, (a + b + c) % 1009
    evens = list(filter(lambda n: n % 2 == 0, map(lambda row: row[0] * 3, people)))
    return len(joined), first, last, len(middle), sum(ages), len(numbered), total, a, sum(evens[::7])


def work():
    return "%d %d %s %s" % (life(64, 60), life_by_set(40, 60), matrices(72), tables(25000))


if __name__ == "__main__":
    measure.run("comprehensions", work, "153 209 (769901, 444) (16875, 't0', 't9', 25, 845, 50, 312557497, 940, 66948210)")

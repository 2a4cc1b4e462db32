# measures: generators that yield through recursion, set and list operations, tuples
# origin: the eight queens puzzle (Bezzel 1848), by backtracking over columns and diagonals
# category: generators
# size: 9 queens, every solution; counts for 8 to 11 by bit masks; all twice

import measure


def place(n, row, queens, columns, rising, falling):
    """Yield every way to put queens on the rows from row on."""
    if row == n:
        yield tuple(queens)
        return
    for column in range(n):
        if column in columns or row + column in rising or row - column in falling:
            continue
        queens.append(column)
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        yield from place(n, row + 1, queens, columns, rising, falling)
        falling.remove(row - column)
        rising.remove(row + column)
        columns.remove(column)
        queens.pop()


def ways(free, columns, rising, falling):
    """Count solutions with the taken places of a row as bits."""
    if columns == free:
        return 1
    found = 0
    open_places = free & ~(columns | rising | falling)
    while open_places:
        bit = open_places & -open_places
        open_places ^= bit
        found += ways(free, columns | bit, (rising | bit) << 1, (falling | bit) >> 1)
    return found


def work():
    checksum = solutions = 0
    for _ in range(2):
        for queens in list(place(9, 0, [], set(), set(), set())):
            solutions += 1
            for column in queens:
                checksum = (checksum * 9 + column) % 65521
        counts = [ways((1 << n) - 1, 0, 0, 0) for n in range(8, 12)]
    return "%d %d %s" % (solutions, checksum, counts)


if __name__ == "__main__":
    measure.run("nqueens", work, "704 51766 [92, 352, 724, 2680]")

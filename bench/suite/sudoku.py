# measures: sets, dicts keyed by tuples, comprehensions, recursion with copying
# origin: Sudoku as constraint propagation and search for the cell with the fewest candidates
# category: containers
# size: five puzzles of our own with one solution, one with 46; all five times

import measure

# The last puzzle is the first with two digits taken out: it has many solutions.
PUZZLES = (
    "..9.6......2..964....78.......5...6...4...2.31......54....78.2..182....63......1.",
    ".7.5......42.....1...234..98..9.6.5..51......4.....3.8....6.......8.349.5....97.6",
    "473...5............2.7..98....847..1.84.9....6..........6.2.....42..8......5.13..",
    "....4...724...7..98..51....781.5.3.....3.6.......8.....9...8.75...1.5.92......6..",
    "5..13..8.6..9.84..8.......1..5..7..3...2.9674...3........6....8.61...72......214.",
    "..9.6......2..964....78.......5...6...4...2.31......5.....78.2..182.....3......1.",
)

SIDE = range(9)
CELLS = [(row, column) for row in SIDE for column in SIDE]


def neighbours(cell):
    row, column = cell
    top, left = row - row % 3, column - column % 3
    found = {(row, c) for c in SIDE}
    found |= {(r, column) for r in SIDE}
    found |= {(top + r, left + c) for r in range(3) for c in range(3)}
    found.discard(cell)
    return found


NEIGHBOURS = {cell: neighbours(cell) for cell in CELLS}
UNITS = (
    [[(row, column) for column in SIDE] for row in SIDE]
    + [[(row, column) for row in SIDE] for column in SIDE]
    + [[(3 * (box // 3) + i // 3, 3 * (box % 3) + i % 3) for i in SIDE] for box in SIDE]
)


class Contradiction(Exception):
    pass


def settle(candidates, cell, digit):
    """Make the digit the cell's only candidate and follow what that decides."""
    candidates[cell] = {digit}
    decided = [(cell, digit)]
    while decided:
        cell, digit = decided.pop()
        for other in NEIGHBOURS[cell]:
            left = candidates[other]
            if digit in left:
                if len(left) == 1:
                    raise Contradiction
                left = left - {digit}
                candidates[other] = left
                if len(left) == 1:
                    for last in left:
                        decided.append((other, last))


def only_places(candidates):
    """Settle every digit that fits in just one cell of a row, column or box; say whether one did."""
    progress = False
    for unit in UNITS:
        places = {}
        for cell in unit:
            for digit in candidates[cell]:
                places.setdefault(digit, []).append(cell)
        if len(places) < 9:
            raise Contradiction
        for digit, cells in places.items():
            if len(cells) == 1 and len(candidates[cells[0]]) > 1:
                if digit not in candidates[cells[0]]:
                    raise Contradiction
                settle(candidates, cells[0], digit)
                progress = True
    return progress


def solutions(candidates):
    """Yield every solution as a dict from cell to digit."""
    try:
        while only_places(candidates):
            pass
    except Contradiction:
        return
    undecided = [(len(left), cell) for cell, left in candidates.items() if len(left) > 1]
    if not undecided:
        yield {cell: min(left) for cell, left in candidates.items()}
        return
    _, cell = min(undecided)
    for digit in sorted(candidates[cell]):
        guess = dict(candidates)
        try:
            settle(guess, cell, digit)
        except Contradiction:
            continue
        yield from solutions(guess)


def read(puzzle):
    candidates = {cell: set(range(1, 10)) for cell in CELLS}
    for cell, mark in zip(CELLS, puzzle):
        if mark != ".":
            settle(candidates, cell, int(mark))
    return candidates


def solve(puzzle):
    return [
        "".join([str(solution[cell]) for cell in CELLS]) for solution in solutions(read(puzzle))
    ]


def work():
    checksum = 0
    counts = []
    for puzzle in PUZZLES * 5:
        found = solve(puzzle)
        counts.append(len(found))
        for solution in found:
            checksum = (checksum * 1000 + int(solution)) % 1000000007
    return "%s %d" % (counts, checksum)


if __name__ == "__main__":
    measure.run("sudoku", work, "[1, 1, 1, 1, 1, 46, 1, 1, 1, 1, 1, 46, 1, 1, 1, 1, 1, 46, 1, 1, 1, 1, 1, 46, 1, 1, 1, 1, 1, 46] 431928893")

# measures: bit operations on integers of up to 60 bits, tuples, recursion with backtracking
# origin: filling a rectangle with the twelve pentominoes (Golomb, "Polyominoes", 1965), as the meteor puzzle does with its pieces
# category: integers
# size: 6 x 10, the first 42000 placings of the search

import measure

ROWS, COLUMNS = 6, 10
FULL = (1 << ROWS * COLUMNS) - 1

SHAPES = {
    "I": ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4)),
    "L": ((0, 0), (0, 1), (0, 2), (0, 3), (1, 0)),
    "N": ((0, 0), (0, 1), (0, 2), (1, 2), (1, 3)),
    "P": ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0)),
    "Y": ((0, 0), (0, 1), (0, 2), (0, 3), (1, 1)),
    "V": ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2)),
    "U": ((0, 0), (0, 2), (1, 0), (1, 1), (1, 2)),
    "T": ((0, 0), (0, 1), (0, 2), (1, 1), (2, 1)),
    "W": ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2)),
    "Z": ((0, 0), (0, 1), (1, 1), (2, 1), (2, 2)),
    "F": ((0, 1), (0, 2), (1, 0), (1, 1), (2, 1)),
    "X": ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1)),
}


def forms(cells):
    """Every turned and mirrored form, its first cell in reading order at column 0 of row 0."""
    found = set()
    for _ in range(2):
        for _ in range(4):
            cells = [(x, -y) for y, x in cells]
            y0, x0 = min(cells)
            found.add(tuple(sorted((y - y0, x - x0) for y, x in cells)))
        cells = [(y, -x) for y, x in cells]
    return sorted(found)


def placings():
    """For each cell of the board, the placings that begin there, as (piece, mask)."""
    table = [[] for _ in range(ROWS * COLUMNS)]
    for piece, (_, cells) in enumerate(sorted(SHAPES.items())):
        for form in forms(cells):
            for at in range(ROWS * COLUMNS):
                row, column = divmod(at, COLUMNS)
                mask = 0
                for y, x in form:
                    if not (row + y < ROWS and 0 <= column + x < COLUMNS):
                        break
                    mask |= 1 << (row + y) * COLUMNS + column + x
                else:
                    table[at].append((1 << piece, mask))
    return table


def has_bad_hole(board):
    """Whether an empty region next to the frontier cannot hold whole pieces."""
    at = 0
    while board >> at & 1:
        at += 1
    first = COLUMNS * (at // COLUMNS)
    seen = board
    for start in range(at, min(first + 2 * COLUMNS, ROWS * COLUMNS)):
        if seen >> start & 1:
            continue
        stack = [start]
        seen |= 1 << start
        size = 0
        while stack:
            cell = stack.pop()
            size += 1
            column = cell % COLUMNS
            for near, there in ((cell - COLUMNS, cell >= COLUMNS), (cell + COLUMNS, cell < (ROWS - 1) * COLUMNS),
                                (cell - 1, column > 0), (cell + 1, column < COLUMNS - 1)):
                if there and not seen >> near & 1:
                    seen |= 1 << near
                    stack.append(near)
        if size % 5:
            return True
    return False


class Solver:
    def __init__(self, patience):
        self.table = placings()
        self.patience = patience
        self.tried = 0
        self.found = []
        self.path = []

    def fill(self, board, used, at):
        """Try every filling from here on; true when patience is at its end."""
        if board == FULL:
            self.found.append(sum(at * mask % 1000003 for at, mask in enumerate(self.path)))
            return False
        while board >> at & 1:
            at += 1
        for piece, mask in self.table[at]:
            if piece & used or mask & board:
                continue
            if self.tried == self.patience:
                return True
            self.tried += 1
            if self.tried % 4 == 0 and has_bad_hole(board | mask):
                continue
            self.path.append(mask)
            if self.fill(board | mask, used | piece, at):
                return True
            self.path.pop()
        return False


def work():
    solver = Solver(42000)
    solver.fill(0, 0, 0)
    return "%d %s" % (solver.tried, solver.found)


if __name__ == "__main__":
    measure.run("pentominoes", work, "42000 [6031207]")

# A Sudoku solver with constraint propagation over bit masks.
def units():
    rows = [[r * 9 + c for c in range(9)] for r in range(9)]
    cols = [[r * 9 + c for r in range(9)] for c in range(9)]
    boxes = [[(br + r) * 9 + bc + c for r in range(3) for c in range(3)] for br in (0, 3, 6) for bc in (0, 3, 6)]
    return rows + cols + boxes
UNITS = units()
PEERS = [sorted({p for u in UNITS if i in u for p in u} - {i}) for i in range(81)]
ALL = 0b111111111
class Contradiction(Exception): pass
def assign(grid, i, bit):
    rest = grid[i] & ~bit
    while rest:
        low = rest & -rest
        eliminate(grid, i, low)
        rest ^= low
def eliminate(grid, i, bit):
    if not grid[i] & bit:
        return
    grid[i] &= ~bit
    left = grid[i]
    if not left:
        raise Contradiction(i)
    if left & (left - 1) == 0:
        for p in PEERS[i]:
            eliminate(grid, p, left)
    for u in UNITS:
        if i in u:
            places = [j for j in u if grid[j] & bit]
            if not places:
                raise Contradiction(u)
            if len(places) == 1 and grid[places[0]] & (grid[places[0]] - 1):
                assign(grid, places[0], bit)
def solve(grid):
    open_ = [(g.bit_count(), i) for i, g in enumerate(grid) if g & (g - 1)]
    if not open_:
        return grid
    _, i = min(open_)
    options = grid[i]
    while options:
        bit = options & -options
        options ^= bit
        copy = grid[:]
        try:
            assign(copy, i, bit)
            if (found := solve(copy)) is not None:
                return found
        except Contradiction:
            pass
    return None
def read(text):
    grid = [ALL] * 81
    for i, c in enumerate(text):
        if c in "123456789":
            assign(grid, i, 1 << int(c) - 1)
    return grid
puzzles = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9"[:81].replace("8", "."),
]
for p in puzzles[:2]:
    done = solve(read(p))
    text = "".join(str(g.bit_length()) for g in done)
    for r in range(9):
        print(text[r * 9 : r * 9 + 9])
    print(all(sum(done[i] for i in u) == ALL for u in UNITS))
try:
    read("55" + "." * 79)
except Contradiction as e:
    print("contradiction", e)

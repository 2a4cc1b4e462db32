# measures: float arithmetic on five neighbours in three rows of a grid
# origin: successive over-relaxation (Young, 1950) of Laplace's equation, as SciMark 2 measures it
# category: floats
# size: a grid of 100 x 100, 105 sweeps

import measure


def sweep(grid, omega):
    quarter = omega * 0.25
    rest = 1.0 - omega
    last = len(grid) - 1
    for i in range(1, last):
        row = grid[i]
        above = grid[i - 1]
        below = grid[i + 1]
        for j in range(1, len(row) - 1):
            row[j] = quarter * (above[j] + below[j] + row[j - 1] + row[j + 1]) + rest * row[j]


def plate(size):
    """Hot at the top, a slope on the left, cold elsewhere."""
    grid = [[0.0] * size for _ in range(size)]
    for j in range(size):
        grid[0][j] = 100.0
    for i in range(size):
        grid[i][0] = 100.0 - i
    return grid


def work():
    grid = plate(100)
    for _ in range(105):
        sweep(grid, 1.25)
    total = 0.0
    for row in grid:
        for value in row:
            total += value
    return "%.6f %.6f %.6f" % (total, grid[3][50], grid[50][3])


if __name__ == "__main__":
    measure.run("sor", work, "152914.100722 82.153041 41.153776")

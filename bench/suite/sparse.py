# measures: list elements found by indices from another list, short inner loops over ranges
# origin: a sparse matrix in compressed rows (Tinney and Walker, 1967) times a vector, as SciMark 2 measures it
# category: floats
# size: 2000 rows of 8 to 12 elements, multiplied 80 times

import measure


def matrix(rows, seed):
    """Compressed rows: values, their columns, and where each row begins."""
    values, columns, starts = [], [], [0]
    for row in range(rows):
        width = 8 + row % 5
        step = max(1, row // width)
        for i in range(width):
            seed = seed * 16807 % 2147483647
            values.append(seed / 2147483647.0)
            columns.append((i * step + row) % rows)
        starts.append(len(values))
    return values, columns, starts


def multiply(result, values, columns, starts, vector):
    for row in range(len(starts) - 1):
        total = 0.0
        for i in range(starts[row], starts[row + 1]):
            total += vector[columns[i]] * values[i]
        result[row] = total


def work():
    rows = 2000
    values, columns, starts = matrix(rows, 11)
    vector = [1.0 + i / rows for i in range(rows)]
    result = [0.0] * rows
    for _ in range(80):
        multiply(result, values, columns, starts, vector)
        largest = max(result)
        for i in range(rows):
            vector[i] = result[i] / largest
    total = 0.0
    for x in vector:
        total += x
    return "%d %.6f %.6f" % (len(values), total, largest)


if __name__ == "__main__":
    measure.run("sparse", work, "20000 881.650147 5.062361")

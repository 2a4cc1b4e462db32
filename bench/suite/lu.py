# measures: float arithmetic over rows of a list of lists, indices in nested loops
# origin: LU factorisation with partial pivoting (Golub and Van Loan, "Matrix Computations"), as SciMark 2 measures it
# category: floats
# size: a matrix of 190 x 190 factored, and one system solved with it

import measure


def factor(a, pivots):
    n = len(a)
    for j in range(n):
        best = j
        largest = abs(a[j][j])
        for i in range(j + 1, n):
            size = abs(a[i][j])
            if size > largest:
                largest = size
                best = i
        pivots[j] = best
        if a[best][j] == 0.0:
            raise ZeroDivisionError("the matrix is singular")
        a[j], a[best] = a[best], a[j]
        pivot_row = a[j]
        inverse = 1.0 / pivot_row[j]
        for i in range(j + 1, n):
            row = a[i]
            share = row[j] * inverse
            row[j] = share
            for k in range(j + 1, n):
                row[k] -= share * pivot_row[k]


def solve(lu, pivots, b):
    n = len(lu)
    x = list(b)
    for i in range(n):
        other = pivots[i]
        x[i], x[other] = x[other], x[i]
    for i in range(n):
        row = lu[i]
        total = x[i]
        for k in range(i):
            total -= row[k] * x[k]
        x[i] = total
    for i in range(n - 1, -1, -1):
        row = lu[i]
        total = x[i]
        for k in range(i + 1, n):
            total -= row[k] * x[k]
        x[i] = total / row[i]
    return x


def matrix(n):
    seed = 101
    rows = []
    for _ in range(n):
        row = []
        for _ in range(n):
            seed = seed * 16807 % 2147483647
            row.append(seed / 2147483647.0)
        rows.append(row)
    return rows


def work():
    n = 190
    a = matrix(n)
    lu = [list(row) for row in a]
    pivots = [0] * n
    factor(lu, pivots)
    x = solve(lu, pivots, [1.0] * n)
    wrong = 0.0
    for row in a:
        total = 0.0
        for k in range(n):
            total += row[k] * x[k]
        wrong = max(wrong, abs(total - 1.0))
    return "%s %d" % (wrong < 1e-8, sum(i * p for i, p in enumerate(pivots)))


if __name__ == "__main__":
    measure.run("lu", work, "True 2833734")

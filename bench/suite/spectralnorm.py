# measures: float division and multiplication in generator expressions and comprehensions, calls in the innermost loop
# origin: the spectral norm of an infinite matrix, problem 3 of the SIAM hundred-digit challenge (Trefethen 2002), by the power method
# category: floats
# size: a 140 by 140 section, 10 rounds

import measure


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum(entry(i, j) * x for j, x in enumerate(v)) for i in range(len(v))]


def times_transposed(v):
    return [sum(entry(j, i) * x for j, x in enumerate(v)) for i in range(len(v))]


def both(v):
    return times_transposed(times(v))


def norm(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = both(u)
        u = both(v)
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return (uv / vv) ** 0.5


def work():
    return "%.9f" % norm(140)


if __name__ == "__main__":
    measure.run("spectralnorm", work, "1.274222587")

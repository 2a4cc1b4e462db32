# measures: float arithmetic on two elements of a list at a time, indices that jump
# origin: the fast Fourier transform of Cooley and Tukey (1965), in place, as SciMark 2 measures it
# category: floats
# size: 16384 complex numbers there and back

from math import pi, sin

import measure


def reorder(data):
    """Swap each element with the one whose index has the bits reversed."""
    count = len(data) // 2
    other = 0
    for at in range(count - 1):
        if at < other:
            a, b = 2 * at, 2 * other
            data[a], data[b] = data[b], data[a]
            data[a + 1], data[b + 1] = data[b + 1], data[a + 1]
        bit = count >> 1
        while bit <= other:
            other -= bit
            bit >>= 1
        other += bit


def transform(data, direction):
    """Real and imaginary parts in turn; direction is -1 for there and 1 for back."""
    count = len(data) // 2
    reorder(data)
    dual = 1
    while dual < count:
        theta = direction * pi / dual
        turn_imaginary = sin(theta)
        half = sin(theta / 2)
        turn_real = 2 * half * half
        wr, wi = 1.0, 0.0
        for a in range(dual):
            if a:
                wr, wi = wr - turn_imaginary * wi - turn_real * wr, wi + turn_imaginary * wr - turn_real * wi
            for b in range(0, count, 2 * dual):
                i = 2 * (a + b)
                j = i + 2 * dual
                xr, xi = data[j], data[j + 1]
                pr = wr * xr - wi * xi
                qi = wr * xi + wi * xr
                data[j] = data[i] - pr
                data[j + 1] = data[i + 1] - qi
                data[i] += pr
                data[i + 1] += qi
        dual *= 2


def signal(count):
    values = []
    seed = 113
    for _ in range(2 * count):
        seed = seed * 16807 % 2147483647
        values.append(seed / 2147483647.0)
    return values


def work():
    before = signal(16384)
    data = list(before)
    transform(data, -1)
    peak = abs(data[0])
    transform(data, 1)
    wrong = 0.0
    for a, b in zip(before, data):
        wrong = max(wrong, abs(a - b / 16384))
    return "%.6f %s" % (peak, wrong < 1e-10)


if __name__ == "__main__":
    measure.run("fft", work, "8165.409910 True")

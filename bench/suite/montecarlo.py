# measures: a method that computes on an attribute list with wrapping indices, float comparison
# origin: the area of a quarter circle by random points, with a lagged Fibonacci generator (Knuth, vol. 2, 3.2.2), as SciMark 2 measures it
# category: floats
# size: 260000 points

import measure


class Random:
    """Subtracts with lags of 5 and 17, modulo 2**31 - 1."""

    def __init__(self, seed):
        self.state = []
        for _ in range(17):
            seed = seed * 16807 % 2147483647
            self.state.append(seed)
        self.i = 4
        self.j = 16

    def unit(self):
        state = self.state
        i = self.i
        j = self.j
        value = state[i] - state[j]
        if value < 0:
            value += 2147483647
        state[j] = value
        self.i = i - 1 if i else 16
        self.j = j - 1 if j else 16
        return value * 4.656612875245797e-10


def work():
    random = Random(113)
    inside = 0
    for _ in range(260000):
        x = random.unit()
        y = random.unit()
        if x * x + y * y <= 1.0:
            inside += 1
    return inside


if __name__ == "__main__":
    measure.run("montecarlo", work, 204702)

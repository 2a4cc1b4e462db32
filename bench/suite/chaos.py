# measures: float arithmetic on small immutable objects, methods that make new ones, list indexing
# origin: the chaos game (Barnsley, "Fractals Everywhere", 1988) with contractions along cubic B-splines
# category: floats
# size: 18000 points of an attractor of three splines, drawn into 160 x 120 pixels

import measure


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def scaled(self, factor):
        return Point(self.x * factor, self.y * factor)

    def mixed(self, other, share):
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Spline:
    """A clamped B-spline of degree 3, evaluated by de Boor's recurrence."""

    def __init__(self, points):
        self.points = points
        inner = len(points) - 3
        self.knots = [0.0] * 3 + [float(i) for i in range(inner + 1)] + [float(inner)] * 3
        self.end = float(inner)

    def at(self, t):
        if t >= self.end:
            return self.points[-1]
        span = int(t) + 3
        knots = self.knots
        work = [self.points[span - 3 + i] for i in range(4)]
        for level in range(1, 4):
            for i in range(3, level - 1, -1):
                low = knots[span - 3 + i]
                share = (t - low) / (knots[span + 1 + i - level] - low)
                work[i] = work[i - 1].mixed(work[i], share)
        return work[3]


class Random:
    """The minimal generator of Park and Miller (1988)."""

    def __init__(self, seed):
        self.seed = seed

    def unit(self):
        self.seed = self.seed * 16807 % 2147483647
        return self.seed / 2147483647.0

    def below(self, end):
        return int(self.unit() * end)


def shape(*coordinates):
    return Spline([Point(x, y) for x, y in coordinates])


class Game:
    def __init__(self, splines, width, height):
        self.splines = splines
        self.width = width
        self.height = height
        self.random = Random(1234)
        self.low = Point(min(p.x for s in splines for p in s.points), min(p.y for s in splines for p in s.points))
        high = Point(max(p.x for s in splines for p in s.points), max(p.y for s in splines for p in s.points))
        self.extent = high - self.low
        self.image = [[0] * width for _ in range(height)]

    def contract(self, point):
        """Map the whole picture into a thin band along one of the splines."""
        spline = self.splines[self.random.below(len(self.splines))]
        t = (point.x - self.low.x) / self.extent.x * spline.end
        t = min(max(t, 0.0), spline.end - 1e-9)
        base = spline.at(t)
        tangent = spline.at(min(t + 1e-3, spline.end)) - base
        length = tangent.length()
        if length < 1e-12:
            return base
        normal = Point(-tangent.y / length, tangent.x / length)
        height = (point.y - self.low.y) / self.extent.y - 0.5
        return base + normal.scaled(height * 0.08 * self.extent.y)

    def draw(self, count):
        point = Point(self.low.x + self.extent.x / 2, self.low.y + self.extent.y / 2)
        for step in range(count):
            point = self.contract(point)
            if step < 20:
                continue
            x = int((point.x - self.low.x) / self.extent.x * (self.width - 1))
            y = int((point.y - self.low.y) / self.extent.y * (self.height - 1))
            if 0 <= x < self.width and 0 <= y < self.height:
                self.image[y][x] += 1


def work():
    game = Game([
        shape((0.0, 0.0), (0.5, 2.0), (1.5, 2.2), (2.5, 0.4), (3.0, 1.9), (4.0, 2.0)),
        shape((0.2, 3.0), (1.0, 2.5), (2.0, 3.5), (3.0, 2.5), (3.8, 3.0)),
        shape((0.0, 4.0), (1.2, 3.4), (2.2, 4.2), (4.0, 3.2)),
    ], 160, 120)
    game.draw(18000)
    lit = sum(1 for row in game.image for count in row if count)
    most = max(max(row) for row in game.image)
    middle = sum(y * count for y, row in enumerate(game.image) for count in row) // 18000
    return "%d %d %d" % (lit, most, middle)


if __name__ == "__main__":
    measure.run("chaos", work, "663 125 80")

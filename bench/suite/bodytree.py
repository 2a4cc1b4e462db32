# measures: recursion over a tree of objects with __slots__, float attributes, building and dropping the tree
# origin: n bodies by a quadtree (Barnes and Hut, "A hierarchical O(N log N) force-calculation algorithm", 1986)
# category: floats
# size: 450 bodies, 8 steps, opening angle 0.6

import measure


class Body:
    __slots__ = ("x", "y", "vx", "vy", "mass")

    def __init__(self, x, y, vx, vy, mass):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy
        self.mass = mass


class Cell:
    """A square of space: with one body, or with four quarters and their centre of mass."""

    __slots__ = ("x", "y", "half", "body", "quarters", "mass", "mx", "my")

    def __init__(self, x, y, half):
        self.x = x
        self.y = y
        self.half = half
        self.body = None
        self.quarters = None
        self.mass = 0.0
        self.mx = 0.0
        self.my = 0.0

    def quarter(self, body):
        at = (1 if body.x >= self.x else 0) + (2 if body.y >= self.y else 0)
        cell = self.quarters[at]
        if cell is None:
            half = self.half / 2
            cell = Cell(self.x + (half if at & 1 else -half), self.y + (half if at & 2 else -half), half)
            self.quarters[at] = cell
        return cell

    def insert(self, body):
        if self.quarters is None:
            if self.body is None:
                self.body = body
                return
            self.quarters = [None, None, None, None]
            old, self.body = self.body, None
            self.quarter(old).insert(old)
        self.quarter(body).insert(body)

    def weigh(self):
        if self.quarters is None:
            if self.body is not None:
                self.mass = self.body.mass
                self.mx = self.body.x
                self.my = self.body.y
            return
        mass = mx = my = 0.0
        for cell in self.quarters:
            if cell is not None:
                cell.weigh()
                mass += cell.mass
                mx += cell.mx * cell.mass
                my += cell.my * cell.mass
        self.mass = mass
        self.mx = mx / mass
        self.my = my / mass

    def pull(self, body, limit):
        """The acceleration on the body, by masses seen under less than the limiting angle."""
        if self.body is body:
            return 0.0, 0.0
        dx = self.mx - body.x
        dy = self.my - body.y
        square = dx * dx + dy * dy + 0.01
        width = 2 * self.half
        if self.quarters is None or width * width < limit * square:
            force = self.mass / (square * square ** 0.5)
            return dx * force, dy * force
        ax = ay = 0.0
        for cell in self.quarters:
            if cell is not None:
                px, py = cell.pull(body, limit)
                ax += px
                ay += py
        return ax, ay


def bodies(count):
    made = []
    seed = 42
    for _ in range(count):
        numbers = []
        for _ in range(4):
            seed = seed * 16807 % 2147483647
            numbers.append(seed / 2147483647.0)
        a, b, c, d = numbers
        made.append(Body(a * 20 - 10, b * 20 - 10, c - 0.5, d - 0.5, 0.5 + (a + b) / 2))
    return made


def tree(stars):
    half = 1.0
    for star in stars:
        while abs(star.x) >= half or abs(star.y) >= half:
            half *= 2
    root = Cell(0.0, 0.0, half)
    for star in stars:
        root.insert(star)
    root.weigh()
    return root


def step(stars, dt):
    root = tree(stars)
    for star in stars:
        ax, ay = root.pull(star, 0.36)
        star.vx += ax * dt
        star.vy += ay * dt
    for star in stars:
        star.x += star.vx * dt
        star.y += star.vy * dt
    return root


def depth(cell):
    if cell is None or cell.quarters is None:
        return 0
    return 1 + max(depth(quarter) for quarter in cell.quarters)


def work():
    stars = bodies(450)
    for _ in range(8):
        root = step(stars, 0.01)
    energy = 0.0
    for star in stars:
        energy += star.mass * (star.vx * star.vx + star.vy * star.vy) / 2
    return "%.6f %.6f %.6f %d" % (energy, root.mx, root.my, depth(root))


if __name__ == "__main__":
    measure.run("bodytree", work, "295.414228 0.983963 0.746224 11")

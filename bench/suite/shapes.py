"""Shapes of eight classes that answer the same two questions, for the programs
called dispatch: these differ only in how many of the classes meet at one place.

The classes keep their attributes in different orders, one inherits from another
and one has slots, as in a program that grew over time.
"""


class Square:
    def __init__(self, side):
        self.side = side
        self.asked = 0

    def area(self):
        return self.side * self.side

    def grown(self, by):
        self.asked += 1
        return self.side + by


class Box:
    def __init__(self, side):
        self.height = side + 1
        self.side = side
        self.asked = 0

    def area(self):
        return self.side * self.height

    def grown(self, by):
        self.asked += 1
        return self.side + self.height + by


class Triangle:
    def __init__(self, side):
        self.base = side
        self.height = side
        self.side = side
        self.asked = 0

    def area(self):
        return self.base * self.height // 2

    def grown(self, by):
        self.asked += 2
        return self.base + by


class Disc:
    def __init__(self, side):
        self.asked = 0
        self.side = side

    def area(self):
        return 355 * self.side * self.side // 113

    def grown(self, by):
        self.asked += 1
        return self.side - by


class Ring(Disc):
    def area(self):
        return self.side * 3

    def grown(self, by):
        self.asked += 3
        return self.side


class Hexagon:
    def __init__(self, side):
        self.corners = 6
        self.side = side
        self.asked = 0

    def area(self):
        return self.corners * self.side

    def grown(self, by):
        self.asked += 1
        return self.corners * by


class Line:
    def __init__(self, side):
        self.asked = 0
        self.length = side
        self.side = side

    def area(self):
        return 0

    def grown(self, by):
        self.asked += 1
        return self.length + 2 * by


class Dot:
    __slots__ = ("side", "asked")

    def __init__(self, side):
        self.side = side
        self.asked = 0

    def area(self):
        return 1

    def grown(self, by):
        self.asked += 1
        return by


def ask(shapes, by):
    """The place that is measured: two calls of methods and an attribute of each shape."""
    total = 0
    for shape in shapes:
        total += shape.area() + shape.grown(by) - shape.side
    return total


def survey(kinds, rounds):
    """Ask 260 shapes of the kinds, in turn, so many times."""
    shapes = [kinds[i % len(kinds)](i % 29) for i in range(260)]
    total = 0
    for by in range(rounds):
        total += ask(shapes, by & 15)
    return "%d %d" % (total, sum(shape.asked for shape in shapes))

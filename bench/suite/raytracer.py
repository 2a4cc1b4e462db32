# measures: operators of user classes on short-lived objects, float attributes, method calls
# origin: recursive ray tracing (Whitted 1980): spheres, a checkered plane, one light, shadows and mirrors
# category: objects
# size: 120 by 90 pixels, three bounces

import measure


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / self.dot(self) ** 0.5)

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def distance(self, start, direction):
        """How far along the ray the surface is, or None."""
        to_start = start - self.centre
        half = to_start.dot(direction)
        root = half * half - to_start.dot(to_start) + self.radius * self.radius
        if root < 0.0:
            return None
        root = root ** 0.5
        if -half - root > 1e-6:
            return -half - root
        if -half + root > 1e-6:
            return -half + root
        return None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.1

    def __init__(self, height, light, dark):
        self.height = height
        self.light = light
        self.dark = dark
        self.up = Vector(0.0, 1.0, 0.0)

    def distance(self, start, direction):
        if direction.y > -1e-6:
            return None
        away = (self.height - start.y) / direction.y
        return away if away > 1e-6 else None

    def normal(self, point):
        return self.up

    def colour_at(self, point):
        if (int(point.x + 1000.0) + int(point.z + 1000.0)) % 2:
            return self.light
        return self.dark


class Scene:
    def __init__(self, things, lamp, sky):
        self.things = things
        self.lamp = lamp
        self.sky = sky

    def nearest(self, start, direction):
        best = None
        hit = None
        for thing in self.things:
            away = thing.distance(start, direction)
            if away is not None and (best is None or away < best):
                best = away
                hit = thing
        return hit, best

    def in_shadow(self, point):
        to_lamp = self.lamp - point
        far = to_lamp.dot(to_lamp) ** 0.5
        hit, away = self.nearest(point, to_lamp * (1.0 / far))
        return hit is not None and away < far

    def colour(self, start, direction, bounces):
        hit, away = self.nearest(start, direction)
        if hit is None:
            return self.sky * (0.5 + 0.5 * direction.y)
        point = start + direction * away
        normal = hit.normal(point)
        light = 0.15
        if not self.in_shadow(point):
            light += 0.85 * max(0.0, normal.dot((self.lamp - point).unit()))
        seen = hit.colour_at(point) * light
        if bounces and hit.shine:
            back = self.colour(point, direction.mirrored(normal), bounces - 1)
            seen = seen * (1.0 - hit.shine) + back * hit.shine
        return seen


def scene():
    return Scene(
        [
            Sphere(Vector(0.0, 0.0, 6.0), 1.0, Vector(1.0, 0.2, 0.2), 0.3),
            Sphere(Vector(-1.9, 0.3, 5.0), 0.7, Vector(0.2, 1.0, 0.2), 0.5),
            Sphere(Vector(1.7, -0.4, 4.2), 0.6, Vector(0.3, 0.3, 1.0), 0.2),
            Sphere(Vector(0.6, 1.4, 7.5), 0.9, Vector(0.9, 0.9, 0.9), 0.8),
            Floor(-1.0, Vector(0.9, 0.9, 0.8), Vector(0.2, 0.2, 0.2)),
        ],
        Vector(-4.0, 6.0, -2.0),
        Vector(0.4, 0.6, 1.0),
    )


def render(width, height):
    world = scene()
    eye = Vector(0.0, 0.4, -1.0)
    rows = []
    for j in range(height):
        y = (height / 2 - j) / width
        row = []
        for i in range(width):
            x = (i - width / 2) / width
            row.append(world.colour(eye, Vector(x, y, 1.0).unit(), 3))
        rows.append(row)
    return rows


def work():
    red = green = blue = 0.0
    for row in render(120, 90):
        for colour in row:
            red += colour.x
            green += colour.y
            blue += colour.z
    return "%.6f %.6f %.6f" % (red, green, blue)


if __name__ == "__main__":
    measure.run("raytracer", work, "3133.615596 3612.029876 4927.224080")

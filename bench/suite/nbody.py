# measures: float arithmetic on attributes of small objects, nested loops over pairs
# origin: planetary motion by a symplectic integrator (Jovian planets), the problem of the Computer Language Benchmarks Game; initial data from JPL's ephemerides as given there
# category: floats
# size: 5 bodies, 24000 steps

import measure

PI = 3.14159265358979323
SOLAR_MASS = 4.0 * PI * PI
YEAR = 365.24


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * YEAR
        self.vy = vy * YEAR
        self.vz = vz * YEAR
        self.mass = mass * SOLAR_MASS


def solar_system():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        # Jupiter
        Body(4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
             1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
             9.54791938424326609e-04),
        # Saturn
        Body(8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
             -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
             2.85885980666130812e-04),
        # Uranus
        Body(1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
             2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
             4.36624404335156298e-05),
        # Neptune
        Body(1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
             2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
             5.15138902046611451e-05),
    ]


def all_pairs(bodies):
    pairs = []
    for i in range(len(bodies)):
        for j in range(i + 1, len(bodies)):
            pairs.append((bodies[i], bodies[j]))
    return pairs


def rest_momentum(bodies):
    """Give the sun the speed that leaves the whole system at rest."""
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun = bodies[0]
    sun.vx = -px / sun.mass
    sun.vy = -py / sun.mass
    sun.vz = -pz / sun.mass


def energy(bodies, pairs):
    total = 0.0
    for body in bodies:
        speed2 = body.vx * body.vx + body.vy * body.vy + body.vz * body.vz
        total += 0.5 * body.mass * speed2
    for one, two in pairs:
        dx = one.x - two.x
        dy = one.y - two.y
        dz = one.z - two.z
        total -= one.mass * two.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for one, two in pairs:
            dx = one.x - two.x
            dy = one.y - two.y
            dz = one.z - two.z
            d2 = dx * dx + dy * dy + dz * dz
            pull = dt / (d2 * d2 ** 0.5)
            of_one = one.mass * pull
            of_two = two.mass * pull
            one.vx -= dx * of_two
            one.vy -= dy * of_two
            one.vz -= dz * of_two
            two.vx += dx * of_one
            two.vy += dy * of_one
            two.vz += dz * of_one
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def work():
    bodies = solar_system()
    pairs = all_pairs(bodies)
    rest_momentum(bodies)
    before = energy(bodies, pairs)
    advance(bodies, pairs, 0.01, 24000)
    return "%.9f %.9f" % (before, energy(bodies, pairs))


if __name__ == "__main__":
    measure.run("nbody", work, "-0.169075164 -0.169029639")

# measures: calls with defaults, keywords, keyword-only, star and double-star arguments; closures and lambdas; recursion through them
# origin: the Ackermann and Takeuchi functions, Church numerals, and a table of functions called in every form the language has
# category: calls
# size: 72000 rounds of 14 calls, tak(13, 8, 3), Church numerals up to 6 * 7

import measure


def plain(a, b, c):
    return a + b - c


def defaults(a, b=2, c=3):
    return a * b + c


def only(a, *, scale=1, shift=0):
    return a * scale + shift


def rest(first, *others):
    return first + len(others)


def named(**options):
    return len(options) + options.get("x", 0)


def everything(a, b=1, *others, key=2, **options):
    return a + b + key + len(others) + len(options)


def wrapped(function):
    def call(*args, **options):
        return function(*args, **options)
    return call


hidden = wrapped(defaults)


def adder(n):
    def add(x):
        return x + n
    return add


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


zero = lambda f: lambda x: x
after = lambda n: lambda f: lambda x: f(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))


def church(n):
    number = zero
    for _ in range(n):
        number = after(number)
    return number


def work():
    total = 0
    three = (1, 2, 3)
    options = {"x": 5, "y": 6}
    add = adder(7)
    step = counter()
    for i in range(72000):
        total += plain(i, 2, 3)
        total += plain(*three)
        total += plain(c=i, a=4, b=1)
        total += defaults(i)
        total += defaults(i, 5)
        total += defaults(i, c=1)
        total += only(i, shift=3, scale=2)
        total += rest(i, 1, 2, 3)
        total += rest(*three, *three)
        total += named(x=i, z=1)
        total += everything(1, 2, 3, 4, key=5, other=6)
        total += everything(*three, **options)
        total += hidden(i, b=3)
        total += add(i) + step()
    number = times(church(6))(church(7))(lambda x: x + 1)(0)
    return "%d %d %d %d" % (total, tak(13, 8, 3), number, step(0))


if __name__ == "__main__":
    measure.run("argforms", work, "46659312000 8 42 72000")

# measures: integers of many digits: multiplication, division, shifts, powers, conversion to decimal
# origin: digits of pi by a spigot (Gibbons, 2006) and by Machin's formula (1706); a Lucas-Lehmer test; modular powers as RSA has them
# category: integers
# size: 700 digits by the spigot, 5500 by Machin's formula, 2**1279 - 1, 90 modular powers of 512 bits

import sys

import measure

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)


def spigot(count):
    digits = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(map(str, digits))


def arctan(inverse, unit):
    total = term = unit // inverse
    square = inverse * inverse
    n = 3
    sign = -1
    while term:
        term //= square
        total += sign * (term // n)
        sign = -sign
        n += 2
    return total


def machin(count):
    unit = 10 ** (count + 10)
    pi = 4 * (4 * arctan(5, unit) - arctan(239, unit))
    return str(pi // 10 ** 10)


def is_mersenne_prime(p):
    m = (1 << p) - 1
    s = 4
    for _ in range(p - 2):
        s = s * s - 2
        while s > m:
            s = (s & m) + (s >> p)
        if s == m:
            s = 0
    return s == 0


def work():
    one = spigot(700)
    two = machin(5500)
    modulus = (1 << 521) - 1
    base = 3
    for i in range(90):
        base = pow(base, modulus >> 9 | i, modulus)
    return "%s %s %s %d" % (one == two[:700], two[-10:], is_mersenne_prime(1279), base % 1000003)


if __name__ == "__main__":
    measure.run("pidigits", work, "True 6246436267 True 599981")

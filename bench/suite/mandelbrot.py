# measures: tight float loops on local variables, with a data-dependent end
# origin: the escape-time algorithm for the Mandelbrot set
# category: floats
# size: 256 by 192 points, at most 60 rounds a point

import measure


def rounds_to_escape(cr, ci, most):
    zr = zi = 0.0
    for n in range(most):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return most


def picture(width, height, most):
    """Return the number of points inside and a checksum over all rounds."""
    inside = 0
    checksum = 0
    for y in range(height):
        ci = 2.0 * y / height - 1.0
        for x in range(width):
            n = rounds_to_escape(3.0 * x / width - 2.0, ci, most)
            if n == most:
                inside += 1
            checksum = (checksum * 31 + n) % 1000003
    return inside, checksum


def work():
    return "%d %d" % picture(256, 192, 60)


if __name__ == "__main__":
    measure.run("mandelbrot", work, "12937 389050")

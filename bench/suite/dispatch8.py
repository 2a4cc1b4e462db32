# measures: method calls and attribute reads at places that see objects of eight classes
# origin: shapes with areas, the classic example of polymorphism; one of three programs that differ only in how many classes meet
# category: objects
# size: 260 shapes of eight classes, two of them related and one with slots, asked 2700 times

import measure
import shapes


def work():
    return shapes.survey((shapes.Square, shapes.Box, shapes.Triangle, shapes.Disc, shapes.Ring, shapes.Hexagon, shapes.Line, shapes.Dot), 2700)


if __name__ == "__main__":
    measure.run("dispatch8", work, "152571204 963900")

# measures: method calls and attribute reads at places that see objects of three classes
# origin: shapes with areas, the classic example of polymorphism; one of three programs that differ only in how many classes meet
# category: objects
# size: 260 shapes of three classes, asked 2900 times

import measure
import shapes


def work():
    return shapes.survey((shapes.Square, shapes.Box, shapes.Triangle), 2900)


if __name__ == "__main__":
    measure.run("dispatch3", work, "179547260 1003400")

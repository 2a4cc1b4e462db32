# measures: method calls and attribute reads at places that see objects of one class only
# origin: shapes with areas, the classic example of polymorphism; one of three programs that differ only in how many classes meet
# category: objects
# size: 260 shapes of one class, asked 4200 times

import measure
import shapes


def work():
    return shapes.survey((shapes.Square,), 4200)


if __name__ == "__main__":
    measure.run("dispatch1", work, "296478080 1092000")

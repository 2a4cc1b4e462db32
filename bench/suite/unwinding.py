# measures: raising and catching through several frames, try in loops that do not raise, finally, with, exception classes of one's own
# origin: a calculator for a small language that reports its errors by exceptions, and retries as network clients have them
# category: calls
# size: 42000 expressions of which a third fail, 340000 guarded steps, 56000 with statements

import measure


class CalculatorError(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.at = at


class Unknown(CalculatorError):
    pass


class Early(CalculatorError):
    pass


class Tokens:
    def __init__(self, text):
        self.words = text.split()
        self.at = 0

    def next(self):
        try:
            word = self.words[self.at]
        except IndexError:
            raise Early("the text ends too early", self.at) from None
        self.at += 1
        return word


def number(tokens, names):
    word = tokens.next()
    if word == "(":
        value = expression(tokens, names)
        tokens.next()
        return value
    try:
        return int(word)
    except ValueError:
        pass
    try:
        return names[word]
    except KeyError as error:
        raise Unknown("no name " + error.args[0], tokens.at)


def expression(tokens, names):
    value = number(tokens, names)
    while tokens.at < len(tokens.words) and tokens.words[tokens.at] != ")":
        sign = tokens.next()
        other = number(tokens, names)
        if sign == "+":
            value += other
        elif sign == "*":
            value *= other
        else:
            value //= other
    return value


TEXTS = [
    "1 + 2 * x", "( x + 3 ) / 2", "4 / ( x + -3 )", "x + ( y * 2 )", "z + 1", "1 + ( 2 *", "( ( x + 1 ) * ( x + 2 ) )",
    "x * x * x", "12 / 5", "a", "3 + ( x / 0 )", "( 1 + 2 ) * ( 3 + 4 )",
]


class Depth:
    def __init__(self):
        self.inside = 0
        self.failed = 0

    def __enter__(self):
        self.inside += 1
        return self

    def __exit__(self, kind, value, trace):
        self.inside -= 1
        if kind is not None:
            self.failed += 1
        return kind is ZeroDivisionError


def calculate(count):
    sums = 0
    errors = {}
    for i in range(count):
        try:
            value = expression(Tokens(TEXTS[i % len(TEXTS)]), {"x": 3, "y": i % 7})
        except (Unknown, Early) as error:
            name = type(error).__name__
            errors[name] = errors.get(name, 0) + error.at
        except ZeroDivisionError:
            errors["zero"] = errors.get("zero", 0) + 1
        else:
            sums += value
        finally:
            sums += 1
    return sums, sorted(errors.items())


def guarded(count):
    done = 0
    for i in range(count):
        try:
            done += i & 3
        finally:
            done += 1
    return done


def contexts(count):
    depth = Depth()
    left = 0
    for i in range(count):
        with depth as now:
            left += now.inside
            if i % 10 == 0:
                left += 1 // (i % 20)
    return depth.failed, left


def deep(n):
    if n == 0:
        raise LookupError(n)
    try:
        deep(n - 1)
    except KeyError:
        return 0
    return 1


def work():
    caught = 0
    for _ in range(1700):
        try:
            deep(20)
        except LookupError as error:
            caught += 1 + len(error.args)
    return "%s %s %s %d" % (calculate(42000), guarded(340000), contexts(56000), caught)


if __name__ == "__main__":
    measure.run("unwinding", work, "(360500, [('Early', 17500), ('Unknown', 7000), ('zero', 7000)]) 850000 (2800, 56000) 3400")

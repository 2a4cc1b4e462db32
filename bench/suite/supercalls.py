# measures: super() through chains of single and multiple inheritance, in methods, __init__ and properties
# origin: cooperative methods (PEP 3135, and Barrett et al., "A Monotonic Superclass Linearization", 1996), as a stack of handlers
# category: objects
# size: 120000 messages through a diamond of 6 classes, 150000 objects made by chained __init__

import measure


class Handler:
    def __init__(self, name, **rest):
        self.name = name
        self.seen = 0

    def handle(self, message):
        self.seen += 1
        return message

    @property
    def weight(self):
        return 1


class Logged(Handler):
    def __init__(self, name, log, **rest):
        super().__init__(name, **rest)
        self.log = log

    def handle(self, message):
        if message & 255 == 0:
            self.log.append(message)
        return super().handle(message + 1)

    @property
    def weight(self):
        return super().weight + 10


class Checked(Handler):
    def __init__(self, name, limit, **rest):
        super().__init__(name, **rest)
        self.limit = limit

    def handle(self, message):
        if message > self.limit:
            message -= self.limit
        return super().handle(message ^ 5)

    @property
    def weight(self):
        return super().weight + 100


class Counted(Handler):
    def __init__(self, name, **rest):
        super().__init__(name, **rest)
        self.count = 0

    def handle(self, message):
        self.count += 1
        return super().handle(message * 3 & 0xFFFF)

    @property
    def weight(self):
        return super().weight + 1000


class Whole(Logged, Checked, Counted):
    def __init__(self, name, log, limit):
        super().__init__(name, log=log, limit=limit)

    def handle(self, message):
        return super().handle(message) + 1

    @property
    def weight(self):
        return super().weight * 2


class Old(Whole):
    """Names the class and the object itself, as code before PEP 3135 had to."""

    def handle(self, message):
        return super(Old, self).handle(message ^ 1)


class Node:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Branch(Node):
    __slots__ = ("left",)

    def __init__(self, value, left):
        super().__init__(value)
        self.left = left


class Fork(Branch):
    __slots__ = ("right",)

    def __init__(self, value, left, right):
        super().__init__(value, left)
        self.right = right


def work():
    log = []
    handlers = [Whole("a", log, 40000), Old("b", log, 30000), Whole("c", log, 20000)]
    message = 1
    total = 0
    for i in range(120000):
        handler = handlers[i % 3]
        message = handler.handle(message)
        total += message
        if i & 7 == 0:
            total += handler.weight
    node = None
    for i in range(150000):
        node = Fork(i, node if i % 50 else None, None)
    depth = 0
    while node is not None:
        depth += node.value
        node = node.left
    return "%d %d %d %s" % (total, depth, len(log), [h.count + h.seen for h in handlers])


if __name__ == "__main__":
    measure.run("supercalls", work, "3405727808 7498725 1 [80000, 80000, 80000]")

# measures: garbage in cycles: parents and children, doubly linked lists, closures, exceptions with frames; long-lived data beside it
# origin: documents that are built, linked both ways and dropped, while a large table stays; finalizers and weak references as witnesses
# category: memory
# size: 1700 documents of 43 nodes, 15000 rings of 4, a table of 6000 entries that lives

import gc
import weakref

import measure


class Node:
    def __init__(self, name, parent):
        self.name = name
        self.parent = parent
        self.children = []
        self.attributes = {"self": self, "name": name}
        if parent is not None:
            parent.children.append(self)


class Item:
    __slots__ = ("before", "after", "value")

    def __init__(self, value):
        self.before = self.after = self
        self.value = value

    def insert(self, value):
        item = Item(value)
        item.before, item.after = self, self.after
        self.after.before = item
        self.after = item
        return item


class Witness:
    def __init__(self, seen):
        self.seen = seen
        self.self = self

    def __del__(self):
        self.seen.append(1)


def document(number):
    root = Node("root%d" % number, None)
    for i in range(6):
        section = Node("section", root)
        for k in range(6):
            Node("leaf%d" % k, section)
    return root


def size(node):
    return 1 + sum(size(child) for child in node.children)


def closures(n):
    functions = []

    def one(x):
        return functions[1](x - 1) if x else n

    def two(x):
        return one(x - 1) if x > 0 else n + 1

    functions.extend((one, two))
    return one(5)


def failing(n):
    kept = [n]
    try:
        raise ValueError(n)
    except ValueError as error:
        kept.append(error)  # the error's traceback holds this frame, which holds kept
    return len(kept)


def work():
    table = {i: [i, str(i)] for i in range(6000)}
    seen = []
    total = 0
    alive = []
    for n in range(1700):
        root = document(n)
        total += size(root)
        alive.append(weakref.ref(root))
        if n % 20 == 0:
            Witness(seen)
        table[n * 7 % 6000] = [n, root.name]
    for n in range(15000):
        ring = Item(n)
        ring.insert(n + 1).insert(n + 2).insert(n + 3)
        total += ring.after.after.value
    for n in range(9000):
        total += closures(n) + failing(n)
    del root
    gc.collect()
    gc.collect()
    return "%d %d %d %d" % (total, len(seen), sum(1 for ref in alive if ref() is not None), len(table))


if __name__ == "__main__":
    measure.run("cyclicgarbage", work, "153118100 85 0 6000")

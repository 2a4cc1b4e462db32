# measures: making, walking and dropping many small objects; the memory manager
# origin: binary trees of the Computer Language Benchmarks Game, after Hans Boehm's GCBench
# category: memory
# size: depth 4 to 14, one tree of depth 15 kept alive

import measure


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def work():
    deepest = 15
    kept = grow(deepest)
    total = 0
    for depth in range(4, deepest + 1, 2):
        for _ in range(1 << (deepest - depth)):
            total += count(grow(depth))
    return "%d %d" % (total, count(kept))


if __name__ == "__main__":
    measure.run("binarytrees", work, "390486 65535")

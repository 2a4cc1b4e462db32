# measures: copy.copy and copy.deepcopy of nested containers, objects with __dict__, with slots, with hooks, and cycles
# origin: the standard library's copy module on a document tree, as undo histories use it
# category: objects
# size: a tree of 121 sections copied 28 times

import copy

import measure


class Style:
    def __init__(self, font, sizes):
        self.font = font
        self.sizes = sizes


class Run:
    __slots__ = ("text", "style")

    def __init__(self, text, style):
        self.text = text
        self.style = style


class Section:
    def __init__(self, title, parent):
        self.title = title
        self.parent = parent
        self.children = []
        self.runs = []
        self.marks = {}


class Shared:
    """Copied by reference, however deep."""

    def __init__(self):
        self.copies = 0

    def __deepcopy__(self, memo):
        self.copies += 1
        return self


def section(title, parent, depth, styles, shared):
    made = Section(title, parent)
    for i in range(4):
        made.runs.append(Run("%s run %d" % (title, i), styles[i % 3]))
    made.marks = {"at": (1, 2, [3, 4]), "names": {"a", "b", title}, "shared": shared, title: b"bytes"}
    if depth:
        for i in range(3):
            made.children.append(section("%s.%d" % (title, i), made, depth - 1, styles, shared))
    return made


def count(tree):
    total = len(tree.runs) + len(tree.marks["at"][2])
    for child in tree.children:
        assert child.parent is tree
        total += count(child)
    return total


def work():
    styles = [Style("font %d" % i, [8, 10, 12]) for i in range(3)]
    shared = Shared()
    root = section("1", None, 4, styles, shared)
    history = [root]
    total = 0
    for i in range(28):
        again = copy.deepcopy(history[-1])
        again.runs[0].text += "!"
        again.children[i % 3].runs.append(copy.copy(again.runs[1]))
        total += count(again)
        history.append(again)
    same = history[1].runs[0].style is history[1].runs[3].style
    apart = history[1].runs[0].style is not styles[0]
    return "%d %d %s %s %d" % (total, shared.copies, same, apart, len(history[-1].runs[0].text))


if __name__ == "__main__":
    measure.run("deepcopying", work, "20734 3388 True True 35")

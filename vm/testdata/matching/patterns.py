# Every kind of pattern.
import collections, enum
class Colour(enum.Enum): RED = 1; BLUE = 2
class NS: const = 42
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(P):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class NoArgs:
    def __init__(self): self.a = 1
NT = collections.namedtuple("NT", "a b")
def describe(v):
    match v:
        case 0: return "zero"
        case -1 | -1.5: return "minus"
        case 3 + 4j | -2 - 1j: return "complex"
        case "hello" | "hi" as greeting: return f"greeting {greeting}"
        case b"bytes": return "bytes"
        case None: return "none"
        case True: return "true"
        case False: return "false"
        case Colour.RED | Colour.BLUE as c: return f"colour {c.name}"
        case NS.const: return "const"
        case []: return "empty seq"
        case [x]: return f"one {x!r}"
        case [1, 2, *rest]: return f"12 then {rest}"
        case (first, *_, "last"): return f"{first} ... last"
        case [[a, b], [c, d]] if a == d: return f"square {a}{b}{c}{d}"
        case [int(), str() | bytes(), *_]: return "int then text"
        case {"type": "circle", "r": (int() | float()) as r}: return f"circle {r}"
        case {"type": "poly", "pts": [P(x=px), *more], **rest}: return f"poly {px} {len(more)} {rest}"
        case {"only": _, **rest} if not rest: return "exactly only"
        case {Colour.RED: x}: return f"red key {x}"
        case {1: x, None: y}: return f"1 and None {x} {y}"
        case {}: return f"mapping {len(v)}"
        case P3(1, 2, 3): return "P3 123"
        case P(0, y=0): return "origin"
        case P(x, y) if x == y: return f"diag {x}"
        case P(x=P(x=inner)): return f"nested {inner}"
        case P(): return f"P {v.x} {v.y}"
        case NT(a, b=7): return f"NT {a}"
        case NoArgs(a=q): return f"noargs {q}"
        case int(n) if n > 100: return f"big {n}"
        case int() | float() as num: return f"num {num}"
        case str(s): return f"str {s}"
        case list() | tuple() | collections.deque() as seq: return f"{type(seq).__name__} {len(seq)}"
        case set() | frozenset(): return "set"
        case type(): return f"type {v.__name__}"
        case _: return f"other {type(v).__name__}"
class D(dict): pass
class UserMap(collections.UserDict): pass
class FakeSeq:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
import array
for v in (0, 0.0, False, True, 1, -1, -1.5, 3 + 4j, "hello", "hi", "other", b"bytes", b"x", None, Colour.RED, Colour.BLUE, 42, 42.0, [], (), [5], ("s",), [1, 2], (1, 2, 3, 4), ["f", 1, 2, "last"], [[1, 2], [3, 1]], [[1, 2], [3, 4]], [7, "s", 1], [7, b"s"], {"type": "circle", "r": 2.5}, {"type": "circle", "r": "x"}, {"type": "poly", "pts": [P(1, 2), 3], "k": 1}, {"only": 1}, {"only": 1, "more": 2}, {Colour.RED: "r"}, {1: "a", None: "b", 2: 3}, {}, D(), UserMap(q=1), P3(1, 2, 3), P3(0, 0, 1), P(0, 0), P(4, 4), P(P(9, 8), 1), P(1, 2), NT(1, 7), NT(1, 8), NoArgs(), 1000, 7, 2.5, set(), frozenset([1]), int, object(), range(3), collections.deque([1, 2, 3]), bytearray(b"ab"), array.array("i", [1]), FakeSeq(), (x for x in ()), {1, 2}, memoryview(b"xy"), 10**30, "a" * 3, [[]], [None, "last"]):
    print(type(v).__name__, describe(v))
def binding():
    match [1, [2, 3], {"k": 4}]:
        case [a, [b, *c], {"k": d, **e}]: pass
    return sorted(locals().items(), key=lambda kv: kv[0])
print(binding())
def partial_binding():
    match (1, 2):
        case (x, 3): return "no"
        case (y, 2): return sorted(locals())
print(partial_binding())
match 5:
    case x if x > 10: print("big")
    case x: print("irrefutable", x)
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match 1, 2:
    case a, *b: print(a, b)
match = 5; case = 6; print(match, case, match + case); _ = "underscore"
match match:
    case 5: print("soft keyword", _)
match (x):
    case [*_]: print("no")
    case _: print("wild", _)
match -x:
    case -5: print("neg")
def type_(match, case=1): return match, case
print(type_(1), type_(match=2, case=3)); type = type_ ; print(type(1)); del type

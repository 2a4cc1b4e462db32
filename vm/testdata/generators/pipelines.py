# Generators as coroutines: schedulers, parsers, simulations.
from collections import deque
def task(name, n):
    for i in range(n):
        print(f"{name}:{i}", end=" ")
        yield
    return f"{name} done"
def scheduler(tasks):
    queue, results = deque(tasks), []
    while queue:
        t = queue.popleft()
        try: next(t); queue.append(t)
        except StopIteration as e: results.append(e.value)
    return results
print(scheduler([task("a", 3), task("b", 1), task("c", 2)]))
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1; continue
        if c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]); i = j
        elif c in "+-*/()^": yield "op", c; i += 1
        else: raise SyntaxError(f"bad character {c!r} at {i}")
    yield "end", None
def parse(text):
    tokens = tokenize(text); kind, val = next(tokens)
    def advance():
        nonlocal kind, val
        kind, val = next(tokens)
    def expr(level=0):
        nonlocal kind, val
        if level == 3:
            if kind == "num": v = val; advance(); return v
            if val == "(":
                advance(); v = expr()
                if val != ")": raise SyntaxError("expected )")
                advance(); return v
            if val == "-": advance(); return -expr(2)
            raise SyntaxError(f"unexpected {val!r}")
        left = expr(level + 1)
        ops = ["+-", "*/", "^"][level]
        while kind == "op" and val in ops:
            op = val; advance()
            right = expr(level if op == "^" else level + 1)
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "^": lambda: left**right}[op]()
        return left
    v = expr()
    if kind != "end": raise SyntaxError(f"trailing {val!r}")
    return v
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "10 - 4 - 3", "-2 ^ 2", "1.5 * 4", "8 / 3", "1 / 0", "1 +", "(1", "1 $ 2", "2 3", "-(3 + 4) * 2"):
    try: print(text, "=", parse(text))
    except (SyntaxError, ZeroDivisionError) as e: print(text, "!", type(e).__name__, e)
def grep(pattern, sink):
    while True:
        line = yield
        if pattern in line: sink.send(line)
def upper(sink):
    while True: sink.send((yield).upper())
def collector(out):
    while True: out.append((yield))
def prime(g): next(g); return g
out = []
p = prime(grep("a", prime(upper(prime(collector(out))))))
for w in "apple pie and berry banana".split(): p.send(w)
print(out)
def window(it, n):
    buf = deque(maxlen=n)
    for x in it:
        buf.append(x)
        if len(buf) == n: yield tuple(buf)
print(list(window(range(6), 3)))
def merge(*its):
    heads = {}
    for i, it in enumerate(map(iter, its)):
        for v in it: heads[i] = (v, it); break
    while heads:
        i = min(heads, key=lambda k: (heads[k][0], k)); v, it = heads[i]; yield v
        for nxt in it: heads[i] = (nxt, it); break
        else: del heads[i]
print(list(merge([1, 4, 9], [2, 3, 10], [], [5])))
def permutations(items):
    if not items: yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]): yield [x, *rest]
print(sum(1 for _ in permutations(list(range(6)))), ["".join(p) for p in permutations(list("abc"))])
def knights(n):
    moves = [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
    def reach(start, depth):
        seen = {start}
        frontier = [start]
        for d in range(depth):
            yield d, len(seen)
            nxt = []
            for x, y in frontier:
                for dx, dy in moves:
                    p = (x + dx, y + dy)
                    if 0 <= p[0] < n and 0 <= p[1] < n and p not in seen: seen.add(p); nxt.append(p)
            frontier = nxt
    return list(reach((0, 0), 7))
print(knights(8))
class Node:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
def insert(n, v):
    if n is None: return Node(v)
    if v < n.v: n.l = insert(n.l, v)
    else: n.r = insert(n.r, v)
    return n
root = None
for v in (50, 30, 70, 20, 40, 60, 80, 35): root = insert(root, v)
print(list(root), next(iter(root)), sum(root), max(root), 35 in root, [a + b for a, b in zip(root, list(root)[1:])])

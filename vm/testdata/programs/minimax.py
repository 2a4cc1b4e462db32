# Games: tic-tac-toe by minimax, connect four by alpha-beta, nim by theory.
from functools import reduce
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b): return next((b[x] for x, y, z in LINES if b[x] == b[y] == b[z] != " "), None)
seen = {}
def value(b, player):
    if (key := (b, player)) in seen: return seen[key]
    if w := winner(b): r = 1 if w == "X" else -1
    elif " " not in b: r = 0
    else:
        r = (max if player == "X" else min)(value(b[:i] + player + b[i + 1 :], "O" if player == "X" else "X") for i in range(9) if b[i] == " ")
    seen[key] = r
    return r
def best(b, player):
    other = "O" if player == "X" else "X"
    moves = [i for i in range(9) if b[i] == " "]
    return (max if player == "X" else min)(moves, key=lambda i: (value(b[:i] + player + b[i + 1 :], other), -i if player == "X" else i))
b, p = " " * 9, "X"
while not winner(b) and " " in b:
    i = best(b, p); b = b[:i] + p + b[i + 1 :]; p = "O" if p == "X" else "X"
    print("|".join(b[k : k + 3] for k in (0, 3, 6)))
print(winner(b), len(seen), value("XX OO    ", "X"), value("X   O   X", "O"))
class Board:
    W, H = 6, 5
    def __init__(self): self.cols, self.moves = [[] for _ in range(self.W)], 0
    def play(self, c): self.cols[c].append(self.moves % 2); self.moves += 1
    def undo(self, c): self.cols[c].pop(); self.moves -= 1
    def legal(self): return [c for c in sorted(range(self.W), key=lambda c: abs(2 * c - self.W + 1)) if len(self.cols[c]) < self.H]
    def at(self, c, r): return self.cols[c][r] if 0 <= c < self.W and 0 <= r < len(self.cols[c]) else None
    def wins(self, c):
        r = len(self.cols[c]) - 1; me = self.at(c, r)
        for dc, dr in ((1, 0), (0, 1), (1, 1), (1, -1)):
            n = 1
            for s in (1, -1):
                k = 1
                while self.at(c + s * k * dc, r + s * k * dr) == me: n += 1; k += 1
            if n >= 4: return True
        return False
    def search(self, depth, alpha=-100, beta=100):
        self.nodes = getattr(self, "nodes", 0) + 1
        legal = self.legal()
        if not depth or not legal: return 0, None
        move = None
        for c in legal:
            self.play(c)
            try: v = depth if self.wins(c) else -self.search(depth - 1, -beta, -alpha)[0]
            finally: self.undo(c)
            if v > alpha: alpha, move = v, c
            if alpha >= beta: break
        return alpha, move if move is not None else legal[0]
    def __str__(self): return "\n".join("".join(".xo"[0 if (v := self.at(c, r)) is None else v + 1] for c in range(self.W)) for r in reversed(range(self.H)))
bd = Board()
for c in (2, 3, 2, 3): bd.play(c)
print(bd.search(5), bd.nodes)
while bd.legal():
    v, m = bd.search(4); bd.play(m)
    if bd.wins(m): print("win by", "xo"[(bd.moves - 1) % 2]); break
print(bd, bd.moves)
def nim(heaps):
    x = reduce(lambda a, b: a ^ b, heaps, 0)
    return [(i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h]
def grundy(n, moves, memo={}):
    key = n, moves
    if key not in memo:
        reach = {grundy(n - m, moves) for m in moves if m <= n}; g = 0
        while g in reach: g += 1
        memo[key] = g
    return memo[key]
print(nim([3, 4, 5]), nim([1, 2, 3]), nim([7]), [grundy(n, (1, 3, 4)) for n in range(20)])

# measures: lists of small objects that refer to each other, attributes, methods, set-like stamps
# origin: the game of Go played at random to its end, the move chosen by Monte Carlo search (Bruegmann, 1993)
# category: objects
# size: 170 playouts on 9 x 9 from an opening of 8 stones

import measure

SIZE = 9
EMPTY, BLACK, WHITE = 0, 1, 2


class Random:
    def __init__(self, seed):
        self.seed = seed

    def below(self, end):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 8) % end


class Square:
    """One crossing. Chains are found through `leader`, as disjoint sets are."""

    def __init__(self, board, at):
        self.board = board
        self.at = at
        self.colour = EMPTY
        self.leader = self
        self.members = [self]
        self.stamp = 0
        self.neighbours = []

    def find(self):
        square = self
        while square.leader is not square:
            square = square.leader
        while self.leader is not square:
            self.leader, self = square, self.leader
        return square

    def liberties(self, enough):
        """How many empty neighbours the chain has; counting ends at enough."""
        board = self.board
        board.stamp += 1
        stamp = board.stamp
        found = 0
        for member in self.find().members:
            for near in member.neighbours:
                if near.colour == EMPTY and near.stamp != stamp:
                    near.stamp = stamp
                    found += 1
                    if found == enough:
                        return found
        return found

    def join(self, other):
        mine, theirs = self.find(), other.find()
        if mine is theirs:
            return
        if len(mine.members) < len(theirs.members):
            mine, theirs = theirs, mine
        theirs.leader = mine
        mine.members.extend(theirs.members)

    def capture(self):
        members = self.find().members
        for member in members:
            member.colour = EMPTY
            self.board.make_empty(member)
        for member in members:
            member.leader = member
            member.members = [member]
        return len(members)


class Board:
    def __init__(self):
        self.stamp = 0
        self.squares = [Square(self, at) for at in range(SIZE * SIZE)]
        for square in self.squares:
            x, y = square.at % SIZE, square.at // SIZE
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                if 0 <= x + dx < SIZE and 0 <= y + dy < SIZE:
                    square.neighbours.append(self.squares[(y + dy) * SIZE + x + dx])
        self.empty = list(self.squares)
        self.place = list(range(SIZE * SIZE))  # of each square in self.empty, or -1
        self.ko = None
        self.captured = [0, 0, 0]

    def make_empty(self, square):
        self.place[square.at] = len(self.empty)
        self.empty.append(square)

    def make_full(self, square):
        at = self.place[square.at]
        last = self.empty.pop()
        if last is not square:
            self.empty[at] = last
            self.place[last.at] = at
        self.place[square.at] = -1

    def is_eye(self, square, colour):
        for near in square.neighbours:
            if near.colour != colour:
                return False
        return True

    def is_legal(self, square, colour):
        if square is self.ko:
            return False
        for near in square.neighbours:
            if near.colour == EMPTY:
                return True
            if near.colour == colour:
                if near.liberties(2) > 1:
                    return True
            elif near.liberties(2) == 1:
                return True
        return False

    def play(self, square, colour):
        square.colour = colour
        square.leader = square
        square.members = [square]
        self.make_full(square)
        taken = 0
        last = None
        for near in square.neighbours:
            if near.colour == colour:
                square.join(near)
            elif near.colour != EMPTY and near.liberties(1) == 0:
                last = near
                taken += near.capture()
        self.captured[colour] += taken
        self.ko = last if taken == 1 and len(square.find().members) == 1 and square.liberties(2) == 1 else None

    def random_move(self, colour, random):
        choices = len(self.empty)
        while choices:
            at = random.below(choices)
            square = self.empty[at]
            if not self.is_eye(square, colour) and self.is_legal(square, colour):
                return square
            choices -= 1
            other = self.empty[choices]
            self.empty[at], self.empty[choices] = other, square
            self.place[other.at], self.place[square.at] = at, choices
        return None

    def score(self):
        """Stones and eyes of black minus those of white."""
        total = 0
        for square in self.squares:
            if square.colour == BLACK or square.colour == EMPTY and self.is_eye(square, BLACK):
                total += 1
            elif square.colour == WHITE or self.is_eye(square, WHITE):
                total -= 1
        return total


OPENING = [(2, 2), (6, 6), (6, 2), (2, 6), (4, 4), (4, 6), (4, 2), (7, 4)]


def playout(first, random):
    board = Board()
    colour = BLACK
    for x, y in OPENING:
        board.play(board.squares[y * SIZE + x], colour)
        colour = WHITE if colour == BLACK else BLACK
    moves = 0
    passes = 0
    if first is not None:
        board.play(board.squares[first], colour)
        colour = WHITE if colour == BLACK else BLACK
    while passes < 2 and moves < 3 * SIZE * SIZE:
        square = board.random_move(colour, random)
        if square is None:
            passes += 1
            board.ko = None
        else:
            passes = 0
            board.play(square, colour)
        colour = WHITE if colour == BLACK else BLACK
        moves += 1
    return board.score(), moves, board.captured[BLACK] + board.captured[WHITE]


def work():
    random = Random(9)
    wins = {}
    moves = taken = 0
    for game in range(170):
        first = 10 + game * 7 % 60
        if any(first == y * SIZE + x for x, y in OPENING):
            first = None
        score, count, stones = playout(first, random)
        moves += count
        taken += stones
        wins[first] = wins.get(first, 0) + (1 if score > 0 else 0)
    return "%d %d %d %d" % (len(wins), sum(wins.values()), moves, taken)


if __name__ == "__main__":
    measure.run("goplay", work, "53 102 20751 9444")

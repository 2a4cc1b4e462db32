# measures: one large regular expression with named groups, matched at place after place; a parser and evaluator on its tokens
# origin: a scanner by alternation, and operator-precedence parsing (Pratt, 1973), for a small language with assignments
# category: strings
# size: 7200 lines of source, scanned, parsed and run

import re

import measure

TOKENS = re.compile(r"""
    (?P<space>[ \t]+)
  | (?P<comment>\#[^\n]*)
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<string>"(?:[^"\\\n]|\\.)*")
  | (?P<sign>\*\*|[-+*/%()=<>,;])
  | (?P<line>\n)
""", re.VERBOSE)

BINDING = {"=": 1, "<": 2, ">": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4, "**": 6}


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line


def scan(source):
    tokens = []
    line = 1
    at = 0
    match = TOKENS.match
    while at < len(source):
        found = match(source, at)
        if found is None:
            raise SyntaxError("line %d: %r" % (line, source[at]))
        kind = found.lastgroup
        if kind not in ("space", "comment"):
            tokens.append(Token(kind, found.group(kind), line))
        if kind == "line":
            line += 1
        at = found.end()
    tokens.append(Token("end", "", line))
    return tokens


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    def take(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def operand(self):
        token = self.take()
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "string":
            return ("text", token.text[1:-1].replace('\\"', '"'))
        if token.kind == "name":
            if self.tokens[self.at].text == "(":
                self.take()
                words = [self.expression(0)]
                while self.tokens[self.at].text == ",":
                    self.take()
                    words.append(self.expression(0))
                self.take()
                return ("call", token.text, words)
            return token.text
        if token.text == "-":
            return ("minus", self.expression(5))
        if token.text == "(":
            inner = self.expression(0)
            self.take()
            return inner
        raise SyntaxError("line %d: %r" % (token.line, token.text))

    def expression(self, least):
        left = self.operand()
        while True:
            sign = self.tokens[self.at].text
            power = BINDING.get(sign, 0)
            if power <= least:
                return left
            self.take()
            right = self.expression(power - 1 if sign in ("=", "**") else power)
            left = (sign, left, right)

    def statements(self):
        while self.tokens[self.at].kind != "end":
            if self.tokens[self.at].kind == "line" or self.tokens[self.at].text == ";":
                self.take()
                continue
            yield self.expression(0)


FUNCTIONS = {"max": max, "min": min, "length": len, "abs": abs}


def run(tree, names):
    if isinstance(tree, str):
        return names[tree]
    if not isinstance(tree, tuple):
        return tree
    kind = tree[0]
    if kind == "text":
        return tree[1]
    if kind == "call":
        return FUNCTIONS[tree[1]](*[run(word, names) for word in tree[2]])
    if kind == "minus":
        return -run(tree[1], names)
    if kind == "=":
        value = names[tree[1]] = run(tree[2], names)
        return value
    left, right = run(tree[1], names), run(tree[2], names)
    if kind == "+":
        return left + right
    if kind == "-":
        return left - right
    if kind == "*":
        return left * right
    if kind == "/":
        return left // (right or 1)
    if kind == "%":
        return left % (right or 1)
    if kind == "<":
        return int(left < right)
    if kind == ">":
        return int(left > right)
    return left ** min(right, 4)


def source(lines):
    made = ["total = 0; rest = 1"]
    for i in range(lines):
        made.append([
            "a%d = %d + total %% 97 * 3  # a comment, line %d" % (i % 9, i, i),
            "total = (total + max(rest, %d)) %% 100003" % (i * 7),
            'word = "said \\"%d\\" here"; rest = length(word) + abs(-rest) %% 11' % i,
            "total = total + 2 ** 3 ** 1 - -(rest * %d) / 7" % i,
            "rest = rest + (total > %d) + (1.5 < rest)" % (i * 3),
        ][i % 5])
    return "\n".join(made) + "\n"


SOURCE = source(7200)


def work():
    tokens = scan(SOURCE)
    names = {}
    count = 0
    for tree in Parser(tokens).statements():
        run(tree, names)
        count += 1
    return "%d %d %s %s %s" % (len(tokens), count, names["total"], names["rest"], names["word"])


if __name__ == "__main__":
    measure.run("tokenising", work, "113769 8642 106414 25 said \"7197\" here")

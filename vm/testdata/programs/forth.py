# A Forth with definitions, loops and errors.
class ForthError(Exception): pass
class Forth:
    def __init__(self):
        self.stack, self.out, self.words, self.vars = [], [], {}, {}
        for name, fn in {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "<": lambda a, b: -(a < b), "=": lambda a, b: -(a == b), ">": lambda a, b: -(a > b), "mod": lambda a, b: a % b, "and": lambda a, b: a & b, "or": lambda a, b: a | b, "max": max, "min": min}.items():
            self.words[name] = self.binary(fn)
        for attr in dir(self):
            if attr.startswith("w_"): self.words[attr[2:]] = getattr(self, attr)
        self.words |= {".": self.dot, "/": self.div, "!": self.store, "@": self.fetch, ".s": self.show}
    def binary(self, fn):
        def run():
            b, a = self.pop(), self.pop()
            self.stack.append(fn(a, b))
        return run
    def pop(self):
        try: return self.stack.pop()
        except IndexError: raise ForthError("stack underflow") from None
    def div(self):
        b, a = self.pop(), self.pop()
        try: self.stack.append(a // b)
        except ZeroDivisionError as e: raise ForthError("division by zero") from e
    def dot(self): self.out.append(str(self.pop()))
    def show(self): self.out.append(f"<{len(self.stack)}> {' '.join(map(str, self.stack))}")
    def w_dup(self): x = self.pop(); self.stack += [x, x]
    def w_drop(self): self.pop()
    def w_swap(self): b, a = self.pop(), self.pop(); self.stack += b, a
    def w_over(self): b, a = self.pop(), self.pop(); self.stack += a, b, a
    def w_rot(self): c, b, a = self.pop(), self.pop(), self.pop(); self.stack.extend((b, c, a))
    def w_emit(self): self.out.append(chr(self.pop()))
    def w_cr(self): self.out.append("\n")
    def store(self): k, v = self.pop(), self.pop(); self.vars[k] = v
    def fetch(self): self.stack.append(self.vars.get(self.pop(), 0))
    def compile(self, tokens, *ends):
        code = []
        for t in tokens:
            if t in ends: return code, t
            match t:
                case "if":
                    then, end = self.compile(tokens, "else", "then"); other = []
                    if end == "else": other, _ = self.compile(tokens, "then")
                    code.append(("if", then, other))
                case "begin":
                    body, end = self.compile(tokens, "until", "while")
                    rest = self.compile(tokens, "repeat")[0] if end == "while" else None
                    code.append(("loop", body, rest))
                case "do": code.append(("do", self.compile(tokens, "loop")[0]))
                case '."':
                    words = []
                    for w in tokens:
                        if w.endswith('"'): words.append(w[:-1]); break
                        words.append(w)
                    code.append(("say", " ".join(words)))
                case "variable": name = next(tokens); self.vars[name] = 0; self.words[name] = lambda name=name: self.stack.append(name)
                case ":":
                    name = next(tokens); body, _ = self.compile(tokens, ";")
                    self.words[name] = lambda body=body: self.run(body)
                case _: code.append(t)
        if ends: raise ForthError(f"expected {' or '.join(ends)}")
        return code, None
    def run(self, code, index=()):
        for op in code:
            match op:
                case ("if", then, other): self.run(then if self.pop() else other, index)
                case ("loop", body, None):
                    while True:
                        self.run(body, index)
                        if self.pop(): break
                case ("loop", cond, body):
                    while self.run(cond, index) or self.pop(): self.run(body, index)
                case ("do", body):
                    start, limit = self.pop(), self.pop()
                    for i in range(start, limit): self.run(body, (*index, i))
                case ("say", text): self.out.append(text)
                case "i": self.stack.append(index[-1])
                case "j": self.stack.append(index[-2])
                case "recurse": raise ForthError("no recursion here")
                case str(w) if w in self.words: self.words[w]()
                case str(n):
                    try: self.stack.append(int(n))
                    except ValueError: raise ForthError(f"{n} ?") from None
    def eval(self, text):
        self.out = []
        try: self.run(self.compile(iter(text.split()))[0])
        except ForthError as e: self.out.append(f"error: {e}" + (f" ({e.__cause__})" if e.__cause__ else "")); self.stack.clear()
        return " ".join(self.out)
f = Forth()
for line in ("1 2 + .", ": square dup * ; 7 square .", ": fact 1 swap 1 + 1 do i * loop ; 20 fact . 30 fact .", ": fib 0 1 rot 0 do over + swap loop drop ; 10 fib . 50 fib .", "5 0 do i . loop", "3 0 do 2 0 do j i + . loop loop", ": sign dup 0 < if .\" negative\" else 0 = if .\" zero\" else .\" positive\" then then ; -5 sign", "variable x 42 x ! x @ .", "10 begin dup . 1 - dup 0 = until drop", "27 begin dup 1 > while dup 2 mod if 3 * 1 + else 2 / then dup . repeat drop", "+", "1 0 /", "foo", "1 if 2", "1 2 3 .s rot .s", "72 emit 105 emit cr", "drop drop drop .s", ": gcd begin dup while swap over mod repeat drop ; 1071 462 gcd .", "recurse"):
    print(line, "=>", f.eval(line))

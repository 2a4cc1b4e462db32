# A Brainfuck machine with a small optimiser, and a Turing machine.
def compile_bf(src):
    code, stack, i = [], [], 0
    src = [c for c in src if c in "+-<>.,[]"]
    while i < len(src):
        c, j = src[i], i
        if c in "+-<>":
            while j < len(src) and src[j] in ("+-" if c in "+-" else "<>"): j += 1
            n = sum(1 if s in "+>" else -1 for s in src[i:j])
            if n: code.append(("add" if c in "+-" else "move", n))
            i = j
            continue
        if c == "[":
            if src[i : i + 3] in (["[", "-", "]"], ["[", "+", "]"]): code.append(("zero", 0)); i += 3; continue
            stack.append(len(code)); code.append(("jz", None))
        elif c == "]":
            if not stack: raise SyntaxError("unmatched ]")
            start = stack.pop()
            code[start] = ("jz", len(code)); code.append(("jnz", start))
        else: code.append(("out" if c == "." else "in", 0))
        i += 1
    if stack: raise SyntaxError(f"unmatched [ at {stack[-1]}")
    return code
def run(code, inp="", limit=2_000_000):
    tape, p, pc, out, inp, steps = bytearray(300), 0, 0, [], iter(inp), 0
    while pc < len(code):
        op, arg = code[pc]
        if op == "add": tape[p] = (tape[p] + arg) & 255
        elif op == "move": p += arg
        elif op == "jz":
            if not tape[p]: pc = arg
        elif op == "jnz":
            if tape[p]: pc = arg
        elif op == "zero": tape[p] = 0
        elif op == "out": out.append(chr(tape[p]))
        else: tape[p] = ord(next(inp, "\0"))
        pc += 1; steps += 1
        if steps > limit: raise TimeoutError(steps)
    return "".join(out), steps
HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
for name, src, inp in (("hello", HELLO, ""), ("rot", ",[>+>+<<-]>+++.>---.", "M"), ("reverse", ">,[>,]<[.<]", "stressed"), ("cat", ",[.,]", "echo me"), ("count", "++++++++[>++++++<-]>>++++++++++[<.+>-]", "")):
    code = compile_bf(src); out, steps = run(code, inp); print(name, len(code), steps, repr(out))
for bad in ("[", "]", "[[]", "+[]"):
    try: print(run(compile_bf(bad), limit=1000))
    except (SyntaxError, TimeoutError) as e: print(type(e).__name__, e)
def turing(rules, tape, state="A", limit=5000):
    cells, pos, n = dict(enumerate(tape)), 0, 0
    while state != "H" and n < limit:
        write, move, state = rules[state, cells.get(pos, "0")]
        cells[pos] = write
        pos += 1 if move == "R" else -1
        n += 1
    return n, "".join(cells[k] for k in sorted(cells)).strip("0"), sum(v == "1" for v in cells.values())
BB = {("A", "0"): ("1", "R", "B"), ("A", "1"): ("1", "L", "B"), ("B", "0"): ("1", "L", "A"), ("B", "1"): ("0", "L", "C"), ("C", "0"): ("1", "R", "H"), ("C", "1"): ("1", "L", "D"), ("D", "0"): ("1", "R", "D"), ("D", "1"): ("0", "R", "A")}
INC = {("A", "0"): ("0", "R", "A"), ("A", "1"): ("1", "R", "A"), ("A", "_"): ("_", "L", "B"), ("B", "1"): ("0", "L", "B"), ("B", "0"): ("1", "L", "H")}
print(turing(BB, ""), [turing(INC, f"0{n:b}_")[1] for n in (0, 1, 7, 10)])
def life_1d(rule, width, steps):
    row = [0] * width; row[width // 2] = 1
    for _ in range(steps):
        print("".join(" #"[c] for c in row))
        row = [rule >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]
for rule in (30, 90, 110): life_1d(rule, 31, 8)

import _tokenize

def show(text, extra=True):
    lines = iter(text.splitlines(True))
    try:
        for t in _tokenize.TokenizerIter(lambda: next(lines, ''), extra_tokens=extra):
            print(t)
    except SyntaxError as e:
        print(type(e).__name__, e.args, e.lineno, e.offset)

show("def f(x):\n    return 'é' + x # c\n\nx = (\n")
show("if x:\n    a\n  b\n")
show("if x:\n\ta\n        b\n")
show("x \\ y\n")
show("'''a\nb\n")
show("x = f'{a!r:>{w}}{{' t'{b}'")
show("x = 1\r\n# c\r\ny", True)
show("0x\n", False)
show("a+=b->c:=d...e\n", True)
show("a+=b\n", False)
show("")

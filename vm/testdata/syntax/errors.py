# What compile() says of mistakes: every attribute of the exception.
def show(text, mode='exec'):
    try:
        compile(text, 'mistake.py', mode)
        print(repr(text), 'is right')
    except SyntaxError as e:
        print(repr(text), type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))

for text in """f(a b)
x = = 1
if x
for x in y
def f(a=1, b): pass
f(a for a in b, c)
f(a=1, b)
x = (1,
x = (1]
x = 'abc
x = f'{a b}'
x = f'{}'
1 = x
f() = 1
a + b += 1
import a.b as c.d
from a import b,
print x
0777
1__0
a $ b
{1: 2, 3}
lambda x: y = 1
del f()
class A
async x
try: pass
x = a := 1
raise
return 1
yield 1
break
await x
nonlocal x
global x; x: int = 1
def f(x, x): pass
x = "\\x1"
x = b'é'
x = 'a' b'b'
é é
x if y
x = y if z
'a' b 'c'
with a as 1: pass
match x: pass
type X[*T: int] = 1
""".splitlines():
    show(text)
show("if x:\ny\n")
show("x\n  y\n")
show("if x:\n    y\n  z\n")
show("if x:\n\ty\n        z\n")
show("x = '''a\nb\n")
show("1 +", 'eval')
show("x = 1", 'eval')
show("x = 1\ny = 2\n", 'single')
show(b"x = '\xff'\n")
show(b"# coding: latin-1\nx = '\xff' y\n")
show(b"# coding: nothing\n")
show("a\0b")
show("(" * 201)

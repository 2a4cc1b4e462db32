# What code objects show, and code made by replace.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def f(a, /, b, *args, c=2, **kw):
    "doc"
    x = [a for a in b if c]
    def g(): return x, a
    for i in range(3):
        if i: print(i)
    return g
co=f.__code__
C=type(co)
for n in sorted(n for n in C.__dict__ if n.startswith('co_') and n not in('co_lnotab',)):
    if n in ('co_lines','co_positions','co_branches'): value("list(co.%s())"%n)
    else: value("co.%s"%n); run("co.%s=3"%n)
value("co"); value("co==f.__code__"); value("hash(co)==hash(f.__code__)"); value("co.replace(co_name='z').co_name"); value("co.replace(co_name='z')==co"); value("co.replace()==co"); value("co.replace(co_foo=3)"); value("co.replace(co_name=3)"); value("co.replace(co_argcount=-1)"); value("co.replace(co_code=b'a')"); value("co.replace(co_varnames=('q',))"); value("co.replace(co_flags=0).co_flags"); value("co.replace(co_firstlineno=10)"); value("C()"); value("C(1)"); value("co.__replace__(co_name='y').co_name"); value("co < co"); value("co._varname_from_oparg(0)"); value("co._varname_from_oparg(100)"); value("compile('1+2','a','eval') == compile('1+2','b','eval')"); value("compile('1','a','eval') == compile('1.0','a','eval')"); value("compile('x=1','a','exec').co_code"); value("co.replace(1)"); value("co.co_lnotab"); value("co.replace(co_names=(1,))")
value("C(*[getattr(co,n) for n in 'co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars co_cellvars'.split()])==co")
def h(): return 1
h.__code__ = h.__code__.replace(co_consts=(None,5)); value("h()"); run("h.__code__=co")
h2=type(h)(h.__code__.replace(co_name='q'),{}); value("h2.__name__"); value("h2()")

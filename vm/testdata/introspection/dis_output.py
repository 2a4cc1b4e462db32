# The disassembler on functions of several shapes.
import dis, io
def simple(a, b=1):
    x = a + b * 2
    return x
def loop(items):
    total = 0
    for i, v in enumerate(items):
        if v > 10 and i:
            continue
        total += v
    else:
        total = -total
    return total
def handles(f):
    try:
        with f() as g:
            return g.read(1, size=2)
    except (ValueError, KeyError) as e:
        raise RuntimeError("x") from e
    finally:
        print("done")
def closure(n):
    def inner(m): return n + m
    return inner, [q for q in n], {k: v for k, v in n}, lambda: (yield n)
async def coro(x):
    async with x as y:
        async for z in y: await z
    return [w async for w in x]
def strings(a): return f"{a!r:>10} {a=}" + "%s" % a, a[1:2], a[::2], a is None, a not in (1, 2), *a
def match_it(v):
    match v:
        case {"k": [1, *rest]}: return rest
        case int(x) | str(x): return x
class Cls:
    attr: int = 5
    def m(self): return super().m()
for f in (simple, loop, handles, closure, coro, strings, match_it, Cls): print("==", f.__name__); dis.dis(f)
out = io.StringIO(); dis.dis("x = [1, 2, 3]\ndel x[0]\nimport a.b as c\nfrom d import *", file=out); print(out.getvalue())
print(dis.code_info(loop).replace(loop.__code__.co_filename, "FILE"))
for i in dis.get_instructions(simple): print(i.opname, i.arg, repr(i.argval), i.offset, i.line_number, i.starts_line, i.is_jump_target, i.positions.col_offset)
print(dis.stack_effect(dis.opmap["BINARY_OP"], 0), dis.stack_effect(dis.opmap["CALL"], 3), len(dis.opmap) > 150, dis.opname[dis.opmap["LOAD_FAST"]], dis.opmap["LOAD_FAST"] in dis.haslocal)
dis.dis(simple, show_caches=True); dis.dis(simple, show_offsets=True); dis.dis(simple, adaptive=False); print(list(dis.findlinestarts(loop.__code__)), list(dis.findlabels(loop.__code__.co_code)))
try: dis.dis(5)
except TypeError as e: print(e)

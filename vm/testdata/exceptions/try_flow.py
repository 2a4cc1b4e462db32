# Every path through try, except, else and finally.
def flow(action, *, in_except=None, in_else=None, in_finally=None):
    log = []
    def do(what, where):
        log.append(where)
        if what == "raise": raise ValueError(where)
        if what == "other": raise KeyError(where)
    def run():
        for i in range(2):
            log.append(i)
            try:
                do(action, "try")
                if action == "return": return "from try"
                if action == "break": break
                if action == "continue": continue
            except ValueError as e:
                do(in_except, "except")
                if in_except == "return": return "from except"
                if in_except == "break": break
                if in_except == "continue": continue
                if in_except == "reraise": raise
            else:
                do(in_else, "else")
                if in_else == "return": return "from else"
                if in_else == "break": break
            finally:
                do(in_finally, "finally")
            log.append("after")
        else:
            log.append("loop-else")
        return "end"
    try:
        r = run()
    except Exception as e:
        chain = []
        while e is not None:
            chain.append(repr(e)); e = e.__context__
        r = " <- ".join(chain)
    return r, log
actions = (None, "raise", "other", "return", "break", "continue")
for a in actions:
    for e in (None, "raise", "other", "return", "break", "continue", "reraise") if a == "raise" else (None,):
        for l in (None, "raise", "return", "break") if a is None else (None,):
            for f in (None, "raise"):
                print(a, e, l, f, *flow(a, in_except=e, in_else=l, in_finally=f))
def nested():
    out = []
    try:
        try:
            try: 1 / 0
            finally: out.append("f1")
        except KeyError: out.append("wrong")
        else: out.append("wrong else")
        finally: out.append("f2")
    except (TypeError, ZeroDivisionError) as e: out.append(str(e))
    else: out.append("wrong")
    finally: out.append("f3")
    return out
print(nested())
def ret_val():
    x = 1
    try: return x
    finally: x = 2
def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: continue
            if n == 5: break
        finally:
            n += 10 if n == 4 else 0
        if n > 20: return "big", n
    return n
def gen_try():
    try: yield 1
    finally: print("gen finally")
    yield 2
print(ret_val(), while_try(), list(gen_try()))
def names():
    try: raise ValueError("v")
    except ValueError as e: pass
    try: e
    except UnboundLocalError as u: print(u)
    e = 5
    try: raise ValueError
    except ValueError as e: e = 6
    return "e" in locals()
print(names())
def dynamic(exc, catch):
    try:
        try: raise exc
        except catch: return "caught"
    except BaseException as e: return f"{type(e).__name__}: {e}"
for exc, catch in ((ValueError("a"), ValueError), (ValueError, (KeyError, ValueError)), (ValueError("b"), ()), (ValueError("c"), (KeyError, (TypeError, ValueError))), (ValueError("d"), 5), (ValueError("e"), (KeyError, 5)), (ValueError("f"), "str"), (5, ValueError), ("s", Exception), (None, Exception), (object(), Exception), (int, Exception), (KeyboardInterrupt(), Exception), (StopIteration(1), Exception), (BaseException("b"), BaseException)):
    print(dynamic(exc, catch))
def deep_finally(n):
    try:
        if n == 0: raise RuntimeError("bottom")
        deep_finally(n - 1)
    finally: trail.append(n)
trail = []
try: deep_finally(5)
except RuntimeError as e: print(e, trail)

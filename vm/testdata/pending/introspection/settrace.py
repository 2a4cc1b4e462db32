# sys.settrace and sys.setprofile: events, lines, return values, exceptions.
import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__: return None
    line = frame.f_lineno - frame.f_code.co_firstlineno
    shown = arg if event == "return" else (arg[0].__name__, str(arg[1])) if event == "exception" else None
    events.append((frame.f_code.co_name, event, line, shown))
    return tracer
def add(a, b):
    c = a + b
    return c
def loops(n):
    t = 0
    for i in range(n):
        if i % 2:
            t += add(i, 1)
    while t > 3:
        t -= 1
    return t
def raises():
    try:
        1 / 0
    except ZeroDivisionError:
        x = "handled"
    finally:
        y = 1
    return x
def lets_out():
    {}["k"]
def gen():
    yield 1
    yield 2
def comp(): return [i for i in range(2)]
class M:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
def with_it():
    with M() as m:
        raise ValueError("swallowed")
    return m
def run(f, *a):
    events.clear(); sys.settrace(tracer)
    try: f(*a)
    except Exception as e: pass
    finally: sys.settrace(None)
    print(f.__name__)
    for e in events: print("  ", *e)
for f, a in ((add, (1, 2)), (loops, (4,)), (raises, ()), (lets_out, ()), (lambda: list(gen()), ()), (comp, ()), (with_it, ())): run(f, *a)
prof = []
def profiler(frame, event, arg):
    if frame.f_code.co_filename == __file__: prof.append((frame.f_code.co_name, event, getattr(arg, "__name__", arg) if event.startswith("c_") else arg if event == "return" else None))
def work(): return len([abs(-1), max(1, 2)]) + add(1, 2)
sys.setprofile(profiler); work(); sys.setprofile(None); print(prof)
print(sys.gettrace(), sys.getprofile())
def noline(frame, event, arg):
    frame.f_trace_lines = False; frame.f_trace_opcodes = False; events.append(event); return noline
events.clear(); sys.settrace(noline); add(1, 2); sys.settrace(None); print(events)
def changes_local(frame, event, arg):
    if event == "line" and "c" in frame.f_locals: frame.f_locals["c"] = "changed by tracer"
    return changes_local
sys.settrace(changes_local); r = add(1, 2); sys.settrace(None); print(r)
def broken(frame, event, arg): raise RuntimeError("tracer broke")
sys.settrace(broken)
try: add(1, 2)
except RuntimeError as e: print(e, sys.gettrace())
sys.settrace(None)
mon = sys.monitoring; mon.use_tool_id(2, "probe"); seen = []
mon.register_callback(2, mon.events.PY_START, lambda code, off: seen.append(("start", code.co_name))); mon.register_callback(2, mon.events.PY_RETURN, lambda code, off, v: seen.append(("ret", v))); mon.register_callback(2, mon.events.LINE, lambda code, line: seen.append(("line", line - code.co_firstlineno)))
mon.set_local_events(2, add.__code__, mon.events.PY_START | mon.events.PY_RETURN | mon.events.LINE); add(5, 6); mon.set_local_events(2, add.__code__, 0); add(7, 8); print(seen, mon.get_tool(2)); mon.free_tool_id(2); print(mon.get_tool(2))

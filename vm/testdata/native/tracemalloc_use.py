import tracemalloc, sys
def show(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback([1]))
show(tracemalloc.start, 0); show(tracemalloc.start, 70000); show(tracemalloc.take_snapshot)
tracemalloc.start(3)
def make():
    return [bytearray(1000) for _ in range(200)]
def caller():
    return make()
kept = caller()
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
now, peak = tracemalloc.get_traced_memory(); print(now > 200_000, peak >= now, tracemalloc.get_tracemalloc_memory() > 0)
tb = tracemalloc.get_object_traceback(kept[0])
print([(f.filename == __file__, f.lineno) for f in tb], len(tb))
print([line.strip() for line in tb.format()][1::2])
snap = tracemalloc.take_snapshot()
top = snap.statistics('lineno')[0]
print(top.size > 200_000, top.traceback[0].lineno, top.count >= 200)
only = snap.filter_traces([tracemalloc.Filter(True, __file__)])
print({s.traceback[0].lineno for s in only.statistics('lineno')} >= {9})
before = tracemalloc.get_traced_memory()[0]
del kept
import gc; gc.collect(); gc.collect()
print(tracemalloc.get_traced_memory()[0] < before)
diff = tracemalloc.take_snapshot().compare_to(snap, 'lineno'); print(any(d.size_diff < -100_000 and d.traceback[0].lineno == 9 for d in diff))
tracemalloc.reset_peak(); tracemalloc.clear_traces(); print(tracemalloc.get_traced_memory()[0] < 10_000)
tracemalloc.stop(); print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())

import concurrent.futures as cf, contextvars, functools, itertools, queue, threading, time, _thread, os, sys

log = []
lock = threading.Lock()
def work(n):
    with lock:
        log.append(n)
ts = [threading.Thread(target=work, args=(i,), name=f't{i}') for i in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(log), ts[0].name, ts[0].is_alive(), repr(ts[0]).split(',')[0], threading.active_count())
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.get_ident() == threading.main_thread().ident)

q = queue.Queue(maxsize=3)
out = []
def consume():
    while (item := q.get()) is not None:
        out.append(item * 2)
        q.task_done()
    q.task_done()
c = threading.Thread(target=consume); c.start()
for i in range(20): q.put(i)
q.put(None); q.join(); c.join()
print(out)
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: queue.SimpleQueue().get(block=False)):
    try: f()
    except queue.Empty as e: print('Empty', type(e).__module__)
try:
    for i in range(9): q.put(i, timeout=0.01)
except queue.Full: print('Full', q.qsize(), q.full())
pq = queue.PriorityQueue()
for x in (3, 1, 2): pq.put(x)
print([pq.get() for _ in range(3)])
lq = queue.LifoQueue()
for x in (3, 1, 2): lq.put(x)
print([lq.get() for _ in range(3)])
sq = queue.SimpleQueue()
sq.put(1); sq.put_nowait(2)
print(sq.qsize(), sq.get(), sq.get(timeout=1), sq.empty())
q2 = queue.Queue(); q2.put(1); q2.shutdown()
print(q2.get())
try: q2.get()
except queue.ShutDown as e: print(repr(e))

e = threading.Event(); print(e.wait(0.01), e.is_set()); threading.Timer(0.01, e.set).start(); print(e.wait(5))
cond = threading.Condition(); got = []
def waiter():
    with cond:
        cond.wait_for(lambda: len(got) == 3); got.append('woke')
w = threading.Thread(target=waiter); w.start()
for i in range(3):
    with cond: got.append(i); cond.notify_all()
w.join(); print(got)
b = threading.Barrier(3); order = []
def barrier(): order.append(b.wait())
bt = [threading.Thread(target=barrier) for _ in range(3)]
for t in bt: t.start()
for t in bt: t.join()
print(sorted(order), b.broken)
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False)); s.release(2)
bs = threading.BoundedSemaphore(1)
try: bs.release()
except ValueError as e: print(e)
r = threading.RLock(); print(r.acquire(), r.acquire(), r.release(), r.release())
try: r.release()
except RuntimeError as e: print(e)
loc = threading.local(); loc.x = 1
def other():
    print(hasattr(loc, 'x')); loc.x = 2
t = threading.Thread(target=other); t.start(); t.join(); print(loc.x)
def boom(): raise ValueError('in thread')
threading.excepthook = lambda args: print('hook', args.exc_type.__name__, args.exc_value, args.thread.name)
t = threading.Thread(target=boom, name='boomer'); t.start(); t.join()
threading.excepthook = threading.__excepthook__
try: t.start()
except RuntimeError as e: print(e)
try: threading.Thread().join()
except RuntimeError as e: print(e)

with cf.ThreadPoolExecutor(4, thread_name_prefix='pool') as ex:
    print(list(ex.map(pow, range(5), range(5))))
    fs = [ex.submit(int, x) for x in ('1', 'x', '3')]
    print([f.result() if f.exception() is None else repr(f.exception()) for f in fs])
    done, pending = cf.wait(fs, return_when=cf.ALL_COMPLETED); print(len(done), len(pending))
    print(sorted(f.result() for f in cf.as_completed([ex.submit(lambda i=i: i * i) for i in range(4)])))
    f = ex.submit(time.sleep, 0.2)
    try: f.result(timeout=0.01)
    except TimeoutError as e: print('timeout', type(e).__name__)
    f.add_done_callback(lambda f: print('done', f.done(), f.cancelled()))
    print(ex.submit(lambda: threading.current_thread().name.startswith('pool')).result())
try: ex.submit(print)
except RuntimeError as e: print(e)
with cf.ThreadPoolExecutor(1) as ex:
    blocker = threading.Event()
    first = ex.submit(blocker.wait); second = ex.submit(print, 'never')
    print(second.cancel(), first.cancel(), second.cancelled()); blocker.set()
    try: second.result()
    except cf.CancelledError as e: print('cancelled')
var = contextvars.ContextVar('v', default=0); var.set(5)
def see(): print('ctx', var.get())
t = threading.Thread(target=see, context=contextvars.copy_context()); t.start(); t.join()
counter = itertools.count(); total = [0]
def add():
    for _ in range(1000):
        with lock: total[0] += 1
ts = [threading.Thread(target=add) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(total)
d = threading.Thread(target=time.sleep, args=(100,), daemon=True); d.start(); print(d.daemon, d.is_alive())

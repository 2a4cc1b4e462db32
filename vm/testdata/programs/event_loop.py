# A discrete event simulation with generators, heap ordering, context managers and logging.
import heapq, itertools
from contextlib import contextmanager
class Sim:
    def __init__(self): self.now, self.queue, self.ids, self.trace = 0, [], itertools.count(), []
    def at(self, t, proc, value=None): heapq.heappush(self.queue, (t, next(self.ids), proc, value))
    def start(self, gen): self.at(self.now, gen)
    def log(self, *what): self.trace.append((self.now, *what))
    def run(self, until=1000):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, proc, value = heapq.heappop(self.queue)
            try: cmd = proc.throw(value) if isinstance(value, Exception) else proc.send(value)
            except StopIteration as e:
                if e.value is not None: self.log("returned", e.value)
                continue
            except ResourceError as e: self.log("died", str(e)); continue
            match cmd:
                case int() | float() as delay: self.at(self.now + delay, proc)
                case ("get", Store() as s): s.get(proc)
                case ("put", Store() as s, item): s.put(proc, item)
                case ("acquire", Resource() as r): r.acquire(proc)
                case _: self.at(self.now, proc, TypeError(f"bad command {cmd!r}"))
class ResourceError(Exception): pass
class Store:
    def __init__(self, sim, size): self.sim, self.size, self.items, self.getters, self.putters = sim, size, [], [], []
    def get(self, proc): self.getters.append(proc); self._settle()
    def put(self, proc, item): self.putters.append((proc, item)); self._settle()
    def _settle(self):
        moved = True
        while moved:
            moved = False
            if self.putters and len(self.items) < self.size: proc, item = self.putters.pop(0); self.items.append(item); self.sim.at(self.sim.now, proc, True); moved = True
            if self.getters and self.items: self.sim.at(self.sim.now, self.getters.pop(0), self.items.pop(0)); moved = True
class Resource:
    def __init__(self, sim, n): self.sim, self.free, self.waiting, self.peak = sim, n, [], 0
    def acquire(self, proc):
        if self.free: self.free -= 1; self.sim.at(self.sim.now, proc, self)
        elif len(self.waiting) >= 4: self.sim.at(self.sim.now, proc, ResourceError("queue full"))
        else: self.waiting.append(proc); self.peak = max(self.peak, len(self.waiting))
    def release(self):
        if self.waiting: self.sim.at(self.sim.now, self.waiting.pop(0), self)
        else: self.free += 1
    @contextmanager
    def held(self):
        try: yield self
        finally: self.release()
def producer(sim, store, n):
    for i in range(n): yield 2; yield "put", store, i * i; sim.log("made", i)
    return f"producer of {n}"
def consumer(sim, store, name):
    total = 0
    while total < 40:
        item = yield "get", store
        yield 3
        total += item; sim.log(name, "ate", item)
    return name, total
def customer(sim, res, name, arrive, work):
    yield arrive
    sim.log(name, "arrives")
    res = yield "acquire", res
    with res.held():
        sim.log(name, "served"); yield work
    sim.log(name, "leaves")
def confused():
    try: yield "nonsense"
    except TypeError as e: return str(e)
sim = Sim(); store = Store(sim, 2); sim.start(producer(sim, store, 8)); sim.start(consumer(sim, store, "c1")); sim.start(consumer(sim, store, "c2")); sim.start(confused()); sim.run(); print(*sim.trace, sep="\n")
sim = Sim(); till = Resource(sim, 2)
for i in range(9): sim.start(customer(sim, till, f"n{i}", i // 2, 4 + i % 3))
sim.run(); print(*sim.trace, sep="\n"); print(till.free, till.peak, sim.now)

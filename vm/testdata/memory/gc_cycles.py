# gc.collect, __del__, resurrection, get_objects and friends.
import gc, sys
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
log = []
class N:
    def __init__(self, name): self.name = name
    def __del__(self): log.append(self.name)
def churn(n=60): return [[i] for i in range(n)] and None
def make_cycle(n):
    nodes = [N(f"n{i}") for i in range(n)]
    for i, x in enumerate(nodes): x.next = nodes[(i + 1) % n]
make_cycle(5); churn(); gc.collect(); print(sorted(log)); log.clear()
def single(): N("single"); x = N("local"); del x
single(); churn(); gc.collect(); print(sorted(log)); log.clear()
kept = []
class Phoenix:
    count = 0
    def __del__(self): Phoenix.count += 1; kept.append(self)
def phoenix(): Phoenix()
phoenix(); churn(); gc.collect(); print(len(kept), Phoenix.count); kept.clear(); churn(); gc.collect(); print(len(kept), Phoenix.count)
class Order:
    def __init__(self, n, child=None): self.n, self.child = n, child
    def __del__(self): log.append((self.n, self.child.n if self.child else None))
def order(): Order("parent", Order("child"))
order(); churn(); gc.collect(); gc.collect(); print(sorted(log, key=str)); log.clear()
class Bad:
    def __del__(self): raise ValueError("in del")
def unraisable(args): print("unraisable", args.exc_type.__name__, args.exc_value, args.err_msg, args.object is not None)
sys.unraisablehook = unraisable
def bad(): Bad()
bad(); churn(); gc.collect(); sys.unraisablehook = sys.__unraisablehook__
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), type(gc.get_threshold()), len(gc.get_threshold()), gc.set_threshold(700, 10, 5), gc.get_threshold()[0], type(gc.get_count()).__name__, gc.get_debug(), isinstance(gc.collect(), int), attempt(gc.collect, 5), gc.garbage, len(gc.get_stats()), sorted(gc.get_stats()[0]) != [])
class Tag: pass
t = Tag(); holder = [t]; print(any(o is t for o in gc.get_objects()), any(r is holder for r in gc.get_referrers(t)), any(r is t for r in gc.get_referents(holder)), gc.is_tracked([]), gc.is_tracked(5), gc.is_finalized(t), gc.freeze(), gc.get_freeze_count() >= 0, gc.unfreeze())
events = []
def cb(phase, info): events.append((phase, sorted(info)))
gc.disable(); gc.collect() # no collection but the one asked for
gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb); gc.enable(); print(events)
def build(n):
    head = None
    for i in range(n): head = [i, head]
    return head
def tree(d): return (tree(d - 1), tree(d - 1)) if d else ()
def count(t): return 1 + sum(map(count, t))
for i in range(5): big = build(20000); t = tree(12); del big
gc.collect(); print(count(t), sum(1 for _ in range(3)))
def graph(n):
    nodes = [{"id": i, "links": []} for i in range(n)]
    for i, node in enumerate(nodes):
        for k in (i * 7 + 1, i * 3 + 2, i // 2): node["links"].append(nodes[k % n])
    return nodes[0]
def reach(node):
    seen, stack = {node["id"]}, [node]
    while stack:
        for m in stack.pop()["links"]:
            if m["id"] not in seen: seen.add(m["id"]); stack.append(m)
    return len(seen)
for i in range(4): g = graph(2000); gc.collect(); print(reach(g), end=" ")
print()
class Self:
    def __init__(self): self.me = self; self.f = lambda: self; self.d = {"s": self}; self.t = (self,); self.m = self.method
    def method(self): return 1
    def __del__(self): log.append("self")
def mk(): [Self() for _ in range(20)]
mk(); churn(); gc.collect(); print(len(log)); log.clear()
def gen_cycle():
    def g():
        me = yield
        try: yield me
        finally: log.append("gen closed")
    x = g(); next(x); x.send(x)
gen_cycle(); churn(); gc.collect(); print(log); log.clear()
strings = ["x" * (i % 50) + str(i) for i in range(20000)]; del strings[::2]; gc.collect(); print(len(strings), strings[0], strings[-1], sum(map(len, strings)))

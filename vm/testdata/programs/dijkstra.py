# Graph algorithms: shortest paths, spanning trees, components, topological order.
class Heap:
    def __init__(self): self.a = []
    def __len__(self): return len(self.a)
    def push(self, item):
        a = self.a
        a.append(item)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
    def pop(self):
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0] = last
            i, n = 0, len(a)
            while True:
                small = min((j for j in (i, 2 * i + 1, 2 * i + 2) if j < n), key=lambda j: a[j])
                if small == i: break
                a[i], a[small] = a[small], a[i]
                i = small
        return top
class Graph:
    def __init__(self): self.adj = {}
    def edge(self, a, b, w=1, both=True):
        self.adj.setdefault(a, {})[b] = w
        self.adj.setdefault(b, {})
        if both: self.adj[b][a] = w
        return self
    def __iter__(self): return iter(self.adj)
    def __getitem__(self, n): return self.adj[n]
    def dijkstra(self, start):
        dist, prev, heap = {start: 0}, {}, Heap()
        heap.push((0, start))
        while heap:
            d, n = heap.pop()
            if d > dist[n]: continue
            for m, w in self[n].items():
                if d + w < dist.get(m, float("inf")):
                    dist[m], prev[m] = d + w, n
                    heap.push((d + w, m))
        return dist, prev
    def path(self, a, b):
        _, prev = self.dijkstra(a)
        out = [b]
        while out[-1] != a: out.append(prev[out[-1]])
        return out[::-1]
    def components(self):
        seen = set()
        for n in self:
            if n in seen: continue
            stack, comp = [n], []
            while stack:
                if (x := stack.pop()) not in seen:
                    seen.add(x); comp.append(x); stack += self[x]
            yield sorted(comp)
    def mst(self):
        parent = {n: n for n in self}
        def find(x):
            while parent[x] != x: parent[x] = x = parent[parent[x]]
            return x
        total, used = 0, []
        for w, a, b in sorted({(w, *sorted((a, b))) for a in self for b, w in self[a].items()}):
            if (ra := find(a)) != (rb := find(b)): parent[ra] = rb; total += w; used.append(a + b)
        return total, used
    def topological(self):
        state, out = {}, []
        def visit(n):
            match state.get(n):
                case "open": raise ValueError(f"cycle at {n}")
                case "done": return
            state[n] = "open"
            for m in sorted(self[n]): visit(m)
            state[n] = "done"; out.append(n)
        for n in sorted(self): visit(n)
        return out[::-1]
g = Graph()
for a, b, w in [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)]: g.edge(a, b, w)
print(g.dijkstra("a")[0], g.path("a", "e"), list(g.components()), g.mst())
d = Graph()
for pair in "shirt-tie tie-jacket trousers-shoes trousers-belt belt-jacket socks-shoes".split(): d.edge(*pair.split("-"), both=False)
print(d.topological())
try: d.edge("jacket", "shirt", both=False).topological()
except ValueError as e: print(e)
grid = Graph(); n = 15
for y in range(n):
    for x in range(n):
        if x + 1 < n: grid.edge((x, y), (x + 1, y), (x * 7 + y * 3) % 9 + 1)
        if y + 1 < n: grid.edge((x, y), (x, y + 1), (x * 5 + y * 11) % 9 + 1)
dist, _ = grid.dijkstra((0, 0)); print(dist[n - 1, n - 1], sum(dist.values()), grid.path((0, 0), (4, 4)), len(list(grid.components())))

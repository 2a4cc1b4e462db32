# collections: Counter, deque, defaultdict, OrderedDict, ChainMap, namedtuple, User*.
from collections import Counter, deque, defaultdict, OrderedDict, ChainMap, namedtuple, UserDict, UserList, UserString
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), c + Counter("ms"), c - Counter("sss"), c & Counter("is"), c | Counter("mmm"), +Counter(a=-1, b=2), -Counter(a=-1)); c.update("zz"); c.subtract({"s": 5}); print(c, c == Counter("x"), Counter(a=1) <= Counter(a=2), Counter(["a", "b", "a"]), dict(c), Counter(a=1, b=0) == Counter(a=1), attempt(Counter.fromkeys, "a")); del c["nope"]; c["new"] += 1; print(c["new"], Counter({"x": 2}).most_common(), repr(Counter()))
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, d[0], d[-1], d[1], attempt(lambda: d[9])); d.rotate(1); print(d); d.rotate(-2); print(d, d.pop(), d.popleft(), d); d.extend("ab"); d.extendleft("xyz"); print(d, len(d), "x" in d, d.count("x"), d.index("y"), attempt(d.index, "q"), list(reversed(d)), d.copy() == d, d + deque([1]), d * 2); d.remove("y"); d.insert(1, "I"); d[0] = "set"; del d[1]; d.reverse(); print(d, attempt(d.insert, 0, 1), attempt(deque().pop), attempt(deque, 5), attempt(deque, [], -1), deque([1]) < deque([2]), attempt(hash, d), bool(deque())); d.clear(); print(d, deque("abc"), repr(deque([deque([1])])))
def mut():
    q = deque([1, 2, 3])
    for x in q: q.append(x)
print(attempt(mut)); e = deque(range(200)); e.rotate(77); print(e[0], e[100], sum(e), list(e)[::50]); e *= 2; print(len(e)); e += [1]; print(e[-1])
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dd.get("zz"), "zz" in dd, attempt(lambda: defaultdict()["k"]), defaultdict(int, x=1)["y"], dd.default_factory, dd.copy(), attempt(defaultdict, 5), defaultdict(lambda: "d")["q"], dd | {"z": 1}, defaultdict(None, {1: 2})); nested = defaultdict(lambda: defaultdict(int)); nested["a"]["b"] += 1; print(nested["a"]["b"], {k: dict(v) for k, v in nested.items()})
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o, attempt(o.move_to_end, "zz"), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) | {"b": 2}, attempt(OrderedDict().popitem)); o["b"] = 5; o["new"] = 1; del o["b"]; o["b"] = 1; print(o, list(o.items()), o.pop("new"), o.setdefault("q"), repr(OrderedDict()))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], list(m), len(m), m.maps, m.parents, m.new_child({"c": 9})["c"], attempt(lambda: m["z"]), m.get("z"), "b" in m); m["n"] = 5; del m["a"]; print(m, m["a"], attempt(lambda: m.pop("b")), dict(m))
P = namedtuple("P", "x y"); p = P(1, 2); print(p, p.x, p._asdict(), p._replace(x=9), P._make("ab"), p == (1, 2), P.__doc__, attempt(P, 1), attempt(lambda: p.z), [*p], P(**{"x": 1, "y": 2}), hash(p) == hash((1, 2)), namedtuple("Q", ["a", "b"], defaults=(5,))(1), attempt(namedtuple, "B", "1x"), attempt(namedtuple, "B", "_x"), attempt(namedtuple, "B", "a a"), namedtuple("M", "f", module="mod").__module__)
class Sub(P):
    __slots__ = ()
    def total(self): return self.x + self.y
print(Sub(3, 4).total(), Sub(1, 2)._replace(x=5), isinstance(Sub(1, 1), tuple))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = U(a=1); u["b"] = 2; u.update(c=3); print(u, u.data, "A" in u, u | {"d": 1}, list(u), len(u)); ul = UserList([3, 1]); ul.append(2); ul.sort(); print(ul, ul + [9], ul[1:], ul * 2, ul == [1, 2, 3]); us = UserString("abc"); print(us.upper(), us + "d", us[1], len(us), us == "abc", "b" in us, repr(us))
text = "the cat and the dog and the bird"; words = Counter(text.split()); print(words.most_common(), sorted(words.items(), key=lambda kv: (-kv[1], kv[0])), max(words, key=words.get))
index = defaultdict(set)
for i, w in enumerate(text.split()): index[w].add(i)
print({w: sorted(v) for w, v in sorted(index.items())})
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def get(self, k): 
        if k not in self: return None
        self.move_to_end(k); return self[k]
    def put(self, k, v):
        self[k] = v; self.move_to_end(k)
        if len(self) > self.n: self.popitem(last=False)
l = LRU(2); l.put(1, "a"); l.put(2, "b"); l.get(1); l.put(3, "c"); print(list(l), l.get(2), l.get(1))

# Balanced trees, linked lists, skip list and heap as classes with the container protocols.
class Node:
    __slots__ = "key", "value", "left", "right", "height"
    def __init__(self, key, value): self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1
def h(n): return n.height if n else 0
def fix(n): n.height = 1 + max(h(n.left), h(n.right)); return n
def rot_right(y): x = y.left; y.left, x.right = x.right, y; fix(y); return fix(x)
def rot_left(x): y = x.right; x.right, y.left = y.left, x; fix(x); return fix(y)
def balance(n):
    fix(n)
    b = h(n.left) - h(n.right)
    if b > 1:
        if h(n.left.left) < h(n.left.right): n.left = rot_left(n.left)
        return rot_right(n)
    if b < -1:
        if h(n.right.right) < h(n.right.left): n.right = rot_right(n.right)
        return rot_left(n)
    return n
class SortedMap:
    def __init__(self, items=()):
        self.root, self.n = None, 0
        for k, v in (items.items() if hasattr(items, "items") else items): self[k] = v
    def __setitem__(self, k, v):
        def put(n):
            if n is None: self.n += 1; return Node(k, v)
            if k == n.key: n.value = v; return n
            if k < n.key: n.left = put(n.left)
            else: n.right = put(n.right)
            return balance(n)
        self.root = put(self.root)
    def _find(self, k):
        n = self.root
        while n and n.key != k: n = n.left if k < n.key else n.right
        return n
    def __getitem__(self, k):
        if isinstance(k, slice): return [(a, b) for a, b in self.items() if (k.start is None or a >= k.start) and (k.stop is None or a < k.stop)][:: k.step]
        if (n := self._find(k)) is None: raise KeyError(k)
        return n.value
    def __delitem__(self, k):
        if k not in self: raise KeyError(k)
        def drop(n, k):
            if k < n.key: n.left = drop(n.left, k)
            elif k > n.key: n.right = drop(n.right, k)
            elif not (n.left and n.right): return n.left or n.right
            else:
                s = n.right
                while s.left: s = s.left
                n.key, n.value = s.key, s.value
                n.right = drop(n.right, s.key)
            return balance(n)
        self.root = drop(self.root, k); self.n -= 1
    def __contains__(self, k): return self._find(k) is not None
    def __len__(self): return self.n
    def items(self):
        stack, n = [], self.root
        while stack or n:
            while n: stack.append(n); n = n.left
            n = stack.pop(); yield n.key, n.value; n = n.right
    def __iter__(self): return (k for k, _ in self.items())
    def __reversed__(self):
        def walk(n):
            if n: yield from walk(n.right); yield n.key; yield from walk(n.left)
        return walk(self.root)
    def __eq__(self, o): return list(self.items()) == list(o.items())
    def __or__(self, o): m = SortedMap(self); [m.__setitem__(k, v) for k, v in o.items()]; return m
    def __repr__(self): return f"SortedMap({{{', '.join(f'{k!r}: {v!r}' for k, v in self.items())}}})"
    def __bool__(self): return self.n > 0
m = SortedMap({"pear": 3, "apple": 1, "fig": 2}); m["kiwi"] = 9; m["fig"] += 40; print(m, len(m), "fig" in m, "zz" in m, m["fig"], list(m), list(reversed(m)), m["b":"l"], m[::2], bool(SortedMap()), m == SortedMap(dict(m.items())), m | {"zebra": 0}, max(m), sorted(m, key=len), dict(m.items()))
for bad in (lambda: m["none"], lambda: m.__delitem__("none"), lambda: m[5]):
    try: print(bad())
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
big = SortedMap((i * 7919 % 1009, i) for i in range(1009)); print(len(big), big.root.height, list(big)[:5], sum(big))
for k in range(0, 1009, 3): del big[k]
print(len(big), big.root.height, list(big)[:6], big[500], all(abs(h(n.left) - h(n.right)) < 2 for n in [big.root, big.root.left, big.root.right]))
class Linked:
    class _N:
        def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __init__(self, it=()):
        self.head = None
        for v in reversed(list(it)): self.head = self._N(v, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.nxt
    def reverse(self):
        prev, n = None, self.head
        while n: n.nxt, prev, n = prev, n, n.nxt
        self.head = prev; return self
    def merge_sort(self):
        def sort(n):
            if not n or not n.nxt: return n
            slow, fast = n, n.nxt
            while fast and fast.nxt: slow, fast = slow.nxt, fast.nxt.nxt
            mid, slow.nxt = slow.nxt, None
            a, b = sort(n), sort(mid); dummy = tail = self._N(None)
            while a and b:
                if b.v < a.v: tail.nxt, b = b, b.nxt
                else: tail.nxt, a = a, a.nxt
                tail = tail.nxt
            tail.nxt = a or b
            return dummy.nxt
        self.head = sort(self.head); return self
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
l = Linked([3, 1, 4, 1, 5, 9, 2, 6]); print(l, l.reverse(), l.merge_sort(), Linked(), list(zip(l, Linked("ab"))), sum(l), 9 in l, Linked(range(300)).reverse().merge_sort().head.nxt.v, sep="\n")

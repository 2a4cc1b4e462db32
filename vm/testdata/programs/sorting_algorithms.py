# Ten sorting algorithms agree.
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a
def insertion(a):
    a = list(a)
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a
def selection(a):
    a = [*a]
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
    return a
def merge(a):
    if len(a) < 2:
        return a[:]
    l, r = merge(a[: len(a) // 2]), merge(a[len(a) // 2 :])
    out, i, j = [], 0, 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]:
            out.append(r[j]); j += 1
        else:
            out.append(l[i]); i += 1
    return out + l[i:] + r[j:]
def quick(a):
    return quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]]) if a else []
def quick_in_place(a):
    a = a.copy()
    stack = [(0, len(a) - 1)]
    while stack:
        lo, hi = stack.pop()
        if lo >= hi:
            continue
        pivot, i = a[(lo + hi) // 2], lo
        j = hi
        while i <= j:
            while a[i] < pivot: i += 1
            while a[j] > pivot: j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1; j -= 1
        stack += [(lo, j), (i, hi)]
    return a
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c + 1] > a[c]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
def shell(a):
    a, gap = a[:], len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x = a[i]
            while i >= gap and a[i - gap] > x:
                a[i] = a[i - gap]
                i -= gap
            a[i] = x
        gap //= 2
    return a
def counting(a):
    if not a: return []
    lo = min(a)
    counts = [0] * (max(a) - lo + 1)
    for x in a: counts[x - lo] += 1
    return [i + lo for i, n in enumerate(counts) for _ in range(n)]
def radix(a):
    neg, pos = [-x for x in a if x < 0], [x for x in a if x >= 0]
    def go(v):
        for shift in range(0, 16, 4):
            buckets = [[] for _ in range(16)]
            for x in v: buckets[x >> shift & 15].append(x)
            v = [x for b in buckets for x in b]
        return v
    return [-x for x in reversed(go(neg))] + go(pos)
def data(n, seed):
    out = []
    for _ in range(n):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        out.append(seed % 2001 - 1000)
    return out
sorts = [bubble, insertion, selection, merge, quick, quick_in_place, heap, shell, counting, radix]
for n in (0, 1, 2, 7, 50, 150):
    d = data(n, n + 1)
    want = sorted(d)
    print(n, [f.__name__ for f in sorts if f(d) != want], sum(d), want[:3], want[-3:])
print(merge(["pear", "fig", "apple"]), quick([(2, "b"), (1, "z"), (2, "a")]), heap([2.5, 1, -3]), insertion("hello"))

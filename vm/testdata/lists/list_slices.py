# Slice reading, assignment and deletion, including extended slices.
def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
base = list(range(10))
points = [None, 0, 1, 3, -1, -3, 10, 20, -20]
for step in (None, 1, 2, 3, -1, -2, -3, 20):
    print(step, [base[i:j:step] for i in points for j in points])
print(attempt(lambda: base[::0]), attempt(lambda: base[1.5:]), attempt(lambda: base["a":]), base[True:3], base[-(2**80) : 2**80 : 2**70])
def assigned(start, stop, step, value):
    x = list(range(6))
    try:
        x[start:stop:step] = value
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return x
for args in ((1, 3, None, "ab"), (1, 3, None, []), (3, 1, None, "xy"), (0, 0, None, [9]), (6, 6, None, [9]), (100, 200, None, [9]), (None, None, None, ()), (None, None, 2, "abc"), (None, None, 2, "ab"), (None, None, -1, "abcdef"), (4, 1, -1, "xyz"), (4, 1, -2, "xyz"), (1, 3, None, 5), (1, 3, None, (i for i in "gen")), (-2, None, None, range(4)), (1, 1, 2, []), (1, 1, 2, [1]), (None, None, 1, [0]), (2, 4, None, {"d": 1}), (None, None, 3, 7)):
    print(args[:3], assigned(*args))
def deleted(start, stop, step):
    x = list(range(10))
    del x[start:stop:step]
    return x
for args in ((1, 3, None), (3, 1, None), (None, None, None), (None, None, 2), (1, None, 3), (None, None, -1), (8, 2, -2), (-3, None, None), (0, 5, 100), (5, 100, 4), (9, None, -4)):
    print(args, deleted(*args))
x = [1, 2, 3]; x[1:2] = x; print(x); x[:] = x[::-1]; print(x); x[::2] = x[1::2] + [0]; print(x)
y = list(range(5)); y[1:4] = y[3:0:-1]; print(y); del y[-1], y[0]; print(y)
a, b, *c = range(6); print(a, b, c); y[1:], z = [7, 8, 9], 5; print(y, z)
class Probe:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
p = Probe()
print(p[1], p[1:2], p[::2], p[1:2, 3], p[...], p[:, None], p[()], p["a":"b":"c"], p[1,], p[-1:], p[*range(3)], p[0, *[1, 2], 3:4])
p[1:2] = 3; p[...] = 4; p[1, 2:3] = 5; del p[::2]; del p[0], p[1:2, 3]
try:
    p[0] += "x"
except TypeError as e:
    print(e)
s = slice(1, 10, 2); print(s, s.start, s.stop, s.step, s.indices(5), s.indices(100), slice(None, None, -1).indices(4), slice(-3, None).indices(5), s == slice(1, 10, 2), slice(1) == slice(None, 1, None), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), attempt(slice), attempt(slice, 1, 2, 3, 4), attempt(s.indices, -1), attempt(s.indices, "a"), attempt(setattr, s, "start", 1), {slice(1): 2}[slice(1)])
from operator import index
class I:
    def __index__(self): return 2
print(base[I()], base[I():], base[: I() : I()], slice(I(), None).indices(5), attempt(slice("a").indices, 5), repr(slice("a", [1], {})))

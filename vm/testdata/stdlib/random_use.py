# random with a seed: the same sequence as CPython's.
import random
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
for seed in (0, 1, 42, -7, 2**70, "text", b"bytes", 1.5, bytearray(b"x"), ""):
    random.seed(seed); print(seed, random.random(), random.random(), random.randint(1, 100), random.getrandbits(70), random.randrange(10**20))
random.seed(12345); print([random.random() for _ in range(5)], [random.randint(-5, 5) for _ in range(10)], [random.randrange(0, 100, 7) for _ in range(5)], random.uniform(1, 10), random.uniform(5, -5))
l = list(range(20)); random.shuffle(l); print(l, random.choice("abc"), random.choices("abc", k=6), random.choices([1, 2], weights=[1, 9], k=8), random.choices("xy", cum_weights=[1, 5], k=4), random.sample(range(1000), 5), random.sample([1, 2, 3], 3), random.sample("abcdef", counts=[2] * 6, k=4), random.randbytes(8))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(1.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.triangular(0, 10, 3), random.lognormvariate(0, 1), random.vonmisesvariate(0, 4), random.paretovariate(3), random.weibullvariate(1, 2), random.binomialvariate(10, 0.3), random.binomialvariate(1000, 0.4))
st = random.getstate(); a = [random.random() for _ in range(3)]; random.setstate(st); print(a == [random.random() for _ in range(3)], st[0], len(st[1]), st[2])
r = random.Random(99); s = random.Random(99); print(r.random() == s.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(64), r.getrandbits(0), attempt(r.getrandbits, -1), [r.randint(0, 2**n) for n in range(0, 130, 13)])
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(1, 5, 0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1], weights=[1, 2]), lambda: random.choices([1], weights=[0]), lambda: random.seed([]), lambda: random.randrange(1.5), lambda: random.shuffle((1, 2)), lambda: random.setstate((1,)), lambda: random.sample("ab", -1)): print(attempt(bad))
class Own(random.Random):
    def __init__(self): self.n = 0; super().__init__(5)
    def random(self): self.n += 1; return 0.25
o = Own(); print(o.choice("abcd"), o.randint(0, 9), o.uniform(0, 4), o.shuffle(x := [1, 2, 3]), x, o.n)
random.seed(7); n = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(20000)); print(n, sum(random.getrandbits(32) for _ in range(10000)), hash(tuple(random.randrange(1000) for _ in range(1000))))
import pickle; p = pickle.loads(pickle.dumps(r)); print(p.random() == r.random(), len(random.SystemRandom().randbytes(4)), 0 <= random.SystemRandom().random() < 1)
def monte(n, rng):
    walk = 0; m = 0
    for _ in range(n): walk += rng.choice((-1, 1)); m = max(m, abs(walk))
    return walk, m
print(monte(2000, random.Random(3)), monte(2000, random.Random("seed")))

# Subscripts and comparisons that change what they are asked about.
class I:
    def __init__(s, n, l): s.n, s.l = n, l
    def __index__(s): s.l.clear(); return s.n
for mk in (lambda: list(range(10)), lambda: bytearray(range(10))):
    for f in (lambda l: l[I(2,l):8], lambda l: l[I(8,l)::-1], lambda l: l.__setitem__(slice(I(2,l),8), b"ab"), lambda l: l.__setitem__(slice(I(2,l),8,2), b""), lambda l: l.__delitem__(slice(I(2,l),8)), lambda l: l.__delitem__(slice(I(2,l),8,2)), lambda l: l[I(3,l)], lambda l: l.insert(I(3,l), 5), lambda l: l.pop(I(3,l)), lambda l: l.__delitem__(I(3,l)), lambda l: l.__setitem__(I(3,l), 4), lambda l: l * I(2,l), lambda l: l.__imul__(I(2,l)), lambda l: l.index(3, I(0,l)), lambda l: l.find(3, I(0,l)), lambda l: l.count(3, I(0,l)), lambda l: l.center(I(20,l)), lambda l: l.replace(b"a", b"b", I(3,l)), lambda l: l.split(None, I(3,l)), lambda l: l.startswith(b"a", I(3,l)),lambda l: l.expandtabs(I(3,l)), lambda l: l.zfill(I(13,l)), lambda l: l.translate(None, I(3,l))):
        l = mk()
        try: print(f(l), l)
        except Exception as e: print(type(e).__name__, e, l)
class E:
    def __init__(s, l): s.l=l
    def __eq__(s, o): s.l.clear(); return False
for f in ("index","count","remove","__contains__"):
    l=[]; l += [E(l), 1, E(l), 2]
    try: print(getattr(l,f)(5), l)
    except Exception as e: print(type(e).__name__, e, l)
l=[]; l+= [E(l),1]; m=[2,3]; print(l==m, l<m if l else 0, l)

# Special methods in loops, long enough for engines to specialize on them.
class V:
    def __init__(self,x,y=2): self.x=x; self.y=y
    def __add__(self,o):
        if not isinstance(o,V): return NotImplemented
        return V(self.x+o.x,self.y+o.y)
    def __eq__(self,o): return self.x==o.x
    def __lt__(self,o): return self.x<o.x if isinstance(o,V) else NotImplemented
    def __getitem__(self,i): return self.x*i
    def __call__(self,a,b=3): return a+b+self.x
    @property
    def p(self): return self.x
    @p.setter
    def p(self,v): self.x=v+1
class R:
    def __radd__(self,o): return "radd"
    def __gt__(self,o): return "gt"
for i in range(200):
    a=V(i); b=V(i+1)
    c=a+b
    d=a==b
    e = 1 if a<b else 0
    f=a[3]; g=a(4); h=a(4,b=5)
    a.p=10; k=a.p
    if i==150: print(c.x,c.y,d,e,f,g,h,k)
    r=R()
    for z in (b, r): 
        w = a+z
        q = a<z
        if i==199: print(w.__class__.__name__, q)
try:
    for i in range(50): a + (b if i<40 else 5)
except TypeError as ex: print(ex)
try:
    for i in range(50): a < (b if i<40 else 5)
except TypeError as ex: print(ex)

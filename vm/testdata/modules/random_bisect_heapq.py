"""Modules _random, _bisect and _heapq."""
import _random,_bisect,_heapq
def t(s):
    try: r=repr(eval(s))
    except BaseException as e: r=type(e).__name__+': '+str(e)
    print(s[:60],'=',r[:300])
r=_random.Random(42)
for s in ['r.random()','[r.getrandbits(k) for k in (0,1,31,32,33,63,64,100)]','r.seed("abc")','r.random()' if 0 else '1','r.seed(-5)','r.random()','r.seed(10**30)','r.random()','len(r.getstate())','r.setstate(r.getstate())','r.setstate(5)','r.setstate((1,))','r.getrandbits(-1)','r.seed(1,2)','_random.Random(1,2)','r.getstate()[-1]','_bisect.bisect([1,2],1)' if 0 else '1','_bisect.bisect_left([1,2,2,3],2)','_bisect.bisect_right([1,2,2,3],2)','_bisect.bisect_left([1,2,3],2,lo=-1)','_bisect.bisect_left([3,2,1],2,key=lambda x:-x)','_bisect.bisect_left((1,"a"),2)','_bisect.bisect_left([1,2,3],x=9,hi=2)']: t(s)
l=[1,3,5]; _bisect.insort_right(l,3); _bisect.insort_left(l,0); print(l)
h=[5,3,8,1,9,2]; _heapq.heapify(h); print(h)
_heapq.heappush(h,0); print(h, _heapq.heappop(h), _heapq.heapreplace(h,7), _heapq.heappushpop(h,1), h)
m=[5,3,8,1,9,2]; _heapq.heapify_max(m); print(m, _heapq.heappop_max(m), _heapq.heapreplace_max(m,7), m); _heapq.heappush_max(m,100); print(m,_heapq.heappushpop_max(m,4))
for s in ['_heapq.heappop([])','_heapq.heappush((1,),2)','_heapq.heappop_max(5)','_heapq.heapify([1,"a"])','_heapq.heapreplace([],1)','_heapq.heappushpop([],1)']: t(s)
x=[((i*7919)%1009,i) for i in range(500)]; _heapq.heapify(x); print([_heapq.heappop(x) for _ in range(500)]==sorted(((i*7919)%1009,i) for i in range(500)))

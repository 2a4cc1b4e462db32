"""Module operator: functions and getters."""
import operator as o, _operator
def t(s):
    try: r=repr(eval(s))
    except BaseException as e: r=type(e).__name__+': '+str(e)
    print(s,'=',r)
class A:
    def __init__(s): s.x=1; s.y=[5]; s.b=B()
    def m(s,a,k=2): return (a,k)
class B:
    z=9
a=A()
for s in ['o.attrgetter("x")(a)','o.attrgetter("x","b.z")(a)','o.attrgetter("b.z")','o.attrgetter("q")(a)','o.attrgetter(1)','o.attrgetter()','o.attrgetter("x")()','o.attrgetter("x")(a,1)','o.attrgetter("x",k=1)','repr(o.attrgetter("x","y"))','o.itemgetter(1)([1,2])','o.itemgetter(1,0)([1,2])','o.itemgetter("a")({"a":3})','o.itemgetter(5)([1])','o.itemgetter()','o.itemgetter(1)','o.itemgetter(1,"a")','o.itemgetter(slice(1,3))','o.itemgetter(1)(1,2)','o.itemgetter(0)((7,8))','o.methodcaller("m",1)(a)','o.methodcaller("m",1,k=3)(a)','o.methodcaller("m",1,k=3)','o.methodcaller("m")','o.methodcaller()','o.methodcaller(1)','o.methodcaller("zz")(a)','o.methodcaller("m")(a,1)','o.indexOf([1,2,3],2)','o.indexOf([1],5)','o.countOf([1,1,2],1)','o.length_hint([1,2])','o.length_hint(5,3)','o.length_hint(5,"a")','o.concat([1],[2])','o.concat(1,2)','o.iconcat([1],(2,))','o.iconcat(1,[2])','o.call(len,[1])','o.call(dict,a=1)','o.is_none(None)','o.not_(0)','o.truth([])','o.index(True)','o.index(1.5)','o.add(1,"a")','o.contains([1],1)','o.getitem([1,2],0)','o.pow(2,10)','o.eq(1,1.0)','o.lt(1,"a")','o.inv(5)','o.abs(-3)','o.iadd([1],[2])','o._compare_digest("a","a")','o._compare_digest(b"a",b"b")','o._compare_digest("a",b"a")','o._compare_digest("é","a")','o.delitem([1],5)','o.setitem((1,),0,1)','o.add(1)','o.attrgetter("x").__reduce__()','o.itemgetter(1,2).__reduce__()','o.methodcaller("m",1).__reduce__()','type(o.itemgetter(1))','o.attrgetter("x")==o.attrgetter("x")']: t(s)

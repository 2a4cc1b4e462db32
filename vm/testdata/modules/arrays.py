#: flags -W ignore
"""Arrays: items, slices, methods, and what they refuse."""
import array
A=array.array
def t(e,env={}):
    try: r=repr(eval(e,globals(),env))
    except BaseException as x: r=type(x).__name__+': '+str(x)
    print(e[:80],'=',r[:200])
for e in ['A("z")','A()','A(5)','A("ii")','A("i",[1,2])','A("i",(1,2))','A("i",5)','A("i","abc")','A("b",b"ab")','A("i",b"abc")','A("w","héllo")','A("i",x=1)','A("f",[1.5,2])','A("d",A("i",[1,2]))','A("i",A("d",[1.5]))','A("i",range(3))','A("i",[1.5])','A("i",["a"])','A("d",["a"])','A("w",["a","b"])','A("w",["ab"])','A("w",[1])','A("w")','A("i")','A("i",[])','A("w","")','A("i",[1,2],3)'] +[f'A("{c}",[{v}])' for c in 'bBhHiIlLqQ' for v in ('-1','300','2**40','-2**40','2**70','-2**70','2**63')]+['A("f",[1e40])','A("i",[True])',
 'a[0]','a[-1]','a[10]','a["x"]','a[1:3]','a[::2]','a[::-1]','a+a','a+A("d")','a+[1]','a*2','2*a','a*0','a*"x"','a==A("i",[1,2,3,4,5])','a==A("d",[1,2,3,4,5])','a<A("i",[1,2,4])','a==[1,2,3,4,5]','len(a)','list(a)','3 in a','9 in a','a.index(3)','a.index(9)','a.index(3,3)','a.count(2)','a.append(6)','a','a.append("x")','a.append(2**40)','a.extend([7,8])','a.extend(A("i",[9]))','a.extend(A("d",[9]))','a.extend(5)','a','a.insert(0,0)','a.insert(-1,100)','a.insert(1000,5)','a','a.pop()','a.pop(0)','a.pop(100)','a.remove(100)','a.remove(100)','a.reverse()','a','a.tolist()','a.tobytes()','a.frombytes(b"\\1\\0\\0\\0")','a.frombytes(b"abc")','a.frombytes("x")','a.fromlist([1,2])','a.fromlist((1,))','a.fromlist([1,"x"])','a','a.byteswap()','a[:3]','a.buffer_info()[1]','a.typecode','a.itemsize','a.__copy__()==a','a.tounicode()','A("w","hi").tounicode()','A("w","hi").fromunicode("x")','A("i").pop()','hash(a)','a.clear()','a','A("i",[1]).__reduce_ex__(2)','A("i",[1]).__reduce_ex__(3)','array.typecodes','array.ArrayType is A','type(iter(a))','A("i",[1,2,3]).__class_getitem__(int)','A.__doc__[:20]', 'A("q",[2**63-1])','A("Q",[2**64-1])[0]','A("b",[1])*3','bytes(A("b",[1,2]))','A("d",[float("nan")])==A("d",[float("nan")])', 'A("w","a\\n\'")','sum(A("d",[.5]*4))']: t(e,{'a':globals().setdefault('a',A("i",[1,2,3,4,5]))})
b=A("i",range(10))
def ex(s):
    try: exec(s,globals())
    except BaseException as x: print(s,type(x).__name__,x)
    else: print(s,b)
for s in ['b[0]=99','b[1:3]=A("i",[7])','b[1:1]=A("i",[5,6])','b[::2]=A("i",[0]*5)','b[::3]=A("i",[0])','b[0]="x"','b[50]=1','del b[0]','del b[1:3]','del b[::2]','b+=A("i",[1])','b+=[1]','b*=2','b[0:1]=[1]','del b[100]','b[:]=b','b[1:2]=A("d",[1.0])']: ex(s)

# What errors of operators, calls and statements say.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


class I:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
class J:
    def __int__(s): return 'a'
class K:
    def __float__(s): return 'a'
class L:
    def __len__(s): return 'a'
class M:
    def __bool__(s): return 3
class N:
    def __repr__(s): return 3
    def __str__(s): return 4
    def __hash__(s): return 'a'
    def __iter__(s): return 3
    def __contains__(s,x): return 'a'
    def __format__(s,x): return 3
    def __bytes__(s): return 3
    def __dir__(s): return 3
    def __complex__(s): return 3
    def __length_hint__(s): return 'a'
    def __reversed__(s): return 5
    def __round__(s): return 'r'
    def __enter__(s): return 1
    def __await__(s): return 3
class O: pass
for s in ["[1][I('a')]","range(I('a'))","int(J())","float(K())","len(L())","bool(M())","repr(N())","str(N())","hash(N())","iter(N())","3 in N()","format(N())","bytes(N())","dir(N())","complex(N())","list(N())","reversed(N())","round(N())","O()[0]","O()+1","1+O()","-O()","O()()","O()<1","len(O())","iter(O())","next(O())","3 in O()","int(O())","float(O())","complex(O())","O()['a']","abs(O())","hash([])","O().x","O.x","~O()","O()@1","O()**1","divmod(O(),1)","pow(O(),1,2)","round(O())","reversed(O())","format(O(),'x')","bytes(O())","[1]['a']","'a'['b']","(1,)['a']","{}[[]]","int.x","int().x","index" ,"[1][O()]","range(O())","'a'*O()","O()*'a'","[1]*'a'","'a'+1","1+'a'","[1]+(1,)","(1,)+[1]","'%d'%'a'","isinstance(1,1)","issubclass(1,1)","issubclass(int,1)","isinstance(1,(int,1))","isinstance('',(int,1))","O(1)","object(1)","O.__init__(1,2)","O.__new__(3)","O.__new__(int)","object.__new__(int)","int.__new__(O)","type.__call__(3)","O.__init__()","super().x","list.append()","list.append(1)","[].append()","[].append(1,2)","[].append(x=1)","O().__init__(1)","object.__init__(O(),1)","object.__new__(O,1)","O.__eq__(O())","(1).__add__()","(1).__add__(1,2)","(1).__pow__()","int.__add__(1)","int.__add__()","int.__add__('a',1)","O().__eq__()","[].__getitem__()","{}.get()","len()","len(1,2)","len(x=1)"]: value(s)
o=O()
run("del o[0]"); run("o[0]=1"); run("del o.x"); run("o.x.y=1"); run("for i in o: pass"); run("a,b=o"); run("with o: pass"); run("o+=1"); run("o()"); run("raise o"); run("raise O"); run("[*o]"); run("{**o}"); run("f(*o)"); run("print(*o)"); run("print(**o)"); run("del int.x"); run("a,b=1"); run("a,b=[1]"); run("a,b=[1,2,3]"); run("a,*b=[]"); run("assert 0, o"); run("import nothing_here"); run("from sys import nothing_here"); run("nothing_here"); run("del nothing_here"); run("o @= 1"); run("async def f(): await o\nf().send(None)"); run("async def f():\n  async with o: pass\nf().send(None)"); run("async def f():\n  async for i in o: pass\nf().send(None)"); run("def g(): yield from o\nnext(g())"); run("match o:\n  case O(1): pass"); run("match o:\n  case int(a,b): pass"); run("o: int = 3"); run("print(1 if M() else 2)"); run("lambda: (yield)"); run("class Q(o): pass"); run("class Q(O, O): pass"); run("class Q(int, str): pass"); run("class Q(metaclass=3): pass"); run("O.__class__=3"); run("O.__dict__['x']=1"); run("object.__setattr__(O,'x',1)"); run("type.__setattr__(int,'x',1)"); run("object.__setattr__(int,'x',1)"); run("type.__setattr__(O,3,1)"); run("setattr(o,3,1)"); run("getattr(o,3)"); run("delattr(o,3)"); run("hasattr(o,3)")

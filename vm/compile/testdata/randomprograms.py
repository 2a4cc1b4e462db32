# Writes random programs that use every kind of jump, handler and local variable,
# the same ones whenever it is asked for the same numbers.
# usage: python randomprograms.py DIR FIRST COUNT
import os
import random
import sys


def gen(seed):
    R=random.Random(seed); names=['a','b','c','d','e']+[f'v{i}' for i in range(R.choice([0,0,0,20,70]))]
    out=[]
    def name(): return R.choice(names)
    def simple():
        return R.choice([name(),f'g({name()})',f'{name()}.m({name()})',f'({name()} and {name()})',f'(not {name()} or {name()})',f'(lambda: {name()})()',f'[{name()} for {name()} in {name()}]',f'({name()} if {name()} else {name()})','1','(1, 2)','[1, 2]'])
    def expr(d=0):
        k=R.randrange(22 if d<3 else 6)
        if k<3: return name()
        if k==3: return R.choice(['0','1','300','None','True','False','"s"','-1','1.5','()','...'])
        if k==4: return f'g({name()})'
        if k==5: return f'{name()}.m({name()}, {name()})'
        if k==6: return f'({expr(d+1)} {R.choice(["+","-","*","and","or","and","or"])} {expr(d+1)})'
        if k==7: return f'(not {expr(d+1)})'
        if k==8: return f'({expr(d+1)} if {expr(d+1)} else {expr(d+1)})'
        if k==9: return f'({expr(d+1)} {R.choice(["<","==","in","is","is not","not in"])} {expr(d+1)})'
        if k==10: return f'({name()} < {expr(d+1)} <= {name()})'
        if k==11: return f'({name()} is {R.choice(["None","not None"])})'
        if k==12: return f'[{simple()} for {name()} in {simple()} if {simple()}]'
        if k==13: return '{'+f'{name()}: {simple()} for {name()} in {name()}'+'}'
        if k==14: return f'({name()} := {expr(d+1)})'
        if k==15: return f'f"{{{name()}}} x {{{name()}!r:>{{{name()}}}}}"'
        if k==16: return f'[{expr(d+1)}, {expr(d+1)}]'
        if k==17: return f'({expr(d+1)}, *{name()})'
        if k==18: return f'{name()}[{expr(d+1)}:{name()}]'
        if k==19: return f'g({expr(d+1)}, k={expr(d+1)})'
        if k==20: return f'(lambda q: q + {name()})'
        return f'any({name()} for {name()} in {name()})'
    def block(ind,depth,loop,kind):
        n=R.randrange(1,4)
        for _ in range(n): stmt(ind,depth,loop,kind)
    def stmt(ind,d,loop,kind):
        p='    '*ind
        k=R.randrange(30 if d<4 else 11)
        if k<2: out.append(f'{p}{name()} = {expr()}')
        elif k==2: out.append(f'{p}{name()}, {name()} = {name()}, {name()}')
        elif k==3: out.append(f'{p}{name()}, {name()}, {name()} = {expr()}, {name()}, {name()}')
        elif k==4: out.append(f'{p}{expr()}')
        elif k==5: out.append(f'{p}del {name()}' if R.random()<.5 else f'{p}pass')
        elif k==6: out.append(f'{p}'+(R.choice(['break','continue']) if loop else 'pass'))
        elif k==7: out.append(f'{p}'+(R.choice(['return',f'return {expr()}']) if kind!='mod' and kind!='agen' else 'pass'))
        elif k==8: out.append(f'{p}raise {name()}' if R.random()<.5 else f'{p}{name()} += {expr()}')
        elif k==9: out.append(f'{p}assert {expr()}' if R.random()<.5 else f'{p}{name()}.x = {expr()}')
        elif k==10:
            y={'gen':f'{name()} = yield {name()}','agen':f'yield {expr()}','co':f'{name()} = await {name()}'}.get(kind,'pass')
            if kind=='gen' and R.random()<.3: y=f'yield from {name()}'
            if kind=='agen' and R.random()<.4: y=f'await {name()}'
            out.append(p+y)
        elif k<15:
            out.append(f'{p}if {expr()}:'); block(ind+1,d+1,loop,kind)
            while R.random()<.3: out.append(f'{p}elif {expr()}:'); block(ind+1,d+1,loop,kind)
            if R.random()<.5: out.append(f'{p}else:'); block(ind+1,d+1,loop,kind)
        elif k<17:
            out.append(f'{p}while {R.choice([expr(),"True","1",expr()])}:'); block(ind+1,d+1,True,kind)
            if R.random()<.3: out.append(f'{p}else:'); block(ind+1,d+1,loop,kind)
        elif k<20:
            a='async ' if kind in('co','agen') and R.random()<.5 else ''
            out.append(f'{p}{a}for {R.choice([name(),name()+", "+name()])} in {expr()}:'); block(ind+1,d+1,True,kind)
            if R.random()<.3: out.append(f'{p}else:'); block(ind+1,d+1,loop,kind)
        elif k<25:
            out.append(f'{p}try:'); block(ind+1,d+1,loop,kind)
            star='*' if R.random()<.2 else ''
            lp=False if star else loop; kd=kind
            ex=R.random()<.75
            if ex:
                for _ in range(R.randrange(1,3)):
                    out.append(f'{p}except{star} {name()}'+R.choice(['',f' as {name()}'])+':')
                    if star: out.append('    '*(ind+1)+f'{name()} = {expr()}')
                    else: block(ind+1,d+1,lp,kd)
                if not star and R.random()<.4: out.append(f'{p}except:'); block(ind+1,d+1,loop,kind)
                if R.random()<.3: out.append(f'{p}else:'); block(ind+1,d+1,loop,kind)
            if not ex or R.random()<.3: out.append(f'{p}finally:'); block(ind+1,d+1,loop,kind)
        elif k<27:
            a='async ' if kind in('co','agen') and R.random()<.5 else ''
            out.append(f'{p}{a}with {name()}'+R.choice(['',f' as {name()}',f' as {name()}, {name()}'])+':'); block(ind+1,d+1,loop,kind)
        elif k<29:
            out.append(f'{p}match {expr()}:')
            for _ in range(R.randrange(1,4)):
                pat=R.choice(['1','"x"','None','[1, q]','[_, *r]','{"k": w}','C(z)','C(1, t=2)','1 | 2','[1, [2, u]]','(1 | 2) as n'])
                out.append(f'{p}    case {pat}'+R.choice(['',f' if {name()}'])+':'); block(ind+2,d+1,loop,kind)
        else:
            kk=R.choice(['fn','gen'])
            out.append(f'{p}def h({name()}_p):'); block(ind+1,d+2,False,kk)
    for _ in range(R.choice([1,2])):
        kind=R.choice(['fn','fn','gen','co','agen','mod'])
        if kind=='mod': block(0,0,False,'mod'); continue
        ar=', '.join(R.sample(names,R.randrange(0,4)))
        out.append(('async ' if kind in('co','agen') else '')+f'def f({ar}):')
        if kind in('gen','agen'): out.append('    yield')
        block(1,1,False,kind)
    return '\n'.join(out)+'\n'


folder, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for seed in range(first, first + count):
    with open(os.path.join(folder, f'r{seed:06}.py'), 'w') as f:
        f.write(gen(seed))

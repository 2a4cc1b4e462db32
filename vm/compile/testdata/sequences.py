# Prints the instruction sequences that CPython generates for files, and the code
# objects it makes of them, in lines that sequences_test.go reads.
# usage: python sequences.py LEVEL FILE...
import sys, ast, struct, types, warnings
import _testinternalcapi as t
warnings.simplefilter('ignore')
def w(*a): sys.stdout.write(' '.join(map(str,a))+'\n')
def const(c, codes):
    if c is None: return 'N'
    if c is Ellipsis: return 'E'
    ty=type(c)
    if ty is bool: return 'T' if c else 'F'
    if ty is int: return 'i%d'%c
    if ty is float: return 'f'+struct.pack('>d',c).hex()
    if ty is complex: return 'c'+struct.pack('>dd',c.real,c.imag).hex()
    if ty is str: return 's'+c.encode('utf-8','surrogatepass').hex()
    if ty is bytes: return 'b'+c.hex()
    if ty is tuple: return '('+''.join(' '+const(x,codes) for x in c)+' )'
    if ty is frozenset: return '{'+''.join(' '+const(x,codes) for x in sorted(c,key=repr))+' }'
    if ty is slice: return 'l %s %s %s'%(const(c.start,codes),const(c.stop,codes),const(c.step,codes))
    if ty is types.CodeType:
        return 'C%d'%codes.index(c) if c in codes else 'C-1'
    raise TypeError(ty)
def hx(s): return s.encode('utf-8','surrogatepass').hex() or '-'
def names(tag,l): w(tag,*[hx(n) for n in l])
stats={'skipped':0,'units':0}
imports={}
def key(n): return (n.lineno,n.end_lineno,n.col_offset,n.end_col_offset)
LOAD_CONST=82; MAKE_FUNCTION=23; STORE_NAME=116; RETURN_VALUE=35
def unit(seq,consts,co,by):
    codes=[c for c in co.co_consts if type(c) is types.CodeType]
    ins=seq.get_instructions()
    nested=seq.get_nested() if codes else []
    resolved=True
    if consts is None:
        n=max([i[1] for i in ins if i[0]==LOAD_CONST],default=-1)+1
        consts=[None]*n; known=[False]*n
        if co.co_flags&0x4000000:
            if not consts: consts=[None];known=[False];n=1
            consts[0]=co.co_consts[0]; known[0]=True
        loads=[i[1] for i in ins if i[0]==LOAD_CONST]
        if not co.co_flags&1 and len(loads)>1 and not known[loads[1]]:
            # A class body stores its qualified name, then its line.
            consts[loads[0]]=co.co_qualname; known[loads[0]]=True
            consts[loads[1]]=co.co_firstlineno; known[loads[1]]=True
        anns=iter(codes)
        for j,i in enumerate(ins):
            if i[0]!=LOAD_CONST or known[i[1]]: continue
            x=i[1]; loc=(i[2],i[3],i[4],i[5])
            if ins[j+1][0]==MAKE_FUNCTION:
                c=next(anns,None)
                if c is None: resolved=False; break
                consts[x]=c; known[x]=True
            elif ins[j+1][0]==STORE_NAME and co.co_names[ins[j+1][1]]=='__static_attributes__':
                pass
            elif loc in imports and 73 in (ins[j+1][0],ins[j+2][0]):
                consts[x]=imports[loc][ins[j+1][0]==73]; known[x]=True
            elif loc[0]<0: known[x]=j==len(ins)-2
            elif ins[j+1][0]==STORE_NAME and co.co_names[ins[j+1][1]]=='__doc__' and loc in by and isinstance(by[loc],str):
                consts[x]=t.compiler_cleandoc(by[loc]); known[x]=True
            elif loc in by and (type(by[loc]) is not tuple or ins[j+1][0]==55): consts[x]=by[loc]; known[x]=True
            elif ins[j+1][0]==52 and ins[j-1][0]==LOAD_CONST: known[x]=True # None, None, None to __exit__
        if n and not known[0] and n>0 and not any(i[0]==LOAD_CONST and i[1]==0 for i in ins):
            consts[0]=co.co_consts[0]; known[0]=True
        if resolved and not all(known):
            have=[(type(c),repr(c)) for c,k in zip(consts,known) if k]
            left=[c for c in co.co_consts if (type(c),repr(c)) not in have]
            for j in range(n if len(left)==known.count(False) else 0):
                if not known[j] and left:
                    consts[j]=left.pop(0); known[j]=True
        resolved=resolved and all(known)
    if len(nested)!=len(codes):
        stats['skipped']+=1; resolved=False
    if resolved:
        stats['units']+=1
        w('unit',hx(co.co_name),hx(co.co_qualname),co.co_argcount,co.co_posonlyargcount,co.co_kwonlyargcount,co.co_flags,co.co_firstlineno)
        for c in consts: w('const',const(c,codes))
        names('names',co.co_names)
        kinds=t.get_co_localskinds(co)
        lp=list(co.co_varnames); 
        names('varnames',lp)
        cells=co.co_cellvars
        if co.co_flags&3==3: cells=sorted(cells)
        names('cellvars',cells)
        names('freevars',co.co_freevars)
        names('hidden',[k for k,v in kinds.items() if v&0x10])
        for i in ins: w('i',i[0],i[1] if i[1] is not None else 0,*i[2:])
        w('stack',co.co_stacksize)
        w('code',co.co_code.hex() or '-')
        w('exc',co.co_exceptiontable.hex() or '-')
        w('line',co.co_linetable.hex() or '-')
        for c in co.co_consts: w('rconst',const(c,codes))
        plus=list(co.co_varnames)+[c for c in co.co_cellvars if c not in co.co_varnames]+list(co.co_freevars)
        names('plus',plus)
        w('kinds',*[kinds[n] for n in plus])
        w('end')
    else: stats['skipped']+=1
    if len(nested)==len(codes):
        for s,c in zip(nested,codes): unit(s,None,c,by)
opt=int(sys.argv[1])
for fn in sys.argv[2:]:
    try:
        src=open(fn,'rb').read()
        tree=ast.parse(src)
        co=compile(src,fn,'exec',dont_inherit=True,optimize=opt)
    except (SyntaxError,ValueError,UnicodeError): continue
    by={}; imports.clear()
    for n in ast.walk(tree):
        if isinstance(n,ast.Constant): by.setdefault(key(n),n.value)
        if isinstance(n,ast.Name) and n.id=='__debug__': by.setdefault(key(n),opt==0)
        if isinstance(n,ast.Import): imports[key(n)]=(0,None)
        if isinstance(n,ast.ImportFrom): imports[key(n)]=(n.level,tuple(a.name for a in n.names))
    # the functions' names in kwargs tuples
    for n in ast.walk(tree):
        if isinstance(n,ast.Call) and n.keywords and all(k.arg for k in n.keywords): by.setdefault(key(n),tuple(k.arg for k in n.keywords))
    seq,meta=t.compiler_codegen(ast.parse(src),fn,opt)
    w('file',hx(fn))
    unit(seq,meta['consts'],co,by)
sys.stderr.write(repr(stats)+'\n')

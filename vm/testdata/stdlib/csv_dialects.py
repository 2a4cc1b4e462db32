import _csv, csv
print(sorted(dir(_csv)))
def t(f,*a,**k):
    try: r=f(*a,**k); print('ok',r if not isinstance(r,(_csv.Dialect,_csv.Reader,_csv.Writer)) else type(r))
    except BaseException as e: print(type(e).__module__, type(e).__name__,e)
D=_csv.Dialect
for k in ('delimiter','quotechar','escapechar'):
    for v in (1,None,'','ab','\n','\r',' ','"',','):
        print(k,repr(v),end=' '); t(D,**{k:v})
        print(k,repr(v),'skip',end=' '); t(D,skipinitialspace=True,**{k:v})
for k in ('lineterminator','quoting','doublequote','strict','skipinitialspace'):
    for v in (1,None,'','ab','\n',7,-1,2.5,6,'x',True,10**30):
        print(k,repr(v),end=' '); t(D,**{k:v})
t(D,quotechar=None,quoting=0); t(D,quotechar=None,quoting=3); t(D,quotechar=None); t(D,delimiter='a',quotechar='a'); t(D,delimiter='a',escapechar='a'); t(D,quotechar='a',escapechar='a'); t(D,delimiter='a',lineterminator='ab')
t(D,quotechar='a',lineterminator='ab');t(D,escapechar='a',lineterminator='ab')
t(D,delimiter=' ',quotechar=' ',skipinitialspace=True)
t(D,5); t(D,'nope'); t(D,foo=1); t(D,None,'a'); t(D,delimiter=None,x=2)
t(_csv.reader); t(_csv.reader,5); t(_csv.reader,[],5); t(_csv.reader,[],'zz'); t(_csv.writer,5); t(_csv.writer); t(_csv.writer,open('/dev/null','w'),1,2)
t(_csv.register_dialect); t(_csv.register_dialect,5); t(_csv.register_dialect,'x',5);t(_csv.register_dialect,'x',delimiter='ab'); t(_csv.unregister_dialect,'nn'); t(_csv.get_dialect,'nn'); t(_csv.get_dialect,[]); t(_csv.unregister_dialect,[]); t(_csv.list_dialects,1)
t(_csv.field_size_limit,'a'); t(_csv.field_size_limit,1.5); t(_csv.field_size_limit,10**30); t(_csv.field_size_limit); t(_csv.field_size_limit,-5); t(_csv.field_size_limit,131072); t(_csv.field_size_limit,new_limit=1)
d=D(); t(setattr,d,'delimiter','x'); t(delattr,d,'delimiter'); t(setattr,d,'foo','x'); t(setattr, d,'strict',1); t(setattr,d,'quoting',1); t(delattr,d,'quoting')
import copy,pickle
t(copy.copy,d); t(pickle.dumps,d); t(pickle.dumps,d,2); t(D,d,delimiter=';')
r=csv.reader([]); t(setattr,r,'line_num',1); t(setattr,r,'dialect',1); t(type(r)); t(type(_csv.writer(open('/dev/null','w'))))

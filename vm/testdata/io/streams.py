# Streams in memory, the base classes, and the layers over them.
import _io
def tr(f,*a):
    try: r=f(*a); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
b=_io.BytesIO(b'hello\nworld\nx')
tr(b.readline); tr(b.tell); tr(b.read,3); tr(b.read); tr(b.read); tr(b.seek,0); tr(list,b); tr(b.getvalue)
tr(b.write,b'more'); tr(b.getvalue); tr(b.seek,2); tr(b.write,b'ZZ'); tr(b.getvalue); tr(b.seek,20); tr(b.write,b'!'); tr(b.getvalue)
tr(b.truncate,5); tr(b.getvalue); tr(b.seek,-1); tr(b.seek,-2,2); tr(b.read); tr(b.seek,0,9); tr(b.readlines); tr(b.seek,0); tr(b.readlines,1)
tr(b.write,'x'); tr(b.__getstate__); x=bytearray(3); b.seek(0); tr(b.readinto,x); print(x); tr(b.fileno); tr(b.detach)
b.close(); tr(b.read); print(b.closed); tr(_io.BytesIO,5); tr(_io.BytesIO,'s')
s=_io.StringIO('a\nb\r\nc\rd')
tr(list,s); tr(s.getvalue); tr(s.newlines.__repr__)
for nl in [None,'','\n','\r','\r\n']:
    s=_io.StringIO('a\nb\r\nc\rd', newline=nl); print(repr(nl)); tr(s.getvalue); tr(list,s); print(repr(s.newlines)); tr(s.write,'x\ny'); tr(s.getvalue); tr(s.__getstate__); s.seek(0); tr(s.readline,1); tr(s.readline,2); tr(s.readline,0)
tr(_io.StringIO,'','x'); tr(_io.StringIO,5); tr(s.write,b'x'); tr(s.seek,1,1); tr(s.seek,-1); tr(s.seek,0,5)
s=_io.StringIO(); s.write('abc'); s.write('dé€😀'); tr(s.getvalue); tr(s.tell); s.seek(1); tr(s.read,3); tr(s.read); s.seek(10); s.write('z'); tr(s.getvalue); tr(s.truncate,2); tr(s.getvalue); s.close(); tr(s.read); tr(s.getvalue)
print(_io.StringIO().encoding, _io.StringIO().line_buffering)
d=_io.IncrementalNewlineDecoder(None,True)
tr(d.decode,'a\r'); tr(d.decode,'\nb\r'); tr(d.getstate); tr(d.decode,'',True); tr(d.newlines.__repr__); d.reset(); print(d.newlines)
class W(_io._RawIOBase):
    def writable(self): return True
    def write(self,b): print('W',bytes(b)); return len(b)
w=_io.BufferedWriter(W(),5); w.write(b'abc'); w.write(b'defgh'); w.write(b'0123456789ab'); w.flush(); w.close(); tr(w.write,b'')
class R(_io._RawIOBase):
    def __init__(self): self.d=[b'abc\nde',b'f\n',None,b'gh',b'']
    def readable(self): return True
    def readinto(self,b):
        x=self.d.pop(0)
        if x is None: return None
        b[:len(x)]=x; return len(x)
r=_io.BufferedReader(R()); tr(r.readline); tr(r.peek); tr(r.readline); tr(r.read,5); tr(r.read); tr(r.tell)
r=R(); tr(r.read,4); tr(r.readall); tr(r.write,b''); tr(r.seek,0); tr(r.fileno); print(r.closed, r.isatty()); r.close(); tr(r.readline); print(r.closed)
p=_io.BufferedRWPair(R(),W()); tr(p.read,3); tr(p.write,b'xx'); p.flush()
t=_io.TextIOWrapper(_io.BytesIO(),encoding='utf-8',newline='\r\n'); t.write('a\nb'); t.flush(); print(t.buffer.getvalue()); print(t)
t=_io.TextIOWrapper(_io.BytesIO('añb\r\nc€d\rlast'.encode()),encoding='utf-8'); 
print(t.tell()); tr(t.read,2); print(t.tell()); tr(t.readline); print(t.tell()); tr(t.read,1); c=t.tell(); print(c); tr(t.read); t.seek(c); tr(t.read); print(t.newlines); t.seek(0); tr(t.read,3); tr(next,t); tr(t.tell); tr(list,t); tr(t.tell)
t=_io.TextIOWrapper(_io.BytesIO(b'ab\xff\xfe'),encoding='utf-8'); tr(t.read)
t=_io.TextIOWrapper(_io.BytesIO(b'ab\xff\xfe'),encoding='ascii',errors='surrogateescape'); tr(t.read)
t=_io.TextIOWrapper(_io.BytesIO(),encoding='latin-1',errors='replace'); tr(t.write,'é€'); t.reconfigure(line_buffering=True); print(t.line_buffering, t.buffer.getvalue(), t.errors, t.encoding)
tr(_io.open,'/tmp','r'); tr(_io.open,'/tmp/x','rw'); tr(_io.open,'/tmp/x','rbt'); tr(_io.open,'/tmp/x','q'); tr(_io.open,'/tmp/x',''); tr(_io.open,'/tmp/x','rb',-1,'utf8'); tr(_io.open,'/etc/passwd','r',0); tr(_io.open,None); tr(_io.open,1.5); tr(_io.open,-1); tr(_io.open,'a\0b'); tr(_io.open,'/tmp/x','r',-1,None,None,'q')
f=_io.FileIO('/etc/passwd'); print(f, f.mode, f.readable(), f.writable(), f.seekable(), f.closefd, len(f.read(5)), f.tell(), f.isatty(), f.fileno()>2); tr(f.write,b'x'); f.close(); print(f); tr(f.read); tr(f.fileno); f.close()
tr(_io.FileIO,'/x/y','w'); tr(_io.FileIO,'/x/y','z'); tr(_io.FileIO, 'x', 'r', False)

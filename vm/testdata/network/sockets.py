import _socket as s, os
def t(f,*a,**k):
    try: print('ok',f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__,e, getattr(e,'errno',None))
t(s.socket,99); t(s.socket,'x'); t(s.socket,2,99); t(s.socket,2,1,99); t(s.socket,fileno=999); t(s.socket,fileno=-1); t(s.socket,fileno=1.5); t(s.socket,fileno='x'); t(s.socket,fileno=0); t(s.socket,fileno=2**70); t(s.socket,foo=1); t(s.socket,1,2,3,4,5)
x=s.socket(); 
def r(): return repr(x).replace('fd=%d'%x.fileno(),'fd=N')
print(r(), x.family,x.type,x.proto,x.timeout,x.gettimeout(),x.getblocking())
for v in (None,0,2.5,-1,'x',float('nan'),1e20,True,10**30): 
    print(v,end=' '); t(x.settimeout,v); print(x.gettimeout(),x.getblocking(),os.get_blocking(x.fileno()))
for v in (True,False,0,2,'x',1.5): print(v,end=' '); t(x.setblocking,v); print(x.gettimeout(),x.getblocking())
x.settimeout(None)
for a in (5,('127.0.0.1',),('127.0.0.1','x'),('127.0.0.1',70000),('127.0.0.1',-1),(5,80),('a\0b',80),('127.0.0.1',80,1),['127.0.0.1',80],('127.0.0.1',2**40),(None,80),('1.2.3.4',0)):
    print(a,end=' '); t(x.bind,a)
t(x.connect,5); t(x.connect_ex,('127.0.0.1',1)); t(x.connect,('127.0.0.1',1)); t(x.sendto,b'x',5); t(x.sendto,b'x'); t(x.sendto,b'x',0,1,2); t(x.sendto,'x',('127.0.0.1',80)); t(x.send,'x'); t(x.send,b'x'); t(x.recv,10); t(x.recv,-1); t(x.recv,'x'); t(x.recv,2**70); t(x.recv); t(x.recv_into,b'x'); t(x.recv_into,bytearray(5),-1); t(x.recv_into,bytearray(5),9); t(x.recvfrom,-1); t(x.recvfrom_into,bytearray(5),9); t(x.recvfrom_into,bytearray(0)); t(x.recvmsg,-1); t(x.recvmsg,1,-1); t(x.recvmsg_into,5); t(x.recvmsg_into,[b'x']); t(x.sendmsg,5); t(x.sendmsg,[5]); t(x.sendmsg,[b'x'],5); t(x.sendmsg,[b'x'],[5]); t(x.sendmsg,[b'x'],[(1,2)])
t(x.getpeername); t(lambda: x.getsockname()[0]); t(x.listen,'x'); t(x.listen,-5); t(x.listen,2**40); t(x._accept) if 0 else None; t(x.shutdown,9); t(x.shutdown,'x'); t(x.shutdown,2)
t(x.getsockopt,1,2); t(x.setsockopt,1,2,1); t(x.getsockopt,1,2); t(x.getsockopt,1,2,4); t(x.getsockopt,1,2,2000);t(x.getsockopt,1,2,-1); t(x.setsockopt,1,2,b'\0\0\0\0'); t(x.getsockopt,1,2); t(x.setsockopt,1,2); t(x.setsockopt,1,2,'x'); t(x.setsockopt,1,2,None,4); t(x.setsockopt,1,2,None); t(x.setsockopt,1,2,2**40); t(x.setsockopt,99,99,1); t(x.getsockopt,'x',1); t(x.setsockopt,1,2,1.5); t(x.setsockopt,1,2,5,5); t(x.setsockopt,'a',2,5)
t(x.setsockopt,6,13,b'cubic');t(x.getsockopt,6,13,16)
t(setattr,x,'family',1); t(setattr,x,'timeout',1); t(setattr,x,'foo',1)
fd=x.detach(); print(fd>2, x.fileno(), repr(x)); t(x.close); t(x.detach); t(x.recv,1); t(x.getsockname); s.close(fd)
u=s.socket(s.AF_UNIX); t(u.bind,5); t(u.bind,'x'*200); t(u.bind,b'\0abstract-netlib-%d'%os.getpid()); t(lambda: u.getsockname()[:16]); t(u.connect,'/nonexistent'); t(u.connect,'a\0b')
u=s.socket(s.AF_UNIX); t(u.getsockname); t(u.bind,''); print(type(u.getsockname()))
a,b=s.socketpair(); t(a.getsockname); t(a.getpeername); a.settimeout(0.01); t(a.recv,1); a.setblocking(0); t(a.recv,1); t(b.send,b'hi'); t(a.recv,5); t(b.sendall,b'abc'); t(a.recvfrom,5); t(b.sendmsg,[b'x',b'yz'],[(s.SOL_SOCKET,s.SCM_RIGHTS,b'\0\0\0\0')]); t(lambda: [m if i!=1 else len(m) for i,m in enumerate(a.recvmsg(10,100))]); b.close(); t(a.recv,5); t(a.send,b'x'); t(a.recv,0)
v=s.socket(s.AF_INET6); 
for q in (5,('::1',),('::1',80,2**20),('::1',80,-1),('::1','x'),('::1',99999),('127.0.0.1',0),('::1',0,0,0,0),('::1',0)): print(q,end=' '); t(v.bind,q)
print(v.getsockname()[0],v.getsockname()[2:])
w=s.socket(s.AF_INET,s.SOCK_DGRAM); w.bind(('',0)); print(w.getsockname()[0]); t(w.bind,('<broadcast>',0)); w2=s.socket(s.AF_INET,s.SOCK_DGRAM); t(w2.sendto,b'hello',('127.0.0.1',w.getsockname()[1])); t(lambda: w.recvfrom(100)[0]); t(w2.connect,('localhost',w.getsockname()[1])); t(w2.send,b''); t(lambda: w.recvfrom(100)[0]); t(lambda:w2.getpeername()[0]); buf=bytearray(10); w2.send(b'12345'); t(lambda:(w.recvfrom_into(buf)[0],bytes(buf))); w2.send(b'abc'); t(w.recv_into,memoryview(buf)[2:],2); print(buf); w2.send(b'xyz'); t(w.recv,2,s.MSG_PEEK); t(w.recv,100)
w2.send(b'xyz'); b1,b2=bytearray(2),bytearray(4); t(lambda:w.recvmsg_into([b1,b2])[:3]); print(b1,b2)

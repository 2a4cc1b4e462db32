import _socket as s, socket
def t(f,*a,**k):
    try: print('ok',f(*a,**k))
    except BaseException as e: print(type(e).__module__, type(e).__name__,e, getattr(e,'errno',None))
for v in (None,'localhost','127.0.0.1','::1','','1.2','0x7f.1','256.1.1.1',b'localhost',5,'a\0b','.','ab..c','x'*70):
    for p in (None,80,'http','nosuchsvc','',b'80',-1,'70000',70000,2.5):
        if v not in (None,'localhost') and p not in (80,): continue
        print(repr(v),repr(p),end=' '); t(s.getaddrinfo,v,p)
t(s.getaddrinfo,None,80,0,0,0,s.AI_PASSIVE); t(s.getaddrinfo,'localhost',80,s.AF_INET,s.SOCK_STREAM); t(s.getaddrinfo,'localhost',80,s.AF_INET6); t(s.getaddrinfo,'localhost',80,family=99); t(s.getaddrinfo,'localhost',80,type=99); t(s.getaddrinfo,'localhost',80,proto=17)
t(s.getaddrinfo,'127.0.0.1',80,flags=s.AI_CANONNAME); t(s.getaddrinfo,'localhost',80,flags=s.AI_CANONNAME|s.AI_NUMERICHOST);t(s.getaddrinfo,'localhost','http',flags=s.AI_NUMERICSERV); t(s.getaddrinfo,'127.0.0.1',80,s.AF_INET6);  t(s.getaddrinfo,'127.0.0.1',80,s.AF_INET6,flags=s.AI_V4MAPPED); t(s.getaddrinfo,'fe80::1%lo',80); t(s.getaddrinfo,'::1',80,flags=1<<20);t(s.getaddrinfo,'localhost',80,flags=s.AI_CANONNAME)
t(s.getaddrinfo,'localhost','http',0,s.SOCK_DGRAM); t(s.getaddrinfo,'localhost','ssh',0,s.SOCK_RAW);t(s.getaddrinfo,'localhost',22,0,s.SOCK_RAW)
for f in (s.gethostbyname,s.gethostbyname_ex,s.gethostbyaddr):
    for h in ('localhost','127.0.0.1','','<broadcast>','::1',5,'255.255.255.255'): print(f.__name__,h,end=' '); t(f,h)
for a in (('127.0.0.1',80),('::1',80),('localhost',80),('127.0.0.1',12345),('127.0.0.1','http'),5,('127.0.0.1',),('::1',80,0,0,0),('::1',80,2**21)):
    for fl in (0,s.NI_NUMERICHOST|s.NI_NUMERICSERV,s.NI_NAMEREQD): print(a,fl,end=' '); t(s.getnameinfo,a,fl)
for a in (('http',),('http','udp'),('nosuch',),(5,)): t(s.getservbyname,*a)
for a in ((80,),(53,'udp'),(70000,),(-1,),(1,'zz'),('x',)): t(s.getservbyport,*a)
for a in ('tcp','udp','icmp','zz',5): t(s.getprotobyname,a)
for f in (s.htons,s.ntohs,s.htonl,s.ntohl):
    for v in (1,0x1234,65535,65536,-1,2**32,2**32-1,2**40,'x',1.5,2**70): print(f.__name__,v,end=' '); t(f,v)
for v in ('1.2.3.4','1.2.3','1','0x10','010.1','1.2.3.4.5','1.2.3.256','',' 1.2.3.4','1.2.3.4 x','1.2.3.4x',5,b'1.2.3.4'): print(repr(v),end=' '); t(s.inet_aton,v)
for v in (b'\1\2\3\4',b'123','abcd',bytearray(4)): t(s.inet_ntoa,v)
for fa in (s.AF_INET,s.AF_INET6,99):
    for v in ('1.2.3.4','::','::1','1::2:3','::ffff:1.2.3.4','::1.2.3.4','01.2.3.4','1.2.3',' ::1','fe80::1%lo',5,'1:2:3:4:5:6:7:8','::1:2:3:4:5:6:7'):
        print(fa,v,end=' '); t(s.inet_pton,fa,v)
    for v in (bytes(4),bytes(16),bytes(15)+b'\1',bytes(12)+b'\1\2\3\4',bytes(10)+b'\xff\xff\1\2\3\4',bytes(range(16)),b'123','x',bytes(12)+b'\0\0\1\2',bytes(14)+b'\1\0',b'\0\1'*2+bytes(6)+b'\0\1'*3):
        print(fa,v,end=' '); t(s.inet_ntop,fa,v)
t(lambda: (1, 'lo') in s.if_nameindex()); t(s.if_nametoindex,'lo'); t(s.if_nametoindex,'nope'); t(s.if_indextoname,1); t(s.if_indextoname,999); t(s.if_nametoindex,5)
t(s.CMSG_LEN,4); t(s.CMSG_SPACE,5); t(s.CMSG_LEN,-1); t(s.CMSG_SPACE,2**62); t(s.CMSG_LEN,'x'); t(s.CMSG_LEN,2**70)
t(s.setdefaulttimeout,-1); t(s.setdefaulttimeout,'x'); t(s.setdefaulttimeout,float('nan')); t(s.setdefaulttimeout,2.5); t(s.getdefaulttimeout); t(s.setdefaulttimeout,None); t(s.getdefaulttimeout);t(s.setdefaulttimeout,1e30)
t(s.close,-1); t(s.close,999); t(s.dup,999); t(s.close,'x')
t(s.socketpair,99); t(s.socketpair,s.AF_INET)

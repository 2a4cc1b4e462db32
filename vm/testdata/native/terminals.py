import termios, _posixshmem, os, pty, select, fcntl
def t(f,*a):
    try: print('ok',f(*a))
    except BaseException as e: print(type(e).__module__,type(e).__name__,e,e.args)
r,w=os.pipe()
t(termios.tcgetattr,r); t(termios.tcgetattr,-1); t(termios.tcgetattr,'x'); t(termios.tcsetattr,r,0,[]); t(termios.tcsetattr,r,0,5)
a,b=pty.openpty()
x=termios.tcgetattr(b); print(x)
t(termios.tcsetattr,b,termios.TCSANOW,x); t(termios.tcsetattr,b,99,x); t(termios.tcsetattr,b,0,x[:6]); y=list(x); y[6]=5; t(termios.tcsetattr,b,0,y); y=list(x); y[0]='x';  t(termios.tcsetattr,b,0,y); y=list(x); y[6]=y[6][:5]; t(termios.tcsetattr,b,0,y)
y=list(x); y[6]=list(y[6]); y[6][0]='x'; t(termios.tcsetattr,b,0,y)
y=list(x); y[3]&=~termios.ICANON; t(termios.tcsetattr,b,0,y); print(termios.tcgetattr(b)[6][4:8])
t(termios.tcgetwinsize,b); t(termios.tcsetwinsize,b,(24,80)); t(termios.tcgetwinsize,b); t(termios.tcsetwinsize,b,(24,)); t(termios.tcsetwinsize,b,5); t(termios.tcsetwinsize,b,('x',1)); t(termios.tcsetwinsize,b,(70000,1)); t(termios.tcflush,b,termios.TCIFLUSH); t(termios.tcsendbreak,b,0)
import tty
tty.setraw(b); print(termios.tcgetattr(b)[3] & termios.ECHO); tty.setcbreak(b); print(bool(termios.tcgetattr(b)[3] & termios.ISIG)); os.write(a, b'typed'); print(os.read(b, 9))
t(_posixshmem.shm_open,'/zz-adder-none',os.O_RDWR); t(_posixshmem.shm_unlink,'/zz-adder-none'); t(_posixshmem.shm_open,5,0); t(_posixshmem.shm_open,'a\0',0)
fd=_posixshmem.shm_open('/adder-test-%d'%os.getpid(),os.O_RDWR|os.O_CREAT|os.O_EXCL,mode=0o600); os.ftruncate(fd,10)
import mmap
with mmap.mmap(fd,10) as m: m[:3]=b'abc'
with mmap.mmap(_posixshmem.shm_open('/adder-test-%d'%os.getpid(),os.O_RDWR),10) as m: print(m[:4])
_posixshmem.shm_unlink('/adder-test-%d'%os.getpid())
for f in (lambda: select.select(['x'],[],[],0), lambda: select.poll().register(-5), lambda: fcntl.fcntl('x', 1), lambda: fcntl.fcntl(-1, 1), lambda: os.fsync('x'), lambda: os.fsync(-1)): t(f)

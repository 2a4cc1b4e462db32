import signal, os, time
import operator
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(signal.getsignal(signal.SIGTERM))
signal.signal(signal.SIGUSR1, lambda n, f: print("usr1", n, f is not None))
os.kill(os.getpid(), signal.SIGUSR1)
time.sleep(0.05)
class I(int): pass
print([1,2,3][I(1)], "abc"*I(2), range(I(3)), hex(I(255)), chr(I(65)), bytes(I(2)), operator.index(I(7)))
print(signal.signal(signal.SIGTERM, signal.SIG_DFL))

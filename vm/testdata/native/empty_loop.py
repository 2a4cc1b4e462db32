# Loops of nothing can be interrupted, in functions and outside.
import signal


class Stop(Exception):
    pass


def stop(*args):
    raise Stop


def f():
    while True: pass


def g():
    while 1:
        while 1:
            continue


signal.signal(signal.SIGALRM, stop)
for call in (f, g, lambda: exec("while True: pass"), lambda: exec("while 1:\n  ...")):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        call()
    except Stop:
        print("stopped")

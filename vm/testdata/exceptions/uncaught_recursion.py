# Repeated frames are folded.
def ping(n):
    return pong(n + 1)
def pong(n):
    if n > 40:
        raise RuntimeError("deep enough")
    return ping(n)
def straight(n):
    if n == 0:
        return 1 / 0
    return straight(n - 1)
import traceback
try:
    ping(0)
except RuntimeError:
    print(len(traceback.format_exc().splitlines()) > 50)
straight(30)

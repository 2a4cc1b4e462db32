# sys.exit in its forms, atexit order, finally on the way out.
import atexit, sys
atexit.register(print, "atexit first registered")
@atexit.register
def last(): print("atexit last registered")
atexit.register(lambda *a, **k: print("args", a, k), 1, x=2)
def gone(): print("never")
atexit.register(gone); atexit.unregister(gone)
for code in (None, 0, 1, 3, "text", (1, 2), [], True, 2.5, -1, 256):
    try: sys.exit(code)
    except SystemExit as e: print(repr(e), e.code, e.args)
try: raise SystemExit
except SystemExit as e: print(e.code)
try: exit(4)
except SystemExit as e: print(e.code)
try: quit()
except SystemExit as e: print(e.code)
try:
    try: sys.exit(9)
    except Exception: print("not an Exception")
    finally: print("finally runs")
except BaseException as e: print(type(e).__name__)
class Exit(SystemExit): pass
def main():
    try: print("leaving"); raise Exit(7)
    finally: print("cleanup")
main()

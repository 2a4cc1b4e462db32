# KeyboardInterrupt is no Exception; left uncaught it ends the process as a signal would.
try:
    try: raise KeyboardInterrupt("stop")
    except Exception: print("wrong")
    finally: print("finally")
except BaseException as e: print(repr(e))
def f():
    try: raise KeyboardInterrupt
    except KeyboardInterrupt: print("caught"); return 1
print(f(), flush=True)
def g():
    raise KeyboardInterrupt
g()

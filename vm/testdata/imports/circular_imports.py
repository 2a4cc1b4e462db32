# Modules that import each other.
import circular.a
print(circular.a.use(), circular.b.use(), circular.b.seen)
import sys
try: import circular.c
except ImportError as e: print(type(e).__name__, str(e).split(" (/")[0], e.name)
print("circular.c" in sys.modules, "circular.d" in sys.modules)
def broken():
    import broken.boom
for i in range(2):
    try: broken()
    except ValueError as e: print(e, "broken.boom" in sys.modules, [tb for tb in (e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next.tb_frame.f_code.co_name)])
try: import broken.missing
except ModuleNotFoundError as e: print(e, e.name)
print("broken.missing" in sys.modules, "broken" in sys.modules)
sys.path[:0] = [p for p in (sys.path[0] + "/nsroot/one", sys.path[0] + "/nsroot/two")]
import space.a, space.b
print(space.a.A, space.b.B, space.__name__, hasattr(space, "__file__"), len(list(space.__path__)), repr(space).split("(")[0], space.__spec__.loader is not None, type(space.__path__).__name__)
broken()

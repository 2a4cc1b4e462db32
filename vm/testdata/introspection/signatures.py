# The signatures of built-in types, their methods and functions, as inspect reads them.
import builtins, inspect, types


def signature(o):
    try:
        return str(inspect.signature(o))
    except (ValueError, TypeError) as e:
        return f"{type(e).__name__}: {e}".partition(" at 0x")[0]


SKIP = {"copyright", "credits", "exit", "help", "license", "quit", "_"}
# Signatures that only Adder knows.
KNOWN = {"generator.throw", "async_generator.athrow", "coroutine.throw", "coroutine_wrapper.throw", "Interpolation", "maketrans"}
for name, o in sorted(vars(builtins).items()):
    if name not in SKIP and callable(o):
        print(name, type(o).__name__, o.__name__, o.__qualname__, o.__module__, signature(o))


async def agen(): yield
async def coro(): pass


running = coro()
more = [agen(), running, running.__await__(), (x for x in ()), len, [].append, list.append, list.__add__, [].__add__, (lambda: 0),
        (lambda: 0).__code__, inspect, {}.keys(), {}.items(), {}.values(), iter([]), iter(()), iter(""), iter("é"), iter(b""),
        iter(range(1)), iter(set()), iter({}), reversed([]), reversed({}), iter(int, 1), types.MappingProxyType({}), list[int],
        int | str, t"{1}", t"{1}".interpolations[0], property.fget, type.__dict__["__dict__"], types.SimpleNamespace()]
running.close()
for T in sorted({v for v in vars(builtins).values() if isinstance(v, type)} | set(map(type, more)), key=lambda t: t.__name__):
    if issubclass(T, BaseException) and T not in (BaseException, BaseExceptionGroup, OSError, ImportError):
        continue
    for name, o in sorted(vars(T).items()):
        if callable(o) and name not in {"__new__", "__sizeof__", "maketrans"} and f"{T.__name__}.{name}" not in KNOWN and isinstance(o, (type(list.append), type(list.__add__), type(dict.__dict__["fromkeys"]), staticmethod)):
            print(f"{T.__name__}.{name}", o.__name__, o.__qualname__, getattr(o, "__text_signature__", None) and signature(o))

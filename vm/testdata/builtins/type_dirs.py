# Which names the builtins module and each built-in type have.
import builtins
print(sorted(n for n in dir(builtins) if n[0].islower()), len([n for n in dir(builtins) if n[0].isupper()]))
print(sorted(n for n in dir(builtins) if n[0].isupper()))
for t in (object, int, float, str, bytes, list, tuple, dict, set, frozenset, range, type, complex, bool, bytearray, memoryview, slice, property, staticmethod, classmethod, super, BaseException, type(None), type(lambda: 0), type(x for x in ()), type(len)):
    print(t.__name__, t.__module__, t.__base__.__name__ if t.__base__ else None, [m for m in dir(t) if not m.startswith("__")])
for t in (object, int, str, list, dict, type): print(t.__name__, [m for m in dir(t) if m.startswith("__")])

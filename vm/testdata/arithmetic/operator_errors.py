# What each operator says about operands it does not take.
import operator
values = [1, 1.5, "s", b"b", None, [1], (1,), {"a": 1}, {1}, 1j, len, int, object()]
names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul", "lt", "ge",
         "iadd", "isub", "imul", "itruediv", "iand", "imatmul", "concat", "contains", "getitem"]
import re
def run(name, a, b):
    try:
        return repr(getattr(operator, name)(a, b))
    except Exception as e:
        return re.sub("0x[0-9a-f]+", "0x", f"{type(e).__name__}: {e}")
for name in names:
    for a in values[:-1]:
        for b in values:
            if name == "mod" and isinstance(a, (str, bytes)):
                continue
            if isinstance(a, list): a = list(a)
            print(name, type(a).__name__, type(b).__name__, re.sub("0x[0-9a-f]+", "0x", run(name, a, b)))
for v in values[:-1]:
    for name in ("neg", "pos", "invert", "abs", "index", "length_hint"):
        try:
            print(name, type(v).__name__, getattr(operator, name)(v))
        except Exception as e:
            print(name, type(v).__name__, type(e).__name__, e)

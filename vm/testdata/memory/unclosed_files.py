#: flags -W always
# A file that is dropped warns once, as the outermost of its layers.
import gc, io, sys, warnings
def drop(*args, **kw):
    f = open(__file__, *args, **kw)
    del f
    gc.collect()
def show(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, str(message).replace(__file__, "FILE"))
warnings.showwarning = show
drop()
drop("rb")
drop("rb", buffering=0)
with open(__file__) as f: pass
del f; gc.collect()
f = open(__file__, "rb"); raw = f.detach(); del f; gc.collect(); print("detached", raw.closed); raw.close()
f = open(__file__, "rb"); print(f._finalizing); del f; gc.collect()
class Mine(io.TextIOWrapper):
    def close(self):
        print("close", self._finalizing)
        super().close()
m = Mine(io.BytesIO(b"x")); del m
gc.collect()
class Raw(io.FileIO):
    def __del__(self):
        print("del", self.closed)
        super().__del__()
r = Raw(__file__); r.close(); del r
gc.collect()
r = Raw(__file__); del r
gc.collect()

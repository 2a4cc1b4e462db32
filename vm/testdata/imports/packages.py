# Packages, relative imports, __all__, module attributes.
import sys
import pkg
print(pkg.__doc__, pkg.__name__, pkg.beta_value, pkg.alpha.where(), sorted(m for m in sys.modules if m.startswith("pkg")), hasattr(pkg, "gamma"), pkg.dynamic)
from pkg import *
print(alpha.NAME, exported, gamma.G, "not_in_all" in globals(), "_hidden" in globals())
import pkg.sub.leaf as leaf, pkg.sub
print(leaf.result, leaf.error, pkg.sub.where(), pkg.sub.leaf is leaf, leaf.__package__, leaf.__spec__.name, leaf.__spec__.origin.endswith("leaf.py"), leaf.__loader__.__class__.__name__, pkg.sub.__spec__.submodule_search_locations[0].endswith("sub"))
from pkg.sub import leaf as again, where
print(again is leaf, where()[0])
def attempt(src):
    try: exec(src, {"__name__": "t"}); print("fine", src)
    except Exception as e: print(type(e).__name__, e, getattr(e, "name", None), (getattr(e, "path", None) or "").rsplit("/", 1)[-1])
for src in ("import nope", "import pkg.nope", "import pkg.alpha.x", "from pkg import nope", "from pkg.alpha import nope", "from nope import x", "from nope.sub import x", "import nope.sub", "from . import x", "from .. import x", "from .pkg import x", "from pkg.sub.leaf import missing_name", "import math.x", "from math import nope", "from pkg import not_in_all", "import sys.path", "from pkg import dynamic", "import pkg.dynamic", "from os import pth", "from os.path import jion"): attempt(src)
import pkg.sub.deep; print(pkg.sub.deep.up.NAME)
import os.path, os as operating, collections.abc as cabc; print(os.path is operating.path, cabc.__name__, os.path.__name__)
sys.modules["fake"] = "not a module"; import fake; print(fake); sys.modules["blocked"] = None; attempt("import blocked"); del sys.modules["fake"]
import types; m = types.ModuleType("made", "doc"); m.v = 1; sys.modules["made"] = m; import made; from made import v; print(made, v, made.__doc__, m.__spec__, m.__loader__, sorted(vars(m))); attempt("from made import w")
class Lazy(types.ModuleType):
    def __getattr__(self, n): return f"lazy {n}"
sys.modules["lazy"] = Lazy("lazy"); from lazy import anything; import lazy; print(anything, lazy.more); import pkg as p2; print(p2 is pkg, __name__, __spec__, __package__, __file__.rsplit("/", 1)[-1])
mod = sys.modules[__name__]; mod.injected = 5; print(injected, mod.__dict__ is globals(), type(mod).__name__, repr(mod).split(" from")[0], repr(pkg).split(" from")[0], repr(sys), dir(pkg.alpha)[-2:])
del pkg.alpha.NAME
try: pkg.alpha.NAME
except AttributeError as e: print(e)
try: del pkg.alpha.NAME
except AttributeError as e: print(e)

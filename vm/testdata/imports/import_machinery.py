# importlib, __import__, hooks, reload, finders.
import importlib, importlib.util, importlib.machinery, sys, types, os, tempfile, pathlib
print(importlib.import_module("pkg.alpha").NAME, importlib.import_module(".beta", "pkg").value, __import__("pkg.sub.leaf").__name__, __import__("pkg.sub.leaf", fromlist=["result"]).__name__, __import__("pkg", fromlist=["gamma"]).gamma.G)
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(attempt(importlib.import_module, ".x"), attempt(importlib.import_module, "zzz"), attempt(__import__, ""), attempt(__import__, 5), attempt(__import__, "x", level=-1), attempt(__import__, "x", {}, {}, [], 1), importlib.util.find_spec("nope"), importlib.util.find_spec("json").name, importlib.util.find_spec("pkg.gamma").name, attempt(importlib.util.find_spec, "nope.sub"), importlib.util.resolve_name(".x", "a.b"), importlib.machinery.SOURCE_SUFFIXES)
class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.startswith("virtual"): return importlib.util.spec_from_loader(name, cls)
    @staticmethod
    def create_module(spec): print("create", spec.name); return None
    @staticmethod
    def exec_module(m): m.answer = 42; m.__dict__["who"] = m.__name__
sys.meta_path.insert(0, Finder)
import virtual_one; from virtual_two import answer, who; print(virtual_one.answer, who, answer, virtual_one.__spec__.loader is Finder); sys.meta_path.remove(Finder); print(attempt(importlib.import_module, "virtual_three"))
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "changing.py")
    pathlib.Path(path).write_text("v = 1\nkeep = 'x'\n"); sys.path.insert(0, d); importlib.invalidate_caches()
    import changing; print(changing.v); pathlib.Path(path).write_text("v = 22\nw = 3\n"); os.utime(path, (1, 1)); changing.keep = "kept"; r = importlib.reload(changing); print(r is changing, changing.v, changing.w, changing.keep)
    spec = importlib.util.spec_from_file_location("loaded_by_hand", path); m = importlib.util.module_from_spec(spec); spec.loader.exec_module(m); print(m.v, m.__name__, "loaded_by_hand" in sys.modules, spec.loader.get_source("loaded_by_hand").splitlines()[0], spec.loader.is_package("loaded_by_hand"))
    os.mkdir(os.path.join(d, "p")); pathlib.Path(d, "p", "__init__.py").write_text("from . import m\nprint('p', __path__[0].endswith('p'))\n"); pathlib.Path(d, "p", "m.py").write_text("import sys\nZ = sys._getframe().f_code.co_filename.endswith('m.py')\n"); importlib.invalidate_caches(); import p; print(p.m.Z)
    sys.path.remove(d)
print(attempt(importlib.reload, "x"), attempt(importlib.reload, types.ModuleType("q")), "sys" in sys.builtin_module_names, sys.modules["sys"] is sys, sys.modules["builtins"].__name__, isinstance(sys.path, list), [f.__name__ for f in sys.meta_path])
import builtins; real = builtins.__import__
def spy(name, *a, **k):
    if not name.startswith("_"): print("import hook", name, a[2] if len(a) > 2 else None)
    return real(name, *a, **k)
builtins.__import__ = spy
import json; from os import path as _p; import xml.dom as _x
builtins.__import__ = real
exec("import pkg.alpha as q, sys as s; from pkg import (alpha, gamma as g,); print(q.NAME, s.__name__, g.G)", {})
def local_imports():
    import pkg.gamma
    from pkg import alpha as al
    return sorted(locals()), pkg.gamma.G
print(local_imports()); 
class C:
    from os.path import join
    import math as m
    half = m.pi / 2
print(C.join("a", "b"), C.m.sqrt(4), round(C.half, 3))
for src in ("from x import", "from x import (a", "from x import a,", "import a.b as c.d", "import a as b.c", "from x import *, a", "def f(): from x import *", "class C: from x import *", "import", "from . import", "from import x", "import a,", "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "from __future__ import braces", "from a import b as c.d", "import (a)", "from ... import *", "from .a.b import c as d"):
    try: compile(src, "<s>", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "|", e.msg, e.lineno, e.offset)

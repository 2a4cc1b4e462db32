"""from __future__ below a docstring, and every import."""
from __future__ import division, generator_stop
from __future__ import (nested_scopes)
import a
import a.b
import a.b.c
import a as b
import a.b as c
import a.b.c.d as e
import a, b.c, d as e
from a import b
from a import b as c
from a import b, c as d
from a.b import c
from . import a
from .a import b
from .. import a
from ...a.b import c as d
from .... import e
from a import (b, c,)
from a import *


def f():
    import a, b.c, d.e as g
    from h import i, j as k
    global m
    import m
    from n import m
    return a, b, g, i, k, a.x(), g.y()


class C:
    import a
    from b import c
    import d.e as f
    a.g()


a.f(); b.f(); c.d.f(); e.f(x)
import late
late.f()
lambda: late.f()

# "Did you mean" and friends.
import sys, math, collections
class Shape:
    width = 1
    def __init__(self): self.colour = "red"; self._hidden = 1
    def perimeter(self): return self.widht
    def area(self): return heigth(1)
    def selfless(self): return colour
def local_name():
    counter = 1
    return countr
def builtin_name(): return pirnt("x")
def outer():
    variable = 1
    def inner(): return varible, variable
    return inner()
def keyword(first_name, last_name=None): pass
def far(): return completely_unrelated_zzz
def missing_import(): return json.dumps(1)
def module_attr(): return math.sqroot(2)
def missing_self(): return Shape().selfless()
def from_import(): from collections import OrderDic
def from_import2(): from math import nothing_at_all
def import_mod(): import colections
def import_sub(): import collections.abcd
def not_package(): import math.foo
def attr_inst(): return Shape().color
def attr_private(): return Shape().hidden
def attr_none(): return None.foo
def str_method(): return "x".uper()
def list_method(): return [].appendd(1)
def kw_error(): keyword(frist_name=1)
def kw_error2(): keyword(1, last_nmae=2)
def kw_builtin(): return sorted([], revers=True)
def kw_builtin2(): return int("5", bas=3)
def true_name(): return true
def null_name(): return null
def unbound():
    print(total)
    total = 1
def add_method(): return [].add(1)
def push_method(): return [].push(1)
def sub_attr(): return Shape().colour.uppr()
def nested_attr():
    class Box: pass
    b = Box(); b.content = Shape(); return b.width
def awaited():
    async def c(): pass
    return c.x
for f in (Shape().perimeter, Shape().area, local_name, builtin_name, outer, far, missing_import, module_attr, missing_self, from_import, from_import2, import_mod, import_sub, not_package, attr_inst, attr_private, attr_none, str_method, list_method, kw_error, kw_error2, kw_builtin, kw_builtin2, true_name, null_name, unbound, add_method, push_method, sub_attr, nested_attr, awaited):
    try: f()
    except Exception as e: print(f.__name__, "|", e, file=sys.stderr); sys.excepthook(*sys.exc_info())

# What exceptions, groups, generators, functions and properties say of unfit arguments and attributes.
import types, sys
def plain(v):
    text = repr(v)
    return type(v).__name__ if ' at 0x' in text else text
def T(f, *a, **k):
    try: r = f(*a, **k); print(getattr(f,'__name__',f), *map(plain, a), k, '->', plain(r))
    except BaseException as e: print(getattr(f,'__name__',f), *map(plain, a), k, '->', type(e).__name__, str(e).split(' at 0x')[0], getattr(e,'__notes__',None))
# exceptions
for E in (BaseException, Exception, ValueError, OSError, StopIteration, SystemExit, KeyError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, SyntaxError, ImportError, AttributeError, NameError, ExceptionGroup, BaseExceptionGroup, StopAsyncIteration, KeyboardInterrupt, IndentationError):
    for a in ((), (1,), (1,2), (1,2,3), (1,2,3,4), (1,2,3,4,5), (1,2,3,4,5,6), ('a',), ('a',('f',1,2,'t')), ('a',('f',1,2,'t',3,4)), ('a',('f',1,2)), ('m',[ValueError(1)]), ('m',[ValueError(1), KeyboardInterrupt()]), ('m',[]), ('m',[1]), ('utf8',b'abc',0,1,'r'), ('utf8','abc',0,1,'r'), ('abc',0,1,'r'), ('utf8',b'abc',5,9,'r'), (2,'x'), (2,'x','f'), (2,'x','f',0,'g')):
        try: e = E(*a)
        except Exception as x: print(E.__name__, a, '!!', type(x).__name__, x); continue
        print(E.__name__, a, repr(e), '|', str(e), '|', e.args, type(e).__name__, {k: getattr(e,k,'unset') for k in sorted(set(dir(type(e)))-set(dir(BaseException))) if not callable(getattr(e,k,0)) and not k.startswith('__')})
        try: print(e.__reduce__())
        except Exception as x: print('reduce', x)
    for kw in ({'name':1},{'path':2},{'obj':3},{'name':1,'obj':2},{'x':1},{'name_from':2}):
        T(E, 'a', **kw)
e = ValueError(1)
T(e.add_note, 5); T(e.add_note); T(e.add_note, 'n'); print(e.__notes__)
e.__notes__ = 5; T(e.add_note, 'x')
T(e.with_traceback, 5); T(e.with_traceback, None)
for attr, vals in (('__cause__', (1, None, ValueError)), ('__context__', (1, None)), ('__traceback__', (1, None)), ('__suppress_context__', (1, 'a', None)), ('args', (1, 'ab', (1,2), None)), ('__notes__', (1,))):
    for v in vals:
        try: setattr(e, attr, v); print(attr, getattr(e, attr))
        except Exception as x: print(attr, v, type(x).__name__, x)
    try: delattr(e, attr); print('deleted', attr)
    except Exception as x: print('del', attr, type(x).__name__, x)
T(e.__setstate__, 5); T(e.__setstate__, {'a': 1}); print(e.__dict__); T(e.__setstate__, None)
# groups
eg = ExceptionGroup('m', [ValueError(1), TypeError(2), ExceptionGroup('n', [KeyError(3), ValueError(4)])])
for c in (ValueError, (TypeError, KeyError), lambda x: True, lambda x: False, 5, (1,2), [ValueError], object, ExceptionGroup, str):
    for m in ('split', 'subgroup'):
        try: print(m, getattr(eg, m)(c))
        except Exception as x: print(m, type(x).__name__, x)
T(eg.derive, [ValueError()]); T(eg.derive, 5); T(eg.derive, []); T(eg.derive); T(eg.split); T(eg.subgroup, 1, 2)
class MyEG(ExceptionGroup):
    def derive(s, l): return 5
try: print(MyEG('a', [ValueError(), TypeError()]).split(ValueError))
except Exception as x: print(type(x).__name__, x)
# generators
def g():
    try: x = yield 1; print('got', x); yield 2
    except GeneratorExit: print('exit'); raise
    except Exception as e: print('caught', e); yield 3
for op in (lambda i: i.send(1), lambda i: (next(i), i.send(5)), lambda i: i.throw(5), lambda i: i.throw(ValueError), lambda i: (next(i), i.throw(ValueError('x'))), lambda i: (next(i), i.throw(ValueError('q'))), lambda i: (next(i), i.throw(KeyError)), lambda i: (next(i), i.throw(5)), lambda i: i.throw(), lambda i: i.send(), lambda i: (next(i), i.close(), i.close()), lambda i: (list(i), next(i)), lambda i: (list(i), i.throw(KeyError)), lambda i: (i.gi_running, i.gi_suspended, i.gi_yieldfrom, i.gi_code.co_name, i.gi_frame.f_lineno), lambda i: setattr(i, 'gi_running', 1), lambda i: setattr(i, '__name__', 5), lambda i: setattr(i, '__qualname__', 'q'), lambda i: delattr(i, '__name__'), lambda i: i.foo):
    i = g()
    try: print(op(i))
    except BaseException as e: print(type(e).__name__, e)
    i.close()
# functions
def f(a, b=2, /, c=3, *d, e, h=5, **k): "doc"
for attr in ('__name__','__qualname__','__doc__','__defaults__','__kwdefaults__','__code__','__globals__','__closure__','__dict__','__module__','__annotations__','__type_params__','__builtins__','__annotate__','foo'):
    for v in (5, 'x', None, (1,), {}, {'a': 1}, f.__code__, lambda: 0):
        try: setattr(f, attr, v); print(attr, type(v).__name__, 'ok', plain(getattr(f, attr)) if attr not in ('__code__','__globals__','__builtins__', '__annotate__') else '')
        except Exception as e: print(attr, type(v).__name__, type(e).__name__, e)
    try: delattr(f, attr); print('del', attr, getattr(f, attr, 'gone') if attr not in ('__globals__','__builtins__') else '')
    except Exception as e: print('del', attr, type(e).__name__, e)
m = types.MethodType
for a in ((), (1,), (f,), (f, None), (f, 1), (1, 2), (f, 1, 2)): T(m, *a) if a != (f,1) else None
T(m(f, 1).__reduce__) if 0 else None
# property, classmethod, staticmethod, super
p = property()
class C: 
    x = property(lambda s: 1); y = p; z = property(None, lambda s, v: None); w = property(None, None, lambda s: None, 'wd')
    def __init__(s): pass
for n in 'xyzw':
    for op in (lambda: getattr(C(), n), lambda: setattr(C(), n, 1), lambda: delattr(C(), n), lambda: getattr(C, n).__doc__, lambda: getattr(C,n).__name__, lambda: getattr(C, n).__isabstractmethod__):
        try: print(n, op())
        except Exception as e: print(n, type(e).__name__, e)
T(property().__get__, 1); T(property().__get__, None); T(property().__set__, 1); T(property().__get__); T(property(1,2).getter, 5)
for a in ((), (1,), (int,), (int, 1), (int, 'a'), (int, bool), (int, str), (1, 2), (int, 1, 2)):
    try: print('super', a, super(*a))
    except Exception as e: print('super', a, type(e).__name__, e)
class D(C):
    def m(s): return super().nothing
    def n(): super()
    def o(s): del s; super()
    @staticmethod
    def q(): super()
for n in ('m',): T(getattr(D(), n))
T(D.n); T(D().o); T(D.q)
T(object.__new__); T(object.__new__, 1); T(object.__new__, int); T(object.__new__, C, 1); T(object.__init__); T(C, 1); T(object, 1); T(object().__init__, 1); T(object.__reduce_ex__, C(), 9) if 0 else None
T(object().__setattr__, 'a', 1); T(object().__getattribute__, 'b'); T(object().__delattr__, 'c'); T(setattr, 5, 'a', 1); T(setattr, int, 'a', 1); T(setattr, None, 'a', 1); T(delattr, [], 'append'); T(setattr, [], 'append', 1); T(setattr, 5, 'real', 1)
for t in (int, C, type): 
    for attr, v in (('__name__', 5), ('__name__', 'a\0b'), ('__bases__', ()), ('__bases__', (int,)), ('__bases__', 5), ('__module__', 5), ('__doc__', 5), ('__qualname__', 5), ('__dict__', {}), ('__mro__', ()), ('__abstractmethods__', 5), ('__class__', int)):
        try: setattr(t, attr, v); print(t.__name__, attr, 'ok')
        except Exception as e: print(t.__name__, attr, type(e).__name__, e)

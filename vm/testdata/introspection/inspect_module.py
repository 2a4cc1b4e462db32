# inspect: signatures, members, source, states.
import inspect, functools, types
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
def f(a, /, b: int, c=3, *args: str, d, e="x", **kw) -> bool:
    """Summary.

        Indented.
    """
class C:
    "class doc"
    def __init__(self, x, y=1): pass
    def m(self, q): pass
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
    @property
    def p(self): "p doc"
    attr = 5
class D(C):
    def __call__(self, k): pass
    def m(self, q): pass
sig = inspect.signature(f); print(sig, [(p.name, p.kind.name, p.default if p.default is not p.empty else "-", getattr(p.annotation, "__name__", "-")) for p in sig.parameters.values()], sig.return_annotation)
for o in (C, D, C.m, C(1).m, C.cm, C.sm, D(1), lambda x, *y: 0, functools.partial(f, 1, d=4), len, print, int, str.join, [].append, dict.fromkeys, isinstance, object, type, sorted, open, ValueError, property): print(attempt(inspect.signature, o))
b = sig.bind(1, 2, d=3, z=9); b.apply_defaults(); print(b.arguments, b.args, b.kwargs, attempt(sig.bind, 1), attempt(sig.bind, 1, 2), sig.bind_partial(1).arguments, sig.replace(return_annotation=int), sig == inspect.signature(f), str(list(sig.parameters.values())[1].replace(annotation=str)))
print(inspect.getdoc(f), inspect.getdoc(D), inspect.getdoc(C.p), inspect.cleandoc("  a\n    b\n  c"), inspect.getmodule(f).__name__, inspect.getfile(f).rsplit("/", 1)[-1], inspect.getsource(C.m), inspect.getsourcelines(f)[1])
print([(n, v) for n, v in inspect.getmembers(C) if not n.startswith("__") and not callable(v) and n != "p"], [n for n, _ in inspect.getmembers(D, inspect.isfunction)], [n for n, _ in inspect.getmembers(D(1), inspect.ismethod)], inspect.getmro(D), inspect.classify_class_attrs(D)[-1].name, [(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(D) if not a.name.startswith("__")])
for pred in ("isfunction", "ismethod", "isbuiltin", "isclass", "ismodule", "isgeneratorfunction", "iscoroutinefunction", "isroutine", "isdatadescriptor", "ismethoddescriptor", "isabstract", "iscode", "isframe", "istraceback", "isgetsetdescriptor", "ismemberdescriptor"):
    print(pred, [bool(getattr(inspect, pred)(o)) for o in (f, C(1).m, C.m, len, C, inspect, (lambda: (yield)), C.p, f.__code__, str.upper, int.__add__, types.FunctionType.__code__, type.__dict__["__mro__"])])
def gen(): x = 1; yield x
g = gen(); print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorlocals(g), inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g))
def where(): return inspect.currentframe().f_code.co_name, inspect.stack()[1].function, inspect.stack()[0].code_context[0].strip()[:20], inspect.getframeinfo(inspect.currentframe()).lineno
print(where()); n = 5
def clos(): return n, len, undefined_q, clos_free
def outer(): clos_free = 1; return lambda: (clos_free, n)
print(inspect.getclosurevars(outer()).nonlocals, inspect.getclosurevars(outer()).globals, inspect.getfullargspec(f), inspect.unwrap(functools.wraps(f)(lambda: 0)) is f, inspect.getattr_static(C(1), "p").__class__.__name__, attempt(inspect.getattr_static, C(1), "zz"), inspect.getcallargs(f, 1, 2, d=3))
print(inspect.formatannotation(int), inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY, default=1), attempt(inspect.Parameter, "1a", inspect.Parameter.KEYWORD_ONLY), attempt(inspect.Signature, [inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY), inspect.Parameter("b", inspect.Parameter.POSITIONAL_ONLY)]))

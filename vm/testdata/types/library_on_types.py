# Library modules that stand on the built-in types: dataclasses, enum, functools,
# typing, inspect, pickle and exception groups.
import dataclasses, functools, copy, pickle, typing, inspect, contextlib, enum, collections
@dataclasses.dataclass(order=True, frozen=True, slots=True)
class P:
    x: int
    y: int = 3
    z: list = dataclasses.field(default_factory=list, compare=False)
p = P(1)
print(p, p == P(1), p < P(2), hash(p) == hash(P(1)), P.__slots__, dataclasses.asdict(p), dataclasses.replace(p, x=5))
try: p.x = 3
except Exception as e: print(type(e), e)
print(copy.copy(p), copy.deepcopy(p), inspect.signature(P))
print(pickle.loads(pickle.dumps([1, p, {'a': (1, 2)}])))
@functools.singledispatch
def f(a): return 'o'
@f.register
def _(a: int): return 'i'
@f.register
def _(a: list | tuple): return 'lt'
print(f(1), f('a'), f([]), f(()))
class NT(typing.NamedTuple):
    a: int
    b: str = 'x'
print(NT(1), NT(1)._replace(b='q'), NT.__annotations__, NT._fields)
class TD(typing.TypedDict, total=False):
    a: int
print(TD(a=1), TD.__annotations__, TD.__total__)
print(typing.get_type_hints(P), typing.get_args(dict[str, int]), typing.get_origin(list[int]))
@contextlib.contextmanager
def cm():
    yield 1
with cm() as v: print(v)
@functools.wraps(f)
def g(): pass
print(g.__name__, g.__wrapped__ is f)
@functools.total_ordering
class O:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(O(1) <= O(2), O(3) > O(2))
class C:
    @functools.cached_property
    def x(self): print('once'); return 5
c = C(); print(c.x, c.x)
class E(enum.IntFlag):
    A = 1; B = 2
print(E.A | E.B, E(3), list(E), E.A in E(3))
class SE(enum.StrEnum):
    Q = enum.auto()
print(SE.Q, repr(SE.Q))
def ff(a, /, b: int = 3, *c, d, **e) -> str: ...
print(inspect.signature(ff), inspect.getfullargspec(ff))
print(inspect.getmro(P), inspect.isfunction(ff), inspect.ismethod(c.__init__), inspect.isbuiltin(len), inspect.isdatadescriptor(C.__dict__['x']))
class Meta(type):
    def __instancecheck__(cls, o): return True
class MM(metaclass=Meta): pass
print(isinstance(3, MM))
try:
    raise ExceptionGroup('eg', [ValueError(1), TypeError(2), ExceptionGroup('in', [KeyError(3)])])
except* ValueError as e: print('v', e.exceptions)
except* (TypeError, KeyError) as e: print('t', e.exceptions)
try:
    try: raise ExceptionGroup('eg', [ValueError(1), TypeError(2)])
    except* ValueError: raise OSError(5)
except BaseException as e: print(repr(e), repr(e.__context__))
import traceback
try: {}['a']
except KeyError as e:
    e.add_note('n1'); print(''.join(traceback.format_exception_only(e)))
print(collections.OrderedDict(a=1), collections.Counter('aab'), collections.namedtuple('N', 'a b')(1, 2))

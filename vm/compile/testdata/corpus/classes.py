"""Classes: bodies, cells, super, mangling, static attributes."""


class Empty: pass
class Base(object, metaclass=Meta, key=1): pass
class Star(*bases, **kw): pass
class Doc:
    "docstring"
class DocMore:
    """Doc
        more
    """
    x = 1
class Body:
    x = 1
    y = x + 1
    z: int
    w: str = "a"
    (v): int = 1
    def method(self): return self.x
    @property
    def prop(self): return self._prop
    @prop.setter
    def prop(self, value): self._prop = value
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def static(): return __class__
    class Inner:
        a = 1
        def f(self): return super().f()
    lst = [i for i in range(3)]
    st = {i for i in lst if i}
    dc = {i: j for i, j in zip(lst, lst)}
    gn = (i for i in lst)
    lam = lambda self: self.x
    if x:
        cond: int = 1
    for x in lst:
        loop: int
    del x


class Cells:
    def f(self): return __class__
    def g(self): return super().g()
    def h(self): return super(Cells, self).h
    def i(self): return super(Cells, self).i(1, k=2)
    def j(self, *a, **k): return super().j(*a, **k)
    def k(self): return super().k.l.m()
    def l(this): return super().l
    def m(self): return (lambda: super().m)()
    def n(self): return [super().n for x in y]
    def o(self): return (super().o for x in y)
    def p(self):
        self = 1
        def q(): return self
        return super().p
    def r(): return super().r
    def s(self): super.x; super; return super
    def t(self): return super().t(a, b, c=1).u()
    def u(self): super().x = 1; super().y += 1; del super().z
    x = [__class__ for y in z]
    w = [lambda: __class__ for y in z]


class Mangled:
    __x = 1
    __y__ = 2
    __ = 3
    ___ = 4
    def __f(self, __a, *, __b=1, **__c):
        self.__g = __a
        self.__h.__i = __b
        __local = 1
        def inner(): return __local
        global __glob
        __glob = 2
        import __mod
        import __mod.__sub
        import __mod.__sub as __alias
        from __mod import __name
        from __mod import __name as __other
        del self.__g
        x.__attr(1, __kw=2)
        f(__kw=3)
        try: pass
        except E as __e: pass
        with a as __w: pass
        for __i in __j: pass
        [__k for __k in __l]
        (__m := 1)
        match x:
            case {"a": __n, **__o}: pass
            case A(__p=__q): pass
            case [*__r]: pass
            case __s: pass
        return __class__
    class __Nested:
        __z = 1
    def __annotated(self, __x: __T) -> __U: pass
    __v: __T = 1


class _Under:
    __x = 1
    def f(self): self.__x = 2


class __:
    __x = 1


class Static:
    def a(self): self.z = 1; self.y = 2; self.a.b = 3; self.x += 1; self.w: int = 1
    def b(this): this.q = 1
    def c(self):
        def inner(): self.inner = 1
        (self.t1, [self.t2, *self.t3]) = x
        for self.loop in y: pass
        with a as self.ctx: pass
        [self.comp for self.target in y]
        lambda: (self.load)
        del self.gone
    async def d(self): self.coro = 1
    @staticmethod
    def e(self): self.stat = 1
    self.outer = 1
    class In:
        def f(self): self.nested = 1
        self.body = 2


def local_class():
    x = 1
    class A:
        y = x
        x = 2
        def f(self): return x
        class B(A):
            def g(self): return x, __class__
            z = __class__
    return A


def class_free():
    a = 1
    class C:
        a = a
        b = [a for _ in range(3)]
        c = lambda: a
        def a(self): return a
    return C


class Glob:
    global g
    g = 1
    def f(self): return g
    x = [g for _ in y]


def nonlocal_class():
    n = 0
    class C:
        nonlocal n
        n = 1
        def f(self): return n
    return C


class Conditional:
    if a:
        x: int
        def f(self): pass
    elif b:
        x: str
    else:
        y: float = 1.0
    while c:
        z: int
    try:
        t: A
    except E:
        u: B
    finally:
        v: C
    with d:
        w: D
    match e:
        case 1:
            m: F
    always: G


class AnnotationsOnly:
    a: int
    b: list[a]
    c: "str"
    d: [x for x in a]
    e: lambda: (a, __class__)
    f.g: int
    h[0]: int = 1
    (i): int


class classdict_use:
    def f(self, x: int) -> __class__: pass
    def g[T](self, x: T) -> int: pass
    type X = int


class OnlyInComprehension:
    x = [lambda: __class__ for y in z]


class OnlyReadInComprehension:
    x = [__class__ for y in z]
    w = {y: super().f() for y in z}


class SuperInComprehension:
    x = [lambda self: super().f() for y in z]
    def f(self, v: __class__ = [__class__ for y in z]) -> [lambda: __class__ for y in z]: pass

# What too few type arguments are called.
import re


def show(text, *more):
    print(re.sub(r"0x[0-9a-f]+", "0x...", " ".join([text, *map(str, more)])))


def value(source):
    try:
        show(source, "->", repr(eval(source)))
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


def run(source):
    try:
        exec(source, globals())
        show(source, "ok")
    except BaseException as e:
        show(source, "!!", type(e).__name__, e)


from typing import *
T=TypeVar('T'); S=TypeVar('S'); D=TypeVar('D',default=int); Ts=TypeVarTuple('Ts'); P=ParamSpec('P')
class G3(Generic[T,S,D]): pass
class GT(Generic[T,*Ts]): pass
class GP(Generic[T,P]): pass
class GTT(Generic[T,*Ts,S]): pass
for s in ["G3[int]","dict[T,S][int]","GT[()]","GP[int]","GTT[int]","GTT[()]","Callable[P,T][int]","list[T][()]","tuple[T,S,D][int]","tuple[T,S,D][()]","G3[()]","Dict[T,S][int]","Dict[int]","List[T][()]","Callable[[T,S],D][int]","tuple[T,*Ts,S][int]", "Union[T,S][int]", "(T|S)[int]"]: value(s)

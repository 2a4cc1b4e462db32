# A delegate that handles a thrown exception and returns: the delegating
# generator goes on with the value, and what else was on its stack is as it was.


def sub(value):
    try:
        yield "waiting"
    except ValueError as error:
        return value, str(error)
    return value, "no error"


def plain():
    yield from sub(1)
    return "end"


def in_expression():
    before = "kept"
    text = "%s %s %s %s" % (before, (yield from sub(2)), [3, (yield from sub(3))], {"k": (yield from sub(4))})
    return before, text


def in_call(a=0, *rest):
    return max(10, len((yield from sub(5))), *rest), a


async def leaf():
    await Wait()
    return "never"


class Wait:
    def __await__(self):
        try:
            yield "waiting"
        except ValueError as error:
            return "caught %s" % error
        return "sent"


async def coroutine():
    return "%s|%s" % (await Wait(), await Wait())


async def deep():
    return [1, await coroutine(), await leaf()]


for make in (plain, in_expression, in_call, coroutine, deep):
    for pattern in ("tttt", "stst", "tsts", "ssss"):
        made = make()
        seen = [made.send(None)]
        try:
            for step in pattern:
                if step == "t":
                    seen.append(made.throw(ValueError("thrown")))
                else:
                    seen.append(made.send(None))
        except StopIteration as end:
            seen.append(("returned", end.value))
        made.close()
        print(make.__name__, pattern, seen)

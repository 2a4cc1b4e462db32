"""try in all its forms, and with."""


def tries(a):
    try: x
    except: y
    try: x
    except A: y
    try: x
    except A as e: y
    try: x
    except (A, B) as e: e
    except C: z
    except: w
    try: x
    except A, B: y
    try: x
    except A: y
    else: z
    try: x
    finally: y
    try: x
    except A: y
    finally: z
    try: x
    except A as e: y
    else: z
    finally: w
    try: pass
    except: pass
    try: pass
    finally: pass
    try:
        try: x
        except A: y
        finally: z
    except B: w
    finally: v


def returns():
    try: return 1
    finally: x
def returns_value(a):
    try: return a
    finally: x
def returns_finally(a):
    try: return a
    finally: return b
def returns_except(a):
    try: x
    except A as e: return e
    except B: return 1
    else: return 2
    finally: y
def returns_nested(a):
    try:
        try:
            try: return a
            finally: x
        finally: y
    finally: z
def loops(a):
    for x in a:
        try: continue
        finally: y
        try: break
        except A as e: continue
        except B: break
    while a:
        try:
            with b: return a
        except A:
            if c: break
        finally:
            for d in e: pass
def raising():
    try: raise
    except A: raise B from None
    finally: raise C
def finally_loop():
    try: x
    finally:
        while a:
            if b: break
            continue
def nested_handlers():
    try: x
    except A as e:
        try: y
        except B as f:
            try: z
            except C as e: w
            raise
    return e


def stars():
    try: x
    except* A: y
    try: x
    except* A as e: y
    try: x
    except* A as e: y
    except* (B, C): z
    else: w
    finally: v
    try: x
    except* A, B: y
    for q in r:
        try: x
        except* A:
            for i in j:
                if k: break
                continue


def withs(a, b):
    with a: x
    with a as b: x
    with a, b: x
    with a as c, b as d: x
    with (a as c, b as d,): x
    with (a, b): x
    with (a): x
    with a as (c, d): x
    with a as [c, *d]: x
    with a as c.d, b as e[f]: x
    with a: pass
    with a:
        return
    with a:
        return x
    with a:
        with b:
            return x
    with (
        a as b,
        c as d
    ):
        x
    with a() as b, c(b) as d:
        raise d


def with_return_const(a):
    with a:
        return 1


def with_in_loop(a):
    for x in a:
        with x:
            if y: continue
            if z: break
        with x as w:
            try: return w
            finally: v
    while a:
        with b: break


def with_try(a):
    with a:
        try: x
        except A: return 1
        finally: y
    try:
        with a: return x
    except A: pass
    finally:
        with b: z


def cell_handler():
    try: x
    except A as e:
        def f(): return e
    return f


def global_handler():
    global e
    try: x
    except A as e: e

# How an uncaught exception group is drawn.
def fail(kind, text):
    raise kind(text)
def collect(*jobs):
    errors = []
    for job in jobs:
        try:
            fail(*job)
        except Exception as e:
            errors.append(e)
    return ExceptionGroup(f"{len(errors)} failed", errors)
inner = collect((KeyError, "k"), (OSError, "os"))
inner.add_note("inner note")
try:
    raise ValueError("first cause")
except ValueError as e:
    cause = e
outer = ExceptionGroup("outer", [collect((TypeError, "t")), inner, SyntaxError("bad", ("f.py", 1, 2, "x y\n", 1, 3))])
many = ExceptionGroup("many", [ValueError(i) for i in range(20)])
deep = ValueError("leaf")
for i in range(14):
    deep = ExceptionGroup(f"level {i}", [deep])
raise ExceptionGroup("everything", [outer, many, deep]) from cause

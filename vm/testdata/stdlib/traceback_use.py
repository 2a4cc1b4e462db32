# traceback, warnings, logging, contextlib extras.
import traceback, sys, io, warnings
def f(n):
    if n: return g(n - 1)
    raise ValueError("bottom")
def g(n): return f(n)
try: f(3)
except ValueError as e:
    err = e
    print(traceback.format_exc()); print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e)); print("".join(traceback.format_exception(e, limit=2))); print("".join(traceback.format_exception(e, limit=-1)))
    for fr in traceback.extract_tb(e.__traceback__): print(fr.name, fr.lineno, fr.line, fr.colno, fr.end_colno, fr.filename.rsplit("/", 1)[-1])
    traceback.print_exc(file=sys.stdout); traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout); print(traceback.format_tb(e.__traceback__)[-1]); print(len(list(traceback.walk_tb(e.__traceback__))))
te = traceback.TracebackException.from_exception(err, capture_locals=True); print([sorted(s.locals) for s in te.stack[1:]]); print(te.exc_type_str, te.stack[0].name, te.stack[-1].locals)
try:
    try: {}["k"]
    except KeyError as k: raise RuntimeError("chained") from k
except RuntimeError as e: print("".join(traceback.format_exception(e, chain=False))); print("".join(traceback.TracebackException.from_exception(e, compact=True).format()))
def stack(): return [s.name for s in traceback.extract_stack()][-2:], traceback.format_stack()[-1].splitlines()[1]
def caller(): return stack()
print(caller()); sl = traceback.StackSummary.from_list([("file.py", 1, "fn", "code line"), traceback.FrameSummary("x.py", 2, "h", line="y")]); print("".join(sl.format()), sl[1], sl[0] == sl[0]); print(traceback.format_list([("a.py", 5, "q", None)]))
try: compile("x = = 1", "s.py", "exec")
except SyntaxError as e: print("".join(traceback.format_exception_only(e)), e.text, e.print_file_and_line)
traceback.print_stack(file=sys.stdout); traceback.print_exception(ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError("k")])]), file=sys.stdout); traceback.clear_frames(err.__traceback__)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("first"); warnings.warn("dep", DeprecationWarning, stacklevel=2); warnings.warn(UserWarning("obj")); warnings.warn_explicit("expl", RuntimeWarning, "file.py", 7)
    for x in w: print(x.category.__name__, x.message, x.lineno > 0, x.filename.rsplit("/", 1)[-1])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom")
    except UserWarning as e: print("raised", e)
    warnings.filterwarnings("ignore", message="quiet.*"); warnings.warn("quiet please")
def old(): warnings.warn("shown on stderr", stacklevel=2)
old(); old(); print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line text"))
@warnings.deprecated("use new")
def legacy(): return "legacy"
with warnings.catch_warnings(record=True) as w: warnings.simplefilter("always"); print(legacy(), [str(x.message) for x in w], legacy.__deprecated__)
import logging; buf = io.StringIO(); h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s")); log = logging.getLogger("a.b"); log.addHandler(h); log.setLevel(logging.INFO); log.debug("no"); log.info("x=%d %s", 5, "y"); log.warning("w")
try: 1 / 0
except ZeroDivisionError: log.exception("caught")
print(buf.getvalue(), log.getEffectiveLevel(), logging.getLogger("a.b") is log, log.parent.name, logging.getLevelName(30)); logging.getLogger("nohandler").warning("last resort"); logging.basicConfig(format="%(message)s", stream=sys.stdout, level="DEBUG"); logging.debug("root debug")
sys.excepthook(*((type(err), err, err.__traceback__)))

#: args build --level 3 -vv src --name=x
# argparse, configparser, csv, urllib.parse, uuid, secrets-free, types, typing in short.
import argparse, sys, io
p = argparse.ArgumentParser(prog="tool", description="A tool.", epilog="The end.")
p.add_argument("-v", "--verbose", action="count", default=0, help="more words"); p.add_argument("--version", action="version", version="1.0")
sub = p.add_subparsers(dest="cmd", required=True); b = sub.add_parser("build", help="build it"); b.add_argument("path", nargs="*"); b.add_argument("--level", type=int, choices=[1, 2, 3], default=1); b.add_argument("--name", metavar="N"); b.add_argument("-v", action="count", dest="bv"); g = b.add_mutually_exclusive_group(); g.add_argument("--a", action="store_true"); g.add_argument("--b", action="store_const", const=5)
print(p.parse_args()); p.print_help(); b.print_help(); print(p.parse_args(["-v", "build", "x", "--a"]), p.format_usage())
for bad in ([], ["nope"], ["build", "--level", "9"], ["build", "--level", "x"], ["build", "--a", "--b"], ["build", "--zz"], ["--version"], ["-h"]):
    try: p.parse_args(bad)
    except SystemExit as e: print(bad, e.code, flush=True)
import configparser; c = configparser.ConfigParser(); c.read_string("[a]\nx = 1\ny: %(x)s2\n[b]\nflag = yes\nmulti = one\n  two\n"); print(c.sections(), c["a"]["y"], c.getint("a", "x"), c.getboolean("b", "flag"), repr(c["b"]["multi"]), c.has_option("a", "z"), c.get("a", "z", fallback="fb"), dict(c["a"])); out = io.StringIO(); c.write(out); print(out.getvalue())
import csv; print(list(csv.reader(io.StringIO('a,"b,c",d\r\n1,"q""uote",\r\n'))), list(csv.DictReader(io.StringIO("x,y\n1,2\n3,4\n"))), list(csv.reader(["a;b"], delimiter=";"))); out = io.StringIO(); w = csv.writer(out, quoting=csv.QUOTE_MINIMAL); w.writerow(["a", "b,c", 'q"', None, 1.5, "line\nbreak"]); dw = csv.DictWriter(out, ["k", "v"]); dw.writeheader(); dw.writerow({"k": 1, "v": 2}); print(repr(out.getvalue()))
from urllib.parse import urlparse, quote, unquote, urlencode, parse_qs, urljoin, urlsplit; print(urlparse("http://u:p@host:80/path;x?q=1#f"), quote("a b/é?"), unquote("a%20b%C3%A9"), urlencode({"a": [1, 2], "b": "x y"}, doseq=True), parse_qs("a=1&a=2&b="), urljoin("http://a/b/c", "../d"), urlsplit("//h/p").netloc, urlparse("http://[::1]:8/").port)
import uuid; print(uuid.UUID("12345678123456781234567812345678"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.UUID(int=5).hex, uuid.uuid4().version)
import types; ns = types.SimpleNamespace(a=1, b=[2]); ns.c = 3; print(ns, ns == types.SimpleNamespace(a=1, b=[2], c=3), vars(ns), types.new_class("N", (int,), {}, lambda d: d.update(x=1)).x, types.MappingProxyType({1: 2}), types.prepare_class("Q")[0].__name__, types.DynamicClassAttribute.__name__, types.resolve_bases((int,)), types.GenericAlias(list, (int,)), types.coroutine.__name__)
from graphlib import TopologicalSorter; print(list(TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0::3]); from reprlib import Repr, recursive_repr; print(Repr(maxlist=2).repr([1, 2, 3]), Repr().repr("x" * 100)); import numbers; print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Rational), issubclass(complex, numbers.Number))
import threading, queue; res = []; lock = threading.Lock()
def work(n):
    with lock: res.append(n)
ts = [threading.Thread(target=work, args=(i,), name=f"t{i}") for i in range(5)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(res), ts[0].name, ts[0].is_alive(), threading.current_thread().name, threading.main_thread() is threading.current_thread()); q = queue.Queue(); threading.Thread(target=lambda: [q.put(i) for i in range(3)]).start(); print([q.get(timeout=5) for _ in range(3)], q.empty()); loc = threading.local(); loc.x = 1; print(loc.x); ev = threading.Event(); threading.Timer(0.01, ev.set).start(); print(ev.wait(5))
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(3) as ex: print(list(ex.map(lambda x: x * x, range(5))), ex.submit(divmod, 7, 2).result(), type(ex.submit(lambda: 1 / 0).exception()).__name__)
import contextvars; v = contextvars.ContextVar("v", default=0); tok = v.set(5); print(v.get(), tok.old_value is tok.MISSING, contextvars.copy_context().run(lambda: (v.set(9), v.get())), v.get()); v.reset(tok); print(v.get())

# json: encoding, decoding, options, errors.
import json, io
def attempt(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f"{type(e).__name__}: {e}"
values = [None, True, 1, -2.5, 1e100, 1e-7, 10**30, "", "a\"b\\c/\n\t\x00\x7fé日\U0001f600\ud800", [], {}, [1, [2, []]], {"a": {"b": None}}, (1, 2), {1: "int", 2.5: "f", True: "b", None: "n"}, float("inf"), float("nan"), [True, False]]
for v in values: print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False)), ascii(attempt(lambda: json.loads(json.dumps(v)) == v)))
data = {"name": "x", "list": [1, 2, {"k": []}], "empty": {}, "nested": {"b": 1, "a": [[]]}}
print(json.dumps(data, indent=2)); print(json.dumps(data, indent="\t", sort_keys=True)); print(json.dumps(data, indent=0)); print(json.dumps(data, separators=(",", ":"))); print(json.dumps([1, 2], indent=None, separators=("; ", " = ")), json.dumps({"b": 1, "a": 2}, sort_keys=True), attempt(json.dumps, {1: 1, "a": 2}, sort_keys=True), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), attempt(json.dumps, {(1,): 1}), attempt(json.dumps, {1, 2}), attempt(json.dumps, b"x"), attempt(json.dumps, float("nan"), allow_nan=False), attempt(json.dumps, object), json.dumps(1j, default=str), attempt(json.dumps, 1j, default=lambda o: o))
rec = []; rec.append(rec); print(attempt(json.dumps, rec), attempt(json.dumps, rec, check_circular=False)[:14]); d = {}; d["d"] = d; print(attempt(json.dumps, d), attempt(json.dumps, [1, {"k": [object()]}]).split(" at ")[0])
try: json.dumps({"a": [1, {"b": {1}}]})
except TypeError as e: print(e, e.__notes__)
class I(int):
    def __repr__(self): return "custom"
class St(str): pass
class Fl(float): pass
import enum
class E(enum.IntEnum): A = 5
print(json.dumps([I(3), St("s"), Fl(1.5), E.A, {E.A: 1, St("k"): 2}]))
for text in ('1', ' [1, 2 ]\n', '{"a": 1, "a": 2}', '"\\u00e9\\ud83d\\ude00\\n\\/"', '"\\ud800"', 'true', 'null', 'NaN', '-Infinity', '1.5e3', '-0', '1E5', '0.1', '123456789012345678901234567890', '[]', '{}', '', ' ', '{', '[1,]', '[1 2]', '{"a"}', '{"a":}', '{a: 1}', "{'a': 1}", '{"a": 1,}', '"abc', '"\\x"', '"\\u12"', '01', '1.', '.5', '+1', '-', '1e', 'tru', 'nul', '[', '"\n"', '"\t"', '{"a" 1}', '[1, 2', '1 2', '{"a": 1 "b": 2}', '\ufeff1', '"' + "a" * 50, '[' * 30, '\x00', 'é', '{"k": [1, {"z": tru}]}'):
    try: print(ascii(text[:20]), ascii(json.loads(text)))
    except json.JSONDecodeError as e: print(ascii(text[:20]), "|", ascii(str(e)), e.lineno, e.colno, e.pos)
print(json.loads(b'{"b": "\xc3\xa9"}'), json.loads("[1]".encode("utf-16")), json.loads(bytearray(b"1")), attempt(json.loads, 5), attempt(json.loads, b"\xff"), json.loads('"\t"', strict=False), attempt(json.loads, "[" * 100000)[:14])
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"b": 1, "a": [2]}', object_pairs_hook=tuple), json.loads("[1.5, 2, NaN]", parse_float=str, parse_int=lambda s: f"i{s}", parse_constant=lambda s: f"c{s}"), json.JSONDecoder().raw_decode("[1] tail"), attempt(json.JSONDecoder().raw_decode, ""))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if isinstance(o, complex): return {"re": o.real, "im": o.imag}
        return super().default(o)
print(json.dumps({"s": {3, 1}, "c": 1 + 2j}, cls=Enc), attempt(json.dumps, object, cls=Enc), list(Enc().iterencode([1, {"a": {2}}])), Enc(indent=1).encode({"x": [1]}))
f = io.StringIO(); json.dump({"k": [1, None]}, f, indent=1); print(f.getvalue()); f.seek(0); print(json.load(f)); big = json.dumps({f"key{i}": [i, i / 7, str(i) * 3, None, {"n": i}] for i in range(500)}); print(len(big), json.loads(big)["key499"], sum(len(v[2]) for v in json.loads(big).values()), hash(big) == hash(json.dumps(json.loads(big))))

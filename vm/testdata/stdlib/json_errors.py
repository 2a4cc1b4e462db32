# json: what is refused, with positions and notes; layouts of what is written.
def t(f):
    try: print("%r" % (f(),))
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", None))
import json
for s in ['{"a": [1, 2.5, -3e2, true, false, null, "x\\u00e9\\n"], "b": {}}', '[]', '{}', ' 1 ', '[1,]', '{"a":1,}', '{"a" 1}', '{a:1}', '[1 2]', '', 'nul', '"abc', '"\\x"', 'NaN', '-Infinity', '[1', '{"a":', '123456789012345678901234567890', '1e400', '"\\ud83d\\ude00"', '["é", }', '\ufeff1', '[NaN]', '01', '- 1', '1.5.']:
    t(lambda: json.loads(s))
t(lambda: json.loads('{"a":1,"a":2}', object_pairs_hook=lambda p: p)); t(lambda: json.loads('{"a":1}', object_hook=lambda d: 5)); t(lambda: json.loads('[1.5, 2]', parse_float=str, parse_int=str))
for o in [{"a": [1, 2.5, None, True], "b": "x\u00e9\n\"", 3: 4, None: 1, 1.5: 2, True: 0}, [], {}, (1, 2), "\U0001f40d", float("nan"), 10**30, [[], {}], {"z": 1, "a": 2}]:
    t(lambda: json.dumps(o)); t(lambda: json.dumps(o, indent=2)); t(lambda: json.dumps(o, ensure_ascii=False, separators=(",", ":")))
t(lambda: json.dumps({"z": 1, "a": 2}, sort_keys=True, indent="\t")); t(lambda: json.dumps({(1,): 2})); t(lambda: json.dumps({(1,): 2}, skipkeys=True)); t(lambda: json.dumps([1, {"a": object}]))
t(lambda: json.dumps(float("inf"), allow_nan=False)); l = []; l.append(l); t(lambda: json.dumps(l)); t(lambda: json.dumps([1j], default=str)); t(lambda: json.dumps({1: 2, "1": 3}))
t(lambda: json.loads("[" * 100 + "]" * 100)); t(lambda: json.loads(b'{"a": 1}'))

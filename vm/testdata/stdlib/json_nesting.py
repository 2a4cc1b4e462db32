# What json writes of containers in containers, circles among them, and keys that
# come again when it reads.
import json

print(json.dumps({"a": [1, {"b": (2, [{}])}]}), json.loads('{"a":[{"a":1,"b\\u0041":2},{"a":3,"\u00e9":4},{"\u00e9":5}]}'))
deep = {}
for i in range(40):
    deep = [deep]
print(json.dumps(deep))
circle = []
circle.append({"x": [circle]})
far = {}
x = far
for i in range(30):
    x["k"] = {}
    x = x["k"]
x["k"] = far
for c in circle, far:
    try:
        json.dumps(c)
    except ValueError as e:
        print(e)
shared = [1]
print(json.dumps([shared, shared, {"s": shared}]))


class Mapping(dict):
    pass


class Other:
    pass


print(json.dumps(Mapping(a=1, b=[Mapping()])), json.dumps({2: 1, None: 2, True: 3, 1.5: 4}))
print(json.dumps({"b": 1, "a": [2, {}], "c": ()}, sort_keys=True, indent=1), json.dumps({(1,): 1, "k": 2}, skipkeys=True))
print(json.dumps([Other()], default=lambda o: {"other": [1]}))
o = Other()
try:
    json.dumps([o], default=lambda o: [o])
except ValueError as e:
    print(e, e.__notes__)

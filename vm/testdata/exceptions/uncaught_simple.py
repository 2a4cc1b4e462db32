# An uncaught error through several kinds of call.
import sys
class Thing:
    def method(self, value):
        return self.helper(value, scale=2)
    def helper(self, value, *, scale):
        return [process(v * scale) for v in value]
def process(v):
    if v > 4:
        raise ValueError(f"too big: {v}")
    return v
def main():
    t = Thing()
    print(t.method([1, 2]))
    (lambda items: t.method(items))([1, 2, 3])
print("before")
print("to stderr", file=sys.stderr)
main()
print("never")

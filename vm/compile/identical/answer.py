# Compiles what comes on standard input, in frames of a length and that many bytes:
# a name and a text, again and again. Answers each with a frame of its own: "c" and
# the marshalled code, or "e" and the exception as JSON.
import json
import marshal
import sys
import warnings

warnings.simplefilter("ignore")
level = int(sys.argv[1])
incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer


def frame():
    size = incoming.read(8)
    if not size:
        sys.exit()
    return incoming.read(int.from_bytes(size, "little"))


def rejection(error):
    answer = {"Class": type(error).__name__, "Text": str(error)}
    if isinstance(error, SyntaxError):
        answer["Text"] = error.msg
        places = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        answer.update(zip(("Line", "Col", "EndLine", "End1"), (place or 0 for place in places)))
    return b"e" + json.dumps(answer).encode()


while True:
    name, text = frame().decode(), frame()
    try:
        code = compile(text, name, "exec", dont_inherit=True, optimize=level)
        answer = b"c" + marshal.dumps(code)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        answer = rejection(error)
    outgoing.write(len(answer).to_bytes(8, "little") + answer)
    outgoing.flush()

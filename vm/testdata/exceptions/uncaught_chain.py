# An uncaught chain: cause, context, suppressed context, notes.
def parse(text):
    try:
        return int(text)
    except ValueError as e:
        e.add_note("while reading the number")
        raise KeyError(text) from e
def retry(text):
    try:
        parse(text)
    except KeyError:
        raise RuntimeError("gave up\non two lines")
def quiet():
    try:
        retry("abc")
    except RuntimeError as e:
        err = OSError(5, "I/O trouble", "/some/file")
        err.add_note("multi\nline note")
        err.add_note("")
        err.__notes__.append(5)
        raise err
quiet()

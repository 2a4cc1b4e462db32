# measures: compiling a template into nested closures, attribute and item look-ups by name, escaping, joining
# origin: a small template language with variables, filters, loops and conditions, as web frameworks have them
# category: strings
# size: a page with a table of 150 rows rendered 150 times, and compiled each time

import measure

PAGE = """<html><head><title>{{ title|upper }}</title></head>
<body class="{{ theme.name }}">
{% if user %}<p>Hello, {{ user.name|escape }}!</p>{% else %}<p>Hello, stranger!</p>{% end %}
<table>
{% for row in rows %}<tr class="{% if row.odd %}odd{% else %}even{% end %}">
<td>{{ row.number }}</td><td>{{ row.name|escape }}</td><td>{{ row.price|money }}</td>
<td>{% for tag in row.tags %}<i>{{ tag|lower }}</i>{% end %}</td>
</tr>
{% end %}</table>
<p>{{ rows|count }} rows, {{ total|money }} in all</p>
{% if missing.thing %}never{% end %}</body></html>
"""

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(value):
    text = str(value)
    for char, form in ESCAPES.items():
        if char in text:
            text = text.replace(char, form)
    return text


FILTERS = {
    "upper": lambda value: str(value).upper(),
    "lower": lambda value: str(value).lower(),
    "escape": escape,
    "money": lambda value: "%d.%02d" % divmod(value, 100),
    "count": len,
}


def pieces(text):
    """Yield ("text" | "value" | "tag", what it holds)."""
    at = 0
    while True:
        start = text.find("{", at)
        while start >= 0 and text[start + 1:start + 2] not in ("{", "%"):
            start = text.find("{", start + 1)
        if start < 0:
            yield "text", text[at:]
            return
        if start > at:
            yield "text", text[at:start]
        kind, close = ("value", "}}") if text[start + 1] == "{" else ("tag", "%}")
        end = text.index(close, start)
        yield kind, text[start + 2:end].strip()
        at = end + 2


def reader(path):
    """A function from the context to the value that the dotted path names."""
    names = path.split(".")

    def read(context):
        value = context
        for name in names:
            if isinstance(value, dict):
                value = value.get(name)
            else:
                value = getattr(value, name, None)
            if value is None:
                return ""
        return value

    return read


def compiled_value(text):
    path, *filters = text.split("|")
    read = reader(path)
    functions = [FILTERS[name] for name in filters]

    def render(context, out):
        value = read(context)
        for function in functions:
            value = function(value)
        out.append(value if isinstance(value, str) else str(value))

    return render


def constant(text):
    def render(context, out):
        out.append(text)
    return render


def sequence(parts):
    def render(context, out):
        for part in parts:
            part(context, out)
    return render


def condition(read, yes, no):
    def render(context, out):
        if read(context):
            yes(context, out)
        else:
            no(context, out)
    return render


def loop(name, read, body):
    def render(context, out):
        inner = dict(context)
        for value in read(context):
            inner[name] = value
            body(inner, out)
    return render


def compile_until(source, ends):
    parts = []
    for kind, text in source:
        if kind == "text":
            parts.append(constant(text))
        elif kind == "value":
            parts.append(compiled_value(text))
        else:
            word, _, rest = text.partition(" ")
            if word in ends:
                return sequence(parts), word
            if word == "if":
                yes, end = compile_until(source, ("else", "end"))
                no = sequence([])
                if end == "else":
                    no, end = compile_until(source, ("end",))
                parts.append(condition(reader(rest), yes, no))
            elif word == "for":
                name, _, path = rest.partition(" in ")
                body, end = compile_until(source, ("end",))
                parts.append(loop(name, reader(path), body))
            else:
                raise SyntaxError("unknown tag " + word)
    return sequence(parts), ""


def render(template, context):
    program, _ = compile_until(pieces(template), ())
    out = []
    program(context, out)
    return "".join(out)


class Row:
    def __init__(self, number):
        self.number = number
        self.name = "Rock & <Roll> no. %d" % number if number % 3 else "plain %d" % number
        self.price = number * 737 % 10000
        self.tags = ["Tag%d" % t for t in range(number % 4)]

    @property
    def odd(self):
        return self.number % 2 == 1


def work():
    length = 0
    check = 0
    for page in range(150):
        rows = [Row(page + i) for i in range(150)]
        text = render(PAGE, {
            "title": "page %d" % page,
            "theme": {"name": "dark"},
            "user": {"name": "Ann & Bob"} if page % 2 else None,
            "rows": rows,
            "total": sum(row.price for row in rows),
        })
        length += len(text)
        check += sum(map(ord, text[::101]))
    return "%d %d" % (length, check)


if __name__ == "__main__":
    measure.run("templates", work, "2477812 1870851")

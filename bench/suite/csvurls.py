# measures: splitting, slicing and searching strings, state machines over characters, percent codes, dicts of strings
# origin: comma-separated values (RFC 4180), addresses (RFC 3986) and query strings, read and written by hand
# category: strings
# size: 7500 rows of 6 fields character by character, 12500 addresses taken apart, resolved and put together

import measure


def rows(count):
    lines = []
    for i in range(count):
        fields = [str(i), "name %d" % (i % 50), 'a "quoted" word' if i % 3 == 0 else "plain", "x,y" if i % 4 == 0 else "",
                  "%d.%02d" % (i, i % 100), "two\nlines" if i % 10 == 0 else "one"]
        lines.append(",".join('"' + f.replace('"', '""') + '"' if any(c in f for c in ',"\n') else f for f in fields))
    return "\r\n".join(lines) + "\r\n"


def read_csv(text):
    """Every row as a list, by one state a character."""
    found, row, field = [], [], []
    state = "start"
    for char in text:
        if state == "quoted":
            if char == '"':
                state = "quote"
            else:
                field.append(char)
        elif state == "quote" and char == '"':
            field.append(char)
            state = "quoted"
        elif char == '"' and state == "start":
            state = "quoted"
        elif char == ",":
            row.append("".join(field))
            field.clear()
            state = "start"
        elif char == "\n":
            row.append("".join(field))
            found.append(row)
            row, field = [], []
            state = "start"
        elif char != "\r":
            field.append(char)
            state = "plain"
    return found


SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


def quoted(text):
    return "".join(c if c in SAFE else "".join("%%%02X" % b for b in c.encode("utf-8")) for c in text)


def unquoted(text):
    if "%" not in text and "+" not in text:
        return text
    first, *rest = text.replace("+", " ").split("%")
    data = bytearray(first, "utf-8")
    for part in rest:
        data.append(int(part[:2], 16))
        data += part[2:].encode("utf-8")
    return data.decode("utf-8")


class Address:
    __slots__ = ("scheme", "host", "port", "path", "query", "fragment")

    def __init__(self, text):
        text, _, self.fragment = text.partition("#")
        text, _, query = text.partition("?")
        self.scheme = self.host = ""
        self.port = None
        head, colon, rest = text.partition(":")
        if colon and head.isalnum() and rest.startswith("//"):
            self.scheme, text = head.lower(), rest
        if text.startswith("//"):
            end = text.find("/", 2)
            place, text = (text[2:], "") if end < 0 else (text[2:end], text[end:])
            self.host, colon, port = place.rpartition("@")[2].lower().partition(":")
            if colon:
                self.port = int(port)
        self.path = text
        self.query = [tuple(map(unquoted, pair.partition("=")[::2])) for pair in query.split("&") if pair]

    def resolved(self, other):
        """The address that other means when it stands on this one's page."""
        made = Address(other)
        if not made.host:
            made.scheme, made.host, made.port = self.scheme, self.host, self.port
            if not made.path.startswith("/"):
                made.path = self.path[:self.path.rfind("/") + 1] + made.path
        parts = []
        for part in made.path.split("/"):
            if part == "..":
                if len(parts) > 1:
                    parts.pop()
            elif part != ".":
                parts.append(part)
        made.path = "/".join(parts)
        return made

    def __str__(self):
        text = self.path
        if self.host:
            text = self.scheme + "://" + self.host + (":%d" % self.port if self.port else "") + text
        if self.query:
            text += "?" + "&".join(quoted(k) + "=" + quoted(v) for k, v in self.query)
        return text + ("#" + self.fragment if self.fragment else "")


LINKS = ["../up/page.html", "?q=%d&lang=en", "/root/./a/../b?x=1+2&y=%%41%%C3%%A9#end", "//other.example:8080/p%d",
         "https://User@Example.ORG/deep/%d/../page", "plain%d.html#top", "dir/sub/../%d/?name=J%%C3%%B6rg%%20B&empty="]

TEXT = rows(7500)


def work():
    table = read_csv(TEXT)
    sums = sum(int(row[0]) + len(row[2]) + len(row[5]) for row in table)
    total = 0
    hosts = {}
    page = Address("http://example.com:81/a/b/c.html?start=1")
    for i in range(12500):
        link = LINKS[i % 7]
        found = page.resolved(link.replace("%d", str(i)).replace("%%", "%"))
        text = str(found)
        hosts[found.host] = hosts.get(found.host, 0) + 1
        total += len(text) + sum(len(k) * len(v) for k, v in found.query)
        assert str(Address(text)) == text
    return "%d %d %d %s %s" % (len(table), sums, total, sorted(hosts.items()), text)


if __name__ == "__main__":
    measure.run("csvurls", work, "7500 28210750 588457 [('example.com', 8928), ('example.org', 1786), ('other.example', 1786)] https://example.org/deep/page")

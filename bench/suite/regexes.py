# measures: the regular-expression engine: search, findall, sub with functions, split, groups, look-around, lazy and bounded repeats
# origin: a web server's log, mark-up and mail addresses taken apart by patterns as scripts have them
# category: strings
# size: a log of 5200 lines, 3000 lines of mark-up, 12 patterns

import re

import measure


def log(lines):
    made = []
    for i in range(lines):
        made.append('10.%d.%d.%d - user%d [%02d/Jan/2026:%02d:%02d:%02d +0000] "%s /path/%d/item%s?q=%d HTTP/1.1" %d %d' % (
            i % 7, i * 3 % 256, i * 11 % 256, i % 20, i % 28 + 1, i % 24, i % 60, i * 7 % 60,
            ("GET", "POST", "PUT")[i % 3], i, ".html" if i % 4 else ".png", i * i, (200, 404, 301, 500)[i % 4], i * 137 % 5000))
    return "\n".join(made)


def markup(lines):
    made = []
    for i in range(lines):
        made.append("# Title %d\nSome *strong* and _soft_ text with `code %d` and [a link](http://example.org/%d?x=%d), %s.\n"
                    "mail: first.last%d@mail%d.example.com; date 2026-%02d-%02d; price $%d.%02d" % (
                        i, i, i, i % 9, "word " * (i % 5), i, i % 13, i % 12 + 1, i % 28 + 1, i, i % 100))
    return "\n".join(made)


LOG = log(5200)
MARKUP = markup(3000)

LINE = re.compile(r'^(\S+) \S+ (\w+) \[([^\]]+)\] "(GET|POST|PUT) ([^ ?]*)(?:\?([^ ]*))? HTTP/[\d.]+" (\d{3}) (\d+)$', re.M)
TIME = re.compile(r"(?P<day>\d\d)/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}):(\d\d):(\d\d)")
MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.I)
DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
LINK = re.compile(r"\[(.*?)\]\((\w+://[^)\s]+)\)")
STRONG = re.compile(r"\*([^*\n]+)\*|_([^_\n]+)_|`([^`\n]+)`")
DOUBLE = re.compile(r"\b(\w+) \1\b")
PRICE = re.compile(r"(?<=\$)\d+(?:\.\d{2})?(?!\d)")
SPACES = re.compile(r"[\s,;.:]+")
IMAGE = re.compile(r"item(?!\.html)\.(?:png|gif|jpe?g)")
TITLE = re.compile(r"^#+ +(.+?)\s*$", re.M)
VOWELS = re.compile(r"[aeiou]{2,}|[^\W\d_]{9,}")


def work():
    counts = {}
    size = 0
    for match in LINE.finditer(LOG):
        host, user, when, verb, path, query, status, length = match.groups()
        time = TIME.match(when)
        key = (verb, status, time.group("day"))
        counts[key] = counts.get(key, 0) + 1
        size += int(length) + len(path) + len(query or "") + int(time[4])
    images = len(IMAGE.findall(LOG))
    text, links = LINK.subn(lambda found: "<a href='%s'>%s</a>" % (found[2], found[1].upper()), MARKUP)
    text = STRONG.sub(lambda found: "<b>%s</b>" % (found[1] or found[2] or found[3]), text)
    text = DATE.sub(r"\3.\2.\1", text)
    words = SPACES.split(text)
    mails = {mail.lower() for mail in MAIL.findall(text)}
    prices = sum(int(price.replace(".", "")) for price in PRICE.findall(text))
    double = [match.start() for match in DOUBLE.finditer(text)]
    titles = TITLE.findall(text)
    vowels = VOWELS.findall(text)
    return "%d %d %d %d %d %d %d %d %d %d %d" % (
        len(counts), size, images, links, len(text), len(words), len(mails), prices, sum(double), len(titles), len(vowels))


if __name__ == "__main__":
    measure.run("regexes", work, "84 13177500 1300 3000 634139 93000 3000 449998500 756991620 3000 6000")

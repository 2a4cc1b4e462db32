# measures: building text with join, % and f-strings; taking it apart with split, partition, find, strip and slices
# origin: a configuration file and a table of records written, read back and tokenised by hand
# category: strings
# size: 1000 sections of 12 settings, 24000 records, a tokeniser over 330 kB

import measure


def write_config(sections, settings):
    lines = []
    for s in range(sections):
        lines.append(f"[section.{s}]")
        for n in range(settings):
            value = s * 37 + n * 11
            if n % 3 == 0:
                lines.append(f"key_{n} = {value}")
            elif n % 3 == 1:
                lines.append("key_%d=%s  ; %s" % (n, "x" * (value % 9), "why not"))
            else:
                lines.append("  key_{} = {:>6}|{:<5}|{:04x}  ".format(n, value, n, value))
        lines.append("")
    return "\n".join(lines)


def read_config(text):
    sections = {}
    current = None
    for line in text.splitlines():
        line = line.partition(";")[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
            continue
        key, equals, value = line.partition("=")
        if not equals:
            raise ValueError("no '=' in %r" % line)
        current[key.rstrip().upper()] = value.strip()
    return sections


def write_table(rows):
    lines = []
    for i in range(rows):
        fields = [str(i), "name %d" % (i % 40), "%.2f" % (i * 1.25), ""]
        if i % 5 == 0:
            fields[1] = 'quo"ted, %d' % i
        line = ""
        for field in fields:
            if "," in field or '"' in field:
                field = '"' + field.replace('"', '""') + '"'
            if line:
                line += ","
            line += field
        lines.append(line)
    return "\n".join(lines)


def read_row(line):
    fields = []
    at = 0
    while True:
        if line[at:at + 1] == '"':
            field = ""
            at += 1
            while True:
                end = line.index('"', at)
                field += line[at:end]
                at = end + 1
                if line[at:at + 1] != '"':
                    break
                field += '"'
                at += 1
        else:
            end = line.find(",", at)
            if end < 0:
                end = len(line)
            field = line[at:end]
            at = end
        fields.append(field)
        if at == len(line):
            return fields
        at += 1


def tokens(text):
    """Yield (kind, word) for every name, number and sign in the text."""
    at = 0
    end = len(text)
    while at < end:
        char = text[at]
        start = at
        if char.isspace():
            at += 1
        elif char.isalpha() or char == "_":
            while at < end and (text[at].isalnum() or text[at] == "_"):
                at += 1
            yield "name", text[start:at]
        elif char.isdigit():
            while at < end and text[at].isdigit():
                at += 1
            yield "number", text[start:at]
        else:
            at += 1
            yield "sign", char


def work():
    config = read_config(write_config(1000, 12))
    joined = sum(len(key) + len(value) for one in config.values() for key, value in one.items())

    price = 0.0
    letters = 0
    for line in write_table(24000).splitlines():
        row = read_row(line)
        price += float(row[2])
        letters += len(row[1].title().replace(" ", ""))

    kinds = {}
    words = {}
    for kind, word in tokens(write_config(1200, 12)):
        kinds[kind] = kinds.get(kind, 0) + 1
        words[word.lower()] = words.get(word.lower(), 0) + 1
    most = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:3]
    return "%d %d %.2f %d %s %s" % (len(config), joined, price, letters, sorted(kinds.items()), most)


if __name__ == "__main__":
    measure.run("textforms", work, "1000 159627 359985000.00 170578 [('name', 33188), ('number', 20022), ('sign', 32400)] [('=', 14400), ('|', 9600), (';', 4800)]")

# measures: the standard library's argparse: parsers with sub-commands built, command lines parsed, help formatted, errors reported
# origin: a tool with four commands, as command lines commonly are
# category: library
# size: the parser built 45 times, 2000 command lines parsed, the help of each command formatted 45 times

import argparse

import measure


class Failed(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Failed(message)


def size(text):
    units = {"k": 1000, "m": 1000000}
    if text[-1:] in units:
        return int(text[:-1]) * units[text[-1]]
    return int(text)


def build():
    parser = Parser(prog="tool", description="Does one of four things with files.", add_help=False)
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more; again for still more")
    parser.add_argument("--config", metavar="FILE", default="tool.conf", help="read the settings from FILE (%(default)s)")
    commands = parser.add_subparsers(dest="command", required=True)

    copy = commands.add_parser("copy", help="copy files", add_help=False)
    copy.add_argument("source", nargs="+", help="what to copy")
    copy.add_argument("target", help="where to copy it to")
    copy.add_argument("--mode", choices=("fast", "safe", "slow"), default="safe")
    copy.add_argument("--buffer", type=size, default="64k", help="bytes to copy at a time")

    find = commands.add_parser("find", help="find files", add_help=False)
    find.add_argument("pattern")
    find.add_argument("-n", "--name", action="append", default=[])
    find.add_argument("--depth", type=int, default=-1)
    which = find.add_mutually_exclusive_group()
    which.add_argument("--files", dest="kind", action="store_const", const="f")
    which.add_argument("--folders", dest="kind", action="store_const", const="d")

    send = commands.add_parser("send", aliases=["mail"], help="send files", add_help=False)
    send.add_argument("--to", required=True, nargs="+")
    send.add_argument("--no-wait", dest="wait", action="store_false")
    send.add_argument("--priority", type=float, default=0.5)

    show = commands.add_parser("show", help="show files", add_help=False)
    group = show.add_argument_group("layout", "how the files are shown")
    group.add_argument("--columns", type=int, choices=range(1, 5), default=1)
    group.add_argument("--width", type=int, default=80)
    show.add_argument("rest", nargs=argparse.REMAINDER)
    return parser, (copy, find, send, show)


LINES = [
    "copy a b c target", "-v copy --mode fast --buffer 2m x y", "-vv --config=other.conf find *.py -n one --name two --depth 3",
    "find thing --files", "find thing --folders --depth=2", "send --to ann bob --no-wait", "mail --to eve --priority 0.75",
    "show --columns 3 --width=100 -- a --b c", "show x y", "copy one", "find a --files --folders", "send", "unknown a",
    "copy a b --mode wild", "find a --depth x", "--verb copy a b",
]


def work():
    total = failed = text = 0
    for _ in range(45):
        parser, commands = build()
        text += len(parser.format_usage().split()) + sum(len(c.format_help().split()) for c in commands)
    for i in range(2000):
        words = LINES[i % 16].split()
        try:
            found = parser.parse_args(words)
        except Failed as error:
            failed += 1
            total += "argument" in str(error) or "required" in str(error)
        else:
            total += len(vars(found)) + found.verbose * 10 + len(found.config)
            total += getattr(found, "buffer", 0) % 1013 + sum(map(len, getattr(found, "name", ())))
    return "%d %d %s" % (total, failed, text > 100)


if __name__ == "__main__":
    measure.run("argparsing", work, "113625 750 True")

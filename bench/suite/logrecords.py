# measures: the standard library's logging: levels, a tree of loggers, filters, records, formatters, handlers that write to memory
# origin: a service that logs what it does at every level, most of it switched off
# category: library
# size: 13500 records written by three handlers, 90000 calls below the level

import io
import logging

import measure


class Every(logging.Filter):
    """Lets one record out of n through."""

    def __init__(self, n):
        super().__init__()
        self.n = n
        self.seen = 0

    def filter(self, record):
        self.seen += 1
        return self.seen % self.n == 0


class Counting(logging.Handler):
    def __init__(self):
        super().__init__()
        self.counts = {}

    def emit(self, record):
        key = record.name, record.levelname
        self.counts[key] = self.counts.get(key, 0) + 1


def loggers(text, counting):
    top = logging.Logger("service", logging.INFO)
    top.propagate = False
    stream = logging.StreamHandler(text)
    stream.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(lineno)d %(message)s"))
    sparse = logging.StreamHandler(text)
    sparse.addFilter(Every(10))
    sparse.setFormatter(logging.Formatter("{levelname}: {message}", style="{"))
    for handler in (stream, sparse, counting):
        top.addHandler(handler)
    children = []
    for name in ("web", "db", "queue"):
        child = logging.Logger("service." + name, logging.NOTSET)
        child.parent = top
        child.manager = logging.Logger.manager
        children.append(child)
    children[1].setLevel(logging.WARNING)
    return children


def work():
    text = io.StringIO()
    counting = Counting()
    web, db, queue = loggers(text, counting)
    for i in range(4500):
        web.info("request %d from %s", i, "10.0.0.%d" % (i % 256))
        queue.warning("%d waiting, %.1f%% full", i, i % 1000 / 10)
        if i % 4 == 0:
            db.error("query %(id)d failed: %(why)s", {"id": i, "why": "timeout"})
        else:
            db.log(logging.CRITICAL, "lost %s", [i])
        for _ in range(5):
            web.debug("header %s", i)
            db.info("query %d", i)
            queue.debug("nothing")
            db.debug("rows %d", i)
            if queue.isEnabledFor(logging.DEBUG):
                queue.debug("never")
    lines = text.getvalue().splitlines()
    plain = [line.split(":", 1) for line in lines]
    return "%d %d %s %s" % (len(lines), sum(len(p[1].split(" ", 1)[1]) for p in plain), sorted(counting.counts.items())[:2], lines[-1].split(":")[0])


if __name__ == "__main__":
    measure.run("logrecords", work, "14850 322334 [(('service.db', 'CRITICAL'), 3375), (('service.db', 'ERROR'), 1125)] CRITICAL")

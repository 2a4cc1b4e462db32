# measures: the standard library's csv, with string streams, dialects and rows as dicts; datetime and statistics on what was read
# origin: a table of sales that is written, read again and summed up by month
# category: library
# size: 8000 rows written and read in three dialects
# needs: csv

import csv
import datetime
import io
import statistics

import measure


def rows(count):
    day = datetime.date(2024, 1, 1)
    for i in range(count):
        yield {"day": (day + datetime.timedelta(days=i * 7 % 700)).isoformat(), "article": 'No. "%d", boxed' % (i % 40),
               "amount": i % 9 + 1, "price": "%.2f" % (i % 500 / 4), "note": "two\nlines" if i % 11 == 0 else ""}


def write(count, **options):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["day", "article", "amount", "price", "note"], **options)
    writer.writeheader()
    writer.writerows(rows(count))
    return out.getvalue()


def months(text, **options):
    sums = {}
    for row in csv.DictReader(io.StringIO(text, newline=""), **options):
        day = datetime.date.fromisoformat(row["day"])
        sums.setdefault((day.year, day.month), []).append(int(row["amount"]) * float(row["price"]))
    return sums


def work():
    found = []
    for options in ({}, {"delimiter": ";", "quoting": csv.QUOTE_ALL}, {"dialect": "excel-tab"}):
        text = write(8000, **options)
        sums = months(text, **options)
        largest = max(sums, key=lambda month: (sum(sums[month]), month))
        found.append((len(text), len(sums), largest, round(statistics.median(sums[largest]), 2)))
    return " ".join("%d %d %s %s" % part for part in found)


if __name__ == "__main__":
    measure.run("csvtables", work, "334999 23 (2025, 9) 289.0 397553 23 (2025, 9) 289.0 334999 23 (2025, 9) 289.0")

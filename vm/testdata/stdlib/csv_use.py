import csv, io, itertools

def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

texts = ['', 'a', 'a,b\r\n', 'a,b\nc,d', '"a,b",c\n', '"a""b",c', '"a"x,c', '"a\nb",c\r\nd', 'a\\,b,c', 'a "b" c, d', ' a, b', '\n\na\n',
         'a,\n', ',', '"', '"abc', '""', 'a\rb', 'a\r\nb\r', '1,2.5,"3",x', '1,2.5,,"4"', 'é,"ü,ß"\u2028,𝄞\n', 'a;b;c', "'x','y;z'", '\\"a,b', 'a\\\nb,c', '"a\\\nb",c', 'a\0b,c', ',,,\n', '"","",\n', '1,"",2', ' ""', '  "a" ,b', 'x y  z']
options = [{}, {'strict': True}, {'quoting': csv.QUOTE_NONE}, {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_STRINGS}, {'quoting': csv.QUOTE_NOTNULL},
           {'skipinitialspace': True}, {'escapechar': '\\'}, {'escapechar': '\\', 'doublequote': False}, {'delimiter': ';', 'quotechar': "'"},
           {'delimiter': ' ', 'skipinitialspace': True}, {'delimiter': 'é', 'quotechar': 'ü'}, {'quotechar': None}, {'escapechar': '\\', 'quoting': csv.QUOTE_NONE}, {'delimiter': '\t'}]
for o in options:
    print(o)
    for text in texts:
        print(repr(text), end=' ')
        show(lambda: list(csv.reader(io.StringIO(text, newline=''), **o)))
        if '\n' in text:
            print('   split', end=' ')
            show(lambda: list(csv.reader(text.split('\n'), **o)))

rows = [[], [''], [None], ['', ''], [None, ''], ['a', 'b'], ['a,b', 'c"d'], ['a\nb', 'c\rd'], [1, 2.5, True, None, 10**30, 1e300], [' a', 'b '], ['\\', "'"], ['é;ü', ''], [3+4j, b'x'],
        ['x y', ''], ['a\tb'], ['"'], ['""'], ['\\"'], 'abc', range(3), {'k': 1}, [1, '1', 1.0], ['\u2028', '𝄞,']]
options += [{'quoting': csv.QUOTE_ALL}, {'lineterminator': 'é!'}, {'lineterminator': ''}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\', 'delimiter': ' ', 'skipinitialspace': True}]
for o in options:
    print(o)
    for row in rows:
        def write():
            f = io.StringIO(newline='')
            n = csv.writer(f, **o).writerow(row)
            return n, f.getvalue()
        print(row, end=' ')
        show(write)
show(csv.writer(io.StringIO()).writerow, 5)
show(csv.writer(io.StringIO()).writerows, 5)
show(csv.writer(io.StringIO()).writerows, [[1], 2])
show(next, csv.reader([1]))
show(next, csv.reader([b'x']))
show(next, csv.reader([]))

class Bad:
    def __str__(self): raise KeyError('no')
    def write(self, s): raise OSError('full')
show(csv.writer(io.StringIO()).writerow, [Bad()])
show(csv.writer(Bad()).writerow, [1])

r = csv.reader(['a,b', '"c', 'd",e', '', 'f'])
for row in r:
    print(r.line_num, row, r.dialect.delimiter)
old = csv.field_size_limit(5)
print(old)
show(list, csv.reader(['abcde,f']))
show(list, csv.reader(['abcdef,f']))
show(list, csv.reader(['"abcdef",f']))
show(list, csv.reader(['éüößä,f']))
csv.field_size_limit(old)

print(csv.list_dialects())
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL)
class Mine(csv.excel):
    delimiter = ':'
    lineterminator = '\n'
csv.register_dialect('mine', Mine)
csv.register_dialect('mine2', Mine(), quotechar="'")
print(csv.list_dialects())
for name in ('pipes', 'mine', 'mine2', 'excel-tab', 'unix'):
    d = csv.get_dialect(name)
    print(name, repr(d.delimiter), repr(d.quotechar), repr(d.escapechar), repr(d.lineterminator), d.quoting, d.doublequote, d.skipinitialspace, d.strict)
    f = io.StringIO()
    csv.writer(f, name).writerows([[1, 'a:b', "it's"], ['|', '\t', 'ü']])
    print(repr(f.getvalue()), list(csv.reader(io.StringIO(f.getvalue()), dialect=name)))
csv.unregister_dialect('pipes')
show(csv.get_dialect, 'pipes')
show(csv.reader, [], 'pipes')
show(csv.Dialect)

f = io.StringIO()
w = csv.DictWriter(f, ['a', 'b'], restval='-', extrasaction='ignore')
w.writeheader()
w.writerows([{'a': 1, 'b': 2}, {'a': 3, 'z': 9}])
print(repr(f.getvalue()))
for row in csv.DictReader(io.StringIO('x,y\n1,2,3\n4\n'), restkey='more', restval='none'):
    print(row)
show(csv.DictWriter(f, ['a']).writerow, {'q': 1})
s = csv.Sniffer()
for sample in ('a;b;c\n1;2;3\n4;5;6\n', "'a','b'\n'c','d'\n", 'x\ty\n1\t2\n'):
    d = s.sniff(sample)
    print(repr(d.delimiter), repr(d.quotechar), s.has_header(sample))
show(s.sniff, 'abc')

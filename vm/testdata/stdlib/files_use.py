import configparser, contextlib, filecmp, fileinput, glob, gzip, io, linecache, os, pathlib, pickle, shelve, shutil, stat, sys, tarfile, tempfile, zipfile

def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, str(e).replace(root, 'ROOT'))

root = tempfile.mkdtemp(prefix='files')
P = pathlib.Path(root)
def rel(p): return str(p).replace(root, 'ROOT')
(P / 'a').mkdir(); (P / 'a/b/c').mkdir(parents=True, exist_ok=True)
for name, text in (('a/x.txt', 'one\ntwo\n'), ('a/b/y.txt', 'three\n'), ('a/b/c/z.py', 'import os\n'), ('top.md', '# t\n')):
    (P / name).write_text(text)
print(sorted(rel(p) for p in P.rglob('*')), sorted(rel(p) for p in P.glob('**/*.txt')), sorted(p.name for p in P.iterdir()))
print([(rel(d), sorted(ds), sorted(fs)) for d, ds, fs in os.walk(root)], [(rel(d), sorted(ds), fs) for d, ds, fs in sorted(P.walk(top_down=False))][:1])
p = P / 'a/x.txt'
print(p.read_text().splitlines(), p.stem, p.suffix, p.parent.name, rel(p.with_suffix('.bin')), p.relative_to(P), p.is_file(), p.exists(), (P / 'no').exists(), p.stat().st_size, p.match('*.txt'), p.full_match('**/x.txt'))
show(lambda: (P / 'no').read_text()); show(lambda: (P / 'a').mkdir()); show(lambda: (P / 'a').unlink() if sys.platform != 'linux' else (P / 'a').rmdir())
p.rename(P / 'a/w.txt'); (P / 'a/w.txt').replace(P / 'w.txt'); (P / 'link').symlink_to('w.txt'); print((P / 'link').is_symlink(), (P / 'link').readlink(), (P / 'link').read_text() == (P / 'w.txt').read_text())
(P / 'w.txt').chmod(0o600); print(oct(stat.S_IMODE((P / 'w.txt').stat().st_mode)), stat.filemode((P / 'w.txt').lstat().st_mode), (P / 'w.txt').owner() != '')
(P / 'copy').mkdir(); (P / 'a').copy(P / 'copy/a2'); print(sorted(rel(q) for q in (P / 'copy').rglob('*')))
shutil.copytree(P / 'a', P / 'tree', ignore=shutil.ignore_patterns('*.py')); print(sorted(rel(q) for q in (P / 'tree').rglob('*')))
print(rel(shutil.copy(P / 'w.txt', P / 'tree')), rel(shutil.move(P / 'tree/w.txt', P / 'moved.txt')), filecmp.cmp(P / 'w.txt', P / 'moved.txt'), shutil.which('sh') is not None, shutil.which('no-such-x'))
for fmt in ('zip', 'tar', 'gztar'):
    name = shutil.make_archive(str(P / 'arc'), fmt, P, 'a'); print(rel(name)); shutil.unpack_archive(name, P / ('un' + fmt)); print(sorted(rel(q) for q in (P / ('un' + fmt)).rglob('*')))
print(filecmp.dircmp(P / 'a', P / 'tree').left_only, shutil.disk_usage(root).total > 0)
shutil.rmtree(P / 'copy'); print((P / 'copy').exists()); show(shutil.rmtree, P / 'copy'); shutil.rmtree(P / 'copy', ignore_errors=True)
print(sorted(map(rel, glob.glob(root + '/**/*.txt', recursive=True))), glob.glob('*.md', root_dir=root), glob.translate('a*/?.t[x]t'))
with tempfile.TemporaryDirectory() as d:
    with tempfile.NamedTemporaryFile('w+', dir=d, suffix='.tmp') as f:
        f.write('temp'); f.flush(); print(os.path.exists(f.name), f.name.endswith('.tmp')); f.seek(0); print(f.read())
    print(os.listdir(d))
print(os.path.exists(d))
with tempfile.SpooledTemporaryFile(10) as f:
    f.write(b'12345'); print(f._rolled); f.write(b'1234567890'); print(f._rolled); f.seek(0); print(f.read())
with tempfile.TemporaryFile() as f: f.write(b'x'); print(f.tell())
with zipfile.ZipFile(P / 'z.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('in/a.txt', 'A' * 1000); z.write(P / 'w.txt', 'w.txt'); z.writestr(zipfile.ZipInfo('b', (2020, 1, 2, 3, 4, 6)), b'stored')
with zipfile.ZipFile(P / 'z.zip') as z:
    print(z.namelist(), z.testzip(), [(i.filename, i.file_size, i.compress_type) for i in z.infolist()], len(z.read('in/a.txt'))); print([p.name for p in zipfile.Path(z).iterdir()])
    with z.open('w.txt') as f: print(f.readline(), f.read())
with gzip.open(P / 'g.gz', 'wt') as f: f.write('gz\n' * 100)
with gzip.open(P / 'g.gz', 'rt') as f: print(len(f.readlines()))
with tarfile.open(P / 't.tgz', 'w:gz') as t: t.add(P / 'a', 'a'); ti = tarfile.TarInfo('mem'); ti.size = 3; t.addfile(ti, io.BytesIO(b'abc'))
with tarfile.open(P / 't.tgz') as t: print(t.getnames(), t.extractfile('mem').read()); t.extractall(P / 'ex', filter='data'); print((P / 'ex/a/b/y.txt').read_text())
c = configparser.ConfigParser(); c.read_string('[DEFAULT]\nbase=/srv\n[s]\npath=%(base)s/x\nn=5\nf=1.5\nb=yes\nmulti=a\n  b\n[t]\nempty=\n; comment\n')
print(c.sections(), dict(c['s']), c.getint('s', 'n'), c.getfloat('s', 'f'), c.getboolean('s', 'b'), repr(c['t']['empty']), c.get('t', 'zz', fallback='fb'))
for f in (lambda: c['nope'], lambda: c.get('s', 'nope'), lambda: c.getint('s', 'path'), lambda: c.read_string('x=1'), lambda: c.read_string('[a]\n[a]\n'), lambda: c.read_string('[a]\nb\n')): show(f)
c['new'] = {'k': 'v'}; buf = io.StringIO(); c.write(buf); print(buf.getvalue())
with shelve.open(str(P / 'shelf')) as s: s['a'] = [1, 2]; s['b'] = {'x': 1}
with shelve.open(str(P / 'shelf')) as s: print(sorted(s), s['a'], s['b'])
for line in fileinput.input([P / 'w.txt', P / 'top.md']): print(str(fileinput.filename()).replace(root, 'ROOT'), fileinput.lineno(), fileinput.filelineno(), line.rstrip())
print(repr(linecache.getline(str(P / 'w.txt'), 2)), os.path.commonpath([P / 'a', P / 'tree']) == root)
with contextlib.chdir(root): print(os.path.samefile(os.getcwd(), root), sorted(os.listdir())[:3])
with open(P / 'p.pkl', 'wb') as f: pickle.dump({'a': (1, 2.5, None, b'x')}, f)
with open(P / 'p.pkl', 'rb') as f: print(pickle.load(f))
fd, name = tempfile.mkstemp(dir=root, text=True); os.write(fd, b'raw'); os.close(fd); print(pathlib.Path(name).read_bytes())
st = os.statvfs(root); print(st.f_bsize > 0); os.truncate(name, 1); print(os.path.getsize(name)); os.utime(name, (1, 2)); print(os.stat(name).st_mtime, os.access(name, os.R_OK))
with os.scandir(root) as it: print(sorted((e.name, e.is_dir(), e.is_file(follow_symlinks=False)) for e in it if len(e.name) < 4))
shutil.rmtree(root); print(os.path.exists(root))

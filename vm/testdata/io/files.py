# Files on disk: modes, buffers, text layers, and what goes wrong.
import fcntl, io, os, stat, tempfile


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, str(e).replace(here, "HERE"))


with tempfile.TemporaryDirectory() as here:
    os.chdir(here)
    with open("a.txt", "w") as f:
        print(f.write("héllo\nworld\r\nthree"), f.mode, f.name)
    with open("a.txt") as f:
        print(list(f), f.newlines)
        f.seek(0)
        print(repr(f.readline()), f.tell(), repr(f.read(3)), f.tell(), repr(f.read()))
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open("a.txt", newline=newline) as f:
            print(repr(newline), f.readlines())
        with open("b.txt", "w", newline=newline) as f:
            f.write("x\ny\r")
        print(open("b.txt", "rb").read())
    with open("a.txt", "rb+") as f:
        print(f.read(3), f.tell(), f.readline(), f.peek(2)[:2])
        f.seek(2)
        f.write(b"XX")
        f.seek(0)
        print(f.read(), f.truncate(4), f.seek(0, 2))
    with open("a.txt", "ab+", buffering=0) as f:
        print(type(f).__name__, f.tell(), f.write(b"!"), f.seek(0), f.read())
    attempt(open, "a.txt", "x")
    attempt(open, "missing")
    attempt(open, here)
    attempt(open, "a.txt", "rw")
    attempt(open, "a.txt", "rb", encoding="utf-8")
    attempt(open, "a.txt", encoding="no-such-encoding")
    attempt(open, "a\0b")
    attempt(open, "a.txt", buffering=0)
    f = open("a.txt")
    attempt(f.write, "x")
    f.close()
    attempt(f.read)
    for encoding in ("utf-16", "utf-8-sig", "cp1252", "latin-1"):
        with open("c.txt", "w", encoding=encoding) as f:
            f.write("aé\nb")
        with open("c.txt", "a", encoding=encoding) as f:
            f.write("c")
        print(encoding, open("c.txt", "rb").read(), open("c.txt", encoding=encoding).read())
    with open("big", "w") as f:
        f.writelines(f"line {i} é\n" for i in range(20000))
    with open("big") as f:
        for i in range(700):
            f.readline()
        at = f.tell()
        rest = f.read()
        f.seek(at)
        print(at, len(rest), f.read() == rest)
    with open("big", "rb") as f:
        print(sum(map(len, f)), f.tell(), os.stat("big").st_size)
    os.mkdir("d")
    os.symlink("a.txt", "l")
    with os.scandir() as entries:
        print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False)) for e in entries))
    print(sorted(os.listdir(b".")), os.readlink("l"), os.path.realpath("l") == os.path.realpath("a.txt"))
    attempt(os.rmdir, "missing")
    attempt(os.rename, "missing", "other")
    attempt(os.mkdir, "d")
    attempt(os.stat, None)
    attempt(os.listdir, 1.5)
    attempt(os.stat, "a\0b")
    attempt(os.close, 9999)
    os.utime("a.txt", (1, 2.5))
    s = os.stat("a.txt")
    print(s.st_atime, s.st_mtime, s.st_mtime_ns, s[7:9], s.st_size, stat.filemode(s.st_mode))
    os.chmod("a.txt", 0o600)
    print(stat.filemode(os.stat("a.txt").st_mode), os.access("a.txt", os.R_OK), os.access("missing", os.F_OK))
    r, w = os.pipe()
    print(os.write(w, b"abc"), os.read(r, 10), os.get_inheritable(r), os.get_blocking(r))
    os.set_blocking(r, False)
    attempt(os.read, r, 1)
    with open(r, "rb", buffering=0) as f:
        print(f.read(5), f.seekable())
    os.close(w)
    with open("a.txt") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        print(fcntl.fcntl(f, fcntl.F_GETFD), fcntl.lockf is not None)
    for p in ["", ".", "..", "/", "//", "///", "/a/../b", "a/../..", "../a", "//a//b/../c", "/..", "a/b/../../..", "a//./b/"]:
        print(repr(p), os.path.normpath(p), os.path.splitroot(p))
    print(os.waitstatus_to_exitcode(os.system("exit 3")))
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", "echo spawned; exit 7"], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "out", os.O_CREAT | os.O_WRONLY, 0o600)])
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), open("out").read())
    attempt(os.posix_spawn, "/nonexistent", ["x"], {})
    os.chdir("/")

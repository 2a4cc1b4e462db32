//go:build linux

package posix

import (
	"os"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// onPath is a function of a path and a directory's descriptor that returns None.
func onPath(t *object.Thread, v, dir object.Value, function string, f func(dir int, name string) error) (object.Value, error) {
	p, err := pathArg(t, v, function, "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, dir)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return f(d, p.name) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, v)
}

func mkdir(t *object.Thread, w []object.Value) (object.Value, error) {
	mode, err := optInt(t, w[1], 0o777)
	if err != nil {
		return object.Empty(), err
	}
	return onPath(t, w[0], w[2], "mkdir", func(d int, name string) error { return unix.Mkdirat(d, name, uint32(mode)) })
}

func mkfifo(t *object.Thread, w []object.Value) (object.Value, error) {
	mode, err := optInt(t, w[1], 0o666)
	if err != nil {
		return object.Empty(), err
	}
	return onPath(t, w[0], w[2], "mkfifo", func(d int, name string) error {
		return unix.Mknodat(d, name, uint32(mode)|unix.S_IFIFO, 0)
	})
}

func mknod(t *object.Thread, w []object.Value) (object.Value, error) {
	mode, err := optInt(t, w[1], 0o600)
	if err != nil {
		return object.Empty(), err
	}
	device, err := optInt(t, w[2], 0)
	if err != nil {
		return object.Empty(), err
	}
	return onPath(t, w[0], w[3], "mknod", func(d int, name string) error { return unix.Mknodat(d, name, uint32(mode), device) })
}

func rmdir(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPath(t, w[0], w[1], "rmdir", func(d int, name string) error { return unix.Unlinkat(d, name, unix.AT_REMOVEDIR) })
}

func unlink(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPath(t, w[0], w[1], "unlink", func(d int, name string) error { return unix.Unlinkat(d, name, 0) })
}

func remove(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPath(t, w[0], w[1], "remove", func(d int, name string) error { return unix.Unlinkat(d, name, 0) })
}

// onPaths is a function of two paths.
func onPaths(t *object.Thread, a, b, dirA, dirB object.Value, function string, f func(da int, na string, db int, nb string) error) (object.Value, error) {
	pa, err := pathArg(t, a, function, "src", 0)
	if err != nil {
		return object.Empty(), err
	}
	pb, err := pathArg(t, b, function, "dst", 0)
	if err != nil {
		return object.Empty(), err
	}
	da, err := dirFD(t, dirA)
	if err != nil {
		return object.Empty(), err
	}
	db, err := dirFD(t, dirB)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return f(da, pa.name, db, pb.name) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, a, b)
}

func rename(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPaths(t, w[0], w[1], w[2], w[3], "rename", unix.Renameat)
}

func replace(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPaths(t, w[0], w[1], w[2], w[3], "replace", unix.Renameat)
}

func link(t *object.Thread, w []object.Value) (object.Value, error) {
	follow, err := optBool(t, w[4], false) // as link(2) does
	if err != nil {
		return object.Empty(), err
	}
	flags := 0
	if follow {
		flags = unix.AT_SYMLINK_FOLLOW
	}
	return onPaths(t, w[0], w[1], w[2], w[3], "link", func(da int, na string, db int, nb string) error {
		return unix.Linkat(da, na, db, nb, flags)
	})
}

func symlink(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPaths(t, w[0], w[1], object.Empty(), w[3], "symlink", func(_ int, to string, d int, name string) error {
		return unix.Symlinkat(to, d, name)
	})
}

func readlink(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "readlink", "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	buf := make([]byte, 4096)
	n := 0
	failed, err := blocking(t, func() (e error) {
		n, e = unix.Readlinkat(d, p.name, buf)
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, w[0])
	}
	return pathResult(t, string(buf[:n]), p.bytes), nil
}

func chmod(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "chmod", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	mode, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, w[2])
	if err != nil {
		return object.Empty(), err
	}
	follow, err := optBool(t, w[3], true)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error {
		switch {
		case p.fd >= 0:
			return unix.Fchmod(p.fd, uint32(mode))
		case follow:
			return unix.Fchmodat(d, p.name, uint32(mode), 0)
		}
		return unix.Fchmodat(d, p.name, uint32(mode), unix.AT_SYMLINK_NOFOLLOW)
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed == unix.EOPNOTSUPP && !follow {
		return object.Empty(), t.Raise(t.RT.T.Exc.NotImplementedError, "chmod: follow_symlinks unavailable on this platform")
	}
	return done(t, failed, w[0])
}

func fchmod(t *object.Thread, w []object.Value) (object.Value, error) {
	fd, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	mode, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return unix.Fchmod(fd, uint32(mode)) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed)
}

func chown(t *object.Thread, w []object.Value) (object.Value, error) {
	return doChown(t, w[0], w[1], w[2], w[3], w[4], "chown")
}

func lchown(t *object.Thread, w []object.Value) (object.Value, error) {
	return doChown(t, w[0], w[1], w[2], object.Empty(), object.False(), "lchown")
}

func fchown(t *object.Thread, w []object.Value) (object.Value, error) {
	return doChown(t, w[0], w[1], w[2], object.Empty(), object.Empty(), "fchown")
}

func doChown(t *object.Thread, v, u, g, dir, followArg object.Value, function string) (object.Value, error) {
	p, err := pathArg(t, v, function, "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	uid, err := idArg(t, u, "uid")
	if err != nil {
		return object.Empty(), err
	}
	gid, err := idArg(t, g, "gid")
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, dir)
	if err != nil {
		return object.Empty(), err
	}
	follow, err := optBool(t, followArg, true)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error {
		if p.fd >= 0 {
			return unix.Fchown(p.fd, uid, gid)
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.Fchownat(d, p.name, uid, gid, flags)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, v)
}

func access(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "access", "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	mode, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	d, err := dirFD(t, w[2])
	if err != nil {
		return object.Empty(), err
	}
	effective, err := optBool(t, w[3], false)
	if err != nil {
		return object.Empty(), err
	}
	follow, err := optBool(t, w[4], true)
	if err != nil {
		return object.Empty(), err
	}
	flags := 0
	if effective {
		flags |= unix.AT_EACCESS
	}
	if !follow {
		flags |= unix.AT_SYMLINK_NOFOLLOW
	}
	failed, err := blocking(t, func() error { return unix.Faccessat(d, p.name, uint32(mode), flags) })
	return object.Bool(failed == nil), err
}

func getcwd(t *object.Thread) (object.Value, error) {
	s, err := unix.Getwd()
	if err != nil {
		return fail(t, err)
	}
	return t.FSDecode(s), nil
}

func getcwdb(t *object.Thread) (object.Value, error) {
	s, err := unix.Getwd()
	if err != nil {
		return fail(t, err)
	}
	return t.NewBytes(s), nil
}

// chdir goes through Go's os, which keeps a copy of the directory's name.
func chdir(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "chdir", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error {
		if p.fd >= 0 {
			return unix.Fchdir(p.fd)
		}
		return os.Chdir(p.name)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, w[0])
}

func chroot(t *object.Thread, w []object.Value) (object.Value, error) {
	return onPath(t, w[0], object.Empty(), "chroot", func(_ int, name string) error { return unix.Chroot(name) })
}

func umask(t *object.Thread, a object.Value) (object.Value, error) {
	mode, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(unix.Umask(mode))), nil
}

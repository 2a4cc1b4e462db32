//go:build linux

package posix

import (
	"os/user"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// userName is the name of a user, or empty.
func userName(uid int) string {
	u, err := user.LookupId(strconv.Itoa(uid))
	if err != nil {
		return ""
	}
	return u.Username
}

// attributed reads the arguments that the functions on extended attributes share.
func attributed(t *object.Thread, v, name, followArg object.Value, function string, allow int) (p path, attribute string, follow bool, err error) {
	if p, err = pathArg(t, v, function, "path", orFD|allow); err != nil {
		return
	}
	if !name.IsEmpty() {
		var a path
		if a, err = pathArg(t, name, function, "attribute", 0); err != nil {
			return
		}
		attribute = a.name
	}
	follow, err = optBool(t, followArg, true)
	if err == nil && p.fd >= 0 && !follow {
		err = t.ValueErrorf("%s: cannot use fd and follow_symlinks together", function)
	}
	return
}

// sized calls a function that fills a buffer with larger ones until it is large
// enough.
func sized(t *object.Thread, shown object.Value, f func(b []byte) (int, error)) ([]byte, error) {
	for size := 256; ; size *= 16 {
		b := make([]byte, size)
		n := 0
		failed, err := blocking(t, func() (e error) {
			n, e = f(b)
			return e
		})
		if err != nil {
			return nil, err
		}
		if failed == nil {
			return b[:n], nil
		}
		if failed != unix.ERANGE || size > 1<<20 {
			_, err := fail(t, failed, shown)
			return nil, err
		}
	}
}

func getxattr(t *object.Thread, w []object.Value) (object.Value, error) {
	p, name, follow, err := attributed(t, w[0], w[1], w[2], "getxattr", 0)
	if err != nil {
		return object.Empty(), err
	}
	b, err := sized(t, w[0], func(b []byte) (int, error) {
		switch {
		case p.fd >= 0:
			return unix.Fgetxattr(p.fd, name, b)
		case follow:
			return unix.Getxattr(p.name, name, b)
		}
		return unix.Lgetxattr(p.name, name, b)
	})
	if err != nil {
		return object.Empty(), err
	}
	return t.NewBytes(string(b)), nil
}

func setxattr(t *object.Thread, w []object.Value) (object.Value, error) {
	p, name, follow, err := attributed(t, w[0], w[1], w[4], "setxattr", 0)
	if err != nil {
		return object.Empty(), err
	}
	data, err := bytesArg(t, w[2])
	if err != nil {
		return object.Empty(), err
	}
	flags, err := optInt(t, w[3], 0)
	if err != nil {
		return object.Empty(), err
	}
	value := viewBytes(data)
	failed, err := blocking(t, func() error {
		switch {
		case p.fd >= 0:
			return unix.Fsetxattr(p.fd, name, value, flags)
		case follow:
			return unix.Setxattr(p.name, name, value, flags)
		}
		return unix.Lsetxattr(p.name, name, value, flags)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, w[0])
}

func removexattr(t *object.Thread, w []object.Value) (object.Value, error) {
	p, name, follow, err := attributed(t, w[0], w[1], w[2], "removexattr", 0)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error {
		switch {
		case p.fd >= 0:
			return unix.Fremovexattr(p.fd, name)
		case follow:
			return unix.Removexattr(p.name, name)
		}
		return unix.Lremovexattr(p.name, name)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, w[0])
}

func listxattr(t *object.Thread, w []object.Value) (object.Value, error) {
	p, _, follow, err := attributed(t, w[0], object.Empty(), w[1], "listxattr", orNone)
	if err != nil {
		return object.Empty(), err
	}
	b, err := sized(t, shown(w[0]), func(b []byte) (int, error) {
		switch {
		case p.fd >= 0:
			return unix.Flistxattr(p.fd, b)
		case follow:
			return unix.Listxattr(p.name, b)
		}
		return unix.Llistxattr(p.name, b)
	})
	if err != nil {
		return object.Empty(), err
	}
	list := t.NewList(0)
	for _, name := range strings.Split(string(b), "\x00") {
		if name != "" {
			list.Append(t, t.FSDecode(name))
		}
	}
	return list.Value(), nil
}

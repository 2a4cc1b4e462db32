//go:build linux

// Package posixshmem is the native module _posixshmem: memory with a name, which
// processes share. The C library keeps it as files of a file system in memory, and
// so does this package.
package posixshmem

import (
	"errors"
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// Module is the definition of the _posixshmem module.
var Module = vm.NativeModule{
	Name: "_posixshmem",
	Doc:  "POSIX shared memory module",
	Funcs: []object.Def{
		{Name: "shm_open", Sig: "(path, flags, mode=511)", Doc: "Open a shared memory object; return its descriptor.", FV: open},
		{Name: "shm_unlink", Sig: "($module, path, /)", Doc: "Take a shared memory object's name away.", F1: unlink},
	},
}

// folder is where the C library keeps the files.
const folder = "/dev/shm/"

// path returns the file of a name.
func path(t *object.Thread, v object.Value, function string) (string, error) {
	if !v.IsStr() {
		return "", t.TypeErrorf("%s() argument 1 must be str, not %s", function, t.TypeName(v))
	}
	s := object.GoString(v)
	if strings.IndexByte(s, 0) >= 0 {
		return "", t.ValueErrorf("embedded null character")
	}
	name := strings.TrimLeft(s, "/")
	if name == "" || len(name) > 255 || strings.Contains(name, "/") || name == "." || name == ".." {
		return "", t.RaiseErrno(int(unix.EINVAL), v, object.Empty())
	}
	return folder + name, nil
}

func fail(t *object.Thread, err error, name object.Value) error {
	var e syscall.Errno
	errors.As(err, &e)
	return t.RaiseErrno(int(e), name, object.Empty())
}

func open(t *object.Thread, args []object.Value) (object.Value, error) {
	p, err := path(t, args[0], "shm_open")
	if err != nil {
		return object.Empty(), err
	}
	n := [2]int{0, 0o777}
	for i := range n {
		if args[i+1].IsEmpty() {
			continue
		}
		if n[i], err = t.IndexInt(args[i+1], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	fd, failed := unix.Open(p, n[0]|unix.O_NOFOLLOW|unix.O_CLOEXEC|unix.O_NONBLOCK, uint32(n[1]))
	if failed != nil {
		return object.Empty(), fail(t, failed, args[0])
	}
	return object.Int(int64(fd)), nil
}

func unlink(t *object.Thread, name object.Value) (object.Value, error) {
	p, err := path(t, name, "shm_unlink")
	if err != nil {
		return object.Empty(), err
	}
	if err := unix.Unlink(p); err != nil {
		return object.Empty(), fail(t, err, name)
	}
	return object.None(), nil
}

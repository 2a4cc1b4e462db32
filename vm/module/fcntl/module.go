//go:build linux

// Package fcntl is the native module fcntl: flags, locks and device controls of open
// files.
package fcntl

import (
	"errors"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// Module is the definition of the fcntl module.
var Module = vm.NativeModule{
	Name: "fcntl",
	Doc:  "Control of open files: flags, locks, devices.",
	Funcs: []object.Def{
		{Name: "fcntl", Text: "($module, fd, cmd, arg=0, /)", FV: fcntl, Min: 2, Max: 3, Doc: "fcntl(2) with a number or a structure in bytes."},
		{Name: "ioctl", Text: "($module, fd, request, arg=0, mutate_flag=True, /)", FV: ioctl, Min: 2, Max: 4, Doc: "ioctl(2) with a number or a structure in bytes."},
		{Name: "flock", Text: "($module, fd, operation, /)", F2: flock, Doc: "Lock or unlock a file as a whole."},
		{Name: "lockf", Text: "($module, fd, cmd, len=0, start=0, whence=0, /)", FV: lockf, Min: 2, Max: 5, Doc: "Lock or unlock a part of a file."},
	},
	Init: initModule,
}

func initModule(_ *vm.VM, t *object.Thread, mod *object.Module) error {
	for _, c := range constants {
		mod.Dict.SetString(t, c.name, object.Int(c.value))
	}
	return nil
}

// maxStruct is the largest structure passed, in bytes.
const maxStruct = 1024

// run makes a system call while other threads may go on, again when a signal
// interrupted it.
func run(t *object.Thread, f func() error) error {
	m := vm.Of(t)
	for {
		var err error
		m.Blocking(t, func() { err = f() })
		if err == nil {
			return nil
		}
		var e syscall.Errno
		if !errors.As(err, &e) {
			e = syscall.EIO
		}
		if e != syscall.EINTR {
			return t.RaiseErrno(int(e), object.Empty(), object.Empty())
		}
		if err := m.Checkpoint(t); err != nil {
			return err
		}
	}
}

func fcntl(t *object.Thread, args []object.Value) (object.Value, error) {
	return control(t, args, "fcntl", sysFcntl, sysFcntlBuffer)
}

func ioctl(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) > 3 {
		mutate, err := t.Truth(args[3])
		if err != nil {
			return object.Empty(), err
		}
		if arg := args[2]; mutate && (arg.Kind() == object.KindByteArray || arg.Kind() == object.KindMemoryView || arg.Kind() == object.KindOpaque) {
			return ioctlInPlace(t, args)
		}
	} else if len(args) > 2 {
		if arg := args[2]; arg.Kind() == object.KindByteArray || arg.Kind() == object.KindMemoryView || arg.Kind() == object.KindOpaque && t.TypeOf(arg).Slots().Index == nil {
			return ioctlInPlace(t, args)
		}
	}
	return control(t, args, "ioctl", sysIoctl, sysIoctlBuffer)
}

// control is fcntl or ioctl: a number goes in and a number comes out, or bytes.
func control(t *object.Thread, args []object.Value, name string, number func(fd, cmd, arg int) (int, error), buffer func(fd, cmd int, b []byte) (int, error)) (object.Value, error) {
	fd, err := t.Descriptor(args[0])
	if err != nil {
		return object.Empty(), err
	}
	cmd, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	n := 0
	if len(args) < 3 || t.TypeOf(args[2]).Slots().Index != nil {
		arg := 0
		if len(args) > 2 {
			if arg, err = t.IndexInt(args[2], t.RT.T.Exc.OverflowError); err != nil {
				return object.Empty(), err
			}
		}
		err = run(t, func() (e error) {
			n, e = number(fd, cmd, arg)
			return e
		})
		return object.Int(int64(n)), err
	}
	data := args[2]
	if data.IsStr() {
		data = t.NewBytes(object.StringOf(data))
	} else if !data.IsBytes() {
		if !t.IsBytesLike(data) && data.Kind() != object.KindOpaque {
			return object.Empty(), t.TypeErrorf("%s() argument 3 must be an integer, a bytes-like object, or a string, not %s", name, t.ArgTypeName(data))
		}
		if data, err = t.Call1(t.RT.T.Bytes.Value(), data); err != nil {
			return object.Empty(), err
		}
	}
	s := object.BytesOf(data)
	if len(s) > maxStruct {
		return object.Empty(), t.ValueErrorf("%s argument 3 is too long", name)
	}
	buf := make([]byte, maxStruct)
	copy(buf, s)
	if err := run(t, func() (e error) {
		n, e = buffer(fd, cmd, buf)
		return e
	}); err != nil {
		return object.Empty(), err
	}
	return t.NewBytes(string(buf[:len(s)])), nil
}

// ioctlInPlace changes a writable buffer as the system does, and returns its number.
func ioctlInPlace(t *object.Thread, args []object.Value) (object.Value, error) {
	fd, err := t.Descriptor(args[0])
	if err != nil {
		return object.Empty(), err
	}
	cmd, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	data, err := t.Call1(t.RT.T.Bytes.Value(), args[2])
	if err != nil {
		return object.Empty(), err
	}
	s := object.BytesOf(data)
	buf := make([]byte, max(len(s), maxStruct))
	copy(buf, s)
	n := 0
	if err := run(t, func() (e error) {
		n, e = sysIoctlBuffer(fd, cmd, buf)
		return e
	}); err != nil {
		return object.Empty(), err
	}
	whole := t.NewSlice(object.Int(0), object.Int(int64(len(s))), object.None())
	return object.Int(int64(n)), t.SetItem(args[2], whole, t.NewBytes(string(buf[:len(s)])))
}

func flock(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := t.Descriptor(a)
	if err != nil {
		return object.Empty(), err
	}
	op, err := t.IndexInt(b, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	return object.None(), run(t, func() error { return unix.Flock(fd, op) })
}

func lockf(t *object.Thread, args []object.Value) (object.Value, error) {
	fd, err := t.Descriptor(args[0])
	if err != nil {
		return object.Empty(), err
	}
	var n [4]int
	for i, v := range args[1:] {
		if n[i], err = t.IndexInt(v, t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	lock := unix.Flock_t{Len: int64(n[1]), Start: int64(n[2]), Whence: int16(n[3])}
	switch {
	case n[0] == unix.LOCK_UN:
		lock.Type = unix.F_UNLCK
	case n[0]&unix.LOCK_SH != 0:
		lock.Type = unix.F_RDLCK
	case n[0]&unix.LOCK_EX != 0:
		lock.Type = unix.F_WRLCK
	default:
		return object.Empty(), t.ValueErrorf("unrecognized lockf argument")
	}
	cmd := unix.F_SETLKW
	if n[0]&unix.LOCK_NB != 0 {
		cmd = unix.F_SETLK
	}
	return object.None(), run(t, func() error { return unix.FcntlFlock(uintptr(fd), cmd, &lock) })
}

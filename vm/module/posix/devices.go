//go:build linux

package posix

import (
	"os"
	"strconv"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

func major(t *object.Thread, a object.Value) (object.Value, error) {
	n, err := t.IndexInt(a, t.RT.T.Exc.OverflowError)
	return object.Int(int64(unix.Major(uint64(n)))), err
}

func minor(t *object.Thread, a object.Value) (object.Value, error) {
	n, err := t.IndexInt(a, t.RT.T.Exc.OverflowError)
	return object.Int(int64(unix.Minor(uint64(n)))), err
}

func makedev(t *object.Thread, a, b object.Value) (object.Value, error) {
	x, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	y, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	return unsigned(t, unix.Mkdev(uint32(x), uint32(y))), nil
}

// openpty makes a pair of terminals by way of /dev/ptmx.
func openpty(t *object.Thread) (object.Value, error) {
	master, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return fail(t, err)
	}
	if err = unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0); err == nil {
		var n uint32
		if n, err = unix.IoctlGetUint32(master, unix.TIOCGPTN); err == nil {
			var slave int
			if slave, err = unix.Open("/dev/pts/"+strconv.Itoa(int(n)), unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0); err == nil {
				return t.Tuple2(object.Int(int64(master)), object.Int(int64(slave))), nil
			}
		}
	}
	_ = unix.Close(master)
	return fail(t, err)
}

func ttyname(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	if _, err := unix.IoctlGetTermios(fd, unix.TCGETS); err != nil {
		return fail(t, err)
	}
	name, err := os.Readlink("/proc/self/fd/" + strconv.Itoa(fd))
	if err != nil {
		return fail(t, err)
	}
	return t.FSDecode(name), nil
}

func ctermid(t *object.Thread) (object.Value, error) { return t.NewStr("/dev/tty"), nil }

func tcgetpgrp(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	n, failed := unix.IoctlGetInt(fd, unix.TIOCGPGRP)
	return intResult(t, n, failed)
}

func tcsetpgrp(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	group, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	return done(t, unix.IoctlSetPointerInt(fd, unix.TIOCSPGRP, group))
}

// deviceEncoding is the encoding of a terminal, None for what is none.
func deviceEncoding(t *object.Thread, w []object.Value) (object.Value, error) {
	fd, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	if _, failed := unix.IoctlGetTermios(fd, unix.TCGETS); failed != nil {
		return object.None(), nil
	}
	return t.NewStr("UTF-8"), nil
}

func eventfd(t *object.Thread, w []object.Value) (object.Value, error) {
	start, err := t.IndexInt(w[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	flags, err := optInt(t, w[1], unix.EFD_CLOEXEC)
	if err != nil {
		return object.Empty(), err
	}
	fd, failed := unix.Eventfd(uint(start), flags)
	return intResult(t, fd, failed)
}

func sync(t *object.Thread) (object.Value, error) {
	_, err := blocking(t, func() error { unix.Sync(); return nil })
	return object.None(), err
}

func fallocate(t *object.Thread, a, b, c object.Value) (object.Value, error) {
	at, err := offset(t, b)
	if err != nil {
		return object.Empty(), err
	}
	n, err := offset(t, c)
	if err != nil {
		return object.Empty(), err
	}
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return unix.Fallocate(fd, 0, at, n) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed)
}

// registerAtFork takes functions to call around fork. There is no fork here, so that
// there is nothing to call them; what is no function is refused all the same.
func registerAtFork(t *object.Thread, w []object.Value) (object.Value, error) {
	any := false
	for i, name := range [...]string{"before", "after_in_child", "after_in_parent"} {
		if w[i].IsEmpty() {
			continue
		}
		any = true
		if t.TypeOf(w[i]).Slots().Call == nil {
			return object.Empty(), t.TypeErrorf("'%s' must be callable, not %s", name, t.TypeName(w[i]))
		}
	}
	if !any {
		return object.Empty(), t.TypeErrorf("At least one argument is required.")
	}
	return object.None(), nil
}

func getlogin(t *object.Thread) (object.Value, error) {
	b, err := os.ReadFile("/proc/self/loginuid")
	uid, ok := 0, false
	if err == nil {
		uid, ok = atoi(string(b))
	}
	if !ok {
		return fail(t, unix.ENXIO)
	}
	name := userName(uid)
	if name == "" {
		return fail(t, unix.ENXIO)
	}
	return t.FSDecode(name), nil
}

func inputHookOff(*object.Thread) (object.Value, error) { return object.False(), nil }

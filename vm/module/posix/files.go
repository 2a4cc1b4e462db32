//go:build linux

package posix

import (
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

func openFile(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "open", "path", 0)
	if err != nil {
		return object.Empty(), err
	}
	flags, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	mode, err := optInt(t, w[2], 0o777)
	if err != nil {
		return object.Empty(), err
	}
	dir, err := dirFD(t, w[3])
	if err != nil {
		return object.Empty(), err
	}
	fd := -1
	failed, err := blocking(t, func() (e error) {
		fd, e = unix.Openat(dir, p.name, flags|unix.O_CLOEXEC, uint32(mode))
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed, w[0])
	}
	return object.Int(int64(fd)), nil
}

func closeFile(t *object.Thread, w []object.Value) (object.Value, error) {
	fd, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	var failed error
	vm.Of(t).Blocking(t, func() { failed = unix.Close(fd) })
	if failed == unix.EINTR {
		failed = nil // it is closed
	}
	return done(t, failed)
}

func closeRange(t *object.Thread, a, b object.Value) (object.Value, error) {
	low, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	high, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	if low = max(low, 0); low < high {
		if unix.CloseRange(uint(low), uint(high-1), 0) != nil {
			for fd := low; fd < min(high, 1<<20); fd++ {
				_ = unix.Close(fd) // those that are not open fail
			}
		}
	}
	return object.None(), nil
}

// pollStep is how long a wait for input goes on, in milliseconds, before it looks
// whether a signal came.
const pollStep = 50

// readable waits until a read would not block; regular files never do.
func readable(t *object.Thread, fd int) error {
	var st unix.Stat_t
	if unix.Fstat(fd, &st) != nil || uint32(st.Mode)&unix.S_IFMT == unix.S_IFREG {
		return nil
	}
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil || flags&unix.O_NONBLOCK != 0 {
		return nil
	}
	m := vm.Of(t)
	for {
		n := 1
		m.Blocking(t, func() {
			fds := [1]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
			var err error
			if n, err = unix.Poll(fds[:], pollStep); err != nil && err != unix.EINTR {
				n = 1
			}
		})
		if n > 0 {
			return nil
		}
		if err := m.Checkpoint(t); err != nil {
			return err
		}
	}
}

const maxTransfer = 0x7ffff000

func read(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	n, err := t.IndexInt(b, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return fail(t, unix.EINVAL)
	}
	if err := readable(t, fd); err != nil {
		return object.Empty(), err
	}
	return readBytes(t, n, func(p []byte) (int, error) { return unix.Read(fd, p) })
}

// readBytes makes a bytes object of what a call reads into room for n bytes.
func readBytes(t *object.Thread, n int, f func(p []byte) (int, error)) (object.Value, error) {
	v, p := t.NewBytesN(min(n, maxTransfer))
	k := 0
	failed, err := blocking(t, func() (e error) {
		k, e = f(p)
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed)
	}
	if k < len(p) {
		return t.NewBytes(string(p[:k])), nil
	}
	return v, nil
}

func pread(t *object.Thread, a, b, c object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	n, err := t.IndexInt(b, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	at, err := offset(t, c)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return fail(t, unix.EINVAL)
	}
	return readBytes(t, n, func(p []byte) (int, error) { return unix.Pread(fd, p, at) })
}

// bytesArg is a bytes object with the contents of a bytes-like one.
func bytesArg(t *object.Thread, v object.Value) (object.Value, error) {
	if v.IsBytes() {
		return v, nil
	}
	if !t.IsBytesLike(v) && v.Kind() != object.KindOpaque {
		return object.Empty(), t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	return t.Call1(t.RT.T.Bytes.Value(), v)
}

func write(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	data, err := bytesArg(t, b)
	if err != nil {
		return object.Empty(), err
	}
	return writeBytes(t, data, func(p []byte) (int, error) { return unix.Write(fd, p) })
}

func writeBytes(t *object.Thread, data object.Value, f func(p []byte) (int, error)) (object.Value, error) {
	p := viewBytes(data)
	p = p[:min(len(p), maxTransfer)]
	k := 0
	failed, err := blocking(t, func() (e error) {
		k, e = f(p)
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	return intResult(t, k, failed)
}

func pwrite(t *object.Thread, a, b, c object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	data, err := bytesArg(t, b)
	if err != nil {
		return object.Empty(), err
	}
	at, err := offset(t, c)
	if err != nil {
		return object.Empty(), err
	}
	return writeBytes(t, data, func(p []byte) (int, error) { return unix.Pwrite(fd, p, at) })
}

func readinto(t *object.Thread, a, into object.Value) (object.Value, error) {
	n, err := t.Len(into)
	if err != nil {
		return object.Empty(), err
	}
	data, err := read(t, a, object.Int(int64(n)))
	if err != nil {
		return object.Empty(), err
	}
	k := int64(len(object.BytesOf(data)))
	if k > 0 {
		err = t.SetItem(into, t.NewSlice(object.Int(0), object.Int(k), object.None()), data)
	}
	return object.Int(k), err
}

func lseek(t *object.Thread, a, b, c object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	to, err := offset(t, b)
	if err != nil {
		return object.Empty(), err
	}
	whence, err := cInt(t, c)
	if err != nil {
		return object.Empty(), err
	}
	at, failed := unix.Seek(fd, to, whence)
	if failed != nil {
		return fail(t, failed)
	}
	return object.Int(at), nil
}

func dup(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	n, failed := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	return intResult(t, n, failed)
}

func dup2(t *object.Thread, w []object.Value) (object.Value, error) {
	fd, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	to, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	inheritable, err := optBool(t, w[2], true)
	if err != nil {
		return object.Empty(), err
	}
	if fd < 0 || to < 0 {
		return fail(t, unix.EBADF)
	}
	if fd == to {
		_, failed := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		return intResult(t, to, failed)
	}
	flags := 0
	if !inheritable {
		flags = unix.O_CLOEXEC
	}
	failed, err := blocking(t, func() error { return unix.Dup3(fd, to, flags) })
	if err != nil {
		return object.Empty(), err
	}
	return intResult(t, to, failed)
}

func pipe(t *object.Thread) (object.Value, error) { return makePipe(t, unix.O_CLOEXEC) }

func pipe2(t *object.Thread, a object.Value) (object.Value, error) {
	flags, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	return makePipe(t, flags)
}

func makePipe(t *object.Thread, flags int) (object.Value, error) {
	var p [2]int
	if err := unix.Pipe2(p[:], flags); err != nil {
		return fail(t, err)
	}
	return t.Tuple2(object.Int(int64(p[0])), object.Int(int64(p[1]))), nil
}

func isatty(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	_, failed := unix.IoctlGetTermios(fd, unix.TCGETS)
	return object.Bool(failed == nil), nil
}

// onFD is a function of one descriptor that returns None.
func onFD(t *object.Thread, v object.Value, f func(fd int) error) (object.Value, error) {
	fd, err := t.Descriptor(v)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return f(fd) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed)
}

func fsync(t *object.Thread, w []object.Value) (object.Value, error) {
	return onFD(t, w[0], unix.Fsync)
}
func fdatasync(t *object.Thread, w []object.Value) (object.Value, error) {
	return onFD(t, w[0], unix.Fdatasync)
}
func fchdir(t *object.Thread, w []object.Value) (object.Value, error) {
	return onFD(t, w[0], unix.Fchdir)
}

func ftruncate(t *object.Thread, a, b object.Value) (object.Value, error) {
	n, err := offset(t, b)
	if err != nil {
		return object.Empty(), err
	}
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error { return unix.Ftruncate(fd, n) })
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed)
}

func truncate(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "truncate", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	n, err := offset(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	failed, err := blocking(t, func() error {
		if p.fd >= 0 {
			return unix.Ftruncate(p.fd, n)
		}
		return unix.Truncate(p.name, n)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, w[0])
}

func getInheritable(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	flags, failed := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	if failed != nil {
		return fail(t, failed)
	}
	return object.Bool(flags&unix.FD_CLOEXEC == 0), nil
}

func setInheritable(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	on, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	flags, failed := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	if failed == nil {
		flags |= unix.FD_CLOEXEC
		if on != 0 {
			flags &^= unix.FD_CLOEXEC
		}
		_, failed = unix.FcntlInt(uintptr(fd), unix.F_SETFD, flags)
	}
	return done(t, failed)
}

func getBlocking(t *object.Thread, a object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	flags, failed := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if failed != nil {
		return fail(t, failed)
	}
	return object.Bool(flags&unix.O_NONBLOCK == 0), nil
}

func setBlocking(t *object.Thread, a, b object.Value) (object.Value, error) {
	fd, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	on, err := t.Truth(b)
	if err != nil {
		return object.Empty(), err
	}
	return done(t, unix.SetNonblock(fd, !on))
}

func sendfile(t *object.Thread, w []object.Value) (object.Value, error) {
	out, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	in, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	n, err := t.IndexInt(w[3], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	var at *int64
	if !w[2].IsNone() {
		o, err := offset(t, w[2])
		if err != nil {
			return object.Empty(), err
		}
		at = &o
	}
	k := 0
	failed, err := blocking(t, func() (e error) {
		k, e = unix.Sendfile(out, in, at, n)
		return e
	})
	if err != nil {
		return object.Empty(), err
	}
	return intResult(t, k, failed)
}

func utime(t *object.Thread, w []object.Value) (object.Value, error) {
	p, err := pathArg(t, w[0], "utime", "path", orFD)
	if err != nil {
		return object.Empty(), err
	}
	times, ns := w[1], w[2]
	dir, err := dirFD(t, w[3])
	if err != nil {
		return object.Empty(), err
	}
	follow, err := optBool(t, w[4], true)
	if err != nil {
		return object.Empty(), err
	}
	var ts [2]unix.Timespec
	switch {
	case !times.IsEmpty() && !times.IsNone() && !ns.IsEmpty():
		return object.Empty(), t.ValueErrorf("utime: you may specify either 'times' or 'ns' but not both")
	case !times.IsEmpty() && !times.IsNone():
		if !times.IsTuple() || times.AsTuple().Len() != 2 {
			return object.Empty(), t.TypeErrorf("utime: 'times' must be either a tuple of two ints or None")
		}
		for i := range ts {
			if ts[i], err = timespec(t, times.AsTuple().Items()[i]); err != nil {
				return object.Empty(), err
			}
		}
	case !ns.IsEmpty():
		if !ns.IsTuple() || ns.AsTuple().Len() != 2 {
			return object.Empty(), t.TypeErrorf("utime: 'ns' must be a tuple of two ints")
		}
		for i := range ts {
			n, err := t.IndexInt(ns.AsTuple().Items()[i], t.RT.T.Exc.OverflowError)
			if err != nil {
				return object.Empty(), err
			}
			ts[i] = unix.Timespec{Sec: floorDiv(int64(n), 1e9), Nsec: int64(n) - floorDiv(int64(n), 1e9)*1e9}
		}
	default:
		now := unix.NsecToTimespec(time.Now().UnixNano())
		ts = [2]unix.Timespec{now, now}
	}
	failed, err := blocking(t, func() error {
		if p.fd >= 0 {
			return futimens(p.fd, &ts)
		}
		flags := 0
		if !follow {
			flags = unix.AT_SYMLINK_NOFOLLOW
		}
		return unix.UtimesNanoAt(dir, p.name, ts[:], flags)
	})
	if err != nil {
		return object.Empty(), err
	}
	return done(t, failed, w[0])
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// timespec reads a time in seconds, rounded towards minus infinity.
func timespec(t *object.Thread, v object.Value) (unix.Timespec, error) {
	if v.IsFloat() {
		f := v.AsFloat()
		if f != f {
			return unix.Timespec{}, t.ValueErrorf("Invalid value NaN (not a number)")
		}
		if f >= 1<<63 || f < -1<<63 {
			return unix.Timespec{}, t.OverflowErrorf("timestamp out of range for platform time_t")
		}
		whole := int64(f)
		part := f - float64(whole)
		if part < 0 {
			whole--
			part++
		}
		nsec := int64(part * 1e9)
		if nsec >= 1e9 {
			whole, nsec = whole+1, nsec-1e9
		}
		return unix.Timespec{Sec: whole, Nsec: nsec}, nil
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	return unix.Timespec{Sec: int64(n)}, err
}

//go:build linux

package posix

import (
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// wait4 waits for a child; its result and what it used stay in Go's memory.
func doWait(t *object.Thread, pid, options int, usage *unix.Rusage) (got int, status unix.WaitStatus, failed, raised error) {
	failed, raised = blocking(t, func() (err error) {
		got, err = unix.Wait4(pid, &status, options, usage)
		return err
	})
	return got, status, failed, raised
}

func waitpid(t *object.Thread, a, b object.Value) (object.Value, error) {
	pid, err := cInt(t, a)
	if err != nil {
		return object.Empty(), err
	}
	options, err := cInt(t, b)
	if err != nil {
		return object.Empty(), err
	}
	got, status, failed, err := doWait(t, pid, options, nil)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed)
	}
	return t.Tuple2(object.Int(int64(got)), object.Int(int64(status))), nil
}

func wait(t *object.Thread) (object.Value, error) {
	return waitpid(t, object.Int(-1), object.Int(0))
}

func wait4(t *object.Thread, w []object.Value) (object.Value, error) {
	pid, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	options, err := cInt(t, w[1])
	if err != nil {
		return object.Empty(), err
	}
	return waitUsage(t, pid, options)
}

func wait3(t *object.Thread, w []object.Value) (object.Value, error) {
	options, err := cInt(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	return waitUsage(t, -1, options)
}

func waitUsage(t *object.Thread, pid, options int) (object.Value, error) {
	var u unix.Rusage
	got, status, failed, err := doWait(t, pid, options, &u)
	if err != nil {
		return object.Empty(), err
	}
	if failed != nil {
		return fail(t, failed)
	}
	typ, err := resourceUsage(t)
	if err != nil {
		return object.Empty(), err
	}
	sec := func(v unix.Timeval) object.Value { return object.Float(float64(v.Sec) + float64(v.Usec)*1e-6) }
	items := t.NewTupleN(16)
	s := items.Items()
	s[0], s[1] = sec(u.Utime), sec(u.Stime)
	for i, n := range [...]int64{u.Maxrss, u.Ixrss, u.Idrss, u.Isrss, u.Minflt, u.Majflt, u.Nswap, u.Inblock, u.Oublock, u.Msgsnd, u.Msgrcv, u.Nsignals, u.Nvcsw, u.Nivcsw} {
		s[2+i] = object.Int(n)
	}
	usage, err := t.Call1(typ, items.Value())
	if err != nil {
		return object.Empty(), err
	}
	return t.Tuple3(object.Int(int64(got)), object.Int(int64(status)), usage), nil
}

// status is a function of a wait status.
func status(t *object.Thread, v object.Value) (unix.WaitStatus, error) {
	n, err := cInt(t, v)
	return unix.WaitStatus(uint32(int32(n))), err
}

func wIfExited(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Bool(s.Exited()), err
}
func wExitStatus(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Int(int64(s >> 8 & 0xff)), err
}
func wIfSignaled(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Bool(s.Signaled()), err
}
func wTermSig(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Int(int64(s & 0x7f)), err
}
func wIfStopped(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Bool(s.Stopped()), err
}
func wStopSig(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Int(int64(s >> 8 & 0xff)), err
}
func wIfContinued(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	return object.Bool(s.Continued()), err
}
func wCoreDump(t *object.Thread, a object.Value) (object.Value, error) {
	s, err := status(t, a)
	return object.Bool(s&0x80 != 0), err
}

func waitStatusToExitCode(t *object.Thread, w []object.Value) (object.Value, error) {
	s, err := status(t, w[0])
	if err != nil {
		return object.Empty(), err
	}
	switch {
	case s.Exited():
		return object.Int(int64(s.ExitStatus())), nil
	case s.Signaled():
		return object.Int(-int64(s.Signal())), nil
	case s.Stopped():
		return object.Empty(), t.ValueErrorf("process stopped by delivery of signal %d", int(s.StopSignal()))
	}
	return object.Empty(), t.ValueErrorf("invalid wait status: %d", int(s))
}

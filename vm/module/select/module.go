//go:build linux

// Package selects is the native module select: waiting for input and output on
// several file descriptors at once.
//
// All waiting is done by poll and epoll in short steps, with the VM's lock let go;
// between the steps signal handlers get their turn.
package selects

import (
	"errors"
	"math"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// Module is the definition of the select module.
var Module = vm.NativeModule{
	Name: "select",
	Doc:  "Waiting for input and output on several file descriptors at once.",
	Funcs: []object.Def{
		{Name: "select", Sig: "(rlist, wlist, xlist, timeout=None, /)", Doc: "Wait until one of the descriptors is ready; return the ready ones of each list.", FV: selectFiles},
		{Name: "poll", Sig: "($module, /)", Doc: "Return an object that polls descriptors.", F0: newPoll},
	},
	Init: initModule,
}

var (
	pollKey = object.TypeKey{Name: "select.poll"}
)

var constants = map[string]int{
	"POLLIN": unix.POLLIN, "POLLPRI": unix.POLLPRI, "POLLOUT": unix.POLLOUT, "POLLERR": unix.POLLERR,
	"POLLHUP": unix.POLLHUP, "POLLNVAL": unix.POLLNVAL, "POLLRDNORM": 64, "POLLRDBAND": 128,
	"POLLWRNORM": 256, "POLLWRBAND": 512, "POLLMSG": 1024, "POLLRDHUP": unix.POLLRDHUP,
	"EPOLLIN": unix.EPOLLIN, "EPOLLPRI": unix.EPOLLPRI, "EPOLLOUT": unix.EPOLLOUT, "EPOLLERR": unix.EPOLLERR,
	"EPOLLHUP": unix.EPOLLHUP, "EPOLLRDHUP": unix.EPOLLRDHUP, "EPOLLRDNORM": unix.EPOLLRDNORM,
	"EPOLLRDBAND": unix.EPOLLRDBAND, "EPOLLWRNORM": unix.EPOLLWRNORM, "EPOLLWRBAND": unix.EPOLLWRBAND,
	"EPOLLMSG": unix.EPOLLMSG, "EPOLLET": 1 << 31, "EPOLLONESHOT": unix.EPOLLONESHOT,
	"EPOLLWAKEUP": unix.EPOLLWAKEUP, "EPOLL_CLOEXEC": unix.EPOLL_CLOEXEC, "PIPE_BUF": 4096,
}

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for name, n := range constants {
		m.Dict.SetString(t, name, object.Int(int64(n)))
	}
	m.Dict.SetString(t, "error", t.RT.T.Exc.OSError.Value())
	t.RT.RegisterType(&pollKey, t.NewBuiltinType(&pollSpec, t.RT.T.Object))
	m.Dict.SetString(t, "epoll", t.NewBuiltinType(&epollSpec, t.RT.T.Object).Value())
	return nil
}

// raiseErrno raises an OSError for a failed system call.
func raiseErrno(t *object.Thread, err error) error {
	var e syscall.Errno
	errors.As(err, &e)
	return t.RaiseErrno(int(e), object.Empty(), object.Empty())
}

// timeout reads a waiting time in units; none and, where allowed, a negative one
// mean without end, for which it returns a negative duration.
func timeout(t *object.Thread, v object.Value, unit time.Duration, what string) (time.Duration, error) {
	if v.IsEmpty() || v.IsNone() {
		return -1, nil
	}
	if !v.IsFloat() && !v.IsInteger() && t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("timeout must be %s or None", what)
	}
	f, err := t.ToFloat(v)
	if err != nil {
		return 0, err
	}
	d := f * float64(unit)
	if math.IsNaN(d) {
		return 0, t.ValueErrorf("Invalid value NaN (not a number)")
	}
	if d > math.MaxInt64 {
		return 0, t.OverflowErrorf("timeout is too large")
	}
	return time.Duration(math.Ceil(d)), nil
}

// wait calls a waiting function in steps until it finds something or the time is
// over; without end when it is negative.
func wait(t *object.Thread, d time.Duration, step func(ms int) (int, error)) (int, error) {
	n, failed, raised := vm.Of(t).Await(t, d, step)
	if failed != nil {
		return 0, raiseErrno(t, failed)
	}
	return n, raised
}

// maxSelect is the number of descriptors C's select can name.
const maxSelect = 1024

// selectEvents are the poll events select's three lists wait for, and those that
// make their files ready.
var selectEvents = [3][2]int16{
	{unix.POLLIN, unix.POLLIN | unix.POLLHUP | unix.POLLERR},
	{unix.POLLOUT, unix.POLLOUT | unix.POLLERR},
	{unix.POLLPRI, unix.POLLPRI},
}

func selectFiles(t *object.Thread, args []object.Value) (object.Value, error) {
	d, err := timeout(t, args[3], time.Second, "a float")
	if err != nil {
		return object.Empty(), err
	}
	if d < 0 && !args[3].IsEmpty() && !args[3].IsNone() {
		return object.Empty(), t.ValueErrorf("timeout must be non-negative")
	}
	w := t.Push(4)
	defer t.Pop(4)
	var fds []unix.PollFd
	for i := range 3 {
		list, err := t.ListFrom(args[i])
		if err != nil {
			if t.Matches(t.RT.T.Exc.TypeError) {
				t.ClearError()
				err = t.TypeErrorf("arguments 1-3 must be sequences")
			}
			return object.Empty(), err
		}
		w[i] = list.Value()
		for j := 0; j < list.Len(); j++ {
			fd, err := t.Descriptor(list.Items()[j])
			if err != nil {
				return object.Empty(), err
			}
			if fd >= maxSelect {
				return object.Empty(), t.ValueErrorf("filedescriptor out of range in select()")
			}
			fds = append(fds, unix.PollFd{Fd: int32(fd), Events: selectEvents[i][0]})
		}
	}
	if _, err := wait(t, d, func(ms int) (int, error) { return unix.Poll(fds, ms) }); err != nil {
		return object.Empty(), err
	}
	out := t.NewTupleN(3)
	w[3] = out.Value()
	at := 0
	for i := range 3 {
		ready := t.NewList(0)
		out.Items()[i] = ready.Value()
		list := w[i].AsList()
		for j := 0; j < list.Len(); j++ {
			if fds[at].Revents&unix.POLLNVAL != 0 {
				return object.Empty(), raiseErrno(t, syscall.EBADF)
			}
			if fds[at].Revents&selectEvents[i][1] != 0 {
				ready.Append(t, list.Items()[j])
			}
			at++
		}
	}
	return out.Value(), nil
}

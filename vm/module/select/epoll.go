//go:build linux

package selects

import (
	"time"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// epoll is an epoll object.
//
//adder:heap
type epoll struct {
	object.Header
	fd int // -1 when closed
}

var epollSig = object.Def{Name: "epoll", Sig: "(sizehint=-1, flags=0)"}

var epollSpec = object.TypeSpec{
	Name: "select.epoll", Kind: object.KindOpaque, Size: object.SizeOf[epoll](),
	Doc:    "Waits for events of descriptors that the kernel keeps the list of.",
	NewSig: epollSig.Sig,
	Slots:  object.Slots{New: epollNew},
	Methods: []object.Def{
		{Name: "fromfd", Sig: "($type, fd, /)", Doc: "Make an epoll object of a descriptor.", F2: epollFromFD, Kind: object.DefClass},
		{Name: "close", Sig: "($self, /)", Doc: "Close the descriptor.", F1: epollClose},
		{Name: "fileno", Sig: "($self, /)", Doc: "Return the descriptor.", F1: epollFileno},
		{Name: "register", Text: "($self, /, fd, eventmask=select.EPOLLIN", Sig: "(self, fd, eventmask=7)", Doc: "Wait for events of a descriptor, too.", FV: epollRegister},
		{Name: "modify", Text: "($self, /, fd, eventmask)", Sig: "(self, fd, eventmask)", Doc: "Change the events of a descriptor.", FV: epollModify},
		{Name: "unregister", Text: "($self, /, fd)", Sig: "(self, fd)", Doc: "Wait for a descriptor no longer.", FV: epollUnregister},
		{Name: "poll", Text: "($self, /, timeout=None, maxevents=-1)", Sig: "(self, timeout=None, maxevents=-1)", Doc: "Wait for events; return the descriptors that have some, with them.", FV: epollPoll},
		{Name: "__enter__", Sig: "($self, /)", F1: epollEnter},
		{Name: "__exit__", Text: "($self, exc_type=None, exc_value=None, exc_tb=None, /)", FV: epollExit, Max: 3},
	},
	Getters: []object.GetSet{{Name: "closed", Doc: "Whether the descriptor is closed.", Get: epollClosed}},
}

func epollNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&epollSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	if !w[0].IsEmpty() {
		size, err := t.IndexInt(w[0], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if size != -1 && size <= 0 {
			return object.Empty(), t.ValueErrorf("negative sizehint")
		}
	}
	if !w[1].IsEmpty() {
		flags, err := t.IndexInt(w[1], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if flags != 0 && flags != unix.EPOLL_CLOEXEC {
			return object.Empty(), t.Raise(t.RT.T.Exc.OSError, "invalid flags")
		}
	}
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return object.Empty(), raiseErrno(t, err)
	}
	e := object.New[epoll](t, cls)
	e.fd = fd
	return object.ValueOf(e), nil
}

func epollFromFD(t *object.Thread, cls, v object.Value) (object.Value, error) {
	fd, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	e := object.New[epoll](t, cls.AsType())
	e.fd = fd
	return object.ValueOf(e), nil
}

// open returns an epoll object's descriptor.
func open(t *object.Thread, v object.Value) (int, error) {
	e := object.Cast[epoll](v)
	if e.fd < 0 {
		return 0, t.ValueErrorf("I/O operation on closed epoll object")
	}
	return e.fd, nil
}

func epollClose(t *object.Thread, v object.Value) (object.Value, error) {
	e := object.Cast[epoll](v)
	fd := e.fd
	e.fd = -1
	if fd >= 0 {
		if err := unix.Close(fd); err != nil {
			return object.Empty(), raiseErrno(t, err)
		}
	}
	return object.None(), nil
}

func epollClosed(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Bool(object.Cast[epoll](v).fd < 0), nil
}

func epollFileno(t *object.Thread, v object.Value) (object.Value, error) {
	fd, err := open(t, v)
	return object.Int(int64(fd)), err
}

func epollEnter(t *object.Thread, v object.Value) (object.Value, error) {
	_, err := open(t, v)
	return v, err
}

func epollExit(t *object.Thread, args []object.Value) (object.Value, error) {
	return epollClose(t, args[0])
}

// control changes what an epoll object waits for.
func control(t *object.Thread, self, file, mask object.Value, op int) (object.Value, error) {
	ep, err := open(t, self)
	if err != nil {
		return object.Empty(), err
	}
	fd, err := t.Descriptor(file)
	if err != nil {
		return object.Empty(), err
	}
	events := unix.EPOLLIN | unix.EPOLLPRI | unix.EPOLLOUT
	if !mask.IsEmpty() {
		if events, err = t.IndexInt(mask, t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	event := unix.EpollEvent{Events: uint32(events), Fd: int32(fd)}
	if err := unix.EpollCtl(ep, op, fd, &event); err != nil {
		return object.Empty(), raiseErrno(t, err)
	}
	return object.None(), nil
}

func epollRegister(t *object.Thread, args []object.Value) (object.Value, error) {
	return control(t, args[0], args[1], args[2], unix.EPOLL_CTL_ADD)
}

func epollModify(t *object.Thread, args []object.Value) (object.Value, error) {
	return control(t, args[0], args[1], args[2], unix.EPOLL_CTL_MOD)
}

func epollUnregister(t *object.Thread, args []object.Value) (object.Value, error) {
	return control(t, args[0], args[1], object.Empty(), unix.EPOLL_CTL_DEL)
}

func epollPoll(t *object.Thread, args []object.Value) (object.Value, error) {
	ep, err := open(t, args[0])
	if err != nil {
		return object.Empty(), err
	}
	d, err := timeout(t, args[1], time.Second, "a number")
	if err != nil {
		return object.Empty(), err
	}
	most := maxSelect - 1
	if !args[2].IsEmpty() {
		n, err := t.IndexInt(args[2], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		switch {
		case n > 0:
			most = min(n, 1<<16)
		case n != -1:
			return object.Empty(), t.ValueErrorf("maxevents must be greater than 0, got %d", n)
		}
	}
	events := make([]unix.EpollEvent, most)
	n, err := wait(t, d, func(ms int) (int, error) { return unix.EpollWait(ep, events, ms) })
	if err != nil {
		return object.Empty(), err
	}
	out := t.NewList(n)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for _, e := range events[:n] {
		out.Append(t, t.Tuple2(object.Int(int64(e.Fd)), object.Int(int64(e.Events))))
	}
	return out.Value(), nil
}

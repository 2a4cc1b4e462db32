//go:build linux

package socket

import (
	"fmt"
	"math"
	"time"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// sock is a socket object.
//
//adder:heap
type sock struct {
	object.Header
	fd                  int // -1 when closed
	family, kind, proto int
	timeout             int64 // nanoseconds; 0: do not block; noTimeout: without end
}

// noTimeout is the timeout of sockets that wait without end.
const noTimeout = -1

var initDef = object.Def{Name: "socket", Sig: "(family=-1, type=-1, proto=-1, fileno=None)"}

var socketSpec = object.TypeSpec{
	Name: "_socket.socket", Kind: object.KindOpaque, Size: object.SizeOf[sock](), Flags: object.TypeBase,
	Doc:   "One end of a connection, or a place where others may connect or send to.",
	Slots: object.Slots{New: newSocket, Init: initSocket, Repr: reprSocket, Del: finalize},
	Methods: []object.Def{
		{Name: "_accept", Sig: "($self, /)", Doc: "Wait for a connection; return its descriptor and where it comes from.", F1: accept},
		{Name: "bind", Sig: "($self, object, /)", Doc: "Give the socket an address of this machine.", F2: bind},
		{Name: "close", Sig: "($self, /)", Doc: "Close the socket.", F1: closeSocket},
		{Name: "connect", Sig: "($self, object, /)", Doc: "Connect to an address.", F2: connect},
		{Name: "connect_ex", Sig: "($self, object, /)", Doc: "Connect to an address; return an error's number instead of raising it.", F2: connectEx},
		{Name: "detach", Sig: "($self, /)", Doc: "Close the object without its descriptor, and return that.", F1: detach},
		{Name: "fileno", Sig: "($self, /)", Doc: "Return the descriptor, -1 when closed.", F1: fileno},
		{Name: "getpeername", Sig: "($self, /)", Doc: "Return the address of the other end.", F1: getPeerName},
		{Name: "getsockname", Sig: "($self, /)", Doc: "Return the address of this end.", F1: getSockName},
		{Name: "getsockopt", Doc: "Return an option, as an int, or as bytes of at most a given length.", FV: getSockOpt, Min: 2, Max: 3},
		{Name: "setsockopt", Doc: "Set an option to an int, to bytes, or to nothing of a given length.", FV: setSockOpt, Max: -1},
		{Name: "listen", Doc: "Let others connect; so many may wait for it.", FV: listen, Max: 1},
		{Name: "recv", Doc: "Receive at most so many bytes.", FV: recv, Max: -1},
		{Name: "recv_into", Sig: "(self, buffer, nbytes=0, flags=0)", Doc: "Receive into a buffer; return how many bytes.", FV: recvInto},
		{Name: "recvfrom", Doc: "Receive at most so many bytes; return them with the sender's address.", FV: recvFrom, Max: -1},
		{Name: "recvfrom_into", Sig: "(self, buffer, nbytes=0, flags=0)", Doc: "Receive into a buffer; return how many bytes and the sender's address.", FV: recvFromInto},
		{Name: "recvmsg", Doc: "Receive data and ancillary data; return both with flags and the sender's address.", FV: recvMsg, Min: 1, Max: 3},
		{Name: "recvmsg_into", Doc: "Receive data into buffers, and ancillary data.", FV: recvMsgInto, Min: 1, Max: 3},
		{Name: "send", Doc: "Send bytes; return how many were taken.", FV: send, Max: -1},
		{Name: "sendall", Doc: "Send all bytes.", FV: sendAll, Max: -1},
		{Name: "sendto", Doc: "Send bytes to an address; return how many were taken.", FV: sendTo, Max: -1},
		{Name: "sendmsg", Doc: "Send data out of buffers, and ancillary data; return how many bytes were taken.", FV: sendMsg, Min: 1, Max: 4},
		{Name: "setblocking", Sig: "($self, object, /)", Doc: "Say whether calls wait.", F2: setBlocking},
		{Name: "getblocking", Sig: "($self, /)", Doc: "Return whether calls wait.", F1: getBlocking},
		{Name: "settimeout", Sig: "($self, object, /)", Doc: "Say how many seconds calls wait; None is without end.", F2: setTimeout},
		{Name: "gettimeout", Sig: "($self, /)", Doc: "Return how many seconds calls wait.", F1: getTimeout},
		{Name: "shutdown", Sig: "($self, object, /)", Doc: "End one direction of the connection, or both.", F2: shutdown},
	},
	Getters: []object.GetSet{
		{Name: "family", Get: func(_ *thread, v value) (value, error) { return object.Int(int64(of(v).family)), nil }, Set: readOnly},
		{Name: "type", Get: func(_ *thread, v value) (value, error) { return object.Int(int64(of(v).kind)), nil }, Set: readOnly},
		{Name: "proto", Get: func(_ *thread, v value) (value, error) { return object.Int(int64(of(v).proto)), nil }, Set: readOnly},
		{Name: "timeout", Get: getTimeout},
	},
}

func of(v value) *sock { return object.Cast[sock](v) }

func readOnly(t *thread, _, _ value) error { return t.AttributeErrorf("readonly attribute") }

func newSocket(t *thread, cls *object.Type, _ []value, _ *object.Tuple) (value, error) {
	s := object.New[sock](t, cls)
	s.fd, s.timeout = -1, noTimeout
	v := object.ValueOf(s)
	t.RT.Heap().SetFinalizer(v.Pointer())
	return v, nil
}

func initSocket(t *thread, self value, args []value, kw *object.Tuple) error {
	w := t.Push(4)
	defer t.Pop(4)
	if err := t.BindArgs(&initDef, w, args, kw); err != nil {
		return err
	}
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = optionalInt(t, w[i], -1); err != nil {
			return err
		}
	}
	family, kind, proto := n[0], n[1], n[2]
	fd := -1
	if w[3].IsEmpty() || w[3].IsNone() {
		if family == -1 {
			family = unix.AF_INET
		}
		if kind == -1 {
			kind = unix.SOCK_STREAM
		}
		proto = max(proto, 0)
		var err error
		if fd, err = unix.Socket(family, kind|unix.SOCK_CLOEXEC, proto); err != nil {
			return fail(t, err)
		}
	} else {
		i, err := t.Index(w[3])
		if err != nil {
			return err
		}
		if !i.IsInt() {
			return t.OverflowErrorf("Python int too large to convert to C long")
		}
		if i.AsInt() < 0 {
			return t.ValueErrorf("negative file descriptor")
		}
		fd = int(int32(i.AsInt()))
		if family, kind, proto, err = describe(fd, family, kind, proto); err != nil {
			return fail(t, err)
		}
	}
	return adopt(t, self, fd, family, kind, proto)
}

// describe finds out what an open descriptor is, as far as nothing was said.
func describe(fd, family, kind, proto int) (f, k, p int, err error) {
	sa, err := unix.Getsockname(fd)
	if err != nil && err != unix.EAFNOSUPPORT || err == nil && family == -1 {
		if err != nil {
			return 0, 0, 0, err
		}
		family = familyOf(sa)
	}
	if family == -1 {
		if family, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN); err != nil {
			return 0, 0, 0, err
		}
	}
	if kind == -1 {
		if kind, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE); err != nil {
			return 0, 0, 0, err
		}
	}
	if proto == -1 {
		if proto, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_PROTOCOL); err != nil {
			return 0, 0, 0, err
		}
	}
	return family, kind, proto, nil
}

// adopt makes a descriptor that of a socket object.
func adopt(t *thread, self value, fd, family, kind, proto int) error {
	s := of(self)
	s.fd, s.family, s.proto = fd, family, proto
	s.kind = kind &^ (unix.SOCK_CLOEXEC | unix.SOCK_NONBLOCK)
	if kind&unix.SOCK_NONBLOCK != 0 {
		s.timeout = 0
		return nil
	}
	if s.timeout = stateOf(t).timeout; s.timeout >= 0 {
		if err := unix.SetNonblock(fd, true); err != nil {
			return fail(t, err)
		}
	}
	return nil
}

func reprSocket(t *thread, self value) (value, error) {
	s := of(self)
	return t.NewStr(fmt.Sprintf("<socket object, fd=%d, family=%d, type=%d, proto=%d>", s.fd, s.family, s.kind, s.proto)), nil
}

// finalize closes a socket that nobody closed.
func finalize(t *thread, self value) error {
	s := of(self)
	if s.fd < 0 {
		return nil
	}
	repr, err := t.ReprString(self)
	if err == nil {
		err = t.Warn(t.RT.T.Exc.ResourceWarning, "unclosed "+repr, 1)
	}
	if err != nil {
		t.WriteUnraisable(self)
	}
	if s.fd >= 0 {
		fd := s.fd
		s.fd = -1
		_ = unix.Close(fd) // whether that fails, nobody is left to hear
	}
	return nil
}

func closeSocket(t *thread, self value) (value, error) {
	s := of(self)
	if fd := s.fd; fd >= 0 {
		s.fd = -1
		if err := unix.Close(fd); err != nil && err != unix.ECONNRESET {
			return value{}, fail(t, err)
		}
	}
	return object.None(), nil
}

func detach(_ *thread, self value) (value, error) {
	s := of(self)
	fd := s.fd
	s.fd = -1
	return object.Int(int64(fd)), nil
}

func fileno(_ *thread, self value) (value, error) { return object.Int(int64(of(self).fd)), nil }

func timeoutValue(d int64) value {
	if d < 0 {
		return object.None()
	}
	return object.Float(time.Duration(d).Seconds())
}

// parseTimeout reads seconds, or None for waiting without end.
func parseTimeout(t *thread, v value) (int64, error) {
	if v.IsNone() {
		return noTimeout, nil
	}
	if !v.IsFloat() && t.TypeOf(v).Slots().Index == nil {
		return 0, t.TypeErrorf("'%s' object cannot be interpreted as an integer or float", t.TypeName(v))
	}
	if !v.IsFloat() {
		i, err := t.Index(v)
		if err != nil {
			return 0, err
		}
		if !i.IsInt() {
			return 0, t.OverflowErrorf("timestamp too large to convert to C PyTime_t")
		}
		v = object.Float(float64(i.AsInt()))
	}
	f, err := t.ToFloat(v)
	if err != nil {
		return 0, err
	}
	ns := math.Ceil(f * 1e9)
	switch {
	case math.IsNaN(f):
		return 0, t.ValueErrorf("Invalid value NaN (not a number)")
	case ns > math.MaxInt64 || ns < math.MinInt64:
		return 0, t.OverflowErrorf("timestamp out of range for platform time_t")
	case f < 0:
		return 0, t.ValueErrorf("Timeout value out of range")
	}
	return int64(ns), nil
}

func (s *sock) block(t *thread, timeout int64) error {
	s.timeout = timeout
	if err := unix.SetNonblock(s.fd, timeout >= 0); err != nil {
		return fail(t, err)
	}
	return nil
}

func setTimeout(t *thread, self, v value) (value, error) {
	d, err := parseTimeout(t, v)
	if err != nil {
		return value{}, err
	}
	return object.None(), of(self).block(t, d)
}

func getTimeout(_ *thread, self value) (value, error) { return timeoutValue(of(self).timeout), nil }

func setBlocking(t *thread, self, v value) (value, error) {
	on, err := t.Truth(v)
	if err != nil {
		return value{}, err
	}
	d := int64(0)
	if on {
		d = noTimeout
	}
	return object.None(), of(self).block(t, d)
}

func getBlocking(_ *thread, self value) (value, error) {
	return object.Bool(of(self).timeout != 0), nil
}

// newPair makes a socket object of a descriptor.
func newObject(t *thread, fd, family, kind, proto int) (value, error) {
	v, err := newSocket(t, t.RT.Type(&socketKey), nil, nil)
	if err != nil {
		return v, err
	}
	return v, adopt(t, v, fd, family, kind, proto)
}

func socketPair(t *thread, args []value) (value, error) {
	n := [3]int{unix.AF_UNIX, unix.SOCK_STREAM, 0}
	for i := range n {
		var err error
		if n[i], err = optionalInt(t, argAt(args, i), n[i]); err != nil {
			return value{}, err
		}
	}
	fds, failed := unix.Socketpair(n[0], n[1]|unix.SOCK_CLOEXEC, n[2])
	if failed != nil {
		return value{}, fail(t, failed)
	}
	w := t.Push(2)
	defer t.Pop(2)
	for i := range w {
		var err error
		if w[i], err = newObject(t, fds[i], n[0], n[1], n[2]); err != nil {
			_ = unix.Close(fds[1]) // the first has an owner already
			return value{}, err
		}
	}
	return t.Tuple2(w[0], w[1]), nil
}

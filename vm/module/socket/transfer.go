//go:build linux

package socket

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// readable views the bytes of an argument, until Python code runs.
func readable(t *thread, v value) ([]byte, error) {
	b, ok, err := t.BufferOf(v)
	if err == nil && !ok {
		err = t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
	}
	return b.Data, err
}

// writable views the memory of an argument, until Python code runs.
func writable(t *thread, v value, function string) ([]byte, error) {
	b, ok, err := t.BufferOf(v)
	if err == nil && (!ok || b.ReadOnly) {
		err = t.TypeErrorf("%s() argument 1 must be read-write bytes-like object, not %s", function, t.ArgTypeName(v))
	}
	return b.Data, err
}

const (
	// keptBuffer is how large a buffer a VM keeps for what arrives.
	keptBuffer = 256 << 10
	// maxReceive is how much one call takes from the system at most; no datagram
	// is larger, and a stream has the rest for the next call.
	maxReceive = 16 << 20
)

// buffer returns room for so many bytes, good until the VM's lock is let go.
func (s *state) buffer(n int) []byte {
	n = min(n, maxReceive)
	if n > keptBuffer {
		return make([]byte, n)
	}
	if len(s.buf) < n {
		s.buf = make([]byte, max(n, 8<<10))
	}
	return s.buf[:n]
}

// receive receives into memory that memory returns, and returns how much.
func (s *sock) receive(t *thread, flags int, memory func() ([]byte, error)) (n int, from unix.Sockaddr, err error) {
	var bad error
	whole := flags&unix.MSG_WAITALL != 0 && s.timeout == noTimeout
	failed, raised := s.attempt(t, unix.POLLIN, func() (err error) {
		var p []byte
		if p, bad = memory(); bad != nil {
			return nil
		}
		if !whole {
			n, from, err = unix.Recvfrom(s.fd, p, flags|unix.MSG_DONTWAIT)
			return err
		}
		// The system waits until the buffer is full.
		fd, own := s.fd, make([]byte, min(len(p), maxReceive))
		vm.Of(t).Blocking(t, func() { n, from, err = unix.Recvfrom(fd, own, flags) })
		if p, bad = memory(); bad == nil && err == nil {
			copy(p, own[:n])
		}
		return err
	})
	if bad != nil {
		return 0, nil, bad
	}
	return n, from, checked(t, failed, raised)
}

// sizeAndFlags reads the arguments of recv and recvfrom.
func sizeAndFlags(t *thread, args []value, function string) (n, flags int, err error) {
	switch {
	case len(args) < 2:
		return 0, 0, t.TypeErrorf("%s() takes at least 1 argument (%d given)", function, len(args)-1)
	case len(args) > 3:
		return 0, 0, t.TypeErrorf("%s() takes at most 2 arguments (%d given)", function, len(args)-1)
	}
	if n, err = size(t, args[1]); err != nil {
		return 0, 0, err
	}
	if flags, err = optionalInt(t, argAt(args, 2), 0); err != nil {
		return 0, 0, err
	}
	if n < 0 {
		return 0, 0, t.ValueErrorf("negative buffersize in %s", function)
	}
	return n, flags, nil
}

func (s *sock) receiveBytes(t *thread, n, flags int) (value, unix.Sockaddr, error) {
	var p []byte
	got, from, err := s.receive(t, flags, func() ([]byte, error) {
		p = stateOf(t).buffer(n)
		return p, nil
	})
	if err != nil {
		return value{}, nil, err
	}
	return t.NewBytes(string(p[:min(got, len(p))])), from, nil
}

func recv(t *thread, args []value) (value, error) {
	n, flags, err := sizeAndFlags(t, args, "recv")
	if err != nil {
		return value{}, err
	}
	v, _, err := of(args[0]).receiveBytes(t, n, flags)
	return v, err
}

func recvFrom(t *thread, args []value) (value, error) {
	n, flags, err := sizeAndFlags(t, args, "recvfrom")
	if err != nil {
		return value{}, err
	}
	v, from, err := of(args[0]).receiveBytes(t, n, flags)
	if err != nil {
		return value{}, err
	}
	addr, err := addressValue(t, from)
	if err != nil {
		return value{}, err
	}
	return t.Tuple2(v, addr), nil
}

// receiveInto receives into the buffer that is the second argument.
func receiveInto(t *thread, args []value, function, tooSmall string) (int, unix.Sockaddr, error) {
	s := of(args[0])
	p, err := writable(t, args[1], function)
	if err != nil {
		return 0, nil, err
	}
	n := 0
	if !args[2].IsEmpty() {
		if n, err = size(t, args[2]); err != nil {
			return 0, nil, err
		}
	}
	flags, err := optionalInt(t, args[3], 0)
	if err != nil {
		return 0, nil, err
	}
	switch {
	case n < 0:
		return 0, nil, t.ValueErrorf("negative buffersize in %s", function)
	case n > len(p):
		return 0, nil, t.ValueErrorf("%s", tooSmall)
	case n == 0:
		n = len(p)
	}
	into := args[1]
	return s.receive(t, flags, func() ([]byte, error) {
		p, err := writable(t, into, function)
		return p[:min(n, len(p))], err
	})
}

func recvInto(t *thread, args []value) (value, error) {
	n, _, err := receiveInto(t, args, "recv_into", "buffer too small for requested bytes")
	return object.Int(int64(n)), err
}

func recvFromInto(t *thread, args []value) (value, error) {
	n, from, err := receiveInto(t, args, "recvfrom_into", "nbytes is greater than the length of the buffer")
	if err != nil {
		return value{}, err
	}
	addr, err := addressValue(t, from)
	if err != nil {
		return value{}, err
	}
	return t.Tuple2(object.Int(int64(n)), addr), nil
}

// transmit sends the bytes of an object from a place on; to may be nil.
func (s *sock) transmit(t *thread, data value, from int, to unix.Sockaddr, flags int) (n int, err error) {
	var bad error
	failed, raised := s.attempt(t, unix.POLLOUT, func() (err error) {
		var p []byte
		if p, bad = readable(t, data); bad != nil {
			return nil
		}
		n, err = unix.SendmsgN(s.fd, p[min(from, len(p)):], nil, to, flags|unix.MSG_DONTWAIT|unix.MSG_NOSIGNAL)
		return err
	})
	if bad != nil {
		return 0, bad
	}
	return n, checked(t, failed, raised)
}

// dataAndFlags reads the arguments of send and sendall.
func dataAndFlags(t *thread, args []value, function string) (length, flags int, err error) {
	switch {
	case len(args) < 2:
		return 0, 0, t.TypeErrorf("%s() takes at least 1 argument (%d given)", function, len(args)-1)
	case len(args) > 3:
		return 0, 0, t.TypeErrorf("%s() takes at most 2 arguments (%d given)", function, len(args)-1)
	}
	p, err := readable(t, args[1])
	if err != nil {
		return 0, 0, err
	}
	length = len(p)
	flags, err = optionalInt(t, argAt(args, 2), 0)
	return length, flags, err
}

func send(t *thread, args []value) (value, error) {
	_, flags, err := dataAndFlags(t, args, "send")
	if err != nil {
		return value{}, err
	}
	n, err := of(args[0]).transmit(t, args[1], 0, nil, flags)
	return object.Int(int64(n)), err
}

func sendAll(t *thread, args []value) (value, error) {
	length, flags, err := dataAndFlags(t, args, "sendall")
	if err != nil {
		return value{}, err
	}
	s := of(args[0])
	for at := 0; ; {
		n, err := s.transmit(t, args[1], at, nil, flags)
		if err != nil {
			return value{}, err
		}
		if at += n; at >= length {
			return object.None(), nil
		}
		if err := vm.Of(t).Checkpoint(t); err != nil {
			return value{}, err
		}
	}
}

func sendTo(t *thread, args []value) (value, error) {
	if len(args) != 3 && len(args) != 4 {
		return value{}, t.TypeErrorf("sendto() takes 2 or 3 arguments (%d given)", len(args)-1)
	}
	if _, err := readable(t, args[1]); err != nil {
		return value{}, err
	}
	flags := 0
	if len(args) == 4 {
		var err error
		if flags, err = cInt(t, args[2]); err != nil {
			return value{}, err
		}
	}
	s := of(args[0])
	to, err := s.address(t, args[len(args)-1], "sendto")
	if err != nil {
		return value{}, err
	}
	n, err := s.transmit(t, args[1], 0, to, flags)
	return object.Int(int64(n)), err
}

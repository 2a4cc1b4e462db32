//go:build linux

package socket

import (
	"errors"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

func bind(t *thread, self, addr value) (value, error) {
	s := of(self)
	sa, err := s.address(t, addr, "bind")
	if err != nil {
		return value{}, err
	}
	if err := unix.Bind(s.fd, sa); err != nil {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

func listen(t *thread, args []value) (value, error) {
	backlog, err := optionalInt(t, argAt(args, 1), 128)
	if err != nil {
		return value{}, err
	}
	if err := unix.Listen(of(args[0]).fd, max(backlog, 0)); err != nil {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

func accept(t *thread, self value) (value, error) {
	s := of(self)
	if s.timeout == noTimeout {
		// The call itself may wait, if somebody else takes the connection; until
		// there is one, signals are looked after.
		if failed, raised := s.await(t, unix.POLLIN, time.Time{}); failed != nil || raised != nil {
			return value{}, checked(t, failed, raised)
		}
	}
	var fd int
	var from unix.Sockaddr
	listener, wait := s.fd, s.timeout == noTimeout
	failed, raised := s.attempt(t, unix.POLLIN, func() (err error) {
		if wait {
			vm.Of(t).Blocking(t, func() { fd, from, err = unix.Accept4(listener, unix.SOCK_CLOEXEC) })
		} else {
			fd, from, err = unix.Accept4(listener, unix.SOCK_CLOEXEC)
		}
		return err
	})
	if failed != nil || raised != nil {
		return value{}, checked(t, failed, raised)
	}
	addr, err := addressValue(t, from)
	if err != nil {
		_ = unix.Close(fd) // the error that led here is the one to tell
		return value{}, err
	}
	return t.Tuple2(object.Int(int64(fd)), addr), nil
}

// connectTo connects; the error's number is failed, an exception raised.
func (s *sock) connectTo(t *thread, sa unix.Sockaddr) (failed, raised error) {
	fd := s.fd
	switch {
	case s.timeout != noTimeout:
		failed = unix.Connect(fd, sa)
	case s.family == unix.AF_UNIX:
		// Without blocking, a listener whose queue is full is an error at once.
		vm.Of(t).Blocking(t, func() { failed = unix.Connect(fd, sa) })
	default:
		// The wait is below, where signals are looked after.
		if err := unix.SetNonblock(fd, true); err != nil {
			return err, nil
		}
		failed = unix.Connect(fd, sa)
		if err := unix.SetNonblock(fd, false); err != nil {
			return err, nil
		}
	}
	interrupted := errors.Is(failed, syscall.EINTR)
	if interrupted {
		if err := vm.Of(t).Checkpoint(t); err != nil {
			return nil, err
		}
	}
	if s.timeout == 0 || !interrupted && !errors.Is(failed, syscall.EINPROGRESS) {
		return failed, nil
	}
	var end time.Time
	if s.timeout > 0 {
		end = time.Now().Add(time.Duration(s.timeout))
	}
	if failed, raised := s.await(t, unix.POLLOUT, end); failed != nil || raised != nil {
		return failed, raised
	}
	if s.timeout == noTimeout {
		// Asking so leaves the socket as a call that waited would have.
		if failed = unix.Connect(fd, sa); errors.Is(failed, syscall.EISCONN) {
			failed = nil
		}
		return failed, nil
	}
	n, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil || n == 0 || n == int(unix.EISCONN) {
		return err, nil
	}
	return syscall.Errno(n), nil
}

func connect(t *thread, self, addr value) (value, error) {
	s := of(self)
	sa, err := s.address(t, addr, "connect")
	if err != nil {
		return value{}, err
	}
	failed, raised := s.connectTo(t, sa)
	return object.None(), checked(t, failed, raised)
}

func connectEx(t *thread, self, addr value) (value, error) {
	s := of(self)
	sa, err := s.address(t, addr, "connect_ex")
	if err != nil {
		return value{}, err
	}
	failed, raised := s.connectTo(t, sa)
	if raised != nil {
		if t.Matches(t.RT.T.Exc.TimeoutError) {
			t.ClearError()
			return object.Int(int64(unix.EWOULDBLOCK)), nil
		}
		return value{}, raised
	}
	var e syscall.Errno
	errors.As(failed, &e)
	return object.Int(int64(e)), nil
}

func shutdown(t *thread, self, how value) (value, error) {
	n, err := cInt(t, how)
	if err != nil {
		return value{}, err
	}
	if err := unix.Shutdown(of(self).fd, n); err != nil {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

func getPeerName(t *thread, self value) (value, error) {
	sa, err := unix.Getpeername(of(self).fd)
	if err != nil {
		return value{}, fail(t, err)
	}
	return addressValue(t, sa)
}

func getSockName(t *thread, self value) (value, error) {
	sa, err := unix.Getsockname(of(self).fd)
	if err != nil {
		return value{}, fail(t, err)
	}
	return addressValue(t, sa)
}

//go:build linux

package socket

import (
	"errors"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"golang.org/x/sys/unix"
)

// attempt makes a call that does not wait until it gets somewhere: again when the
// descriptor is ready for the events, as long as the socket's timeout lets it. It
// returns the error the call ended with; raised is one of Python's instead.
func (s *sock) attempt(t *thread, events int16, call func() error) (failed, raised error) {
	var end time.Time
	for first := true; ; first = false {
		err := call()
		if err == nil {
			return nil, nil
		}
		if errors.Is(err, syscall.EINTR) {
			if err := vm.Of(t).Checkpoint(t); err != nil {
				return nil, err
			}
			continue
		}
		if !errors.Is(err, syscall.EAGAIN) || s.timeout == 0 {
			return err, nil
		}
		if first && s.timeout > 0 {
			end = time.Now().Add(time.Duration(s.timeout))
		}
		if failed, raised := s.await(t, events, end); failed != nil || raised != nil {
			return failed, raised
		}
	}
}

// await waits until the descriptor is ready, or until a time, if there is one.
func (s *sock) await(t *thread, events int16, end time.Time) (failed, raised error) {
	left := time.Duration(-1)
	if !end.IsZero() {
		left = max(time.Until(end), 0)
	}
	fds := []unix.PollFd{{Fd: int32(s.fd), Events: events}}
	n, failed, raised := vm.Of(t).Await(t, left, func(ms int) (int, error) { return unix.Poll(fds, ms) })
	if failed != nil || raised != nil {
		return failed, raised
	}
	if n == 0 {
		return nil, t.Raise(t.RT.T.Exc.TimeoutError, "timed out")
	}
	return nil, nil
}

// checked turns the outcome of attempt into the error to return.
func checked(t *thread, failed, raised error) error {
	if failed != nil {
		return fail(t, failed)
	}
	return raised
}

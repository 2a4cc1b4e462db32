//go:build linux

package socket

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// This file uses unsafe to hand the system the addresses of an option's value and
// length, which live in Go's memory until the call has returned.

// maxOption is the longest option that can be read.
const maxOption = 1024

func getSockOpt(t *thread, args []value) (value, error) {
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = optionalInt(t, argAt(args, i+1), 0); err != nil {
			return value{}, err
		}
	}
	fd := of(args[0]).fd
	if n[2] == 0 {
		v, err := unix.GetsockoptInt(fd, n[0], n[1])
		if err != nil {
			return value{}, fail(t, err)
		}
		return object.Int(int64(v)), nil
	}
	if n[2] < 0 || n[2] > maxOption {
		return value{}, osError(t, "getsockopt buflen out of range")
	}
	var buf [maxOption]byte
	length := uint32(n[2])
	_, _, errno := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(n[0]), uintptr(n[1]),
		uintptr(unsafe.Pointer(&buf)), uintptr(unsafe.Pointer(&length)), 0)
	if errno != 0 {
		return value{}, fail(t, errno)
	}
	return t.NewBytes(string(buf[:min(length, maxOption)])), nil
}

func setSockOpt(t *thread, args []value) (value, error) {
	none := len(args) == 5 && args[3].IsNone()
	if len(args) != 4 && !none {
		return value{}, t.TypeErrorf("setsockopt() takes exactly 3 arguments (%d given)", len(args)-1)
	}
	level, err := cInt(t, args[1])
	if err != nil {
		return value{}, err
	}
	name, err := cInt(t, args[2])
	if err != nil {
		return value{}, err
	}
	fd := of(args[0]).fd
	var failed error
	switch v := args[3]; {
	case none:
		n, err := unsigned(t, args[4], 32)
		if err != nil {
			return value{}, err
		}
		_, _, errno := unix.Syscall6(unix.SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name), 0, uintptr(n), 0)
		if errno != 0 {
			failed = errno
		}
	default:
		if t.TypeOf(v).Slots().Index != nil {
			n, err := cInt(t, v)
			if err == nil {
				failed = unix.SetsockoptInt(fd, level, name, n)
				break
			}
			t.ClearError() // what is no int of C's must be bytes
		}
		b, err := readable(t, v)
		if err != nil {
			return value{}, err
		}
		failed = unix.SetsockoptString(fd, level, name, string(b))
	}
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return object.None(), nil
}

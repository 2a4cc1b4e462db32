//go:build linux

package fcntl

// This file uses unsafe. Its invariant: the address of a buffer is passed to the
// kernel in the system call's own expression, for the length of the call.

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

func sysFcntl(fd, cmd, arg int) (int, error) { return unix.FcntlInt(uintptr(fd), cmd, arg) }

func sysFcntlBuffer(fd, cmd int, b []byte) (int, error) {
	n, _, e := unix.Syscall(unix.SYS_FCNTL, uintptr(fd), uintptr(cmd), uintptr(unsafe.Pointer(&b[0])))
	if e != 0 {
		return 0, e
	}
	return int(n), nil
}

func sysIoctl(fd, cmd, arg int) (int, error) {
	n, _, e := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), uintptr(cmd), uintptr(arg))
	if e != 0 {
		return 0, e
	}
	return int(n), nil
}

func sysIoctlBuffer(fd, cmd int, b []byte) (int, error) {
	n, _, e := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), uintptr(cmd), uintptr(unsafe.Pointer(&b[0])))
	if e != 0 {
		return 0, e
	}
	return int(n), nil
}

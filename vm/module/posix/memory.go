//go:build linux

package posix

// This file uses unsafe. Its invariants: viewBytes gives a view that is only read, of
// a bytes object that its caller holds; futimens passes the kernel the address of two
// timespecs for the length of the call; struct sizes are only taken.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

func viewBytes(v object.Value) []byte {
	s := object.BytesOf(v)
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// futimens is utimensat without a path, which means the descriptor itself.
func futimens(fd int, ts *[2]unix.Timespec) error {
	if _, _, e := unix.Syscall6(unix.SYS_UTIMENSAT, uintptr(fd), 0, uintptr(unsafe.Pointer(ts)), 0, 0, 0); e != 0 {
		return e
	}
	return nil
}

const (
	dirEntrySize = unsafe.Sizeof(dirEntry{})
	scandirSize  = unsafe.Sizeof(scandirIter{})
)

package heap

// unsafe: as map_unix.go.

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// hugePages asks for large pages below part of a reservation: large heaps then
// miss the processor's address caches far less often.
func hugePages(a, size uintptr) {
	_ = unix.Madvise(unsafe.Slice((*byte)(address(a)), size), unix.MADV_HUGEPAGE) // advice: failing costs speed, nothing else
}

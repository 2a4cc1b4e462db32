//go:build unix

package heap

// unsafe: turns addresses into the slices and pointers that x/sys wants.
// Invariant: the ranges are ones that mapReserve returned, or parts of them.

import (
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

func pageSize() int { return os.Getpagesize() }

// mapReserve sets address space aside; nothing of it may be touched before
// commit. Strict accounting of memory (Linux's overcommit_memory=2) does not
// count it.
func mapReserve(size uintptr) (uintptr, error) {
	p, err := unix.MmapPtr(-1, 0, nil, size, unix.PROT_NONE, unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_NORESERVE)
	return uintptr(p), err
}

// commit makes whole pages of a reservation usable. Fresh ones read as zero;
// pages already committed keep what they hold.
func commit(a, size uintptr) bool {
	return size == 0 || unix.Mprotect(unsafe.Slice((*byte)(address(a)), size), unix.PROT_READ|unix.PROT_WRITE) == nil
}

// release gives the memory of whole pages back to the system; they stay usable
// and read as zero.
func release(a, size uintptr) bool {
	if runtime.GOOS == "linux" {
		return unix.Madvise(unsafe.Slice((*byte)(address(a)), size), unix.MADV_DONTNEED) == nil
	}
	_, err := unix.MmapPtr(-1, 0, address(a), size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_FIXED)
	return err == nil
}

func unmap(a, size uintptr) {
	if err := unix.MunmapPtr(address(a), size); err != nil {
		panic("heap: unmapping: " + err.Error())
	}
}

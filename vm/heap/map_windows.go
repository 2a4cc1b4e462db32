package heap

import (
	"os"

	"golang.org/x/sys/windows"
)

func pageSize() int { return os.Getpagesize() }

// mapReserve sets address space aside; nothing of it may be touched before
// commit.
func mapReserve(size uintptr) (uintptr, error) {
	return windows.VirtualAlloc(0, size, windows.MEM_RESERVE, windows.PAGE_NOACCESS)
}

// commit makes whole pages of a reservation usable. Fresh ones read as zero;
// pages already committed keep what they hold.
func commit(a, size uintptr) bool {
	if size == 0 {
		return true
	}
	_, err := windows.VirtualAlloc(a, size, windows.MEM_COMMIT, windows.PAGE_READWRITE)
	return err == nil
}

// release gives the memory of whole pages back to the system; they stay usable
// and read as zero.
func release(a, size uintptr) bool {
	if windows.VirtualFree(a, size, windows.MEM_DECOMMIT) != nil {
		return false
	}
	return commit(a, size)
}

func unmap(a, _ uintptr) {
	if err := windows.VirtualFree(a, 0, windows.MEM_RELEASE); err != nil {
		panic("heap: unmapping: " + err.Error())
	}
}

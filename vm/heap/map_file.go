//go:build linux

package heap

// unsafe: as map_unix.go.

import (
	"golang.org/x/sys/unix"
)

// mapReserveAt is mapReserve at an address that the caller wants; another is
// given where that one is taken.
func mapReserveAt(a, size uintptr) (uintptr, error) {
	p, err := unix.MmapPtr(-1, 0, address(a), size, unix.PROT_NONE, unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_NORESERVE)
	return uintptr(p), err
}

// mapFile lays part of a file over committed memory. Writing changes the memory
// only.
func mapFile(a, size uintptr, fd int, offset int64) error {
	_, err := unix.MmapPtr(fd, offset, address(a), size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_FIXED)
	return err
}

// releaseMapped is release for pages that a file was laid over.
func releaseMapped(a, size uintptr) bool {
	_, err := unix.MmapPtr(-1, 0, address(a), size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_FIXED)
	return err == nil
}

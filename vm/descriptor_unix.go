//go:build unix

package vm

import "syscall"

// descriptorOpen tells whether a file descriptor is open.
func descriptorOpen(fd int) bool {
	var st syscall.Stat_t
	return syscall.Fstat(fd, &st) == nil
}

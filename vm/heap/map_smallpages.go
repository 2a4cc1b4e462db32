//go:build !linux

package heap

// hugePages does nothing: only Linux takes the advice.
func hugePages(a, size uintptr) {}

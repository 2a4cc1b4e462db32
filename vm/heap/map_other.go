//go:build !unix && !windows

package heap

import "errors"

func pageSize() int                       { return 64 << 10 }
func mapReserve(uintptr) (uintptr, error) { return 0, errors.New("no memory mapping on this system") }
func commit(a, size uintptr) bool         { return false }
func release(a, size uintptr) bool        { return false }
func unmap(a, size uintptr)               {}

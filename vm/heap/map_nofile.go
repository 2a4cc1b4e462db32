//go:build !linux

package heap

import (
	"errors"
)

func mapReserveAt(_, size uintptr) (uintptr, error) { return mapReserve(size) }

func mapFile(uintptr, uintptr, int, int64) error { return errors.ErrUnsupported }

func releaseMapped(a, size uintptr) bool { return release(a, size) }

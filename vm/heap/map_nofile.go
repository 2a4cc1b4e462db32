//go:build !linux

package heap

import (
	"errors"
	"os"
)

func mapReserveAt(_, size uintptr) (uintptr, error) { return mapReserve(size) }

func mapFile(uintptr, uintptr, *os.File, int64) error { return errors.ErrUnsupported }

func releaseMapped(a, size uintptr) bool { return release(a, size) }

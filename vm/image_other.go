//go:build !linux

package vm

import (
	"errors"
	"os"
)

// Elsewhere programs are loaded at another address each time.
const imagesSupported = false

func programIdentity() (path, id string, err error) { return "", "", errors.ErrUnsupported }

func ownFile(os.FileInfo) bool { return false }

func fixedAddresses() (func(uintptr) bool, error) { return nil, errors.ErrUnsupported }

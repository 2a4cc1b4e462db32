//go:build !linux

package vm

import "errors"

// Elsewhere programs are loaded at another address each time.
const imagesSupported = false

func programIdentity() (path, id string, err error) { return "", "", errors.ErrUnsupported }

func openImage(string) (*imageFile, error) { return nil, errors.ErrUnsupported }

func (*imageFile) close() {}

func fixedAddresses() (func(uintptr) bool, error) { return nil, errors.ErrUnsupported }

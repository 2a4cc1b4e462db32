//go:build !amd64 && !arm64

package heap

import "unsafe"

// stacksReadable is false: New refuses, so snapshot is never called.
const stacksReadable = false

func prefetch4(unsafe.Pointer)                 {}
func snapshot(unsafe.Pointer, uintptr) uintptr { panic(ErrUnsupported) }

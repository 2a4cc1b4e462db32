//go:build !amd64 && !arm64

package heap

import "unsafe"

// stacksReadable is false: New refuses, so snapshot is never called.
const stacksReadable = false

// StackDepth panics: no heap can have been made.
func StackDepth() uintptr { panic(ErrUnsupported) }

func prefetch4(unsafe.Pointer)                 {}
func snapshot(unsafe.Pointer, uintptr) uintptr { panic(ErrUnsupported) }

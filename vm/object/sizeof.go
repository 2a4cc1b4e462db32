package object

// This file uses unsafe to learn the size of a struct, nothing else.

import "unsafe"

// SizeOf is the size in bytes of the struct that lies over a type's objects, for
// TypeSpec.Size.
func SizeOf[T any]() uintptr {
	var x T
	return unsafe.Sizeof(x)
}

//go:build amd64 || arm64

package heap

// unsafe: hands the assembly routine its destination. Invariant: see gostack.go.

import "unsafe"

const stacksReadable = true

// snapshot copies the running goroutine's stack, from the caller's frame to the
// stack's top, to dst and returns its size in bytes; when that is more than
// capacity it copies nothing. It is assembly because a loop in Go can be
// preempted, or grow the stack, and the runtime would move the stack under it.
//
//go:noescape
func snapshot(dst unsafe.Pointer, capacity uintptr) (n uintptr)

// StackDepth gives the bytes of the running goroutine's stack from the caller's
// frame, that included, to the stack's top. It stays what it is when the runtime
// moves the stack.
func StackDepth() uintptr

// prefetch4 fetches into the nearest cache what the four addresses from p on
// point at.
//
//go:noescape
func prefetch4(p unsafe.Pointer)

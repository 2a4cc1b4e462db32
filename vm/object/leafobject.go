package object

import "unsafe"

// This file uses unsafe to give packages memory for objects they lay out.

// NewLeafObject allocates size zeroed bytes, Header included, that the collector
// does not look into.
func (t *Thread) NewLeafObject(size uintptr) unsafe.Pointer {
	return t.allocLeaf(nil, KindLimbs, size)
}

// Bits returns the two words of a value: its tag or address, and its payload.
func (v Value) Bits() (uintptr, uint64) { return v.t, v.n }

// FromBits makes the value of two words that Bits gave.
func FromBits(t uintptr, n uint64) Value { return Value{t, n} }

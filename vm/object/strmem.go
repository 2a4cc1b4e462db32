package object

// This file uses unsafe: views of Go byte slices as strings for the length of a
// call, and the choice of leaf memory for strs.

import "unsafe"

func bytesAsString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// allocLeafOrScan allocates a str: an ASCII one refers to nothing, another may
// come to refer to an index of its code points.
func (t *Thread) allocLeafOrScan(nb, n int) unsafe.Pointer {
	if nb == n {
		return t.allocLeaf(t.RT.T.Str, KindStr, strSize+uintptr(nb))
	}
	return t.alloc(t.RT.T.Str, KindStr, strSize+uintptr(nb))
}

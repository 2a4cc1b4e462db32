package heap

import "math/bits"

// Size classes. Class c up to directClasses holds cells of 16*c bytes, so Alloc
// finds it by a shift; above that there are eight classes a doubling, so at
// most an eighth of a cell is lost. Larger objects get blocks of their own.

const (
	granule       = 16 // bytes; sizes are multiples of it
	granuleShift  = 4
	directClasses = 32 // classes found by size/16
	directMax     = directClasses * granule
	numClasses    = directClasses + 1 + 6*8
	maxSmall      = 32 << 10 // bytes; above, an object has its own blocks
)

// The two kinds of memory: objects that are traced, and leaves.
const (
	kindScan = iota
	kindLeaf
	kinds
)

// classOf gives the class of a size of 1 to maxSmall bytes.
func classOf(size uintptr) int {
	if size <= directMax {
		return int((size + granule - 1) >> granuleShift)
	}
	// size lies in (2^k, 2^(k+1)]; the eighths of that interval are the classes.
	k := bits.Len(uint(size-1)) - 1
	eighth := int((size - 1) >> (k - 3) & 7)
	return directClasses + 1 + (k-9)*8 + eighth
}

// classSize gives the cell size of a class in bytes.
func classSize(c int) uintptr {
	if c <= directClasses {
		return uintptr(c) * granule
	}
	c -= directClasses + 1
	k, eighth := 9+c/8, c%8
	return 1<<k + uintptr(eighth+1)<<(k-3)
}

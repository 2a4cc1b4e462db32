package heap

// unsafe: block structs and kind bytes are laid over the mapped side tables.
// Invariants: an index below top is committed; a free block has no bit set in
// objectBits; the bytes of a free block read as zero unless it is flagged dirty.

import (
	"math/bits"
	"unsafe"
)

// blockKind says what a block of the arena holds.
type blockKind uint8

const (
	blockFree      blockKind = iota
	blockScan                // cells of traced objects
	blockLeaf                // cells of leaves
	blockLargeScan           // first block of one large traced object
	blockLargeLeaf
	blockRest // a further block of a large object
)

func (k blockKind) leaf() bool { return k == blockLeaf || k == blockLargeLeaf }

// block describes 64 KiB of arena.
type block struct {
	// cursor: every cell that starts below this offset is an object; from it on,
	// those are whose bit in objectBits is set.
	cursor uint32
	limit  uint32 // end of the last whole cell
	size   uint32 // bytes of a cell
	recip  uint32 // see cellStart
	next   int32  // next block of the class with room, or noBlock
	live   uint32 // cells alive after the last collection
	span   uint32 // large: blocks it takes. blockRest: blocks back to the first
	class  uint8
	flags  blockFlags
	_      uint16
	bytes  uint64 // large: usable bytes, a multiple of the page size
	_      [24]byte
}

type blockFlags uint8

const (
	dirty      blockFlags = 1 << iota // memory holds old bytes
	poisoned                          // free cells are filled with PoisonByte
	overflowed                        // marked objects still wait to be traced
	flagged                           // some bit of flagBits may be set
)

const noBlock = -1

// blockSet hands out blocks and spans of blocks. Blocks below top have been
// used at least once.
type blockSet struct {
	s      *space
	top    int
	free   []uint64 // a bit a block below top: set when free
	hint   int      // no word of free below this has a bit set
	nfree  int
	mapped int // blocks below this were laid over by a file
}

func (b *blockSet) init(s *space) { b.s = s }

func (b *blockSet) at(i int) *block {
	return (*block)(address(b.s.blockTab + uintptr(i)*unsafe.Sizeof(block{})))
}

func (b *blockSet) kind(i int) *blockKind {
	return (*blockKind)(address(b.s.kindTab + uintptr(i)))
}

// start gives the address of block i.
func (b *blockSet) start(i int) uintptr { return b.s.arena + uintptr(i)<<blockShift }

// take finds n adjacent free blocks, lowest address first, or extends the
// arena; noBlock when the system gives no more.
func (b *blockSet) take(n int) int {
	i := noBlock
	if b.nfree >= n {
		if n == 1 {
			i = b.findOne()
		} else {
			i = b.findRun(n)
		}
	}
	if i == noBlock {
		return b.extend(n)
	}
	b.setFree(i, n, false)
	return i
}

func (b *blockSet) findOne() int {
	for w := b.hint; w < len(b.free); w++ {
		if x := b.free[w]; x != 0 {
			b.hint = w
			return w*64 + bits.TrailingZeros64(x)
		}
	}
	b.hint = len(b.free)
	return noBlock
}

func (b *blockSet) findRun(n int) int {
	length := 0
	for i := b.hint * 64; i < b.top; {
		x := b.free[i/64] >> (i % 64)
		if x == 0 {
			length = 0
			i = (i/64 + 1) * 64
			continue
		}
		if x&1 == 0 {
			length = 0
			i += bits.TrailingZeros64(x)
			continue
		}
		ones := min(bits.TrailingZeros64(^x), 64-i%64)
		length += ones
		i += ones
		if length >= n {
			return i - length
		}
	}
	return noBlock
}

// extend makes n blocks at the top of the arena, with what is free just below.
func (b *blockSet) extend(n int) int {
	first := b.top
	for first > 0 && b.isFree(first-1) && b.top-first < n {
		first--
	}
	if !b.s.grow(uintptr(first+n) << blockShift) {
		return noBlock
	}
	b.setFree(first, b.top-first, false)
	b.top = first + n
	for len(b.free)*64 < b.top {
		b.free = append(b.free, 0)
	}
	return first
}

// takeAt takes n blocks from i on, if all of them are free or beyond the top.
func (b *blockSet) takeAt(i, n int) bool {
	below := max(min(n, b.top-i), 0)
	for k := i; k < i+below; k++ {
		if !b.isFree(k) {
			return false
		}
	}
	if end := i + n; end > b.top {
		if !b.s.grow(uintptr(end) << blockShift) {
			return false
		}
		b.top = end
		for len(b.free)*64 < b.top {
			b.free = append(b.free, 0)
		}
	}
	b.setFree(i, below, false)
	return true
}

func (b *blockSet) isFree(i int) bool { return b.free[i/64]>>(i%64)&1 != 0 }

func (b *blockSet) setFree(i, n int, free bool) {
	for ; n > 0; i, n = i+1, n-1 {
		bit := uint64(1) << (i % 64)
		if free {
			b.free[i/64] |= bit
			b.hint = min(b.hint, i/64)
			b.nfree++
		} else {
			b.free[i/64] &^= bit
			b.nfree--
		}
	}
}

// give returns n blocks, which hold old bytes.
func (b *blockSet) give(i, n int) {
	for k := i; k < i+n; k++ {
		*b.kind(k) = blockFree
		e := b.at(k)
		*e = block{flags: e.flags&poisoned | dirty}
	}
	b.setFree(i, n, true)
}

// releaseFree gives the memory of dirty free blocks back to the system, highest
// first, until no more than keep blocks stay dirty.
func (b *blockSet) releaseFree(keep int) {
	count := 0
	for i := range b.top {
		if b.isFree(i) && b.at(i).flags&dirty != 0 {
			count++
		}
	}
	for i := b.top - 1; i >= 0 && count > keep; {
		end := i + 1
		for i >= 0 && count > keep && b.isFree(i) && b.at(i).flags&dirty != 0 {
			i--
			count--
		}
		if n := end - 1 - i; n > 0 {
			if b.release(i+1, n) {
				for k := i + 1; k < end; k++ {
					b.at(k).flags = 0
				}
			}
			continue
		}
		i--
	}
}

// release gives the memory of n blocks from i on back to the system.
func (b *blockSet) release(i, n int) bool {
	if i < b.mapped {
		return releaseMapped(b.start(i), uintptr(n)<<blockShift)
	}
	return release(b.start(i), uintptr(n)<<blockShift)
}

// cellStart gives the offset, within block e, of the cell that holds offset
// off. The division is a multiplication: recip is 2^24/granules of a cell
// rounded up, exact for the 4096 granules of a block.
func (e *block) cellStart(off uint32) uint32 {
	cell := uint64(off>>granuleShift) * uint64(e.recip) >> 24
	return uint32(cell) * e.size
}

func reciprocal(size uint32) uint32 {
	g := size >> granuleShift
	return (1<<24 + g - 1) / g
}

package heap

// unsafe: the addresses of one reservation of address space, laid out as below
// and never moved until close. Invariants: an address is only ever formed by
// adding an offset to a start of this reservation; offsets below top are
// committed in every table; the memory is not Go's, so Go pointers into it need
// no barrier and Go's collector ignores them.

import "unsafe"

const (
	blockShift = 16
	blockSize  = 1 << blockShift // bytes
	chunkSize  = 4 << 20         // bytes of arena committed at a time
	minReserve = 64 << 20
	// hugeFrom is the size from which on large pages are asked for: below it, what
	// of a large page is not used yet would show in the size of the process.
	hugeFrom   = 64 << 20
	tableAlign = 64 << 10 // at least a page everywhere
)

// space is the reservation: the arena where objects stand and, one after the
// other before it, the side tables. A bit table has one bit a granule.
type space struct {
	base uintptr // start of the whole reservation
	size uintptr

	arena     uintptr // start of the arena
	reserve   uintptr // bytes of arena reserved
	committed uintptr // bytes of arena committed

	kindTab    uintptr // a byte a block: see blockKind
	blockTab   uintptr // a block struct a block
	objectBits uintptr // what the last collection left alive
	markBits   uintptr
	flagBits   [flagKinds]uintptr // see flags.go
}

// address makes a pointer of an address outside Go's heap. It is the only way
// from uintptr to pointer in this package. The compiler takes the result for
// non-nil, so a must not be 0 where somebody compares it with nil.
func address(a uintptr) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(nil), a) }

// open sets aside address space, from base on if that is not 0 and free.
func (s *space) open(base uintptr, reserve uint64) error {
	want := uintptr(defaultReserve)
	if reserve != 0 {
		want = uintptr(reserve)
	}
	want = max(alignUp(want, minReserve), minReserve)
	for {
		s.reserve = want
		size := s.layout(0) + chunkSize
		at, err := mapReserveAt(base, size)
		if err == nil {
			s.base, s.size = at, size
			s.layout(at)
			return nil
		}
		if want == minReserve {
			return err
		}
		want = max(alignUp(want/2, minReserve), minReserve)
	}
}

// layout places the tables and the arena from base on and gives the end.
func (s *space) layout(base uintptr) uintptr {
	at := base
	place := func(size uintptr) uintptr {
		start := at
		at += alignUp(size, tableAlign)
		return start
	}
	n := s.reserve >> blockShift
	bitBytes := s.reserve >> (granuleShift + 3)
	s.kindTab = place(n)
	s.blockTab = place(n * unsafe.Sizeof(block{}))
	s.objectBits = place(bitBytes)
	s.markBits = place(bitBytes)
	for i := range s.flagBits {
		s.flagBits[i] = place(bitBytes)
	}
	s.arena = alignUp(at, chunkSize)
	return s.arena + s.reserve
}

// grow commits arena and tables up to end (an offset), or says false.
func (s *space) grow(end uintptr) bool {
	if end <= s.committed {
		return true
	}
	if end > s.reserve {
		return false
	}
	from, to := s.committed, min(alignUp(end, chunkSize), s.reserve)
	ok := commit(s.arena+from, to-from)
	if ok && from >= hugeFrom {
		hugePages(s.arena+from, to-from)
	}
	ok = ok && s.commitTable(s.kindTab, from>>blockShift, to>>blockShift)
	ok = ok && s.commitTable(s.blockTab, from>>blockShift*unsafe.Sizeof(block{}), to>>blockShift*unsafe.Sizeof(block{}))
	for _, t := range [...]uintptr{s.objectBits, s.markBits, s.flagBits[0], s.flagBits[1], s.flagBits[2], s.flagBits[3]} {
		ok = ok && s.commitTable(t, from>>(granuleShift+3), to>>(granuleShift+3))
	}
	if !ok {
		return false
	}
	s.committed = to
	return true
}

// commitTable commits the pages that hold bytes [from, to) of a table.
func (s *space) commitTable(table, from, to uintptr) bool {
	page := uintptr(pageSize())
	from, to = from&^(page-1), alignUp(to, page)
	return commit(table+from, to-from)
}

func (s *space) close() {
	if s.base != 0 {
		unmap(s.base, s.size)
		*s = space{}
	}
}

func alignUp(n, to uintptr) uintptr { return (n + to - 1) &^ (to - 1) }

// zero clears n bytes at a.
func zero(a, n uintptr) { clear(unsafe.Slice((*byte)(address(a)), n)) }

// bitWord gives the word of a bit table that holds the bit of arena offset off.
func bitWord(table, off uintptr) *uint64 {
	return (*uint64)(address(table + off>>(granuleShift+6)<<3))
}

// bitOf gives the bit of offset off within its word.
func bitOf(off uintptr) uint64 { return 1 << (off >> granuleShift & 63) }

// blockBits gives the words of a bit table that belong to block i.
func blockBits(table uintptr, i int) *[blockSize / granule / 64]uint64 {
	return (*[blockSize / granule / 64]uint64)(address(table + uintptr(i)<<(blockShift-granuleShift-3)))
}

// anonymous is a stretch of zeroed memory mapped by itself.
type anonymous struct {
	start, size uintptr
}

// mapAnonymous maps size bytes, rounded up to pages, ready for use.
func mapAnonymous(size uintptr) (anonymous, bool) {
	size = alignUp(size, uintptr(pageSize()))
	start, err := mapReserve(size)
	if err != nil {
		return anonymous{}, false
	}
	if !commit(start, size) {
		unmap(start, size)
		return anonymous{}, false
	}
	return anonymous{start, size}, true
}

func (a *anonymous) unmap() {
	if a.size != 0 {
		unmap(a.start, a.size)
		*a = anonymous{}
	}
}

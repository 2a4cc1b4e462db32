package heap

// unsafe: Alloc returns pointers made of addresses. Invariants: a run lies in
// one block whose cursor is the run's end, is zero throughout, and is a multiple
// of its class's cell size; noRun satisfies no request.

import (
	"math/bits"
	"unsafe"
)

// run is a stretch of free zeroed cells; Alloc takes them from cur upwards.
type run struct {
	cur, end uintptr
}

// noRun is an empty run, even for requests of no bytes.
var noRun = run{cur: 1}

// class is what is left to hand out of a size class.
type class struct {
	block int // the block the class's run lies in, or noBlock
	head  int // blocks with room that the last collection found, in address order
}

// runBytes bounds a run, so that the zeroed memory is still in the nearest cache
// when it is used.
const runBytes = 8 << 10

// Alloc gives size bytes for a traced object: zeroed, aligned to 16 bytes, or
// nil when the memory limit is reached. It may collect.
//
// Where every nanosecond counts, say
//
//	p := h.TryAlloc(size)
//	if p == nil {
//		p = h.Alloc(size)
//	}
//
// instead: TryAlloc is inlined, which a function that calls the slow path is too
// costly for in the compiler's eyes.
func (h *Heap) Alloc(size uintptr) unsafe.Pointer {
	if c := (size + granule - 1) >> granuleShift; c <= directClasses {
		r := &h.runs[kindScan][c]
		if n := r.cur + c<<granuleShift; n <= r.end {
			p := r.cur
			r.cur = n
			return address(p)
		}
	}
	h.wantSize, h.wantKind = size, kindScan
	return h.allocSlow()
}

// AllocLeaf is Alloc for an object that never holds an address: it is not
// traced.
func (h *Heap) AllocLeaf(size uintptr) unsafe.Pointer {
	if c := (size + granule - 1) >> granuleShift; c <= directClasses {
		r := &h.runs[kindLeaf][c]
		if n := r.cur + c<<granuleShift; n <= r.end {
			p := r.cur
			r.cur = n
			return address(p)
		}
	}
	h.wantSize, h.wantKind = size, kindLeaf
	return h.allocSlow()
}

// TryAlloc is Alloc's fast path alone, inlined: nil means that Alloc must be
// asked.
func (h *Heap) TryAlloc(size uintptr) unsafe.Pointer {
	if c := (size + granule - 1) >> granuleShift; c <= directClasses {
		r := &h.runs[kindScan][c]
		if n := r.cur + c<<granuleShift; n <= r.end {
			p := r.cur
			r.cur = n
			return address(p)
		}
	}
	return nil
}

// TryAllocLeaf is TryAlloc for leaves.
func (h *Heap) TryAllocLeaf(size uintptr) unsafe.Pointer {
	if c := (size + granule - 1) >> granuleShift; c <= directClasses {
		r := &h.runs[kindLeaf][c]
		if n := r.cur + c<<granuleShift; n <= r.end {
			p := r.cur
			r.cur = n
			return address(p)
		}
	}
	return nil
}

// allocSlow collects if that is due, and finds memory for what Alloc wants. It
// takes and passes on nothing but the heap: the frames from Alloc down are part of
// the stack that the collector scans, every argument has a slot in them that may
// not be written yet, and a word of old in it would keep an object, and what hangs
// on it.
//
//go:noinline
func (h *Heap) allocSlow() unsafe.Pointer {
	if h.due() {
		h.Collect()
	}
	if h.tracer != nil {
		return h.allocTraced()
	}
	return h.allocRun()
}

// due says whether the allocation under way is to begin with a collection.
func (h *Heap) due() bool {
	if h.collecting {
		panic("heap: allocation during a collection")
	}
	if h.opts.Stress > 0 {
		h.countdown--
		if h.countdown <= 0 && h.paused == 0 && !h.manual {
			h.countdown = h.opts.Stress
			return true
		}
	}
	return h.sinceLast >= h.trigger && h.paused == 0
}

// allocRun finds memory for what Alloc wants.
//
//go:noinline
func (h *Heap) allocRun() unsafe.Pointer {
	size, kind := h.wantSize, h.wantKind
	if size > maxSmall {
		return h.allocLarge(size, kind)
	}
	c := classOf(max(size, 1))
	cell := classSize(c)
	r := &h.runs[kind][c]
	for collected := false; ; {
		if n := r.cur + cell; n <= r.end {
			r.cur = n
			return address(n - cell)
		}
		if h.refill(kind, c) {
			continue
		}
		if collected || h.paused > 0 {
			return nil
		}
		h.Collect()
		collected = true
	}
}

// refill finds the class's next run: further on in its block, in the next block
// with room, or in a fresh block. False means there is no memory.
func (h *Heap) refill(kind, c int) bool {
	cl := &h.classes[kind][c]
	r := &h.runs[kind][c]
	*r = noRun
	for {
		if cl.block == noBlock {
			cl.block = cl.head
			if cl.block == noBlock {
				cl.block = h.newBlock(kind, c)
				if cl.block == noBlock {
					return false
				}
			} else {
				cl.head = int(h.blocks.at(cl.block).next)
			}
		}
		if h.nextRun(cl.block, r) {
			return true
		}
		cl.block = noBlock
	}
}

// nextRun makes the next stretch of free cells of block i a run.
func (h *Heap) nextRun(i int, r *run) bool {
	e := h.blocks.at(i)
	words := blockBits(h.space.objectBits, i)
	pos := e.cursor
	for pos < e.limit {
		next := nextObject(words, pos, e.limit)
		if next == pos {
			pos += e.size
			continue
		}
		want := e.size
		if h.opts.Stress == 0 && h.tracer == nil {
			want = max(runBytes/e.size, 1) * e.size
		}
		end := min(next, pos+want)
		e.cursor = end
		start := h.blocks.start(i)
		r.cur, r.end = start+uintptr(pos), start+uintptr(end)
		n := uintptr(end - pos)
		if e.flags&dirty != 0 {
			if e.flags&poisoned != 0 && h.opts.Verify {
				h.checkPoison(r.cur, n)
			}
			zero(r.cur, n)
		}
		h.sinceLast += uint64(n)
		h.stats.AllocBytes += uint64(n)
		h.stats.Allocs += uint64(uint32(n) / e.size)
		return true
	}
	e.cursor = e.limit
	return false
}

// nextObject gives the offset of the first object at or after pos, or limit.
func nextObject(words *[blockSize / granule / 64]uint64, pos, limit uint32) uint32 {
	w := pos >> (granuleShift + 6)
	x := words[w] >> (pos >> granuleShift & 63) << (pos >> granuleShift & 63)
	for x == 0 {
		w++
		if w >= uint32(len(words)) {
			return limit
		}
		x = words[w]
	}
	return min(limit, w<<(granuleShift+6)+uint32(bits.TrailingZeros64(x))<<granuleShift)
}

// newBlock takes a block for a class, or noBlock.
func (h *Heap) newBlock(kind, c int) int {
	if !h.within(blockSize) {
		return noBlock
	}
	i := h.blocks.take(1)
	if i == noBlock {
		return noBlock
	}
	h.used(blockSize)
	e := h.blocks.at(i)
	size := uint32(classSize(c))
	*e = block{
		size: size, recip: reciprocal(size), limit: blockSize / size * size,
		class: uint8(c), next: noBlock, flags: e.flags & (dirty | poisoned),
	}
	*h.blocks.kind(i) = blockScan + blockKind(kind)
	return i
}

// within says whether n more bytes fit the limit, which is soft while paused.
func (h *Heap) within(n uint64) bool {
	return h.opts.Limit == 0 || h.paused > 0 || h.stats.InUse+n <= h.opts.Limit
}

// used counts memory taken for objects.
func (h *Heap) used(n uint64) {
	h.stats.InUse += n
	h.stats.Peak = max(h.stats.Peak, h.stats.InUse)
}

// allocLarge gives an object blocks of its own.
func (h *Heap) allocLarge(size uintptr, kind int) unsafe.Pointer {
	if size > h.space.reserve {
		return nil
	}
	page := uintptr(pageSize())
	bytes := alignUp(size, page)
	n := int(alignUp(bytes, blockSize) >> blockShift)
	if h.sinceLast+uint64(bytes) > h.trigger && h.paused == 0 && h.sinceLast > 0 {
		h.Collect()
	}
	i := h.takeSpan(n, uint64(bytes))
	if i == noBlock && h.paused == 0 {
		h.Collect()
		i = h.takeSpan(n, uint64(bytes))
	}
	if i == noBlock {
		return nil
	}
	h.used(uint64(bytes))
	h.sinceLast += uint64(bytes)
	h.stats.Allocs++
	h.stats.AllocBytes += uint64(bytes)
	h.zeroSpan(i, bytes)
	for k := 1; k < n; k++ {
		*h.blocks.at(i + k) = block{span: uint32(k), flags: h.blocks.at(i+k).flags & (dirty | poisoned)}
		*h.blocks.kind(i + k) = blockRest
	}
	e := h.blocks.at(i)
	*e = block{span: uint32(n), bytes: uint64(bytes), cursor: blockSize, flags: e.flags & (dirty | poisoned)}
	*h.blocks.kind(i) = blockLargeScan + blockKind(kind)
	return address(h.blocks.start(i))
}

func (h *Heap) takeSpan(n int, bytes uint64) int {
	if !h.within(bytes) {
		return noBlock
	}
	return h.blocks.take(n)
}

// zeroSpan clears the first bytes of the blocks from i on, where they are dirty.
func (h *Heap) zeroSpan(i int, bytes uintptr) {
	for off := uintptr(0); off < bytes; off += blockSize {
		e := h.blocks.at(i + int(off>>blockShift))
		if e.flags&dirty != 0 {
			a, n := h.blocks.start(i)+off, min(bytes-off, blockSize)
			if e.flags&poisoned != 0 && h.opts.Verify {
				h.checkPoison(a, n)
			}
			zero(a, n)
		}
	}
}

// Free returns a large object's memory at once, without waiting for a
// collection; for a smaller one it does nothing. The caller promises that
// nothing refers to the object any more, from anywhere.
func (h *Heap) Free(obj unsafe.Pointer) {
	off := uintptr(obj) - h.space.arena
	if off >= uintptr(h.blocks.top)<<blockShift {
		return
	}
	i := int(off >> blockShift)
	if k := *h.blocks.kind(i); k != blockLargeScan && k != blockLargeLeaf {
		return
	}
	if h.collecting {
		panic("heap: Free during a collection")
	}
	e := h.blocks.at(i)
	// What is freed early need not hasten the next collection.
	h.sinceLast -= min(h.sinceLast, e.bytes)
	h.freeLarge(i)
}

// Extend makes a large object longer in place, when the memory behind it is
// free: afterwards SizeOf(obj) is at least size and the added bytes are zero.
// False means that nothing changed.
func (h *Heap) Extend(obj unsafe.Pointer, size uintptr) bool {
	if h.SizeOf(uintptr(obj)) >= size {
		return true
	}
	i := int((uintptr(obj) - h.space.arena) >> blockShift)
	if k := *h.blocks.kind(i); k != blockLargeScan && k != blockLargeLeaf || size > h.space.reserve {
		return false
	}
	e := h.blocks.at(i)
	bytes := alignUp(size, uintptr(pageSize()))
	old := uintptr(e.bytes)
	if h.sinceLast+uint64(bytes-old) > h.trigger || !h.within(uint64(bytes-old)) {
		return false
	}
	have, want := int(e.span), int(alignUp(bytes, blockSize)>>blockShift)
	if !h.blocks.takeAt(i+have, want-have) {
		return false
	}
	for k := have; k < want; k++ {
		r := h.blocks.at(i + k)
		*r = block{span: uint32(k), flags: r.flags & (dirty | poisoned)}
		*h.blocks.kind(i + k) = blockRest
	}
	e.span, e.bytes = uint32(want), uint64(bytes)
	for off := old; off < bytes; {
		n := min(bytes, (off|(blockSize-1))+1) - off
		if h.blocks.at(i+int(off>>blockShift)).flags&dirty != 0 {
			zero(h.blocks.start(i)+off, n)
		}
		off += n
	}
	h.used(uint64(bytes - old))
	h.sinceLast += uint64(bytes - old)
	h.stats.AllocBytes += uint64(bytes - old)
	return true
}

package heap

// unsafe: hands out pointers to the objects found. Invariant: cursors of blocks
// that have a current run are read through cursorOf, which knows how far the run
// was used.

import (
	"math/bits"
	"unsafe"
)

// Contains says whether addr lies in the part of the arena that was ever used:
// one subtraction and one compare. Not every such address is in an object.
func (h *Heap) Contains(addr uintptr) bool {
	return addr-h.space.arena < uintptr(h.blocks.top)<<blockShift
}

// ObjectAt gives the object that addr points at or into, or nil.
func (h *Heap) ObjectAt(addr uintptr) unsafe.Pointer {
	off := addr - h.space.arena
	if off >= uintptr(h.blocks.top)<<blockShift {
		return nil
	}
	start, ok := h.objectStart(off)
	if !ok {
		return nil
	}
	return address(h.space.arena + start)
}

// SizeOf gives the usable bytes of the object at addr, which is at least what
// was asked for, or 0 when no object starts there.
func (h *Heap) SizeOf(addr uintptr) uintptr {
	off := addr - h.space.arena
	if off >= uintptr(h.blocks.top)<<blockShift {
		return 0
	}
	if start, ok := h.objectStart(off); !ok || start != off {
		return 0
	}
	return h.blocks.at(int(off >> blockShift)).cellBytes()
}

// CellSize is SizeOf for an address known to be that of an object.
func (h *Heap) CellSize(obj unsafe.Pointer) uintptr {
	return h.blocks.at(int((uintptr(obj) - h.space.arena) >> blockShift)).cellBytes()
}

// cellBytes gives the usable bytes of the objects in block e.
func (e *block) cellBytes() uintptr {
	if e.bytes != 0 {
		return uintptr(e.bytes)
	}
	return uintptr(e.size)
}

// objectStart gives the offset at which the object that holds offset off
// starts; false when no object does. off lies below the top block.
func (h *Heap) objectStart(off uintptr) (uintptr, bool) {
	i := int(off >> blockShift)
	e := h.blocks.at(i)
	switch *h.blocks.kind(i) {
	case blockScan, blockLeaf:
		in := uint32(off & (blockSize - 1))
		if in >= e.limit {
			return 0, false
		}
		in = e.cellStart(in)
		start := off&^(blockSize-1) + uintptr(in)
		if in < h.cursorOf(i, e) || *bitWord(h.space.objectBits, start)&bitOf(start) != 0 {
			return start, true
		}
	case blockRest:
		i -= int(e.span)
		e = h.blocks.at(i)
		fallthrough
	case blockLargeScan, blockLargeLeaf:
		start := uintptr(i) << blockShift
		if off-start < uintptr(e.bytes) {
			return start, true
		}
	}
	return 0, false
}

// cursorOf gives block i's cursor, counting only the used part of a current run.
func (h *Heap) cursorOf(i int, e *block) uint32 {
	if h.collecting {
		return e.cursor // settle has put it right
	}
	kind := *h.blocks.kind(i) - blockScan
	if h.classes[kind][e.class].block != i {
		return e.cursor
	}
	r := &h.runs[kind][e.class]
	if r.cur > r.end { // noRun
		return e.cursor
	}
	return uint32(r.cur - h.blocks.start(i))
}

// settle ends all runs: what is left of them becomes free again.
func (h *Heap) settle() {
	for k := range h.runs {
		for c := range h.runs[k] {
			r, cl := &h.runs[k][c], &h.classes[k][c]
			if cl.block != noBlock && r.cur <= r.end {
				e := h.blocks.at(cl.block)
				e.cursor = uint32(r.cur - h.blocks.start(cl.block))
				h.stats.Allocs -= uint64((r.end - r.cur) / uintptr(e.size))
				h.stats.AllocBytes -= uint64(r.end - r.cur)
			}
			*r = noRun
			*cl = class{block: noBlock, head: noBlock}
		}
	}
}

// Each calls f for every object, in address order: all that the last collection
// left and all allocated since. f may not allocate or collect; it stops the
// walk by returning false.
func (h *Heap) Each(f func(obj unsafe.Pointer) bool) {
	for i := range h.blocks.top {
		if !h.eachIn(i, f) {
			return
		}
	}
}

// eachIn is Each for the objects that start in block i.
func (h *Heap) eachIn(i int, f func(obj unsafe.Pointer) bool) bool {
	start := h.blocks.start(i)
	e := h.blocks.at(i)
	switch *h.blocks.kind(i) {
	case blockLargeScan, blockLargeLeaf:
		return f(address(start))
	case blockScan, blockLeaf:
		words := blockBits(h.space.objectBits, i)
		cursor := h.cursorOf(i, e)
		for pos := uint32(0); pos < e.limit; pos += e.size {
			if pos >= cursor {
				if pos = nextObject(words, pos, e.limit); pos >= e.limit {
					break
				}
			}
			if !f(address(start + uintptr(pos))) {
				return false
			}
		}
	}
	return true
}

// eachBit calls f with the offset, within its block, of every bit set.
func eachBit(words *[blockSize / granule / 64]uint64, f func(off uintptr)) {
	for w := range words {
		for x := words[w]; x != 0; x &= x - 1 {
			f(uintptr(w<<(granuleShift+6) + bits.TrailingZeros64(x)<<granuleShift))
		}
	}
}

// References returns the addresses of the objects that obj refers to, as Trace
// names them, repetitions included. The addresses keep nothing alive.
func (h *Heap) References(obj unsafe.Pointer) []uintptr {
	if h.blocks.kind(int((uintptr(obj) - h.space.arena) >> blockShift)).leaf() {
		return nil
	}
	h.settle()
	m := Marker{verifying: true, listing: true, h: h, arena: h.space.arena, used: uintptr(h.blocks.top) << blockShift, bits: h.space.markBits, kinds: h.space.kindTab}
	h.client.Trace(&m, obj)
	return m.list
}

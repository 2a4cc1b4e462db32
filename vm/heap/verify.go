package heap

// unsafe: fills and reads freed cells as bytes. Invariant: only cells that no
// bit and no cursor calls an object are touched.

import (
	"fmt"
	"unsafe"
)

// Verifier is what a Client may also be: with Options.Verify, Verify is called
// for every object before and after a collection; an error is a broken invariant.
type Verifier interface {
	Verify(obj unsafe.Pointer) error
}

// verify checks that all objects, and through Trace all references between them,
// are sound. A fault panics: the heap cannot be trusted any more.
func (h *Heap) verify(when string) {
	h.checkBlocks(when)
	verifier, _ := h.client.(Verifier)
	m := Marker{verifying: true, h: h, arena: h.space.arena, used: uintptr(h.blocks.top) << blockShift, bits: h.space.markBits, kinds: h.space.kindTab}
	h.Each(func(obj unsafe.Pointer) bool {
		m.parent = uintptr(obj)
		if verifier != nil {
			if err := verifier.Verify(obj); err != nil {
				panic(fmt.Sprintf("heap: %s collection %d: object %#x: %v", when, h.stats.Collections, obj, err))
			}
		}
		if !h.blocks.kind(int((uintptr(obj) - h.space.arena) >> blockShift)).leaf() {
			h.client.Trace(&m, obj)
		}
		return true
	})
}

// checkReference panics unless an object starts at addr.
func (h *Heap) checkReference(parent, addr uintptr) {
	start, ok := h.objectStart(addr - h.space.arena)
	switch {
	case !ok:
		panic(fmt.Sprintf("heap: object %#x refers to %#x, which is free", parent, addr))
	case start != addr-h.space.arena:
		panic(fmt.Sprintf("heap: object %#x refers to %#x, which lies inside object %#x", parent, addr, h.space.arena+start))
	}
}

// checkBlocks panics unless the block table is consistent.
func (h *Heap) checkBlocks(when string) {
	fault := func(i int, what string) {
		panic(fmt.Sprintf("heap: %s collection %d: block %d: %s", when, h.stats.Collections, i, what))
	}
	var inUse uint64
	for i := 0; i < h.blocks.top; i++ {
		e := h.blocks.at(i)
		kind := *h.blocks.kind(i)
		if (kind == blockFree) != h.blocks.isFree(i) {
			fault(i, "its kind and the list of free blocks disagree")
		}
		switch kind {
		case blockFree:
			if countBits(blockBits(h.space.objectBits, i)) != 0 {
				fault(i, "it is free and holds objects")
			}
		case blockScan, blockLeaf:
			inUse += blockSize
			if e.size != uint32(classSize(int(e.class))) || e.limit != blockSize/e.size*e.size || e.cursor > e.limit || e.cursor%e.size != 0 {
				fault(i, "its cells are not those of its class")
			}
			eachBit(blockBits(h.space.objectBits, i), func(off uintptr) {
				if uint32(off)%e.size != 0 || uint32(off) >= e.limit {
					fault(i, "a bit is set inside a cell")
				}
			})
		case blockLargeScan, blockLargeLeaf:
			inUse += e.bytes
			if e.span == 0 || e.bytes > uint64(e.span)<<blockShift {
				fault(i, "a large object does not fit its blocks")
			}
			for k := 1; k < int(e.span); k++ {
				if *h.blocks.kind(i + k) != blockRest || h.blocks.at(i+k).span != uint32(k) {
					fault(i+k, "it does not belong to the large object before it")
				}
			}
			i += int(e.span) - 1
		default:
			fault(i, "it continues no large object")
		}
	}
	if inUse != h.stats.InUse {
		panic(fmt.Sprintf("heap: %s collection %d: %d bytes in use, counted %d", when, h.stats.Collections, inUse, h.stats.InUse))
	}
}

// poisonDead fills the cells of block i that hold no object.
func (h *Heap) poisonDead(i int, e *block, words *[blockSize / granule / 64]uint64) {
	start := h.blocks.start(i)
	for pos := uint32(0); pos < e.limit; {
		next := nextObject(words, pos, e.limit)
		fill(start+uintptr(pos), uintptr(next-pos))
		pos = next + e.size
	}
	fill(start+uintptr(e.limit), uintptr(blockSize-e.limit))
	e.flags |= poisoned
}

// poisonAll fills block i.
func (h *Heap) poisonAll(i int) {
	fill(h.blocks.start(i), blockSize)
	h.blocks.at(i).flags |= poisoned | dirty
}

func fill(a, n uintptr) {
	b := unsafe.Slice((*byte)(address(a)), n)
	for i := range b {
		b[i] = PoisonByte
	}
}

// checkPoison panics if somebody wrote to memory after it was freed.
func (h *Heap) checkPoison(a, n uintptr) {
	for i, x := range unsafe.Slice((*byte)(address(a)), n) {
		if x != PoisonByte {
			panic(fmt.Sprintf("heap: freed memory at %#x was written to (%#x)", a+uintptr(i), x))
		}
	}
}

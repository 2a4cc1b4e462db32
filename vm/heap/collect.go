package heap

// unsafe: passes addresses of dead objects on to the client. Invariant: between
// settle and the exchange of the bit tables nobody allocates.

import (
	"math/bits"
	"time"
	"unsafe"
)

// Collect frees what is unreachable, in the order that the package comment
// gives. Inside a paused section, and while collecting, it does nothing.
func (h *Heap) Collect() {
	if h.paused > 0 || h.collecting {
		return
	}
	wipeStack()
	h.own.take()
	h.collect()
}

// CollectBeyond is Collect for a caller who knows that nothing is held by the
// running goroutine's stack alone in the frames inside that where StackDepth gave
// depth: words of the past that lie about there then keep nothing.
func (h *Heap) CollectBeyond(depth uintptr) {
	if h.paused > 0 || h.collecting {
		return
	}
	wipeStack()
	h.own.take()
	h.own.dropBelow(depth)
	h.collect()
}

// wipeStack clears the part of the stack that the next calls' frames will cover.
//
//go:noinline
func wipeStack() {
	var room [1 << 10]byte
	wipe(&room)
}

//go:noinline
func wipe(room *[1 << 10]byte) { clear(room[:]) }

// collect does what Collect promises. It is apart from it because the copy of the
// stack includes Collect's frame, where old words lie about: a small one has few.
//
//go:noinline
func (h *Heap) collect() {
	began := time.Now()
	h.settle()
	h.collecting = true
	if h.opts.Verify {
		h.verify("before")
	}
	h.markAll()
	marked := time.Now()
	h.sweep()
	h.collecting = false
	h.stats.Freed = h.Stats().Allocs - h.stats.LiveObjects
	if h.opts.Verify {
		h.verify("after")
	}
	h.sinceLast = 0
	h.setTrigger()
	h.blocks.releaseFree(int(h.trigger>>blockShift) + 1)
	h.stats.Collections++
	h.stats.MarkTime += marked.Sub(began)
	h.stats.SweepTime += time.Since(marked)
	h.stats.MaxPause = max(h.stats.MaxPause, time.Since(began))
	if h.tracer != nil {
		h.tracer.Collected(h.left)
	}
}

// markAll marks what is reachable, deals with weak references, finalizers and
// releases, and leaves exactly the survivors marked.
func (h *Heap) markAll() {
	m := &h.marker
	m.used = uintptr(h.blocks.top) << blockShift
	m.bits = h.space.markBits

	h.roots(m)
	m.drain()
	h.eachUnreached(flagWeak, h.client.WeakDead)
	first := h.final.tail - h.final.head
	h.eachUnreached(flagFinal, func(obj unsafe.Pointer) {
		if !h.final.add(uintptr(obj)) {
			h.setFlag(obj, flagFinal) // no memory to queue it: next time
			m.Mark(uintptr(obj))
		}
	})
	h.orderQueue(m, h.final.head+first)
	h.markQueue(m)
	m.drain()
	h.eachUnreached(flagRelease, h.client.Release)
}

// roots marks everything held from outside the arena.
func (h *Heap) roots(m *Marker) {
	h.client.Roots(m)
	h.markFrozen(m)
	h.markQueue(m)
	for _, s := range h.stacks {
		s.mark(m)
	}
	for _, t := range h.threads {
		if t.parked {
			t.copy.mark(m)
		}
	}
	h.own.mark(m)
}

// orderQueue marks what the unreached objects in the queue from entry first on refer
// to, and puts those of them that others lead to behind the others: a text file is
// finalized before the buffer it writes to. Objects of a cycle are behind.
func (h *Heap) orderQueue(m *Marker, first uintptr) {
	q := &h.final
	n := q.tail - first
	if n < 2 || !q.room(n) {
		return
	}
	first = q.tail - n
	for i := first; i < first+n; i++ {
		if obj := *q.entry(i); !m.IsMarked(obj) {
			h.client.Trace(m, address(obj))
			m.drain()
		}
	}
	// The outer ones move up in place, the inner ones wait in the room behind.
	outer, inner := first, first+n
	for i := first; i < first+n; i++ {
		if obj := *q.entry(i); m.IsMarked(obj) {
			*q.entry(inner) = obj
			inner++
		} else {
			*q.entry(outer) = obj
			outer++
		}
	}
	for i := first + n; i < inner; i++ {
		*q.entry(outer) = *q.entry(i)
		outer++
	}
}

func (h *Heap) markQueue(m *Marker) {
	for i := h.final.head; i < h.final.tail; i++ {
		m.Mark(*h.final.entry(i))
	}
}

// sweep makes the mark bits the object bits, and the table of those all zero for the
// next time; it frees large objects and blocks
// without survivors, and lists the blocks with room for each class. Finding the
// free runs inside blocks is left to allocation.
func (h *Heap) sweep() {
	s := &h.space
	s.objectBits, s.markBits = s.markBits, s.objectBits
	zero(s.markBits, uintptr(h.blocks.top)<<blockShift>>(granuleShift+3))
	h.stats.LiveObjects, h.stats.LiveBytes = 0, 0
	var last [kinds][numClasses]int
	for i := 0; i < h.blocks.top; i++ {
		kind := *h.blocks.kind(i)
		if kind == blockFree {
			continue
		}
		e := h.blocks.at(i)
		words := blockBits(s.objectBits, i)
		switch kind {
		case blockLargeScan, blockLargeLeaf:
			span := int(e.span)
			if words[0]&1 == 0 {
				h.freeLarge(i)
			} else {
				h.stats.LiveObjects++
				h.stats.LiveBytes += e.bytes
			}
			i += span - 1
			continue
		}
		e.cursor, e.next, e.flags = 0, noBlock, e.flags|dirty
		live := countBits(words)
		e.live = live
		if h.opts.Poison {
			h.poisonDead(i, e, words)
		}
		if live == 0 {
			h.stats.InUse -= blockSize
			h.blocks.give(i, 1)
			continue
		}
		h.stats.LiveObjects += uint64(live)
		h.stats.LiveBytes += uint64(live) * uint64(e.size)
		if live*e.size == e.limit {
			e.cursor = e.limit
			continue
		}
		k := kind - blockScan
		if cl := &h.classes[k][e.class]; cl.head == noBlock {
			cl.head = i
		} else {
			h.blocks.at(last[k][e.class]).next = int32(i)
		}
		last[k][e.class] = i
	}
}

func countBits(words *[blockSize / granule / 64]uint64) uint32 {
	n := 0
	for _, x := range words {
		n += bits.OnesCount64(x)
	}
	return uint32(n)
}

// freeLarge returns the blocks of the large object that starts in block i.
func (h *Heap) freeLarge(i int) {
	e := h.blocks.at(i)
	n := int(e.span)
	h.stats.InUse -= e.bytes
	if h.opts.Poison {
		for k := i; k < i+n; k++ {
			h.poisonAll(k)
		}
	}
	for flag := range h.space.flagBits {
		*bitWord(h.space.flagBits[flag], uintptr(i)<<blockShift) &^= 1
	}
	*bitWord(h.space.objectBits, uintptr(i)<<blockShift) &^= 1
	h.blocks.give(i, n)
}

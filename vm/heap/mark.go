package heap

// unsafe: reads the words it is told to scan and keeps its stack in mapped
// memory. Invariants: nothing else runs while marking, so neither objects nor
// bits change under it; scanned ranges are mapped and aligned to 8 bytes.

import "unsafe"

// Marker is a collection at work: the client tells it what is reachable.
type Marker struct {
	arena uintptr // first address of the arena
	used  uintptr // bytes of it below the top block
	bits  uintptr // the table of mark bits; all of it is zero where verifying
	kinds uintptr // the table of block kinds

	stack      uintptr // entries waiting to be traced
	depth      uintptr
	capacity   uintptr
	maxEntries uintptr
	memory     anonymous
	overflow   bool
	ranges     []valueRange // what is left of long runs of values

	h         *Heap
	verifying bool // report to verifier instead of marking
	parent    uintptr
	listing   bool // with verifying: collect the addresses in list
	list      []uintptr
}

// valueRange is a run of values still to be marked.
type valueRange struct {
	at uintptr
	n  int
}

const (
	valueSize = 16
	// rangeStep bounds how many values of one object are marked before what
	// they refer to is traced, and with it the depth of the stack.
	rangeStep = 256
)

func (m *Marker) init(h *Heap) {
	m.h = h
	m.arena = h.space.arena
	m.kinds = h.space.kindTab
	m.maxEntries = uintptr(h.opts.MarkStack)
}

func (m *Marker) unmap() {
	m.memory.unmap()
	m.stack, m.depth, m.capacity = 0, 0, 0
}

// Mark marks the object that starts at addr. Zero, small tags and addresses
// outside the heap mark nothing; an address inside an object is a fault.
func (m *Marker) Mark(addr uintptr) {
	if off := addr - m.arena; off < m.used {
		m.mark(off)
	}
}

//go:noinline
func (m *Marker) mark(off uintptr) {
	w, bit := bitWord(m.bits, off), bitOf(off)
	if *w&bit != 0 {
		return
	}
	if m.verifying {
		if m.listing {
			m.list = append(m.list, m.arena+off)
			return
		}
		m.h.checkReference(m.parent, m.arena+off)
		return
	}
	*w |= bit
	if !(*(*blockKind)(address(m.kinds + off>>blockShift))).leaf() {
		m.push(m.arena + off)
	}
}

// IsMarked says whether the object at addr was reached so far. In WeakDead it
// tells which weak references are themselves alive. What is not in the heap
// counts as marked.
func (m *Marker) IsMarked(addr uintptr) bool {
	off := addr - m.arena
	return off >= m.used || *bitWord(m.bits, off)&bitOf(off) != 0
}

// MarkValues marks what n values from p on refer to: of each the first word, if
// it is an address.
func (m *Marker) MarkValues(p unsafe.Pointer, n int) {
	if m.verifying {
		for ; n > 0; n-- {
			m.Mark(*(*uintptr)(p))
			p = unsafe.Add(p, valueSize)
		}
		return
	}
	if n > rangeStep {
		m.ranges = append(m.ranges, valueRange{uintptr(p) + rangeStep*valueSize, n - rangeStep})
		n = rangeStep
	}
	if m.capacity-m.depth < rangeStep && !m.enlarge() {
		for ; n > 0; n-- {
			m.Mark(*(*uintptr)(p))
			p = unsafe.Add(p, valueSize)
		}
		return
	}
	arena, used, bits, kinds := m.arena, m.used, m.bits, m.kinds
	top := m.stack + m.depth*8
	for ; n > 0; n-- {
		off := *(*uintptr)(p) - arena
		p = unsafe.Add(p, valueSize)
		if off >= used {
			continue
		}
		w, bit := bitWord(bits, off), bitOf(off)
		old := *w
		if old&bit != 0 {
			continue
		}
		*w = old | bit
		if !(*(*blockKind)(address(kinds + off>>blockShift))).leaf() {
			*(*uintptr)(address(top)) = arena + off
			top += 8
		}
	}
	m.depth = (top - m.stack) / 8
}

// MarkConservative marks the object that word points at or into, if it does.
func (m *Marker) MarkConservative(word uintptr) {
	if off := word - m.arena; off < m.used {
		m.markInside(off)
	}
}

// markInside marks the object that holds offset off, if one does.
//
//go:noinline
func (m *Marker) markInside(off uintptr) {
	if *bitWord(m.bits, off)&bitOf(off) != 0 {
		return // only the granule where an object starts has a mark
	}
	if start, ok := m.h.objectStart(off); ok {
		m.mark(start)
	}
}

// ScanConservative does MarkConservative for each of a number of words from p on.
func (m *Marker) ScanConservative(p unsafe.Pointer, words int) {
	arena, used, bits := m.arena, m.used, m.bits
	for ; words > 0; words-- {
		if off := *(*uintptr)(p) - arena; off < used && *bitWord(bits, off)&bitOf(off) == 0 {
			m.markInside(off)
		}
		p = unsafe.Add(p, 8)
	}
}

func (m *Marker) push(obj uintptr) {
	if m.depth == m.capacity && !m.enlarge() {
		// The object keeps its mark; drain comes back to its block.
		m.overflow = true
		m.h.blocks.at(int((obj - m.arena) >> blockShift)).flags |= overflowed
		return
	}
	*(*uintptr)(address(m.stack + m.depth*8)) = obj
	m.depth++
}

// enlarge doubles the stack, up to its bound.
//
//go:noinline
func (m *Marker) enlarge() bool {
	want := min(max(m.capacity*2, 4096), m.maxEntries)
	if want <= m.capacity {
		return false
	}
	memory, ok := mapAnonymous(want * 8)
	if !ok {
		return false
	}
	copy(unsafe.Slice((*uintptr)(address(memory.start)), m.depth), unsafe.Slice((*uintptr)(address(m.stack)), m.depth))
	m.memory.unmap()
	m.memory, m.stack, m.capacity = memory, memory.start, want
	return true
}

// drain traces until nothing that was marked waits.
func (m *Marker) drain() {
	client := m.h.client
	for {
		m.drainStack(client)
		if n := len(m.ranges); n > 0 {
			r := m.ranges[n-1]
			m.ranges = m.ranges[:n-1]
			m.MarkValues(address(r.at), r.n)
			continue
		}
		if !m.overflow {
			return
		}
		m.overflow = false
		m.retrace()
	}
}

// drainStack traces what stands on the stack, four entries at a time, and has the
// next four fetched into the cache meanwhile: objects lie anywhere, and most of the
// time of a collection goes in waiting for them.
func (m *Marker) drainStack(client Client) {
	var a, b, c, d uintptr // fetched, and not yet traced when a is not 0
	for {
		switch {
		case m.depth >= 4:
			m.depth -= 4
			from := address(m.stack + m.depth*8)
			prefetch4(from)
			next := *(*[4]uintptr)(from)
			if a != 0 {
				client.Trace(m, address(d))
				client.Trace(m, address(c))
				client.Trace(m, address(b))
				client.Trace(m, address(a))
			}
			a, b, c, d = next[0], next[1], next[2], next[3]
		case a != 0:
			first := a
			a = 0
			client.Trace(m, address(d))
			client.Trace(m, address(c))
			client.Trace(m, address(b))
			client.Trace(m, address(first))
		case m.depth > 0:
			m.depth--
			client.Trace(m, *(*unsafe.Pointer)(address(m.stack + m.depth*8)))
		default:
			return
		}
	}
}

// retrace traces again every marked object of the blocks where one did not fit
// the stack.
func (m *Marker) retrace() {
	b := &m.h.blocks
	for i := range b.top {
		e := b.at(i)
		if e.flags&overflowed == 0 {
			continue
		}
		e.flags &^= overflowed
		eachBit(blockBits(m.bits, i), func(off uintptr) {
			m.h.client.Trace(m, address(b.start(i)+off))
			// Keep the stack short, or it overflows again at once.
			for m.depth > m.capacity/2 {
				m.depth--
				m.h.client.Trace(m, address(*(*uintptr)(address(m.stack + m.depth*8))))
			}
		})
	}
}

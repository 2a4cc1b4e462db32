package heap

import "unsafe"

// A Tracer is told of objects as they come and go. It may not allocate or collect.
type Tracer interface {
	// Allocated is called for each new object, before anything is in it.
	Allocated(obj unsafe.Pointer, size uintptr)
	// Collected is called after a collection; live tells which objects it left.
	Collected(live func(obj uintptr) bool)
}

// SetTracer sets the tracer; nil is none. While there is one, every allocation
// takes the slow path, for runs are of one cell then; without one, allocation costs
// what it did. Both changes collect, which ends the runs there are.
func (h *Heap) SetTracer(tr Tracer) {
	h.tracer = tr
	h.Collect()
}

// allocTraced finds memory for what Alloc wants and tells the tracer. It is apart
// from allocSlow, whose frame the collector reads.
//
//go:noinline
func (h *Heap) allocTraced() unsafe.Pointer {
	p := h.allocRun()
	if p != nil {
		h.tracer.Allocated(p, h.wantSize)
	}
	return p
}

// left tells whether the last collection left an object at an address.
func (h *Heap) left(obj uintptr) bool {
	off := obj - h.space.arena
	if off>>blockShift >= uintptr(h.blocks.top) {
		return false
	}
	start, ok := h.objectStart(off)
	return ok && start == off
}

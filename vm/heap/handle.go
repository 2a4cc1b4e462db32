package heap

// handleTable holds the Go values that objects in the heap stand for: files,
// locks, compiled things. They live until freed by hand; SetRelease on the
// object that holds the number is the usual way to learn when.
type handleTable struct {
	entries []any
	free    []uint32
}

// NewHandle stores x, which must not hold a value of the heap, and gives its
// number, never 0.
func (h *Heap) NewHandle(x any) uint32 {
	t := &h.handles
	if n := len(t.free); n > 0 {
		id := t.free[n-1]
		t.free = t.free[:n-1]
		t.entries[id-1] = x
		return id
	}
	t.entries = append(t.entries, x)
	return uint32(len(t.entries))
}

// Handle gives what NewHandle stored, or nil when it was freed or never was.
func (h *Heap) Handle(id uint32) any {
	if id == 0 || uint64(id) > uint64(len(h.handles.entries)) {
		return nil
	}
	return h.handles.entries[id-1]
}

// SetHandle replaces what a handle stands for.
func (h *Heap) SetHandle(id uint32, x any) { h.handles.entries[id-1] = x }

// FreeHandle gives the number up. It may be used again at once.
func (h *Heap) FreeHandle(id uint32) {
	h.handles.entries[id-1] = nil
	h.handles.free = append(h.handles.free, id)
}

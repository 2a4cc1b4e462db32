package object

import "unsafe"

// This file uses unsafe: the heap shows its objects by their addresses.

// A bytearray counts the memoryviews of its memory and refuses to be resized
// while there are any. Views that died without being released are found out
// about when the collector sweeps them; by then the bytearray may be gone as
// well, so they are counted aside, by its address.

// deadViews counts views that were swept, by the address of what they viewed.
type deadViews struct{ of map[uintptr]int }

type deadViewsKey struct{}

// export notes that m views its base.
func (t *Thread) export(m *MemoryView) {
	if !m.base.isKind(KindByteArray) {
		return
	}
	m.base.byteArray().exports++
	if t.RT.State(deadViewsKey{}) == nil {
		t.RT.SetState(deadViewsKey{}, &deadViews{of: map[uintptr]int{}})
	}
	t.RT.heap.SetRelease(ValueOf(m).Pointer())
}

// unexport notes that m no longer does.
func (t *Thread) unexport(m *MemoryView) {
	if m.base.isKind(KindByteArray) {
		m.base.byteArray().exports--
		t.RT.heap.ClearRelease(ValueOf(m).Pointer())
	}
}

// viewDied is called when a view is swept that was not released.
func (rt *Runtime) viewDied(m *MemoryView) {
	if d, ok := rt.State(deadViewsKey{}).(*deadViews); ok && m.base.t > tagMax {
		d.of[m.base.t]++
	}
}

// exported tells whether anything still views o; where that is in doubt, the
// collector decides.
func (o *ByteArray) exported(t *Thread) bool {
	if o.exports <= 0 {
		return false
	}
	d, ok := t.RT.State(deadViewsKey{}).(*deadViews)
	if !ok {
		return true
	}
	if d.of[addrOf(o)] < o.exports {
		t.RT.Engine.ClearDeadSlots(t)
		t.RT.heap.Collect()
	}
	o.exports = max(o.exports-d.of[addrOf(o)], 0)
	delete(d.of, addrOf(o))
	return o.exports > 0 && t.viewHeld(o)
}

// viewHeld tells whether something a program can reach holds a view of o. The
// collector also finds views that only a word of the past on Go's stack names;
// nobody can use those.
func (t *Thread) viewHeld(o *ByteArray) bool {
	views := map[uintptr]bool{}
	t.RT.heap.Each(func(p unsafe.Pointer) bool {
		if (*Header)(p).kind == KindMemoryView && (*MemoryView)(p).base.t == addrOf(o) {
			views[uintptr(p)] = true
		}
		return true
	})
	held := false
	t.RT.heap.Each(func(p unsafe.Pointer) bool {
		if !views[uintptr(p)] {
			for _, a := range t.RT.heap.References(p) {
				held = held || views[a]
			}
		}
		return !held
	})
	for a := range views {
		held = held || t.RT.Engine.FrameHolds(t, a)
	}
	return held
}

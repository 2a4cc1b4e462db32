package heap

import "time"

// Stats is what a heap has done and holds. Sizes are in bytes and count whole
// cells.
type Stats struct {
	Allocs      uint64 // objects allocated
	AllocBytes  uint64
	Freed       uint64 // objects freed by collections so far
	LiveObjects uint64 // left by the last collection
	LiveBytes   uint64
	InUse       uint64 // blocks that hold objects; what Options.Limit bounds
	Peak        uint64 // the most InUse was
	Mapped      uint64 // arena committed
	Collections uint64
	MarkTime    time.Duration // all collections together
	SweepTime   time.Duration
	MaxPause    time.Duration
	Trigger     uint64 // bytes between the last collection and the next
	SinceLast   uint64 // bytes handed out since the last
	Handles     int    // in use
}

// Stats gives the figures of now.
func (h *Heap) Stats() Stats {
	s := h.stats
	for k := range h.runs {
		for c := range h.runs[k] {
			if r := h.runs[k][c]; r.cur < r.end {
				s.Allocs -= uint64((r.end - r.cur) / classSize(c))
				s.AllocBytes -= uint64(r.end - r.cur)
			}
		}
	}
	s.Mapped = uint64(h.space.committed)
	s.Trigger, s.SinceLast = h.trigger, h.sinceLast
	s.Handles = len(h.handles.entries) - len(h.handles.free)
	return s
}

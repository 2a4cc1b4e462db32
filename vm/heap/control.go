package heap

// unsafe: passes addresses of frozen objects to the marker. Invariant: as flags.go.

import (
	"math/bits"
	"unsafe"
)

// heldBack is how many bytes may be allocated between two collections while
// automatic collection is switched off: there are no reference counts, and a program
// that allocates without end must not take all memory.
const heldBack = 256 << 20

// SetThreshold sets how many bytes may be allocated between two collections. Less
// than MinTrigger means exactly so many; more means at least so many, where the live
// size asks for more. 0 restores the default.
func (h *Heap) SetThreshold(bytes uint64) {
	h.threshold = bytes
	h.setTrigger()
}

// SetAutomatic switches the collections that allocation starts on, as they are at
// first, or off: they then come only after 256 MiB of allocation, or when memory
// would be refused otherwise.
func (h *Heap) SetAutomatic(on bool) {
	h.manual = !on
	h.setTrigger()
}

// setTrigger decides when the next collection is due: as much may be allocated
// as was live, and never less than MinTrigger. Only sizes decide, never time.
func (h *Heap) setTrigger() {
	h.trigger = max(h.opts.MinTrigger, h.stats.LiveBytes)
	switch {
	case h.manual:
		h.trigger = max(h.trigger, heldBack)
	case h.threshold == 0:
	case h.threshold < h.opts.MinTrigger:
		h.trigger = h.threshold
	default:
		h.trigger = max(h.trigger, h.threshold)
	}
}

// Freeze makes every object that is there now live until Thaw.
func (h *Heap) Freeze() {
	h.frozen = true
	h.Each(func(obj unsafe.Pointer) bool {
		h.setFlag(obj, flagFrozen)
		return true
	})
}

// Thaw undoes Freeze.
func (h *Heap) Thaw() {
	h.frozen = false
	zero(h.space.flagBits[flagFrozen], uintptr(h.blocks.top)<<blockShift>>(granuleShift+3))
}

// Frozen tells whether Freeze found the object.
func (h *Heap) Frozen(obj unsafe.Pointer) bool {
	off := uintptr(obj) - h.space.arena
	return *bitWord(h.space.flagBits[flagFrozen], off)&bitOf(off) != 0
}

// Survived tells whether an object was there at the last collection.
func (h *Heap) Survived(obj unsafe.Pointer) bool {
	off := uintptr(obj) - h.space.arena
	return *bitWord(h.space.objectBits, off)&bitOf(off) != 0
}

// markFrozen marks what Freeze found.
func (h *Heap) markFrozen(m *Marker) {
	if !h.frozen {
		return
	}
	for i := range h.blocks.top {
		if h.blocks.at(i).flags&flagged == 0 {
			continue
		}
		for w, x := range blockBits(h.space.flagBits[flagFrozen], i) {
			for ; x != 0; x &= x - 1 {
				m.mark(uintptr(i)<<blockShift + uintptr(w<<6+bits.TrailingZeros64(x))<<granuleShift)
			}
		}
	}
}

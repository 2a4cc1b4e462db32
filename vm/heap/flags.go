package heap

// unsafe: hands flagged objects to the client. Invariant: a bit of flagBits is
// set only at the start of an object, and only in blocks marked flagged.

import (
	"math/bits"
	"unsafe"
)

// The kinds of flags an object can have; each is a bit a granule in a table of
// its own, whose pages are touched only where flags are set.
const (
	flagFinal = iota
	flagWeak
	flagRelease
	flagFrozen
	flagKinds
)

// SetFinalizer has Client.Finalize called, once, when obj becomes unreachable.
func (h *Heap) SetFinalizer(obj unsafe.Pointer) { h.setFlag(obj, flagFinal) }

// ClearFinalizer undoes SetFinalizer.
func (h *Heap) ClearFinalizer(obj unsafe.Pointer) { h.clearFlag(obj, flagFinal) }

// SetWeak has Client.WeakDead called when obj becomes unreachable.
func (h *Heap) SetWeak(obj unsafe.Pointer) { h.setFlag(obj, flagWeak) }

// ClearWeak undoes SetWeak.
func (h *Heap) ClearWeak(obj unsafe.Pointer) { h.clearFlag(obj, flagWeak) }

// SetRelease has Client.Release called when obj is freed.
func (h *Heap) SetRelease(obj unsafe.Pointer) { h.setFlag(obj, flagRelease) }

// ClearRelease undoes SetRelease, for what was released by hand.
func (h *Heap) ClearRelease(obj unsafe.Pointer) { h.clearFlag(obj, flagRelease) }

// HasFinalizer says whether SetFinalizer was called for obj, and Finalize not yet.
func (h *Heap) HasFinalizer(obj unsafe.Pointer) bool {
	off := uintptr(obj) - h.space.arena
	return h.Contains(uintptr(obj)) && *bitWord(h.space.flagBits[flagFinal], off)&bitOf(off) != 0
}

// EachFinalizable calls f for every object that has a finalizer which has not begun
// to run: in address order, then those that are unreachable and wait for it. f may
// not allocate or collect; it stops the walk by returning false.
func (h *Heap) EachFinalizable(f func(obj unsafe.Pointer) bool) {
	for i := range h.blocks.top {
		if h.blocks.at(i).flags&flagged == 0 {
			continue
		}
		start := h.blocks.start(i)
		for w, x := range blockBits(h.space.flagBits[flagFinal], i) {
			for ; x != 0; x &= x - 1 {
				if !f(address(start + uintptr(w<<6+bits.TrailingZeros64(x))<<granuleShift)) {
					return
				}
			}
		}
	}
	for i := h.final.head; i < h.final.tail; i++ {
		if !f(address(*h.final.entry(i))) {
			return
		}
	}
}

func (h *Heap) setFlag(obj unsafe.Pointer, flag int) {
	off := uintptr(obj) - h.space.arena
	if start, ok := h.flagTarget(off); !ok || start != off {
		panic("heap: flagging what is no object")
	}
	*bitWord(h.space.flagBits[flag], off) |= bitOf(off)
	h.blocks.at(int(off >> blockShift)).flags |= flagged
}

func (h *Heap) clearFlag(obj unsafe.Pointer, flag int) {
	off := uintptr(obj) - h.space.arena
	if h.Contains(uintptr(obj)) {
		*bitWord(h.space.flagBits[flag], off) &^= bitOf(off)
	}
}

func (h *Heap) flagTarget(off uintptr) (uintptr, bool) {
	if off >= uintptr(h.blocks.top)<<blockShift {
		return 0, false
	}
	return h.objectStart(off)
}

// eachUnreached calls f for every unmarked object with a flag, in address
// order, and clears the flag.
func (h *Heap) eachUnreached(flag int, f func(obj unsafe.Pointer)) {
	for i := range h.blocks.top {
		if h.blocks.at(i).flags&flagged == 0 {
			continue
		}
		set, marks := blockBits(h.space.flagBits[flag], i), blockBits(h.space.markBits, i)
		for w := range set {
			dead := set[w] &^ marks[w]
			if dead == 0 {
				continue
			}
			set[w] &^= dead
			start := h.blocks.start(i) + uintptr(w)<<(granuleShift+6)
			for ; dead != 0; dead &= dead - 1 {
				f(address(start + uintptr(bits.TrailingZeros64(dead))<<granuleShift))
			}
		}
	}
}

// finalQueue holds objects whose finalizers wait to be run. They are roots.
type finalQueue struct {
	memory     anonymous
	head, tail uintptr // entries
}

func (q *finalQueue) entry(i uintptr) *uintptr { return (*uintptr)(address(q.memory.start + i*8)) }

// add appends an object. Without memory for a longer queue it says false.
func (q *finalQueue) add(obj uintptr) bool {
	if !q.room(1) {
		return false
	}
	*q.entry(q.tail) = obj
	q.tail++
	return true
}

// room makes room for n entries behind the last; false means there is no memory.
// Entries may move.
func (q *finalQueue) room(n uintptr) bool {
	if (q.tail+n)*8 <= q.memory.size {
		return true
	}
	used := q.tail - q.head
	memory, ok := mapAnonymous(max((used+n)*16, 64<<10))
	if !ok {
		return false
	}
	if used > 0 {
		copy(unsafe.Slice((*uintptr)(address(memory.start)), used), unsafe.Slice(q.entry(q.head), used))
	}
	q.memory.unmap()
	q.memory, q.head, q.tail = memory, 0, used
	return true
}

func (q *finalQueue) unmap() {
	q.memory.unmap()
	q.head, q.tail = 0, 0
}

// PendingFinalizers says how many objects wait for RunFinalizers.
func (h *Heap) PendingFinalizers() int { return int(h.final.tail - h.final.head) }

// RunFinalizers calls Client.Finalize for every object that waits, including
// those that collections add meanwhile, and says how many there were. It is
// called at safepoints; a call from inside a finalizer does nothing.
func (h *Heap) RunFinalizers() int {
	if h.finalizing || h.collecting {
		return 0
	}
	h.finalizing = true
	defer func() { h.finalizing = false }()
	n := 0
	for h.final.head < h.final.tail {
		obj := *h.final.entry(h.final.head)
		h.final.head++
		if h.final.head == h.final.tail {
			h.final.head, h.final.tail = 0, 0
		}
		h.client.Finalize(address(obj))
		n++
	}
	return n
}

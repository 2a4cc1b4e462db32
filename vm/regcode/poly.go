package regcode

// This file uses unsafe to lay out polymorphic caches in the VM's heap: the P of an
// instruction with one is its address, and the code object keeps it alive.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// PolyEntries is how many shapes a polymorphic cache tells apart.
const PolyEntries = 4

// PolyEntry says what an instruction does for objects of one shape. Shape 0, which
// no object has, marks a free entry.
type PolyEntry struct {
	Shape   uint32
	Version uint32 // of the type, where that matters
	P       uint64 // an address
	Offset  uint32 // of a slot, in bytes
	Slot    uint32 // its number
}

// Poly is a polymorphic inline cache.
//
//adder:heap
type Poly struct {
	object.Header
	Entries [PolyEntries]PolyEntry
	next    uint32 // the entry to give up next
}

// Poly returns the polymorphic cache of an instruction that has one.
func (pc *Inst) Poly() *Poly { return (*Poly)(unsafe.Add(unsafe.Pointer(nil), uintptr(pc.P))) }

// Find returns the entry for a shape, or nil.
func (p *Poly) Find(shape uint32) *PolyEntry {
	e := &p.Entries
	switch shape {
	case e[0].Shape:
		return &e[0]
	case e[1].Shape:
		return &e[1]
	case e[2].Shape:
		return &e[2]
	case e[3].Shape:
		return &e[3]
	}
	return nil
}

// Add puts an entry into the cache, in the place of one for the same shape, a free
// one, or the one that has been there longest.
func (p *Poly) Add(e PolyEntry) {
	for i := range p.Entries {
		if s := p.Entries[i].Shape; s == e.Shape || s == 0 {
			p.Entries[i] = e
			return
		}
	}
	p.Entries[p.next%PolyEntries] = e
	p.next++
}

// NewPoly gives an instruction of code a polymorphic cache.
func NewPoly(t *object.Thread, code *object.Code, pc *Inst) *Poly {
	p := t.NewLeafObject(unsafe.Sizeof(Poly{}))
	code.KeepCache(t, p)
	pc.P = uint64(uintptr(p))
	return (*Poly)(p)
}

package object

// This file uses unsafe: the collector hands it addresses of live objects, whose
// kind says which struct lies there.

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/heap"
)

// Trace marks what an object refers to (heap.Client).
func (rt *Runtime) Trace(m *heap.Marker, p unsafe.Pointer) {
	h := (*Header)(p)
	m.Mark(addrOf(h.typ))
	switch h.kind {
	case KindBigInt:
		m.MarkConservative((*BigInt)(p).limbs)
	case KindStr:
		s := (*Str)(p)
		m.MarkConservative(s.data)
		m.Mark(s.index)
	case KindBytes:
		m.MarkConservative((*Bytes)(p).data)
	case KindByteArray:
		m.MarkConservative((*ByteArray)(p).data)
	case KindTuple:
		o := (*Tuple)(p)
		if h.flags&FlagExact == 0 {
			m.MarkConservative(o.items)
		}
		if o.n > 0 {
			m.MarkValues(ptr(o.items), o.n)
		}
	case KindList:
		if o := (*List)(p); o.items != 0 {
			m.Mark(o.items - valuesHeader)
		}
	case KindValues:
		size := rt.heap.CellSize(p)
		m.MarkValues(unsafe.Add(p, valuesHeader), int((size-valuesHeader)/ValueSize))
	case KindDict:
		o := (*Dict)(p)
		m.Mark(addrOf(o.table))
		m.Mark(addrOf(o.owner))
	case KindDictTable:
		o := (*dictTable)(p)
		for i := 0; i < int(o.n); i++ {
			e := o.entry(i)
			m.Mark(e.key.t)
			m.Mark(e.val.t)
		}
	case KindCell:
		m.Mark((*Cell)(p).V.t)
	case KindMethod:
		o := (*Method)(p)
		m.Mark(o.Func.t)
		m.Mark(o.Self.t)
	case KindInstance, KindFloatObj, KindComplex, KindLimbs:
	default:
		// Every other layout is rare enough, or small enough, to be read word by
		// word; this also covers its slots.
		size := rt.heap.CellSize(p)
		m.ScanConservative(unsafe.Add(p, HeaderSize), int((size-HeaderSize)/8))
		return
	}
	if h.flags&FlagSlots != 0 {
		typ := h.typ
		if n := int(typ.fixedEnd-typ.slotsStart) / int(ValueSize); n > 0 {
			m.MarkValues(unsafe.Add(p, uintptr(typ.slotsStart)), n)
		}
		if typ.flags&TypeHasDict != 0 {
			a := unsafe.Add(p, uintptr(typ.fixedEnd))
			m.Mark(*(*uintptr)(a))
			m.MarkValues(unsafe.Add(a, extSize), int(h.aux16))
		}
	}
}

const valuesHeader = unsafe.Sizeof(valuesBlock{})

// newValues allocates a block of n empty Values and returns the address of the
// first.
func (t *Thread) newValues(n int) uintptr {
	return uintptr(t.alloc(nil, KindValues, valuesHeader+uintptr(n)*ValueSize)) + valuesHeader
}

// newLeaf allocates n zero bytes and returns the address of the first.
func (t *Thread) newLeaf(n int) uintptr {
	return uintptr(t.allocLeaf(nil, KindLimbs, HeaderSize+uintptr(n))) + HeaderSize
}

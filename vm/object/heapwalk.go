package object

// This file uses unsafe: a walk of the heap hands out addresses of live objects.

import "unsafe"

// visible tells whether an object is one that programs see, rather than a part of
// another.
func visible(h *Header) bool {
	switch h.kind {
	case KindValues, KindDictTable, KindShape, KindLimbs, KindEmpty:
		return false
	}
	return h.typ != nil
}

// Age is which of the objects of the heap HeapObjects lists.
type Age int

// The ages. Objects that Heap.Freeze found are of none but AnyAge.
const (
	AnyAge Age = iota
	Young      // made since the last collection
	Old
)

// HeapObjects returns a list of all objects of an age that can hold others,
// reachable or not yet freed, but for itself.
func (t *Thread) HeapObjects(age Age) *List {
	l := t.NewList(1024)
	rt := t.RT
	rt.heap.Pause()
	defer rt.heap.Resume()
	n := 0
	rt.heap.Each(func(obj unsafe.Pointer) bool { n++; return true })
	l.grow(t, n+16)
	rt.heap.Each(func(obj unsafe.Pointer) bool {
		h := (*Header)(obj)
		if visible(h) && addrOf(h) != addrOf(l) && l.n < l.cap && Tracked(h.Value()) {
			switch {
			case age == AnyAge, !rt.heap.Frozen(obj) && rt.heap.Survived(obj) == (age == Old):
				l.Append(t, h.Value())
			}
		}
		return true
	})
	return l
}

// Tracked tells whether an object is one that CPython's collector looks at: one that
// can hold others. Tuples of objects that cannot are none.
func Tracked(v Value) bool {
	switch v.Kind() {
	case KindStr, KindBytes, KindByteArray, KindComplex, KindRange, KindBigInt, KindFloatObj:
		return v.IsObject() && !v.Header().Exact()
	case KindType:
		return Cast[Type](v).flags&TypeHeap != 0
	case KindInstance:
		return v.Header().flags&FlagSlots != 0
	case KindTuple:
		if !v.Header().Exact() {
			return true
		}
		for _, x := range v.AsTuple().Items() {
			if x.IsObject() && Tracked(x) {
				return true
			}
		}
		return false
	}
	return v.IsObject()
}

// Referents returns a list of the objects that the objects refer to directly.
func (t *Thread) Referents(objects []Value) *List {
	l := t.NewList(8)
	for _, v := range objects {
		if v.IsObject() {
			t.eachReferent(v, 0, func(x Value) { l.Append(t, x) })
		}
	}
	return l
}

// eachReferent calls f for every visible object that v refers to, directly or
// through parts of its own.
func (t *Thread) eachReferent(v Value, depth int, f func(x Value)) {
	rt := t.RT
	c := rt.heap.References(v.Pointer())
	for _, a := range c {
		h := (*Header)(ptr(a))
		if visible(h) {
			f(h.Value())
		} else if depth < 3 {
			t.eachReferent(h.Value(), depth+1, f)
		}
	}
}

// Referrers returns a list of the objects that refer to any of the objects
// directly.
func (t *Thread) Referrers(objects []Value) *List {
	all := t.HeapObjects(AnyAge)
	l := t.NewList(8)
	for i := 0; i < all.n; i++ {
		o := all.Items()[i]
		if o.t == addrOf(l) || o.t == addrOf(all) {
			continue
		}
		hit := false
		t.eachReferent(o, 0, func(x Value) {
			for _, v := range objects {
				hit = hit || x == v
			}
		})
		if hit {
			l.Append(t, o)
		}
	}
	return l
}

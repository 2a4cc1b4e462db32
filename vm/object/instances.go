package object

// This file uses unsafe: the heap hands out addresses of objects, each of which
// begins with a Header.

import "unsafe"

// EachFinal calls f with every object of KindOpaque in the heap whose type is typ or
// derives from it, reachable or not yet freed, and whose finalizer has not run. f may
// not allocate.
func (rt *Runtime) EachFinal(typ *Type, f func(v Value)) {
	rt.heap.EachFinal(func(obj unsafe.Pointer) {
		if h := (*Header)(obj); h.kind == KindOpaque && h.typ != nil && h.typ.IsSubtype(typ) {
			f(h.Value())
		}
	})
}

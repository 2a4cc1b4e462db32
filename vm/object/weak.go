package object

import "unsafe"

// This file uses unsafe: the collector hands it addresses of objects. The table of
// weak references holds addresses that keep nothing alive: an entry goes when its
// object or its reference dies, before the memory is used again.

// weakHead lists the weak references to one object, in the order they were made.
//
//adder:root
type weakHead struct {
	refs []uintptr
}

// WeakDead clears the weak references to an object that is about to die
// (heap.Client). Those with a callback that are alive themselves wait for
// RunWeakCallbacks.
func (rt *Runtime) WeakDead(obj unsafe.Pointer) {
	head := rt.weakTable[uintptr(obj)]
	if head == nil {
		return
	}
	delete(rt.weakTable, uintptr(obj))
	for i := len(head.refs) - 1; i >= 0; i-- { // the newest is called first
		a := head.refs[i]
		r := (*WeakRef)(ptr(a))
		r.hidden = 0
		if !r.Callback.IsEmpty() && rt.marker.IsMarked(a) {
			rt.weakQueue = append(rt.weakQueue, a)
		}
	}
}

// Release gives back what an object holds in Go's memory (heap.Client).
func (rt *Runtime) Release(obj unsafe.Pointer) {
	switch h := (*Header)(obj); h.kind {
	case KindCode:
		if h := (*Code)(obj).Handle; h != 0 {
			rt.heap.FreeHandle(h)
		}
	case KindType:
		rt.dropType((*Type)(obj))
	case KindWeakRef:
		rt.dropWeak((*WeakRef)(obj))
	default:
		rt.releaseGo(h)
		if h.kind == KindMemoryView {
			rt.viewDied((*MemoryView)(obj))
		}
	}
}

// dropWeak takes a reference that dies out of its object's list.
func (rt *Runtime) dropWeak(r *WeakRef) {
	if r.hidden == 0 {
		return
	}
	target := ^r.hidden
	head := rt.weakTable[target]
	if head == nil {
		return
	}
	a := addrOf(r)
	for i, x := range head.refs {
		if x == a {
			head.refs = append(head.refs[:i], head.refs[i+1:]...)
			break
		}
	}
	if len(head.refs) == 0 {
		delete(rt.weakTable, target)
	}
}

// RunWeakCallbacks calls the callbacks of the references that collections have
// cleared. It runs at a safepoint.
func (t *Thread) RunWeakCallbacks() {
	rt := t.RT
	for len(rt.weakQueue) > 0 {
		r := (*WeakRef)(ptr(rt.weakQueue[0]))
		rt.weakQueue = rt.weakQueue[1:]
		f := r.Callback
		r.Callback = Value{}
		if f.IsEmpty() {
			continue
		}
		saved := t.exc
		t.exc = Value{}
		if _, err := t.Call1(f, ValueOf(r)); err != nil {
			t.WriteUnraisable(f)
		}
		t.exc = saved
	}
}

// PendingWeak tells whether callbacks wait for RunWeakCallbacks.
func (rt *Runtime) PendingWeak() bool { return len(rt.weakQueue) > 0 }

// Finalize runs an object's __del__ (heap.Client).
func (rt *Runtime) Finalize(obj unsafe.Pointer) {
	h := (*Header)(obj)
	t := rt.current
	if h.typ == nil || h.typ.slots.Del == nil || h.flags&FlagFinalized != 0 {
		return
	}
	h.flags |= FlagFinalized
	saved := t.exc
	t.exc = Value{}
	if err := h.typ.slots.Del(t, h.Value()); err != nil {
		exc := t.TakeError()
		text := t.unraisableText("Exception ignored while calling deallocator", t.LookupName(h.typ, N__del__))
		t.exc = exc
		t.WriteUnraisableText(text, Value{})
	}
	t.exc = saved
}

// WriteUnraisable reports the pending exception, which cannot be raised where it
// arose, through sys.unraisablehook, and clears it. obj is what it arose from, or
// empty.
func (t *Thread) WriteUnraisable(obj Value) { t.WriteUnraisableText("", obj) }

// WriteUnraisableText is WriteUnraisable with a text to show instead of the usual
// one.
func (t *Thread) WriteUnraisableText(text string, obj Value) {
	exc := t.TakeError()
	if !exc.IsException() || t.RT.Sys == nil {
		return
	}
	hook := t.RT.Sys.Dict.GetString(t, "unraisablehook")
	if hook.IsEmpty() || hook.IsNone() {
		return
	}
	msg := None()
	if text != "" {
		msg = t.NewStr(text)
	}
	if obj.IsEmpty() {
		obj = None()
	}
	tb := exc.exception().Traceback
	if tb.IsEmpty() {
		tb = None()
	}
	args := t.NewTupleN(5)
	s := args.Items()
	s[0], s[1], s[2], s[3], s[4] = t.TypeOf(exc).Value(), exc, tb, msg, obj
	v := args.Value()
	if make := t.RT.Sys.Dict.GetString(t, "UnraisableHookArgs"); make.isKind(KindType) {
		r, err := t.Call1(make, v)
		if err != nil {
			t.ClearError()
			return
		}
		v = r
	}
	if _, err := t.Call1(hook, v); err != nil {
		t.ClearError()
	}
}

// WriteUnraisableFrom is WriteUnraisableText with a text that ends in the repr of
// what called: the hook is told of no object.
func (t *Thread) WriteUnraisableFrom(text string, caller Value) {
	exc := t.TakeError()
	text = t.unraisableText(text, caller)
	t.exc = exc
	t.WriteUnraisableText(text, Value{})
}

func (t *Thread) unraisableText(text string, caller Value) string {
	r, err := t.ReprString(caller)
	if err != nil {
		t.ClearError()
		return text
	}
	return text + " " + r
}

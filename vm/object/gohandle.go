package object

// goMark in aux16 of an opaque object's header says that aux holds the number of
// a Go value that belongs to it.
const goMark = 0xFFFF

// AttachGo gives an opaque object, whose type has no __dict__, a Go value, which
// is let go when the object dies. The Go value must not hold Values.
func (t *Thread) AttachGo(v Value, x any) {
	h := v.Header()
	h.aux16, h.aux = goMark, t.RT.heap.NewHandle(x)
	t.RT.heap.SetRelease(v.Pointer())
}

// GoValue returns what AttachGo gave an object.
func (t *Thread) GoValue(v Value) any { return t.RT.heap.Handle(v.Header().aux) }

// releaseGo lets an object's Go value go.
func (rt *Runtime) releaseGo(h *Header) {
	if h.kind == KindOpaque && h.aux16 == goMark {
		rt.heap.FreeHandle(h.aux)
		h.aux16, h.aux = 0, 0
	}
}

// NativeName returns the name of a module's built-in function, or "" for anything
// else.
func (t *Thread) NativeName(v Value) string {
	if !v.isKind(KindNative) || v.native().Owner != nil {
		return ""
	}
	return v.native().Def.Name
}

// A GoBox in the struct of a native type holds a Go value, where AttachGo cannot:
// in instances that have a __dict__, or are of subclasses that do. The type's Del
// must call Release.
type GoBox struct{ handle uint32 }

// Put gives the object self, which the box is part of, its Go value, which must not
// hold Values.
func (b *GoBox) Put(t *Thread, self Value, x any) {
	b.handle = t.RT.heap.NewHandle(x)
	t.RT.heap.SetFinalizer(self.Pointer())
}

// Get returns the Go value.
func (b *GoBox) Get(t *Thread) any { return t.RT.heap.Handle(b.handle) }

// Release lets the Go value go.
func (b *GoBox) Release(t *Thread) {
	if b.handle != 0 {
		t.RT.heap.FreeHandle(b.handle)
		b.handle = 0
	}
}

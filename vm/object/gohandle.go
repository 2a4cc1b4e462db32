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

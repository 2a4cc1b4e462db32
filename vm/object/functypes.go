package object

// callSelf is the Call of types whose instances Thread.Call knows itself.
func callSelf(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.Call(self, args, kw)
}

// NewFunction returns a Python function.
func (t *Thread) NewPyFunction(code *Code, globals *Dict) *Function {
	f := (*Function)(t.alloc(t.RT.T.Function, KindFunction, functionSize))
	f.flags = FlagExact
	f.Code, f.Globals = code, globals
	f.Name, f.QualName = code.Name, code.QualName
	f.Doc, f.Module = None(), None()
	if code.Consts.Len() > 0 && code.Flags&0x4000000 != 0 {
		f.Doc = code.Consts.Items()[0]
	}
	if m := globals.getInterned(t, t.RT.Name(N__name__)); !m.IsEmpty() {
		f.Module = m
	}
	f.Builtins = t.RT.Builtins
	return f
}

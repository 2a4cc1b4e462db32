package object

// PanicException returns the exception that a panic of this package stands for; ok
// is false for any other panic.
func (t *Thread) PanicException(r any) (exc Value, ok bool) {
	switch r.(type) {
	case memoryError:
		e := t.RT.noMemory.exception()
		e.Traceback, e.Context, e.Cause = Value{}, Value{}, Value{}
		return t.RT.noMemory, true
	case stackOverflow:
		_ = t.RecursionError("")
		return t.TakeError(), true
	}
	return Value{}, false
}

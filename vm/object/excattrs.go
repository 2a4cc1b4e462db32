package object

// This file holds the attributes and methods that all exceptions have.

func orNone(v Value) Value {
	if v.IsEmpty() {
		return None()
	}
	return v
}

func orEmpty(v Value) Value {
	if v.IsNone() {
		return Value{}
	}
	return v
}

func exceptionTraceback(t *Thread, v Value) (Value, error) {
	return orNone(v.exception().Traceback), nil
}

func exceptionSetTraceback(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("__traceback__ may not be deleted")
	}
	if !value.IsNone() && !value.isKind(KindTraceback) {
		return t.TypeErrorf("__traceback__ must be a traceback or None")
	}
	v.exception().Traceback = orEmpty(value)
	return nil
}

func exceptionContext(t *Thread, v Value) (Value, error) { return orNone(v.exception().Context), nil }

func exceptionSetContext(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("__context__ may not be deleted")
	}
	if !value.IsNone() && !value.IsException() {
		return t.TypeErrorf("exception context must be None or derive from BaseException")
	}
	v.exception().Context = orEmpty(value)
	return nil
}

func exceptionCause(t *Thread, v Value) (Value, error) { return orNone(v.exception().Cause), nil }

func exceptionSetCause(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("__cause__ may not be deleted")
	}
	if !value.IsNone() && !value.IsException() {
		return t.TypeErrorf("exception cause must be None or derive from BaseException")
	}
	e := v.exception()
	e.Cause, e.Suppress = orEmpty(value), true
	return nil
}

func exceptionSuppress(t *Thread, v Value) (Value, error) { return Bool(v.exception().Suppress), nil }

func exceptionSetSuppress(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("can't delete numeric/char attribute")
	}
	if !value.IsBool() {
		return t.TypeErrorf("attribute value type must be bool")
	}
	v.exception().Suppress = value.IsTrue()
	return nil
}

// ownAttributes returns an exception's __dict__ if there is anything in it.
func (t *Thread) ownAttributes(v Value) *Dict {
	if d := t.InstanceDict(v); d != nil && d.Len(t) > 0 {
		return d
	}
	return nil
}

func exceptionReduce(t *Thread, v Value) (Value, error) {
	typ, args := t.TypeOf(v).Value(), v.exception().Args
	if d := t.ownAttributes(v); d != nil {
		return t.Tuple3(typ, args, d.Value()), nil
	}
	return t.Tuple2(typ, args), nil
}

func exceptionSetState(t *Thread, v, state Value) (Value, error) {
	if state.IsNone() {
		return None(), nil
	}
	if !state.isKind(KindDict) {
		return Value{}, t.TypeErrorf("state is not a dictionary")
	}
	d := state.dict()
	for pos := 0; ; {
		k, x, ok := d.Next(t, &pos)
		if !ok {
			return None(), nil
		}
		if err := t.SetAttr(v, k, x); err != nil {
			return Value{}, err
		}
	}
}

func exceptionWithTraceback(t *Thread, v, tb Value) (Value, error) {
	return v, exceptionSetTraceback(t, v, tb)
}

func exceptionAddNote(t *Thread, v, note Value) (Value, error) {
	if !note.IsStr() {
		return Value{}, t.TypeErrorf("add_note() argument must be str, not %s", t.ArgTypeName(note))
	}
	return None(), t.addNote(v, note)
}

// addNote appends to an exception's __notes__ (PEP 678).
func (t *Thread) addNote(exc, note Value) error {
	notes, err := t.GetAttrOptID(exc, N__notes__)
	if err != nil {
		return err
	}
	if notes.IsEmpty() {
		l := t.NewList(1)
		l.Append(t, note)
		return t.SetAttr(exc, t.RT.Name(N__notes__), l.Value())
	}
	if notes.Kind() != KindList {
		return t.TypeErrorf("Cannot add note: __notes__ is not a list")
	}
	notes.list().Append(t, note)
	return nil
}

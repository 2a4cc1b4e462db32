package object

// This file goes on with an operator whose left operand's method, called by an
// engine, returned NotImplemented.

// BinaryRest is what remains of Binary after the special method of a's type: b's
// turn, and the error when that passes too.
func (t *Thread) BinaryRest(a, b Value, op BinaryOp) (Value, error) {
	k, inplace := op, false
	if op >= OpInplace {
		k, inplace = op-OpInplace, true
	}
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	if f := tb.slots.Binary[k]; f != nil && ta != tb {
		v, err := f(t, a, b)
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if k == OpMul {
		if f := tb.slots.Repeat; f != nil {
			return t.repeat(f, b, a)
		}
	}
	return Value{}, t.unsupported(a, b, k, inplace)
}

// CompareRest is what remains of RichCompare after the method of a's type.
func (t *Thread) CompareRest(a, b Value, op CompareOp) (Value, error) {
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	if f := tb.slots.Compare; f != nil {
		v, err := f(t, b, a, op.Swapped())
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Value{}, t.TypeErrorf("'%s' not supported between instances of '%s' and '%s'", op, t.typeFullName(ta), t.typeFullName(tb))
}

// LeftMethod returns the Python function that Binary calls first for an instance of
// class ta on the left and one of tb on the right, when there is one and the
// right operand does not go first.
func (t *Thread) LeftMethod(ta, tb *Type, op BinaryOp) (*Function, bool) {
	k := op
	if op >= OpInplace {
		k -= OpInplace
		if ta.slots.Inplace[k] != nil {
			return nil, false
		}
	}
	if ta != tb && tb.IsSubtype(ta) || ta.flags&TypeHeap == 0 {
		return nil, false
	}
	return t.plainMethod(ta, binaryNames[k][0])
}

// CompareMethod is LeftMethod for a comparison.
func (t *Thread) CompareMethod(ta, tb *Type, op CompareOp) (*Function, bool) {
	if ta != tb && tb.IsSubtype(ta) || ta.flags&TypeHeap == 0 {
		return nil, false
	}
	return t.plainMethod(ta, compareNames[op])
}

// ItemMethod is a class's __getitem__, when it is a Python function.
func (t *Thread) ItemMethod(typ *Type) (*Function, bool) {
	if typ.flags&TypeHeap == 0 {
		return nil, false
	}
	return t.plainMethod(typ, N__getitem__)
}

func (t *Thread) plainMethod(typ *Type, name NameID) (*Function, bool) {
	f := t.LookupName(typ, name)
	if !f.isKind(KindFunction) {
		return nil, false
	}
	return f.function(), true
}

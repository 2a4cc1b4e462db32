package object

import "unsafe"

var sliceSpec = TypeSpec{
	Name: "slice", Kind: KindSlice, Size: sliceSize,
	Doc:   "The start, stop and step of an extended subscript.",
	Slots: Slots{New: sliceNew, Repr: sliceRepr, Hash: sliceHash, Compare: sliceCompare},
	Methods: []Def{
		{Name: "indices", Sig: "($self, object, /)", Doc: "The start, stop and step that this slice means for a sequence of a length.", F2: sliceIndices},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: sliceReduce},
	},
	Members: []Member{
		{Name: "start", Offset: unsafe.Offsetof(Slice{}.Start), ReadOnly: true},
		{Name: "stop", Offset: unsafe.Offsetof(Slice{}.Stop), ReadOnly: true},
		{Name: "step", Offset: unsafe.Offsetof(Slice{}.Step), ReadOnly: true},
	},
}

func sliceNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("slice() takes no keyword arguments")
	}
	switch len(args) {
	case 1:
		return t.NewSlice(None(), args[0], None()), nil
	case 2:
		return t.NewSlice(args[0], args[1], None()), nil
	case 3:
		return t.NewSlice(args[0], args[1], args[2]), nil
	}
	return Value{}, t.expectedArgs("slice", len(args), 1, 3)
}

func sliceRepr(t *Thread, v Value) (Value, error) {
	s := Cast[Slice](v)
	text := "slice("
	for i, p := range [...]Value{s.Start, s.Stop, s.Step} {
		if i > 0 {
			text += ", "
		}
		r, err := t.ReprString(p)
		if err != nil {
			return Value{}, err
		}
		text += r
	}
	return t.NewStr(text + ")"), nil
}

// sliceHash mixes the parts' hashes as a tuple does, without the length.
func sliceHash(t *Thread, v Value) (int64, error) {
	s := Cast[Slice](v)
	acc := uint64(tupleHash5)
	for _, p := range [...]Value{s.Start, s.Stop, s.Step} {
		h, err := t.Hash(p)
		if err != nil {
			return 0, err
		}
		acc += uint64(h) * tupleHash2
		acc = acc<<31 | acc>>33
		acc *= tupleHash1
	}
	if acc == 1<<64-1 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

func (t *Thread) sliceTuple(v Value) Value {
	s := Cast[Slice](v)
	return t.Tuple3(s.Start, s.Stop, s.Step)
}

func sliceCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.isKind(KindSlice) {
		return NotImplemented(), nil
	}
	if a == b && (op == EQ || op == LE || op == GE) {
		return True(), nil
	}
	return t.RichCompare(t.sliceTuple(a), t.sliceTuple(b), op)
}

func sliceReduce(t *Thread, v Value) (Value, error) {
	return t.Tuple2(t.TypeOf(v).Value(), t.sliceTuple(v)), nil
}

func sliceIndices(t *Thread, v, length Value) (Value, error) {
	n, err := t.Index(length)
	if err != nil {
		return Value{}, err
	}
	neg, err := t.intNegative(n)
	if err != nil {
		return Value{}, err
	}
	if neg {
		return Value{}, t.ValueErrorf("length should not be negative")
	}
	start, stop, step, err := t.sliceBounds(v, n)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple3(start, stop, step), nil
}

func (t *Thread) intNegative(v Value) (bool, error) {
	if v.IsIntOrBool() {
		return v.AsInt() < 0, nil
	}
	return t.CompareBool(v, Int(0), LT)
}

// sliceBounds clips a slice to a length, with ints of any size.
func (t *Thread) sliceBounds(v, length Value) (start, stop, step Value, err error) {
	s := Cast[Slice](v)
	step = Int(1)
	if !s.Step.IsNone() {
		if step, err = t.sliceIndex(s.Step); err != nil {
			return
		}
		if step.IsInt() && step.AsInt() == 0 {
			err = t.ValueErrorf("slice step cannot be zero")
			return
		}
	}
	down, err := t.intNegative(step)
	if err != nil {
		return
	}
	lower, upper := Int(0), length
	if down {
		lower = Int(-1)
		if upper, err = t.Binary(length, Int(1), OpSub); err != nil {
			return
		}
	}
	clip := func(p, absent Value) (Value, error) {
		if p.IsNone() {
			return absent, nil
		}
		i, err := t.sliceIndex(p)
		if err != nil {
			return i, err
		}
		neg, err := t.intNegative(i)
		if err != nil {
			return i, err
		}
		if neg {
			if i, err = t.Binary(i, length, OpAdd); err != nil {
				return i, err
			}
			low, err := t.CompareBool(i, lower, LT)
			if err == nil && low {
				i = lower
			}
			return i, err
		}
		high, err := t.CompareBool(i, upper, GT)
		if err == nil && high {
			i = upper
		}
		return i, err
	}
	first, last := lower, upper
	if down {
		first, last = upper, lower
	}
	if start, err = clip(s.Start, first); err != nil {
		return
	}
	stop, err = clip(s.Stop, last)
	return
}

// sliceIndex is Index for a part of a slice.
func (t *Thread) sliceIndex(v Value) (Value, error) {
	if !t.isIndex(v) {
		return Value{}, t.TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	return t.exactIndex(v)
}

// exactIndex is Index that turns bools and instances of subclasses into ints.
func (t *Thread) exactIndex(v Value) (Value, error) {
	i, err := t.Index(v)
	if err == nil && !i.IsInt() {
		i, err = intInt(t, i)
	}
	return i, err
}

package object

// RangeIter iterates over a range whose items all fit 64 bits.
//
//adder:heap
type RangeIter struct {
	Header
	Next, Step, Left int64
}

// LongRangeIter iterates over any other range.
//
//adder:heap
type LongRangeIter struct {
	Header
	Next, Step, Left Value
}

var rangeIterSpec = TypeSpec{
	Name: "range_iterator", Kind: KindRangeIter, Size: SizeOf[RangeIter](), Flags: TypeNoNew,
	Slots: Slots{Iter: selfIter, Next: rangeIterNext},
	Methods: []Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: rangeIterHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: rangeIterReduce},
		{Name: "__setstate__", Sig: "($self, object, /)", Doc: "Set state information for unpickling.", F2: rangeIterSetState},
	},
}

var longRangeIterSpec = TypeSpec{
	Name: "longrange_iterator", Kind: KindOpaque, Size: SizeOf[LongRangeIter](), Flags: TypeNoNew,
	Slots: Slots{Iter: selfIter, Next: longRangeIterNext},
	Methods: []Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: longRangeIterHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: longRangeIterReduce},
		{Name: "__setstate__", Sig: "($self, object, /)", Doc: "Set state information for unpickling.", F2: longRangeIterSetState},
	},
}

func rangeIter(t *Thread, v Value) (Value, error) {
	r := Cast[Range](v)
	return t.iterateRange(r.Start, r.Step, r.Len)
}

func rangeReversed(t *Thread, v Value) (Value, error) {
	r := Cast[Range](v)
	last, err := t.Binary(r.Len, Int(1), OpSub)
	if err != nil {
		return Value{}, err
	}
	start, err := r.item(t, last)
	if err != nil {
		return Value{}, err
	}
	step, err := t.Unary(r.Step, OpNeg)
	if err != nil {
		return Value{}, err
	}
	return t.iterateRange(start, step, r.Len)
}

func (t *Thread) iterateRange(start, step, n Value) (Value, error) {
	if start.IsInt() && step.IsInt() && n.IsInt() {
		if _, ok := mulAdd(start.AsInt(), n.AsInt(), step.AsInt()); ok || n.AsInt() == 0 {
			it := New[RangeIter](t, t.RT.T.RangeIter)
			it.Next, it.Step, it.Left = start.AsInt(), step.AsInt(), n.AsInt()
			return ValueOf(it), nil
		}
	}
	it := New[LongRangeIter](t, t.RT.T.LongRangeIter)
	it.Next, it.Step, it.Left = start, step, n
	return ValueOf(it), nil
}

func rangeIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[RangeIter](v)
	if it.Left <= 0 {
		return Value{}, nil
	}
	x := it.Next
	it.Next += it.Step
	it.Left--
	return Int(x), nil
}

func rangeIterHint(t *Thread, v Value) (Value, error) { return Int(Cast[RangeIter](v).Left), nil }

func rangeIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[RangeIter](v)
	return t.reduceRange(Int(it.Next), Int(it.Step), Int(it.Left))
}

// reduceRange is the __reduce__ of an iterator over what is left of a range.
func (t *Thread) reduceRange(start, step, left Value) (Value, error) {
	d, err := t.Binary(left, step, OpMul)
	if err != nil {
		return Value{}, err
	}
	stop, err := t.Binary(start, d, OpAdd)
	if err != nil {
		return Value{}, err
	}
	r, err := t.NewRange(start, stop, step)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple3(t.RT.Builtins.GetString(t, "iter"), t.Tuple1(r), None()), nil
}

func rangeIterSetState(t *Thread, v, state Value) (Value, error) {
	n, err := t.IndexInt(state, nil)
	if err != nil {
		return Value{}, err
	}
	it := Cast[RangeIter](v)
	skip := min(max(int64(n), 0), it.Left)
	it.Next += skip * it.Step
	it.Left -= skip
	return None(), nil
}

func longRangeIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[LongRangeIter](v)
	if it.Left == Int(0) {
		return Value{}, nil
	}
	left, err := t.Binary(it.Left, Int(1), OpSub)
	if err != nil {
		return Value{}, err
	}
	next, err := t.Binary(it.Next, it.Step, OpAdd)
	if err != nil {
		return Value{}, err
	}
	x := it.Next
	it.Next, it.Left = next, left
	return x, nil
}

func longRangeIterHint(t *Thread, v Value) (Value, error) { return Cast[LongRangeIter](v).Left, nil }

func longRangeIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[LongRangeIter](v)
	return t.reduceRange(it.Next, it.Step, it.Left)
}

func longRangeIterSetState(t *Thread, v, state Value) (Value, error) {
	n, err := t.exactIndex(state)
	if err != nil {
		return Value{}, err
	}
	neg, err := t.intNegative(n)
	if err != nil {
		return Value{}, err
	}
	it := Cast[LongRangeIter](v)
	if neg {
		n = Int(0)
	}
	over, err := t.CompareBool(n, it.Left, GT)
	if err != nil {
		return Value{}, err
	}
	if over {
		n = it.Left
	}
	d, err := t.Binary(n, it.Step, OpMul)
	if err != nil {
		return Value{}, err
	}
	next, err := t.Binary(it.Next, d, OpAdd)
	if err != nil {
		return Value{}, err
	}
	left, err := t.Binary(it.Left, n, OpSub)
	if err != nil {
		return Value{}, err
	}
	it.Next, it.Left = next, left
	return None(), nil
}

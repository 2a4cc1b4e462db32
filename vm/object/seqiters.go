package object

// ListIter iterates over a list, forwards or (reversed) backwards.
//
//adder:heap
type ListIter struct {
	Header
	List Value // empty once exhausted
	I    int
}

// TupleIter iterates over a tuple.
//
//adder:heap
type TupleIter struct {
	Header
	Tuple Value
	I     int
}

var listIterSpec = TypeSpec{
	Name: "list_iterator", Kind: KindListIter, Size: SizeOf[ListIter](),
	Slots: Slots{Iter: selfIter, Next: listIterNext},
	Methods: []Def{
		{Name: "__length_hint__", F1: listIterHint, Doc: "Private method returning an estimate of len(list(it))."},
		{Name: "__reduce__", F1: listIterReduce, Doc: "Return state information for pickling."},
		{Name: "__setstate__", Text: "($self, object, /)", F2: listIterSetState, Doc: "Set state information for unpickling."},
	},
}

var listRevIterSpec = TypeSpec{
	Name: "list_reverseiterator", Kind: KindListIter, Size: SizeOf[ListIter](),
	Slots: Slots{Iter: selfIter, Next: listRevIterNext},
	Methods: []Def{
		{Name: "__length_hint__", F1: listRevIterHint, Doc: "Private method returning an estimate of len(list(it))."},
		{Name: "__reduce__", F1: listRevIterReduce, Doc: "Return state information for pickling."},
		{Name: "__setstate__", Text: "($self, object, /)", F2: listRevIterSetState, Doc: "Set state information for unpickling."},
	},
}

var tupleIterSpec = TypeSpec{
	Name: "tuple_iterator", Kind: KindTupleIter, Size: SizeOf[TupleIter](),
	Slots: Slots{Iter: selfIter, Next: tupleIterNext},
	Methods: []Def{
		{Name: "__length_hint__", F1: tupleIterHint, Doc: "Private method returning an estimate of len(list(it))."},
		{Name: "__reduce__", F1: tupleIterReduce, Doc: "Return state information for pickling."},
		{Name: "__setstate__", Text: "($self, object, /)", F2: tupleIterSetState, Doc: "Set state information for unpickling."},
	},
}

func listIter(t *Thread, v Value) (Value, error) {
	it := (*ListIter)(t.alloc(t.RT.T.ListIter, KindListIter, listIterSize))
	it.flags = FlagExact
	it.List = v
	return ValueOf(it), nil
}

func listReversed(t *Thread, v Value) (Value, error) {
	it := New[ListIter](t, t.RT.T.ListRevIter)
	it.List = v
	it.I = v.list().n - 1
	return ValueOf(it), nil
}

func listIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	if it.List.IsEmpty() {
		return Value{}, nil
	}
	l := it.List.list()
	if it.I >= l.n {
		it.List = Value{}
		return Value{}, nil
	}
	x := *valueAt(l.items + uintptr(it.I)*ValueSize)
	it.I++
	return x, nil
}

func listRevIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	if it.List.IsEmpty() {
		return Value{}, nil
	}
	l := it.List.list()
	if it.I < 0 || it.I >= l.n {
		it.List = Value{}
		return Value{}, nil
	}
	x := l.Items()[it.I]
	it.I--
	return x, nil
}

func listIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	if it.List.IsEmpty() {
		return Int(0), nil
	}
	return Int(int64(max(it.List.list().n-it.I, 0))), nil
}

func listRevIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	if it.List.IsEmpty() || it.I >= it.List.list().n {
		return Int(0), nil
	}
	return Int(int64(it.I + 1)), nil
}

// reduceIter is the __reduce__ of an iterator over seq at position i.
func (t *Thread) reduceIter(fn string, seq Value, i int, empty Value) (Value, error) {
	f := t.RT.Builtins.GetString(t, fn)
	if seq.IsEmpty() {
		return t.Tuple2(t.RT.Builtins.GetString(t, "iter"), t.Tuple1(empty)), nil
	}
	return t.Tuple3(f, t.Tuple1(seq), Int(int64(i))), nil
}

func listIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	return t.reduceIter("iter", it.List, it.I, t.NewList(0).Value())
}

func listRevIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[ListIter](v)
	return t.reduceIter("reversed", it.List, it.I, t.NewList(0).Value())
}

func tupleIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[TupleIter](v)
	return t.reduceIter("iter", it.Tuple, it.I, t.RT.empty.tuple.Value())
}

func listIterSetState(t *Thread, v, state Value) (Value, error) {
	i, err := t.IndexInt(state, nil)
	if it := Cast[ListIter](v); err == nil && !it.List.IsEmpty() {
		it.I = min(max(i, 0), it.List.list().n)
	}
	return None(), err
}

func listRevIterSetState(t *Thread, v, state Value) (Value, error) {
	i, err := t.IndexInt(state, nil)
	if it := Cast[ListIter](v); err == nil && !it.List.IsEmpty() {
		it.I = min(max(i, -1), it.List.list().n-1)
	}
	return None(), err
}

func tupleIterSetState(t *Thread, v, state Value) (Value, error) {
	i, err := t.IndexInt(state, nil)
	if it := Cast[TupleIter](v); err == nil && !it.Tuple.IsEmpty() {
		it.I = min(max(i, 0), it.Tuple.tuple().n)
	}
	return None(), err
}

func tupleIter(t *Thread, v Value) (Value, error) {
	it := New[TupleIter](t, t.RT.T.TupleIter)
	it.Tuple = v
	return ValueOf(it), nil
}

func tupleIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[TupleIter](v)
	if it.Tuple.IsEmpty() {
		return Value{}, nil
	}
	o := it.Tuple.tuple()
	if it.I >= o.n {
		it.Tuple = Value{}
		return Value{}, nil
	}
	x := *valueAt(o.items + uintptr(it.I)*ValueSize)
	it.I++
	return x, nil
}

func tupleIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[TupleIter](v)
	if it.Tuple.IsEmpty() {
		return Int(0), nil
	}
	return Int(int64(it.Tuple.tuple().n - it.I)), nil
}

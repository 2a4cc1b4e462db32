package object

// SetIter iterates over a set in the order of its table.
//
//adder:heap
type SetIter struct {
	Header
	Set  Value // empty at the end
	pos  int
	used int // items when iteration began; -1 once the set was found changed
	left int
}

var setIterSpec = TypeSpec{
	Name: "set_iterator", Kind: KindSetIter, Size: SizeOf[SetIter](), Flags: TypeNoNew,
	Slots: Slots{Iter: selfIter, Next: setIterNext},
	Methods: []Def{
		{Name: "__length_hint__", Sig: "($self, /)", Doc: "How many are left.", F1: setIterHint},
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: setIterReduce},
	},
}

func setIter(t *Thread, v Value) (Value, error) {
	it := New[SetIter](t, t.RT.T.SetIter)
	it.Set = v
	it.used = v.AsSet().used
	it.left = it.used
	return ValueOf(it), nil
}

func setIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[SetIter](v)
	if it.Set.IsEmpty() {
		return Value{}, nil
	}
	s := it.Set.AsSet()
	if s.used != it.used {
		it.used = -1
		return Value{}, t.RuntimeErrorf("Set changed size during iteration")
	}
	k, _, ok := s.next(&it.pos)
	if !ok {
		it.Set = Value{}
		return Value{}, nil
	}
	it.left--
	return k, nil
}

func setIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[SetIter](v)
	if it.Set.IsEmpty() || it.Set.AsSet().used != it.used {
		return Int(0), nil
	}
	return Int(int64(it.left)), nil
}

func setIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[SetIter](v)
	saved := *it
	l, err := t.ListFrom(v)
	it.Set, it.pos, it.used, it.left = saved.Set, saved.pos, saved.used, saved.left
	if err != nil {
		return Value{}, err
	}
	return t.Tuple2(t.RT.Builtins.GetString(t, "iter"), t.Tuple1(l.Value())), nil
}

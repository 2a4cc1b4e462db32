package object

// SeqIter iterates over anything that answers __getitem__ with 0, 1, 2, ...
//
//adder:heap
type SeqIter struct {
	Header
	Seq Value
	i   int
}

var seqIterSpec = TypeSpec{Name: "iterator", Kind: KindSeqIter, Size: SizeOf[SeqIter](), Slots: Slots{Iter: selfIter, Next: seqIterNext}}

// selfIter is the Iter of iterators.
func selfIter(t *Thread, v Value) (Value, error) { return v, nil }

func (t *Thread) newSeqIter(v Value) Value {
	it := New[SeqIter](t, t.RT.T.SeqIter)
	it.Seq = v
	return ValueOf(it)
}

func seqIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[SeqIter](v)
	if it.Seq.IsEmpty() {
		return Value{}, nil
	}
	r, err := t.GetItem(it.Seq, Int(int64(it.i)))
	if err != nil {
		if t.Matches(t.RT.T.Exc.IndexError) || t.Matches(t.RT.T.Exc.StopIteration) {
			t.ClearError()
			it.Seq = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	it.i++
	return r, nil
}

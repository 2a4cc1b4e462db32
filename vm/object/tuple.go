package object

// IsTuple tells whether v is a tuple or an instance of a subclass.
func (v Value) IsTuple() bool { return v.isKind(KindTuple) }

// AsTuple views a tuple's struct.
func (v Value) AsTuple() *Tuple { return v.tuple() }

// Items views the tuple's items. Nobody but the tuple's maker
// writes to them. A nil tuple has none.
func (o *Tuple) Items() []Value {
	if o == nil {
		return nil
	}
	return valuesAt(o.items, o.n)
}

// Len returns the number of items; a nil tuple has none.
func (o *Tuple) Len() int {
	if o == nil {
		return 0
	}
	return o.n
}

// NewTupleN returns a tuple of n empty slots, to be filled before Python code can
// see it.
func (t *Thread) NewTupleN(n int) *Tuple {
	if n == 0 {
		return t.RT.empty.tuple
	}
	o := (*Tuple)(t.alloc(t.RT.T.Tuple, KindTuple, tupleSize+uintptr(n)*ValueSize))
	o.flags = FlagExact
	o.n = n
	o.items = addrOf(o) + tupleSize
	return o
}

// NewTuple returns a tuple of the items.
func (t *Thread) NewTuple(items []Value) *Tuple {
	o := t.NewTupleN(len(items))
	copy(o.Items(), items)
	return o
}

// Tuple1 returns a tuple of one item.
func (t *Thread) Tuple1(a Value) Value {
	o := t.NewTupleN(1)
	o.Items()[0] = a
	return o.Value()
}

// Tuple2 returns a tuple of two items.
func (t *Thread) Tuple2(a, b Value) Value {
	o := t.NewTupleN(2)
	s := o.Items()
	s[0], s[1] = a, b
	return o.Value()
}

// Tuple3 returns a tuple of three items.
func (t *Thread) Tuple3(a, b, c Value) Value {
	o := t.NewTupleN(3)
	s := o.Items()
	s[0], s[1], s[2] = a, b, c
	return o.Value()
}

package object

// IsList tells whether v is a list or an instance of a subclass.
func (v Value) IsList() bool { return v.isKind(KindList) }

// AsList views a list's struct.
func (v Value) AsList() *List { return v.list() }

// Items views the list's items. The view is of the list as it now stands: after
// anything that can run Python code it must be taken again.
func (o *List) Items() []Value { return valuesAt(o.items, o.n) }

// Len returns the number of items.
func (o *List) Len() int { return o.n }

// NewList returns an empty list with room for n items.
func (t *Thread) NewList(n int) *List {
	o := (*List)(t.alloc(t.RT.T.List, KindList, listSize))
	o.flags = FlagExact
	if n > 0 {
		o.items = t.newValues(n)
		o.cap = n
	}
	return o
}

// NewListFrom returns a list of the items.
func (t *Thread) NewListFrom(items []Value) *List {
	o := t.NewList(len(items))
	o.n = len(items)
	copy(o.Items(), items)
	return o
}

// Append adds an item at the end.
func (o *List) Append(t *Thread, v Value) {
	if o.n == o.cap {
		o.grow(t, o.n+1)
	}
	*valueAt(o.items + uintptr(o.n)*ValueSize) = v
	o.n++
}

// grow makes room for at least n items, with some to spare so that appending
// costs constant time on average.
func (o *List) grow(t *Thread, n int) {
	if n <= o.cap {
		return
	}
	c := max(4, n+n>>1+2) // by half: a quarter copies and leaves behind twice as much
	b := t.newValues(c)
	if usable := int((t.RT.heap.SizeOf(b-valuesHeader) - valuesHeader) / ValueSize); usable > c {
		c = usable
	}
	copy(valuesAt(b, o.n), o.Items())
	o.items, o.cap = b, c
}

// SetLen makes the list n items long: new ones are empty and must be set before
// Python code can see them, removed ones are forgotten.
func (o *List) SetLen(t *Thread, n int) {
	if n > o.cap {
		o.grow(t, n)
	}
	if n < o.n {
		clear(valuesAt(o.items, o.n)[n:])
	}
	o.n = n
	if n == 0 {
		o.items, o.cap = 0, 0
	}
}

// PopLast removes and returns the last item of a list that is not empty.
func (o *List) PopLast() Value {
	o.n--
	p := valueAt(o.items + uintptr(o.n)*ValueSize)
	v := *p
	*p = Value{}
	return v
}

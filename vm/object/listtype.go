package object

var listSpec = TypeSpec{
	Name: "list", Kind: KindList, Size: listSize, Flags: TypeBase | TypeListSub | TypeSequence,
	Doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
	Slots: Slots{
		New: listNew, Init: listInit, Repr: listRepr, Compare: listCompare,
		Iter: listIter, Len: listLen, GetItem: listGetItem, SetItem: listSetItem, Contains: itemsContain,
		Concat: listConcat, Repeat: listRepeat, InplaceConcat: listInplaceConcat, InplaceRepeat: listInplaceRepeat,
	},
	Methods: []Def{
		{Name: "__getitem__", Sig: "(self, index, /)", Doc: "Return self[index].", F2: listGetItem},
		{Name: "__reversed__", Sig: "(self, /)", Doc: "Return a reverse iterator over the list.", F1: listReversed},
		{Name: "__sizeof__", Sig: "(self, /)", Doc: "Return the size of the list in memory, in bytes.", F1: listSizeof},
		{Name: "clear", Sig: "(self, /)", Doc: "Remove all items from list.", F1: listClear},
		{Name: "copy", Sig: "(self, /)", Doc: "Return a shallow copy of the list.", F1: listCopy},
		{Name: "append", Sig: "(self, object, /)", Doc: "Append object to the end of the list.", F2: listAppend},
		{Name: "insert", Sig: "(self, index, object, /)", Doc: "Insert object before index.", F3: listInsert},
		{Name: "extend", Sig: "(self, iterable, /)", Doc: "Extend list by appending elements from the iterable.", F2: listExtendMethod},
		{Name: "pop", Sig: "(self, index=-1, /)", Doc: "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.", FV: listPop},
		{Name: "remove", Sig: "(self, value, /)", Doc: "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.", F2: listRemove},
		{Name: "index", Sig: "(self, value, start=0, stop=sys.maxsize, /)", Doc: "Return first index of value.\n\nRaises ValueError if the value is not present.", FV: listIndex},
		{Name: "count", Sig: "(self, value, /)", Doc: "Return number of occurrences of value.", F2: countItem},
		{Name: "reverse", Sig: "(self, /)", Doc: "Reverse *IN PLACE*.", F1: listReverse},
		{Name: "sort", Sig: "(self, /, *, key=None, reverse=False)", Doc: "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.", FV: listSort},
		{Name: "__class_getitem__", Text: "($type, object, /)", Sig: "(object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass},
	},
	NewSig: "(iterable=(), /)",
}

func listNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[List](t, cls)), nil
}

func listInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("list() takes no keyword arguments")
	}
	if len(args) > 1 {
		return t.expectedArgs("list", len(args), 0, 1)
	}
	l := self.list()
	if l.n > 0 {
		l.SetLen(t, 0)
	}
	if len(args) == 0 {
		return nil
	}
	return t.Extend(l, args[0])
}

func listRepr(t *Thread, v Value) (Value, error) {
	if v.list().n == 0 {
		return t.NewStr("[]"), nil
	}
	if again := t.ReprEnter(v); again {
		return t.NewStr("[...]"), nil
	}
	defer t.ReprLeave(v)
	buf := []byte{'['}
	for i := 0; i < v.list().n; i++ {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		r, err := t.Repr(v.list().Items()[i])
		if err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
	}
	return t.NewStrBytes(append(buf, ']')), nil
}

func listLen(t *Thread, v Value) (int, error) { return v.list().n, nil }

func listGetItem(t *Thread, v, key Value) (Value, error) {
	o := v.list()
	if key.IsInt() {
		i := key.AsInt()
		if i < 0 {
			i += int64(o.n)
		}
		if uint64(i) < uint64(o.n) {
			return *valueAt(o.items + uintptr(i)*ValueSize), nil
		}
		return Value{}, t.IndexErrorf("list index out of range")
	}
	if t.isIndex(key) {
		i, err := t.SeqIndex(key, &o.n, "list index out of range")
		if err != nil {
			return Value{}, err
		}
		return o.Items()[i], nil
	}
	if !key.isKind(KindSlice) {
		return Value{}, t.badIndex("list", key)
	}
	start, step, count, err := t.SliceRange(key, &o.n)
	if err != nil {
		return Value{}, err
	}
	r := t.NewList(count)
	r.n = count
	pickItems(r.Items(), o.Items(), start, step)
	return r.Value(), nil
}

func listSetItem(t *Thread, v, key, item Value) error {
	o := v.list()
	if key.IsInt() || t.isIndex(key) {
		i, err := t.SeqIndex(key, &o.n, "list assignment index out of range")
		if err != nil {
			return err
		}
		if item.IsEmpty() {
			o.deleteRange(t, i, i+1)
			return nil
		}
		o.Items()[i] = item
		return nil
	}
	if !key.isKind(KindSlice) {
		return t.badIndex("list", key)
	}
	start, stop, step, err := t.SliceParts(key)
	if err != nil {
		return err
	}
	if item.IsEmpty() {
		start, stop, count := AdjustSlice(start, stop, step, o.n)
		if count == 0 {
			return nil
		}
		if step == 1 {
			o.deleteRange(t, start, stop)
			return nil
		}
		if step < 0 {
			start, step = start+step*(count-1), -step
		}
		items := o.Items()
		w := start
		for i, k := start, 0; i < o.n; i++ {
			if k < count && i == start+k*step {
				k++
				continue
			}
			items[w] = items[i]
			w++
		}
		o.SetLen(t, w)
		return nil
	}
	if step == 1 {
		return t.assignSlice(o, item, start, stop)
	}
	seq, err := t.sliceSource(item, "must assign iterable to extended slice")
	if err != nil {
		return err
	}
	start, _, count := AdjustSlice(start, stop, step, o.n)
	if seq.n != count {
		return t.ValueErrorf("attempt to assign sequence of size %d to extended slice of size %d", seq.n, count)
	}
	for k, i := 0, start; k < count; k, i = k+1, i+step {
		o.Items()[i] = seq.Items()[k]
	}
	return nil
}

// sliceSource returns a list of the items to store in a slice.
func (t *Thread) sliceSource(v Value, text string) (*List, error) {
	if v.IsList() || v.IsTuple() {
		return t.ListFrom(v)
	}
	if t.TypeOf(v).slots.Iter == nil && !t.HasGetItem(v) {
		return nil, t.TypeErrorf("%s", text)
	}
	return t.ListFrom(v)
}

// assignSlice replaces a contiguous slice; start and stop are as given.
func (t *Thread) assignSlice(o *List, v Value, start, stop int) error {
	seq, err := t.sliceSource(v, "must assign iterable to extended slice")
	if err != nil {
		return err
	}
	start, stop, _ = AdjustSlice(start, stop, 1, o.n)
	stop = max(stop, start)
	n := o.n
	tail := n - stop
	want := start + seq.n + tail
	if want > n {
		o.grow(t, want)
		o.n = want
		items := o.Items()
		copy(items[start+seq.n:], items[stop:n])
		copy(items[start:], seq.Items())
		return nil
	}
	items := o.Items()
	copy(items[start+seq.n:], items[stop:])
	copy(items[start:], seq.Items())
	o.SetLen(t, want)
	return nil
}

func (o *List) deleteRange(t *Thread, i, j int) {
	items := o.Items()
	copy(items[i:], items[j:])
	o.SetLen(t, o.n-(j-i))
}

func listConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsList() {
		return Value{}, t.TypeErrorf("can only concatenate list (not \"%s\") to list", t.TypeName(b))
	}
	x, y := a.list(), b.list()
	r := t.NewList(x.n + y.n)
	r.n = x.n + y.n
	copy(r.Items(), x.Items())
	copy(r.Items()[x.n:], y.Items())
	return r.Value(), nil
}

func listRepeat(t *Thread, v, count Value) (Value, error) {
	o := v.list()
	c, err := t.repeatCount(count, o.n)
	if err != nil {
		return Value{}, err
	}
	r := t.NewList(o.n * c)
	r.n = o.n * c
	fillRepeat(r.Items(), o.Items())
	return r.Value(), nil
}

func listInplaceConcat(t *Thread, a, b Value) (Value, error) { return a, t.Extend(a.list(), b) }

func listInplaceRepeat(t *Thread, v, count Value) (Value, error) {
	o := v.list()
	c, err := t.repeatCount(count, o.n)
	if err != nil {
		return Value{}, err
	}
	if c == 0 {
		o.SetLen(t, 0)
		return v, nil
	}
	n := o.n
	o.grow(t, n*c)
	o.n = n * c
	fillRepeat(o.Items()[n:], o.Items()[:n])
	return v, nil
}

func listSizeof(t *Thread, v Value) (Value, error) {
	return Int(int64(listSize) + int64(v.list().cap)*int64(ValueSize)), nil
}

func listClear(t *Thread, v Value) (Value, error) {
	v.list().SetLen(t, 0)
	return None(), nil
}

func listCopy(t *Thread, v Value) (Value, error) { return t.NewListFrom(v.list().Items()).Value(), nil }

func listAppend(t *Thread, v, item Value) (Value, error) {
	v.list().Append(t, item)
	return None(), nil
}

func listInsert(t *Thread, v, at, item Value) (Value, error) {
	i, err := t.SizeArg(at)
	if err != nil {
		return Value{}, err
	}
	o := v.list()
	if i < 0 {
		i = max(i+o.n, 0)
	}
	i = min(i, o.n)
	o.Append(t, item)
	items := o.Items()
	copy(items[i+1:], items[i:o.n-1])
	items[i] = item
	return None(), nil
}

func listExtendMethod(t *Thread, v, src Value) (Value, error) { return None(), t.Extend(v.list(), src) }

func listPop(t *Thread, args []Value) (Value, error) {
	o := args[0].list()
	if args[1].IsEmpty() && o.n > 0 {
		return o.PopLast(), nil
	}
	i := -1
	if !args[1].IsEmpty() {
		var err error
		if i, err = t.SizeArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	if o.n == 0 {
		return Value{}, t.IndexErrorf("pop from empty list")
	}
	if i < 0 {
		i += o.n
	}
	if i < 0 || i >= o.n {
		return Value{}, t.IndexErrorf("pop index out of range")
	}
	v := o.Items()[i]
	o.deleteRange(t, i, i+1)
	return v, nil
}

func listCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsList() || !b.IsList() {
		return NotImplemented(), nil
	}
	if a.list().n != b.list().n && (op == EQ || op == NE) {
		return Bool(op == NE), nil
	}
	return t.compareItems(a, b, op)
}

func listIndex(t *Thread, args []Value) (Value, error) {
	return t.indexOfItem(args, "list.index(x): x not in list")
}

func listRemove(t *Thread, v, item Value) (Value, error) {
	i, err := t.findItem(v, item, 0, 1<<63-1)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, t.ValueErrorf("list.remove(x): x not in list")
	}
	if i < v.list().n {
		v.list().deleteRange(t, i, i+1)
	}
	return None(), nil
}

func listReverse(t *Thread, v Value) (Value, error) {
	reverseItems(v.list().Items())
	return None(), nil
}

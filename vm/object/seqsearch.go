package object

// This file holds what lists and tuples do alike with their items: find, count,
// compare and pick them. Comparing items may run code that changes a list, so its
// items are asked for anew at every step.

// itemsOf views the items of a list or tuple.
func itemsOf(v Value) []Value {
	if v.isKind(KindList) {
		return v.list().Items()
	}
	return v.tuple().Items()
}

// findItem returns the first position from i on and before j of an item that is x
// or equals it, or -1.
func (t *Thread) findItem(v, x Value, i, j int) (int, error) {
	items := itemsOf(v)
	small := x.IsInt()
	for ; i < j && i < len(items); i++ {
		p := items[i]
		if p == x {
			return i, nil
		}
		if small && p.IsInt() {
			continue
		}
		if eq, err := t.Equal(p, x); err != nil || eq {
			return i, err
		}
		items = itemsOf(v)
	}
	return -1, nil
}

func itemsContain(t *Thread, v, x Value) (bool, error) {
	i, err := t.findItem(v, x, 0, 1<<63-1)
	return i >= 0, err
}

// indexOfItem is the method index, whose failure text words.
func (t *Thread) indexOfItem(args []Value, text string) (Value, error) {
	i, j, err := t.searchBounds(args[2], args[3], len(itemsOf(args[0])))
	if err != nil {
		return Value{}, err
	}
	if i, err = t.findItem(args[0], args[1], i, j); err == nil && i < 0 {
		err = t.ValueErrorf("%s", text)
	}
	return Int(int64(i)), err
}

func countItem(t *Thread, v, x Value) (Value, error) {
	for n, from := int64(0), 0; ; n++ {
		i, err := t.findItem(v, x, from, 1<<63-1)
		if err != nil || i < 0 {
			return Int(n), err
		}
		from = i + 1
	}
}

// compareItems compares two lists or two tuples item by item.
func (t *Thread) compareItems(a, b Value, op CompareOp) (Value, error) {
	for i := 0; ; i++ {
		x, y := itemsOf(a), itemsOf(b)
		if i >= len(x) || i >= len(y) {
			return Bool(compareInts(int64(len(x)), int64(len(y)), op)), nil
		}
		p, q := x[i], y[i]
		eq, err := t.Equal(p, q)
		if err != nil {
			return Value{}, err
		}
		if eq {
			continue
		}
		switch op {
		case EQ:
			return False(), nil
		case NE:
			return True(), nil
		}
		return t.RichCompare(p, q, op)
	}
}

// pickItems fills dst with the items of src from start on, step apart.
func pickItems(dst, src []Value, start, step int) {
	if step == 1 {
		copy(dst, src[start:])
		return
	}
	for k, i := 0, start; k < len(dst); k, i = k+1, i+step {
		dst[k] = src[i]
	}
}

// fillRepeat fills dst with repetitions of src.
func fillRepeat(dst, src []Value) {
	if len(src) == 0 || len(dst) == 0 {
		return
	}
	n := copy(dst, src)
	for n < len(dst) {
		n += copy(dst[n:], dst[:n])
	}
}

// searchBounds reads the start and stop of an index method.
func (t *Thread) searchBounds(start, stop Value, n int) (int, int, error) {
	i, j := 0, n
	var err error
	if !start.IsEmpty() {
		if i, err = t.boundInt(start); err != nil {
			return 0, 0, err
		}
		if i < 0 {
			i = max(i+n, 0)
		}
	}
	if !stop.IsEmpty() {
		if j, err = t.boundInt(stop); err != nil {
			return 0, 0, err
		}
		if j < 0 {
			j = max(j+n, 0)
		}
	}
	return i, j, nil
}

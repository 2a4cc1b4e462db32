package vm

import "github.com/adder-vm/adder/vm/object"

// unpackSequence fills dst, from its end, with exactly len(dst) items of v: the
// first item comes out on top of the stack.
func unpackSequence(t *object.Thread, dst []object.Value, v object.Value) error {
	n := len(dst)
	var items []object.Value
	switch {
	case v.Kind() == object.KindTuple && v.Header().Exact():
		items = v.AsTuple().Items()
	case v.Kind() == object.KindList && v.Header().Exact():
		items = v.AsList().Items()
	default:
		return unpackIterable(t, dst, v)
	}
	if len(items) < n {
		return t.ValueErrorf("not enough values to unpack (expected %d, got %d)", n, len(items))
	}
	if len(items) > n {
		return t.ValueErrorf("too many values to unpack (expected %d, got %d)", n, len(items))
	}
	for i, x := range items {
		dst[n-1-i] = x
	}
	return nil
}

func unpackIter(t *object.Thread, v object.Value) (object.Value, error) {
	it, err := t.Iter(v)
	if err != nil && t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(v).Slots().Iter == nil && !t.HasGetItem(v) {
		t.ClearError()
		return it, t.TypeErrorf("cannot unpack non-iterable %s object", t.TypeName(v))
	}
	return it, err
}

func unpackIterable(t *object.Thread, dst []object.Value, v object.Value) error {
	it, err := unpackIter(t, v)
	if err != nil {
		return err
	}
	n := len(dst)
	// Items are collected above the stack: dst holds v itself until the end.
	w := t.Push(n + 1)
	defer t.Pop(n + 1)
	w[n] = it
	for i := 0; i < n; i++ {
		x, err := t.Next(it)
		if err != nil {
			return err
		}
		if x.IsEmpty() {
			return t.ValueErrorf("not enough values to unpack (expected %d, got %d)", n, i)
		}
		w[n-1-i] = x
	}
	x, err := t.Next(it)
	if err != nil {
		return err
	}
	if !x.IsEmpty() {
		if v.IsList() || v.IsTuple() || v.Kind() == object.KindDict {
			if l, lerr := t.Len(v); lerr == nil && l > n {
				return t.ValueErrorf("too many values to unpack (expected %d, got %d)", n, l)
			}
			t.ClearError()
		}
		return t.ValueErrorf("too many values to unpack (expected %d)", n)
	}
	copy(dst, w[:n])
	return nil
}

// unpackEx is UNPACK_EX: before items, a list of the rest, after items.
func unpackEx(t *object.Thread, dst []object.Value, v object.Value, before, after int) error {
	it, err := unpackIter(t, v)
	if err != nil {
		return err
	}
	list := t.NewList(0)
	w := t.Push(2)
	defer t.Pop(2)
	w[0], w[1] = it, list.Value()
	for {
		x, err := t.Next(it)
		if err != nil {
			return err
		}
		if x.IsEmpty() {
			break
		}
		list.Append(t, x)
	}
	n := list.Len()
	if n < before {
		return t.ValueErrorf("not enough values to unpack (expected at least %d, got %d)", before+after, n)
	}
	if n < before+after {
		return t.ValueErrorf("not enough values to unpack (expected at least %d, got %d)", before+after, n)
	}
	rest := t.NewListFrom(list.Items()[before : n-after])
	top := len(dst) - 1
	items := list.Items()
	for i := 0; i < before; i++ {
		dst[top-i] = items[i]
	}
	dst[top-before] = rest.Value()
	for i := 0; i < after; i++ {
		dst[top-before-1-i] = items[n-after+i]
	}
	return nil
}

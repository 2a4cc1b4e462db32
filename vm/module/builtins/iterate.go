package builtins

import "github.com/adder-vm/adder/vm/object"

func iter(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 1 {
		return t.Iter(args[0])
	}
	if c, _ := callable(t, args[0]); !c.IsTrue() {
		return object.Empty(), t.TypeErrorf("iter(v, w): v must be callable")
	}
	return t.NewCallIter(args[0], args[1]), nil
}

func next(t *object.Thread, args []object.Value) (object.Value, error) {
	v, err := t.Next(args[0])
	if err != nil {
		if len(args) == 2 && t.Matches(t.RT.T.Exc.StopIteration) {
			t.ClearError()
			return args[1], nil
		}
		return v, err
	}
	if !v.IsEmpty() {
		return v, nil
	}
	returned := t.TakeReturnValue()
	if len(args) == 2 {
		return args[1], nil
	}
	return v, t.StopIterationValue(returned)
}

func aiter(t *object.Thread, v object.Value) (object.Value, error) {
	f := t.TypeOf(v).Slots().AIter
	if f == nil {
		return object.Empty(), t.TypeErrorf("'%s' object is not an async iterable", t.TypeName(v))
	}
	it, err := f(t, v)
	if err == nil && t.TypeOf(it).Slots().ANext == nil {
		err = t.TypeErrorf("aiter() returned not an async iterator of type '%s'", t.TypeName(it))
	}
	return it, err
}

func all(t *object.Thread, v object.Value) (object.Value, error) {
	result := true
	err := t.Each(v, func(item object.Value) (bool, error) {
		ok, err := t.Truth(item)
		result = ok
		return ok, err
	})
	return object.Bool(result), err
}

func anyOf(t *object.Thread, v object.Value) (object.Value, error) {
	result := false
	err := t.Each(v, func(item object.Value) (bool, error) {
		ok, err := t.Truth(item)
		result = ok
		return !ok, err
	})
	return object.Bool(result), err
}

func sorted(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if n := len(args) - kw.Len(); n != 1 {
		return object.Empty(), t.TypeErrorf("sorted expected 1 argument, got %d", n)
	}
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&sortParams, w, args[1:], kw); err != nil {
		return object.Empty(), err
	}
	list, err := t.ListFrom(args[0])
	if err != nil {
		return object.Empty(), err
	}
	reverse := false
	if !w[1].IsEmpty() {
		if reverse, err = t.Truth(w[1]); err != nil {
			return object.Empty(), err
		}
	}
	return list.Value(), t.SortList(list, w[0], reverse)
}

var sortParams = object.Def{Name: "sort", Sig: "(*, key=None, reverse=False)"}

var minParams = object.Def{Name: "min", Sig: "(*, key=None, default=None)"}
var maxParams = object.Def{Name: "max", Sig: "(*, key=None, default=None)"}

func least(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return extreme(t, args, kw, &minParams, object.LT)
}

func greatest(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return extreme(t, args, kw, &maxParams, object.GT)
}

// extreme is min and max: the first item that op puts before all others.
func extreme(t *object.Thread, args []object.Value, kw *object.Tuple, d *object.Def, op object.CompareOp) (object.Value, error) {
	n := len(args) - kw.Len()
	if n == 0 {
		return object.Empty(), t.TypeErrorf("%s expected at least 1 argument, got 0", d.Name)
	}
	w := t.Push(4)
	defer t.Pop(4)
	key, def, best, bestKey := &w[0], &w[1], &w[2], &w[3]
	if err := t.BindArgs(d, w[:2], args[n:], kw); err != nil {
		return object.Empty(), err
	}
	if key.IsNone() {
		*key = object.Empty()
	}
	*best, *bestKey = object.Empty(), object.Empty()
	if n > 1 && !def.IsEmpty() {
		return object.Empty(), t.TypeErrorf("Cannot specify a default for %s() with multiple positional arguments", d.Name)
	}
	look := func(item object.Value) (bool, error) {
		k := item
		if !key.IsEmpty() {
			var err error
			if k, err = t.Call1(*key, item); err != nil {
				return false, err
			}
		}
		if best.IsEmpty() {
			*best, *bestKey = item, k
			return true, nil
		}
		before, err := t.CompareBool(k, *bestKey, op)
		if before {
			*best, *bestKey = item, k
		}
		return true, err
	}
	if n > 1 {
		for _, item := range args[:n] {
			if _, err := look(item); err != nil {
				return object.Empty(), err
			}
		}
		return *best, nil
	}
	if err := t.Each(args[0], look); err != nil {
		return object.Empty(), err
	}
	if best.IsEmpty() {
		if def.IsEmpty() {
			return object.Empty(), t.ValueErrorf("%s() iterable argument is empty", d.Name)
		}
		return *def, nil
	}
	return *best, nil
}

var sumParams = object.Def{Name: "sum", Sig: "(iterable, /, start=0)"}

// sum adds items from the left. Floats are added with Neumaier's compensation, as
// CPython adds them since 3.12, so that the last digits agree.
func sum(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args)-kw.Len() == 0 {
		return object.Empty(), t.TypeErrorf("sum() takes at least 1 positional argument (0 given)")
	}
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&sumParams, w[:2], args, kw); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(w[0])
	if err != nil {
		return object.Empty(), err
	}
	if w[0].Kind() != object.KindList && w[0].Kind() != object.KindTuple {
		w[0] = it
	}
	total := &w[2]
	*total = w[1]
	switch {
	case total.IsEmpty():
		*total = object.Int(0)
	case total.IsStr():
		return object.Empty(), t.TypeErrorf("sum() can't sum strings [use ''.join(seq) instead]")
	case total.Kind() == object.KindBytes:
		return object.Empty(), t.TypeErrorf("sum() can't sum bytes [use b''.join(seq) instead]")
	case total.Kind() == object.KindByteArray:
		return object.Empty(), t.TypeErrorf("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	floats := false
	var s compensated
	if total.IsFloat() {
		floats = true
		s.hi = total.AsFloat()
	}
	err = t.Each(w[0], func(item object.Value) (bool, error) {
		if floats {
			switch {
			case item.IsFloat():
				s.add(item.AsFloat())
				return true, nil
			case item.IsIntOrBool():
				s.hi += float64(item.AsInt())
				return true, nil
			}
			floats = false
			*total = object.Float(s.value())
		} else if total.IsInt() && item.IsIntOrBool() {
			a, b := total.AsInt(), item.AsInt()
			if c := a + b; (c > a) == (b > 0) {
				*total = object.Int(c)
				return true, nil
			}
		}
		v, err := t.Binary(*total, item, object.OpAdd)
		*total = v
		if v.IsFloat() {
			floats = true
			s = compensated{hi: v.AsFloat()}
		}
		return true, err
	})
	if floats {
		*total = object.Float(s.value())
	}
	return *total, err
}

package object

// Views of keys and items behave as sets. The operators take any iterable on the
// other side and make sets.

// isSetView tells whether v is a view of keys or items.
func (t *Thread) isSetView(v Value) bool {
	return v.isKind(KindDictView) && t.TypeOf(v) != t.RT.T.DictValues
}

func (t *Thread) freshSet(v Value) (*Set, error) {
	s := t.NewSet()
	return s, s.Update(t, v)
}

func dictViewOr(t *Thread, a, b Value) (Value, error) {
	s, err := t.freshSet(a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.Update(t, b)
}

func dictViewSub(t *Thread, a, b Value) (Value, error) {
	s, err := t.freshSet(a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.without(t, b)
}

func dictViewXor(t *Thread, a, b Value) (Value, error) {
	s, err := t.freshSet(a)
	if err != nil {
		return Value{}, err
	}
	o, err := t.setOf(b)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.toggle(t, o)
}

func dictViewAnd(t *Thread, a, b Value) (Value, error) {
	if !t.isSetView(a) {
		a, b = b, a
	}
	n, err := t.Len(a)
	if err != nil {
		return Value{}, err
	}
	switch {
	case t.TypeOf(b) == t.RT.T.Set && n <= b.AsSet().used:
		r, err := t.intersect(b.AsSet(), a)
		return ValueOf(r), err
	case t.isSetView(b):
		m, err := t.Len(b)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			a, b = b, a
		}
	}
	r := t.NewSet()
	it, err := t.Iter(b)
	if err != nil {
		return Value{}, err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return r.Value(), err
		}
		in, err := t.Contains(a, x)
		if err == nil && in {
			err = r.Add(t, x)
		}
		if err != nil {
			return Value{}, err
		}
	}
}

// allIn tells whether every item of a is in b.
func (t *Thread) allIn(a, b Value) (bool, error) {
	it, err := t.Iter(a)
	if err != nil {
		return false, err
	}
	for {
		x, err := t.Next(it)
		if err != nil {
			return false, err
		}
		if x.IsEmpty() {
			return true, nil
		}
		if in, err := t.Contains(b, x); err != nil || !in {
			return false, err
		}
	}
}

func dictViewCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.IsSet() && !t.isSetView(b) {
		return NotImplemented(), nil
	}
	n, err := t.Len(a)
	if err != nil {
		return Value{}, err
	}
	m, err := t.Len(b)
	if err != nil {
		return Value{}, err
	}
	r := false
	switch op {
	case EQ, NE:
		if n == m {
			r, err = t.allIn(a, b)
		}
		r = r == (op == EQ)
	case LT:
		if n < m {
			r, err = t.allIn(a, b)
		}
	case LE:
		if n <= m {
			r, err = t.allIn(a, b)
		}
	case GT:
		if n > m {
			r, err = t.allIn(b, a)
		}
	case GE:
		if n >= m {
			r, err = t.allIn(b, a)
		}
	}
	if err != nil {
		return Value{}, err
	}
	return Bool(r), nil
}

func dictViewIsDisjoint(t *Thread, v, other Value) (Value, error) {
	if v == other {
		n, err := t.Len(v)
		return Bool(n == 0), err
	}
	if other.IsSet() || t.isSetView(other) {
		n, err := t.Len(v)
		if err != nil {
			return Value{}, err
		}
		m, err := t.Len(other)
		if err != nil {
			return Value{}, err
		}
		if m > n {
			v, other = other, v
		}
	}
	it, err := t.Iter(other)
	if err != nil {
		return Value{}, err
	}
	for {
		x, err := t.Next(it)
		if err != nil {
			return Value{}, err
		}
		if x.IsEmpty() {
			return True(), nil
		}
		if in, err := t.Contains(v, x); err != nil || in {
			return False(), err
		}
	}
}

func dictKeysReversed(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictRevKeyIter, Cast[DictView](v).Dict, true), nil
}

func dictItemsReversed(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictRevItemIter, Cast[DictView](v).Dict, true), nil
}

func dictValuesReversed(t *Thread, v Value) (Value, error) {
	return t.newDictIter(t.RT.T.DictRevValueIter, Cast[DictView](v).Dict, true), nil
}

func dictViewMapping(t *Thread, v Value) (Value, error) {
	return t.NewMappingProxy(Cast[DictView](v).Dict), nil
}

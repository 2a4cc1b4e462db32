package vm

import "github.com/adder-vm/adder/vm/object"

// matchKeys is MATCH_KEYS (PEP 634): the tuple of the subject's values under the
// keys, or None when one is missing.
func matchKeys(t *object.Thread, subject object.Value, keys *object.Tuple) (object.Value, error) {
	n := keys.Len()
	values := t.NewTupleN(n)
	if n == 0 {
		return values.Value(), nil
	}
	get, err := t.GetAttrID(subject, object.Nget)
	if err != nil {
		return object.Empty(), err
	}
	dummy, err := t.Call0(t.RT.T.Object.Value())
	if err != nil {
		return object.Empty(), err
	}
	seen := t.NewSet()
	for i, k := range keys.Items() {
		if in, err := seen.Has(t, k); err != nil {
			return object.Empty(), err
		} else if in {
			r, err := t.ReprString(k)
			if err != nil {
				return object.Empty(), err
			}
			return object.Empty(), t.ValueErrorf("mapping pattern checks duplicate key (%s)", r)
		}
		if err := seen.Add(t, k); err != nil {
			return object.Empty(), err
		}
		v, err := t.Call2(get, k, dummy)
		if err != nil {
			return object.Empty(), err
		}
		if v == dummy {
			return object.None(), nil
		}
		values.Items()[i] = v
	}
	return values.Value(), nil
}

// matchClass is MATCH_CLASS: the tuple of attributes that a class pattern with
// npos positional subpatterns and the keyword names extracts, or None.
func matchClass(t *object.Thread, subject, class object.Value, npos int, names *object.Tuple) (object.Value, error) {
	if class.Kind() != object.KindType {
		return object.Empty(), t.TypeErrorf("called match pattern must be a class")
	}
	ok, err := t.IsInstance(subject, class)
	if err != nil || !ok {
		return object.None(), err
	}
	typ := object.Cast[object.Type](class)
	attrs := t.NewList(npos + names.Len())
	seen := t.NewSet()
	once := func(name object.Value) error {
		in, err := seen.Has(t, name)
		if err != nil {
			return err
		}
		if in {
			return t.TypeErrorf("%s() got multiple sub-patterns for attribute '%s'", typ.NameString(), object.StringOf(name))
		}
		return seen.Add(t, name)
	}
	if npos > 0 {
		matchArgs, err := t.GetAttrOptID(class, object.N__match_args__)
		if err != nil {
			return object.Empty(), err
		}
		self := false
		count := 0
		switch {
		case matchArgs.IsEmpty():
			self = t.MatchSelf(typ)
			if self {
				count = 1
			}
		case matchArgs.Kind() != object.KindTuple || !matchArgs.Header().Exact():
			return object.Empty(), t.TypeErrorf("%s.__match_args__ must be a tuple (got %s)", typ.NameString(), t.TypeName(matchArgs))
		default:
			count = matchArgs.AsTuple().Len()
		}
		if count < npos {
			s := "s"
			if count == 1 {
				s = ""
			}
			return object.Empty(), t.TypeErrorf("%s() accepts %d positional sub-pattern%s (%d given)", typ.NameString(), count, s, npos)
		}
		if self {
			attrs.Append(t, subject)
		} else {
			for i := 0; i < npos; i++ {
				name := matchArgs.AsTuple().Items()[i]
				if !name.IsExactStr() {
					return object.Empty(), t.TypeErrorf("__match_args__ elements must be strings (got %s)", t.TypeName(name))
				}
				if err := once(name); err != nil {
					return object.Empty(), err
				}
				v, err := t.GetAttrOpt(subject, name)
				if err != nil || v.IsEmpty() {
					return object.None(), err
				}
				attrs.Append(t, v)
			}
		}
	}
	for _, name := range names.Items() {
		if err := once(name); err != nil {
			return object.Empty(), err
		}
		v, err := t.GetAttrOpt(subject, name)
		if err != nil || v.IsEmpty() {
			return object.None(), err
		}
		attrs.Append(t, v)
	}
	return t.NewTuple(attrs.Items()).Value(), nil
}

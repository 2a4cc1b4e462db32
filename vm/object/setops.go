package object

// The operations of sets. Those written as operators want sets on both sides;
// those written as methods take any iterable.

func (t *Thread) setUnionOf(s *Set, others []Value) (Value, error) {
	r := t.newLike(s)
	if err := r.merge(t, s); err != nil {
		return Value{}, err
	}
	for i := range others {
		if others[i].t == addrOf(s) {
			continue
		}
		if err := r.Update(t, others[i]); err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

func setUnion(t *Thread, args []Value) (Value, error) {
	return t.setUnionOf(args[0].AsSet(), args[1].tuple().Items())
}

// intersect returns what is in both, in the order of the smaller set.
func (t *Thread) intersect(s *Set, other Value) (*Set, error) {
	r := t.newLike(s)
	if other.IsSet() {
		o := other.AsSet()
		if o == s {
			return r, r.merge(t, s)
		}
		if o.used > s.used {
			s, o = o, s
		}
		for pos := 0; ; {
			k, h, ok := o.next(&pos)
			if !ok {
				return r, nil
			}
			_, found, err := s.find(t, k, h)
			if err == nil && found {
				err = r.addHash(t, k, h)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	it, err := t.Iter(other)
	if err != nil {
		return nil, err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return r, err
		}
		h, err := t.Hash(x)
		if err != nil {
			return nil, err
		}
		_, found, err := s.find(t, x, h)
		if err == nil && found {
			err = r.addHash(t, x, h)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (t *Thread) intersectAll(s *Set, others []Value) (*Set, error) {
	if len(others) == 0 {
		r := t.newLike(s)
		return r, r.merge(t, s)
	}
	r := s
	for i := range others {
		var err error
		if r, err = t.intersect(r, others[i]); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func setIntersection(t *Thread, args []Value) (Value, error) {
	r, err := t.intersectAll(args[0].AsSet(), args[1].tuple().Items())
	return ValueOf(r), err
}

// without removes the items of other.
func (s *Set) without(t *Thread, other Value) error {
	if other.t == addrOf(s) {
		s.Clear()
		return nil
	}
	if other.IsSet() {
		o := other.AsSet()
		for pos := 0; ; {
			k, h, ok := o.next(&pos)
			if !ok {
				break
			}
			if _, err := s.discardHash(t, k, h); err != nil {
				return err
			}
		}
	} else {
		it, err := t.Iter(other)
		if err != nil {
			return err
		}
		for {
			x, err := t.Next(it)
			if err != nil {
				return err
			}
			if x.IsEmpty() {
				break
			}
			if _, err := s.Discard(t, x); err != nil {
				return err
			}
		}
	}
	if s.fill-s.used > s.mask/4 {
		s.resize(t, s.growth())
	}
	return nil
}

// subtract returns what is in s and not in other.
func (t *Thread) subtract(s *Set, other Value) (*Set, error) {
	r := t.newLike(s)
	size := -1
	switch {
	case other.IsSet():
		size = other.AsSet().used
	case other.IsDict():
		size = other.AsDict().Len(t)
	}
	if size < 0 || s.used>>2 > size {
		if err := r.merge(t, s); err != nil {
			return nil, err
		}
		return r, r.without(t, other)
	}
	for pos := 0; ; {
		k, h, ok := s.next(&pos)
		if !ok {
			return r, nil
		}
		var found bool
		var err error
		if other.IsSet() {
			_, found, err = other.AsSet().find(t, k, h)
		} else {
			var x Value
			x, err = other.AsDict().GetHash(t, k, h)
			found = !x.IsEmpty()
		}
		if err == nil && !found {
			err = r.addHash(t, k, h)
		}
		if err != nil {
			return nil, err
		}
	}
}

func setDifference(t *Thread, args []Value) (Value, error) {
	s, others := args[0].AsSet(), args[1].tuple().Items()
	if len(others) == 0 {
		return setCopy(t, args[0])
	}
	r, err := t.subtract(s, others[0])
	if err != nil {
		return Value{}, err
	}
	for i := 1; i < len(others); i++ {
		if err := r.without(t, others[i]); err != nil {
			return Value{}, err
		}
	}
	return r.Value(), nil
}

// toggle keeps what is in s or in o and not in both.
func (s *Set) toggle(t *Thread, o *Set) error {
	if s == o {
		s.Clear()
		return nil
	}
	for pos := 0; ; {
		k, h, ok := o.next(&pos)
		if !ok {
			return nil
		}
		gone, err := s.discardHash(t, k, h)
		if err == nil && !gone {
			err = s.addHash(t, k, h)
		}
		if err != nil {
			return err
		}
	}
}

func (t *Thread) symmetric(s *Set, other Value) (Value, error) {
	r := t.newLike(s)
	if err := r.Update(t, other); err != nil {
		return Value{}, err
	}
	return r.Value(), r.toggle(t, s)
}

func setSymmetricDifference(t *Thread, v, other Value) (Value, error) {
	return t.symmetric(v.AsSet(), other)
}

func setOr(t *Thread, a, b Value) (Value, error) {
	if !a.IsSet() || !b.IsSet() {
		return NotImplemented(), nil
	}
	w := t.Push(1)
	w[0] = b
	r, err := t.setUnionOf(a.AsSet(), w)
	t.Pop(1)
	return r, err
}

func setAnd(t *Thread, a, b Value) (Value, error) {
	if !a.IsSet() || !b.IsSet() {
		return NotImplemented(), nil
	}
	r, err := t.intersect(a.AsSet(), b)
	return ValueOf(r), err
}

func setSub(t *Thread, a, b Value) (Value, error) {
	if !a.IsSet() || !b.IsSet() {
		return NotImplemented(), nil
	}
	r, err := t.subtract(a.AsSet(), b)
	return ValueOf(r), err
}

func setXor(t *Thread, a, b Value) (Value, error) {
	if !a.IsSet() || !b.IsSet() {
		return NotImplemented(), nil
	}
	return t.symmetric(a.AsSet(), b)
}

func setIOr(t *Thread, a, b Value) (Value, error) {
	if !b.IsSet() {
		return NotImplemented(), nil
	}
	return a, a.AsSet().merge(t, b.AsSet())
}

func setIAnd(t *Thread, a, b Value) (Value, error) {
	if !b.IsSet() {
		return NotImplemented(), nil
	}
	return a, t.keepIntersection(a.AsSet(), b)
}

func setISub(t *Thread, a, b Value) (Value, error) {
	if !b.IsSet() {
		return NotImplemented(), nil
	}
	return a, a.AsSet().without(t, b)
}

func setIXor(t *Thread, a, b Value) (Value, error) {
	if !b.IsSet() {
		return NotImplemented(), nil
	}
	return a, a.AsSet().toggle(t, b.AsSet())
}

// become takes over the items of another set, which is not used any more.
func (s *Set) become(o *Set) {
	s.items, s.mask, s.fill, s.used, s.finger = o.items, o.mask, o.fill, o.used, 0
}

func (t *Thread) keepIntersection(s *Set, other Value) error {
	r, err := t.intersect(s, other)
	if err == nil {
		s.become(r)
	}
	return err
}

func setUpdate(t *Thread, args []Value) (Value, error) {
	others := args[1].tuple()
	for i := range others.Len() {
		if err := args[0].AsSet().Update(t, others.Items()[i]); err != nil {
			return Value{}, err
		}
	}
	return None(), nil
}

func setDifferenceUpdate(t *Thread, args []Value) (Value, error) {
	others := args[1].tuple()
	for i := range others.Len() {
		if err := args[0].AsSet().without(t, others.Items()[i]); err != nil {
			return Value{}, err
		}
	}
	return None(), nil
}

func setIntersectionUpdate(t *Thread, args []Value) (Value, error) {
	s := args[0].AsSet()
	r, err := t.intersectAll(s, args[1].tuple().Items())
	if err != nil {
		return Value{}, err
	}
	if r != s {
		s.become(r)
	}
	return None(), nil
}

func setSymmetricUpdate(t *Thread, v, other Value) (Value, error) {
	s := v.AsSet()
	if other == v {
		s.Clear()
		return None(), nil
	}
	o, err := t.setOf(other)
	if err != nil {
		return Value{}, err
	}
	return None(), s.toggle(t, o)
}

func setIsDisjoint(t *Thread, v, other Value) (Value, error) {
	s := v.AsSet()
	if other.IsSet() {
		o := other.AsSet()
		if o == s {
			return Bool(s.used == 0), nil
		}
		if o.used > s.used {
			s, o = o, s
		}
		for pos := 0; ; {
			k, h, ok := o.next(&pos)
			if !ok {
				return True(), nil
			}
			if _, found, err := s.find(t, k, h); err != nil || found {
				return False(), err
			}
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
		if found, err := s.Has(t, x); err != nil || found {
			return False(), err
		}
	}
}

func setIsSubset(t *Thread, v, other Value) (Value, error) {
	o, err := t.setOf(other)
	if err != nil {
		return Value{}, err
	}
	r, err := v.AsSet().within(t, o)
	return Bool(r), err
}

func setIsSuperset(t *Thread, v, other Value) (Value, error) {
	s := v.AsSet()
	if other.IsSet() {
		r, err := other.AsSet().within(t, s)
		return Bool(r), err
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
		if found, err := s.Has(t, x); err != nil || !found {
			return False(), err
		}
	}
}

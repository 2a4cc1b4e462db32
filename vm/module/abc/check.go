package abc

import "github.com/adder-vm/adder/vm/object"

// has tells whether a set of answers holds a class.
func has(t *object.Thread, s *object.Set, cls object.Value) (bool, error) {
	if s == nil || cls.Kind() != object.KindType {
		return false, nil
	}
	return s.Has(t, object.Int(cls.AsType().Serial()))
}

// add puts a class into a set of answers, made when there is none yet.
func add(t *object.Thread, s **object.Set, cls object.Value) error {
	if *s == nil {
		*s = t.NewSet()
	}
	return (*s).Add(t, object.Int(cls.AsType().Serial()))
}

var subclassCheckName = "__subclasscheck__"

func instanceCheck(t *object.Thread, cls, v object.Value) (object.Value, error) {
	d, err := dataOf(t, cls)
	if err != nil {
		return object.Empty(), err
	}
	sub, err := t.GetAttrID(v, object.N__class__)
	if err != nil {
		return object.Empty(), err
	}
	if yes, err := has(t, d.yes, sub); err != nil || yes {
		return object.Bool(yes), err
	}
	check, err := t.GetAttrString(cls, subclassCheckName)
	if err != nil {
		return object.Empty(), err
	}
	real := t.TypeOf(v).Value()
	if real == sub {
		if d.noAsOf == *token(t) {
			if no, err := has(t, d.no, sub); err != nil || no {
				return object.False(), err
			}
		}
		return t.Call1(check, sub)
	}
	r, err := t.Call1(check, sub)
	if err != nil {
		return r, err
	}
	if yes, err := t.Truth(r); err != nil || yes {
		return r, err
	}
	return t.Call1(check, real)
}

func subclassCheck(t *object.Thread, cls, sub object.Value) (object.Value, error) {
	if sub.Kind() != object.KindType {
		return object.Empty(), t.TypeErrorf("issubclass() arg 1 must be a class")
	}
	d, err := dataOf(t, cls)
	if err != nil {
		return object.Empty(), err
	}
	if yes, err := has(t, d.yes, sub); err != nil || yes {
		return object.Bool(yes), err
	}
	if now := *token(t); d.noAsOf < now {
		d.no, d.noAsOf = nil, now
	} else if no, err := has(t, d.no, sub); err != nil || no {
		return object.False(), err
	}
	if err := t.EnterNative(); err != nil {
		return object.Empty(), err
	}
	yes, err := decide(t, d, cls, sub)
	t.LeaveNative()
	if err != nil {
		return object.Empty(), err
	}
	if yes {
		return object.True(), add(t, &d.yes, sub)
	}
	return object.False(), add(t, &d.no, sub)
}

// decide finds out whether sub is a subclass: by the class's hook, by inheritance,
// through the registry, or through a subclass of the class.
func decide(t *object.Thread, d *classData, cls, sub object.Value) (bool, error) {
	hook, err := t.GetAttrString(cls, "__subclasshook__")
	if err != nil {
		return false, err
	}
	r, err := t.Call1(hook, sub)
	if err != nil {
		return false, err
	}
	switch {
	case r.IsTrue():
		return true, nil
	case r.IsFalse():
		return false, nil
	case !r.IsNotImplemented():
		return false, t.Raise(t.RT.T.Exc.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented")
	}
	for _, m := range sub.AsType().MRO.Items() {
		if m == cls {
			return true, nil
		}
	}
	known := registered(t, d)
	for i := 0; i < known.Len(); i++ {
		if is, err := t.IsSubclass(sub, known.Items()[i]); err != nil || is {
			return is, err
		}
	}
	f, err := t.GetAttrString(cls, "__subclasses__")
	if err != nil {
		return false, err
	}
	list, err := t.Call0(f)
	if err != nil {
		return false, err
	}
	if list.Kind() != object.KindList {
		return false, t.TypeErrorf("__subclasses__() must return a list")
	}
	for i := 0; i < list.AsList().Len(); i++ {
		if is, err := t.IsSubclass(sub, list.AsList().Items()[i]); err != nil || is {
			return is, err
		}
	}
	return false, nil
}

// dump returns what a class keeps. The answers are found back by walking all
// classes there are.
func dump(t *object.Thread, cls object.Value) (object.Value, error) {
	d, err := dataOf(t, cls)
	if err != nil {
		return object.Empty(), err
	}
	out := t.NewTupleN(4)
	registry := t.NewSet()
	if registered(t, d).Len() > 0 {
		if err := registry.Update(t, d.registry.Value()); err != nil {
			return object.Empty(), err
		}
	}
	out.Items()[0] = registry.Value()
	for i, s := range [...]*object.Set{d.yes, d.no} {
		found := t.NewSet()
		if s != nil {
			if err := collect(t, t.RT.T.Object, s, found); err != nil {
				return object.Empty(), err
			}
		}
		out.Items()[i+1] = found.Value()
	}
	out.Items()[3] = object.Int(d.noAsOf)
	return out.Value(), nil
}

func collect(t *object.Thread, typ *object.Type, serials, found *object.Set) error {
	if err := t.EnterNative(); err != nil {
		return err
	}
	defer t.LeaveNative()
	is, err := serials.Has(t, object.Int(typ.Serial()))
	if err != nil {
		return err
	}
	if is {
		if err := found.Add(t, typ.Value()); err != nil {
			return err
		}
	}
	subs := typ.Subclasses(t)
	for i := 0; i < subs.Len(); i++ {
		if err := collect(t, subs.Items()[i].AsType(), serials, found); err != nil {
			return err
		}
	}
	return nil
}

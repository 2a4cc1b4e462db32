package collections

import (
	"github.com/adder-vm/adder/vm/object"
)

// An OrderedDict is a dict, which keeps the order of its keys anyway, with methods
// that use the order and an equality that minds it.

var orderedDictSpec = object.TypeSpec{
	Name: "collections.OrderedDict", Kind: object.KindDict, Size: object.SizeOf[object.Dict](),
	Flags: object.TypeBase | object.TypeHasWeak | object.TypeHasDict,
	Doc:   "A dict that can move its keys and minds their order when compared.",
	Slots: object.Slots{
		Init: orderedInit, Repr: orderedRepr, Compare: orderedCompare, Iter: orderedIterKeys,
		SetItem: orderedSetItem,
		Binary:  orOnly(orderedOr), Inplace: orOnly(orderedIOr),
	},
	Getters: []object.GetSet{object.InstanceDict},
	Methods: []object.Def{
		{Name: "fromkeys", Sig: "(type, /, iterable, value=None)", Doc: "Make one with keys of one value.", FV: orderedFromKeys, Kind: object.DefClass},
		{Name: "setdefault", Sig: "(self, /, key, default=None)", Doc: "Return the value of a key, which is stored first if it is missing.", FV: orderedSetDefault},
		{Name: "pop", Text: "($self, /, key, default=<unrepresentable>)", Sig: "(self, /, key, default=None)", Doc: "Remove a key and return its value, or the default.", FV: orderedPop},
		{Name: "popitem", Sig: "(self, /, last=True)", Doc: "Remove and return the last item, or the first.", FV: orderedPopItem},
		{Name: "keys", Sig: "(self, /)", F1: orderedKeys},
		{Name: "values", Sig: "(self, /)", F1: orderedValues},
		{Name: "items", Sig: "(self, /)", F1: orderedItems},
		{Name: "update", FK: orderedUpdate},
		{Name: "clear", Sig: "(self, /)", Doc: "Remove all items.", F1: orderedClear},
		{Name: "copy", Sig: "(self, /)", Doc: "Return a shallow copy.", F1: orderedCopy},
		{Name: "__reversed__", Sig: "(self, /)", F1: orderedReversed},
		{Name: "move_to_end", Sig: "(self, /, key, last=True)", Doc: "Move a key behind all others, or before them.", FV: orderedMoveToEnd},
		{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling.", F1: orderedReduce},
	},
}

func ordered(v object.Value) *object.Dict { return v.AsDict() }

// plainOrdered tells whether v is of the class itself, so that no method of it can
// be another; a subclass's are asked for values and told of new ones.
func plainOrdered(t *object.Thread, v object.Value) bool {
	return t.TypeOf(v) == t.RT.Type(&orderedDictKey)
}

func orderedInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	if n := len(args) - kw.Len(); n > 1 {
		return t.TypeErrorf("expected at most 1 argument, got %d", n)
	}
	return updateOrdered(t, self, args, kw)
}

func orderedSetItem(t *object.Thread, self, key, v object.Value) error {
	h, err := t.Hash(key)
	if err != nil {
		return err
	}
	if v.IsEmpty() {
		return t.RT.T.Dict.Slots().SetItem(t, self, key, v)
	}
	return ordered(self).SetHash(t, key, h, v)
}

// orderedUpdate is update, as mutable mappings have it.
func orderedUpdate(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	return object.None(), updateOrdered(t, args[0], args[1:], kw)
}

func updateOrdered(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	n := len(args) - kw.Len()
	if n > 1 {
		return t.TypeErrorf("update() takes at most 1 positional argument (%d given)", n)
	}
	if n == 1 {
		if err := updateFrom(t, self, args[0]); err != nil {
			return err
		}
	}
	for i := range kw.Len() {
		if err := t.SetItem(self, kw.Items()[i], args[n+i]); err != nil {
			return err
		}
	}
	return nil
}

func updateFrom(t *object.Thread, self, other object.Value) error {
	if other.IsDict() && t.TypeOf(other) == t.RT.T.Dict {
		d := other.AsDict()
		for pos := 0; ; {
			size := d.Len(t)
			k, v, ok := d.Next(t, &pos)
			if !ok {
				return nil
			}
			if err := t.SetItem(self, k, v); err != nil {
				return err
			}
			if d.Len(t) != size {
				return t.RuntimeErrorf("dictionary changed size during iteration")
			}
		}
	}
	keys, err := t.GetAttrOptID(other, object.Nkeys)
	if err != nil {
		return err
	}
	if !keys.IsEmpty() {
		if keys, err = t.Call0(keys); err != nil {
			return err
		}
		it, err := t.Iter(keys)
		if err != nil {
			return err
		}
		return t.Each(it, func(k object.Value) (bool, error) {
			v, err := t.GetItem(other, k)
			if err == nil {
				err = t.SetItem(self, k, v)
			}
			return err == nil, err
		})
	}
	items, err := t.GetAttrOptID(other, object.Nitems)
	if err != nil {
		return err
	}
	if items.IsEmpty() {
		items = other
	} else if items, err = t.Call0(items); err != nil {
		return err
	}
	it, err := t.Iter(items)
	if err != nil {
		return err
	}
	return t.Each(it, func(pair object.Value) (bool, error) {
		err := setPair(t, self, pair)
		return err == nil, err
	})
}

// setPair stores a pair of a key and a value.
func setPair(t *object.Thread, self, pair object.Value) error {
	it, err := t.Iter(pair)
	if err != nil {
		return err
	}
	w := t.Push(3)
	defer t.Pop(3)
	for i := range w {
		if w[i], err = t.Next(it); err != nil {
			return err
		}
		switch end := w[i].IsEmpty(); {
		case end && i < 2:
			return t.ValueErrorf("need more than %d value%s to unpack", i, [2]string{"s", ""}[i])
		case !end && i == 2:
			return t.ValueErrorf("too many values to unpack (expected 2)")
		}
	}
	return t.SetItem(self, w[0], w[1])
}

func orderedRepr(t *object.Thread, v object.Value) (object.Value, error) {
	name := t.TypeOf(v).NameString()
	if ordered(v).Len(t) == 0 {
		return t.NewStr(name + "()"), nil
	}
	if t.ReprEnter(v) {
		return t.NewStr("..."), nil
	}
	defer t.ReprLeave(v)
	var plain object.Value
	if plainOrdered(t, v) {
		plain = ordered(v).Copy(t).Value()
	} else {
		var err error
		if plain, err = t.Call1(t.RT.T.Dict.Value(), v); err != nil {
			return object.Empty(), err
		}
	}
	text, err := t.ReprString(plain)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(name + "(" + text + ")"), nil
}

// orderedCompare compares as dicts do, and the order with another OrderedDict.
func orderedCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if op != object.EQ && op != object.NE || !b.IsDict() {
		return object.NotImplemented(), nil
	}
	same, err := t.RT.T.Dict.Slots().Compare(t, a, b, object.EQ)
	if err != nil || !same.IsBool() {
		return same, err
	}
	eq := same.AsBool()
	if typ := t.RT.Type(&orderedDictKey); eq && t.IsType(a, typ) && t.IsType(b, typ) {
		for i, j := 0, 0; eq; {
			k, _, more := ordered(a).Next(t, &i)
			l, _, other := ordered(b).Next(t, &j)
			if !more || !other {
				eq = more == other
				break
			}
			if eq, err = t.Equal(k, l); err != nil {
				return object.Empty(), err
			}
		}
	}
	return object.Bool(eq == (op == object.EQ)), nil
}

func orderedOr(t *object.Thread, a, b object.Value) (object.Value, error) {
	self := a
	if !t.IsType(a, t.RT.Type(&orderedDictKey)) {
		self = b
	}
	if !a.IsDict() || !b.IsDict() {
		return object.NotImplemented(), nil
	}
	r, err := t.Call1(t.TypeOf(self).Value(), a)
	if err != nil {
		return object.Empty(), err
	}
	return r, updateFrom(t, r, b)
}

func orderedIOr(t *object.Thread, a, b object.Value) (object.Value, error) {
	return a, updateFrom(t, a, b)
}

func orderedFromKeys(t *object.Thread, args []object.Value) (object.Value, error) {
	d, err := t.Call0(args[0])
	if err != nil {
		return object.Empty(), err
	}
	v := args[2]
	if v.IsEmpty() {
		v = object.None()
	}
	it, err := t.Iter(args[1])
	if err != nil {
		return object.Empty(), err
	}
	return d, t.Each(it, func(k object.Value) (bool, error) {
		err := t.SetItem(d, k, v)
		return err == nil, err
	})
}

func orderedSetDefault(t *object.Thread, args []object.Value) (object.Value, error) {
	self, key, v := args[0], args[1], args[2]
	if v.IsEmpty() {
		v = object.None()
	}
	if plainOrdered(t, self) {
		found, err := ordered(self).Get(t, key)
		if err != nil || !found.IsEmpty() {
			return found, err
		}
		return v, ordered(self).Set(t, key, v)
	}
	found, err := ordered(self).Get(t, key)
	if err != nil {
		return object.Empty(), err
	}
	if !found.IsEmpty() {
		return t.GetItem(self, key)
	}
	return v, t.SetItem(self, key, v)
}

func orderedPop(t *object.Thread, args []object.Value) (object.Value, error) {
	self, key, def := args[0], args[1], args[2]
	if _, err := t.Hash(key); err != nil {
		return object.Empty(), err
	}
	v, err := ordered(self).Delete(t, key)
	if err == nil && v.IsEmpty() {
		if v = def; v.IsEmpty() {
			err = t.RaiseArg(t.RT.T.Exc.KeyError, key)
		}
	}
	return v, err
}

// lastArg reads the argument that tells last from first.
func lastArg(t *object.Thread, v object.Value) (bool, error) {
	if v.IsEmpty() {
		return true, nil
	}
	return t.Truth(v)
}

func orderedPopItem(t *object.Thread, args []object.Value) (object.Value, error) {
	last, err := lastArg(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	d := ordered(args[0])
	var key object.Value
	var ok bool
	if last {
		pos := d.EndPos(t)
		key, _, ok = d.Prev(t, &pos)
	} else {
		pos := 0
		key, _, ok = d.Next(t, &pos)
	}
	if !ok {
		return object.Empty(), t.RaiseArg(t.RT.T.Exc.KeyError, t.NewStr("dictionary is empty"))
	}
	v, err := d.Delete(t, key)
	if err == nil && v.IsEmpty() {
		err = t.RaiseArg(t.RT.T.Exc.KeyError, key)
	}
	if err != nil {
		return object.Empty(), err
	}
	return t.Tuple2(key, v), nil
}

func orderedMoveToEnd(t *object.Thread, args []object.Value) (object.Value, error) {
	last, err := lastArg(t, args[2])
	if err != nil {
		return object.Empty(), err
	}
	h, err := t.Hash(args[1])
	if err != nil {
		return object.Empty(), err
	}
	found, err := ordered(args[0]).MoveToEnd(t, args[1], h, last)
	if err == nil && !found {
		err = t.RaiseArg(t.RT.T.Exc.KeyError, args[1])
	}
	return object.None(), err
}

func orderedClear(t *object.Thread, v object.Value) (object.Value, error) {
	ordered(v).Clear(t)
	return object.None(), nil
}

func orderedCopy(t *object.Thread, v object.Value) (object.Value, error) {
	c, err := t.Call0(t.TypeOf(v).Value())
	if err != nil {
		return object.Empty(), err
	}
	plain := plainOrdered(t, v)
	d := ordered(v)
	for pos := 0; ; {
		k, x, ok := d.Next(t, &pos)
		if !ok {
			return c, nil
		}
		if !plain {
			if x, err = t.GetItem(v, k); err != nil {
				return object.Empty(), err
			}
		}
		if err := t.SetItem(c, k, x); err != nil {
			return object.Empty(), err
		}
	}
}

func orderedReduce(t *object.Thread, v object.Value) (object.Value, error) {
	state, err := t.CallMethod(v, t.InternString("__getstate__"), nil, nil)
	if err != nil {
		return object.Empty(), err
	}
	items, err := t.CallMethod0(v, object.Nitems)
	if err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(items)
	if err != nil {
		return object.Empty(), err
	}
	r := t.NewTupleN(5)
	s := r.Items()
	s[0], s[1], s[2], s[3], s[4] = t.TypeOf(v).Value(), t.NewTupleN(0).Value(), state, object.None(), it
	return r.Value(), nil
}

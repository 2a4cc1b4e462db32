package collections

import (
	"github.com/adder-vm/adder/vm/object"
)

// What an iterator over an OrderedDict yields.
const (
	yieldKeys = iota
	yieldValues
	yieldItems
)

// orderedIter iterates over an OrderedDict, forwards or backwards.
//
//adder:heap
type orderedIter struct {
	object.Header
	dict    object.Value // empty once exhausted
	pos     int
	what    int
	keys    uint32 // the dict's keys' version
	reverse bool
}

var orderedIterSpec = object.TypeSpec{
	Name: "odict_iterator", Kind: object.KindOpaque, Size: object.SizeOf[orderedIter](), Flags: object.TypeNoNew,
	Slots:   object.Slots{Iter: selfIter, Next: orderedNext},
	Methods: []object.Def{{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling.", F1: orderedIterReduce}},
}

func newOrderedIter(t *object.Thread, dict object.Value, what int, reverse bool) (object.Value, error) {
	it := object.New[orderedIter](t, t.RT.Type(&orderedIterKey))
	d := dict.AsDict()
	it.dict, it.what, it.reverse, it.keys = dict, what, reverse, d.AskKeysVersion(t)
	if reverse {
		it.pos = d.EndPos(t)
	}
	return object.ValueOf(it), nil
}

func orderedNext(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[orderedIter](v)
	if it.dict.IsEmpty() {
		return object.Empty(), nil
	}
	d := it.dict.AsDict()
	if d.KeysVersion() != it.keys {
		it.dict = object.Empty()
		return object.Empty(), t.RuntimeErrorf("OrderedDict mutated during iteration")
	}
	var k, x object.Value
	var ok bool
	if it.reverse {
		k, x, ok = d.Prev(t, &it.pos)
	} else {
		k, x, ok = d.Next(t, &it.pos)
	}
	switch {
	case !ok:
		it.dict = object.Empty()
		return object.Empty(), nil
	case it.what == yieldKeys:
		return k, nil
	case it.what == yieldValues:
		return x, nil
	}
	return t.Tuple2(k, x), nil
}

func orderedIterReduce(t *object.Thread, v object.Value) (object.Value, error) {
	it := object.Cast[orderedIter](v)
	rest := t.NewList(0)
	if !it.dict.IsEmpty() {
		left, err := newOrderedIter(t, it.dict, it.what, it.reverse)
		if err != nil {
			return object.Empty(), err
		}
		copied := object.Cast[orderedIter](left)
		copied.pos, copied.keys = it.pos, it.keys
		if rest, err = t.ListFrom(left); err != nil {
			return object.Empty(), err
		}
	}
	return t.Tuple2(t.RT.Builtins.GetString(t, "iter"), t.Tuple1(rest.Value())), nil
}

// The views of an OrderedDict are those of a dict with iterators of their own.
var (
	orderedKeysSpec   = orderedViewSpec("odict_keys", orderedKeysIter, orderedKeysReversed)
	orderedValuesSpec = orderedViewSpec("odict_values", orderedValuesIter, orderedValuesReversed)
	orderedItemsSpec  = orderedViewSpec("odict_items", orderedItemsIter, orderedItemsReversed)
)

func orderedViewSpec(name string, iter, reversed object.UnaryFunc) object.TypeSpec {
	return object.TypeSpec{
		Name: name, Kind: object.KindDictView, Size: object.SizeOf[object.DictView](), Flags: object.TypeNoNew,
		Slots:   object.Slots{Iter: iter},
		Methods: []object.Def{{Name: "__reversed__", Sig: "(self, /)", F1: reversed}},
	}
}

func orderedView(t *object.Thread, dict object.Value, key *object.TypeKey) (object.Value, error) {
	v := object.New[object.DictView](t, t.RT.Type(key))
	v.Dict = dict
	return object.ValueOf(v), nil
}

func orderedKeys(t *object.Thread, v object.Value) (object.Value, error) {
	return orderedView(t, v, &orderedKeysKey)
}

func orderedValues(t *object.Thread, v object.Value) (object.Value, error) {
	return orderedView(t, v, &orderedValuesKey)
}

func orderedItems(t *object.Thread, v object.Value) (object.Value, error) {
	return orderedView(t, v, &orderedItemsKey)
}

func viewed(v object.Value) object.Value { return object.Cast[object.DictView](v).Dict }

func orderedIterKeys(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, v, yieldKeys, false)
}

func orderedReversed(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, v, yieldKeys, true)
}

func orderedKeysIter(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldKeys, false)
}

func orderedValuesIter(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldValues, false)
}

func orderedItemsIter(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldItems, false)
}

func orderedKeysReversed(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldKeys, true)
}

func orderedValuesReversed(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldValues, true)
}

func orderedItemsReversed(t *object.Thread, v object.Value) (object.Value, error) {
	return newOrderedIter(t, viewed(v), yieldItems, true)
}

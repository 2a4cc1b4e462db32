// Package collections is the native module _collections: deque, OrderedDict, defaultdict, and
// what collections.Counter and collections.namedtuple are built on.
package collections

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _collections module.
var Module = vm.NativeModule{
	Name: "_collections",
	Doc:  "Container types with a native part.",
	Funcs: []object.Def{
		{Name: "_count_elements", Sig: "(mapping, iterable, /)", Doc: "Count an iterable's items in a mapping.", F2: countElements},
	},
	Init: initModule,
}

var (
	dequeKey         = object.TypeKey{Name: "collections.deque"}
	dequeIterKey     = object.TypeKey{Name: "collections._deque_iterator"}
	dequeRevIterKey  = object.TypeKey{Name: "collections._deque_reverse_iterator"}
	orderedDictKey   = object.TypeKey{Name: "collections.OrderedDict"}
	orderedIterKey   = object.TypeKey{Name: "odict_iterator"}
	orderedKeysKey   = object.TypeKey{Name: "odict_keys"}
	orderedValuesKey = object.TypeKey{Name: "odict_values"}
	orderedItemsKey  = object.TypeKey{Name: "odict_items"}
	defaultDictKey   = object.TypeKey{Name: "collections.defaultdict"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range []struct {
		name string
		spec *object.TypeSpec
		base *object.Type
		key  *object.TypeKey
	}{
		{"deque", &dequeSpec, t.RT.T.Object, &dequeKey},
		{"_deque_iterator", &dequeIterSpec, t.RT.T.Object, &dequeIterKey},
		{"_deque_reverse_iterator", &dequeRevIterSpec, t.RT.T.Object, &dequeRevIterKey},
		{"OrderedDict", &orderedDictSpec, t.RT.T.Dict, &orderedDictKey},
		{"", &orderedIterSpec, t.RT.T.Object, &orderedIterKey},
		{"", &orderedKeysSpec, t.RT.T.DictKeys, &orderedKeysKey},
		{"", &orderedValuesSpec, t.RT.T.DictValues, &orderedValuesKey},
		{"", &orderedItemsSpec, t.RT.T.DictItems, &orderedItemsKey},
		{"defaultdict", &defaultDictSpec, t.RT.T.Dict, &defaultDictKey},
		{"_tuplegetter", &tupleGetterSpec, t.RT.T.Object, nil},
	} {
		typ := t.NewBuiltinType(x.spec, x.base)
		if x.key != nil {
			t.RT.RegisterType(x.key, typ)
		}
		if x.name != "" {
			m.Dict.SetString(t, x.name, typ.Value())
		}
	}
	return nil
}

func selfIter(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

// countElements adds one to mapping[item] for every item.
func countElements(t *object.Thread, mapping, iterable object.Value) (object.Value, error) {
	it, err := t.Iter(iterable)
	if err != nil {
		return object.Empty(), err
	}
	plain := mapping.IsDict()
	for _, name := range [...]string{"get", "__setitem__"} {
		plain = plain && t.LookupType(t.TypeOf(mapping), t.InternString(name)) == t.RT.T.Dict.Dict.GetString(t, name)
	}
	get := object.Empty()
	if !plain {
		if get, err = t.GetAttrString(mapping, "get"); err != nil {
			return object.Empty(), err
		}
	}
	for {
		x, err := t.Next(it)
		if err != nil {
			return object.Empty(), err
		}
		if x.IsEmpty() {
			return object.None(), nil
		}
		var n object.Value
		if plain {
			n, err = mapping.AsDict().Get(t, x)
		} else {
			n, err = t.Call2(get, x, object.Int(0))
		}
		if err != nil {
			return object.Empty(), err
		}
		if n.IsEmpty() {
			n = object.Int(0)
		}
		if n, err = t.Binary(n, object.Int(1), object.OpAdd); err != nil {
			return object.Empty(), err
		}
		if plain {
			err = mapping.AsDict().Set(t, x, n)
		} else {
			err = t.SetItem(mapping, x, n)
		}
		if err != nil {
			return object.Empty(), err
		}
	}
}

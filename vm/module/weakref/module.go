// Package weakref is the _weakref module: the functions and types behind weakref.
package weakref

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _weakref module.
var Module = vm.NativeModule{
	Name: "_weakref",
	Doc:  "Weak-reference support module.",
	Funcs: []object.Def{
		{Name: "getweakrefcount", Sig: "($module, object, /)", Doc: "Return the number of weak references to 'object'.", F1: count},
		{Name: "getweakrefs", Sig: "($module, object, /)", Doc: "Return a list of all weak reference objects pointing to 'object'.", F1: list},
		{Name: "proxy", Text: "($module, object, callback=None, /)", Doc: "Create a proxy object that weakly references 'object'.", FV: proxy, Min: 1, Max: 2},
		{Name: "_remove_dead_weakref", Sig: "($module, dct, key, /)", Doc: "Atomically remove key from dict if it points to a dead weakref.", F2: removeDead},
	},
	Init: func(m *vm.VM, t *object.Thread, mod *object.Module) error {
		ref := t.RT.T.WeakRef.Value()
		mod.Dict.SetString(t, "ref", ref)
		mod.Dict.SetString(t, "ReferenceType", ref)
		mod.Dict.SetString(t, "ProxyType", t.RT.T.WeakProxy.Value())
		mod.Dict.SetString(t, "CallableProxyType", t.RT.T.WeakCallableProxy.Value())
		return nil
	},
}

func count(t *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(t.WeakRefs(v).Len())), nil
}

func list(t *object.Thread, v object.Value) (object.Value, error) { return t.WeakRefs(v).Value(), nil }

func proxy(t *object.Thread, args []object.Value) (object.Value, error) {
	callback := object.Empty()
	if len(args) == 2 {
		callback = args[1]
	}
	return t.NewWeakProxy(args[0], callback)
}

func removeDead(t *object.Thread, d, key object.Value) (object.Value, error) {
	if !d.IsDict() {
		return object.Empty(), t.TypeErrorf("_remove_dead_weakref() argument 1 must be dict, not %s", t.ArgTypeName(d))
	}
	v, err := d.AsDict().Get(t, key)
	if err != nil || v.IsEmpty() {
		return object.None(), err
	}
	if v.Kind() != object.KindWeakRef {
		return object.Empty(), t.TypeErrorf("not a weakref")
	}
	if object.Cast[object.WeakRef](v).Target().IsEmpty() {
		_, err = d.AsDict().Delete(t, key)
	}
	return object.None(), err
}

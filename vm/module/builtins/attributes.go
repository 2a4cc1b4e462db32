package builtins

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

func getAttr(t *object.Thread, args []object.Value) (object.Value, error) {
	name, err := t.AttributeName(args[1])
	if err != nil {
		return object.Empty(), err
	}
	if len(args) == 2 {
		return t.GetAttr(args[0], name)
	}
	v, err := t.GetAttrOpt(args[0], name)
	if err == nil && v.IsEmpty() {
		v = args[2]
	}
	return v, err
}

func hasAttr(t *object.Thread, v, name object.Value) (object.Value, error) {
	name, err := t.AttributeName(name)
	if err != nil {
		return object.Empty(), err
	}
	found, err := t.GetAttrOpt(v, name)
	return object.Bool(!found.IsEmpty()), err
}

func setAttr(t *object.Thread, v, name, value object.Value) (object.Value, error) {
	name, err := t.AttributeName(name)
	if err != nil {
		return object.Empty(), err
	}
	return object.None(), t.SetAttr(v, name, value)
}

func delAttr(t *object.Thread, v, name object.Value) (object.Value, error) {
	name, err := t.AttributeName(name)
	if err != nil {
		return object.Empty(), err
	}
	return object.None(), t.SetAttr(v, name, object.Empty())
}

func dir(t *object.Thread, args []object.Value) (object.Value, error) {
	var names object.Value
	var err error
	if len(args) == 0 {
		var scope object.Value
		if scope, err = vm.Of(t).Locals(t); err == nil {
			names, err = t.CallMethod0(scope, object.Nkeys)
		}
	} else {
		var found bool
		names, found, err = t.CallSpecial(args[0], object.N__dir__)
		if err == nil && !found {
			err = t.TypeErrorf("object does not provide __dir__")
		}
	}
	if err != nil {
		return object.Empty(), err
	}
	list, err := t.ListFrom(names)
	if err != nil {
		return object.Empty(), err
	}
	return list.Value(), t.SortList(list, object.None(), false)
}

func vars(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) == 0 {
		return vm.Of(t).Locals(t)
	}
	v, err := t.GetAttrOptID(args[0], object.N__dict__)
	if err == nil && v.IsEmpty() {
		err = t.TypeErrorf("vars() argument must have __dict__ attribute")
	}
	return v, err
}

func globals(t *object.Thread) (object.Value, error) {
	g := vm.Of(t).Globals(t)
	if g == nil {
		return object.None(), nil
	}
	return g.Value(), nil
}

func locals(t *object.Thread) (object.Value, error) { return vm.Of(t).Locals(t) }

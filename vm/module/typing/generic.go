package typing

import (
	"github.com/adder-vm/adder/vm/object"
)

// genericSpec is typing.Generic; typing.py does the work of its two hooks.
var genericSpec = object.TypeSpec{
	Name: "typing.Generic", Kind: object.KindInstance, Size: object.HeaderSize, Flags: object.TypeBase,
	Doc: "Abstract base class for generic types.",
	Methods: []object.Def{
		{Name: "__class_getitem__", Kind: object.DefClass, FK: genericHook("_generic_class_getitem")},
		{Name: "__init_subclass__", Kind: object.DefClass, FK: genericHook("_generic_init_subclass")},
	},
}

// genericHook passes a call on to a function of the typing module.
func genericHook(name string) func(*object.Thread, []object.Value, *object.Tuple) (object.Value, error) {
	return func(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
		f, err := imported(t, "typing", name)
		if err != nil {
			return f, err
		}
		return t.Call(f, args, kw)
	}
}

// intrinsicGenericBase makes the base Generic[T, ...] of a class with type
// parameters.
func intrinsicGenericBase(t *object.Thread, params object.Value) (object.Value, error) {
	unpacked, err := unpackTuples(t, params)
	if err != nil {
		return unpacked, err
	}
	return call(t, "_GenericAlias", t.RT.T.Generic.Value(), unpacked)
}

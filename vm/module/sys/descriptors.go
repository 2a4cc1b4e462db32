package sys

import "github.com/adder-vm/adder/vm/object"

// clearTypeDescriptors is sys._clear_type_descriptors, which dataclasses call on
// the class that they replace by one with __slots__.
func clearTypeDescriptors(t *object.Thread, cls object.Value) (object.Value, error) {
	if cls.Kind() != object.KindType {
		return object.Empty(), t.TypeErrorf("_clear_type_descriptors() argument must be type, not %s", t.ArgTypeName(cls))
	}
	return object.None(), t.ClearTypeDescriptors(cls.AsType())
}

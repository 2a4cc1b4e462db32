package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// SuperArguments finds the arguments of super() in the innermost frame: the free
// variable __class__ and the first parameter (object.Engine).
func (vm *VM) SuperArguments(t *object.Thread) (*object.Type, object.Value, error) {
	f := currentFrame(t)
	if f == nil {
		return nil, object.Empty(), t.RuntimeErrorf("super(): no current frame")
	}
	if f.code.NArgs == 0 || f.code.ArgCount == 0 && f.code.Flags&bytecode.VarArgs == 0 {
		return nil, object.Empty(), t.RuntimeErrorf("super(): no arguments")
	}
	w := f.values()
	self := w[0]
	if self.Kind() == object.KindCell && bytecode.LocalKind(object.BytesOf(f.code.Kinds.Value())[0])&bytecode.KindCell != 0 {
		self = object.Cast[object.Cell](self).V
	}
	if self.IsEmpty() {
		return nil, object.Empty(), t.RuntimeErrorf("super(): arg[0] deleted")
	}
	names := f.code.LocalsPlusNames.Items()
	for i := int(f.code.NLocalsPlus - f.code.NFree); i < int(f.code.NLocalsPlus); i++ {
		if object.StringOf(names[i]) != "__class__" {
			continue
		}
		c := w[i]
		if c.Kind() == object.KindCell {
			c = object.Cast[object.Cell](c).V
		}
		if c.IsEmpty() {
			return nil, object.Empty(), t.RuntimeErrorf("super(): empty __class__ cell")
		}
		if c.Kind() != object.KindType {
			return nil, object.Empty(), t.RuntimeErrorf("super(): __class__ is not a type (%s)", t.TypeName(c))
		}
		return c.AsType(), self, nil
	}
	return nil, object.Empty(), t.RuntimeErrorf("super(): __class__ cell not found")
}

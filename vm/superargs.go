package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// SuperArgs returns what super() without arguments stands for in the running
// method: its __class__ cell's class and its first argument (object.Engine).
func (vm *VM) SuperArgs(t *object.Thread) (class, self object.Value, err error) {
	f := currentFrame(t)
	if f == nil {
		return class, self, t.RuntimeErrorf("super(): no current frame")
	}
	code := f.code
	if code.ArgCount == 0 {
		return class, self, t.RuntimeErrorf("super(): no arguments")
	}
	kinds := code.Kinds.String()
	vars := f.values()
	self = vars[0]
	if bytecode.LocalKind(kinds[0])&bytecode.KindCell != 0 && self.Kind() == object.KindCell {
		self = object.Cast[object.Cell](self).V
	}
	if self.IsEmpty() {
		return class, self, t.RuntimeErrorf("super(): arg[0] deleted")
	}
	name := t.RT.Name(object.N__class__)
	for i, n := range code.LocalsPlusNames.Items() {
		if n != name || bytecode.LocalKind(kinds[i])&bytecode.KindFree == 0 {
			continue
		}
		if vars[i].Kind() != object.KindCell {
			return class, self, t.RuntimeErrorf("super(): bad __class__ cell")
		}
		class = object.Cast[object.Cell](vars[i]).V
		if class.IsEmpty() {
			return class, self, t.RuntimeErrorf("super(): empty __class__ cell")
		}
		if class.Kind() != object.KindType {
			return class, self, t.RuntimeErrorf("super(): __class__ is not a type (%s)", t.TypeName(class))
		}
		return class, self, nil
	}
	return class, self, t.RuntimeErrorf("super(): __class__ cell not found")
}

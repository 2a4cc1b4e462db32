package vm

import "github.com/adder-vm/adder/vm/object"

// RunClassBody executes a class body's function with ns as its local namespace and
// returns what it returns: the __class__ cell, or None.
func (vm *VM) RunClassBody(t *object.Thread, fn *object.Function, ns object.Value) (object.Value, error) {
	f, err := vm.enter(t, fn, nil, nil, false)
	if err != nil {
		return object.Empty(), err
	}
	f.locals = ns
	if t.Native >= maxNativeDepth {
		popFrame(t, f)
		return object.Empty(), t.RecursionError("")
	}
	t.Native++
	v, err := vm.run(t, f)
	t.Native--
	return v, err
}

package vm

import "github.com/adder-vm/adder/vm/object"

// typing carries out an intrinsic of PEP 695 through the function of that name in
// the _typing module.
func (vm *VM) typing(t *object.Thread, what string, v object.Value) (object.Value, error) {
	f, err := vm.typingFunc(t, what)
	if err != nil {
		return f, err
	}
	return t.Call1(f, v)
}

func (vm *VM) typingFunc(t *object.Thread, what string) (object.Value, error) {
	m, err := vm.importAbsolute(t, t.InternString("_typing"))
	if err != nil {
		return m, err
	}
	return t.GetAttrString(m, "_intrinsic_"+what)
}

// typingVar makes a type variable whose bound or constraints a function computes.
func (vm *VM) typingVar(t *object.Thread, name, bound, constraints object.Value) (object.Value, error) {
	f, err := vm.typingFunc(t, "TypeVar_lazy")
	if err != nil {
		return f, err
	}
	if bound.IsEmpty() {
		bound = object.None()
	}
	if constraints.IsEmpty() {
		constraints = object.None()
	}
	return t.Call3(f, name, bound, constraints)
}

// typingDefault sets the function that computes a type parameter's default.
func (vm *VM) typingDefault(t *object.Thread, param, f object.Value) (object.Value, error) {
	set, err := vm.typingFunc(t, "set_default")
	if err != nil {
		return set, err
	}
	return t.Call2(set, param, f)
}

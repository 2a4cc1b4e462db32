package vm

import "github.com/adder-vm/adder/vm/object"

// TypingIntrinsics are what the instructions of PEP 695 syntax need of the _typing
// module, which enters them when it is first imported. Absent Values are empty.
type TypingIntrinsics struct {
	// TypeVar makes a type variable whose bound or constraints a function
	// computes.
	TypeVar      func(t *object.Thread, name, bound, constraints object.Value) (object.Value, error)
	ParamSpec    func(t *object.Thread, name object.Value) (object.Value, error)
	TypeVarTuple func(t *object.Thread, name object.Value) (object.Value, error)
	// SetDefault sets the function that computes a type parameter's default, and
	// returns the parameter.
	SetDefault func(t *object.Thread, param, f object.Value) (object.Value, error)
	// TypeAlias makes an alias whose value a function computes; params is a tuple
	// or None.
	TypeAlias func(t *object.Thread, name, params, f object.Value) (object.Value, error)
	// GenericBase makes Generic[params].
	GenericBase func(t *object.Thread, params object.Value) (object.Value, error)
}

// typing returns the intrinsics, importing their module on first use.
func (vm *VM) typing(t *object.Thread) (*TypingIntrinsics, error) {
	if vm.Typing == nil {
		if _, err := vm.importAbsolute(t, t.InternString("_typing")); err != nil {
			return nil, err
		}
		if vm.Typing == nil {
			return nil, t.SystemErrorf("the module _typing is not the native one")
		}
	}
	return vm.Typing, nil
}

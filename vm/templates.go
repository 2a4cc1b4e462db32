package vm

import "github.com/adder-vm/adder/vm/object"

// buildInterpolation and buildTemplate make the objects of t-strings (PEP 750),
// whose types string.templatelib shows.
func (vm *VM) buildInterpolation(t *object.Thread, v, text object.Value, conversion int, spec object.Value) (object.Value, error) {
	conv := object.None()
	switch conversion {
	case 1:
		conv = t.NewStr("s")
	case 2:
		conv = t.NewStr("r")
	case 3:
		conv = t.NewStr("a")
	}
	w := t.Push(4)
	w[0], w[1], w[2], w[3] = v, text, conv, spec
	r, err := t.Call(t.RT.T.Interpolation.Value(), w, nil)
	t.Pop(4)
	return r, err
}

func (vm *VM) buildTemplate(t *object.Thread, strings, interpolations object.Value) (object.Value, error) {
	return t.NewTemplate(strings.AsTuple(), interpolations.AsTuple())
}

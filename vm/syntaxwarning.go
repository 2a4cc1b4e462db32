package vm

import (
	"strings"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// withWarnings returns options under which the front end's warnings go to module
// warnings, unless they go somewhere already.
func (vm *VM) withWarnings(t *object.Thread, src []byte, o *compile.Options) *compile.Options {
	if o.Warn != nil {
		return o
	}
	own := *o
	own.Warn = func(w *syntax.Warning) error { return vm.warnSyntax(t, src, w) }
	return &own
}

// warnSyntax issues a SyntaxWarning. One that a filter turns into an error is a
// SyntaxError at the warning's place.
func (vm *VM) warnSyntax(t *object.Thread, src []byte, w *syntax.Warning) error {
	if vm.Home == nil {
		return nil
	}
	mod, err := vm.Import(t, t.InternString("warnings"), nil, t.Tuple1(t.InternString("warn_explicit")), 0)
	if err != nil {
		t.ClearError() // without the module nobody is warned
		return nil
	}
	f, err := t.GetAttrString(mod, "warn_explicit")
	if err != nil {
		t.ClearError()
		return nil
	}
	a := t.Push(5)
	defer t.Pop(5)
	a[0] = f
	a[1] = t.NewStr(w.Msg)
	a[2] = t.RT.T.Exc.SyntaxWarning.Value()
	a[3] = t.NewStr(w.Filename)
	a[4] = object.Int(int64(w.Line))
	if _, err := t.Call(a[0], a[1:], nil); err != nil {
		if !t.Matches(t.RT.T.Exc.SyntaxWarning) {
			return err
		}
		t.ClearError()
		e := syntax.NewError(syntax.SyntaxError, w.Filename, src, w.Pos, "%s", w.Msg)
		e.HasText = e.HasText && !strings.HasPrefix(w.Filename, "<")
		return e
	}
	return nil
}

package vm

import (
	"errors"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// raiseCompileError raises what the front end refused source text with.
func (vm *VM) raiseCompileError(t *object.Thread, err error) error {
	var se *syntax.Error
	if !errors.As(err, &se) {
		return t.Raise(t.RT.T.Exc.SystemError, err.Error())
	}
	return t.Raise(t.RT.T.Exc.SyntaxError, se.Msg)
}

// describePending words the pending exception for an error of Go, and clears it.
func (vm *VM) describePending(t *object.Thread) string {
	exc := t.TakeError()
	if exc.IsEmpty() {
		return "unknown error"
	}
	s, err := t.Str(exc)
	if err != nil {
		t.ClearError()
		return t.TypeName(exc)
	}
	return t.TypeName(exc) + ": " + object.GoString(s)
}

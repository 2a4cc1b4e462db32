package vm

import (
	"os"

	"github.com/adder-vm/adder/vm/object"
)

// WriteError writes text to sys.stderr, or to the process's standard error when
// there is no working sys.stderr.
func (vm *VM) WriteError(t *object.Thread, text string) {
	if t.RT.Sys != nil {
		if f := t.RT.Sys.Dict.GetString(t, "stderr"); !f.IsEmpty() && !f.IsNone() {
			w := t.Push(1)
			w[0] = t.NewStr(text)
			_, err := t.CallMethod(f, t.InternString("write"), w, nil)
			t.Pop(1)
			if err == nil {
				return
			}
			t.ClearError()
		}
	}
	_, _ = os.Stderr.WriteString(text) // there is nowhere left to report a failure to
}

// PrintException prints an exception with its traceback, as the library's module
// traceback words it. Where that cannot be had, names and lines must do.
func (vm *VM) PrintException(t *object.Thread, exc object.Value) {
	if t.RT.Sys != nil {
		if f := t.RT.Sys.Dict.GetString(t, "stderr"); f.IsNone() {
			return // nobody wants to know
		}
	}
	if t.RT.Importlib != nil || vm.Home != nil {
		mod, err := vm.Import(t, t.InternString("traceback"), nil, t.Tuple1(t.InternString("_print_exception_bltin")), 0)
		if err == nil {
			var f object.Value
			if f, err = t.GetAttrString(mod, "_print_exception_bltin"); err == nil {
				if _, err = t.Call1(f, exc); err == nil {
					return
				}
			}
		}
		t.ClearError()
	}
	if exc.IsException() {
		vm.PrintPlain(t, exc)
	}
}

// Uncaught deals with the pending exception of a program that ends by it: it is
// given to sys.excepthook, and the process's exit status is returned. SystemExit
// brings its own status, and prints what is no number.
func (vm *VM) Uncaught(t *object.Thread) int {
	exc := t.TakeError()
	if exc.IsEmpty() {
		return 0
	}
	inspect := vm.Options.Config.Inspect // a prompt follows: SystemExit is shown, too
	if t.IsType(exc, t.RT.T.Exc.SystemExit) && !inspect {
		return vm.exitStatus(t, exc)
	}
	status := 1
	if t.IsType(exc, t.RT.T.Exc.KeyboardInterrupt) {
		status = interruptedStatus
		vm.endedByInterrupt = true
	}
	d := t.RT.Sys.Dict
	tb := exc.AsException().Traceback
	if tb.IsEmpty() {
		tb = object.None()
	}
	d.SetString(t, "last_exc", exc)
	d.SetString(t, "last_type", t.TypeOf(exc).Value())
	d.SetString(t, "last_value", exc)
	d.SetString(t, "last_traceback", tb)
	hook := d.GetString(t, "excepthook")
	if hook.IsEmpty() {
		vm.WriteError(t, "sys.excepthook is missing\n")
		vm.PrintException(t, exc)
		return status
	}
	if _, err := t.Call3(hook, t.TypeOf(exc).Value(), exc, tb); err != nil {
		second := t.TakeError()
		if t.IsType(second, t.RT.T.Exc.SystemExit) && !inspect {
			return vm.exitStatus(t, second)
		}
		vm.WriteError(t, "Error in sys.excepthook:\n")
		vm.PrintException(t, second)
		vm.WriteError(t, "\nOriginal exception was:\n")
		vm.PrintException(t, exc)
	}
	return status
}

// interruptedStatus is that of a process ended by Ctrl-C.
const interruptedStatus = 130

// Exiting reports whether a SystemExit has ended the program.
func (vm *VM) Exiting() bool { return vm.exiting }

// exitStatus is what a SystemExit asks the process to end with.
func (vm *VM) exitStatus(t *object.Thread, exc object.Value) int {
	vm.exiting = true
	code, err := t.GetAttrString(exc, "code")
	if err != nil {
		t.ClearError()
		return 1
	}
	switch {
	case code.IsNone():
		return 0
	case code.IsIntOrBool():
		return int(code.AsInt()) & 0xFF
	case code.IsInteger():
		return 0xFF
	}
	s, err := t.Str(code)
	if err != nil {
		t.ClearError()
		return 1
	}
	vm.WriteError(t, object.GoString(s)+"\n")
	return 1
}

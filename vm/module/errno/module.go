// Package errno is the native module errno: the names of the system's error
// numbers.
package errno

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the errno module.
var Module = vm.NativeModule{
	Name: "errno",
	Doc:  "The system's error numbers by name, and in errorcode the names by number.",
	Init: initModule,
}

func initModule(_ *vm.VM, t *object.Thread, mod *object.Module) error {
	codes := t.NewDict()
	mod.Dict.SetString(t, "errorcode", codes.Value())
	for _, x := range numbers {
		name := t.InternString(x.name)
		if err := mod.Dict.Set(t, name, object.Int(x.value)); err != nil {
			return err
		}
		old, err := codes.Get(t, object.Int(x.value))
		if err != nil {
			return err
		}
		if old.IsEmpty() {
			if err := codes.Set(t, object.Int(x.value), name); err != nil {
				return err
			}
		}
	}
	return nil
}

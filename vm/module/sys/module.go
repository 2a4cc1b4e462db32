package sys

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the sys module.
var Module = vm.NativeModule{
	Name: "sys",
	Doc:  "This module provides access to some objects used or maintained by the interpreter.",
	Init: initModule,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	mod.Dict.SetString(t, "modules", t.RT.Modules.Value())
	return nil
}

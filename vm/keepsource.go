package vm

import "github.com/adder-vm/adder/vm/object"

// KeepSource has tracebacks quote a text that is in no file, from which code was
// compiled: the library's linecache keeps its lines under a name.
func (vm *VM) KeepSource(t *object.Thread, code *object.Code, text, name string) error {
	if vm.Home == nil || t.RT.Importlib == nil {
		return nil
	}
	vm.starting = true // what runs here runs once a program; see Start
	defer func() { vm.starting = false }()
	mod, err := vm.importSpare(t, "linecache")
	if err != nil {
		return err
	}
	f, err := t.GetAttrString(mod, "_register_code")
	if err != nil {
		return err
	}
	_, err = t.Call3(f, code.Value(), t.NewStr(text), t.NewStr(name))
	return err
}

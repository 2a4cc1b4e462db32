package main

import (
	"fmt"
	"os"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// runPython runs a program as the python command does and returns the process's
// exit status.
func runPython(args []string) int {
	var src []byte
	var name string
	switch {
	case len(args) >= 2 && args[0] == "-c":
		src, name = []byte(args[1]), "<string>"
		args = append([]string{"-c"}, args[2:]...)
	default:
		var err error
		if src, err = os.ReadFile(args[0]); err != nil {
			fmt.Fprintf(os.Stderr, "adder: can't open file '%s': %v\n", args[0], err)
			return 2
		}
		name = args[0]
	}
	home, err := stdlib.Open("")
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	m, t, err := vm.New(vm.Options{Modules: all.Modules(), Home: home, Config: vm.Config{Argv: args}})
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	defer m.Close()
	main := t.NewModule("__main__", "")
	t.RT.Modules.SetString(t, "__main__", main.Value())
	code, err := m.Compile(t, src, syntax.ModeExec, &compile.Options{Filename: name})
	if err == nil {
		_, err = m.RunCode(t, code, main.Dict, object.Empty(), nil)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, m.DescribePending(t))
		return 1
	}
	return 0
}

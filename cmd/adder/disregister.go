package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
	"github.com/adder-vm/adder/vm/stdlib"
)

// This file shows the stages behind bytecode, which need a VM.

// engineOptions is a flag that may be given several times.
type engineOptions struct{ o *vm.EngineOptions }

func (e engineOptions) String() string { return "" }
func (e engineOptions) Type() string   { return "string" }
func (e engineOptions) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("want NAME=VALUE")
	}
	return e.o.Set(name, value)
}

// showRegister lists the register code of a program that is not run.
func (o *disOptions) showRegister(w io.Writer, code *bytecode.Code) error {
	home, err := stdlib.Open(o.home)
	if err != nil {
		return err
	}
	m, t, err := vm.New(vm.Options{Modules: all.Modules(), Home: home, Engine: o.engine})
	if err != nil {
		return err
	}
	defer m.Close()
	loaded, err := m.Load(t, code)
	if err != nil {
		t.ClearError()
		return err
	}
	regcode.TranslateAll(t, loaded, regcode.Options{NoFusion: o.engine.NoFusion})
	return regcode.List(w, t, loaded)
}

// showSpecialized runs a program, and then lists its register code.
func (o *disOptions) showSpecialized(file string) int {
	if o.engine.Strategy == vm.Baseline {
		return disFails(exitUsage, errors.New("--stage specialized: the baseline engine has no register code"))
	}
	if file == "" {
		file = "-"
	}
	var failed error
	status := runPythonWith([]string{file}, func(p *pythonCommand) {
		if o.home != "" {
			p.home = o.home
		}
		p.engine = o.engine
		p.config.Optimize = o.optimize
		p.ran = func(t *object.Thread, code *object.Code) {
			vm.Of(t).FlushStandard(t)
			out := bufio.NewWriter(os.Stdout)
			failed = regcode.List(out, t, code)
			if failed == nil {
				failed = out.Flush()
			}
		}
	})
	if failed != nil {
		fmt.Fprintln(os.Stderr, "adder dis:", failed)
		if status == 0 {
			return exitFailed
		}
	}
	return status
}

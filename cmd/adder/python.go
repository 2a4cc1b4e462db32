package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/stdlib"
)

// runPython runs a program as the python command does and returns the process's
// exit status.
func runPython(args []string) int { return runPythonWith(args, func(*pythonCommand) {}) }

// runPythonWith carries out a python command line that adjust has changed.
func runPythonWith(args []string, adjust func(p *pythonCommand)) int {
	name := os.Args[0]
	p, err := parsePython(name, args)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n", err)
		fmt.Fprintf(os.Stderr, usageLine, name)
		fmt.Fprintf(os.Stderr, "Try `%s -h' for more information.\n", filepath.Base(name))
		return 2
	}
	switch {
	case len(p.help) > 0:
		return printHelp(name, p.help)
	case p.version > 1:
		fmt.Printf("Python 3.14.6 (adder %s)\n", buildVersion())
		return 0
	case p.version == 1:
		fmt.Println("Python 3.14.6")
		return 0
	}
	if err := p.environment(); err != nil {
		var fatal *fatalError
		if errors.As(err, &fatal) {
			fmt.Fprintf(os.Stderr, "Fatal Python error: %v\nPython runtime state: %s\n\n", err, fatal.state)
			return 1
		}
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 2
	}
	adjust(p)
	home, err := stdlib.Open(p.home)
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	p.config.Executable = p.config.ProgramName
	if self, err := os.Executable(); err == nil && p.config.Executable == "" {
		p.config.Executable = self
	}
	m, t, err := vm.New(vm.Options{Modules: all.Modules(), Home: home, HashSeed: p.seed, Config: p.config, Heap: p.heap(), ImageDir: p.imageDir(), Engine: p.engine})
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	r := &run{p: p, m: m, t: t, name: name}
	stop, err := p.startProfile()
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	status := m.Finish(t, r.all())
	stop()
	if p.after != nil {
		p.after(m)
	}
	return status
}

// A run is a command line being carried out on a VM.
type run struct {
	p    *pythonCommand
	m    *vm.VM
	t    *object.Thread
	name string // what the command was called by
	// future are the features that statements at the prompt have switched on.
	future bytecode.Flags
}

// stdinIsPrompt tells whether standard input is somebody typing.
func (r *run) stdinIsPrompt() bool { return r.p.config.Interactive || isTerminal(os.Stdin) }

// all runs the program, and then the prompt where that is wanted, and returns the
// exit status.
func (r *run) all() int {
	m, t, p := r.m, r.t, r.p
	if err := m.Start(t); err != nil {
		return m.Uncaught(t)
	}
	d := m.Main(t)
	container := ""
	if p.has == 'f' {
		container = r.container()
	}
	if container != "" {
		r.enterPath(container)
	} else if folder, ok := p.programFolder(); ok {
		r.enterPath(folder)
	}
	prompt := p.has == 0 || p.has == '-'
	prompt = prompt && r.stdinIsPrompt()
	if !p.config.Quiet && (p.config.Verbose > 0 || prompt) {
		r.greet()
	}
	status := 0
	switch {
	case p.has == 'c':
		status = r.command(d)
	case p.has == 'm':
		status = r.module(p.module, true)
	case container != "":
		status = r.module("__main__", false)
	case p.has == 'f':
		status = r.file(d)
	case prompt:
		m.Options.Config.Inspect = false
		return r.converse(d, true)
	default:
		status = r.stdin(d)
	}
	if m.Exiting() {
		return status
	}
	inspect := m.Options.Config.Inspect || !p.config.IgnoreEnvironment && os.Getenv("PYTHONINSPECT") != ""
	if inspect && r.stdinIsPrompt() {
		m.Options.Config.Inspect = false
		return r.converse(d, false)
	}
	return status
}

// greet says who is there.
func (r *run) greet() {
	fmt.Fprintf(os.Stderr, "Python 3.14.6 (adder %s) on %s\n", buildVersion(), platformName())
	if !r.p.config.NoSite {
		fmt.Fprintln(os.Stderr, `Type "help", "copyright", "credits" or "license" for more information.`)
	}
}

// enterPath puts a folder, or a file that stands for one, before all others in
// sys.path, once site has gone through those and made them absolute.
func (r *run) enterPath(folder string) {
	t := r.t
	t.RT.ProgramFolder = &folder
	path := t.RT.Sys.Dict.GetString(t, "path")
	if !path.IsList() {
		return
	}
	old := path.AsList()
	l := t.NewList(old.Len() + 1)
	l.Append(t, t.FSDecode(folder))
	for i := range old.Len() {
		l.Append(t, old.Items()[i])
	}
	t.RT.Sys.Dict.SetString(t, "path", l.Value())
}

// programFolder finds the folder that the program stands in, which comes first in
// sys.path unless -I or -P keeps it out.
func (p *pythonCommand) programFolder() (string, bool) {
	if p.config.SafePath {
		return "", false
	}
	switch p.has {
	case 'm':
		wd, err := os.Getwd()
		return wd, err == nil
	case 'f':
		file := p.file
		if real, err := filepath.EvalSymlinks(file); err == nil {
			file = real
		}
		if full, err := filepath.Abs(file); err == nil {
			file = full
		}
		return filepath.Dir(file), true
	}
	return "", true
}

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/module/all"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

const pythonUsage = `usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...
       %[1]s bench | dis | version ...
Options, as python has them:
-b     : warn when bytes are compared with or turned into str (-bb: fail)
-B     : write no .pyc files
-c cmd : the program itself; ends the options
-E     : ignore the PYTHON* variables of the environment
-h     : show this and exit (also --help)
-i     : go on interactively after the program
-I     : keep the user's environment out (-E, -P and -s)
-m mod : run a module of the library as a program; ends the options
-O     : leave out assert statements and what depends on __debug__
-OO    : leave out docstrings too
-P     : do not put the program's folder into sys.path
-q     : no greeting before the interactive prompt
-s     : no packages of the user
-S     : do not import site
-u     : write standard output and standard error at once
-v     : say what is imported
-V     : show the version and exit (also --version)
-W arg : what to do about warnings: action:message:category:module:lineno
-x     : skip the first line of the program
-X opt : options of the implementation; adder:home=DIR and adder:engine=NAME are ours
file   : the program
-      : the program comes on standard input
arg... : for the program, in sys.argv[1:]
`

// runPython runs a program as the python command does and returns the process's
// exit status.
func runPython(args []string) int {
	name := os.Args[0]
	p, err := parsePython(name, args)
	if err != nil {
		if _, ok := err.(usageError); ok {
			fmt.Fprintf(os.Stderr, "%v\nusage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `%s -h' for more information.\n", err, name, filepath.Base(name))
			return 2
		}
		fmt.Fprintf(os.Stderr, "Fatal Python error: %v\n", err)
		return 1
	}
	switch {
	case p.help:
		fmt.Printf(pythonUsage, name)
		return 0
	case p.version > 1:
		fmt.Printf("Python 3.14.6 (adder %s)\n", buildVersion())
		return 0
	case p.version == 1:
		fmt.Println("Python 3.14.6")
		return 0
	case p.engine != "" && !knownEngine(p.engine):
		fmt.Fprintf(os.Stderr, "adder: -X adder:engine=%s: there is no such engine\n", p.engine)
		return 2
	}
	home, err := stdlib.Open(p.home)
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	if self, err := os.Executable(); err == nil {
		p.config.Executable = self
	}
	source, status := p.source(name)
	if status != 0 {
		return status
	}
	p.programFolder()
	m, t, err := vm.New(vm.Options{Modules: all.Modules(), Home: home, HashSeed: p.seed, Config: p.config, Heap: p.heap()})
	if err != nil {
		fmt.Fprintln(os.Stderr, "adder:", err)
		return 1
	}
	status = p.execute(m, t, source)
	status = m.Finish(t, status)
	return status
}

// heap is how -X adder:gcstress and adder:memory want the heap.
func (p *pythonCommand) heap() heap.Options {
	o := heap.Options{Limit: p.memory, Stress: p.gcStress}
	if p.gcStress > 0 {
		o.Poison, o.Verify = true, true
	}
	return o
}

func knownEngine(name string) bool {
	for _, e := range engineFlags {
		if e.name == name {
			return true
		}
	}
	return false
}

// A program's source text and what its code objects call it.
type source struct {
	text []byte
	name string
	ask  bool // read statements from a terminal
}

// absolute is a program's path as its code objects have it: complete, but with
// nothing taken out of it.
func absolute(file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	dir, err := os.Getwd()
	if err != nil {
		return file
	}
	return dir + string(filepath.Separator) + file
}

// source reads the program, unless it is a module.
func (p *pythonCommand) source(command string) (source, int) {
	switch p.has {
	case 'c':
		return source{text: []byte(p.command + "\n"), name: "<string>"}, 0
	case 'm':
		return source{}, 0
	case 'f':
		info, err := os.Stat(p.file)
		if err == nil && (info.IsDir() || strings.HasSuffix(p.file, ".zip") || strings.HasSuffix(p.file, ".pyz")) {
			return source{}, 0 // its __main__ is run
		}
		text, err := os.ReadFile(p.file)
		if err != nil {
			full, aerr := filepath.Abs(p.file)
			if aerr != nil {
				full = p.file
			}
			fmt.Fprintf(os.Stderr, "%s: can't open file '%s': %s\n", command, full, osError(err))
			return source{}, 2
		}
		if p.skipLine {
			if at := strings.IndexByte(string(text), '\n'); at >= 0 {
				text = text[at:]
			} else {
				text = nil
			}
		}
		return source{text: text, name: absolute(p.file)}, 0
	}
	if info, err := os.Stdin.Stat(); err == nil && (info.Mode()&os.ModeCharDevice != 0 && info.Mode()&os.ModeDevice != 0 && isTerminal(os.Stdin) || p.config.Interactive) {
		return source{name: "<stdin>", ask: true}, 0
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: reading standard input: %v\n", command, err)
		return source{}, 1
	}
	return source{text: text, name: "<stdin>"}, 0
}

// programFolder finds the folder that the program stands in, which comes first in
// sys.path.
func (p *pythonCommand) programFolder() {
	c := &p.config
	if c.Isolated || c.SafePath {
		return
	}
	folder := ""
	switch p.has {
	case 'm':
		if wd, err := os.Getwd(); err == nil {
			folder = wd
		}
	case 'f':
		file := p.file
		if real, err := filepath.EvalSymlinks(file); err == nil {
			file = real
		}
		if full, err := filepath.Abs(file); err == nil {
			file = full
		}
		folder = filepath.Dir(file)
		if info, err := os.Stat(p.file); err == nil && info.IsDir() {
			folder = file
		}
	}
	p.folder, p.hasFolder = folder, true
}

// enterFolder puts that folder before all others in sys.path, once site has gone
// through those and made them absolute.
func (p *pythonCommand) enterFolder(t *object.Thread) {
	if !p.hasFolder || t.RT.Sys == nil {
		return
	}
	path := t.RT.Sys.Dict.GetString(t, "path")
	if !path.IsList() {
		return
	}
	old := path.AsList()
	l := t.NewList(old.Len() + 1)
	l.Append(t, t.NewStr(p.folder))
	for i := range old.Len() {
		l.Append(t, old.Items()[i])
	}
	t.RT.Sys.Dict.SetString(t, "path", l.Value())
}

// execute runs the program and returns the exit status it asks for.
func (p *pythonCommand) execute(m *vm.VM, t *object.Thread, s source) int {
	main := t.NewModule("__main__", "")
	d := main.Dict
	d.SetString(t, "__builtins__", t.RT.Modules.GetString(t, "builtins"))
	t.RT.Modules.SetString(t, "__main__", main.Value())
	if err := m.Start(t); err != nil {
		return m.Uncaught(t)
	}
	p.enterFolder(t)
	status := 0
	switch {
	case p.has == 'm':
		if err := runModule(m, t, p.module, true); err != nil {
			status = m.Uncaught(t)
		}
	case p.has == 'f' && s.name == "":
		if err := runModule(m, t, "__main__", false); err != nil {
			status = m.Uncaught(t)
		}
	case s.ask:
		return converse(m, t, d, p.config.Quiet)
	default:
		if p.has == 'f' {
			d.SetString(t, "__file__", t.NewStr(s.name))
			d.SetString(t, "__cached__", object.None())
		}
		if err := runText(m, t, d, s, p.has == 'c'); err != nil {
			status = m.Uncaught(t)
		}
	}
	if p.config.Inspect && isTerminal(os.Stdin) {
		return converse(m, t, d, true)
	}
	return status
}

// runText compiles and runs a program's text in the namespace of __main__.
func runText(m *vm.VM, t *object.Thread, d *object.Dict, s source, isStr bool) error {
	o := &compile.Options{Filename: s.name, Optimize: m.Options.Config.Optimize}
	reading := syntax.FromFile
	if isStr {
		reading = syntax.IgnoreCookie
	}
	tree, err := m.ParseText(t, s.text, syntax.ModeExec, reading, o)
	if err != nil {
		return err
	}
	code, err := m.CompileTree(t, tree, o)
	if err != nil {
		return err
	}
	_, err = m.RunCode(t, code, d, object.Empty(), nil)
	return err
}

// runModule runs a module as __main__, by the library's runpy.
func runModule(m *vm.VM, t *object.Thread, name string, alter bool) error {
	runpy, err := m.Import(t, t.InternString("runpy"), nil, t.Tuple1(t.InternString("_run_module_as_main")), 0)
	if err != nil {
		return err
	}
	m.ShowAsFrozen(t, runpy)
	f, err := t.GetAttrString(runpy, "_run_module_as_main")
	if err != nil {
		return err
	}
	_, err = t.Call2(f, t.NewStr(name), object.Bool(alter))
	return err
}

// osError words an error of the operating system as Python does.
func osError(err error) string {
	switch {
	case os.IsNotExist(err):
		return "[Errno 2] No such file or directory"
	case os.IsPermission(err):
		return "[Errno 13] Permission denied"
	}
	return err.Error()
}

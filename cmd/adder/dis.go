package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/compile/identical"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

const disUsage = `usage: adder dis [OPTION...] [FILE]
       adder dis --check-identical [FOLDER|FILE...]

Shows what a stage of the virtual machine makes of a program: its tokens, syntax
tree, symbol table or bytecode, as python -m tokenize, ast, symtable and dis print
them; or the register code that is made of the bytecode, beside the offsets of the
bytecode it stands for. For the stage "specialized" the program is run first; the
register code is shown as it then is. Without a FILE, or with -, the program is read
from standard input; a FILE that ends in .pyc is shown from the bytecode in it.

With --check-identical, compiles every module below the folders (the standard
library without any) at all three levels of optimisation and compares the code
objects with those CPython 3.14 makes.

options:
`

// stages lists what --stage can name, in the order data goes through them.
var stages = []string{"tokens", "ast", "symtable", "bytecode", "register", "specialized"}

type disOptions struct {
	stage      string
	optimize   int
	attributes bool
	check      bool
	home       string
	engine     vm.EngineOptions
	dis        bytecode.DisOptions
}

func runDis(args []string) int {
	var o disOptions
	f := pflag.NewFlagSet("adder dis", pflag.ContinueOnError)
	f.SortFlags = false
	f.Usage = func() {}
	f.StringVar(&o.stage, "stage", "bytecode", "what to show: "+strings.Join(stages, " or "))
	f.IntVar(&o.optimize, "optimize", 0, "level of optimisation: 0, 1 or 2")
	f.BoolVarP(&o.dis.ShowCaches, "show-caches", "C", false, "bytecode: show inline caches")
	f.BoolVarP(&o.dis.ShowOffsets, "show-offsets", "O", false, "bytecode: show instruction offsets")
	f.BoolVarP(&o.dis.ShowPositions, "show-positions", "P", false, "bytecode: show instruction positions")
	f.BoolVarP(&o.dis.Specialized, "specialized", "S", false, "bytecode: show it as CPython prepares it for specialization")
	f.BoolVarP(&o.attributes, "include-attributes", "a", false, "ast: show line numbers and columns")
	f.BoolVar(&o.check, "check-identical", false, "compare code objects with CPython's")
	f.StringVar(&o.home, "home", "", "the CPython 3.14 installation in `DIR`, not the embedded one (also ADDERHOME)")
	f.Var(engineOptions{&o.engine}, "engine-option", "register and specialized: `NAME=VALUE` as -X adder:NAME=VALUE has it")
	switch err := f.Parse(args); {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Print(disUsage + f.FlagUsages())
		return 0
	case err != nil:
		return disFails(exitUsage, err)
	}
	if o.optimize < 0 || o.optimize > 2 {
		return disFails(exitUsage, fmt.Errorf("--optimize %d: want 0, 1 or 2", o.optimize))
	}
	if o.check {
		return o.checkIdentical(f.Args())
	}
	if f.NArg() > 1 {
		return disFails(exitUsage, fmt.Errorf("want one file, got %d", f.NArg()))
	}
	if o.stage == "specialized" {
		return o.showSpecialized(f.Arg(0))
	}
	if err := o.show(f.Arg(0)); err != nil {
		return disFails(exitFailed, err)
	}
	return 0
}

// show prints the stage asked for.
func (o *disOptions) show(file string) error {
	name, text, err := readProgram(file)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	switch o.stage {
	case "tokens":
		if err := syntax.ListTokens(out, text, name); err != nil {
			return err
		}
	case "ast":
		tree, err := syntax.Parse(text, &syntax.Options{Filename: name})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, syntax.Dump(tree, syntax.DumpOptions{Attributes: o.attributes, Indent: "   "}))
	case "symtable":
		tree, err := syntax.Parse(text, &syntax.Options{Filename: name})
		if err != nil {
			return err
		}
		table, err := compile.SymbolTable(tree, text, &compile.Options{Filename: name})
		if err != nil {
			return err
		}
		if err := table.Write(out, name); err != nil {
			return err
		}
	case "bytecode":
		code, err := o.code(name, text)
		if err != nil {
			return err
		}
		if err := bytecode.Disassemble(out, code, o.dis); err != nil {
			return err
		}
	case "register":
		code, err := o.code(name, text)
		if err != nil {
			return err
		}
		if err := o.showRegister(out, code); err != nil {
			return err
		}
	default:
		return fmt.Errorf("--stage %s: there are %s", o.stage, strings.Join(stages, ", "))
	}
	return out.Flush()
}

// code returns the code object of a program, which a .pyc file holds already.
func (o *disOptions) code(name string, text []byte) (*bytecode.Code, error) {
	if strings.HasSuffix(name, ".pyc") {
		_, code, err := bytecode.ReadPyc(text, name)
		return code, err
	}
	return compileSource(text, name, o.optimize)
}

// compileSource compiles a program.
func compileSource(text []byte, name string, level int) (*bytecode.Code, error) {
	return compile.Source(text, syntax.ModeExec, &compile.Options{Filename: name, Optimize: level})
}

// readProgram reads a file, or standard input, and returns its name as code
// objects have it.
func readProgram(file string) (name string, text []byte, err error) {
	if file == "" || file == "-" {
		text, err = io.ReadAll(os.Stdin)
		return "<stdin>", text, err
	}
	text, err = os.ReadFile(file)
	return file, text, err
}

// maxShown is how many differing files of a level are named.
const maxShown = 20

// checkIdentical compares all modules below the places with CPython's and prints
// a count a level. The first difference of each level is shown with both
// disassemblies, some more by a line each.
func (o *disOptions) checkIdentical(places []string) int {
	home, err := stdlib.Open(o.home)
	if err != nil {
		return disFails(exitFailed, err)
	}
	if len(places) == 0 {
		places = []string{home.Lib()}
	}
	files, err := pythonFiles(places)
	if err != nil {
		return disFails(exitUsage, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	status := 0
	for level := range 3 {
		count, others := 0, 0
		err := identical.Check(ctx, home.Python(), files, level, compileSource, func(r identical.Result) {
			if r.Identical() {
				count++
				return
			}
			status = exitFailed
			if others < maxShown {
				showDifference(os.Stdout, r, others == 0)
			}
			others++
		})
		if ctx.Err() != nil {
			return exitInterrupted
		}
		if err != nil {
			return disFails(exitFailed, err)
		}
		if others > maxShown {
			fmt.Printf("and %d more files that differ\n", others-maxShown)
		}
		fmt.Printf("level %d: identical %d of %d\n", level, count, len(files))
	}
	return status
}

// pythonFiles lists the .py files below the folders, and the files themselves.
// Installed packages, which are no part of a standard library, are left out.
func pythonFiles(places []string) ([]string, error) {
	var files []string
	for _, place := range places {
		err := filepath.WalkDir(place, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "site-packages" && name != place:
				return filepath.SkipDir
			case !d.IsDir() && (strings.HasSuffix(name, ".py") || name == place):
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no .py file below %s", strings.Join(places, ", "))
	}
	return files, nil
}

// showDifference prints how a file's code differs, with the two disassemblies of
// the code object it lies in when that is asked for.
func showDifference(w io.Writer, r identical.Result, both bool) {
	if r.Difference == nil {
		fmt.Fprintf(w, "%s: %s\n", r.File, r.Problem)
		return
	}
	fmt.Fprintf(w, "%s: %s\n", r.File, r.Difference)
	if !both {
		return
	}
	options := bytecode.DisOptions{ShowOffsets: true, ShowPositions: true, NoNested: true}
	fmt.Fprintln(w, "--- CPython")
	_ = bytecode.Disassemble(w, r.Difference.Want, options) // standard output's own errors show elsewhere
	fmt.Fprintln(w, "--- adder")
	_ = bytecode.Disassemble(w, r.Difference.Got, options)
	fmt.Fprintln(w, "---")
}

func disFails(status int, err error) int {
	fmt.Fprintf(os.Stderr, "adder dis: %v\n", err)
	if status == exitUsage {
		fmt.Fprintln(os.Stderr, "try: adder dis --help")
	}
	return status
}

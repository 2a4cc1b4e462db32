package vm

import (
	"errors"
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// Compile compiles source text; what the front end refuses is raised as
// SyntaxError.
func (vm *VM) Compile(t *object.Thread, src []byte, mode syntax.Mode, o *compile.Options) (*object.Code, error) {
	return vm.CompileText(t, src, mode, false, o)
}

// CompileText is Compile for text that came as a str when isStr is set: its
// encoding declaration then means nothing.
func (vm *VM) CompileText(t *object.Thread, src []byte, mode syntax.Mode, isStr bool, o *compile.Options) (*object.Code, error) {
	var flags syntax.Flags
	if isStr {
		flags = syntax.IgnoreCookie
	}
	mod, err := vm.ParseText(t, src, mode, flags, o)
	if err != nil {
		return nil, err
	}
	return vm.CompileTree(t, mod, o)
}

// ParseText makes the tree of a text. Of the options it heeds the file's name, the
// features in force and where warnings go.
func (vm *VM) ParseText(t *object.Thread, src []byte, mode syntax.Mode, flags syntax.Flags, o *compile.Options) (syntax.Mod, error) {
	vm.deliverWarnings(t, o)
	if o.Future&bytecode.FutureBarryAsBDFL != 0 {
		flags |= syntax.BarryAsBDFL
	}
	mod, err := syntax.Parse(src, &syntax.Options{Filename: o.Filename, Mode: mode, Flags: flags, Warn: o.Warn})
	if err != nil {
		var se *syntax.Error
		if errors.As(err, &se) && flags&syntax.FromFile != 0 && !strings.HasPrefix(o.Filename, "<") {
			se.Source = "" // the file has it
		}
		return nil, vm.raiseCompileError(t, err)
	}
	return mod, nil
}

// CompileTree compiles a tree.
func (vm *VM) CompileTree(t *object.Thread, mod syntax.Mod, o *compile.Options) (*object.Code, error) {
	vm.deliverWarnings(t, o)
	code, err := compile.Compile(mod, nil, o)
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	return t.NewCode(code), nil
}

// deliverWarnings has the front end's SyntaxWarnings go through the module
// warnings, unless the options say where they go. A filter that makes an error of
// one makes it a SyntaxError, with the place.
func (vm *VM) deliverWarnings(t *object.Thread, o *compile.Options) {
	if o.Warn != nil || vm.natives["_warnings"] == nil {
		return
	}
	o.Warn = func(w *syntax.Warning) error {
		mod, err := vm.Import(t, t.InternString("_warnings"), nil, object.Empty(), 0)
		if err != nil {
			return err
		}
		f, err := t.GetAttrString(mod, "warn_explicit")
		if err != nil {
			return err
		}
		a := t.Push(6)
		a[0], a[1] = t.NewStr(w.Msg), t.RT.T.Exc.SyntaxWarning.Value()
		a[2], a[3] = t.NewStr(w.Filename), object.Int(int64(w.Line))
		a[4], a[5] = object.None(), object.None()
		_, err = t.Call(f, a, nil)
		t.Pop(6)
		if err != nil && t.Matches(t.RT.T.Exc.SyntaxWarning) {
			t.ClearError()
			return w.AsError()
		}
		return err
	}
}

// DescribePending words the pending exception, with the lines that its traceback
// names, and clears it.
func (vm *VM) DescribePending(t *object.Thread) string {
	exc := t.Pending()
	text := ""
	if exc.IsException() {
		for tb := exc.AsException().Traceback; tb.Kind() == object.KindTraceback; tb = object.Cast[Traceback](tb).next {
			f := object.Cast[Frame](object.Cast[Traceback](tb).frame)
			text += "  File \"" + object.GoString(f.code.Filename) + "\", line " + itoa(object.Cast[Traceback](tb).lineno(t)) + ", in " + object.GoString(f.code.QualName) + "\n"
		}
	}
	return text + vm.describePending(t)
}

// SymbolTable returns the symbol table of source text.
func (vm *VM) SymbolTable(t *object.Thread, src []byte, mode syntax.Mode, isStr bool, filename string) (*compile.Table, error) {
	o := &compile.Options{Filename: filename}
	vm.deliverWarnings(t, o)
	po := syntax.Options{Filename: filename, Mode: mode, Warn: o.Warn}
	if isStr {
		po.Flags |= syntax.IgnoreCookie
	}
	mod, err := syntax.Parse(src, &po)
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	table, err := compile.SymbolTable(mod, nil, o)
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	return table, nil
}

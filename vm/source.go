package vm

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// Compile compiles source text; what the front end refuses is raised as
// SyntaxError.
func (vm *VM) Compile(t *object.Thread, src []byte, mode syntax.Mode, o *compile.Options) (*object.Code, error) {
	code, err := compile.Source(src, mode, vm.withWarnings(t, src, o))
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	return t.NewCode(code), nil
}

// CompileText is Compile for text that came as a str when isStr is set: its
// encoding declaration then means nothing.
func (vm *VM) CompileText(t *object.Thread, src []byte, mode syntax.Mode, isStr bool, o *compile.Options) (*object.Code, error) {
	o = vm.withWarnings(t, src, o)
	po := syntax.Options{Filename: o.Filename, Mode: mode, Warn: o.Warn}
	if isStr {
		po.Flags |= syntax.IgnoreCookie
	}
	if o.Future&bytecode.FutureBarryAsBDFL != 0 {
		po.Flags |= syntax.BarryAsBDFL
	}
	mod, err := syntax.Parse(src, &po)
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	code, err := compile.Compile(mod, src, o)
	if err != nil {
		return nil, vm.raiseCompileError(t, err)
	}
	return t.NewCode(code), nil
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

// Package symtable is the native module _symtable: the compiler's symbol tables
// as objects, which the symtable module wraps.
package symtable

import (
	"fmt"
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// This file uses unsafe only to take sizes and offsets.

// Module is the definition of the _symtable module.
var Module = vm.NativeModule{
	Name: "_symtable",
	Funcs: []object.Def{
		{Name: "symtable", Sig: "(source, filename, startstr, /)", Doc: "Return symbol and scope dictionaries used internally by compiler.", FV: symtable},
	},
	Init: initModule,
}

var entryKey = object.TypeKey{Name: "symtable entry"}

var entrySpec = object.TypeSpec{
	Name: "symtable entry", Kind: object.KindOpaque, Size: unsafe.Sizeof(entry{}), Flags: object.TypeNoNew,
	Slots: object.Slots{Repr: entryRepr},
	Members: []object.Member{
		{Name: "id", Offset: unsafe.Offsetof(entry{}.id), ReadOnly: true},
		{Name: "name", Offset: unsafe.Offsetof(entry{}.name), ReadOnly: true},
		{Name: "symbols", Offset: unsafe.Offsetof(entry{}.symbols), ReadOnly: true},
		{Name: "varnames", Offset: unsafe.Offsetof(entry{}.varnames), ReadOnly: true},
		{Name: "children", Offset: unsafe.Offsetof(entry{}.children), ReadOnly: true},
		{Name: "nested", Offset: unsafe.Offsetof(entry{}.nested), ReadOnly: true},
		{Name: "type", Offset: unsafe.Offsetof(entry{}.kind), ReadOnly: true},
		{Name: "lineno", Offset: unsafe.Offsetof(entry{}.line), ReadOnly: true},
	},
}

// entry is the symbol table of one block.
//
//adder:heap
type entry struct {
	object.Header
	id, name, symbols, varnames, children, nested, kind, line object.Value
}

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	t.RT.RegisterType(&entryKey, t.NewBuiltinType(&entrySpec, t.RT.T.Object))
	for _, c := range []struct {
		name  string
		value uint32
	}{
		{"USE", compile.SymUse},
		{"DEF_GLOBAL", compile.SymGlobal},
		{"DEF_NONLOCAL", compile.SymNonlocal},
		{"DEF_LOCAL", compile.SymLocal},
		{"DEF_PARAM", compile.SymParam},
		{"DEF_TYPE_PARAM", compile.SymTypeParam},
		{"DEF_FREE_CLASS", compile.SymFreeClass},
		{"DEF_IMPORT", compile.SymImport},
		{"DEF_BOUND", compile.SymLocal | compile.SymParam | compile.SymImport},
		{"DEF_ANNOT", compile.SymAnnot},
		{"DEF_COMP_ITER", compile.SymCompIter},
		{"DEF_COMP_CELL", compile.SymCompCell},
		{"TYPE_FUNCTION", uint32(compile.FunctionTable)},
		{"TYPE_CLASS", uint32(compile.ClassTable)},
		{"TYPE_MODULE", uint32(compile.ModuleTable)},
		{"TYPE_ANNOTATION", uint32(compile.AnnotationTable)},
		{"TYPE_TYPE_ALIAS", uint32(compile.TypeAliasTable)},
		{"TYPE_TYPE_PARAMETERS", uint32(compile.TypeParametersTable)},
		{"TYPE_TYPE_VARIABLE", uint32(compile.TypeVariableTable)},
		{"LOCAL", compile.ScopeLocal},
		{"GLOBAL_EXPLICIT", compile.ScopeGlobalExplicit},
		{"GLOBAL_IMPLICIT", compile.ScopeGlobalImplicit},
		{"FREE", compile.ScopeFree},
		{"CELL", compile.ScopeCell},
		{"SCOPE_OFF", compile.ScopeShift},
		{"SCOPE_MASK", compile.ScopeMask},
	} {
		m.Dict.SetString(t, c.name, object.Int(int64(c.value)))
	}
	return nil
}

func symtable(t *object.Thread, args []object.Value) (object.Value, error) {
	src := args[0]
	var text string
	switch {
	case src.IsStr():
		text = object.GoString(src)
	case src.Kind() == object.KindBytes:
		text = object.BytesOf(src)
	default:
		return object.Empty(), t.TypeErrorf("symtable() arg 1 must be a string or bytes")
	}
	filename := args[1]
	if filename.Kind() == object.KindBytes {
		filename = t.NewStr(object.BytesOf(filename))
	}
	if !filename.IsStr() {
		return object.Empty(), t.TypeErrorf("expected str, bytes or os.PathLike object, not %s", t.TypeName(args[1]))
	}
	if !args[2].IsStr() {
		return object.Empty(), t.TypeErrorf("symtable() argument 3 must be str, not %s", t.ArgTypeName(args[2]))
	}
	var mode syntax.Mode
	switch object.StringOf(args[2]) {
	case "exec":
		mode = syntax.ModeExec
	case "eval":
		mode = syntax.ModeEval
	case "single":
		mode = syntax.ModeSingle
	default:
		return object.Empty(), t.ValueErrorf("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
	}
	table, err := vm.Of(t).SymbolTable(t, []byte(text), mode, src.IsStr(), object.GoString(filename))
	if err != nil {
		return object.Empty(), err
	}
	return newEntry(t, table), nil
}

func newEntry(t *object.Thread, table *compile.Table) object.Value {
	e := object.New[entry](t, t.RT.Type(&entryKey))
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = object.ValueOf(e)
	e.id = object.Int(int64(w[0].Addr()))
	e.name = t.InternString(table.Name)
	e.kind, e.line = object.Int(int64(table.Kind)), object.Int(int64(table.Line))
	e.nested = object.Int(0)
	if table.Nested {
		e.nested = object.Int(1)
	}
	symbols := t.NewDict()
	e.symbols = symbols.Value()
	for _, s := range table.Symbols {
		symbols.SetString(t, s.Name, object.Int(int64(s.Flags)))
	}
	names := t.NewList(0)
	e.varnames = names.Value()
	for _, n := range table.VarNames {
		names.Append(t, t.InternString(n))
	}
	children := t.NewList(0)
	e.children = children.Value()
	for _, c := range table.Children {
		children.Append(t, newEntry(t, c))
	}
	return w[0]
}

func entryRepr(t *object.Thread, v object.Value) (object.Value, error) {
	e := object.Cast[entry](v)
	return t.NewStr(fmt.Sprintf("<symtable entry %s(%d), line %d>", object.StringOf(e.name), e.id.AsInt(), e.line.AsInt())), nil
}

package builtins

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the builtins module.
var Module = vm.NativeModule{
	Name: "builtins",
	Doc:  "Built-in functions, types, exceptions, and other objects.",
	Funcs: []object.Def{
		{Name: "__build_class__", FK: buildClass},
		{Name: "__import__", Sig: "(name, globals=None, locals=None, fromlist=(), level=0)", Doc: "Import a module: what an import statement calls.", FV: importBuiltin},
		{Name: "abs", Sig: "($module, x, /)", Doc: "The distance of a number from zero.", F1: abs},
		{Name: "aiter", Sig: "($module, async_iterable, /)", Doc: "The asynchronous iterator of an asynchronous iterable.", F1: aiter},
		{Name: "all", Sig: "($module, iterable, /)", Doc: "Whether every item is true.", F1: all},
		{Name: "anext", Text: "($module, aiterator, default=<unrepresentable>, /)", Doc: "The next item of an asynchronous iterator, or a default at its end.", FV: anext, Min: 1, Max: 2},
		{Name: "any", Sig: "($module, iterable, /)", Doc: "Whether an item is true.", F1: anyOf},
		{Name: "ascii", Sig: "($module, obj, /)", Doc: "The repr of an object with all but ASCII escaped.", F1: ascii},
		{Name: "bin", Sig: "($module, number, /)", Doc: "An integer in binary, with 0b before it.", F1: bin},
		{Name: "breakpoint", Text: "($module, /, *args, **kws)", Doc: "Stop in the debugger: call sys.breakpointhook.", FK: breakpoint},
		{Name: "callable", Sig: "($module, obj, /)", Doc: "Whether an object can be called.", F1: callable},
		{Name: "chr", Sig: "($module, i, /)", Doc: "The str of one code point.", F1: chr},
		{Name: "compile", Sig: "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", Doc: "Make a code object of source text.", FV: compileBuiltin},
		{Name: "delattr", Sig: "($module, obj, name, /)", Doc: "Delete an attribute.", F2: delAttr},
		{Name: "dir", Doc: "The names of an object's attributes, or of those in scope.", FV: dir, Max: 1},
		{Name: "divmod", Sig: "($module, x, y, /)", Doc: "Quotient and remainder.", F2: divmod},
		{Name: "eval", Sig: "(source, /, globals=None, locals=None)", Doc: "The value of an expression.", FV: eval},
		{Name: "exec", Sig: "(source, /, globals=None, locals=None, *, closure=None)", Doc: "Run statements.", FV: exec},
		{Name: "format", Sig: "(value, format_spec='', /)", Doc: "A value as its type writes it by a format.", FV: format},
		{Name: "getattr", Doc: "An attribute by its name, or a default.", FV: getAttr, Min: 2, Max: 3},
		{Name: "globals", Sig: "($module, /)", Doc: "The namespace of the module that asks.", F0: globals},
		{Name: "hasattr", Sig: "($module, obj, name, /)", Doc: "Whether an object has an attribute.", F2: hasAttr},
		{Name: "hash", Sig: "($module, obj, /)", Doc: "The number by which dicts find an object.", F1: hash},
		{Name: "hex", Sig: "($module, number, /)", Doc: "An integer in hexadecimal, with 0x before it.", F1: hex},
		{Name: "id", Sig: "($module, obj, /)", Doc: "A number that no other living object has.", F1: id},
		{Name: "input", Text: "($module, prompt='', /)", Doc: "A line from standard input, after a prompt.", FV: input, Max: 1},
		{Name: "isinstance", Sig: "($module, obj, class_or_tuple, /)", Doc: "Whether an object is of a class, or of one of several.", F2: isInstance},
		{Name: "issubclass", Sig: "($module, cls, class_or_tuple, /)", Doc: "Whether a class derives from another, or from one of several.", F2: isSubclass},
		{Name: "iter", Doc: "An iterator over an iterable, or over what a function returns until a sentinel.", FV: iter, Min: 1, Max: 2},
		{Name: "len", Sig: "($module, obj, /)", Doc: "How many items there are.", F1: length},
		{Name: "locals", Sig: "($module, /)", Doc: "The names in scope and their values.", F0: locals},
		{Name: "max", Doc: "The greatest item.", FK: greatest},
		{Name: "min", Doc: "The least item.", FK: least},
		{Name: "next", Doc: "The next item of an iterator, or a default at its end.", FV: next, Min: 1, Max: 2},
		{Name: "oct", Sig: "($module, number, /)", Doc: "An integer in octal, with 0o before it.", F1: oct},
		{Name: "ord", Sig: "($module, character, /)", Doc: "The code point of a str of one.", F1: ord},
		{Name: "pow", Sig: "(base, exp, mod=None)", Doc: "base to the power of exp, modulo mod if that is given.", FV: pow},
		{Name: "print", Sig: "(*args, sep=' ', end='\\n', file=None, flush=False)", Doc: "Write values to a file, sys.stdout by default.", FK: print},
		{Name: "repr", Sig: "($module, obj, /)", Doc: "The text that shows an object.", F1: repr},
		{Name: "round", Sig: "(number, ndigits=None)", Doc: "A number rounded to so many decimals.", FV: round},
		{Name: "setattr", Sig: "($module, obj, name, value, /)", Doc: "Set an attribute.", F3: setAttr},
		{Name: "sorted", Sig: "($module, iterable, /, *, key=None, reverse=False)", Doc: "A list of the items in order.", FK: sorted},
		{Name: "sum", Text: "($module, iterable, /, start=0)", Doc: "The items added up.", FK: sum},
		{Name: "vars", Doc: "An object's __dict__, or the names in scope.", FV: vars, Max: 1},
	},
	Init: initModule,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	d := mod.Dict
	ts := &t.RT.T
	for _, x := range []struct {
		name string
		typ  *object.Type
	}{
		{"object", ts.Object}, {"type", ts.Type}, {"int", ts.Int}, {"bool", ts.Bool}, {"float", ts.Float},
		{"complex", ts.Complex}, {"str", ts.Str}, {"bytes", ts.Bytes}, {"bytearray", ts.ByteArray}, {"memoryview", ts.MemoryView},
		{"tuple", ts.Tuple}, {"list", ts.List}, {"dict", ts.Dict}, {"set", ts.Set}, {"frozenset", ts.FrozenSet},
		{"slice", ts.Slice}, {"range", ts.Range}, {"property", ts.Property}, {"classmethod", ts.ClassMethod},
		{"staticmethod", ts.StaticMethod}, {"super", ts.Super}, {"enumerate", ts.Enumerate}, {"zip", ts.Zip},
		{"map", ts.Map}, {"filter", ts.Filter}, {"reversed", ts.Reversed},
	} {
		d.SetString(t, x.name, x.typ.Value())
	}
	t.EachException(func(name string, typ *object.Type) { d.SetString(t, name, typ.Value()) })
	d.SetString(t, "EnvironmentError", ts.Exc.OSError.Value())
	d.SetString(t, "IOError", ts.Exc.OSError.Value())
	d.SetString(t, "None", object.None())
	d.SetString(t, "Ellipsis", object.Ellipsis())
	d.SetString(t, "NotImplemented", object.NotImplemented())
	d.SetString(t, "True", object.True())
	d.SetString(t, "False", object.False())
	d.SetString(t, "__debug__", object.Bool(m.Options.Config.Optimize == 0))
	t.RT.ImportFunc = d.GetString(t, "__import__")
	return nil
}

package builtins

import (
	"os"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the builtins module.
var Module = vm.NativeModule{
	Name: "builtins",
	Doc:  "Built-in functions, types, exceptions, and other objects.",
	Funcs: []object.Def{
		{Name: "__build_class__", FK: buildClass},
		{Name: "print", FK: printFirst},
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
		{"complex", ts.Complex}, {"str", ts.Str}, {"bytes", ts.Bytes}, {"bytearray", ts.ByteArray},
		{"tuple", ts.Tuple}, {"list", ts.List}, {"dict", ts.Dict}, {"set", ts.Set}, {"frozenset", ts.FrozenSet},
		{"slice", ts.Slice}, {"range", ts.Range}, {"property", ts.Property}, {"classmethod", ts.ClassMethod},
		{"staticmethod", ts.StaticMethod}, {"super", ts.Super}, {"enumerate", ts.Enumerate}, {"zip", ts.Zip},
		{"map", ts.Map}, {"filter", ts.Filter}, {"reversed", ts.Reversed},
	} {
		d.SetString(t, x.name, x.typ.Value())
	}
	t.EachException(func(name string, typ *object.Type) { d.SetString(t, name, typ.Value()) })
	d.SetString(t, "None", object.None())
	d.SetString(t, "Ellipsis", object.Ellipsis())
	d.SetString(t, "NotImplemented", object.NotImplemented())
	d.SetString(t, "True", object.True())
	d.SetString(t, "False", object.False())
	d.SetString(t, "__debug__", object.Bool(m.Options.Config.Optimize == 0))
	return nil
}

func printFirst(t *object.Thread, args []object.Value, kw *object.Tuple) (object.Value, error) {
	for i, a := range args[:len(args)-kw.Len()] {
		if i > 0 {
			os.Stdout.WriteString(" ")
		}
		s, err := t.Str(a)
		if err != nil {
			return object.Empty(), err
		}
		os.Stdout.WriteString(object.StringOf(s))
	}
	os.Stdout.WriteString("\n")
	return object.None(), nil
}

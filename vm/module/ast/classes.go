package ast

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// class describes one class of nodes (Python.asdl's constructors and sums).
type class struct {
	name, base string
	positions  bool
	fields     []field
}

type field struct {
	name, kind     string
	optional, list bool
}

// Module is the definition of the _ast module.
var Module = vm.NativeModule{Name: "_ast", Init: initModule}

// state is what a VM keeps for the module: the instances of operators and
// contexts, one of each, and the module's namespace.
//
//adder:root
type state struct {
	singletons *object.Dict
	names      *object.Dict
}

type stateKey struct{}

var baseKey = object.TypeKey{Name: "ast.AST"}

// The compiler flags that the module names.
var flags = map[string]int64{
	"PyCF_ONLY_AST": 0x400, "PyCF_TYPE_COMMENTS": 0x1000, "PyCF_ALLOW_TOP_LEVEL_AWAIT": 0x2000, "PyCF_OPTIMIZED_AST": 0x8400,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	base := t.NewBuiltinType(&baseSpec, t.RT.T.Object)
	t.RT.RegisterType(&baseKey, base)
	if err := t.SetTypeAttr(base, "_fields", t.NewTupleN(0).Value()); err != nil {
		return err
	}
	for _, name := range []string{"__match_args__", "_attributes"} {
		if err := t.SetTypeAttr(base, name, t.NewTupleN(0).Value()); err != nil {
			return err
		}
	}
	s := &state{singletons: t.NewDict(), names: mod.Dict}
	t.RT.SetState(stateKey{}, s)
	t.RT.AddRoots(func(m *heap.Marker) {
		m.Mark(object.ValueOf(s.singletons).Addr())
		m.Mark(object.ValueOf(s.names).Addr())
	})
	mod.Dict.SetString(t, "AST", base.Value())
	for name, v := range flags {
		mod.Dict.SetString(t, name, object.Int(v))
	}
	for i := range classes {
		if err := makeClass(t, mod, &classes[i]); err != nil {
			return err
		}
	}
	for i := range classes {
		if err := setFieldTypes(t, mod, &classes[i]); err != nil {
			return err
		}
	}
	return nil
}

// makeClass makes a node class as a class statement would.
func makeClass(t *object.Thread, mod *object.Module, c *class) error {
	ns := t.NewDict()
	names := t.NewList(len(c.fields))
	for _, f := range c.fields {
		names.Append(t, t.InternString(f.name))
	}
	fields := t.NewTuple(names.Items()).Value()
	ns.SetString(t, "_fields", fields)
	ns.SetString(t, "__match_args__", fields)
	ns.SetString(t, "__module__", t.InternString("ast"))
	ns.SetString(t, "__doc__", t.NewStr(c.signature()))
	if c.base == "AST" {
		attrs := t.NewList(4)
		if c.positions {
			for _, n := range positionNames {
				attrs.Append(t, t.InternString(n))
			}
		}
		ns.SetString(t, "_attributes", t.NewTuple(attrs.Items()).Value())
	}
	if c.positions && (c.base == "AST") && c.name != "pattern" && c.name != "type_param" {
		ns.SetString(t, "end_lineno", object.None())
		ns.SetString(t, "end_col_offset", object.None())
	}
	for _, f := range c.fields {
		if f.optional {
			ns.SetString(t, f.name, object.None())
		}
	}
	bases := t.NewTuple1(mod.Dict.GetString(t, c.base))
	w := t.Push(3)
	w[0], w[1], w[2] = t.NewStr(c.name), bases.Value(), ns.Value()
	cls, err := t.Call(t.RT.T.Type.Value(), w, nil)
	t.Pop(3)
	if err != nil {
		return err
	}
	mod.Dict.SetString(t, c.name, cls)
	return nil
}

// setFieldTypes gives a class its _field_types, once all classes exist.
func setFieldTypes(t *object.Thread, mod *object.Module, c *class) error {
	d := t.NewDict()
	for _, f := range c.fields {
		var typ object.Value
		switch f.kind {
		case "identifier", "string":
			typ = t.RT.T.Str.Value()
		case "int":
			typ = t.RT.T.Int.Value()
		case "constant":
			typ = t.RT.T.Object.Value()
		default:
			typ = mod.Dict.GetString(t, f.kind)
		}
		var err error
		if f.list {
			typ, err = t.GetItem(t.RT.T.List.Value(), typ)
		} else if f.optional {
			typ, err = t.Binary(typ, object.None(), object.OpOr)
		}
		if err != nil {
			return err
		}
		d.SetString(t, f.name, typ)
	}
	cls := mod.Dict.GetString(t, c.name)
	if len(c.fields) == 0 && !c.leaf() {
		return nil
	}
	return t.SetAttrString(cls, "_field_types", d.Value())
}

// leaf tells whether the class has no subclasses.
func (c *class) leaf() bool {
	for i := range classes {
		if classes[i].base == c.name {
			return false
		}
	}
	return true
}

// signature is the class's constructor as the abstract grammar writes it.
func (c *class) signature() string {
	if !c.leaf() {
		var subs []string
		for i := range classes {
			if classes[i].base == c.name {
				subs = append(subs, classes[i].signature())
			}
		}
		pad := "\n" + strings.Repeat(" ", len(c.name)+1) + "| "
		if plain := strings.Join(subs, ""); !strings.Contains(plain, "(") {
			pad = " | "
		}
		return c.name + " = " + strings.Join(subs, pad)
	}
	if len(c.fields) == 0 {
		return c.name
	}
	var parts []string
	for _, f := range c.fields {
		suffix := ""
		if f.list {
			suffix = "*"
		} else if f.optional {
			suffix = "?"
		}
		parts = append(parts, f.kind+suffix+" "+f.name)
	}
	return c.name + "(" + strings.Join(parts, ", ") + ")"
}

var positionNames = [...]string{"lineno", "col_offset", "end_lineno", "end_col_offset"}

// lookup returns a class by name.
func (s *state) lookup(t *object.Thread, name string) object.Value { return s.names.GetString(t, name) }

// ready returns the VM's state, importing the module when it has not been.
func ready(t *object.Thread) (*state, error) {
	if s, ok := t.RT.State(stateKey{}).(*state); ok {
		return s, nil
	}
	if _, err := vm.Of(t).Import(t, t.NewStr("_ast"), nil, object.None(), 0); err != nil {
		return nil, err
	}
	return t.RT.State(stateKey{}).(*state), nil
}

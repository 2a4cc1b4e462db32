// Package typing is the native module _typing: type variables and their kin,
// type aliases, Generic, and what the instructions of PEP 695 syntax make of
// them. The rest of typing is Python, and this package calls it where CPython's
// own does.
package typing

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _typing module.
var Module = vm.NativeModule{
	Name: "_typing",
	Doc:  "Primitives and accelerators for the typing module.\n",
	Funcs: []object.Def{
		{Name: "_idfunc", Sig: "($module, x, /)", F1: func(t *object.Thread, v object.Value) (object.Value, error) { return v, nil }},
	},
	Init: initModule,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	ts := &t.RT.T
	for _, x := range []struct {
		dst  **object.Type
		spec *object.TypeSpec
	}{
		{&ts.TypeVar, &typeVarSpec}, {&ts.ParamSpec, &paramSpecSpec}, {&ts.TypeVarTuple, &typeVarTupleSpec},
		{&ts.ParamSpecArgs, &paramArgsSpec}, {&ts.ParamSpecKwargs, &paramKwargsSpec},
		{&ts.TypeAlias, &aliasSpec}, {&ts.Generic, &genericSpec}, {&ts.NoDefault, &noDefaultSpec},
	} {
		*x.dst = t.NewBuiltinType(x.spec, ts.Object)
		if x.dst != &ts.NoDefault {
			mod.Dict.SetString(t, (*x.dst).NameString(), (*x.dst).Value())
		}
	}
	t.RT.RegisterType(&evaluatorKey, t.NewBuiltinType(&evaluatorSpec, ts.Object))
	nd := object.ValueOf(object.New[noDefaultType](t, ts.NoDefault))
	ts.NoDefault.Dict.SetString(t, noDefaultName, nd)
	mod.Dict.SetString(t, "NoDefault", nd)
	mod.Dict.SetString(t, "Union", ts.Union.Value())
	m.Typing = &vm.TypingIntrinsics{
		TypeVar: intrinsicTypeVar, ParamSpec: intrinsicParamSpec, TypeVarTuple: intrinsicTypeVarTuple,
		SetDefault: intrinsicSetDefault, TypeAlias: intrinsicTypeAlias, GenericBase: intrinsicGenericBase,
	}
	return nil
}

// noDefaultSpec is the type of typing.NoDefault.
var noDefaultSpec = object.TypeSpec{
	Name: "NoDefaultType", Kind: object.KindOpaque, Size: object.SizeOf[noDefaultType](),
	Doc:   "The type of the NoDefault singleton.",
	Slots: object.Slots{New: noDefaultNew, Repr: noDefaultRepr},
	Methods: []object.Def{
		{Name: "__reduce__", Sig: "($self, /)", F1: noDefaultReduce},
	},
}

// noDefaultName is where NoDefaultType keeps its instance: no attribute's name.
const noDefaultName = " instance"

//adder:heap
type noDefaultType struct{ object.Header }

// noDefault returns typing.NoDefault.
func noDefault(t *object.Thread) object.Value {
	return t.RT.T.NoDefault.Dict.GetString(t, noDefaultName)
}

func noDefaultNew(t *object.Thread, _ *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args) > 0 {
		return object.Empty(), t.TypeErrorf("NoDefaultType takes no arguments")
	}
	return noDefault(t), nil
}

func noDefaultRepr(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.NewStr("typing.NoDefault"), nil
}

func noDefaultReduce(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.NewStr("NoDefault"), nil
}

// imported returns an attribute of a module.
func imported(t *object.Thread, module, name string) (object.Value, error) {
	m := t.RT.Modules.GetString(t, module)
	if m.IsEmpty() {
		var err error
		if m, err = vm.Of(t).Import(t, t.InternString(module), nil, object.Empty(), 0); err != nil {
			return m, err
		}
	}
	return t.GetAttrString(m, name)
}

// call calls a function of the typing module.
func call(t *object.Thread, name string, args ...object.Value) (object.Value, error) {
	f, err := imported(t, "typing", name)
	if err != nil {
		return f, err
	}
	w := t.Push(len(args))
	defer t.Pop(len(args))
	copy(w, args)
	return t.Call(f, w, nil)
}

// callerModule is the name of the module whose code runs, or None.
func callerModule(t *object.Thread) object.Value {
	if g := t.RT.Engine.Globals(t); g != nil {
		if name := g.GetString(t, "__name__"); !name.IsEmpty() {
			return name
		}
	}
	return object.None()
}

// setModule sets __module__, as the constructors do for pickling.
func setModule(t *object.Thread, v, module object.Value) error {
	if module.IsNone() {
		return nil
	}
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = v
	return t.SetAttrString(v, "__module__", module)
}

// arguments reads a constructor's arguments into w: first the positional ones it
// requires, then keyword-only ones; what is given beyond is an error. more takes
// further positional arguments where it is set.
func arguments(t *object.Thread, typ string, w, args []object.Value, kw *object.Tuple, positional int, names []string, more bool) (rest []object.Value, err error) {
	clear(w)
	n := len(args) - kw.Len()
	if n > positional {
		if !more {
			return nil, t.TypeErrorf("%s() takes exactly %d positional arguments (%d given)", typ, positional, n)
		}
		rest = args[positional:n]
		copy(w, args[:positional])
	} else {
		copy(w, args[:n])
	}
	for i, k := range kw.Items() {
		found := false
		for j, name := range names {
			if object.StringOf(k) != name {
				continue
			}
			if !w[j].IsEmpty() {
				return nil, t.TypeErrorf("argument for %s() given by name ('%s') and position (%d)", typ, name, j+1)
			}
			w[j], found = args[n+i], true
		}
		if !found {
			return nil, t.TypeErrorf("%s() got an unexpected keyword argument '%s'", typ, object.StringOf(k))
		}
	}
	for j := range positional {
		if w[j].IsEmpty() {
			return nil, t.TypeErrorf("%s() missing required argument '%s' (pos %d)", typ, names[j], j+1)
		}
	}
	if !w[0].IsStr() {
		return nil, t.TypeErrorf("%s() argument 'name' must be str, not %s", typ, t.ArgTypeName(w[0]))
	}
	return rest, nil
}

// flag is the truth of an optional argument.
func flag(t *object.Thread, v object.Value) (bool, error) {
	if v.IsEmpty() {
		return false, nil
	}
	return t.Truth(v)
}

func orNone(v object.Value) (object.Value, error) {
	if v.IsEmpty() {
		return object.None(), nil
	}
	return v, nil
}

// union is | of anything with a type variable.
func union(t *object.Thread, a, b object.Value) (object.Value, error) {
	return t.GetItem(t.RT.T.Union.Value(), t.Tuple2(a, b))
}

func noSubclass(t *object.Thread, v, _ object.Value) (object.Value, error) {
	return object.Empty(), t.TypeErrorf("Cannot subclass an instance of %s", t.TypeOf(v).NameString())
}

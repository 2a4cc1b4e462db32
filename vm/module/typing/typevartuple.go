package typing

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes and offsets.

var typeVarTupleSpec = object.TypeSpec{
	Name: "typing.TypeVarTuple", Kind: object.KindOpaque, Size: unsafe.Sizeof(typeVarTuple{}),
	Flags:   object.TypeHasDict | object.TypeHasWeak,
	Doc:     "Type variable tuple.",
	Slots:   object.Slots{New: typeVarTupleNew, Repr: typeVarTupleRepr, Iter: unpackIter},
	Members: []object.Member{{Name: "__name__", Offset: unsafe.Offsetof(typeVarTuple{}.name), ReadOnly: true}},
	Getters: []object.GetSet{
		{Name: "__default__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultOf(t, &object.Cast[typeVarTuple](v).deflt)
		}},
		{Name: "evaluate_default", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultEvaluator(t, &object.Cast[typeVarTuple](v).deflt)
		}},
	},
	Methods: []object.Def{
		{Name: "__typing_subst__", Sig: "($self, arg, /)", F2: func(t *object.Thread, self, _ object.Value) (object.Value, error) {
			return object.Empty(), t.TypeErrorf("Substitution of bare TypeVarTuple is not supported")
		}},
		{Name: "__typing_prepare_subst__", Sig: "($self, alias, args, /)", F3: func(t *object.Thread, self, alias, args object.Value) (object.Value, error) {
			return call(t, "_typevartuple_prepare_subst", self, alias, args)
		}},
		{Name: "has_default", Sig: "($self, /)", F1: func(t *object.Thread, v object.Value) (object.Value, error) {
			return hasDefault(t, &object.Cast[typeVarTuple](v).deflt)
		}},
		{Name: "__reduce__", Sig: "($self, /)", F1: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeVarTuple](v).name, nil
		}},
		{Name: "__mro_entries__", Sig: "($self, object, /)", F2: noSubclass},
	},
}

//adder:heap
type typeVarTuple struct {
	object.Header
	name  object.Value
	deflt lazy
}

func typeVarTupleNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	clear(w)
	if _, err := arguments(t, "typevartuple", w[:2], args, kw, 1, []string{"name", "default"}, false); err != nil {
		return object.Empty(), err
	}
	v := object.New[typeVarTuple](t, cls)
	w[2] = object.ValueOf(v)
	v.name = w[0]
	setDefault(t, &v.deflt, w[1])
	return w[2], setModule(t, w[2], callerModule(t))
}

func intrinsicTypeVarTuple(t *object.Thread, name object.Value) (object.Value, error) {
	v := object.New[typeVarTuple](t, t.RT.T.TypeVarTuple)
	v.name = name
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = object.ValueOf(v)
	return w[0], setModule(t, w[0], callerModule(t))
}

func typeVarTupleRepr(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[typeVarTuple](v).name, nil
}

// unpacked returns Unpack[v].
func unpacked(t *object.Thread, v object.Value) (object.Value, error) {
	unpack, err := imported(t, "typing", "Unpack")
	if err != nil {
		return unpack, err
	}
	return t.GetItem(unpack, v)
}

// unpackIter gives Unpack[v] once: what *v stands for in a subscript.
func unpackIter(t *object.Thread, v object.Value) (object.Value, error) {
	u, err := unpacked(t, v)
	if err != nil {
		return u, err
	}
	return t.Iter(t.Tuple1(u))
}

// unpackTuples returns type parameters with the variadic ones unpacked.
func unpackTuples(t *object.Thread, params object.Value) (object.Value, error) {
	out := t.NewList(0)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for i := range params.AsTuple().Len() {
		p := params.AsTuple().Items()[i]
		if t.TypeOf(p) == t.RT.T.TypeVarTuple {
			var err error
			if p, err = unpacked(t, p); err != nil {
				return object.Empty(), err
			}
		}
		out.Append(t, p)
	}
	return t.NewTuple(out.Items()).Value(), nil
}

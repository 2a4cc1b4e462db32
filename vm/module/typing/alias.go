package typing

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes and offsets.

// aliasSpec is typing.TypeAliasType, what a type statement binds (PEP 695).
var aliasSpec = object.TypeSpec{
	Name: "typing.TypeAliasType", Kind: object.KindOpaque, Size: unsafe.Sizeof(typeAlias{}), Flags: object.TypeHasWeak,
	Doc: "Type alias.",
	Slots: object.Slots{
		New: aliasNew, Repr: aliasRepr, GetItem: aliasGetItem, Iter: unpackIter, Binary: orSlot,
		GetAttr: aliasGetAttr,
	},
	Members: []object.Member{{Name: "__name__", Offset: unsafe.Offsetof(typeAlias{}.name), ReadOnly: true}},
	Getters: []object.GetSet{
		{Name: "__parameters__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			p := object.Cast[typeAlias](v).params
			if p.IsEmpty() {
				return t.NewTupleN(0).Value(), nil
			}
			return unpackTuples(t, p)
		}},
		{Name: "__type_params__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			p := object.Cast[typeAlias](v).params
			if p.IsEmpty() {
				return t.NewTupleN(0).Value(), nil
			}
			return p, nil
		}},
		{Name: "__value__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeAlias](v).value.get(t)
		}},
		{Name: "evaluate_value", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeAlias](v).value.evaluator(t)
		}},
	},
	Methods: []object.Def{
		{Name: "__reduce__", Sig: "($self, /)", F1: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeAlias](v).name, nil
		}},
	},
}

//adder:heap
type typeAlias struct {
	object.Header
	name, params, module object.Value
	value                lazy
}

func aliasNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if _, err := arguments(t, "typealias", w, args, kw, 2, []string{"name", "value", "type_params"}, false); err != nil {
		return object.Empty(), err
	}
	if !w[2].IsEmpty() && !w[2].IsTuple() {
		return object.Empty(), t.TypeErrorf("type_params must be a tuple")
	}
	if !w[2].IsEmpty() {
		if err := checkTypeParams(t, w[2]); err != nil {
			return object.Empty(), err
		}
	}
	a := object.New[typeAlias](t, cls)
	a.name, a.value.value, a.module = w[0], w[1], callerModule(t)
	if !w[2].IsEmpty() && w[2].AsTuple().Len() > 0 {
		a.params = w[2]
	}
	return object.ValueOf(a), nil
}

// checkTypeParams refuses what is no type parameter, and one without a default
// behind one with.
func checkTypeParams(t *object.Thread, params object.Value) error {
	ts := &t.RT.T
	seen := false
	for i := range params.AsTuple().Len() {
		p := params.AsTuple().Items()[i]
		var l *lazy
		switch t.TypeOf(p) {
		case ts.TypeVar:
			l = &object.Cast[typeVar](p).deflt
		case ts.ParamSpec:
			l = &object.Cast[paramSpec](p).deflt
		case ts.TypeVarTuple:
			l = &object.Cast[typeVarTuple](p).deflt
		default:
			r, err := t.ReprString(p)
			if err != nil {
				return err
			}
			return t.TypeErrorf("Expected a type param, got %s", r)
		}
		switch {
		case !l.value.IsEmpty() || !l.evaluate.IsEmpty():
			seen = true
		case seen:
			r, err := t.ReprString(p)
			if err != nil {
				return err
			}
			return t.TypeErrorf("non-default type parameter '%s' follows default type parameter", r)
		}
	}
	return nil
}

func intrinsicTypeAlias(t *object.Thread, name, params, evaluate object.Value) (object.Value, error) {
	a := object.New[typeAlias](t, t.RT.T.TypeAlias)
	a.name, a.value.evaluate, a.module = name, evaluate, callerModule(t)
	if params.IsTuple() {
		a.params = params
	}
	return object.ValueOf(a), nil
}

// aliasGetAttr reads attributes; __module__ is where the alias was made, not the
// type.
func aliasGetAttr(t *object.Thread, v, name object.Value) (object.Value, error) {
	if object.StringOf(name) == "__module__" {
		return orNone(object.Cast[typeAlias](v).module)
	}
	return object.GenericGetAttr(t, v, name)
}

func aliasRepr(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[typeAlias](v).name, nil
}

func aliasGetItem(t *object.Thread, self, args object.Value) (object.Value, error) {
	if object.Cast[typeAlias](self).params.IsEmpty() {
		return object.Empty(), t.TypeErrorf("Only generic type aliases are subscriptable")
	}
	return object.ClassGetItem(t, self, args)
}

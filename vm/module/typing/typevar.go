package typing

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes and offsets.

var typeVarSpec = object.TypeSpec{
	Name: "typing.TypeVar", Kind: object.KindOpaque, Size: unsafe.Sizeof(typeVar{}),
	Flags: object.TypeHasDict | object.TypeHasWeak,
	Doc:   "Type variable.",
	Slots: object.Slots{New: typeVarNew, Repr: typeVarRepr, Binary: orSlot},
	Members: []object.Member{
		{Name: "__name__", Offset: unsafe.Offsetof(typeVar{}.name), ReadOnly: true},
	},
	Getters: []object.GetSet{
		{Name: "__bound__", Get: typeVarBound},
		{Name: "__constraints__", Get: typeVarConstraints},
		{Name: "__default__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultOf(t, &object.Cast[typeVar](v).deflt)
		}},
		{Name: "__covariant__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[typeVar](v).covariant), nil
		}},
		{Name: "__contravariant__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[typeVar](v).contravariant), nil
		}},
		{Name: "__infer_variance__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[typeVar](v).infer), nil
		}},
		{Name: "evaluate_bound", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeVar](v).bound.evaluator(t)
		}},
		{Name: "evaluate_constraints", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[typeVar](v).constraints.evaluator(t)
		}},
		{Name: "evaluate_default", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultEvaluator(t, &object.Cast[typeVar](v).deflt)
		}},
	},
	Methods: []object.Def{
		{Name: "__typing_subst__", Sig: "($self, arg, /)", F2: typeVarSubst},
		{Name: "__typing_prepare_subst__", Sig: "($self, alias, args, /)", F3: typeVarPrepare},
		{Name: "has_default", Sig: "($self, /)", F1: func(t *object.Thread, v object.Value) (object.Value, error) {
			return hasDefault(t, &object.Cast[typeVar](v).deflt)
		}},
		{Name: "__reduce__", Sig: "($self, /)", F1: typeVarReduce},
		{Name: "__mro_entries__", Sig: "($self, object, /)", F2: noSubclass},
	},
}

var orSlot = [13]object.BinaryFunc{object.OpOr: union}

//adder:heap
type typeVar struct {
	object.Header
	name                            object.Value
	bound, constraints, deflt       lazy
	covariant, contravariant, infer bool
}

// variance reads the flags that a constructor takes for variance.
func variance(t *object.Thread, args []object.Value) (covariant, contravariant, infer bool, err error) {
	if covariant, err = flag(t, args[0]); err != nil {
		return
	}
	if contravariant, err = flag(t, args[1]); err != nil {
		return
	}
	if infer, err = flag(t, args[2]); err != nil {
		return
	}
	switch {
	case covariant && contravariant:
		err = t.ValueErrorf("Bivariant types are not supported.")
	case infer && (covariant || contravariant):
		err = t.ValueErrorf("Variance cannot be specified with infer_variance.")
	}
	return
}

// checkBound reads the bound that a constructor takes.
func checkBound(t *object.Thread, v object.Value) (object.Value, error) {
	if v.IsEmpty() || v.IsNone() {
		return object.None(), nil
	}
	return call(t, "_type_check", v, t.NewStr("Bound must be a type."))
}

var typeVarParams = []string{"name", "bound", "default", "covariant", "contravariant", "infer_variance"}

func typeVarNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(8)
	defer t.Pop(8)
	clear(w)
	constraints, err := arguments(t, "typevar", w[:6], args, kw, 1, typeVarParams, true)
	if err != nil {
		return object.Empty(), err
	}
	cov, contra, infer, err := variance(t, w[3:6])
	if err != nil {
		return object.Empty(), err
	}
	if w[1], err = checkBound(t, w[1]); err != nil {
		return object.Empty(), err
	}
	switch {
	case len(constraints) == 1:
		return object.Empty(), t.TypeErrorf("A single constraint is not allowed")
	case len(constraints) > 0 && !w[1].IsNone():
		return object.Empty(), t.TypeErrorf("Constraints cannot be combined with bound=...")
	}
	if len(constraints) > 0 {
		w[6] = t.NewTuple(constraints).Value()
	}
	v := object.New[typeVar](t, cls)
	w[7] = object.ValueOf(v)
	v.name, v.covariant, v.contravariant, v.infer = w[0], cov, contra, infer
	if !w[1].IsNone() {
		v.bound.value = w[1]
	}
	v.constraints.value = w[6]
	setDefault(t, &v.deflt, w[2])
	return w[7], setModule(t, w[7], callerModule(t))
}

func intrinsicTypeVar(t *object.Thread, name, bound, constraints object.Value) (object.Value, error) {
	v := object.New[typeVar](t, t.RT.T.TypeVar)
	v.name, v.infer = name, true
	v.bound.evaluate, v.constraints.evaluate = bound, constraints
	r := object.ValueOf(v)
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = r
	return r, setModule(t, r, callerModule(t))
}

func variancePrefix(covariant, contravariant, infer bool) string {
	switch {
	case infer:
		return ""
	case covariant:
		return "+"
	case contravariant:
		return "-"
	}
	return "~"
}

func typeVarRepr(t *object.Thread, v object.Value) (object.Value, error) {
	x := object.Cast[typeVar](v)
	return t.NewStr(variancePrefix(x.covariant, x.contravariant, x.infer) + object.StringOf(x.name)), nil
}

func typeVarBound(t *object.Thread, v object.Value) (object.Value, error) {
	b, err := object.Cast[typeVar](v).bound.get(t)
	if err != nil {
		return b, err
	}
	return orNone(b)
}

func typeVarConstraints(t *object.Thread, v object.Value) (object.Value, error) {
	c, err := object.Cast[typeVar](v).constraints.get(t)
	if err == nil && c.IsEmpty() {
		return t.NewTupleN(0).Value(), nil
	}
	return c, err
}

func typeVarSubst(t *object.Thread, self, arg object.Value) (object.Value, error) {
	return call(t, "_typevar_subst", self, arg)
}

// typeVarPrepare adds the default where the arguments end before the variable.
func typeVarPrepare(t *object.Thread, self, alias, args object.Value) (object.Value, error) {
	params, err := t.GetAttrID(alias, object.N__parameters__)
	if err != nil {
		return params, err
	}
	n, err := t.Len(args)
	if err != nil || !params.IsTuple() {
		return args, err
	}
	index := -1
	for i, p := range params.AsTuple().Items() {
		if p == self {
			index = i
			break
		}
	}
	if index != n {
		return args, nil
	}
	d, err := defaultOf(t, &object.Cast[typeVar](self).deflt)
	if err != nil {
		return d, err
	}
	if d == noDefault(t) {
		s, err := t.Str(alias)
		if err != nil {
			return s, err
		}
		return object.Empty(), t.TypeErrorf("Too few arguments for %s; actual %d, expected at least %d", object.StringOf(s), n, n+1)
	}
	return t.Binary(args, t.Tuple1(d), object.OpAdd)
}

func typeVarReduce(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[typeVar](v).name, nil
}

// intrinsicSetDefault sets the function that computes a parameter's default.
func intrinsicSetDefault(t *object.Thread, param, f object.Value) (object.Value, error) {
	ts := &t.RT.T
	switch t.TypeOf(param) {
	case ts.TypeVar:
		object.Cast[typeVar](param).deflt.evaluate = f
	case ts.ParamSpec:
		object.Cast[paramSpec](param).deflt.evaluate = f
	case ts.TypeVarTuple:
		object.Cast[typeVarTuple](param).deflt.evaluate = f
	default:
		return object.Empty(), t.TypeErrorf("Expected a type param, got %s", t.TypeName(param))
	}
	return param, nil
}

package typing

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes and offsets.

var paramSpecSpec = object.TypeSpec{
	Name: "typing.ParamSpec", Kind: object.KindOpaque, Size: unsafe.Sizeof(paramSpec{}),
	Flags: object.TypeHasDict | object.TypeHasWeak,
	Doc:   "Parameter specification variable.",
	Slots: object.Slots{New: paramSpecNew, Repr: paramSpecRepr, Binary: orSlot},
	Members: []object.Member{
		{Name: "__name__", Offset: unsafe.Offsetof(paramSpec{}.name), ReadOnly: true},
		{Name: "__bound__", Offset: unsafe.Offsetof(paramSpec{}.bound), ReadOnly: true, None: true},
	},
	Getters: []object.GetSet{
		{Name: "__covariant__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[paramSpec](v).covariant), nil
		}},
		{Name: "__contravariant__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[paramSpec](v).contravariant), nil
		}},
		{Name: "__infer_variance__", Get: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Bool(object.Cast[paramSpec](v).infer), nil
		}},
		{Name: "args", Doc: "Represents positional arguments.", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return newParamPart(t, t.RT.T.ParamSpecArgs, v), nil
		}},
		{Name: "kwargs", Doc: "Represents keyword arguments.", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return newParamPart(t, t.RT.T.ParamSpecKwargs, v), nil
		}},
		{Name: "__default__", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultOf(t, &object.Cast[paramSpec](v).deflt)
		}},
		{Name: "evaluate_default", Get: func(t *object.Thread, v object.Value) (object.Value, error) {
			return defaultEvaluator(t, &object.Cast[paramSpec](v).deflt)
		}},
	},
	Methods: []object.Def{
		{Name: "__typing_subst__", Sig: "($self, arg, /)", F2: func(t *object.Thread, self, arg object.Value) (object.Value, error) {
			return call(t, "_paramspec_subst", self, arg)
		}},
		{Name: "__typing_prepare_subst__", Sig: "($self, alias, args, /)", F3: func(t *object.Thread, self, alias, args object.Value) (object.Value, error) {
			return call(t, "_paramspec_prepare_subst", self, alias, args)
		}},
		{Name: "has_default", Sig: "($self, /)", F1: func(t *object.Thread, v object.Value) (object.Value, error) {
			return hasDefault(t, &object.Cast[paramSpec](v).deflt)
		}},
		{Name: "__reduce__", Sig: "($self, /)", F1: func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Cast[paramSpec](v).name, nil
		}},
		{Name: "__mro_entries__", Sig: "($self, object, /)", F2: noSubclass},
	},
}

//adder:heap
type paramSpec struct {
	object.Header
	name, bound                     object.Value
	deflt                           lazy
	covariant, contravariant, infer bool
}

func paramSpecNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(7)
	defer t.Pop(7)
	clear(w)
	if _, err := arguments(t, "paramspec", w[:6], args, kw, 1, typeVarParams, false); err != nil {
		return object.Empty(), err
	}
	cov, contra, infer, err := variance(t, w[3:6])
	if err != nil {
		return object.Empty(), err
	}
	if w[1], err = checkBound(t, w[1]); err != nil {
		return object.Empty(), err
	}
	p := object.New[paramSpec](t, cls)
	w[6] = object.ValueOf(p)
	p.name, p.covariant, p.contravariant, p.infer = w[0], cov, contra, infer
	p.bound = w[1]
	if w[1].IsNone() {
		p.bound = t.RT.T.None.Value() // as typing._type_check converts it
	}
	setDefault(t, &p.deflt, w[2])
	return w[6], setModule(t, w[6], callerModule(t))
}

func intrinsicParamSpec(t *object.Thread, name object.Value) (object.Value, error) {
	p := object.New[paramSpec](t, t.RT.T.ParamSpec)
	p.name, p.infer = name, true
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = object.ValueOf(p)
	return w[0], setModule(t, w[0], callerModule(t))
}

func paramSpecRepr(t *object.Thread, v object.Value) (object.Value, error) {
	p := object.Cast[paramSpec](v)
	return t.NewStr(variancePrefix(p.covariant, p.contravariant, p.infer) + object.StringOf(p.name)), nil
}

var (
	paramArgsSpec   = paramPartSpec("typing.ParamSpecArgs", "The args for a ParamSpec object.")
	paramKwargsSpec = paramPartSpec("typing.ParamSpecKwargs", "The kwargs for a ParamSpec object.")
)

func paramPartSpec(name, doc string) object.TypeSpec {
	return object.TypeSpec{
		Name: name, Kind: object.KindOpaque, Size: unsafe.Sizeof(paramPart{}), Flags: object.TypeHasWeak, Doc: doc,
		Slots:   object.Slots{New: paramPartNew, Repr: paramPartRepr, Compare: paramPartCompare},
		Members: []object.Member{{Name: "__origin__", Offset: unsafe.Offsetof(paramPart{}.origin), ReadOnly: true}},
		Methods: []object.Def{{Name: "__mro_entries__", Sig: "($self, object, /)", F2: noSubclass}},
	}
}

// paramPart is P.args or P.kwargs.
//
//adder:heap
type paramPart struct {
	object.Header
	origin object.Value
}

func newParamPart(t *object.Thread, typ *object.Type, origin object.Value) object.Value {
	p := object.New[paramPart](t, typ)
	p.origin = origin
	return object.ValueOf(p)
}

func paramPartNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args) != 1 || kw.Len() > 0 && object.StringOf(kw.Items()[0]) != "origin" {
		return object.Empty(), t.TypeErrorf("%s() takes exactly 1 argument (%d given)", cls.NameString(), len(args))
	}
	return newParamPart(t, cls, args[0]), nil
}

func paramPartRepr(t *object.Thread, v object.Value) (object.Value, error) {
	suffix := ".args"
	if t.TypeOf(v) == t.RT.T.ParamSpecKwargs {
		suffix = ".kwargs"
	}
	origin := object.Cast[paramPart](v).origin
	if t.TypeOf(origin) == t.RT.T.ParamSpec {
		return t.NewStr(object.StringOf(object.Cast[paramSpec](origin).name) + suffix), nil
	}
	r, err := t.ReprString(origin)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(r + suffix), nil
}

func paramPartCompare(t *object.Thread, a, b object.Value, op object.CompareOp) (object.Value, error) {
	if op != object.EQ && op != object.NE || t.TypeOf(a) != t.TypeOf(b) {
		return object.NotImplemented(), nil
	}
	return t.RichCompare(object.Cast[paramPart](a).origin, object.Cast[paramPart](b).origin, op)
}

package contextvars

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
)

// variable is a ContextVar.
//
//adder:heap
type variable struct {
	object.Header
	name, def object.Value
}

var varSpec = object.TypeSpec{
	Name: "_contextvars.ContextVar", Kind: object.KindOpaque, Size: unsafe.Sizeof(variable{}),
	Slots: object.Slots{New: varNew, Repr: varRepr},
	Methods: []object.Def{
		{Name: "get", Text: "($self, default=<unrepresentable>, /)", Doc: "The value in the current context, or the default.", FV: varGet, Max: 1},
		{Name: "set", Sig: "($self, value, /)", Doc: "Set the value in the current context; the token returned restores the old one.", F2: varSet},
		{Name: "reset", Sig: "($self, token, /)", Doc: "Restore the value from before the set that made the token.", F2: varReset},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Members: []object.Member{{Name: "name", Offset: unsafe.Offsetof(variable{}.name), ReadOnly: true}},
}

func varNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	npos := len(args) - kw.Len()
	if npos < 1 {
		return object.Empty(), t.TypeErrorf("ContextVar() takes exactly 1 positional argument (0 given)")
	}
	if npos > 1 {
		return object.Empty(), t.TypeErrorf("ContextVar() takes at most 1 positional argument (%d given)", npos)
	}
	def := object.Empty()
	for i := range kw.Len() {
		if object.StringOf(kw.Items()[i]) != "default" {
			return object.Empty(), t.TypeErrorf("ContextVar() got an unexpected keyword argument '%s'", object.StringOf(kw.Items()[i]))
		}
		def = args[npos+i]
	}
	if !args[0].IsStr() {
		return object.Empty(), t.TypeErrorf("context variable name must be a str")
	}
	v := object.New[variable](t, cls)
	v.name, v.def = args[0], def
	return object.ValueOf(v), nil
}

func varRepr(t *object.Thread, v object.Value) (object.Value, error) {
	x := object.Cast[variable](v)
	name, err := t.ReprString(x.name)
	if err != nil {
		return object.Empty(), err
	}
	text := "<ContextVar name=" + name
	if !x.def.IsEmpty() {
		def, err := t.ReprString(x.def)
		if err != nil {
			return object.Empty(), err
		}
		text += " default=" + def
	}
	return t.NewStr(text + " at " + t.AddressString(v) + ">"), nil
}

func varGet(t *object.Thread, args []object.Value) (object.Value, error) {
	v := args[0]
	x, err := current(t).vars.Get(t, v)
	if err != nil || !x.IsEmpty() {
		return x, err
	}
	if len(args) == 2 {
		return args[1], nil
	}
	if def := object.Cast[variable](v).def; !def.IsEmpty() {
		return def, nil
	}
	return object.Empty(), t.RaiseArg(t.RT.T.Exc.LookupError, v)
}

func varSet(t *object.Thread, v, value object.Value) (object.Value, error) {
	c := current(t)
	old, err := c.vars.Get(t, v)
	if err != nil {
		return object.Empty(), err
	}
	if err := c.vars.Set(t, v, value); err != nil {
		return object.Empty(), err
	}
	k := object.New[token](t, t.RT.Type(&tokenKey))
	k.ctx, k.variable, k.old = object.ValueOf(c), v, old
	return object.ValueOf(k), nil
}

func varReset(t *object.Thread, v, arg object.Value) (object.Value, error) {
	if !t.IsType(arg, t.RT.Type(&tokenKey)) {
		r, err := t.ReprString(arg)
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.TypeErrorf("expected an instance of Token, got %s", r)
	}
	k := object.Cast[token](arg)
	fault := ""
	switch {
	case k.used != 0:
		r, err := t.ReprString(arg)
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.RuntimeErrorf("%s has already been used once", r)
	case k.variable != v:
		fault = "was created by a different ContextVar"
	case k.ctx != object.ValueOf(current(t)):
		fault = "was created in a different Context"
	}
	if fault != "" {
		r, err := t.ReprString(arg)
		if err != nil {
			return object.Empty(), err
		}
		return object.Empty(), t.ValueErrorf("%s %s", r, fault)
	}
	k.used = 1
	vars := object.Cast[context](k.ctx).vars
	if k.old.IsEmpty() {
		_, err := vars.Delete(t, v)
		return object.None(), err
	}
	return object.None(), vars.Set(t, v, k.old)
}

// token remembers what a variable was before a set.
//
//adder:heap
type token struct {
	object.Header
	ctx, variable, old object.Value
	used               int
}

var tokenSpec = object.TypeSpec{
	Name: "_contextvars.Token", Kind: object.KindOpaque, Size: unsafe.Sizeof(token{}),
	Slots: object.Slots{New: tokenNew, Repr: tokenRepr},
	Methods: []object.Def{
		{Name: "__enter__", Sig: "($self, /)", Doc: "Return the token.", F1: tokenEnter},
		{Name: "__exit__", Text: "($self, type, val, tb, /)", Sig: "($self, type, value, traceback, /)", Doc: "Restore the variable.", FV: tokenExit},
		{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Members: []object.Member{{Name: "var", Offset: unsafe.Offsetof(token{}.variable), ReadOnly: true}},
	Getters: []object.GetSet{{Name: "old_value", Get: tokenOld}},
}

func tokenNew(t *object.Thread, _ *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.Empty(), t.RuntimeErrorf("Tokens can only be created by ContextVars")
}

func tokenRepr(t *object.Thread, v object.Value) (object.Value, error) {
	k := object.Cast[token](v)
	r, err := t.ReprString(k.variable)
	if err != nil {
		return object.Empty(), err
	}
	text := "<Token "
	if k.used != 0 {
		text += "used "
	}
	return t.NewStr(text + "var=" + r + " at " + t.AddressString(v) + ">"), nil
}

func tokenOld(t *object.Thread, v object.Value) (object.Value, error) {
	if old := object.Cast[token](v).old; !old.IsEmpty() {
		return old, nil
	}
	return missing(t), nil
}

func tokenEnter(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil }

func tokenExit(t *object.Thread, args []object.Value) (object.Value, error) {
	return varReset(t, object.Cast[token](args[0]).variable, args[0])
}

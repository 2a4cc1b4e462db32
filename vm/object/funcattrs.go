package object

import "unsafe"

// This file uses unsafe only for offsets of members. It holds the attributes of
// Python functions and of bound methods.

var functionSpec = TypeSpec{
	Name: "function", Kind: KindFunction, Size: functionSize, Flags: TypeHasWeak,
	Doc:    "Create a function object.",
	NewSig: "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)",
	Slots:  Slots{New: functionNew, Get: functionGet, Call: callSelf, Repr: functionRepr},
	Members: []Member{
		{Name: "__doc__", Offset: unsafe.Offsetof(Function{}.Doc), None: true},
		{Name: "__module__", Offset: unsafe.Offsetof(Function{}.Module), None: true},
		{Name: "__closure__", Offset: unsafe.Offsetof(Function{}.Closure), Pointer: true},
		{Name: "__globals__", Offset: unsafe.Offsetof(Function{}.Globals), Pointer: true},
		{Name: "__builtins__", Offset: unsafe.Offsetof(Function{}.Builtins), Pointer: true},
	},
	Getters: []GetSet{
		{Name: "__code__", Get: functionCode, Set: functionSetCode},
		{Name: "__defaults__", Get: functionDefaults, Set: functionSetDefaults},
		{Name: "__kwdefaults__", Get: functionKwDefaults, Set: functionSetKwDefaults},
		{Name: "__annotations__", Get: functionAnnotations, Set: functionSetAnnotations},
		{Name: "__annotate__", Get: functionAnnotate, Set: functionSetAnnotate},
		{Name: "__dict__", Get: ownDictGet, Set: ownDictSet},
		{Name: "__name__", Get: functionName, Set: functionSetName},
		{Name: "__qualname__", Get: functionQualName, Set: functionSetQualName},
		{Name: "__type_params__", Get: functionTypeParams, Set: functionSetTypeParams},
	},
}

var functionNewDef = Def{Name: "function", Sig: "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)"}

func functionNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(6)
	v, err := functionMake(t, w, args, kw)
	t.Pop(6)
	return v, err
}

func functionMake(t *Thread, w, args []Value, kw *Tuple) (Value, error) {
	if err := t.BindArgs(&functionNewDef, w, args, kw); err != nil {
		return Value{}, err
	}
	code, globals, name, defaults, closure, kwDefaults := w[0], w[1], w[2], w[3], w[4], w[5]
	if !code.isKind(KindCode) {
		return Value{}, t.TypeErrorf("function() argument 'code' must be code, not %s", t.ArgTypeName(code))
	}
	if !globals.isKind(KindDict) {
		return Value{}, t.TypeErrorf("function() argument 'globals' must be dict, not %s", t.ArgTypeName(globals))
	}
	given := func(v Value) bool { return !v.IsEmpty() && !v.IsNone() }
	if given(name) && !name.IsStr() {
		return Value{}, t.TypeErrorf("arg 3 (name) must be None or string")
	}
	if given(defaults) && !defaults.IsTuple() {
		return Value{}, t.TypeErrorf("arg 4 (defaults) must be None or tuple")
	}
	c := Cast[Code](code)
	nfree := int(c.NFree)
	if !closure.IsEmpty() && !closure.IsTuple() {
		if nfree > 0 && closure.IsNone() {
			return Value{}, t.TypeErrorf("arg 5 (closure) must be tuple")
		}
		if !closure.IsNone() {
			return Value{}, t.TypeErrorf("arg 5 (closure) must be None or tuple")
		}
	}
	if given(kwDefaults) && !kwDefaults.isKind(KindDict) {
		return Value{}, t.TypeErrorf("arg 6 (kwdefaults) must be None or dict")
	}
	have := 0
	if closure.IsTuple() {
		have = closure.tuple().Len()
	} else if nfree > 0 {
		return Value{}, t.TypeErrorf("arg 5 (closure) must be tuple")
	}
	if have != nfree {
		return Value{}, t.ValueErrorf("%s requires closure of length %d, not %d", StringOf(c.Name), nfree, have)
	}
	if closure.IsTuple() {
		for _, x := range closure.tuple().Items() {
			if !x.isKind(KindCell) {
				return Value{}, t.TypeErrorf("arg 5 (closure) expected cell, found %s", t.TypeName(x))
			}
		}
	}
	f := t.NewPyFunction(c, globals.dict())
	if given(name) {
		f.Name = name
	}
	if given(defaults) {
		f.Defaults = defaults.tuple()
	}
	if closure.IsTuple() && have > 0 {
		f.Closure = closure.tuple()
	}
	if given(kwDefaults) {
		f.KwDefaults = kwDefaults.dict()
	}
	return f.Value(), nil
}

func functionRepr(t *Thread, v Value) (Value, error) {
	return t.NewStr("<function " + StringOf(v.function().QualName) + " at " + t.AddressString(v) + ">"), nil
}

func functionCode(t *Thread, v Value) (Value, error) { return v.function().Code.Value(), nil }

func functionSetCode(t *Thread, v, value Value) error {
	if !value.isKind(KindCode) {
		return t.TypeErrorf("__code__ must be set to a code object")
	}
	f, c := v.function(), Cast[Code](value)
	if n := f.Closure.Len(); n != int(c.NFree) {
		return t.ValueErrorf("%s() requires a code object with %d free vars, not %d", StringOf(f.Name), n, c.NFree)
	}
	const kinds = 0x20 | 0x80 | 0x200 // generator, coroutine, asynchronous generator
	if f.Code.Flags&kinds != c.Flags&kinds && t.RT.Warner != nil {
		if err := t.Warn(t.RT.T.Exc.DeprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)", 1); err != nil {
			return err
		}
	}
	f.Code = c
	f.Version = 0
	return nil
}

func functionDefaults(t *Thread, v Value) (Value, error) {
	if d := v.function().Defaults; d != nil {
		return d.Value(), nil
	}
	return None(), nil
}

func functionSetDefaults(t *Thread, v, value Value) error {
	f := v.function()
	switch {
	case value.IsEmpty() || value.IsNone():
		f.Defaults = nil
	case value.IsTuple():
		f.Defaults = value.tuple()
	default:
		return t.TypeErrorf("__defaults__ must be set to a tuple object")
	}
	f.Version = 0
	return nil
}

func functionKwDefaults(t *Thread, v Value) (Value, error) {
	if d := v.function().KwDefaults; d != nil {
		return d.Value(), nil
	}
	return None(), nil
}

func functionSetKwDefaults(t *Thread, v, value Value) error {
	f := v.function()
	switch {
	case value.IsEmpty() || value.IsNone():
		f.KwDefaults = nil
	case value.isKind(KindDict):
		f.KwDefaults = value.dict()
	default:
		return t.TypeErrorf("__kwdefaults__ must be set to a dict object")
	}
	f.Version = 0
	return nil
}

// functionAnnotations computes the annotations on first use. With the __future__
// import they come as a tuple of names and texts in turn.
func functionAnnotations(t *Thread, v Value) (Value, error) {
	f := v.function()
	switch {
	case f.Annotations.IsTuple():
		d := t.NewDict()
		for i := 0; i+1 < f.Annotations.tuple().Len(); i += 2 {
			s := f.Annotations.tuple().Items()
			if err := d.Set(t, s[i], s[i+1]); err != nil {
				return Value{}, err
			}
		}
		f.Annotations = d.Value()
	case f.Annotations.IsEmpty():
		a, err := t.callAnnotate(f.Annotate)
		if err != nil {
			return Value{}, err
		}
		f.Annotations = a
	}
	return f.Annotations, nil
}

func functionSetAnnotations(t *Thread, v, value Value) error {
	if value.IsNone() {
		value = Value{}
	}
	if !value.IsEmpty() && !value.isKind(KindDict) {
		return t.TypeErrorf("__annotations__ must be set to a dict object")
	}
	f := v.function()
	f.Annotations, f.Annotate = value, Value{}
	return nil
}

func functionAnnotate(t *Thread, v Value) (Value, error) {
	if a := v.function().Annotate; !a.IsEmpty() {
		return a, nil
	}
	return None(), nil
}

func functionSetAnnotate(t *Thread, v, value Value) error {
	f := v.function()
	switch {
	case value.IsEmpty():
		return t.TypeErrorf("__annotate__ cannot be deleted")
	case value.IsNone():
		f.Annotate = value
	case t.Callable(value):
		f.Annotate, f.Annotations = value, Value{}
	default:
		return t.TypeErrorf("__annotate__ must be callable or None")
	}
	return nil
}

func functionName(t *Thread, v Value) (Value, error) { return v.function().Name, nil }

func functionSetName(t *Thread, v, value Value) error {
	if !value.IsStr() {
		return t.TypeErrorf("__name__ must be set to a string object")
	}
	v.function().Name = value
	return nil
}

func functionQualName(t *Thread, v Value) (Value, error) { return v.function().QualName, nil }

func functionSetQualName(t *Thread, v, value Value) error {
	if !value.IsStr() {
		return t.TypeErrorf("__qualname__ must be set to a string object")
	}
	v.function().QualName = value
	return nil
}

func functionTypeParams(t *Thread, v Value) (Value, error) {
	if p := v.function().TypeParams; !p.IsEmpty() {
		return p, nil
	}
	return t.RT.empty.tuple.Value(), nil
}

func functionSetTypeParams(t *Thread, v, value Value) error {
	if !value.IsTuple() {
		return t.TypeErrorf("__type_params__ must be set to a tuple")
	}
	v.function().TypeParams = value
	return nil
}

// ownDictGet and ownDictSet are the __dict__ of objects whose attributes stand in
// a dict that is part of their struct.
func ownDictGet(t *Thread, v Value) (Value, error) {
	if t.TypeOf(v).flags&TypeHasDict != 0 {
		return instanceDictGet(t, v)
	}
	return t.ownDictForSet(v).Value(), nil
}

func ownDictSet(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("cannot delete __dict__")
	}
	if !value.isKind(KindDict) {
		return t.TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", t.TypeName(value))
	}
	if t.TypeOf(v).flags&TypeHasDict != 0 {
		return instanceDictSet(t, v, value)
	}
	switch v.Kind() {
	case KindFunction:
		v.function().Dict = value.dict()
	case KindStaticMethod, KindClassMethod:
		Cast[Wrapper](v).Dict = value.dict()
	}
	return nil
}

var methodSpec = TypeSpec{
	Name: "method", Kind: KindMethod, Size: methodSize, Flags: TypeHasWeak,
	Doc: "Create a bound instance method object.", NewSig: "(function, instance, /)",
	Slots: Slots{
		New: methodNew, Call: callSelf, Repr: methodRepr, Compare: methodCompare, Hash: methodHash,
		GetAttr: methodGetAttr, Get: methodDescrGet,
	},
	Members: []Member{
		{Name: "__func__", Offset: unsafe.Offsetof(Method{}.Func), ReadOnly: true},
		{Name: "__self__", Offset: unsafe.Offsetof(Method{}.Self), ReadOnly: true},
	},
	Getters: []GetSet{{Name: "__doc__", Get: methodDoc}},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: methodReduce}},
}

func methodNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("method() takes no keyword arguments")
	}
	if len(args) != 2 {
		return Value{}, t.expectedArgs("method", len(args), 2, 2)
	}
	if !t.Callable(args[0]) {
		return Value{}, t.TypeErrorf("first argument must be callable")
	}
	if args[1].IsNone() {
		return Value{}, t.TypeErrorf("instance must not be None")
	}
	return t.NewMethod(args[0], args[1]), nil
}

func methodRepr(t *Thread, v Value) (Value, error) {
	m := v.method()
	name := "?"
	for _, id := range [...]NameID{N__qualname__, N__name__} {
		n, err := t.GetAttrOptID(m.Func, id)
		if err != nil {
			return Value{}, err
		}
		if n.IsEmpty() {
			continue
		}
		if n.IsStr() {
			name = GoString(n)
		}
		break
	}
	self, err := t.Repr(m.Self)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr("<bound method " + name + " of " + StringOf(self) + ">"), nil
}

func methodCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || t.TypeOf(a) != t.TypeOf(b) {
		return NotImplemented(), nil
	}
	x, y := a.method(), b.method()
	same := x.Self == y.Self
	if same {
		eq, err := t.Equal(x.Func, y.Func)
		if err != nil {
			return Value{}, err
		}
		same = eq
	}
	return Bool(same == (op == EQ)), nil
}

func methodHash(t *Thread, v Value) (int64, error) {
	m := v.method()
	h, err := t.Hash(m.Func)
	if err != nil {
		return 0, err
	}
	if h ^= pointerHash(m.Self); h == -1 {
		h = -2
	}
	return h, nil
}

// methodGetAttr reads the method's own attributes, then the function's.
func methodGetAttr(t *Thread, v, name Value) (Value, error) {
	typ := t.TypeOf(v)
	if d := t.LookupType(typ, name); !d.IsEmpty() {
		return t.bindDescr(d, v, typ)
	}
	return t.GetAttr(v.method().Func, name)
}

func methodDescrGet(t *Thread, d, obj Value, typ *Type) (Value, error) { return d, nil }

func methodDoc(t *Thread, v Value) (Value, error) { return t.GetAttrID(v.method().Func, N__doc__) }

func methodReduce(t *Thread, v Value) (Value, error) {
	m := v.method()
	name, err := t.GetAttrID(m.Func, N__name__)
	if err != nil {
		return Value{}, err
	}
	return t.getattrOf(m.Self, name)
}

// getattrOf is the pickle of what getattr(owner, name) finds.
func (t *Thread) getattrOf(owner, name Value) (Value, error) {
	f := t.RT.Builtins.GetString(t, "getattr")
	if f.IsEmpty() {
		return Value{}, t.AttributeErrorf("module 'builtins' has no attribute 'getattr'")
	}
	return t.Tuple2(f, t.Tuple2(owner, name)), nil
}

package object

var objectSpec = TypeSpec{
	Name:  "object",
	Doc:   "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
	Kind:  KindInstance,
	Size:  HeaderSize,
	Flags: TypeBase,
	Slots: Slots{
		New: objectNew, Init: objectInit, Repr: objectRepr, Str: objectStr, Hash: objectHash,
		Compare: objectCompare, GetAttr: GenericGetAttr, SetAttr: GenericSetAttr,
	},
	Getters: objectGetters,
	Methods: objectMethods,
	NewSig:  "()",
}

// objectNew is object.__new__. It refuses arguments that neither __new__ nor
// __init__ of the class would take.
func objectNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if len(args) > 0 {
		if t.hasUserNew(cls) {
			return Value{}, t.TypeErrorf("object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if sameInit(cls, t.RT.T.Object) {
			return Value{}, t.TypeErrorf("%s() takes no arguments", cls.NameString())
		}
	}
	if cls.flags&TypeAbstract != 0 {
		return Value{}, t.abstractError(cls)
	}
	return FromPointer(t.newInstance(cls)), nil
}

func objectInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if len(args) > 0 {
		typ := t.TypeOf(self)
		if !sameInit(typ, t.RT.T.Object) {
			return t.TypeErrorf("object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if sameNew(typ, t.RT.T.Object) {
			return t.TypeErrorf("%s.__init__() takes exactly one argument (the instance to initialize)", typ.NameString())
		}
	}
	return nil
}

func objectRepr(t *Thread, v Value) (Value, error) {
	typ := t.TypeOf(v)
	m, q := t.typeModule(typ), StringOf(typ.QualName)
	s := "<" + q
	if m.IsStr() && StringOf(m) != "builtins" {
		s = "<" + StringOf(m) + "." + q
	}
	return t.NewStr(s + " object at " + t.AddressString(v) + ">"), nil
}

func objectStr(t *Thread, v Value) (Value, error) { return t.TypeOf(v).slots.Repr(t, v) }

func objectHash(t *Thread, v Value) (int64, error) { return pointerHash(v), nil }

func objectCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	switch op {
	case EQ:
		if a == b {
			return True(), nil
		}
	case NE:
		// The opposite of what the type's own == says.
		f := t.TypeOf(a).slots.Compare
		r, err := f(t, a, b, EQ)
		if err != nil || r.IsNotImplemented() {
			return r, err
		}
		eq, err := t.Truth(r)
		return Bool(!eq), err
	}
	return NotImplemented(), nil
}

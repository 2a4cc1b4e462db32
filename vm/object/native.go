package object

// DefKind says how a Def is found in a class.
type DefKind uint8

// The kinds of Def.
const (
	DefMethod DefKind = iota // binds its first parameter (in a module: a function)
	DefClass                 // classmethod: the first parameter is the class
	DefStatic                // staticmethod
)

// Def defines a built-in function or method. Tables of them are package-level
// variables that nothing changes: natives keep pointers into them.
//
// Exactly one of the F fields is set. F0 to F3 take that many positional
// arguments; FV takes the window of all of them; FK takes keywords too, in
// vectorcall form. For a method the receiver counts as the first argument.
//
// With a Sig, FV gets one slot for each parameter named there, empty where the
// caller gave none; *args arrives as a tuple and **kwargs as a dict.
type Def struct {
	Name string
	// Sig is the signature in Python's syntax, without the receiver's
	// annotation: "(self, sep=None, maxsplit=-1)". It becomes
	// __text_signature__.
	Sig string
	// Text is __text_signature__ where it is another than Sig would make it:
	// defaults that cannot be written, FV without a Sig.
	Text string
	Doc  string
	F0   func(t *Thread) (Value, error)
	F1   func(t *Thread, a Value) (Value, error)
	F2   func(t *Thread, a, b Value) (Value, error)
	F3   func(t *Thread, a, b, c Value) (Value, error)
	FV   func(t *Thread, args []Value) (Value, error)
	FK   func(t *Thread, args []Value, kw *Tuple) (Value, error)
	// FS gets the object's Self besides, as __new__ does the type it makes.
	FS    func(t *Thread, self Value, args []Value, kw *Tuple) (Value, error)
	isNew bool // a built-in type's __new__
	Min   int  // FV without a Sig: fewest and most arguments, the receiver not
	Max   int  // counted; a Max of -1 is no limit
	Kind  DefKind
}

// Native is a built-in function, a bound built-in method, or (with no Self and an
// owner) a method descriptor.
//
//adder:heap
type Native struct {
	Header
	Def    *Def
	Self   Value // receiver or module; empty for a descriptor
	Module Value // __module__
	Owner  *Type // the class a method was defined in
	params *Params
	bound  bool // Self is prepended to the arguments
}

// newNative makes the object for a Def.
func (t *Thread) newNative(typ *Type, d *Def) *Native {
	n := (*Native)(t.alloc(typ, KindNative, nativeSize))
	n.flags = FlagExact
	n.Def = d
	n.Module = None()
	return n
}

// NewFunction returns a built-in function of a module.
func (t *Thread) NewNativeFunction(d *Def, module Value, moduleName Value) Value {
	n := t.newNative(t.RT.T.Native, d)
	n.Self = module
	n.Module = moduleName
	return n.Value()
}

// bindNative returns the bound method of a descriptor.
func (t *Thread) bindNative(n *Native, self Value) Value {
	b := t.newNative(t.RT.T.Native, n.Def)
	b.Self = self
	b.bound = true
	b.Owner = n.Owner
	b.params = n.params
	return b.Value()
}

// callNative calls a built-in with arguments in vectorcall form.
func (t *Thread) callNative(n *Native, args []Value, kw *Tuple) (Value, error) {
	if n.bound {
		w := t.Push(len(args) + 1)
		w[0] = n.Self
		copy(w[1:], args)
		v, err := t.callDef(n, w, kw)
		t.Pop(len(w))
		return v, err
	}
	return t.callDef(n, args, kw)
}

// callDef calls a built-in; args includes the receiver of a method.
func (t *Thread) callDef(n *Native, args []Value, kw *Tuple) (Value, error) {
	d := n.Def
	if d.FS != nil {
		return d.FS(t, n.Self, args, kw)
	}
	if d.FK != nil {
		return d.FK(t, args, kw)
	}
	recv := 0
	if n.Owner != nil && d.Kind != DefStatic {
		recv = 1
		if len(args) == 0 {
			return Value{}, t.TypeErrorf("unbound method %s() needs an argument", t.nativeQualName(n))
		}
		if !n.bound {
			if err := t.checkReceiver(n, args[0]); err != nil {
				return Value{}, err
			}
		}
	}
	if d.Sig != "" && d.FV != nil {
		if n.params == nil {
			n.params = t.RT.params(t, d)
		}
		return t.bindNativeCall(n, args, kw, recv)
	}
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("%s() takes no keyword arguments", t.nativeQualName(n))
	}
	switch {
	case d.F1 != nil:
		if len(args) == 1 {
			return d.F1(t, args[0])
		}
		return Value{}, t.arityError(n, len(args)-recv, 1-recv)
	case d.F2 != nil:
		if len(args) == 2 {
			return d.F2(t, args[0], args[1])
		}
		return Value{}, t.arityError(n, len(args)-recv, 2-recv)
	case d.F3 != nil:
		if len(args) == 3 {
			return d.F3(t, args[0], args[1], args[2])
		}
		return Value{}, t.arityError(n, len(args)-recv, 3-recv)
	case d.F0 != nil:
		if len(args) == 0 {
			return d.F0(t)
		}
		return Value{}, t.arityError(n, len(args), 0)
	}
	got := len(args) - recv
	if got < d.Min || d.Max >= 0 && got > d.Max {
		return Value{}, t.expectedArgs(d.Name, got, d.Min, d.Max)
	}
	return d.FV(t, args)
}

// checkReceiver refuses a receiver that is no instance of the class a method
// descriptor belongs to, or, for a class method, no subclass of it.
func (t *Thread) checkReceiver(n *Native, v Value) error {
	if n.Def.Kind != DefClass {
		if t.TypeOf(v) == n.Owner || t.TypeOf(v).IsSubtype(n.Owner) {
			return nil
		}
		return t.TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", n.Def.Name, n.Owner.NameString(), t.TypeName(v))
	}
	if !v.isKind(KindType) {
		return t.TypeErrorf("descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", n.Def.Name, n.Owner.NameString(), t.TypeName(v))
	}
	if !v.typ().IsSubtype(n.Owner) {
		return t.TypeErrorf("descriptor '%s' requires a subtype of '%s' but received '%s'", n.Def.Name, n.Owner.NameString(), v.typ().NameString())
	}
	return nil
}

func (t *Thread) arityError(n *Native, got, want int) error {
	switch want {
	case 0:
		return t.TypeErrorf("%s() takes no arguments (%d given)", t.nativeQualName(n), got)
	case 1:
		return t.TypeErrorf("%s() takes exactly one argument (%d given)", t.nativeQualName(n), got)
	}
	return t.expectedArgs(n.Def.Name, got, want, want)
}

// expectedArgs words a wrong count of positional arguments as built-ins do.
func (t *Thread) expectedArgs(name string, got, least, most int) error {
	switch {
	case least == most:
		return t.TypeErrorf("%s expected %d argument%s, got %d", name, most, plural(most), got)
	case got < least:
		return t.TypeErrorf("%s expected at least %d argument%s, got %d", name, least, plural(least), got)
	}
	return t.TypeErrorf("%s expected at most %d argument%s, got %d", name, most, plural(most), got)
}

// nativeQualName is what error texts call a built-in: "list.append", "len".
func (t *Thread) nativeQualName(n *Native) string {
	if n.bound {
		typ := t.TypeOf(n.Self)
		if n.Self.isKind(KindType) {
			typ = n.Self.typ()
		}
		return GoString(typ.QualName) + "." + n.Def.Name
	}
	if n.Owner != nil {
		if n.Def.Kind == DefClass && n.bound && n.Self.isKind(KindType) {
			return GoString(n.Self.typ().QualName) + "." + n.Def.Name
		}
		return GoString(n.Owner.QualName) + "." + n.Def.Name
	}
	if n.Self.isKind(KindModule) && !n.bound {
		if m, ok := n.moduleName(); ok && m != "builtins" {
			return m + "." + n.Def.Name
		}
	}
	return n.Def.Name
}

func (n *Native) moduleName() (string, bool) {
	if n.Module.isKind(KindStr) {
		return GoString(n.Module), true
	}
	return "", false
}

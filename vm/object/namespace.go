package object

// namespaceSpec defines types.SimpleNamespace: an object that is nothing but its
// attributes. sys.implementation is one.
var namespaceSpec = TypeSpec{
	Name: "types.SimpleNamespace", Kind: KindInstance, Size: HeaderSize, Flags: TypeBase | TypeHasDict,
	Doc:    "An object whose attributes are those it is made with.",
	NewSig: "(mapping_or_iterable=(), /, **kwargs)",
	Slots:  Slots{New: namespaceNew, Init: namespaceInit, Repr: namespaceRepr, Compare: namespaceCompare},
	Methods: []Def{
		{Name: "__reduce__", Sig: "($self, /)", Doc: "Return state information for pickling.", F1: namespaceReduce},
		{Name: "__replace__", Text: "($self, /, **changes)", Doc: "Return a copy with new values for the specified attributes.", FK: namespaceReplace},
	},
	Getters: []GetSet{{Name: "__dict__", Get: namespaceDict}},
}

func namespaceDict(t *Thread, v Value) (Value, error) { return t.InstanceDict(v).Value(), nil }

func namespaceNew(t *Thread, cls *Type, _ []Value, _ *Tuple) (Value, error) {
	return FromPointer(t.newInstance(cls)), nil
}

// NewNamespace returns a namespace without attributes.
func (t *Thread) NewNamespace() Value { return FromPointer(t.newInstance(t.RT.T.Namespace)) }

func namespaceInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	n := len(args) - kw.Len()
	if n > 1 {
		return t.expectedArgs(t.TypeOf(self).NameString(), n, 0, 1)
	}
	if n == 1 {
		from := args[0]
		if !from.isKind(KindDict) {
			var err error
			if from, err = t.Call1(t.RT.T.Dict.Value(), from); err != nil {
				return err
			}
		}
		for pos := 0; ; {
			k, v, ok := from.dict().Next(t, &pos)
			if !ok {
				break
			}
			if !k.IsStr() {
				return t.TypeErrorf("keywords must be strings")
			}
			if err := t.SetAttr(self, t.Intern(k), v); err != nil {
				return err
			}
		}
	}
	for i, k := range kw.Items() {
		if err := t.SetAttr(self, t.Intern(k), args[n+i]); err != nil {
			return err
		}
	}
	return nil
}

func namespaceRepr(t *Thread, self Value) (Value, error) {
	name := t.TypeName(self)
	if t.TypeOf(self) == t.RT.T.Namespace {
		name = "namespace"
	}
	if again := t.ReprEnter(self); again {
		return t.NewStr(name + "(...)"), nil
	}
	defer t.ReprLeave(self)
	d := t.InstanceDict(self)
	buf := append([]byte(name), '(')
	first := true
	for pos := 0; ; {
		k, v, ok := d.Next(t, &pos)
		if !ok {
			break
		}
		if !k.IsStr() || k.str().n == 0 {
			continue
		}
		if !first {
			buf = append(buf, ", "...)
		}
		first = false
		buf = append(append(buf, StringOf(k)...), '=')
		r, err := t.Repr(v)
		if err != nil {
			return Value{}, err
		}
		buf = append(buf, StringOf(r)...)
	}
	return t.NewStrBytes(append(buf, ')')), nil
}

func namespaceCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	ns := t.RT.T.Namespace
	if !t.IsType(a, ns) || !t.IsType(b, ns) {
		return NotImplemented(), nil
	}
	return t.RichCompare(t.InstanceDict(a).Value(), t.InstanceDict(b).Value(), op)
}

func namespaceReduce(t *Thread, self Value) (Value, error) {
	return t.Tuple3(t.TypeOf(self).Value(), t.RT.empty.tuple.Value(), t.InstanceDict(self).Value()), nil
}

func namespaceReplace(t *Thread, args []Value, kw *Tuple) (Value, error) {
	if len(args)-kw.Len() != 1 {
		return Value{}, t.TypeErrorf("__replace__() takes no positional arguments")
	}
	r, err := t.Call0(t.TypeOf(args[0]).Value())
	if err != nil {
		return r, err
	}
	d := t.InstanceDict(args[0])
	for pos := 0; ; {
		k, v, ok := d.Next(t, &pos)
		if !ok {
			break
		}
		if err := t.SetAttr(r, k, v); err != nil {
			return r, err
		}
	}
	for i, k := range kw.Items() {
		if err := t.SetAttr(r, t.Intern(k), args[1+i]); err != nil {
			return r, err
		}
	}
	return r, nil
}

package object

// IsInstance is isinstance(v, cls): real and claimed class, __instancecheck__,
// tuples and unions of classes.
func (t *Thread) IsInstance(v, cls Value) (bool, error) {
	if cls.isKind(KindType) && t.TypeOf(v) == cls.typ() {
		return true, nil
	}
	if cls.isKind(KindType) && cls.Header().typ == t.RT.T.Type {
		return t.isRealInstance(v, cls)
	}
	if cls.IsObject() && cls.Header().typ == t.RT.T.Union {
		cls = Cast[Union](cls).Args
	}
	if cls.IsTuple() {
		if err := t.EnterNative(); err != nil {
			return false, err
		}
		for _, c := range cls.tuple().Items() {
			if ok, err := t.IsInstance(v, c); ok || err != nil {
				t.LeaveNative()
				return ok, err
			}
		}
		t.LeaveNative()
		return false, nil
	}
	r, found, err := t.CallSpecial(cls, N__instancecheck__, v)
	if found {
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	return t.isRealInstance(v, cls)
}

// isRealInstance is type.__instancecheck__.
func (t *Thread) isRealInstance(v, cls Value) (bool, error) {
	if cls.isKind(KindType) {
		if t.TypeOf(v).IsSubtype(cls.typ()) {
			return true, nil
		}
		if !v.IsObject() || t.TypeOf(v).flags&TypeHeap == 0 && t.TypeOf(v).genericGetAttr() {
			return false, nil
		}
		if typ := t.TypeOf(v); typ.genericGetAttr() && t.LookupName(typ, N__class__) == t.LookupName(t.RT.T.Object, N__class__) {
			return false, nil // claims no other class than its own
		}
		c, err := t.GetAttrOptID(v, N__class__)
		if err != nil || !c.isKind(KindType) || c.typ() == t.TypeOf(v) {
			return false, err
		}
		return c.typ().IsSubtype(cls.typ()), nil
	}
	if err := t.checkClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"); err != nil {
		return false, err
	}
	c, err := t.GetAttrOptID(v, N__class__)
	if err != nil || c.IsEmpty() {
		return false, err
	}
	return t.abstractSubclass(c, cls)
}

// checkClass refuses what has no __bases__ tuple.
func (t *Thread) checkClass(cls Value, text string) error {
	b, err := t.abstractBases(cls)
	if err != nil {
		return err
	}
	if b == nil {
		return t.TypeErrorf("%s", text)
	}
	return nil
}

func (t *Thread) abstractBases(cls Value) (*Tuple, error) {
	b, err := t.GetAttrOpt(cls, t.InternString("__bases__"))
	if err != nil || !b.IsTuple() {
		return nil, err
	}
	return b.tuple(), nil
}

func (t *Thread) abstractSubclass(c, cls Value) (bool, error) {
	if c == cls {
		return true, nil
	}
	bases, err := t.abstractBases(c)
	if err != nil || bases == nil {
		return false, err
	}
	if err := t.EnterNative(); err != nil {
		return false, err
	}
	defer t.LeaveNative()
	for _, b := range bases.Items() {
		if ok, err := t.abstractSubclass(b, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// IsSubclass is issubclass(c, cls).
func (t *Thread) IsSubclass(c, cls Value) (bool, error) {
	if cls.isKind(KindType) && cls.Header().typ == t.RT.T.Type && c.isKind(KindType) {
		return c.typ().IsSubtype(cls.typ()), nil
	}
	if cls.IsObject() && cls.Header().typ == t.RT.T.Union {
		cls = Cast[Union](cls).Args
	}
	if cls.IsTuple() {
		if err := t.EnterNative(); err != nil {
			return false, err
		}
		defer t.LeaveNative()
		for _, x := range cls.tuple().Items() {
			if ok, err := t.IsSubclass(c, x); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	r, found, err := t.CallSpecial(cls, N__subclasscheck__, c)
	if found {
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
	return t.IsRealSubclass(c, cls)
}

// IsRealSubclass is type.__subclasscheck__.
func (t *Thread) IsRealSubclass(c, cls Value) (bool, error) {
	if c.isKind(KindType) && cls.isKind(KindType) {
		return c.typ().IsSubtype(cls.typ()), nil
	}
	if err := t.checkClass(c, "issubclass() arg 1 must be a class"); err != nil {
		return false, err
	}
	if err := t.checkClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"); err != nil {
		return false, err
	}
	return t.abstractSubclass(c, cls)
}

// IsRealInstance is type.__instancecheck__.
func (t *Thread) IsRealInstance(v, cls Value) (bool, error) { return t.isRealInstance(v, cls) }

// MatchSelf tells whether a class pattern with one positional subpattern matches
// the subject itself (PEP 634's list of built-in types and their subclasses).
func (t *Thread) MatchSelf(typ *Type) bool {
	if typ.flags&(TypeIntSub|TypeStrSub|TypeTupleSub|TypeListSub|TypeDictSub|TypeBytesSub) != 0 {
		return true
	}
	return typ.kind == KindFloatObj || typ.kind == KindSet || typ.kind == KindByteArray || typ.kind == KindBool
}

// ClassGetItem is the __class_getitem__ of generic built-in types.
func ClassGetItem(t *Thread, cls, item Value) (Value, error) { return t.newGenericAlias(cls, item) }

// SuperMethod is the attribute name of super(class, self): unbound with bound true
// when it is a plain function and method is set.
func (t *Thread) SuperMethod(class *Type, self, name Value, method bool) (v Value, bound bool, err error) {
	start, err := t.superCheck(class, self)
	if err != nil {
		return Value{}, false, err
	}
	if StringOf(name) != "__class__" {
		mro := start.MRO.Items()
		i := 0
		for i < len(mro) && mro[i].typ() != class {
			i++
		}
		for i++; i < len(mro); i++ {
			d := mro[i].typ().Dict.getInterned(t, name)
			if d.IsEmpty() {
				continue
			}
			onClass := self.t == addrOf(start)
			if method && !onClass && isMethodDescriptor(t, d) {
				return d, true, nil
			}
			if g := t.TypeOf(d).slots.Get; g != nil {
				obj := self
				if onClass {
					obj = Value{}
				}
				v, err = g(t, d, obj, start)
				return v, false, err
			}
			return d, false, nil
		}
	}
	// Not there: the super object's own attributes.
	s := New[Super](t, t.RT.T.Super)
	s.This, s.Obj, s.ObjType = class.Value(), self, start
	v, err = t.GetAttr(ValueOf(s), name)
	return v, false, err
}

// superCheck returns the type whose MRO super(class, obj) walks.
func (t *Thread) superCheck(class *Type, obj Value) (*Type, error) {
	if obj.isKind(KindType) && obj.typ().IsSubtype(class) {
		return obj.typ(), nil
	}
	if typ := t.TypeOf(obj); typ.IsSubtype(class) {
		return typ, nil
	}
	c, err := t.GetAttrOptID(obj, N__class__)
	if err != nil {
		return nil, err
	}
	if c.isKind(KindType) && c.typ() != t.TypeOf(obj) && c.typ().IsSubtype(class) {
		return c.typ(), nil
	}
	kind, name := "instance of", t.TypeName(obj)
	if obj.isKind(KindType) {
		kind, name = "type", obj.typ().NameString()
	}
	return nil, t.TypeErrorf("super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).", kind, name, class.NameString())
}

// Format is format(v, spec).
func (t *Thread) Format(v, spec Value) (Value, error) {
	if v.IsInt() || v.IsFloat() || v.IsExactStr() {
		if spec.AsStr().nb == 0 {
			return t.Str(v)
		}
		out, err := t.appendFormat(t.TakeText(64), v, StringOf(spec))
		if err != nil {
			return Value{}, err
		}
		r := t.NewStrBytes(out)
		t.GiveText(out)
		return r, nil
	}
	r, found, err := t.CallSpecial(v, N__format__, spec)
	if !found {
		return Value{}, t.TypeErrorf("Type %s doesn't define __format__", t.TypeName(v))
	}
	if err == nil && !r.IsStr() {
		err = t.TypeErrorf("__format__ must return a str, not %s", t.TypeName(r))
	}
	return r, err
}

// Update is dict.update(v) for a mapping: anything with keys().
func (d *Dict) Update(t *Thread, v Value) error { return d.merge(t, v, false) }

// Merge is Update that raises KeyError for a key that is there already.
func (d *Dict) Merge(t *Thread, v Value) error { return d.merge(t, v, true) }

func (d *Dict) merge(t *Thread, v Value, once bool) error {
	put := func(k, x Value) error {
		if once {
			old, err := d.Get(t, k)
			if err != nil {
				return err
			}
			if !old.IsEmpty() {
				return t.KeyError(k)
			}
		}
		return d.Set(t, k, x)
	}
	if v.isKind(KindDict) && (v.Header().Exact() || t.TypeOf(v).slots.Iter != nil && t.plainDictIter(t.TypeOf(v))) {
		src := v.dict()
		n := src.Len(t)
		if src == d {
			return nil
		}
		if src.owner == nil && !once {
			return d.mergeItems(t, src)
		}
		for pos := 0; ; {
			k, x, ok := src.Next(t, &pos)
			if !ok {
				return nil
			}
			if err := put(k, x); err != nil {
				return err
			}
			if src.Len(t) != n {
				return t.RuntimeErrorf("dict mutated during update")
			}
		}
	}
	keys, err := t.CallMethod0(v, Nkeys)
	if err != nil {
		return err
	}
	it, err := t.Iter(keys)
	if err != nil {
		return err
	}
	for {
		k, err := t.Next(it)
		if err != nil || k.IsEmpty() {
			return err
		}
		x, err := t.GetItem(v, k)
		if err != nil {
			return err
		}
		if err := put(k, x); err != nil {
			return err
		}
	}
}

// mergeItems stores the items of a dict that is no view, whose entries carry what
// they are found by.
func (d *Dict) mergeItems(t *Thread, src *Dict) error {
	if d.owner == nil && d.table == nil {
		d.copyItems(t, src)
		return nil
	}
	tb, n := src.table, src.used
	for i := 0; tb != nil && i < int(tb.n); i++ {
		e := tb.entry(i)
		if e.val.t == tagEmpty {
			continue
		}
		if err := d.setPlaced(t, e.key, e.hash, e.val); err != nil {
			return err
		}
		if src.used != n || src.table != tb {
			return t.RuntimeErrorf("dict mutated during update")
		}
	}
	return nil
}

// plainDictIter tells whether a dict subclass iterates as dict does.
func (t *Thread) plainDictIter(typ *Type) bool {
	return *typ.slots.word(slotIterWord) == *t.RT.T.Dict.slots.word(slotIterWord)
}

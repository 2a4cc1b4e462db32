package object

var typeSpec = TypeSpec{
	Name: "type", Kind: KindType, Size: typeSize, Flags: TypeBase | TypeTypeSub | TypeHasWeak,
	Slots:   Slots{New: typeNew, Init: typeInit, Call: typeCall, Repr: typeRepr, GetAttr: typeGetAttr, SetAttr: typeSetAttr, Binary: [numBinary]BinaryFunc{OpOr: unionOr}},
	Getters: typeGetters, Methods: typeMethods, Members: typeMembers,
}

func typeInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if n := len(args) - kw.Len(); n != 1 && n != 3 || n == 1 && kw.Len() > 0 {
		if n == 1 {
			return t.TypeErrorf("type.__init__() takes no keyword arguments")
		}
		return t.TypeErrorf("type.__init__() takes 1 or 3 arguments")
	}
	return nil
}

func typeRepr(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	m := t.typeModule(typ)
	if m.IsStr() && StringOf(m) != "builtins" {
		return t.NewStr("<class '" + StringOf(m) + "." + StringOf(typ.QualName) + "'>"), nil
	}
	return t.NewStr("<class '" + StringOf(typ.QualName) + "'>"), nil
}

// typeModule is a type's __module__.
func (t *Thread) typeModule(typ *Type) Value {
	if m := typ.Dict.getInterned(t, t.RT.Name(N__module__)); typ.flags&TypeHeap != 0 || m.IsStr() {
		return m
	}
	return t.InternString("builtins")
}

// typeGetAttr is type.__getattribute__: data descriptors of the metaclass, then
// the class's MRO with descriptors bound to the class, then other attributes of
// the metaclass.
func typeGetAttr(t *Thread, v, name Value) (Value, error) {
	r, err := t.typeGet(v, name)
	if err == nil && r.IsEmpty() {
		return r, t.AttributeErrorFor(v, name, "type object '%s' has no attribute '%s'", v.typ().NameString(), StringOf(name))
	}
	return r, err
}

// typeGet is typeGetAttr with an empty result where there is no attribute.
func (t *Thread) typeGet(v, name Value) (Value, error) {
	typ := v.typ()
	meta := typ.Header.typ
	d := t.LookupType(meta, name)
	var get DescrGetter
	if !d.IsEmpty() {
		s := &t.TypeOf(d).slots
		get = s.Get
		if get != nil && s.Set != nil {
			return get(t, d, v, meta)
		}
	}
	if a := t.LookupType(typ, name); !a.IsEmpty() {
		if g := t.TypeOf(a).slots.Get; g != nil {
			return g(t, a, Value{}, typ)
		}
		return a, nil
	}
	if get != nil {
		return get(t, d, v, meta)
	}
	return d, nil
}

// typeSetAttr stores a class attribute and brings slots and versions up to date.
func typeSetAttr(t *Thread, v, name, value Value) error {
	typ := v.typ()
	if typ.flags&TypeImmutable != 0 {
		r, err := t.ReprString(name)
		if err != nil {
			return err
		}
		return t.TypeErrorf("cannot set %s attribute of immutable type '%s'", r, t.typeFullName(typ))
	}
	if !name.IsStr() {
		return t.TypeErrorf("attribute name must be string, not '%s'", t.TypeName(name))
	}
	meta := typ.Header.typ
	if d := t.LookupType(meta, name); !d.IsEmpty() {
		if set := t.TypeOf(d).slots.Set; set != nil {
			return set(t, d, v, value)
		}
	}
	name = t.Intern(name)
	if value.IsEmpty() {
		if !typ.Dict.deleteStr(t, name) {
			return t.AttributeErrorFor(v, name, "type object '%s' has no attribute '%s'", typ.NameString(), StringOf(name))
		}
	} else {
		typ.Dict.setInterned(t, name, value)
	}
	if t.shadowsInstances(name, value) || typ.flags&TypeTypeSub != 0 {
		t.bumpEpoch()
	}
	t.modified(typ)
	if s := StringOf(name); len(s) > 4 && s[:2] == "__" && s[len(s)-2:] == "__" {
		t.updateSlotsBelow(typ)
	}
	return nil
}

// updateSlotsBelow sets the slots of a class and all its subclasses anew.
func (t *Thread) updateSlotsBelow(typ *Type) {
	if typ.flags&TypeHeap != 0 {
		t.updateSlots(typ)
	}
	for i := 0; i < typ.subclassCount(); i++ {
		t.updateSlotsBelow(typ.subclassAt(i))
	}
}

// addDictDescr gives a class the __dict__ descriptor of its instances.
func (t *Thread) addDictDescr(typ *Type) {
	t.addGetSet(typ, &instanceDictDef)
}

// addWeakDescr gives a class the __weakref__ descriptor of its instances.
func (t *Thread) addWeakDescr(typ *Type) {
	t.addGetSet(typ, &instanceWeakDef)
}

func (t *Thread) addGetSet(typ *Type, g *GetSet) {
	o := (*GetSetDescr)(t.alloc(t.RT.T.GetSet, KindGetSet, getSetSize))
	o.flags = FlagExact
	o.def, o.Owner = g, typ
	typ.Dict.setInterned(t, t.InternString(g.Name), ValueOf(o))
}

// InstanceDict is the attribute __dict__ of the instances of a built-in type that
// has TypeHasDict.
var InstanceDict = instanceDictDef

var instanceDictDef = GetSet{Name: "__dict__", Get: instanceDictGet, Set: instanceDictSet, Doc: "dictionary for instance variables"}

var instanceWeakDef = GetSet{Name: "__weakref__", Get: instanceWeakGet, Doc: "list of weak references to the object"}

func instanceDictGet(t *Thread, v Value) (Value, error) {
	d := t.InstanceDict(v)
	if d == nil {
		return Value{}, t.AttributeErrorf("This object has no __dict__")
	}
	return d.Value(), nil
}

func instanceDictSet(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("cannot delete __dict__")
	}
	if value.Kind() != KindDict {
		return t.TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", t.TypeName(value))
	}
	t.SetInstanceDict(v.Header(), value.dict())
	return nil
}

func instanceWeakGet(t *Thread, v Value) (Value, error) { return None(), nil }

// SameInit tells whether two types' __init__ is the same.
func (t *Thread) SameInit(a, b *Type) bool { return sameInit(a, b) }

func sameInit(a, b *Type) bool {
	return *a.slots.word(slotInitWord) == *b.slots.word(slotInitWord)
}

package object

// AttributeName returns the interned str that attribute lookups want for a name
// that Python code gave.
func (t *Thread) AttributeName(name Value) (Value, error) {
	if !name.IsStr() {
		return Value{}, t.TypeErrorf("attribute name must be string, not '%s'", t.TypeName(name))
	}
	return t.Intern(name), nil
}

// GetAttr returns the attribute of v that name, a str, names.
func (t *Thread) GetAttr(v, name Value) (Value, error) {
	return t.TypeOf(v).slots.GetAttr(t, v, name)
}

// GetAttrID is GetAttr for a well-known name.
func (t *Thread) GetAttrID(v Value, id NameID) (Value, error) {
	return t.GetAttr(v, t.RT.Name(id))
}

// GetAttrString is GetAttr for a name in Go's memory.
func (t *Thread) GetAttrString(v Value, name string) (Value, error) {
	return t.GetAttr(v, t.InternString(name))
}

// GetAttrOpt is GetAttr with an empty result in place of AttributeError.
func (t *Thread) GetAttrOpt(v, name Value) (Value, error) {
	typ := t.TypeOf(v)
	var r Value
	var err error
	switch {
	case typ.genericGetAttr():
		r, err = t.genericGet(v, name, typ)
	case typ.kind == KindType && *typ.slots.word(slotGetAttrWord) == *t.RT.T.Type.slots.word(slotGetAttrWord):
		r, err = t.typeGet(v, name)
	default:
		r, err = typ.slots.GetAttr(t, v, name)
	}
	if err != nil && t.Matches(t.RT.T.Exc.AttributeError) {
		t.ClearError()
		return Value{}, nil
	}
	return r, err
}

// GetAttrOptID is GetAttrOpt for a well-known name.
func (t *Thread) GetAttrOptID(v Value, id NameID) (Value, error) {
	return t.GetAttrOpt(v, t.RT.Name(id))
}

// SetAttr stores an attribute; an empty value deletes it.
func (t *Thread) SetAttr(v, name, value Value) error {
	typ := t.TypeOf(v)
	if typ.slots.SetAttr == nil {
		return t.AttributeErrorf("'%s' object has no attributes", typ.NameString())
	}
	return typ.slots.SetAttr(t, v, name, value)
}

// SetAttrString is SetAttr for a name in Go's memory.
func (t *Thread) SetAttrString(v Value, name string, value Value) error {
	return t.SetAttr(v, t.InternString(name), value)
}

// genericGetAttr tells whether the type's attributes are read by GenericGetAttr.
func (typ *Type) genericGetAttr() bool { return typ.flags&TypeGenericGetAttr != 0 }

// GenericGetAttr is object.__getattribute__ (language reference 3.3.2.2): data
// descriptors of the type, then the instance, then other attributes of the type.
func GenericGetAttr(t *Thread, v, name Value) (Value, error) {
	typ := t.TypeOf(v)
	r, err := t.genericGet(v, name, typ)
	if err == nil && r.IsEmpty() {
		return Value{}, t.noAttribute(v, name)
	}
	return r, err
}

// genericGet is GenericGetAttr with an empty result where there is no attribute.
func (t *Thread) genericGet(v, name Value, typ *Type) (Value, error) {
	d := t.LookupType(typ, name)
	var get DescrGetter
	if !d.IsEmpty() {
		s := &t.TypeOf(d).slots
		get = s.Get
		if get != nil && s.Set != nil {
			return get(t, d, v, typ)
		}
	}
	if typ.flags&TypeHasDict != 0 {
		if r := t.instanceGet(v.Header(), name); !r.IsEmpty() {
			return r, nil
		}
	} else if v.isKind(KindModule) || v.isKind(KindFunction) || v.isKind(KindStaticMethod) || v.isKind(KindClassMethod) || v.isKind(KindNative) {
		if dict := ownDict(v); dict != nil {
			if r, err := dict.Get(t, name); !r.IsEmpty() || err != nil {
				return r, err
			}
		}
	}
	if get != nil {
		return get(t, d, v, typ)
	}
	return d, nil
}

// ownDict returns the dict of an object whose attributes stand in a dict that is
// part of its struct.
func ownDict(v Value) *Dict {
	switch v.Kind() {
	case KindModule:
		return Cast[Module](v).Dict
	case KindFunction:
		return v.function().Dict
	case KindStaticMethod, KindClassMethod:
		return Cast[Wrapper](v).Dict
	}
	return nil
}

// hasOwnDict tells whether v is of a kind whose struct has place for a dict.
func hasOwnDict(v Value) bool {
	switch v.Kind() {
	case KindModule, KindFunction, KindStaticMethod, KindClassMethod:
		return true
	}
	return false
}

// ownDictForSet is ownDict that makes the dict when there is none yet.
func (t *Thread) ownDictForSet(v Value) *Dict {
	switch v.Kind() {
	case KindModule:
		return Cast[Module](v).Dict
	case KindFunction:
		f := v.function()
		if f.Dict == nil {
			f.Dict = t.NewDict()
		}
		return f.Dict
	case KindStaticMethod, KindClassMethod:
		w := Cast[Wrapper](v)
		if w.Dict == nil {
			w.Dict = t.NewDict()
		}
		return w.Dict
	}
	return nil
}

// noAttribute raises AttributeError for a missing attribute.
func (t *Thread) noAttribute(v, name Value) error {
	if v.isKind(KindModule) {
		return t.moduleNoAttribute(v, name)
	}
	return t.AttributeErrorFor(v, name, "'%s' object has no attribute '%s'", t.TypeName(v), StringOf(name))
}

// GenericSetAttr is object.__setattr__ and, with an empty value, __delattr__.
func GenericSetAttr(t *Thread, v, name, value Value) error {
	typ := t.TypeOf(v)
	if !name.IsStr() {
		return t.TypeErrorf("attribute name must be string, not '%s'", t.TypeName(name))
	}
	d := t.LookupType(typ, name)
	if !d.IsEmpty() {
		if set := t.TypeOf(d).slots.Set; set != nil {
			return set(t, d, v, value)
		}
	}
	if typ.flags&TypeHasDict != 0 {
		h := v.Header()
		if !value.IsEmpty() {
			t.instanceSet(h, name, value)
			return nil
		}
		if t.instanceDelete(h, name) {
			return nil
		}
		return t.noAttribute(v, name)
	}
	if !value.IsEmpty() {
		if dict := t.ownDictForSet(v); dict != nil {
			return dict.Set(t, name, value)
		}
	} else if hasOwnDict(v) {
		if dict := ownDict(v); dict != nil {
			if old, err := dict.Delete(t, name); err != nil || !old.IsEmpty() {
				return err
			}
		}
		return t.AttributeErrorFor(v, name, "'%s' object has no attribute '%s'", t.TypeName(v), StringOf(name))
	}
	if d.IsEmpty() {
		if typ.slots.SetAttr != nil && typ.genericSetAttr() && !(value.IsEmpty() && t.keepsOwnDict(v)) {
			return t.AttributeErrorFor(v, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", t.TypeName(v), StringOf(name))
		}
		return t.noAttribute(v, name)
	}
	return t.AttributeErrorFor(v, name, "'%s' object attribute '%s' is read-only", t.TypeName(v), StringOf(name))
}

func (typ *Type) genericSetAttr() bool { return typ.flags&TypeGenericSetAttr != 0 }

// keepsOwnDict tells whether v has a dict for attributes, if only once it needs it.
func (t *Thread) keepsOwnDict(v Value) bool {
	switch v.Kind() {
	case KindModule, KindFunction, KindStaticMethod, KindClassMethod:
		return true
	}
	return false
}

package object

// This file answers what specialize asks before it fills an inline cache.

// PropertyGetter returns the function that reads a property, when d is one that
// only its class's getter reads.
func (t *Thread) PropertyGetter(d Value) (Value, bool) {
	if d.isKind(KindProperty) && d.Header().Exact() {
		return Cast[Property](d).Get, true
	}
	return Value{}, false
}

// PropertySetter returns the function that writes a property.
func (t *Thread) PropertySetter(d Value) (Value, bool) {
	if d.isKind(KindProperty) && d.Header().Exact() {
		return Cast[Property](d).SetF, true
	}
	return Value{}, false
}

// MemberOffset returns where in an instance a name of __slots__ stands, in bytes,
// when d is its descriptor.
func (t *Thread) MemberOffset(d Value) (uintptr, bool) {
	if !d.isKind(KindMember) {
		return 0, false
	}
	m := Cast[MemberDescr](d)
	return m.offset, !m.readOnly && !m.none && !m.pointer && m.Owner.flags&TypeHeap != 0
}

// SlotPlace returns where slot i of a shape stands in an instance that has room for
// it in its own memory, in bytes.
func (typ *Type) SlotPlace(i int) int { return int(typ.fixedEnd) + extSize + i*int(ValueSize) }

// ShapeWith returns the shape that instances of shape s come to have by getting
// attribute name, nil where they get a dict instead.
func (t *Thread) ShapeWith(s *Shape, name Value) *Shape { return s.with(t, t.Intern(name)) }

// HasOwnDict tells whether an object of a type without TypeHasDict has attributes
// of its own nevertheless, as functions and modules have.
func (t *Thread) HasOwnDict(v Value) bool { return hasOwnDict(v) }

// PlainTypeGetAttr tells whether classes of a metaclass find their attributes as
// those of type do.
func (t *Thread) PlainTypeGetAttr(meta *Type) bool {
	return *meta.slots.word(slotGetAttrWord) == *t.RT.T.Type.slots.word(slotGetAttrWord)
}

// PlainInit returns the __init__ of a class whose instances are made by object's
// __new__ and initialized by that function, called as it stands.
func (t *Thread) PlainInit(typ *Type) (*Function, bool) {
	if typ.Header.typ != t.RT.T.Type || typ.flags&TypeAbstract != 0 || typ.kind != KindInstance || !sameNew(typ, t.RT.T.Object) {
		return nil, false
	}
	f := t.LookupName(typ, N__init__)
	if !f.isKind(KindFunction) {
		return nil, false
	}
	return f.function(), true
}

// Direct tells whether the built-in is called with exactly n values, the receiver
// of a method included, that need no other preparation.
func (n *Native) Direct(count int) bool {
	d := n.Def
	if d.FS != nil || d.FK != nil || d.Sig != "" && d.FV != nil || d.Kind != DefMethod {
		return false
	}
	switch count {
	case 1:
		return d.F1 != nil
	case 2:
		return d.F2 != nil
	}
	return false
}

// IsModuleFunction tells whether the built-in is a function of the named module.
func (n *Native) IsModuleFunction(module string) bool {
	m, ok := n.moduleName()
	return ok && !n.bound && n.Owner == nil && m == module
}

// Accepts tells whether v may be the receiver of a method descriptor.
func (n *Native) Accepts(t *Thread, v Value) bool {
	return n.Owner != nil && n.Def.Kind == DefMethod && t.TypeOf(v).IsSubtype(n.Owner)
}

// NativeGetter tells whether d is a descriptor whose getter, written in Go, applies
// to instances of typ, and returns the address that CallGetter takes.
func (t *Thread) NativeGetter(d Value, typ *Type) (uint64, bool) {
	if !d.isKind(KindGetSet) || !typ.IsSubtype(Cast[GetSetDescr](d).Owner) {
		return 0, false
	}
	return uint64(d.t), true
}

// CallGetter calls the getter of the descriptor at an address for an object of a
// type that NativeGetter has found it for.
func CallGetter(t *Thread, d uint64, obj Value) (Value, error) {
	return (*GetSetDescr)(ptr(uintptr(d))).def.Get(t, obj)
}

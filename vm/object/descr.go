package object

import "unsafe"

// This file uses unsafe only to take sizes and the address of a member's slot.

// MemberDescr is the descriptor of a Value in an instance's memory: a name of
// __slots__, or a Member of a built-in type.
//
//adder:heap
type MemberDescr struct {
	Header
	Owner    *Type
	Name     Value
	Doc      Value
	offset   uintptr
	readOnly bool
	none     bool
	pointer  bool // a pointer stands there, not a Value
}

// GetSetDescr is the descriptor of a computed attribute of a built-in type.
//
//adder:heap
type GetSetDescr struct {
	Header
	Owner *Type
	def   *GetSet
}

const (
	getSetSize   = unsafe.Sizeof(GetSetDescr{})
	memberSize   = unsafe.Sizeof(MemberDescr{})
	wrapperSize  = unsafe.Sizeof(Wrapper{})
	propertySize = unsafe.Sizeof(Property{})
)

func (t *Thread) newMember(owner *Type, name string, offset uintptr, readOnly, none bool, doc string) Value {
	m := (*MemberDescr)(t.alloc(t.RT.T.Member, KindMember, memberSize))
	m.flags = FlagExact
	m.Owner, m.offset, m.readOnly, m.none = owner, offset, readOnly, none
	m.Name = t.InternString(name)
	m.Doc = None()
	if doc != "" {
		m.Doc = t.NewStr(doc)
	}
	return ValueOf(m)
}

// Offset returns where in an instance the member's Value stands, in bytes.
func (m *MemberDescr) Offset() uintptr { return m.offset }

func (t *Thread) descrCheck(d, obj Value, owner *Type, name string) error {
	if t.IsType(obj, owner) {
		return nil
	}
	return t.TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.NameString(), t.TypeName(obj))
}

func memberGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsEmpty() {
		return d, nil
	}
	m := Cast[MemberDescr](d)
	if err := t.descrCheck(d, obj, m.Owner, StringOf(m.Name)); err != nil {
		return Value{}, err
	}
	v := Value{}
	if m.pointer {
		v.t = valueAt(obj.t + m.offset).t
	} else {
		v = *valueAt(obj.t + m.offset)
	}
	if v.IsEmpty() {
		if m.none {
			return None(), nil
		}
		return Value{}, t.AttributeErrorFor(obj, m.Name, "'%s' object has no attribute '%s'", t.TypeName(obj), StringOf(m.Name))
	}
	return v, nil
}

func memberSet(t *Thread, d, obj, v Value) error {
	m := Cast[MemberDescr](d)
	if err := t.descrCheck(d, obj, m.Owner, StringOf(m.Name)); err != nil {
		return err
	}
	if m.readOnly {
		return t.AttributeErrorf("readonly attribute")
	}
	p := valueAt(obj.t + m.offset)
	if v.IsEmpty() && p.IsEmpty() && !m.none {
		return t.AttributeErrorf("%s", StringOf(m.Name))
	}
	*p = v
	return nil
}

func getSetGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsEmpty() {
		return d, nil
	}
	g := Cast[GetSetDescr](d)
	if err := t.descrCheck(d, obj, g.Owner, g.def.Name); err != nil {
		return Value{}, err
	}
	return g.def.Get(t, obj)
}

func getSetSet(t *Thread, d, obj, v Value) error {
	g := Cast[GetSetDescr](d)
	if err := t.descrCheck(d, obj, g.Owner, g.def.Name); err != nil {
		return err
	}
	if g.def.Set == nil {
		return t.AttributeErrorf("attribute '%s' of '%s' objects is not writable", g.def.Name, t.typeFullName(g.Owner))
	}
	return g.def.Set(t, obj, v)
}

// nativeGet binds method descriptors and class method descriptors of built-ins.
func nativeGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	n := d.native()
	if n.typ == t.RT.T.ClassMethodDescr {
		if typ == nil {
			typ = t.TypeOf(obj)
		}
		return t.bindNative(n, typ.Value()), nil
	}
	if obj.IsEmpty() {
		return d, nil
	}
	if err := t.descrCheck(d, obj, n.Owner, n.Def.Name); err != nil {
		return Value{}, err
	}
	return t.bindNative(n, obj), nil
}

func slotWrapperGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsEmpty() {
		return d, nil
	}
	w := Cast[SlotWrapper](d)
	if err := t.descrCheck(d, obj, w.Owner, GoString(t.RT.Name(w.def.name))); err != nil {
		return Value{}, err
	}
	m := (*Method)(t.alloc(t.RT.T.MethodWrapper, KindMethod, methodSize))
	m.flags = FlagExact
	m.Func, m.Self = d, obj
	return m.Value(), nil
}

// slotWrapperCall is the Call of slot wrappers.
func slotWrapperCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.callSlotWrapper(Cast[SlotWrapper](self), args, kw)
}

func functionGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsEmpty() {
		return d, nil
	}
	return t.NewMethod(d, obj), nil
}

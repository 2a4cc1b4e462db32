package object

import "unsafe"

// This file uses unsafe only for sizes and offsets of members.

// Super is a super object.
//
//adder:heap
type Super struct {
	Header
	This, Obj Value
	ObjType   *Type // whose MRO is walked; nil for an unbound super object
}

var superSpec = TypeSpec{
	Name: "super", Kind: KindSuper, Size: unsafe.Sizeof(Super{}), Flags: TypeBase,
	Doc:   "super() -> the attributes of the next class in the MRO, bound to the method's receiver.",
	Slots: Slots{New: superNew, Init: superInit, GetAttr: superGetAttr, Get: superGet, Repr: superRepr},
	Members: []Member{
		{Name: "__thisclass__", Offset: unsafe.Offsetof(Super{}.This), ReadOnly: true, None: true, Doc: "the class invoking super()"},
		{Name: "__self__", Offset: unsafe.Offsetof(Super{}.Obj), ReadOnly: true, None: true, Doc: "the instance invoking super(); may be None"},
	},
	Getters: []GetSet{{Name: "__self_class__", Get: superSelfClass, Set: readOnlyMember, Doc: "the type of the instance invoking super(); may be None"}},
}

func superNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Super](t, cls)), nil
}

func superInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("super() takes no keyword arguments")
	}
	if len(args) > 2 {
		return t.expectedArgs("super()", len(args), 0, 2)
	}
	var class, obj Value
	var err error
	switch len(args) {
	case 0:
		if class, obj, err = t.RT.Engine.SuperArgs(t); err != nil {
			return err
		}
	case 2:
		obj = args[1]
		fallthrough
	case 1:
		class = args[0]
		if !class.isKind(KindType) {
			return t.TypeErrorf("super() argument 1 must be a type, not %s", t.TypeName(class))
		}
	}
	s := Cast[Super](self)
	s.This, s.Obj, s.ObjType = class, Value{}, nil
	if obj.IsEmpty() || obj.IsNone() {
		return nil
	}
	typ, err := t.superCheck(class.typ(), obj)
	if err != nil {
		return err
	}
	s.Obj, s.ObjType = obj, typ
	return nil
}

// superGetAttr looks an attribute up in the classes that follow this one in the
// MRO of the receiver's class; __class__ is super's own.
func superGetAttr(t *Thread, v, name Value) (Value, error) {
	s := Cast[Super](v)
	if s.ObjType == nil || StringOf(name) == "__class__" {
		return GenericGetAttr(t, v, name)
	}
	mro := s.ObjType.MRO.Items()
	i := 0
	for i < len(mro) && mro[i] != s.This {
		i++
	}
	if name.IsExactStr() {
		name = t.Intern(name)
	}
	for i++; i < len(mro); i++ {
		d := mro[i].typ().Dict.getInterned(t, name)
		if d.IsEmpty() {
			continue
		}
		obj := s.Obj
		if obj == s.ObjType.Value() {
			obj = Value{}
		}
		return t.bindDescr(d, obj, s.ObjType)
	}
	return GenericGetAttr(t, v, name)
}

// superGet binds an unbound super object that stands in a class.
func superGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	s := Cast[Super](d)
	if obj.IsEmpty() || obj.IsNone() || !s.Obj.IsEmpty() {
		return d, nil
	}
	if cls := t.TypeOf(d); cls != t.RT.T.Super {
		return t.Call2(cls.Value(), s.This, obj)
	}
	ot, err := t.superCheck(s.This.typ(), obj)
	if err != nil {
		return Value{}, err
	}
	b := New[Super](t, t.RT.T.Super)
	b.This, b.Obj, b.ObjType = s.This, obj, ot
	return ValueOf(b), nil
}

func superRepr(t *Thread, v Value) (Value, error) {
	s := Cast[Super](v)
	name := "NULL"
	if s.This.isKind(KindType) {
		name = s.This.typ().NameString()
	}
	if s.ObjType != nil {
		return t.NewStr("<super: <class '" + name + "'>, <" + s.ObjType.NameString() + " object>>"), nil
	}
	return t.NewStr("<super: <class '" + name + "'>, NULL>"), nil
}

func superSelfClass(t *Thread, v Value) (Value, error) {
	if typ := Cast[Super](v).ObjType; typ != nil {
		return typ.Value(), nil
	}
	return None(), nil
}

package object

import "unsafe"

// Super is a super object.
//
//adder:heap
type Super struct {
	Header
	This, Obj Value // Obj is empty for an unbound one
	ObjType   *Type
}

var superSpec = TypeSpec{
	Name: "super", Kind: KindSuper, Size: unsafe.Sizeof(Super{}), Flags: TypeBase,
	Doc:   "The attributes of the classes that follow one in an object's method resolution order.",
	Slots: Slots{New: superNew, Init: superInit, Repr: superRepr, GetAttr: superGetAttr, Get: superBind},
	Getters: []GetSet{
		{Name: "__thisclass__", Get: superThis, Doc: "the class whose successors are searched"},
		{Name: "__self__", Get: superSelf, Doc: "the object or class whose order is followed; may be None"},
		{Name: "__self_class__", Get: superSelfClass, Doc: "the class of that object; may be None"},
	},
}

func superNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Super](t, cls)), nil
}

func superInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("super() takes no keyword arguments")
	}
	s := Cast[Super](self)
	var class *Type
	var obj Value
	switch len(args) {
	case 0:
		var err error
		if class, obj, err = t.RT.Engine.SuperArguments(t); err != nil {
			return err
		}
	case 1, 2:
		if !args[0].isKind(KindType) {
			return t.TypeErrorf("super() argument 1 must be a type, not %s", t.TypeName(args[0]))
		}
		class = args[0].typ()
		if len(args) == 2 && !args[1].IsNone() {
			obj = args[1]
		}
	default:
		return t.TypeErrorf("super() expected at most 2 arguments, got %d", len(args))
	}
	s.This, s.Obj, s.ObjType = class.Value(), Value{}, nil
	if !obj.IsEmpty() {
		start, err := t.superCheck(class, obj)
		if err != nil {
			return err
		}
		s.Obj, s.ObjType = obj, start
	}
	return nil
}

func superRepr(t *Thread, v Value) (Value, error) {
	s := Cast[Super](v)
	this := "NULL"
	if s.This.isKind(KindType) {
		this = s.This.typ().NameString()
	}
	if s.ObjType != nil {
		return t.NewStr("<super: <class '" + this + "'>, <" + s.ObjType.NameString() + " object>>"), nil
	}
	return t.NewStr("<super: <class '" + this + "'>, NULL>"), nil
}

func superGetAttr(t *Thread, v, name Value) (Value, error) {
	s := Cast[Super](v)
	if s.ObjType == nil || name.IsStr() && StringOf(name) == "__class__" {
		return GenericGetAttr(t, v, name)
	}
	interned := t.Intern(name)
	mro := s.ObjType.MRO.Items()
	i := 0
	for i < len(mro) && mro[i] != s.This {
		i++
	}
	for i++; i < len(mro); i++ {
		d := mro[i].typ().Dict.getInterned(t, interned)
		if d.IsEmpty() {
			continue
		}
		if g := t.TypeOf(d).slots.Get; g != nil {
			obj := s.Obj
			if obj.t == addrOf(s.ObjType) {
				obj = Value{}
			}
			return g(t, d, obj, s.ObjType)
		}
		return d, nil
	}
	return GenericGetAttr(t, v, name)
}

// superBind is super.__get__: an unbound super as a class attribute binds to the
// instance.
func superBind(t *Thread, d, obj Value, typ *Type) (Value, error) {
	s := Cast[Super](d)
	if obj.IsEmpty() || obj.IsNone() || !s.Obj.IsEmpty() {
		return d, nil
	}
	if t.TypeOf(d) != t.RT.T.Super {
		return t.Call2(t.TypeOf(d).Value(), s.This, obj)
	}
	start, err := t.superCheck(s.This.typ(), obj)
	if err != nil {
		return Value{}, err
	}
	n := New[Super](t, t.RT.T.Super)
	n.This, n.Obj, n.ObjType = s.This, obj, start
	return ValueOf(n), nil
}

func superThis(t *Thread, v Value) (Value, error) { return orNone(Cast[Super](v).This), nil }

func superSelf(t *Thread, v Value) (Value, error) { return orNone(Cast[Super](v).Obj), nil }

func superSelfClass(t *Thread, v Value) (Value, error) {
	if typ := Cast[Super](v).ObjType; typ != nil {
		return typ.Value(), nil
	}
	return None(), nil
}

package object

import (
	"fmt"
	"strings"
	"unsafe"
)

// This file uses unsafe only for offsets of members. It holds the attributes of
// built-in functions, method descriptors, slot wrappers and of the descriptors of
// attributes.

var nativeSpec = TypeSpec{
	Name: "builtin_function_or_method", Kind: KindNative, Size: nativeSize, Flags: TypeHasWeak,
	Slots:   Slots{Call: callSelf, Repr: nativeRepr, Compare: nativeCompare, Hash: nativeHash},
	Members: []Member{{Name: "__module__", Offset: unsafe.Offsetof(Native{}.Module), None: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: nativeDoc}, {Name: "__name__", Get: nativeName}, {Name: "__qualname__", Get: nativeQualNameAttr},
		{Name: "__self__", Get: nativeSelf}, {Name: "__text_signature__", Get: nativeTextSignature},
	},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: nativeReduce}},
}

var methodDescrSpec = TypeSpec{
	Name: "method_descriptor", Kind: KindNative, Size: nativeSize,
	Slots:   Slots{Get: nativeGet, Call: callSelf, Repr: methodDescrRepr},
	Members: []Member{{Name: "__objclass__", Offset: unsafe.Offsetof(Native{}.Owner), Pointer: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: nativeDoc}, {Name: "__name__", Get: nativeName, Set: readOnlyMember}, {Name: "__qualname__", Get: nativeQualNameAttr},
		{Name: "__text_signature__", Get: nativeTextSignature},
	},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: methodDescrReduce}},
}

var classMethodDescrSpec = TypeSpec{
	Name: "classmethod_descriptor", Kind: KindNative, Size: nativeSize,
	Slots:   Slots{Get: nativeGet, Call: callClassMethodDescr, Repr: methodDescrRepr},
	Members: []Member{{Name: "__objclass__", Offset: unsafe.Offsetof(Native{}.Owner), Pointer: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: nativeDoc}, {Name: "__name__", Get: nativeName, Set: readOnlyMember}, {Name: "__qualname__", Get: nativeQualNameAttr},
		{Name: "__text_signature__", Get: nativeTextSignature},
	},
}

func callClassMethodDescr(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.Call(self, args, kw)
}

func nativeRepr(t *Thread, v Value) (Value, error) {
	n := v.native()
	if n.Self.IsEmpty() || n.Self.isKind(KindModule) && !n.bound {
		return t.NewStr("<built-in function " + n.Def.Name + ">"), nil
	}
	return t.NewStr(fmt.Sprintf("<built-in method %s of %s object at %s>", n.Def.Name, t.typeFullName(t.TypeOf(n.Self)), t.AddressString(n.Self))), nil
}

func nativeCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !b.isKind(KindNative) || t.TypeOf(a) != t.TypeOf(b) {
		return NotImplemented(), nil
	}
	x, y := a.native(), b.native()
	return Bool((x.Self == y.Self && x.Def == y.Def) == (op == EQ)), nil
}

func nativeHash(t *Thread, v Value) (int64, error) {
	n := v.native()
	h := pointerHash(n.Self) ^ int64(uintptr(unsafe.Pointer(n.Def))>>4)
	if h == -1 {
		h = -2
	}
	return h, nil
}

func nativeDoc(t *Thread, v Value) (Value, error) {
	if d := v.native().Def.Doc; d != "" {
		return t.NewStr(d), nil
	}
	return None(), nil
}

func nativeName(t *Thread, v Value) (Value, error) { return t.InternString(v.native().Def.Name), nil }

func nativeQualNameAttr(t *Thread, v Value) (Value, error) {
	n := v.native()
	switch {
	case n.Owner != nil && n.typ != t.RT.T.Native:
		return t.NewStr(StringOf(n.Owner.QualName) + "." + n.Def.Name), nil
	case n.Self.IsEmpty() || n.Self.isKind(KindModule):
		return t.InternString(n.Def.Name), nil
	case n.Self.isKind(KindType):
		return t.NewStr(StringOf(n.Self.typ().QualName) + "." + n.Def.Name), nil
	}
	return t.NewStr(StringOf(t.TypeOf(n.Self).QualName) + "." + n.Def.Name), nil
}

func nativeSelf(t *Thread, v Value) (Value, error) {
	if s := v.native().Self; !s.IsEmpty() {
		return s, nil
	}
	return None(), nil
}

// nativeTextSignature words a built-in's signature as inspect reads it: the
// receiver is marked with a dollar sign, and a function's module stands first.
func nativeTextSignature(t *Thread, v Value) (Value, error) {
	n := v.native()
	d := n.Def
	if d.Text != "" {
		return t.NewStr(d.Text), nil
	}
	sig := d.Sig
	method := n.Owner != nil || d.isNew
	switch {
	case sig == "" && d.F1 != nil && method && d.Kind == DefMethod:
		return t.NewStr("($self, /)"), nil
	case sig == "" && d.F0 != nil && !method:
		return t.NewStr("($module, /)"), nil
	case sig == "":
		return None(), nil
	case d.isNew:
		return t.NewStr("($type, *args, **kwargs)"), nil
	case strings.HasPrefix(sig, "($") || d.Kind == DefStatic:
	case method:
		first, rest := "self", ")"
		if _, after, more := strings.Cut(sig[1:], ","); more {
			rest = "," + after
		}
		if d.Kind == DefClass {
			first = "type"
		}
		sig = "($" + first + rest
	case sig == "()":
		sig = "($module, /)"
	default:
		if !strings.Contains(sig, "/") {
			sig = "($module, /, " + sig[1:]
		} else {
			sig = "($module, " + sig[1:]
		}
	}
	return t.NewStr(sig), nil
}

func nativeReduce(t *Thread, v Value) (Value, error) {
	n := v.native()
	name := t.InternString(n.Def.Name)
	if n.Self.IsEmpty() || n.Self.isKind(KindModule) {
		return name, nil
	}
	return t.getattrOf(n.Self, name)
}

func methodDescrRepr(t *Thread, v Value) (Value, error) {
	n := v.native()
	return t.NewStr("<method '" + n.Def.Name + "' of '" + t.typeFullName(n.Owner) + "' objects>"), nil
}

func methodDescrReduce(t *Thread, v Value) (Value, error) {
	n := v.native()
	return t.getattrOf(n.Owner.Value(), t.InternString(n.Def.Name))
}

var slotWrapperSpec = TypeSpec{
	Name: "wrapper_descriptor", Kind: KindSlotWrapper, Size: slotWrapperSize,
	Slots:   Slots{Get: slotWrapperGet, Call: slotWrapperCall, Repr: slotWrapperRepr},
	Members: []Member{{Name: "__objclass__", Offset: unsafe.Offsetof(SlotWrapper{}.Owner), Pointer: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: slotWrapperDoc}, {Name: "__name__", Get: slotWrapperName, Set: readOnlyMember},
		{Name: "__qualname__", Get: slotWrapperQualName},
		{Name: "__text_signature__", Get: slotWrapperSig},
	},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: slotWrapperReduce}},
}

func slotWrapperRepr(t *Thread, v Value) (Value, error) {
	w := Cast[SlotWrapper](v)
	return t.NewStr("<slot wrapper '" + StringOf(t.RT.Name(w.def.name)) + "' of '" + t.typeFullName(w.Owner) + "' objects>"), nil
}

func slotWrapperDoc(t *Thread, v Value) (Value, error) {
	return t.NewStr(Cast[SlotWrapper](v).def.doc), nil
}

func slotWrapperName(t *Thread, v Value) (Value, error) {
	return t.RT.Name(Cast[SlotWrapper](v).def.name), nil
}

func slotWrapperQualName(t *Thread, v Value) (Value, error) {
	w := Cast[SlotWrapper](v)
	return t.NewStr(StringOf(w.Owner.QualName) + "." + StringOf(t.RT.Name(w.def.name))), nil
}

func slotWrapperObjClass(t *Thread, v Value) (Value, error) {
	return Cast[SlotWrapper](v).Owner.Value(), nil
}

func slotWrapperSig(t *Thread, v Value) (Value, error) {
	if s := Cast[SlotWrapper](v).def.sig; s != "" {
		return t.NewStr(s), nil
	}
	return None(), nil
}

func slotWrapperReduce(t *Thread, v Value) (Value, error) {
	w := Cast[SlotWrapper](v)
	return t.getattrOf(w.Owner.Value(), t.RT.Name(w.def.name))
}

var methodWrapperSpec = TypeSpec{
	Name: "method-wrapper", Kind: KindMethod, Size: methodSize,
	Slots:   Slots{Call: callSelf, Repr: methodWrapperRepr, Compare: methodWrapperCompare, Hash: methodHash},
	Members: []Member{{Name: "__self__", Offset: unsafe.Offsetof(Method{}.Self), ReadOnly: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: methodWrapperDoc}, {Name: "__name__", Get: methodWrapperName}, {Name: "__qualname__", Get: methodWrapperQualName},
		{Name: "__objclass__", Get: methodWrapperObjClass}, {Name: "__text_signature__", Get: methodWrapperSig},
	},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: methodWrapperReduce}},
}

func methodWrapperRepr(t *Thread, v Value) (Value, error) {
	m := v.method()
	w := Cast[SlotWrapper](m.Func)
	return t.NewStr(fmt.Sprintf("<method-wrapper '%s' of %s object at %s>", StringOf(t.RT.Name(w.def.name)), t.typeFullName(t.TypeOf(m.Self)), t.AddressString(m.Self))), nil
}

func methodWrapperCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || t.TypeOf(a) != t.TypeOf(b) {
		return NotImplemented(), nil
	}
	x, y := a.method(), b.method()
	return Bool((x.Self == y.Self && x.Func == y.Func) == (op == EQ)), nil
}

func methodWrapperDoc(t *Thread, v Value) (Value, error)  { return slotWrapperDoc(t, v.method().Func) }
func methodWrapperName(t *Thread, v Value) (Value, error) { return slotWrapperName(t, v.method().Func) }
func methodWrapperQualName(t *Thread, v Value) (Value, error) {
	return slotWrapperQualName(t, v.method().Func)
}
func methodWrapperObjClass(t *Thread, v Value) (Value, error) {
	return slotWrapperObjClass(t, v.method().Func)
}
func methodWrapperSig(t *Thread, v Value) (Value, error) { return slotWrapperSig(t, v.method().Func) }

func methodWrapperReduce(t *Thread, v Value) (Value, error) {
	m := v.method()
	name, err := slotWrapperName(t, m.Func)
	if err != nil {
		return Value{}, err
	}
	return t.getattrOf(m.Self, name)
}

var memberSpec = TypeSpec{
	Name: "member_descriptor", Kind: KindMember, Size: memberSize,
	Slots: Slots{Get: memberGet, Set: memberSet, Repr: memberRepr},
	Members: []Member{
		{Name: "__name__", Offset: unsafe.Offsetof(MemberDescr{}.Name), ReadOnly: true},
		{Name: "__objclass__", Offset: unsafe.Offsetof(MemberDescr{}.Owner), Pointer: true},
	},
	Getters: []GetSet{
		{Name: "__doc__", Get: memberDoc}, {Name: "__qualname__", Get: memberQualName},
	},
	Methods: []Def{{Name: "__reduce__", Sig: "(self, /)", F1: memberReduce}},
}

func memberRepr(t *Thread, v Value) (Value, error) {
	m := Cast[MemberDescr](v)
	return t.NewStr("<member '" + StringOf(m.Name) + "' of '" + t.typeFullName(m.Owner) + "' objects>"), nil
}

func memberDoc(t *Thread, v Value) (Value, error) { return Cast[MemberDescr](v).Doc, nil }

func memberQualName(t *Thread, v Value) (Value, error) {
	m := Cast[MemberDescr](v)
	return t.NewStr(StringOf(m.Owner.QualName) + "." + StringOf(m.Name)), nil
}

func memberReduce(t *Thread, v Value) (Value, error) {
	m := Cast[MemberDescr](v)
	return t.getattrOf(m.Owner.Value(), m.Name)
}

var getSetSpec = TypeSpec{
	Name: "getset_descriptor", Kind: KindGetSet, Size: getSetSize,
	Slots:   Slots{Get: getSetGet, Set: getSetSet, Repr: getSetRepr},
	Members: []Member{{Name: "__objclass__", Offset: unsafe.Offsetof(GetSetDescr{}.Owner), Pointer: true}},
	Getters: []GetSet{
		{Name: "__doc__", Get: getSetDoc}, {Name: "__name__", Get: getSetName, Set: readOnlyMember},
		{Name: "__qualname__", Get: getSetQualName},
	},
}

func getSetRepr(t *Thread, v Value) (Value, error) {
	g := Cast[GetSetDescr](v)
	return t.NewStr("<attribute '" + g.def.Name + "' of '" + t.typeFullName(g.Owner) + "' objects>"), nil
}

func getSetDoc(t *Thread, v Value) (Value, error) {
	if d := Cast[GetSetDescr](v).def.Doc; d != "" {
		return t.NewStr(d), nil
	}
	return None(), nil
}

func getSetName(t *Thread, v Value) (Value, error) {
	return t.InternString(Cast[GetSetDescr](v).def.Name), nil
}

func getSetQualName(t *Thread, v Value) (Value, error) {
	g := Cast[GetSetDescr](v)
	return t.NewStr(StringOf(g.Owner.QualName) + "." + g.def.Name), nil
}

package object

import "unsafe"

// This file uses unsafe only for offsets of members. It holds the attributes of
// type objects.

var typeGetters = []GetSet{
	{Name: "__name__", Get: typeName, Set: typeSetName},
	{Name: "__qualname__", Get: typeQualName, Set: typeSetQualName},
	{Name: "__bases__", Get: typeBases, Set: typeSetBases},
	{Name: "__mro__", Get: typeMRO},
	{Name: "__module__", Get: typeGetModule, Set: typeSetModule},
	{Name: "__abstractmethods__", Get: typeAbstractMethods, Set: typeSetAbstractMethods},
	{Name: "__dict__", Get: typeDict},
	{Name: "__doc__", Get: typeDoc, Set: typeSetDoc},
	{Name: "__text_signature__", Get: typeTextSignature},
	{Name: "__annotations__", Get: typeAnnotations, Set: typeSetAnnotations},
	{Name: "__annotate__", Get: typeAnnotate, Set: typeSetAnnotate},
	{Name: "__type_params__", Get: typeTypeParams, Set: typeSetTypeParams},
	{Name: "__basicsize__", Get: typeBasicSize, Set: readOnlyMember},
	{Name: "__itemsize__", Get: typeItemSize, Set: readOnlyMember},
	{Name: "__flags__", Get: typeFlagsAttr, Set: readOnlyMember},
	{Name: "__weakrefoffset__", Get: typeWeakOffset, Set: readOnlyMember},
	{Name: "__dictoffset__", Get: typeDictOffset, Set: readOnlyMember},
}

// typeMembers: the base is a pointer within the type.
var typeMembers = []Member{{Name: "__base__", Offset: unsafe.Offsetof(Type{}.Base), Pointer: true}}

var typeMethods = []Def{
	{Name: "mro", Sig: "(self, /)", Doc: "Return a type's method resolution order.", F1: typeMROMethod},
	{Name: "__subclasses__", Sig: "(self, /)", Doc: "Return a list of immediate subclasses.", F1: typeSubclasses},
	{Name: "__prepare__", Text: "($cls, name, bases, /, **kwds)", Sig: "(cls, name=None, bases=None, /, **kwds)", Kind: DefClass, Doc: "Create the namespace for the class statement", FK: typePrepare},
	{Name: "__instancecheck__", Sig: "(self, instance, /)", Doc: "Check if an object is an instance.", F2: typeInstanceCheck},
	{Name: "__subclasscheck__", Sig: "(self, subclass, /)", Doc: "Check if a class is a subclass.", F2: typeSubclassCheck},
	{Name: "__dir__", Sig: "(self, /)", Doc: "Specialized __dir__ implementation for types.", F1: typeDir},
	{Name: "__sizeof__", Sig: "(self, /)", Doc: "Return memory consumption of the type object.", F1: objectSizeof},
}

// readOnlyMember is the Set of attributes that CPython keeps as read-only members.
func readOnlyMember(t *Thread, self, value Value) error {
	return t.AttributeErrorf("readonly attribute")
}

// settable refuses to change a special attribute of a built-in type, or to delete
// it from any.
func (t *Thread) settable(typ *Type, value Value, name string) error {
	if typ.flags&TypeImmutable != 0 {
		return t.TypeErrorf("cannot set '%s' attribute of immutable type '%s'", name, t.typeFullName(typ))
	}
	if value.IsEmpty() {
		return t.TypeErrorf("cannot delete '%s' attribute of immutable type '%s'", name, t.typeFullName(typ))
	}
	return nil
}

func typeName(t *Thread, v Value) (Value, error) { return v.typ().Name, nil }

func typeSetName(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__name__"); err != nil {
		return err
	}
	if !value.IsStr() {
		return t.TypeErrorf("can only assign string to %s.__name__, not '%s'", typ.NameString(), t.TypeName(value))
	}
	s := StringOf(value)
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return t.ValueErrorf("type name must not contain null characters")
		}
	}
	typ.Name = t.Intern(value)
	t.modified(typ)
	return nil
}

func typeQualName(t *Thread, v Value) (Value, error) { return v.typ().QualName, nil }

func typeSetQualName(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__qualname__"); err != nil {
		return err
	}
	if !value.IsStr() {
		return t.TypeErrorf("can only assign string to %s.__qualname__, not '%s'", typ.NameString(), t.TypeName(value))
	}
	typ.QualName = value
	return nil
}

func typeGetModule(t *Thread, v Value) (Value, error) {
	m := t.typeModule(v.typ())
	if m.IsEmpty() {
		return m, t.AttributeErrorf("__module__")
	}
	return m, nil
}

func typeSetModule(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__module__"); err != nil {
		return err
	}
	typ.Dict.setInterned(t, t.RT.Name(N__module__), value)
	typ.Dict.deleteStr(t, t.RT.Name(N__firstlineno__))
	t.modified(typ)
	return nil
}

func typeBases(t *Thread, v Value) (Value, error) { return v.typ().Bases.Value(), nil }

func typeMRO(t *Thread, v Value) (Value, error) { return v.typ().MRO.Value(), nil }

func typeSetBases(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__bases__"); err != nil {
		return err
	}
	if !value.IsTuple() {
		return t.TypeErrorf("can only assign tuple to %s.__bases__, not %s", typ.NameString(), t.TypeName(value))
	}
	bases := value.tuple()
	if bases.Len() == 0 {
		return t.TypeErrorf("can only assign non-empty tuple to %s.__bases__, not ()", typ.NameString())
	}
	for _, b := range bases.Items() {
		if !b.isKind(KindType) {
			return t.TypeErrorf("%s.__bases__ must be tuple of classes, not '%s'", typ.NameString(), t.TypeName(b))
		}
		if b.typ().IsSubtype(typ) {
			return t.TypeErrorf("a __bases__ item causes an inheritance cycle")
		}
	}
	base, err := t.bestBase(bases)
	if err != nil {
		return err
	}
	if (base.flags^typ.Base.flags)&TypeHeap != 0 && builtinBase(base) == builtinBase(typ.Base) {
		return t.TypeErrorf("__bases__ assignment: '%s' deallocator differs from '%s'", base.NameString(), typ.Base.NameString())
	}
	if !sameLayout(t, layoutBase(typ.Base), layoutBase(base)) {
		return t.TypeErrorf("__bases__ assignment: '%s' object layout differs from '%s'", base.NameString(), typ.Base.NameString())
	}
	oldBases, oldBase := typ.Bases, typ.Base
	typ.Bases, typ.Base = bases, base
	saved := t.NewList(4)
	if err := t.recomputeMROs(typ, saved); err != nil {
		for i := 0; i < saved.Len(); i += 2 {
			c := saved.Items()[i].typ()
			c.MRO = saved.Items()[i+1].tuple()
			t.modified(c)
		}
		typ.Bases, typ.Base = oldBases, oldBase
		return err
	}
	for _, b := range oldBases.Items() {
		b.typ().removeSubclass(typ)
	}
	for _, b := range bases.Items() {
		t.addSubclass(b.typ(), typ)
	}
	t.modified(typ)
	t.bumpEpoch()
	t.updateSlotsBelow(typ)
	return nil
}

// layoutBase returns the nearest base that decides how instances lie in memory.
func layoutBase(typ *Type) *Type {
	for typ.flags&TypeHeap != 0 && typ.Base != nil && typ.fixedEnd == typ.Base.fixedEnd &&
		typ.flags&TypeHasDict == typ.Base.flags&TypeHasDict && typ.flags&TypeHasWeak == typ.Base.flags&TypeHasWeak {
		typ = typ.Base
	}
	return typ
}

// recomputeMROs sets the MROs of a class and all its subclasses anew, noting each
// class and what its MRO was.
func (t *Thread) recomputeMROs(typ *Type, saved *List) error {
	old := typ.MRO
	if err := t.computeMRO(typ); err != nil {
		typ.MRO = old
		return err
	}
	saved.Append(t, typ.Value())
	saved.Append(t, old.Value())
	subs := typ.Subclasses(t)
	for i := 0; i < subs.Len(); i++ {
		if err := t.recomputeMROs(subs.Items()[i].typ(), saved); err != nil {
			return err
		}
	}
	return nil
}

func typeAbstractMethods(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	if typ != t.RT.T.Type {
		if m := typ.Dict.getInterned(t, t.InternString("__abstractmethods__")); !m.IsEmpty() {
			return m, nil
		}
	}
	return Value{}, t.AttributeErrorf("__abstractmethods__")
}

func typeSetAbstractMethods(t *Thread, v, value Value) error {
	typ := v.typ()
	name := t.InternString("__abstractmethods__")
	if value.IsEmpty() {
		if !typ.Dict.deleteStr(t, name) {
			return t.AttributeErrorf("__abstractmethods__")
		}
		typ.flags &^= TypeAbstract
		t.modified(typ)
		return nil
	}
	abstract, err := t.Truth(value)
	if err != nil {
		return err
	}
	typ.Dict.setInterned(t, name, value)
	typ.flags &^= TypeAbstract
	if abstract {
		typ.flags |= TypeAbstract
	}
	t.modified(typ)
	return nil
}

func typeDict(t *Thread, v Value) (Value, error) { return t.NewMappingProxy(v.typ().Dict.Value()), nil }

func typeDoc(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	if typ.flags&TypeHeap == 0 && !typ.doc.IsEmpty() && typ.doc.IsStr() && StringOf(typ.doc) != "" {
		return typ.doc, nil
	}
	d := typ.Dict.getInterned(t, t.RT.Name(N__doc__))
	if d.IsEmpty() {
		return None(), nil
	}
	if typ == t.RT.T.Type {
		return None(), nil
	}
	return t.bindDescr(d, Value{}, typ)
}

func typeSetDoc(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__doc__"); err != nil {
		return err
	}
	typ.Dict.setInterned(t, t.RT.Name(N__doc__), value)
	t.modified(typ)
	return nil
}

func typeTextSignature(t *Thread, v Value) (Value, error) {
	if typ := v.typ(); typ.flags&TypeHeap == 0 && !typ.textSig.IsEmpty() {
		return typ.textSig, nil
	}
	return None(), nil
}

func typeAnnotations(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	if typ.flags&TypeHeap == 0 {
		return Value{}, t.AttributeErrorf("type object '%s' has no attribute '__annotations__'", t.typeFullName(typ))
	}
	a := typ.Dict.getInterned(t, t.RT.Name(N__annotations__))
	if a.IsEmpty() {
		a = typ.Dict.getInterned(t, t.RT.Name(N__annotations_cache__))
	}
	if !a.IsEmpty() {
		return t.bindDescr(a, Value{}, typ)
	}
	f, err := typeAnnotate(t, v)
	if err != nil {
		return Value{}, err
	}
	if a, err = t.callAnnotate(f); err != nil {
		return Value{}, err
	}
	typ.Dict.setInterned(t, t.RT.Name(N__annotations_cache__), a)
	t.modified(typ)
	return a, nil
}

// callAnnotate asks an __annotate__ function for the annotations' values (PEP 649);
// None, or anything else that cannot be called, means that there are none.
func (t *Thread) callAnnotate(f Value) (Value, error) {
	if f.IsEmpty() || f.IsNone() || !t.Callable(f) {
		return t.NewDict().Value(), nil
	}
	a, err := t.Call1(f, Int(1))
	if err == nil && !a.isKind(KindDict) {
		err = t.TypeErrorf("__annotate__() must return a dict, not %s", t.typeFullName(t.TypeOf(a)))
	}
	return a, err
}

// Callable tells whether v can be called.
func (t *Thread) Callable(v Value) bool { return t.TypeOf(v).slots.Call != nil }

func typeSetAnnotations(t *Thread, v, value Value) error {
	typ := v.typ()
	if typ.flags&TypeImmutable != 0 {
		return t.TypeErrorf("cannot set '__annotations__' attribute of immutable type '%s'", t.typeFullName(typ))
	}
	name, cache := t.RT.Name(N__annotations__), t.RT.Name(N__annotations_cache__)
	if !value.IsEmpty() {
		if typ.Dict.getInterned(t, name).IsEmpty() {
			name = cache
		}
		typ.Dict.setInterned(t, name, value)
	} else if !typ.Dict.deleteStr(t, name) && !typ.Dict.deleteStr(t, cache) {
		return t.AttributeErrorf("__annotations__")
	}
	typ.Dict.deleteStr(t, t.RT.Name(N__annotate_func__))
	typ.Dict.deleteStr(t, t.RT.Name(N__annotate__))
	t.modified(typ)
	return nil
}

func typeAnnotate(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	if typ.flags&TypeHeap == 0 {
		return Value{}, t.AttributeErrorf("type object '%s' has no attribute '__annotate__'", t.typeFullName(typ))
	}
	f := typ.Dict.getInterned(t, t.RT.Name(N__annotate_func__))
	if f.IsEmpty() {
		f = typ.Dict.getInterned(t, t.RT.Name(N__annotate__))
	}
	if f.IsEmpty() {
		typ.Dict.setInterned(t, t.RT.Name(N__annotate_func__), None())
		t.modified(typ)
		return None(), nil
	}
	return t.bindDescr(f, Value{}, typ)
}

func typeSetAnnotate(t *Thread, v, value Value) error {
	typ := v.typ()
	if value.IsEmpty() {
		return t.TypeErrorf("cannot delete __annotate__ attribute")
	}
	if typ.flags&TypeImmutable != 0 {
		return t.TypeErrorf("cannot set '__annotate__' attribute of immutable type '%s'", t.typeFullName(typ))
	}
	if !value.IsNone() && !t.Callable(value) {
		return t.TypeErrorf("__annotate__ must be callable or None")
	}
	typ.Dict.setInterned(t, t.RT.Name(N__annotate_func__), value)
	if !value.IsNone() && !typ.Dict.deleteStr(t, t.RT.Name(N__annotations_cache__)) {
		typ.Dict.deleteStr(t, t.RT.Name(N__annotations__))
	}
	t.modified(typ)
	return nil
}

func typeTypeParams(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	if typ == t.RT.T.Type {
		return t.RT.empty.tuple.Value(), nil
	}
	if p := typ.Dict.getInterned(t, t.RT.Name(N__type_params__)); !p.IsEmpty() {
		return p, nil
	}
	return t.RT.empty.tuple.Value(), nil
}

func typeSetTypeParams(t *Thread, v, value Value) error {
	typ := v.typ()
	if err := t.settable(typ, value, "__type_params__"); err != nil {
		return err
	}
	typ.Dict.setInterned(t, t.RT.Name(N__type_params__), value)
	t.modified(typ)
	return nil
}

func typeBasicSize(t *Thread, v Value) (Value, error) { return Int(int64(v.typ().fixedEnd)), nil }

func typeItemSize(t *Thread, v Value) (Value, error) {
	switch v.typ().kind {
	case KindTuple:
		return Int(int64(ValueSize)), nil
	case KindBigInt, KindInt:
		return Int(4), nil
	case KindBytes:
		return Int(1), nil
	case KindType:
		return Int(int64(ValueSize)), nil
	}
	return Int(0), nil
}

// CPython's numbers of the flags that programs look at in __flags__.
const (
	cpyImmutable  = 1 << 8
	cpyNoNew      = 1 << 7
	cpyHeap       = 1 << 9
	cpyBase       = 1 << 10
	cpyReady      = 1 << 12
	cpyGC         = 1 << 14
	cpyAbstract   = 1 << 20
	cpySequence   = 1 << 5
	cpyMapping    = 1 << 6
	cpyIntSub     = 1 << 24
	cpyListSub    = 1 << 25
	cpyTupleSub   = 1 << 26
	cpyBytesSub   = 1 << 27
	cpyStrSub     = 1 << 28
	cpyDictSub    = 1 << 29
	cpyExcSub     = 1 << 30
	cpyTypeSub    = 1 << 31
	cpyMethodDesc = 1 << 17
)

var flagNumbers = [...]struct {
	flag TypeFlag
	bit  int64
}{
	{TypeHeap, cpyHeap | cpyGC}, {TypeBase, cpyBase}, {TypeReady, cpyReady}, {TypeAbstract, cpyAbstract},
	{TypeSequence, cpySequence}, {TypeMapping, cpyMapping}, {TypeIntSub, cpyIntSub}, {TypeListSub, cpyListSub},
	{TypeTupleSub, cpyTupleSub}, {TypeBytesSub, cpyBytesSub}, {TypeStrSub, cpyStrSub}, {TypeDictSub, cpyDictSub},
	{TypeExceptionSub, cpyExcSub}, {TypeTypeSub, cpyTypeSub}, {TypeImmutable, cpyImmutable},
}

func typeFlagsAttr(t *Thread, v Value) (Value, error) {
	typ := v.typ()
	n := int64(0)
	for _, f := range flagNumbers {
		if typ.flags&f.flag != 0 {
			n |= f.bit
		}
	}
	if typ.slots.New == nil {
		n |= cpyNoNew
	}
	if typ.kind == KindFunction || typ.kind == KindSlotWrapper || typ == t.RT.T.MethodDescr {
		n |= cpyMethodDesc
	}
	return Int(n), nil
}

func typeWeakOffset(t *Thread, v Value) (Value, error) {
	if v.typ().flags&TypeHasWeak != 0 {
		return Int(int64(HeaderSize)), nil
	}
	return Int(0), nil
}

func typeDictOffset(t *Thread, v Value) (Value, error) {
	if typ := v.typ(); typ.flags&TypeHasDict != 0 {
		return Int(int64(typ.fixedEnd)), nil
	} else if keepsDict(typ.kind) || typ.kind == KindFunction {
		return Int(int64(HeaderSize)), nil // within the struct
	}
	return Int(0), nil
}

func typeMROMethod(t *Thread, v Value) (Value, error) {
	mro, err := t.c3(v.typ())
	if err != nil {
		return Value{}, err
	}
	return t.NewListFrom(mro.Items()).Value(), nil
}

func typeSubclasses(t *Thread, v Value) (Value, error) {
	return v.typ().Subclasses(t).Value(), nil
}

func typePrepare(t *Thread, args []Value, kw *Tuple) (Value, error) { return t.NewDict().Value(), nil }

func typeInstanceCheck(t *Thread, cls, v Value) (Value, error) {
	ok, err := t.isRealInstance(v, cls)
	return Bool(ok), err
}

func typeSubclassCheck(t *Thread, cls, c Value) (Value, error) {
	ok, err := t.IsRealSubclass(c, cls)
	return Bool(ok), err
}

func typeDir(t *Thread, v Value) (Value, error) {
	names := t.NewDict()
	if err := t.mergeClassDict(names, v); err != nil {
		return Value{}, err
	}
	return t.dictKeyList(names), nil
}

func (t *Thread) abstractError(cls *Type) error {
	m, err := typeAbstractMethods(t, cls.Value())
	if err != nil {
		return err
	}
	l, err := t.ListFrom(m)
	if err != nil {
		return err
	}
	for _, s := range l.Items() {
		if !s.IsStr() {
			return t.TypeErrorf("sequence item 0: expected str instance, %s found", t.TypeName(s))
		}
	}
	sortStrs(l.Items())
	text := ""
	for i, s := range l.Items() {
		if i > 0 {
			text += ", "
		}
		text += "'" + GoString(s) + "'"
	}
	plural := "s"
	if l.n < 2 {
		plural = ""
	}
	return t.TypeErrorf("Can't instantiate abstract class %s without an implementation for abstract method%s %s", cls.NameString(), plural, text)
}

// ClearTypeDescriptors takes the descriptors of __dict__ and __weakref__ out of a
// class made in Python, for dataclasses, which make it anew with __slots__.
func (t *Thread) ClearTypeDescriptors(typ *Type) error {
	if typ.flags&TypeImmutable != 0 {
		return t.TypeErrorf("argument is immutable")
	}
	for _, id := range [...]NameID{N__dict__, N__weakref__} {
		if v := typ.Dict.getInterned(t, t.RT.Name(id)); v.isKind(KindGetSet) {
			typ.Dict.deleteStr(t, t.RT.Name(id))
		}
	}
	t.modified(typ)
	return nil
}

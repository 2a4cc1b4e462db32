package object

import "unsafe"

// This file uses unsafe only for offsets of members.

var classMethodSpec = TypeSpec{
	Name: "classmethod", Kind: KindClassMethod, Size: wrapperSize, Flags: TypeBase,
	Doc:     "A function that gets the class as its first argument.",
	NewSig:  "(function, /)",
	Slots:   Slots{New: wrapperNew, Init: classMethodInit, Get: classMethodGet, Repr: wrapperRepr},
	Members: wrapperMembers(),
	Getters: wrapperGetters(),
	Methods: []Def{{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass}},
}

var staticMethodSpec = TypeSpec{
	Name: "staticmethod", Kind: KindStaticMethod, Size: wrapperSize, Flags: TypeBase,
	Doc:     "A function that is not bound to what it is looked up on.",
	NewSig:  "(function, /)",
	Slots:   Slots{New: wrapperNew, Init: staticMethodInit, Get: staticMethodGet, Call: staticMethodCall, Repr: wrapperRepr},
	Members: wrapperMembers(),
	Getters: wrapperGetters(),
	Methods: []Def{{Name: "__class_getitem__", Sig: "($type, object, /)", Doc: "See PEP 585", F2: ClassGetItem, Kind: DefClass}},
}

func wrapperMembers() []Member {
	return []Member{
		{Name: "__func__", Offset: unsafe.Offsetof(Wrapper{}.Func), ReadOnly: true},
		{Name: "__wrapped__", Offset: unsafe.Offsetof(Wrapper{}.Func), ReadOnly: true},
	}
}

func wrapperGetters() []GetSet {
	return []GetSet{
		{Name: "__isabstractmethod__", Get: wrapperAbstract},
		{Name: "__dict__", Get: wrapperDict},
	}
}

func wrapperNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := New[Wrapper](t, cls)
	w.Func = None()
	return ValueOf(w), nil
}

func classMethodInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.wrapperInit("classmethod", self, args, kw)
}

func staticMethodInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.wrapperInit("staticmethod", self, args, kw)
}

// wrapperInit keeps the function and takes over what describes it.
func (t *Thread) wrapperInit(name string, self Value, args []Value, kw *Tuple) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return t.expectedArgs(name, len(args), 1, 1)
	}
	w := Cast[Wrapper](self)
	w.Func = args[0]
	for _, id := range [...]NameID{N__module__, N__name__, N__qualname__, N__doc__} {
		v, err := t.GetAttrOptID(args[0], id)
		if err != nil {
			return err
		}
		if v.IsEmpty() {
			continue
		}
		if w.Dict == nil {
			w.Dict = t.NewDict()
		}
		w.Dict.setInterned(t, t.RT.Name(id), v)
	}
	return nil
}

func staticMethodCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	return t.Call(Cast[Wrapper](self).Func, args, kw)
}

func wrapperRepr(t *Thread, v Value) (Value, error) {
	f, err := t.ReprString(Cast[Wrapper](v).Func)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr("<" + t.TypeOf(v).NameString() + "(" + f + ")>"), nil
}

func wrapperAbstract(t *Thread, v Value) (Value, error) {
	on, err := t.isAbstract(Cast[Wrapper](v).Func)
	return Bool(on), err
}

func wrapperDict(t *Thread, v Value) (Value, error) { return t.ownDictForSet(v).Value(), nil }

package object

import "unsafe"

// This file uses unsafe only for offsets of members. It holds classmethod and
// staticmethod, which take over the attributes of the function they wrap.

var classMethodSpec = TypeSpec{
	Name: "classmethod", Kind: KindClassMethod, Size: wrapperSize, Flags: TypeBase,
	Doc: "Make a function a class method: its first argument is the class.", NewSig: "(function, /)",
	Slots:   Slots{New: wrapperNew, Init: classMethodInit, Get: classMethodGet, Repr: classMethodRepr},
	Members: wrapperMembers, Getters: wrapperGetters, Methods: wrapperMethods,
}

var staticMethodSpec = TypeSpec{
	Name: "staticmethod", Kind: KindStaticMethod, Size: wrapperSize, Flags: TypeBase,
	Doc: "Make a function a static method, which gets no implicit first argument.", NewSig: "(function, /)",
	Slots:   Slots{New: wrapperNew, Init: staticMethodInit, Get: staticMethodGet, Call: staticMethodCall, Repr: staticMethodRepr},
	Members: wrapperMembers, Getters: wrapperGetters, Methods: wrapperMethods,
}

var wrapperMembers = []Member{
	{Name: "__func__", Offset: unsafe.Offsetof(Wrapper{}.Func), ReadOnly: true, None: true},
	{Name: "__wrapped__", Offset: unsafe.Offsetof(Wrapper{}.Func), ReadOnly: true, None: true},
}

var wrapperGetters = []GetSet{
	{Name: "__isabstractmethod__", Get: wrapperAbstract},
	{Name: "__dict__", Get: ownDictGet, Set: ownDictSet},
	{Name: "__annotations__", Get: wrapperAnnotations, Set: wrapperSetAnnotations},
	{Name: "__annotate__", Get: wrapperAnnotate, Set: wrapperSetAnnotate},
}

var wrapperMethods = []Def{
	{Name: "__class_getitem__", Kind: DefClass, Sig: "(type, object, /)", Doc: "See PEP 585", F2: ClassGetItem},
}

func wrapperNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Wrapper](t, cls)), nil
}

func classMethodInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.wrapperInit(self, args, kw, "classmethod")
}

func staticMethodInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.wrapperInit(self, args, kw, "staticmethod")
}

func (t *Thread) wrapperInit(self Value, args []Value, kw *Tuple, name string) error {
	if kw.Len() > 0 {
		return t.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return t.expectedArgs(name, len(args), 1, 1)
	}
	Cast[Wrapper](self).Func = args[0]
	return t.copyWrapped(self, args[0])
}

var wrappedAttributes = [...]NameID{N__module__, N__name__, N__qualname__, N__doc__}

// copyWrapped gives a wrapper the attributes by which functions are known.
func (t *Thread) copyWrapped(self, f Value) error {
	for _, id := range wrappedAttributes {
		v, err := t.GetAttrOptID(f, id)
		if err != nil {
			return err
		}
		if v.IsEmpty() {
			continue
		}
		if err := t.SetAttr(self, t.RT.Name(id), v); err != nil {
			return err
		}
	}
	return nil
}

func (t *Thread) newStaticMethod(f Value) Value {
	w := (*Wrapper)(t.alloc(t.RT.T.StaticMethod, KindStaticMethod, wrapperSize))
	w.flags = FlagExact
	w.Func = f
	t.wrapFunction(w, f)
	return ValueOf(w)
}

func (t *Thread) newClassMethod(f Value) Value {
	w := (*Wrapper)(t.alloc(t.RT.T.ClassMethod, KindClassMethod, wrapperSize))
	w.flags = FlagExact
	w.Func = f
	t.wrapFunction(w, f)
	return ValueOf(w)
}

// wrapFunction is copyWrapped for a Python function and an exact wrapper.
func (t *Thread) wrapFunction(w *Wrapper, f Value) {
	if !f.isKind(KindFunction) {
		return
	}
	fn := f.function()
	w.Dict = t.NewDict()
	for i, v := range [...]Value{fn.Module, fn.Name, fn.QualName, fn.Doc} {
		if !v.IsEmpty() {
			w.Dict.setInterned(t, t.RT.Name(wrappedAttributes[i]), v)
		}
	}
}

func staticMethodGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	f := Cast[Wrapper](d).Func
	if f.IsEmpty() {
		return f, t.RuntimeErrorf("uninitialized staticmethod object")
	}
	return f, nil
}

func classMethodGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	f := Cast[Wrapper](d).Func
	if f.IsEmpty() {
		return f, t.RuntimeErrorf("uninitialized classmethod object")
	}
	if typ == nil {
		typ = t.TypeOf(obj)
	}
	return t.NewMethod(f, typ.Value()), nil
}

func staticMethodCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	f, err := staticMethodGet(t, self, Value{}, nil)
	if err != nil {
		return f, err
	}
	return t.Call(f, args, kw)
}

func classMethodRepr(t *Thread, v Value) (Value, error) { return t.wrapperRepr(v, "classmethod") }

func staticMethodRepr(t *Thread, v Value) (Value, error) { return t.wrapperRepr(v, "staticmethod") }

func (t *Thread) wrapperRepr(v Value, name string) (Value, error) {
	r, err := t.Repr(orNone(Cast[Wrapper](v).Func))
	if err != nil {
		return r, err
	}
	return t.NewStr("<" + name + "(" + StringOf(r) + ")>"), nil
}

func wrapperAbstract(t *Thread, v Value) (Value, error) {
	b, err := t.isAbstract(Cast[Wrapper](v).Func)
	return Bool(b), err
}

// wrapperAttr reads an attribute from the wrapper's own dict, else from the
// function, and then keeps it.
func (t *Thread) wrapperAttr(v Value, id NameID) (Value, error) {
	dv, err := ownDictGet(t, v)
	if err != nil {
		return dv, err
	}
	d := dv.dict()
	if x := d.getInterned(t, t.RT.Name(id)); !x.IsEmpty() {
		return x, nil
	}
	x, err := t.GetAttrID(Cast[Wrapper](v).Func, id)
	if err == nil {
		d.setInterned(t, t.RT.Name(id), x)
	}
	return x, err
}

func (t *Thread) wrapperSetAttr(v, value Value, id NameID) error {
	dv, err := ownDictGet(t, v)
	if err != nil {
		return err
	}
	if value.IsEmpty() {
		if !dv.dict().deleteStr(t, t.RT.Name(id)) {
			return t.AttributeErrorf("'%s' object has no attribute '%s'", t.TypeName(v), StringOf(t.RT.Name(id)))
		}
		return nil
	}
	dv.dict().setInterned(t, t.RT.Name(id), value)
	return nil
}

func wrapperAnnotations(t *Thread, v Value) (Value, error) { return t.wrapperAttr(v, N__annotations__) }
func wrapperAnnotate(t *Thread, v Value) (Value, error)    { return t.wrapperAttr(v, N__annotate__) }
func wrapperSetAnnotations(t *Thread, v, value Value) error {
	return t.wrapperSetAttr(v, value, N__annotations__)
}
func wrapperSetAnnotate(t *Thread, v, value Value) error {
	return t.wrapperSetAttr(v, value, N__annotate__)
}

package object

import "unsafe"

// This file uses unsafe only for offsets of members.

var propertySpec = TypeSpec{
	Name: "property", Kind: KindProperty, Size: propertySize, Flags: TypeBase,
	Doc:    "Property attribute: fget, fset and fdel are called to get, set and delete\nan attribute that doc documents.",
	NewSig: "(fget=None, fset=None, fdel=None, doc=None)",
	Slots:  Slots{New: propertyNew, Init: propertyInit, Get: propertyGet, Set: propertySet},
	Members: []Member{
		{Name: "fget", Offset: unsafe.Offsetof(Property{}.Get), ReadOnly: true, None: true},
		{Name: "fset", Offset: unsafe.Offsetof(Property{}.SetF), ReadOnly: true, None: true},
		{Name: "fdel", Offset: unsafe.Offsetof(Property{}.Del), ReadOnly: true, None: true},
		{Name: "__doc__", Offset: unsafe.Offsetof(Property{}.Doc), None: true},
	},
	Getters: []GetSet{
		{Name: "__name__", Get: propertyName, Set: propertySetName},
		{Name: "__isabstractmethod__", Get: propertyAbstract},
	},
	Methods: []Def{
		{Name: "getter", Text: "($self, object, /)", Doc: "Descriptor to obtain a copy of the property with a different getter.", F2: propertyGetter},
		{Name: "setter", Text: "($self, object, /)", Doc: "Descriptor to obtain a copy of the property with a different setter.", F2: propertySetter},
		{Name: "deleter", Text: "($self, object, /)", Doc: "Descriptor to obtain a copy of the property with a different deleter.", F2: propertyDeleter},
		{Name: "__set_name__", Text: "($self, owner, name, /)", Doc: "Method to set name of a property.", FV: propertyOnSetName, Max: -1},
	},
}

var propertyDef = Def{Name: "property", Sig: "(fget=None, fset=None, fdel=None, doc=None)"}

func propertyNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Property](t, cls)), nil
}

func propertyInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	w := t.Push(4)
	err := t.BindArgs(&propertyDef, w, args, kw)
	if err == nil {
		err = t.propertyFill(self, orEmpty(w[0]), orEmpty(w[1]), orEmpty(w[2]), orEmpty(w[3]))
	}
	t.Pop(4)
	return err
}

func (t *Thread) propertyFill(self, get, set, del, doc Value) error {
	p := Cast[Property](self)
	p.Get, p.SetF, p.Del, p.Doc, p.Name = get, set, del, Value{}, Value{}
	p.docFromGetter = false
	if doc.IsEmpty() && !get.IsEmpty() {
		d, err := t.GetAttrOptID(get, N__doc__)
		if err != nil {
			return err
		}
		doc = orEmpty(d)
		p.docFromGetter = !doc.IsEmpty()
	}
	if t.TypeOf(self) == t.RT.T.Property {
		p.Doc = doc
		return nil
	}
	// In a subclass __doc__ is an attribute of the instance: the class's own would
	// hide the member.
	if err := t.SetAttr(self, t.RT.Name(N__doc__), orNone(doc)); err != nil {
		if !t.Matches(t.RT.T.Exc.AttributeError) || !p.docFromGetter && !doc.IsEmpty() {
			return err
		}
		t.ClearError()
	}
	return nil
}

// propertyCopy makes a property like another with some of its functions replaced.
func (t *Thread) propertyCopy(self, get, set, del Value) (Value, error) {
	p := Cast[Property](self)
	if get.IsEmpty() || get.IsNone() {
		get = orNone(p.Get)
	}
	if set.IsEmpty() || set.IsNone() {
		set = orNone(p.SetF)
	}
	if del.IsEmpty() || del.IsNone() {
		del = orNone(p.Del)
	}
	doc := None()
	if !p.docFromGetter || get.IsNone() {
		doc = orNone(p.Doc)
	}
	w := t.Push(4)
	w[0], w[1], w[2], w[3] = get, set, del, doc
	v, err := t.Call(t.TypeOf(self).Value(), w, nil)
	t.Pop(4)
	if err == nil && v.isKind(KindProperty) {
		Cast[Property](v).Name = p.Name
	}
	return v, err
}

func propertyGetter(t *Thread, v, f Value) (Value, error) {
	return t.propertyCopy(v, f, Value{}, Value{})
}

func propertySetter(t *Thread, v, f Value) (Value, error) {
	return t.propertyCopy(v, Value{}, f, Value{})
}

func propertyDeleter(t *Thread, v, f Value) (Value, error) {
	return t.propertyCopy(v, Value{}, Value{}, f)
}

func propertyOnSetName(t *Thread, args []Value) (Value, error) {
	if len(args) != 3 {
		return Value{}, t.TypeErrorf("__set_name__() takes 2 positional arguments but %d were given", len(args)-1)
	}
	Cast[Property](args[0]).Name = args[2]
	return None(), nil
}

// propertyNameOf returns a property's name, by __set_name__ or from its getter, or
// empty.
func (t *Thread) propertyNameOf(p *Property) (Value, error) {
	if !p.Name.IsEmpty() {
		return p.Name, nil
	}
	if p.Get.IsEmpty() || p.Get.IsNone() {
		return Value{}, nil
	}
	return t.GetAttrOptID(p.Get, N__name__)
}

func propertyName(t *Thread, v Value) (Value, error) {
	name, err := t.propertyNameOf(Cast[Property](v))
	if err == nil && name.IsEmpty() {
		err = t.AttributeErrorFor(v, t.RT.Name(N__name__), "'%s' object has no attribute '__name__'", t.TypeName(v))
	}
	return name, err
}

func propertySetName(t *Thread, v, value Value) error {
	Cast[Property](v).Name = value
	return nil
}

func propertyAbstract(t *Thread, v Value) (Value, error) {
	for i := 0; i < 3; i++ {
		p := Cast[Property](v)
		f := [...]Value{p.Get, p.SetF, p.Del}[i]
		if abstract, err := t.isAbstract(f); err != nil || abstract {
			return Bool(abstract), err
		}
	}
	return False(), nil
}

// isAbstract tells whether a function is marked by abc.abstractmethod.
func (t *Thread) isAbstract(f Value) (bool, error) {
	if f.IsEmpty() {
		return false, nil
	}
	m, err := t.GetAttrOptID(f, N__isabstractmethod__)
	if err != nil || m.IsEmpty() {
		return false, err
	}
	return t.Truth(m)
}

func propertyGet(t *Thread, d, obj Value, typ *Type) (Value, error) {
	if obj.IsEmpty() || obj.IsNone() && typ != t.RT.T.None {
		return d, nil
	}
	p := Cast[Property](d)
	if p.Get.IsEmpty() || p.Get.IsNone() {
		return Value{}, t.propertyMissing(p, obj, "getter")
	}
	return t.Call1(p.Get, obj)
}

func propertySet(t *Thread, d, obj, v Value) error {
	p := Cast[Property](d)
	if v.IsEmpty() {
		if p.Del.IsEmpty() || p.Del.IsNone() {
			return t.propertyMissing(p, obj, "deleter")
		}
		_, err := t.Call1(p.Del, obj)
		return err
	}
	if p.SetF.IsEmpty() || p.SetF.IsNone() {
		return t.propertyMissing(p, obj, "setter")
	}
	_, err := t.Call2(p.SetF, obj, v)
	return err
}

func (t *Thread) propertyMissing(p *Property, obj Value, what string) error {
	owner := GoString(t.TypeOf(obj).QualName)
	name, err := t.propertyNameOf(p)
	if err != nil {
		return err
	}
	if name.IsEmpty() {
		return t.AttributeErrorf("property of '%s' object has no %s", owner, what)
	}
	r, err := t.ReprString(name)
	if err != nil {
		return err
	}
	return t.AttributeErrorf("property %s of '%s' object has no %s", r, owner, what)
}

package object

import "unsafe"

// This file uses unsafe only for offsets of members.

var propertySpec = TypeSpec{
	Name: "property", Kind: KindProperty, Size: propertySize, Flags: TypeBase,
	Doc:    "An attribute that functions get, set and delete.",
	NewSig: "(fget=None, fset=None, fdel=None, doc=None)",
	Slots:  Slots{New: propertyNew, Init: propertyInit, Get: propertyGet, Set: propertySet},
	Methods: []Def{
		{Name: "getter", Sig: "($self, object, /)", Doc: "A copy of the property with another getter.", F2: propertyGetter},
		{Name: "setter", Sig: "($self, object, /)", Doc: "A copy of the property with another setter.", F2: propertySetter},
		{Name: "deleter", Sig: "($self, object, /)", Doc: "A copy of the property with another deleter.", F2: propertyDeleter},
		{Name: "__set_name__", Sig: "($self, owner, name, /)", Doc: "Keep the name the property has in its class.", F3: propertySetName},
	},
	Members: []Member{
		{Name: "fget", Offset: unsafe.Offsetof(Property{}.Get), ReadOnly: true, None: true},
		{Name: "fset", Offset: unsafe.Offsetof(Property{}.SetF), ReadOnly: true, None: true},
		{Name: "fdel", Offset: unsafe.Offsetof(Property{}.Del), ReadOnly: true, None: true},
		{Name: "__doc__", Offset: unsafe.Offsetof(Property{}.Doc), None: true},
	},
	Getters: []GetSet{
		{Name: "__name__", Get: propertyName, Set: propertySetNameAttr},
		{Name: "__isabstractmethod__", Get: propertyAbstract},
	},
}

var propertySig = Def{Name: "property", Sig: "(fget=None, fset=None, fdel=None, doc=None)"}

func propertyNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	return ValueOf(New[Property](t, cls)), nil
}

func propertyInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	w := t.Push(4)
	defer t.Pop(4)
	if err := t.BindArgs(&propertySig, w, args, kw); err != nil {
		return err
	}
	p := Cast[Property](self)
	p.Get, p.SetF, p.Del, p.Doc = orNone(w[0]), orNone(w[1]), orNone(w[2]), orNone(w[3])
	p.Name = Value{}
	p.docFromGetter = false
	doc := p.Doc
	if doc.IsNone() && !p.Get.IsNone() {
		d, err := t.GetAttrOptID(p.Get, N__doc__)
		if err != nil {
			return err
		}
		if !d.IsEmpty() && !d.IsNone() {
			doc = d
			p.docFromGetter = true
		}
	}
	if t.TypeOf(self) == t.RT.T.Property {
		p.Doc = doc
		return nil
	}
	// A subclass has a __doc__ of its own, which hides the member.
	if doc.IsNone() && w[3].IsEmpty() {
		return nil
	}
	p.Doc = doc
	err := t.SetAttr(self, t.RT.Name(N__doc__), doc)
	if err != nil && p.docFromGetter && t.Matches(t.RT.T.Exc.AttributeError) {
		t.ClearError()
		err = nil
	}
	return err
}

// propertyWith copies a property with the functions that are not empty replaced.
func (t *Thread) propertyWith(self, get, set, del Value) (Value, error) {
	p := Cast[Property](self)
	if get.IsEmpty() || get.IsNone() {
		get = p.Get
	}
	if set.IsEmpty() || set.IsNone() {
		set = p.SetF
	}
	if del.IsEmpty() || del.IsNone() {
		del = p.Del
	}
	doc := p.Doc
	if p.docFromGetter && !get.IsNone() {
		doc = None()
	}
	w := t.Push(4)
	w[0], w[1], w[2], w[3] = get, set, del, doc
	n, err := t.Call(t.TypeOf(self).Value(), w, nil)
	t.Pop(4)
	if err == nil && n.isKind(KindProperty) {
		Cast[Property](n).Name = p.Name
	}
	return n, err
}

func propertyGetter(t *Thread, self, f Value) (Value, error) {
	return t.propertyWith(self, f, Value{}, Value{})
}

func propertySetter(t *Thread, self, f Value) (Value, error) {
	return t.propertyWith(self, Value{}, f, Value{})
}

func propertyDeleter(t *Thread, self, f Value) (Value, error) {
	return t.propertyWith(self, Value{}, Value{}, f)
}

func propertySetName(t *Thread, self, owner, name Value) (Value, error) {
	Cast[Property](self).Name = name
	return None(), nil
}

func propertyName(t *Thread, self Value) (Value, error) {
	p := Cast[Property](self)
	if !p.Name.IsEmpty() {
		return p.Name, nil
	}
	if !p.Get.IsEmpty() && !p.Get.IsNone() {
		n, err := t.GetAttrOptID(p.Get, N__name__)
		if err != nil || !n.IsEmpty() {
			return n, err
		}
	}
	return Value{}, t.AttributeErrorFor(self, t.RT.Name(N__name__), "'%s' object has no attribute '__name__'", t.TypeName(self))
}

func propertySetNameAttr(t *Thread, self, v Value) error {
	Cast[Property](self).Name = v
	return nil
}

func propertyAbstract(t *Thread, self Value) (Value, error) {
	p := Cast[Property](self)
	for _, f := range [...]Value{p.Get, p.SetF, p.Del} {
		if on, err := t.isAbstract(f); err != nil || on {
			return Bool(on), err
		}
	}
	return False(), nil
}

// isAbstract is the truth of f.__isabstractmethod__.
func (t *Thread) isAbstract(f Value) (bool, error) {
	if f.IsEmpty() || f.IsNone() {
		return false, nil
	}
	v, err := t.GetAttrOpt(f, t.InternString("__isabstractmethod__"))
	if err != nil || v.IsEmpty() {
		return false, err
	}
	return t.Truth(v)
}

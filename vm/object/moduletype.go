package object

import "unsafe"

// This file uses unsafe only for the offset of a member. It holds modules: their construction, attributes and __getattr__.

var moduleSpec = TypeSpec{
	Name: "module", Kind: KindModule, Size: moduleSize, Flags: TypeBase | TypeHasWeak,
	Doc: "Create a module object.", NewSig: "(name, doc=None)",
	Slots:   Slots{New: moduleNew, Init: moduleInit, Repr: moduleRepr, GetAttr: moduleGetAttr},
	Members: []Member{{Name: "__dict__", Offset: unsafe.Offsetof(Module{}.Dict), Pointer: true}},
	Getters: []GetSet{
		{Name: "__annotations__", Get: moduleAnnotations, Set: moduleSetAnnotations},
		{Name: "__annotate__", Get: moduleAnnotate, Set: moduleSetAnnotate},
	},
	Methods: []Def{{Name: "__dir__", Doc: "__dir__() -> list\nspecialized dir() implementation", F1: moduleDir}},
}

var moduleDef = Def{Name: "module", Sig: "(name, doc=None)"}

func moduleNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	m := New[Module](t, cls)
	m.Dict = t.NewDict()
	return m.Value(), nil
}

func moduleInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&moduleDef, w, args, kw); err != nil {
		return err
	}
	if !w[0].IsStr() {
		return t.TypeErrorf("module() argument 'name' must be str, not %s", t.ArgTypeName(w[0]))
	}
	d := Cast[Module](self).Dict
	d.setInterned(t, t.RT.Name(N__name__), w[0])
	d.setInterned(t, t.RT.Name(N__doc__), orNone(w[1]))
	d.setInterned(t, t.RT.Name(N__package__), None())
	d.setInterned(t, t.RT.Name(N__loader__), None())
	d.setInterned(t, t.RT.Name(N__spec__), None())
	return nil
}

// NewModule returns a module with its __name__ and __doc__ set.
func (t *Thread) NewModule(name, doc string) *Module {
	m := (*Module)(t.alloc(t.RT.T.Module, KindModule, moduleSize))
	m.flags = FlagExact
	m.Dict = t.NewDict()
	m.Dict.setInterned(t, t.RT.Name(N__name__), t.InternString(name))
	d := None()
	if doc != "" {
		d = t.NewStr(doc)
	}
	m.Dict.setInterned(t, t.RT.Name(N__doc__), d)
	m.Dict.setInterned(t, t.RT.Name(N__package__), None())
	m.Dict.setInterned(t, t.RT.Name(N__loader__), None())
	m.Dict.setInterned(t, t.RT.Name(N__spec__), None())
	return m
}

// moduleRepr leaves the wording to importlib once that runs.
func moduleRepr(t *Thread, v Value) (Value, error) {
	if t.RT.Importlib != nil {
		f, err := t.GetAttrString(t.RT.Importlib.Value(), "_module_repr")
		if err != nil {
			return f, err
		}
		return t.Call1(f, v)
	}
	name := Cast[Module](v).Dict.getInterned(t, t.RT.Name(N__name__))
	if !name.IsStr() {
		return t.NewStr("<module '?'>"), nil
	}
	r, err := t.ReprString(name)
	if err != nil {
		return Value{}, err
	}
	return t.NewStr("<module " + r + ">"), nil
}

// moduleGetAttr is the usual lookup, then the module's own __getattr__ (PEP 562).
func moduleGetAttr(t *Thread, v, name Value) (Value, error) {
	r, err := t.genericGet(v, name, t.TypeOf(v))
	if err != nil || !r.IsEmpty() {
		return r, err
	}
	f := Cast[Module](v).Dict.getInterned(t, t.RT.Name(N__getattr__))
	if !f.IsEmpty() {
		return t.Call1(f, name)
	}
	return Value{}, t.moduleNoAttribute(v, name)
}

func (t *Thread) moduleNoAttribute(m, name Value) error {
	d := Cast[Module](m).Dict
	n := d.getInterned(t, t.RT.Name(N__name__))
	if !n.IsStr() {
		return t.AttributeErrorFor(m, name, "module has no attribute '%s'", StringOf(name))
	}
	spec := d.getInterned(t, t.RT.Name(N__spec__))
	if spec.IsObject() {
		busy, err := t.specFlag(spec, "_initializing")
		if err != nil {
			return err
		}
		origin, err := t.SpecOrigin(spec)
		if err != nil {
			return err
		}
		advice, err := t.ShadowAdvice(GoString(n), origin, busy)
		if err != nil {
			return err
		}
		if advice != "" {
			return t.AttributeErrorFor(m, name, "module '%s' has no attribute '%s' %s", StringOf(n), StringOf(name), advice)
		}
		if busy {
			from := ""
			if origin != "" {
				if from, err = t.ReprString(t.NewStr(origin)); err != nil {
					return err
				}
				from = " from " + from
			}
			return t.AttributeErrorFor(m, name, "partially initialized module '%s'%s has no attribute '%s' (most likely due to a circular import)", StringOf(n), from, StringOf(name))
		}
		sub, err := t.submoduleBusy(spec, name)
		if err != nil {
			return err
		}
		if sub {
			return t.AttributeErrorFor(m, name, "cannot access submodule '%s' of module '%s' (most likely due to a circular import)", StringOf(name), StringOf(n))
		}
	}
	return t.AttributeErrorFor(m, name, "module '%s' has no attribute '%s'", StringOf(n), StringOf(name))
}

func (t *Thread) specFlag(spec Value, name string) (bool, error) {
	v, err := t.GetAttrOpt(spec, t.InternString(name))
	if err != nil || v.IsEmpty() {
		return false, err
	}
	return t.Truth(v)
}

// submoduleBusy tells whether name is a submodule that is being imported.
func (t *Thread) submoduleBusy(spec, name Value) (bool, error) {
	l, err := t.GetAttrOpt(spec, t.InternString("_uninitialized_submodules"))
	if err != nil || l.IsEmpty() {
		return false, err
	}
	return t.Contains(l, name)
}

func moduleAnnotations(t *Thread, v Value) (Value, error) {
	d := Cast[Module](v).Dict
	name := t.RT.Name(N__annotations__)
	if a := d.getInterned(t, name); !a.IsEmpty() {
		return a, nil
	}
	a, err := t.callAnnotate(d.getInterned(t, t.RT.Name(N__annotate__)))
	if err != nil {
		return Value{}, err
	}
	if spec := d.getInterned(t, t.RT.Name(N__spec__)); spec.IsObject() {
		if busy, err := t.specFlag(spec, "_initializing"); err != nil || busy {
			return a, err
		}
	}
	d.setInterned(t, name, a)
	return a, nil
}

func moduleSetAnnotations(t *Thread, v, value Value) error {
	d := Cast[Module](v).Dict
	name := t.RT.Name(N__annotations__)
	if value.IsEmpty() {
		if !d.deleteStr(t, name) {
			return t.AttributeErrorf("__annotations__")
		}
	} else {
		d.setInterned(t, name, value)
	}
	d.deleteStr(t, t.RT.Name(N__annotate__))
	return nil
}

func moduleAnnotate(t *Thread, v Value) (Value, error) {
	d := Cast[Module](v).Dict
	name := t.RT.Name(N__annotate__)
	if f := d.getInterned(t, name); !f.IsEmpty() {
		return f, nil
	}
	d.setInterned(t, name, None())
	return None(), nil
}

func moduleSetAnnotate(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("cannot delete __annotate__ attribute")
	}
	if !value.IsNone() && !t.Callable(value) {
		return t.TypeErrorf("__annotate__ must be callable or None")
	}
	d := Cast[Module](v).Dict
	d.setInterned(t, t.RT.Name(N__annotate__), value)
	if !value.IsNone() {
		d.deleteStr(t, t.RT.Name(N__annotations__))
	}
	return nil
}

func moduleDir(t *Thread, v Value) (Value, error) {
	dv, err := t.GetAttrID(v, N__dict__)
	if err != nil {
		return Value{}, err
	}
	if !dv.isKind(KindDict) {
		return Value{}, t.TypeErrorf("%s.__dict__ is not a dictionary", t.TypeName(v))
	}
	if f := dv.dict().getInterned(t, t.RT.Name(N__dir__)); !f.IsEmpty() {
		return t.Call0(f)
	}
	return t.dictKeyList(dv.dict()), nil
}

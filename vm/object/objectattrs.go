package object

// This file holds the attributes and methods that every object inherits: class,
// copying and pickling, listing of attributes, formatting.

var objectGetters = []GetSet{{Name: "__class__", Get: objectClass, Set: objectSetClass, Doc: "the object's class"}}

var objectMethods = []Def{
	{Name: "__reduce_ex__", Sig: "(self, protocol, /)", Doc: "Helper for pickle.", F2: objectReduceEx},
	{Name: "__reduce__", Sig: "(self, /)", Doc: "Helper for pickle.", F1: objectReduce},
	{Name: "__getstate__", Sig: "(self, /)", Doc: "Helper for pickle.", F1: objectGetState},
	{Name: "__subclasshook__", Kind: DefClass, Doc: "Decide for an abstract class whether another class counts as its subclass.\n\nNotImplemented leaves the decision to the usual mechanism.", Sig: "(type, object, /)", F2: objectSubclassHook},
	{Name: "__init_subclass__", Kind: DefClass, Sig: "(type, /)", Doc: "Called on a class when it is subclassed; by default it does nothing.", F1: objectInitSubclass},
	{Name: "__format__", Sig: "(self, format_spec, /)", Doc: "Default object formatter.", F2: objectFormat},
	{Name: "__sizeof__", Sig: "(self, /)", Doc: "Size of object in memory, in bytes.", F1: objectSizeof},
	{Name: "__dir__", Sig: "(self, /)", Doc: "Default dir() implementation.", F1: objectDir},
}

func objectClass(t *Thread, v Value) (Value, error) { return t.TypeOf(v).Value(), nil }

func objectSetClass(t *Thread, v, value Value) error {
	if value.IsEmpty() {
		return t.TypeErrorf("can't delete __class__ attribute")
	}
	if !value.isKind(KindType) {
		return t.TypeErrorf("__class__ must be set to a class, not '%s' object", t.TypeName(value))
	}
	from, to := t.TypeOf(v), value.typ()
	modules := from.IsSubtype(t.RT.T.Module) && to.IsSubtype(t.RT.T.Module)
	if !modules && (from.flags&TypeImmutable != 0 || to.flags&TypeImmutable != 0) {
		return t.TypeErrorf("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if from == to {
		return nil
	}
	if !sameLayout(t, from, to) {
		return t.TypeErrorf("__class__ assignment: '%s' object layout differs from '%s'", to.NameString(), from.NameString())
	}
	h := v.Header()
	if h.typ.flags&TypeHasDict != 0 {
		t.changeClass(h, to)
	} else {
		h.typ = to
	}
	h.flags &^= FlagExact
	if to.exact {
		h.flags |= FlagExact
	}
	if to.flags&TypeHasFinalizer != 0 {
		t.RT.heap.SetFinalizer(v.Pointer())
	}
	return nil
}

// sameLayout tells whether instances of two types lie in memory alike, so that one
// may become the other.
func sameLayout(t *Thread, a, b *Type) bool {
	const layoutFlags = TypeHasDict | TypeHasWeak
	if a.kind != b.kind || a.fixedEnd != b.fixedEnd || a.slotsStart != b.slotsStart || a.flags&layoutFlags != b.flags&layoutFlags {
		return false
	}
	for off := uintptr(a.slotsStart); off < uintptr(a.fixedEnd); off += ValueSize {
		if slotNameAt(t, a, off) != slotNameAt(t, b, off) {
			return false
		}
	}
	return builtinBase(a) == builtinBase(b)
}

// builtinBase returns the nearest base that is not made in Python.
func builtinBase(typ *Type) *Type {
	for typ.flags&TypeHeap != 0 {
		typ = typ.Base
	}
	return typ
}

// slotNameAt returns the name of the __slots__ member at an offset, or empty.
func slotNameAt(t *Thread, typ *Type, off uintptr) Value {
	for c := typ; c != nil && c.flags&TypeHeap != 0; c = c.Base {
		for pos := 0; ; {
			_, v, ok := c.Dict.Next(t, &pos)
			if !ok {
				break
			}
			if v.isKind(KindMember) {
				if m := Cast[MemberDescr](v); m.Owner == c && m.offset == off {
					return m.Name
				}
			}
		}
	}
	return Value{}
}

func objectSubclassHook(t *Thread, cls, other Value) (Value, error) { return NotImplemented(), nil }

func objectInitSubclass(t *Thread, cls Value) (Value, error) { return None(), nil }

func objectFormat(t *Thread, v, spec Value) (Value, error) {
	if s, err := t.formatSpec(spec); err != nil {
		return Value{}, err
	} else if s != "" {
		return Value{}, t.TypeErrorf("unsupported format string passed to %s.__format__", t.TypeName(v))
	}
	return t.Str(v)
}

func objectSizeof(t *Thread, v Value) (Value, error) {
	if !v.IsObject() {
		return Int(int64(ValueSize)), nil
	}
	return Int(int64(t.RT.heap.SizeOf(v.t))), nil
}

func objectDir(t *Thread, v Value) (Value, error) {
	names := t.NewDict()
	d, err := t.GetAttrOptID(v, N__dict__)
	if err != nil {
		return Value{}, err
	}
	if d.isKind(KindDict) {
		if err := names.Update(t, d); err != nil {
			return Value{}, err
		}
	}
	c, err := t.GetAttrOptID(v, N__class__)
	if err != nil {
		return Value{}, err
	}
	if !c.IsEmpty() {
		if err := t.mergeClassDict(names, c); err != nil {
			return Value{}, err
		}
	}
	return t.dictKeyList(names), nil
}

func (t *Thread) dictKeyList(d *Dict) Value {
	l := t.NewList(d.Len(t))
	for pos := 0; ; {
		k, _, ok := d.Next(t, &pos)
		if !ok {
			return l.Value()
		}
		l.Append(t, k)
	}
}

// mergeClassDict adds the names of a class and of all its bases.
func (t *Thread) mergeClassDict(names *Dict, class Value) error {
	if err := t.EnterNative(); err != nil {
		return err
	}
	defer t.LeaveNative()
	d, err := t.GetAttrOptID(class, N__dict__)
	if err != nil {
		return err
	}
	if !d.IsEmpty() {
		if err := names.Update(t, d); err != nil {
			return err
		}
	}
	bases, err := t.GetAttrOpt(class, t.InternString("__bases__"))
	if err != nil || bases.IsEmpty() {
		return err
	}
	n, err := t.Len(bases)
	if err != nil {
		return err
	}
	for i := 0; i < n; i++ {
		b, err := t.GetItem(bases, Int(int64(i)))
		if err != nil {
			return err
		}
		if err := t.mergeClassDict(names, b); err != nil {
			return err
		}
	}
	return nil
}

// importedAttr returns an attribute of a module, importing the module first.
func (t *Thread) importedAttr(module, name string) (Value, error) {
	m, err := t.RT.Modules.Get(t, t.InternString(module))
	if err != nil {
		return m, err
	}
	if m.IsEmpty() {
		if t.RT.ImportFunc.IsEmpty() {
			return m, t.Raisef(t.RT.T.Exc.ModuleNotFoundError, "No module named '%s'", module)
		}
		if m, err = t.Call1(t.RT.ImportFunc, t.InternString(module)); err != nil {
			return m, err
		}
	}
	return t.GetAttrString(m, name)
}

func objectReduce(t *Thread, v Value) (Value, error) { return t.reduce(v, 0) }

func objectReduceEx(t *Thread, v, protocol Value) (Value, error) {
	n, err := t.IndexInt(protocol, t.RT.T.Exc.OverflowError)
	if err != nil {
		return Value{}, err
	}
	// A __reduce__ of the class's own goes first.
	name := t.RT.Name(N__reduce__)
	own := t.LookupType(t.TypeOf(v), name)
	if base := t.RT.T.Object.Dict.getInterned(t, name); own != base {
		f, err := t.GetAttr(v, name)
		if err != nil {
			return Value{}, err
		}
		return t.Call0(f)
	}
	return t.reduce(v, n)
}

func (t *Thread) reduce(v Value, protocol int) (Value, error) {
	if protocol < 2 {
		f, err := t.importedAttr("copyreg", "_reduce_ex")
		if err != nil {
			return Value{}, err
		}
		return t.Call2(f, v, Int(int64(protocol)))
	}
	typ := t.TypeOf(v)
	if typ.slots.New == nil {
		return Value{}, t.TypeErrorf("cannot pickle '%s' object", t.typeFullName(typ))
	}
	args, kwargs, given, err := t.newArguments(v)
	if err != nil {
		return Value{}, err
	}
	var f, newArgs Value
	if kwargs.IsEmpty() || kwargs.dict().Len(t) == 0 {
		if f, err = t.importedAttr("copyreg", "__newobj__"); err != nil {
			return Value{}, err
		}
		l := t.NewList(1)
		l.Append(t, typ.Value())
		if !args.IsEmpty() {
			if err := t.Extend(l, args); err != nil {
				return Value{}, err
			}
		}
		newArgs = t.NewTuple(l.Items()).Value()
	} else {
		if f, err = t.importedAttr("copyreg", "__newobj_ex__"); err != nil {
			return Value{}, err
		}
		newArgs = t.Tuple3(typ.Value(), args, kwargs)
	}
	getState, err := t.GetAttrID(v, N__getstate__)
	if err != nil {
		return Value{}, err
	}
	var state Value
	if getState.isKind(KindNative) && getState.native().Owner == t.RT.T.Object && getState.native().Self == v {
		state, err = t.getState(v, !given && !v.isKind(KindList) && !v.isKind(KindDict))
	} else {
		state, err = t.Call0(getState)
	}
	if err != nil {
		return Value{}, err
	}
	listItems, dictItems := None(), None()
	if v.isKind(KindList) {
		if listItems, err = t.Iter(v); err != nil {
			return Value{}, err
		}
	}
	if v.isKind(KindDict) {
		items, err := t.CallMethod0(v, Nitems)
		if err != nil {
			return Value{}, err
		}
		if dictItems, err = t.Iter(items); err != nil {
			return Value{}, err
		}
	}
	r := t.NewTupleN(5)
	s := r.Items()
	s[0], s[1], s[2], s[3], s[4] = f, newArgs, state, listItems, dictItems
	return r.Value(), nil
}

// newArguments asks __getnewargs_ex__ or __getnewargs__ what __new__ is to get.
func (t *Thread) newArguments(v Value) (args, kwargs Value, given bool, err error) {
	f, err := t.GetAttrOptID(v, N__getnewargs_ex__)
	if err != nil {
		return
	}
	if !f.IsEmpty() {
		r, cerr := t.Call0(f)
		if cerr != nil {
			return args, kwargs, true, cerr
		}
		if !r.IsTuple() {
			return args, kwargs, true, t.TypeErrorf("__getnewargs_ex__ should return a tuple, not '%s'", t.TypeName(r))
		}
		if n := r.tuple().Len(); n != 2 {
			return args, kwargs, true, t.ValueErrorf("__getnewargs_ex__ should return a tuple of length 2, not %d", n)
		}
		args, kwargs = r.tuple().Items()[0], r.tuple().Items()[1]
		if !args.IsTuple() {
			return args, kwargs, true, t.TypeErrorf("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", t.TypeName(args))
		}
		if !kwargs.isKind(KindDict) {
			return args, kwargs, true, t.TypeErrorf("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", t.TypeName(kwargs))
		}
		return args, kwargs, true, nil
	}
	if f, err = t.GetAttrOptID(v, N__getnewargs__); err != nil || f.IsEmpty() {
		return
	}
	args, err = t.Call0(f)
	if err == nil && !args.IsTuple() {
		err = t.TypeErrorf("__getnewargs__ should return a tuple, not '%s'", t.TypeName(args))
	}
	return args, kwargs, true, err
}

func objectGetState(t *Thread, v Value) (Value, error) { return t.getState(v, false) }

// getState is what copying an object's attributes takes: its __dict__, and with
// __slots__ a pair of that and a dict of them.
func (t *Thread) getState(v Value, required bool) (Value, error) {
	typ := t.TypeOf(v)
	if required && !plainlyCopied(typ) {
		return Value{}, t.TypeErrorf("cannot pickle '%s' object", t.typeFullName(typ))
	}
	state := None()
	if d, err := t.GetAttrOptID(v, N__dict__); err != nil {
		return Value{}, err
	} else if !d.IsEmpty() {
		state = d
	}
	if typ.flags&TypeHeap != 0 && state.isKind(KindDict) && state.dict().Len(t) == 0 {
		state = None()
	}
	names, err := t.slotNames(typ)
	if err != nil || names.IsNone() {
		return state, err
	}
	slots := t.NewDict()
	for i := 0; i < names.list().Len(); i++ {
		name := names.list().Items()[i]
		x, err := t.GetAttrOpt(v, name)
		if err != nil {
			return Value{}, err
		}
		if x.IsEmpty() {
			continue
		}
		if err := slots.Set(t, name, x); err != nil {
			return Value{}, err
		}
	}
	if slots.Len(t) == 0 {
		return state, nil
	}
	return t.Tuple2(state, slots.Value()), nil
}

// plainlyCopied tells whether all that an instance consists of are its __dict__
// and __slots__.
func plainlyCopied(typ *Type) bool {
	b := builtinBase(typ)
	return b.kind == KindInstance || b.kind == KindException || b.kind < kindHeap
}

// slotNames returns the list of names of __slots__ to copy, or None when there are
// none, as copyreg._slotnames finds them.
func (t *Thread) slotNames(typ *Type) (Value, error) {
	if typ.flags&TypeHeap == 0 {
		return None(), nil
	}
	if typ.fixedEnd == builtinBase(typ).fixedEnd {
		return None(), nil
	}
	f, err := t.importedAttr("copyreg", "_slotnames")
	if err != nil {
		return Value{}, err
	}
	names, err := t.Call1(f, typ.Value())
	if err == nil && !names.IsNone() && !names.isKind(KindList) {
		err = t.TypeErrorf("copyreg._slotnames didn't return a list or None")
	}
	return names, err
}

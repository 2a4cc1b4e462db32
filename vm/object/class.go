package object

// typeCall is type.__call__: it makes an instance of the class self.
func typeCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	cls := self.typ()
	if cls == t.RT.T.Type {
		n := len(args) - kw.Len()
		if n == 1 && kw.Len() == 0 {
			return t.TypeOf(args[0]).Value(), nil
		}
		if n == 1 {
			return Value{}, t.TypeErrorf("type() takes no keyword arguments")
		}
		if n != 3 {
			return Value{}, t.TypeErrorf("type() takes 1 or 3 arguments")
		}
	}
	if cls.slots.New == nil {
		return Value{}, t.TypeErrorf("cannot create '%s' instances", t.typeFullName(cls))
	}
	v, err := cls.slots.New(t, cls, args, kw)
	if err != nil {
		return Value{}, err
	}
	typ := t.TypeOf(v)
	if typ != cls && !typ.IsSubtype(cls) {
		return v, nil
	}
	if typ.slots.Init != nil {
		if err := typ.slots.Init(t, v, args, kw); err != nil {
			return Value{}, err
		}
	}
	return v, nil
}

// typeFullName is the name error texts give a built-in type: with its module
// unless that is builtins.
func (t *Thread) typeFullName(typ *Type) string {
	m := typ.Dict.getInterned(t, t.RT.Name(N__module__))
	if m.IsStr() && StringOf(m) != "builtins" && typ.flags&TypeHeap == 0 {
		return GoString(m) + "." + GoString(typ.QualName)
	}
	return GoString(typ.Name)
}

// typeNew is type.__new__(metatype, name, bases, dict, **kwds).
func typeNew(t *Thread, meta *Type, args []Value, kw *Tuple) (Value, error) {
	n := len(args) - kw.Len()
	if n != 3 {
		return Value{}, t.TypeErrorf("type.__new__() takes exactly 3 arguments (%d given)", n)
	}
	name, bases, ns := args[0], args[1], args[2]
	if !name.IsStr() {
		return Value{}, t.TypeErrorf("type.__new__() argument 1 must be str, not %s", t.ArgTypeName(name))
	}
	if !bases.IsTuple() {
		return Value{}, t.TypeErrorf("type.__new__() argument 2 must be tuple, not %s", t.ArgTypeName(bases))
	}
	if ns.Kind() != KindDict {
		return Value{}, t.TypeErrorf("type.__new__() argument 3 must be dict, not %s", t.ArgTypeName(ns))
	}
	for i := 0; i < len(StringOf(name)); i++ {
		if StringOf(name)[i] == 0 {
			return Value{}, t.ValueErrorf("type name must not contain null characters")
		}
	}
	winner, err := t.calculateMeta(meta, bases.tuple())
	if err != nil {
		return Value{}, err
	}
	if winner != meta {
		if !sameNew(winner, meta) || t.hasUserNew(winner) {
			return winner.slots.New(t, winner, args, kw)
		}
		meta = winner
	}
	typ, err := t.makeClass(meta, name, bases.tuple(), ns.dict())
	if err != nil {
		return Value{}, err
	}
	if err := t.setNames(typ); err != nil {
		return Value{}, err
	}
	if err := t.initSubclass(typ, args[3:], kw); err != nil {
		return Value{}, err
	}
	return typ.Value(), nil
}

// CalculateMeta is calculateMeta for the class-building opcode.
func (t *Thread) CalculateMeta(meta *Type, bases *Tuple) (*Type, error) {
	return t.calculateMeta(meta, bases)
}

// calculateMeta returns the most derived metaclass of meta and the bases' own.
func (t *Thread) calculateMeta(meta *Type, bases *Tuple) (*Type, error) {
	for _, b := range bases.Items() {
		bm := t.TypeOf(b)
		if meta.IsSubtype(bm) {
			continue
		}
		if bm.IsSubtype(meta) {
			meta = bm
			continue
		}
		return nil, t.TypeErrorf("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return meta, nil
}

// solidBase is the type whose layout an instance has: the nearest that adds
// anything to its base's.
func solidBase(typ *Type) *Type {
	base := (*Type)(nil)
	if typ.Base != nil {
		base = solidBase(typ.Base)
	}
	if base == nil || typ.fixedEnd != base.fixedEnd || typ.kind != base.kind && typ.flags&TypeHeap == 0 {
		return typ
	}
	return base
}

// bestBase picks the base that decides the layout, and refuses bases that cannot
// go together.
func (t *Thread) bestBase(bases *Tuple) (*Type, error) {
	var base, winner *Type
	for _, b := range bases.Items() {
		if !b.isKind(KindType) {
			return nil, t.TypeErrorf("bases must be types")
		}
		bt := b.typ()
		if bt.flags&TypeBase == 0 {
			return nil, t.TypeErrorf("type '%s' is not an acceptable base type", t.typeFullName(bt))
		}
		cand := solidBase(bt)
		switch {
		case winner == nil:
			winner, base = cand, bt
		case winner.IsSubtype(cand):
		case cand.IsSubtype(winner):
			winner, base = cand, bt
		default:
			return nil, t.TypeErrorf("multiple bases have instance lay-out conflict")
		}
	}
	return base, nil
}

func (t *Thread) makeClass(meta *Type, name Value, bases *Tuple, ns *Dict) (*Type, error) {
	rt := t.RT
	if bases.Len() == 0 {
		bases = t.NewTuple1(rt.T.Object.Value())
	}
	for _, b := range bases.Items() {
		if b.isKind(KindType) {
			continue
		}
		if f, err := t.GetAttrOptID(b, N__mro_entries__); err != nil {
			return nil, err
		} else if !f.IsEmpty() {
			return nil, t.TypeErrorf("type() doesn't support MRO entry resolution; use types.new_class()")
		}
	}
	base, err := t.bestBase(bases)
	if err != nil {
		return nil, err
	}
	typ := t.newTypeObject(meta)
	typ.Name = t.Intern(name)
	typ.QualName = typ.Name
	typ.Base, typ.Bases = base, bases
	typ.kind = base.kind
	typ.flags = TypeHeap | TypeBase | base.flags&inheritedFlags
	typ.Dict = t.NewDict()
	typ.inline = 4
	if base.inline > 4 && base.flags&TypeHasDict != 0 {
		typ.inline = base.inline
	}
	// Keys of a class's namespace are interned: lookups compare addresses.
	odd := false
	for pos := 0; ; {
		k, v, ok := ns.Next(t, &pos)
		if !ok {
			break
		}
		if k.IsExactStr() {
			k = t.Intern(k)
		} else if !k.IsStr() {
			odd = true
		}
		if err := typ.Dict.Set(t, k, v); err != nil {
			return nil, err
		}
	}
	if odd {
		if err := t.Warn(rt.T.Exc.RuntimeWarning, "non-string key in the __dict__ of class "+GoString(name), 1); err != nil {
			return nil, err
		}
	}
	d := typ.Dict
	if q := d.getInterned(t, rt.Name(N__qualname__)); !q.IsEmpty() {
		if !q.IsStr() {
			return nil, t.TypeErrorf("type __qualname__ must be a str, not %s", t.TypeName(q))
		}
		typ.QualName = q
		d.deleteStr(t, rt.Name(N__qualname__))
	}
	if d.getInterned(t, rt.Name(N__module__)).IsEmpty() {
		if m := t.callerModule(); !m.IsEmpty() {
			d.setInterned(t, rt.Name(N__module__), m)
		}
	}
	for _, id := range [...]NameID{N__init_subclass__, N__class_getitem__} {
		if f := d.getInterned(t, rt.Name(id)); f.isKind(KindFunction) {
			d.setInterned(t, rt.Name(id), t.newClassMethod(f))
		}
	}
	if f := d.getInterned(t, rt.Name(N__new__)); f.isKind(KindFunction) {
		d.setInterned(t, rt.Name(N__new__), t.newStaticMethod(f))
	}
	if err := t.layoutClass(typ, base, bases); err != nil {
		return nil, err
	}
	if d.getInterned(t, rt.Name(N__doc__)).IsEmpty() {
		d.setInterned(t, rt.Name(N__doc__), None())
	}
	cell := d.getInterned(t, rt.Name(N__classcell__))
	if !cell.IsEmpty() {
		if !cell.isKind(KindCell) {
			return nil, t.TypeErrorf("__classcell__ must be a nonlocal cell, not <class '%s'>", t.TypeName(cell))
		}
		d.deleteStr(t, rt.Name(N__classcell__))
	}
	dictCell := d.getInterned(t, rt.Name(N__classdictcell__))
	if !dictCell.IsEmpty() {
		d.deleteStr(t, rt.Name(N__classdictcell__))
	}
	if d.getInterned(t, rt.Name(N__hash__)).IsEmpty() && !d.getInterned(t, rt.Name(N__eq__)).IsEmpty() {
		d.setInterned(t, rt.Name(N__hash__), None())
	}
	rt.nextVersion++
	typ.version = rt.nextVersion
	if err := t.computeMRO(typ); err != nil {
		return nil, err
	}
	for _, m := range typ.MRO.Items()[1:] {
		typ.flags |= m.typ().flags & inheritedFlags &^ TypeHasDict &^ TypeHasWeak
	}
	t.updateSlots(typ)
	typ.flags |= TypeReady
	for _, b := range bases.Items() {
		t.addSubclass(b.typ(), typ)
	}
	if !cell.IsEmpty() {
		Cast[Cell](cell).V = typ.Value()
	}
	if dictCell.isKind(KindCell) {
		Cast[Cell](dictCell).V = d.Value()
	}
	return typ, nil
}

// NewTuple1 is NewTuple for one item.
func (t *Thread) NewTuple1(v Value) *Tuple {
	o := t.NewTupleN(1)
	o.Items()[0] = v
	return o
}

// layoutClass handles __slots__ and decides whether instances get a dict.
func (t *Thread) layoutClass(typ, base *Type, bases *Tuple) error {
	rt := t.RT
	typ.slotsStart, typ.fixedEnd = base.slotsStart, base.fixedEnd
	mayDict := typ.flags&TypeHasDict == 0 && !keepsDict(base.kind)
	mayWeak := typ.flags&TypeHasWeak == 0
	slots := typ.Dict.getInterned(t, rt.Name(N__slots__))
	if slots.IsEmpty() {
		if mayDict {
			typ.flags |= TypeHasDict
		}
		typ.flags |= TypeHasWeak
		if mayDict {
			t.addDictDescr(typ)
		}
		if mayWeak {
			t.addWeakDescr(typ)
		}
		return nil
	}
	var list *Tuple
	if slots.IsStr() {
		list = t.NewTuple1(slots)
	} else {
		var err error
		if list, err = t.TupleFrom(slots); err != nil {
			return err
		}
	}
	names := t.NewList(list.Len())
	for _, s := range list.Items() {
		if !s.IsStr() {
			return t.TypeErrorf("__slots__ items must be strings, not '%s'", t.TypeName(s))
		}
		str := StringOf(s)
		if !IsIdentifier(str) {
			return t.TypeErrorf("__slots__ must be identifiers")
		}
		switch str {
		case "__dict__":
			if !mayDict || typ.flags&TypeHasDict != 0 {
				return t.TypeErrorf("__dict__ slot disallowed: we already got one")
			}
			typ.flags |= TypeHasDict
			t.addDictDescr(typ)
			continue
		case "__weakref__":
			if !mayWeak || typ.flags&TypeHasWeak != 0 {
				return t.TypeErrorf("__weakref__ slot disallowed: we already got one")
			}
			typ.flags |= TypeHasWeak
			t.addWeakDescr(typ)
			continue
		}
		if base.kind != KindInstance && base.kind != KindOpaque && base.kind != KindException && isVarSized(base.kind) {
			return t.TypeErrorf("nonempty __slots__ not supported for subtype of '%s'", base.NameString())
		}
		m := t.Intern(t.Mangle(typ.Name, s))
		if v := typ.Dict.getInterned(t, m); !v.IsEmpty() && str != "__qualname__" && str != "__classcell__" {
			return t.ValueErrorf("'%s' in __slots__ conflicts with class variable", StringOf(m))
		}
		names.Append(t, m)
	}
	if names.n > 0 && base.flags&TypeHasDict != 0 {
		// Slots stand before the extension word: the base's shape slots move
		// behind them, which fixedEnd takes care of.
		typ.flags |= TypeHasDict
	}
	sortStrs(names.Items())
	for _, m := range names.Items() {
		off := uintptr(typ.fixedEnd)
		typ.fixedEnd += uint32(ValueSize)
		typ.Dict.setInterned(t, m, t.newMember(typ, GoString(m), off, false, false, ""))
	}
	// Instances have a dict when any other base's have.
	for _, b := range bases.Items() {
		bt := b.typ()
		if bt == base {
			continue
		}
		if bt.flags&TypeHasDict != 0 && mayDict {
			typ.flags |= TypeHasDict
		}
		if bt.flags&TypeHasWeak != 0 {
			typ.flags |= TypeHasWeak
		}
	}
	return nil
}

// keepsDict tells whether objects of a kind keep their attributes in a dict of
// their own, so that subclasses need none.
func keepsDict(k Kind) bool {
	return k == KindType || k == KindModule || k == KindClassMethod || k == KindStaticMethod
}

// isVarSized tells whether CPython's instances of the kind vary in size, which
// rules out non-empty __slots__.
func isVarSized(k Kind) bool {
	return k == KindBigInt || k == KindTuple || k == KindBytes || k == KindType
}

// Mangle is the private-name mangling of a name in a class (language reference
// 6.2.1).
func (t *Thread) Mangle(class, name Value) Value {
	n, c := StringOf(name), StringOf(class)
	if len(n) < 3 || n[:2] != "__" || n[len(n)-2:] == "__" {
		return name
	}
	for i := 0; i < len(n); i++ {
		if n[i] == '.' {
			return name
		}
	}
	for len(c) > 0 && c[0] == '_' {
		c = c[1:]
	}
	if c == "" {
		return name
	}
	return t.NewStr("_" + c + n)
}

// computeMRO sets a class's MRO: by its metaclass's mro method when that is not
// type's own, else by C3.
func (t *Thread) computeMRO(typ *Type) error {
	meta := typ.Header.typ
	if meta != t.RT.T.Type {
		f := t.LookupType(meta, t.RT.Name(Nmro))
		if !f.isKind(KindNative) {
			v, err := t.callUser(typ.Value(), Nmro)
			if err != nil {
				return err
			}
			mro, err := t.TupleFrom(v)
			if err != nil {
				return err
			}
			for _, m := range mro.Items() {
				if !m.isKind(KindType) {
					return t.TypeErrorf("mro() returned a non-class ('%s')", t.TypeName(m))
				}
			}
			typ.MRO = mro
			return nil
		}
	}
	mro, err := t.c3(typ)
	if err != nil {
		return err
	}
	typ.MRO = mro
	return nil
}

// c3 merges the bases' MROs (Barrett et al., "A Monotonic Superclass
// Linearization for Dylan").
func (t *Thread) c3(typ *Type) (*Tuple, error) {
	bases := typ.Bases.Items()
	for i, b := range bases {
		for _, c := range bases[i+1:] {
			if b == c {
				return nil, t.TypeErrorf("duplicate base class %s", b.typ().NameString())
			}
		}
	}
	out := t.NewList(8)
	out.Append(t, typ.Value())
	if len(bases) == 1 {
		for _, m := range bases[0].typ().MRO.Items() {
			out.Append(t, m)
		}
		return t.NewTuple(out.Items()), nil
	}
	// Sequence i is the MRO of base i, the last one the bases themselves; pos
	// holds how far each has been taken.
	n := len(bases) + 1
	pos := make([]int, n)
	seq := func(i int) []Value {
		if i < len(bases) {
			return bases[i].typ().MRO.Items()
		}
		return bases
	}
	for {
		done := true
		var next Value
	candidates:
		for i := 0; i < n; i++ {
			s := seq(i)
			if pos[i] >= len(s) {
				continue
			}
			done = false
			c := s[pos[i]]
			for j := 0; j < n; j++ {
				o := seq(j)
				for k := pos[j] + 1; k < len(o); k++ {
					if o[k] == c {
						continue candidates
					}
				}
			}
			next = c
			break
		}
		if done {
			return t.NewTuple(out.Items()), nil
		}
		if next.IsEmpty() {
			return nil, t.mroConflict(bases, pos)
		}
		out.Append(t, next)
		for i := 0; i < n; i++ {
			if s := seq(i); pos[i] < len(s) && s[pos[i]] == next {
				pos[i]++
			}
		}
	}
}

func (t *Thread) mroConflict(bases []Value, pos []int) error {
	names := ""
	seen := t.NewList(0)
	for i := range pos {
		s := bases
		if i < len(bases) {
			s = bases[i].typ().MRO.Items()
		}
		if pos[i] >= len(s) {
			continue
		}
		c := s[pos[i]]
		dup := false
		for _, x := range seen.Items() {
			dup = dup || x == c
		}
		if dup {
			continue
		}
		seen.Append(t, c)
		if names != "" {
			names += ", "
		}
		names += c.typ().NameString()
	}
	return t.TypeErrorf("Cannot create a consistent method resolution order (MRO) for bases %s", names)
}

// setNames calls __set_name__ of every attribute that has one (PEP 487).
func (t *Thread) setNames(typ *Type) error {
	snapshot := typ.Dict.Copy(t)
	for pos := 0; ; {
		k, v, ok := snapshot.Next(t, &pos)
		if !ok {
			return nil
		}
		if !v.IsObject() {
			continue
		}
		_, found, err := t.CallSpecial(v, N__set_name__, typ.Value(), k)
		if found && err != nil {
			exc := t.TakeError()
			key, rerr := t.ReprString(k)
			if rerr != nil {
				return rerr
			}
			note := "Error calling __set_name__ on '" + t.TypeName(v) + "' instance " + key + " in '" + typ.NameString() + "'"
			if aerr := t.AddNote(exc, note); aerr != nil {
				return aerr
			}
			return t.Reraise(exc)
		}
	}
}

// AddNote appends to an exception's __notes__ (PEP 678).
func (t *Thread) AddNote(exc Value, note string) error { return t.addNote(exc, t.NewStr(note)) }

// initSubclass calls super(typ, typ).__init_subclass__ with the class statement's
// keywords.
func (t *Thread) initSubclass(typ *Type, args []Value, kw *Tuple) error {
	name := t.RT.Name(N__init_subclass__)
	for _, m := range typ.MRO.Items()[1:] {
		d := m.typ().Dict.getInterned(t, name)
		if d.IsEmpty() {
			continue
		}
		if m.typ() == t.RT.T.Object && kw.Len() == 0 { // object's own does nothing
			return nil
		}
		f, err := t.bindDescr(d, Value{}, typ)
		if err != nil {
			return err
		}
		_, err = t.Call(f, args, kw)
		return err
	}
	return nil
}

// sortStrs sorts exact strs by code points; __slots__ are laid out in that order.
func sortStrs(v []Value) {
	for i := 1; i < len(v); i++ {
		for j := i; j > 0 && StringOf(v[j]) < StringOf(v[j-1]); j-- {
			v[j], v[j-1] = v[j-1], v[j]
		}
	}
}

// callerModule is the __name__ of the innermost Python frame's globals.
func (t *Thread) callerModule() Value {
	if t.RT.Engine == nil {
		return Value{}
	}
	g := t.RT.Engine.Globals(t)
	if g == nil {
		return Value{}
	}
	return g.getInterned(t, t.RT.Name(N__name__))
}

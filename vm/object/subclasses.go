package object

// This file keeps track of each class's direct subclasses without keeping them
// alive: the list holds their addresses as ints, which the collector does not
// follow, and a type that dies takes itself out.

// subclassAt returns the i-th of the type's direct subclasses.
func (typ *Type) subclassAt(i int) *Type {
	return (*Type)(ptr(uintptr(typ.subclasses.Items()[i].n)))
}

// subclassCount returns the number of the type's direct subclasses.
func (typ *Type) subclassCount() int {
	if typ.subclasses == nil {
		return 0
	}
	return typ.subclasses.Len()
}

func (t *Thread) addSubclass(base, typ *Type) {
	if base.subclasses == nil {
		if t.RT.T.List == nil {
			return
		}
		base.subclasses = t.NewList(0)
	}
	base.subclasses.Append(t, Int(int64(addrOf(typ))))
}

func (base *Type) removeSubclass(typ *Type) {
	l := base.subclasses
	if l == nil {
		return
	}
	for i, s := range l.Items() {
		if uintptr(s.n) == addrOf(typ) {
			copy(l.Items()[i:], l.Items()[i+1:])
			l.n--
			*valueAt(l.items + uintptr(l.n)*ValueSize) = Value{}
			return
		}
	}
}

// Subclasses returns a new list of the type's direct subclasses.
func (typ *Type) Subclasses(t *Thread) *List {
	out := t.NewList(typ.subclassCount()) // may collect: count again
	for i := 0; i < typ.subclassCount(); i++ {
		out.Append(t, typ.subclassAt(i).Value())
	}
	return out
}

// dropType forgets a type that is about to die: as a subclass, and its shapes.
func (rt *Runtime) dropType(typ *Type) {
	for _, b := range typ.Bases.Items() {
		if b.isKind(KindType) {
			b.typ().removeSubclass(typ)
		}
	}
	rt.dropShapes(typ.rootShape)
	rt.dropShapes(typ.dictShape)
}

// dropShapes takes a shape and those made from it out of the table. Their numbers
// are not used again: caches may still know them.
func (rt *Runtime) dropShapes(s *Shape) {
	if s == nil {
		return
	}
	rt.shapes[s.id] = nil
	rt.dropShapes(s.next)
	if s.more == nil {
		return
	}
	for pos := 0; ; {
		_, v, ok := s.more.Next(rt.current, &pos)
		if !ok {
			return
		}
		rt.dropShapes((*Shape)(ptr(v.t)))
	}
}

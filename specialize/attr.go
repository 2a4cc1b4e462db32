package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// LoadAttr looks at o.name.
func (s *Specializer) LoadAttr(t *object.Thread, pc *regcode.Inst, code *object.Code, o, name object.Value) {
	old := *pc
	if s.none {
		s.decide(pc, s.no(Switched))
		return
	}
	op := s.loadAttr(t, pc, o, name)
	if op == regcode.OpLoadAttrSlot && s.poly && (old.Op == op && old.Ver != pc.Ver || old.Op == regcode.OpLoadAttrPoly) {
		slotPoly(t, pc, code, &old, old.Op == op)
		op = regcode.OpLoadAttrPoly
	}
	s.decide(pc, op)
}

// slotPoly gives pc, which has just been specialized for one shape, a polymorphic
// cache that holds this shape besides those that it was specialized for before.
func slotPoly(t *object.Thread, pc *regcode.Inst, code *object.Code, old *regcode.Inst, wasMono bool) {
	entry := func(in *regcode.Inst) regcode.PolyEntry {
		return regcode.PolyEntry{Shape: in.Ver, Offset: in.Ver2, Slot: uint32(in.N)}
	}
	e := entry(pc)
	var p *regcode.Poly
	if wasMono || old.Q != t.AttrEpoch() {
		p = regcode.NewPoly(t, code, pc)
		if wasMono && old.P == t.AttrEpoch() {
			p.Add(entry(old))
		}
	} else {
		pc.P = old.P
		p = pc.Poly()
	}
	p.Add(e)
	pc.Q = t.AttrEpoch()
}

func (s *Specializer) loadAttr(t *object.Thread, pc *regcode.Inst, o, name object.Value) regcode.Op {
	typ := t.TypeOf(o)
	if !typ.HasFlag(object.TypeHeap) && typ.HasFlag(object.TypeGenericGetAttr) {
		if at, ok := t.NativeGetter(t.LookupType(typ, name), typ); ok {
			pc.Ver, pc.P = typ.Version(), at
			return regcode.OpLoadAttrGetter
		}
	}
	if !o.IsObject() {
		return s.no(NotAnObject)
	}
	if o.IsType() {
		return s.loadTypeAttr(t, pc, o.AsType(), name, regcode.OpLoadAttrType)
	}
	if !typ.HasFlag(object.TypeGenericGetAttr) {
		return s.no(OddGetAttr)
	}
	d := t.LookupType(typ, name)
	if o.Kind() == object.KindModule && d.IsEmpty() {
		return s.loadModuleAttr(t, pc, o, name, regcode.OpLoadAttrModule)
	}
	data := !d.IsEmpty() && t.TypeOf(d).Slots().Set != nil
	if data {
		if getter, ok := t.PropertyGetter(d); ok && getter.Kind() == object.KindFunction {
			fn := object.Cast[object.Function](getter)
			if !takesExactly(fn, 1) {
				return s.no(ManyArguments)
			}
			pc.Ver, pc.Ver2, pc.P = typ.Version(), t.FunctionVersion(fn), uint64(getter.Addr())
			return regcode.OpLoadAttrProperty
		}
		if off, ok := t.MemberOffset(d); ok {
			pc.Ver, pc.D = typ.Version(), int32(off)
			return regcode.OpLoadAttrMember
		}
		if at, ok := t.NativeGetter(d, typ); ok {
			pc.Ver, pc.P = typ.Version(), at
			return regcode.OpLoadAttrGetter
		}
		return s.no(OddDescriptor)
	}
	if !typ.HasFlag(object.TypeHasDict) {
		return s.no(InstanceDict)
	}
	h := o.Header()
	shape := t.Shape(h)
	if shape.DictMode() {
		return s.no(InstanceDict)
	}
	if i := shape.Find(name); i >= 0 {
		pc.Ver, pc.Ver2, pc.N, pc.P = shape.ID(), uint32(typ.SlotPlace(i)), uint16(i), t.AttrEpoch()
		return regcode.OpLoadAttrSlot
	}
	if d.IsEmpty() || t.TypeOf(d).Slots().Get != nil {
		return s.no(OddDescriptor)
	}
	pc.Ver, pc.Ver2 = shape.ID(), typ.Version()
	q, p := d.Bits()
	pc.Q, pc.P = uint64(q), p
	return regcode.OpLoadAttrClass
}

// loadTypeAttr looks at the attribute of a class itself.
func (s *Specializer) loadTypeAttr(t *object.Thread, pc *regcode.Inst, typ *object.Type, name object.Value, op regcode.Op) regcode.Op {
	meta := t.TypeOf(typ.Value())
	if !t.PlainTypeGetAttr(meta) || !t.LookupType(meta, name).IsEmpty() {
		return s.no(OddGetAttr)
	}
	d := t.LookupType(typ, name)
	if d.IsEmpty() {
		return s.no(NotFound)
	}
	switch {
	case d.Kind() == object.KindFunction:
	case d.Kind() == object.KindStaticMethod:
		d = object.Cast[object.Wrapper](d).Func
	case t.TypeOf(d).Slots().Get != nil:
		return s.no(OddDescriptor)
	}
	pc.Ver, pc.Ver2 = typ.Version(), uint32(t.AttrEpoch())
	q, p := d.Bits()
	pc.Q, pc.P = uint64(q), p
	return op
}

func (s *Specializer) loadModuleAttr(t *object.Thread, pc *regcode.Inst, o, name object.Value, op regcode.Op) regcode.Op {
	d := object.Cast[object.Module](o).Dict
	if !exactDict(d) {
		return s.no(OddDict)
	}
	at := d.Place(t, name)
	if at == 0 {
		return s.no(NotFound)
	}
	pc.Ver, pc.P = d.AskKeysVersion(t), uint64(at)
	return op
}

// LoadMethod looks at o.name that is called.
func (s *Specializer) LoadMethod(t *object.Thread, pc *regcode.Inst, code *object.Code, o, name object.Value) {
	old := *pc
	if s.none {
		s.decide(pc, s.no(Switched))
		return
	}
	op := s.loadMethod(t, pc, o, name)
	if op == regcode.OpLoadMethodShape && s.poly && (old.Op == op && old.Ver != pc.Ver || old.Op == regcode.OpLoadMethodPoly) {
		e := regcode.PolyEntry{Shape: pc.Ver, Version: pc.Ver2, P: pc.P}
		var p *regcode.Poly
		if old.Op == op {
			p = regcode.NewPoly(t, code, pc)
			p.Add(regcode.PolyEntry{Shape: old.Ver, Version: old.Ver2, P: old.P})
		} else {
			pc.P = old.P
			p = pc.Poly()
		}
		p.Add(e)
		op = regcode.OpLoadMethodPoly
	}
	s.decide(pc, op)
}

func (s *Specializer) loadMethod(t *object.Thread, pc *regcode.Inst, o, name object.Value) regcode.Op {
	if !o.IsObject() {
		return s.no(NotAnObject)
	}
	if o.IsType() {
		return s.loadTypeAttr(t, pc, o.AsType(), name, regcode.OpLoadMethodOfType)
	}
	typ := t.TypeOf(o)
	if o.Kind() == object.KindModule && t.LookupType(typ, name).IsEmpty() && typ.HasFlag(object.TypeGenericGetAttr) {
		return s.loadModuleAttr(t, pc, o, name, regcode.OpLoadMethodModule)
	}
	m, bound, err := t.LoadMethod(o, name)
	if err != nil {
		t.ClearError()
		return s.no(NotFound)
	}
	if !bound {
		return s.no(OddDescriptor)
	}
	pc.P, pc.Ver2 = uint64(m.Addr()), typ.Version()
	if !typ.HasFlag(object.TypeHasDict) {
		if t.HasOwnDict(o) {
			return s.no(InstanceDict)
		}
		return regcode.OpLoadMethodType
	}
	shape := t.Shape(o.Header())
	if shape.DictMode() {
		return s.no(InstanceDict)
	}
	pc.Ver = shape.ID()
	return regcode.OpLoadMethodShape
}

// StoreAttr looks at o.name = v.
func (s *Specializer) StoreAttr(t *object.Thread, pc *regcode.Inst, code *object.Code, o, name object.Value) {
	old := *pc
	if s.none {
		s.decide(pc, s.no(Switched))
		return
	}
	op := s.storeAttr(t, pc, o, name)
	if op == regcode.OpStoreAttrSlot && s.poly && (old.Op == op && old.Ver != pc.Ver || old.Op == regcode.OpStoreAttrPoly) {
		slotPoly(t, pc, code, &old, old.Op == op)
		op = regcode.OpStoreAttrPoly
	}
	s.decide(pc, op)
}

func (s *Specializer) storeAttr(t *object.Thread, pc *regcode.Inst, o, name object.Value) regcode.Op {
	if !o.IsObject() {
		return s.no(NotAnObject)
	}
	typ := t.TypeOf(o)
	if !typ.HasFlag(object.TypeGenericSetAttr) {
		return s.no(OddGetAttr)
	}
	if d := t.LookupType(typ, name); !d.IsEmpty() && t.TypeOf(d).Slots().Set != nil {
		if setter, ok := t.PropertySetter(d); ok && setter.Kind() == object.KindFunction {
			if keepMethod(t, pc, object.Cast[object.Function](setter), typ) {
				return regcode.OpStoreAttrProperty
			}
			return s.no(ManyArguments)
		}
		if off, ok := t.MemberOffset(d); ok {
			pc.Ver, pc.D = typ.Version(), int32(off)
			return regcode.OpStoreAttrMember
		}
		return s.no(OddDescriptor)
	}
	if !typ.HasFlag(object.TypeHasDict) {
		return s.no(InstanceDict)
	}
	h := o.Header()
	shape := t.Shape(h)
	if shape.DictMode() {
		return s.no(InstanceDict)
	}
	pc.Ver, pc.P = shape.ID(), t.AttrEpoch()
	if i := shape.Find(name); i >= 0 {
		pc.Ver2, pc.N = uint32(typ.SlotPlace(i)), uint16(i)
		return regcode.OpStoreAttrSlot
	}
	next := t.ShapeWith(shape, name)
	if next == nil {
		return s.no(ShapeLimit)
	}
	i := next.Len() - 1
	pc.Ver2, pc.N, pc.Q = next.ID(), uint16(i), uint64(typ.SlotPlace(i))
	return regcode.OpStoreAttrNew
}

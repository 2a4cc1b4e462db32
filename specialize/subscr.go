package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// Subscr looks at o[k].
func (s *Specializer) Subscr(t *object.Thread, pc *regcode.Inst, o, k object.Value) {
	switch {
	case o.IsExactList() && k.IsInt():
		s.decide(pc, regcode.OpSubscrList)
	case o.IsExactTuple() && k.IsInt():
		s.decide(pc, regcode.OpSubscrTuple)
	case o.IsExactDict():
		s.decide(pc, regcode.OpSubscrDict)
	case o.IsExactStr() && k.IsInt() && !t.CharAt(o, k.AsInt()).IsEmpty():
		s.decide(pc, regcode.OpSubscrStr)
	default:
		op := s.no(OperandTypes)
		typ := t.TypeOf(o)
		if fn, ok := t.ItemMethod(typ); ok && keepMethod(t, pc, fn, typ) {
			op = regcode.OpSubscrPython
		}
		s.decide(pc, op)
	}
}

// SubscrConst looks at o[D].
func (s *Specializer) SubscrConst(t *object.Thread, pc *regcode.Inst, o object.Value) {
	switch {
	case o.IsExactList():
		s.decide(pc, regcode.OpSubscrListConst)
	case o.IsExactTuple():
		s.decide(pc, regcode.OpSubscrTupleConst)
	default:
		s.decide(pc, s.no(OperandTypes))
	}
}

// StoreSubscr looks at o[k] = v.
func (s *Specializer) StoreSubscr(t *object.Thread, pc *regcode.Inst, o, k object.Value) {
	switch {
	case o.IsExactList() && k.IsInt():
		s.decide(pc, regcode.OpStoreSubscrList)
	case o.IsExactDict():
		s.decide(pc, regcode.OpStoreSubscrDict)
	default:
		s.decide(pc, s.no(OperandTypes))
	}
}

package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// iterForms are the forms that fetch the next item, by the kind of iterator.
type iterForms struct{ ranges, lists, tuples, generators, slots regcode.Op }

var (
	forIter = iterForms{regcode.OpForIterRange, regcode.OpForIterList, regcode.OpForIterTuple, regcode.OpForIterGenerator, regcode.OpForIterSlot}
	loop    = iterForms{regcode.OpLoopRange, regcode.OpLoopList, regcode.OpLoopTuple, regcode.OpLoopGenerator, regcode.OpLoopSlot}
)

// ForIter looks at the iterator of a loop, where it begins.
func (s *Specializer) ForIter(t *object.Thread, pc *regcode.Inst, it object.Value) {
	s.iter(t, pc, it, &forIter)
}

// Loop looks at the iterator of a loop, where it ends.
func (s *Specializer) Loop(t *object.Thread, pc *regcode.Inst, it object.Value) {
	s.iter(t, pc, it, &loop)
}

func (s *Specializer) iter(t *object.Thread, pc *regcode.Inst, it object.Value, forms *iterForms) {
	if !it.IsObject() {
		s.decide(pc, s.no(OddIterator))
		return
	}
	typ := it.Header().Type()
	switch {
	case it.Kind() == object.KindRangeIter:
		s.decide(pc, forms.ranges)
	case typ == t.RT.T.ListIter:
		s.decide(pc, forms.lists)
	case typ == t.RT.T.TupleIter:
		s.decide(pc, forms.tuples)
	case it.Kind() == object.KindGenerator:
		s.decide(pc, forms.generators)
	case typ.Slots().Next != nil && !typ.HasFlag(object.TypeHeap):
		pc.Ver = typ.Version()
		s.decide(pc, forms.slots)
	default:
		s.decide(pc, s.no(OddIterator))
	}
}

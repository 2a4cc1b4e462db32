package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// Compare looks at x op y.
func (s *Specializer) Compare(t *object.Thread, pc *regcode.Inst, x, y object.Value) {
	switch {
	case x.IsInt() && y.IsInt():
		s.decide(pc, regcode.OpCompareInt)
	case x.IsFloat() && y.IsFloat():
		s.decide(pc, regcode.OpCompareFloat)
	case x.IsExactStr() && y.IsExactStr():
		s.decide(pc, regcode.OpCompareStr)
	default:
		s.decide(pc, s.compareMethod(t, pc, x, y, regcode.OpComparePython))
	}
}

// compareMethod looks for a special method of x's class, written in Python.
func (s *Specializer) compareMethod(t *object.Thread, pc *regcode.Inst, x, y object.Value, op regcode.Op) regcode.Op {
	tx, ty := t.TypeOf(x), t.TypeOf(y)
	fn, ok := t.CompareMethod(tx, ty, object.CompareOp(pc.N&7))
	if !ok || !keepMethod(t, pc, fn, tx) {
		return s.no(OperandTypes)
	}
	pc.Ver2 = ty.Version()
	return op
}

// The jumps on a comparison, by comparison.
var (
	jumpInts = [6]regcode.Op{
		object.LT: regcode.OpJumpLTInt, object.LE: regcode.OpJumpLEInt, object.EQ: regcode.OpJumpEQInt,
		object.NE: regcode.OpJumpNEInt, object.GT: regcode.OpJumpGTInt, object.GE: regcode.OpJumpGEInt,
	}
	jumpIntConsts = [6]regcode.Op{
		object.LT: regcode.OpJumpLTIntConst, object.LE: regcode.OpJumpLEIntConst, object.EQ: regcode.OpJumpEQIntConst,
		object.NE: regcode.OpJumpNEIntConst, object.GT: regcode.OpJumpGTIntConst, object.GE: regcode.OpJumpGEIntConst,
	}
	jumpFloats = [6]regcode.Op{
		object.LT: regcode.OpJumpLTFloat, object.LE: regcode.OpJumpLEFloat, object.EQ: regcode.OpJumpEQFloat,
		object.NE: regcode.OpJumpNEFloat, object.GT: regcode.OpJumpGTFloat, object.GE: regcode.OpJumpGEFloat,
	}
	// inverted is the comparison of ints that holds when another does not.
	inverted = [6]object.CompareOp{
		object.LT: object.GE, object.LE: object.GT, object.EQ: object.NE,
		object.NE: object.EQ, object.GT: object.LE, object.GE: object.LT,
	}
)

// intJump returns the comparison by which ints jump: jumps that are taken when a
// comparison does not hold are turned round.
func intJump(pc *regcode.Inst) object.CompareOp {
	op := object.CompareOp(pc.N & 7)
	if pc.N&regcode.SenseTrue == 0 {
		op = inverted[op]
	}
	return op
}

// The same jumps at the ends of loops.
var (
	loopInts = [6]regcode.Op{
		object.LT: regcode.OpLoopLTInt, object.LE: regcode.OpLoopLEInt, object.EQ: regcode.OpLoopEQInt,
		object.NE: regcode.OpLoopNEInt, object.GT: regcode.OpLoopGTInt, object.GE: regcode.OpLoopGEInt,
	}
	loopIntConsts = [6]regcode.Op{
		object.LT: regcode.OpLoopLTIntConst, object.LE: regcode.OpLoopLEIntConst, object.EQ: regcode.OpLoopEQIntConst,
		object.NE: regcode.OpLoopNEIntConst, object.GT: regcode.OpLoopGTIntConst, object.GE: regcode.OpLoopGEIntConst,
	}
	loopFloats = [6]regcode.Op{
		object.LT: regcode.OpLoopLTFloat, object.LE: regcode.OpLoopLEFloat, object.EQ: regcode.OpLoopEQFloat,
		object.NE: regcode.OpLoopNEFloat, object.GT: regcode.OpLoopGTFloat, object.GE: regcode.OpLoopGEFloat,
	}
)

// LoopCompare looks at a jump on x op y at the end of a loop.
func (s *Specializer) LoopCompare(t *object.Thread, pc *regcode.Inst, x, y object.Value) {
	switch {
	case x.IsInt() && y.IsInt():
		s.decide(pc, loopInts[intJump(pc)])
	case x.IsFloat() && y.IsFloat():
		s.decide(pc, loopFloats[pc.N&7])
	default:
		s.decide(pc, s.no(OperandTypes))
	}
}

// LoopCompareConst looks at a jump on x op the int C at the end of a loop.
func (s *Specializer) LoopCompareConst(t *object.Thread, pc *regcode.Inst, x object.Value) {
	if x.IsInt() {
		s.decide(pc, loopIntConsts[intJump(pc)])
		return
	}
	s.decide(pc, s.no(OperandTypes))
}

// JumpCompare looks at a jump on x op y.
func (s *Specializer) JumpCompare(t *object.Thread, pc *regcode.Inst, x, y object.Value) {
	switch {
	case x.IsInt() && y.IsInt():
		s.decide(pc, jumpInts[intJump(pc)])
	case x.IsFloat() && y.IsFloat():
		s.decide(pc, jumpFloats[pc.N&7])
	case x.IsExactStr() && y.IsExactStr():
		s.decide(pc, regcode.OpJumpCompareStr)
	default:
		s.decide(pc, s.compareMethod(t, pc, x, y, regcode.OpJumpComparePython))
	}
}

// JumpCompareConst looks at a jump on x op the int C.
func (s *Specializer) JumpCompareConst(t *object.Thread, pc *regcode.Inst, x object.Value) {
	if x.IsInt() {
		s.decide(pc, jumpIntConsts[intJump(pc)])
		return
	}
	s.decide(pc, s.no(OperandTypes))
}

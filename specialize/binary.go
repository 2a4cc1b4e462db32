package specialize

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

// The forms of binary operations by operator, for two ints, an int and a constant,
// floats, a float and a constant. 0 (Move, never such a form) says that there is
// none.
type binaryForms struct{ ints, intConst, floats, floatConst regcode.Op }

var binary = [object.OpInplace]binaryForms{
	object.OpAdd:      {regcode.OpAddInt, regcode.OpAddIntConst, regcode.OpAddFloat, regcode.OpAddFloatConst},
	object.OpSub:      {regcode.OpSubInt, regcode.OpSubIntConst, regcode.OpSubFloat, regcode.OpSubFloatConst},
	object.OpMul:      {regcode.OpMulInt, regcode.OpMulIntConst, regcode.OpMulFloat, regcode.OpMulFloatConst},
	object.OpFloorDiv: {regcode.OpFloorDivInt, regcode.OpFloorDivIntConst, 0, 0},
	object.OpMod:      {regcode.OpModInt, regcode.OpModIntConst, 0, 0},
	object.OpTrueDiv:  {regcode.OpTrueDivInt, 0, regcode.OpTrueDivFloat, regcode.OpTrueDivFloatConst},
	object.OpAnd:      {regcode.OpAndInt, regcode.OpAndIntConst, 0, 0},
	object.OpOr:       {regcode.OpOrInt, regcode.OpOrIntConst, 0, 0},
	object.OpXor:      {regcode.OpXorInt, regcode.OpXorIntConst, 0, 0},
	object.OpLShift:   {regcode.OpLShiftInt, regcode.OpLShiftIntConst, 0, 0},
	object.OpRShift:   {regcode.OpRShiftInt, regcode.OpRShiftIntConst, 0, 0},
}

// operator returns the operator of pc without regard to whether it works in place,
// which numbers and strs cannot tell.
func operator(pc *regcode.Inst) object.BinaryOp {
	k := object.BinaryOp(pc.N)
	if k >= object.OpInplace {
		k -= object.OpInplace
	}
	return k
}

// Binary looks at x op y.
func (s *Specializer) Binary(t *object.Thread, pc *regcode.Inst, x, y object.Value) {
	k := operator(pc)
	s.why = OperandTypes
	switch {
	case x.IsInt() && y.IsInt():
		s.decide(pc, binary[k].ints)
	case isNumber(x) && isNumber(y):
		s.decide(pc, binary[k].floats)
	case k == object.OpAdd && x.IsExactStr() && y.IsExactStr():
		s.decide(pc, regcode.OpAddStr)
	default:
		s.decide(pc, s.method(t, pc, x, y))
	}
}

// method looks for a special method of x's class, written in Python.
func (s *Specializer) method(t *object.Thread, pc *regcode.Inst, x, y object.Value) regcode.Op {
	tx, ty := t.TypeOf(x), t.TypeOf(y)
	fn, ok := t.LeftMethod(tx, ty, object.BinaryOp(pc.N))
	if !ok || !keepMethod(t, pc, fn, tx) {
		return s.no(OperandTypes)
	}
	pc.Ver2 = ty.Version()
	return regcode.OpBinaryPython
}

// keepMethod remembers a special method of a class that takes two arguments.
func keepMethod(t *object.Thread, pc *regcode.Inst, fn *object.Function, typ *object.Type) bool {
	if !takesExactly(fn, 2) {
		return false
	}
	pc.Ver, pc.P, pc.Q = typ.Version(), uint64(fn.Value().Addr()), uint64(t.FunctionVersion(fn))
	return true
}

// BinaryConst looks at x op the constant D.
func (s *Specializer) BinaryConst(t *object.Thread, pc *regcode.Inst, x object.Value) {
	k := operator(pc)
	op := s.no(OperandTypes)
	switch {
	case x.IsInt():
		op = binary[k].intConst
		switch k {
		case object.OpFloorDiv, object.OpMod:
			if pc.D == 0 || pc.D == -1 {
				op = s.no(ConstantOperand)
			}
		case object.OpLShift, object.OpRShift:
			if pc.D < 0 || pc.D > 63 {
				op = s.no(ConstantOperand)
			}
		}
	case x.IsFloat():
		op = binary[k].floatConst
		if k == object.OpTrueDiv && pc.D == 0 {
			op = s.no(ConstantOperand)
		}
		if k == object.OpPow && pc.D == 2 {
			op = regcode.OpPowFloatSquare
		}
	}
	s.decide(pc, op)
}

package regcode

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
)

// step translates one step and tells whether control falls through to the next.
func (tr *translator) step(s *step) bool {
	n := len(tr.stack)
	switch s.op {
	case bytecode.NOP, bytecode.RESUME:
		// A call looks for interrupts itself, and so does a loop.

	case bytecode.LOAD_FAST:
		tr.push(inLocal, s.arg)
	case bytecode.LOAD_FAST_CHECK:
		tr.emit(Inst{Op: OpCheckLocal, A: reg(s.arg)})
		tr.push(inLocal, s.arg)
	case bytecode.LOAD_FAST_AND_CLEAR:
		tr.spill(s.arg)
		tr.push(inSlot, 0)
		tr.emit(Inst{Op: OpMoveAndClear, A: tr.slot(n), B: reg(s.arg)})
	case bytecode.STORE_FAST:
		tr.storeFast(s.arg)
	case bytecode.DELETE_FAST:
		tr.spill(s.arg)
		tr.emit(Inst{Op: OpDeleteLocal, A: reg(s.arg)})
	case bytecode.LOAD_CONST:
		tr.push(isConst, s.arg)
	case bytecode.LOAD_SMALL_INT:
		tr.push(isInt, s.arg)
	case bytecode.POP_TOP:
		tr.pop()
	case bytecode.PUSH_NULL:
		tr.push(isNull, 0)
	case bytecode.COPY:
		tr.copyTop(s.arg)
	case bytecode.SWAP:
		tr.swap(s.arg)
	case bytecode.END_SEND:
		e, at := tr.pop()
		if e.kind == inSlot {
			tr.emit(Inst{Op: OpMove, A: tr.slot(n - 2), B: tr.slot(at)})
		}
		tr.stack[n-2] = e

	case bytecode.MAKE_CELL:
		tr.emit(Inst{Op: OpMakeCell, A: reg(s.arg)})
	case bytecode.LOAD_DEREF:
		tr.emit(Inst{Op: OpLoadDeref, B: reg(s.arg), A: tr.pushed()})
	case bytecode.STORE_DEREF:
		tr.emit(Inst{Op: OpStoreDeref, B: tr.operand(), A: reg(s.arg)})
	case bytecode.LOAD_GLOBAL:
		if s.arg&1 != 0 {
			tr.push(inSlot, 0)
			tr.emit(Inst{Op: OpLoadGlobal, A: tr.slot(n), C: uint32(s.arg >> 1), Counter: warmup})
			tr.push(isNull, 0)
			break
		}
		tr.emit(Inst{Op: OpLoadGlobal, C: uint32(s.arg >> 1), A: tr.pushed(), Counter: warmup})

	case bytecode.BINARY_OP:
		tr.binary(s)
	case bytecode.STORE_SUBSCR:
		key, obj := tr.operand(), tr.operand()
		tr.emit(Inst{Op: OpStoreSubscr, C: tr.operand(), B: key, A: obj, Counter: warmup})
	case bytecode.UNARY_NEGATIVE, bytecode.UNARY_INVERT:
		k := object.OpNeg
		if s.op == bytecode.UNARY_INVERT {
			k = object.OpInvert
		}
		b := tr.operand()
		tr.emit(Inst{Op: OpUnary, N: uint16(k), B: b, A: tr.pushed()})
	case bytecode.UNARY_NOT:
		b := tr.operand()
		tr.emit(Inst{Op: OpNot, B: b, A: tr.pushed()})
	case bytecode.TO_BOOL:
		return tr.toBool()
	case bytecode.COMPARE_OP:
		return tr.compare(s)
	case bytecode.IS_OP, bytecode.CONTAINS_OP:
		return tr.test(s)

	case bytecode.LOAD_ATTR:
		if s.arg&1 != 0 {
			b := tr.operand()
			tr.push(inSlot, 0)
			tr.push(inSlot, 0)
			tr.emit(Inst{Op: OpLoadMethod, A: tr.slot(n - 1), B: b, C: uint32(s.arg >> 1), Counter: warmup})
			break
		}
		b := tr.operand()
		tr.emit(Inst{Op: OpLoadAttr, B: b, C: uint32(s.arg >> 1), A: tr.pushed(), Counter: warmup})
	case bytecode.STORE_ATTR:
		a := tr.operand()
		tr.emit(Inst{Op: OpStoreAttr, A: a, B: tr.operand(), C: uint32(s.arg), Counter: warmup})

	case bytecode.BUILD_TUPLE, bytecode.BUILD_LIST:
		op := OpBuildTuple
		if s.op == bytecode.BUILD_LIST {
			op = OpBuildList
		}
		first := n - s.arg
		tr.flush(first)
		tr.stack = tr.stack[:first]
		tr.emit(Inst{Op: op, B: tr.slot(first), D: int32(s.arg), A: tr.pushed()})
	case bytecode.LIST_APPEND:
		v := tr.operand()
		tr.emit(Inst{Op: OpListAppend, A: tr.slot(n - 1 - s.arg), B: v})
	case bytecode.UNPACK_SEQUENCE:
		tr.unpack(s)
	case bytecode.GET_ITER:
		b := tr.operand()
		tr.emit(Inst{Op: OpGetIter, B: b, A: tr.slot(n - 1)})
		tr.push(inSlot, 0)
	case bytecode.FOR_ITER:
		tr.flush(0)
		in := Inst{Op: OpForIter, B: tr.slot(n - 1), Counter: warmup}
		in.A = tr.pushed()
		tr.jump(in, s.target)

	case bytecode.JUMP_FORWARD:
		tr.flush(0)
		tr.jump(Inst{Op: OpJump}, s.target)
		return false
	case bytecode.JUMP_BACKWARD_NO_INTERRUPT:
		tr.flush(0)
		tr.jump(Inst{Op: OpJump}, s.target)
		return false
	case bytecode.JUMP_BACKWARD:
		tr.flush(0)
		tr.jumpBackward(s.target)
		return false
	case bytecode.POP_JUMP_IF_FALSE, bytecode.POP_JUMP_IF_TRUE, bytecode.POP_JUMP_IF_NONE, bytecode.POP_JUMP_IF_NOT_NONE:
		b := tr.operand()
		tr.flush(0)
		tr.jump(Inst{Op: jumpOps[s.op], B: b}, s.target)

	case bytecode.CALL:
		tr.call(s)
	case bytecode.CALL_KW:
		names, _ := tr.pop()
		first := len(tr.stack) - s.arg - 2
		tr.flush(first)
		tr.stack = tr.stack[:first]
		in := Inst{Op: OpCallKw, B: tr.slot(first), N: uint16(s.arg), Counter: warmup}
		in.P = uint64(tr.code.Consts.Items()[names.n].Addr())
		in.A = tr.pushed()
		tr.emit(in)

	case bytecode.RETURN_VALUE:
		e, at := tr.pop()
		if v := tr.constant(e); !v.IsObject() && !v.IsEmpty() && !tr.o.NoFusion {
			tag, payload := v.Bits()
			tr.emit(Inst{Op: OpReturnImmediate, N: uint16(tag), P: payload})
			return false
		}
		tr.emit(Inst{Op: OpReturn, A: tr.place(e, at)})
		return false
	case bytecode.RETURN_GENERATOR:
		tr.flush(0)
		tr.emit(Inst{Op: OpReturnGenerator, D: int32(n)})
		tr.push(inSlot, 0)
	case bytecode.YIELD_VALUE:
		tr.flush(0)
		tr.emit(Inst{Op: OpYield, A: tr.slot(n - 1), D: int32(tr.locals + n - 1)})
	case bytecode.SEND:
		tr.flush(0)
		tr.jump(Inst{Op: OpSend, A: tr.slot(n - 2)}, s.target)
	case bytecode.RAISE_VARARGS:
		tr.flush(n - s.arg)
		tr.emit(Inst{Op: OpRaise, A: tr.slot(n - s.arg), N: uint16(s.arg)})
		return false
	case bytecode.RERAISE:
		tr.flush(0)
		tr.emit(Inst{Op: OpReraise, A: tr.slot(n - 1), N: uint16(s.arg)})
		return false

	default:
		// Any other instruction finds its operands on the stack.
		tr.flush(0)
		after := n + bytecode.StackEffect(s.op, s.arg, false)
		tr.emit(Inst{Op: OpCold, N: uint16(s.op), D: int32(s.arg), C: uint32(tr.locals + n)})
		tr.stack = tr.stack[:min(n, after)]
		for len(tr.stack) < after {
			tr.push(inSlot, 0)
		}
	}
	return true
}

// warmup is how often an instruction runs before it is looked at.
const warmup = 2

var jumpOps = map[bytecode.Opcode]Op{
	bytecode.POP_JUMP_IF_FALSE:    OpJumpIfFalse,
	bytecode.POP_JUMP_IF_TRUE:     OpJumpIfTrue,
	bytecode.POP_JUMP_IF_NONE:     OpJumpIfNone,
	bytecode.POP_JUMP_IF_NOT_NONE: OpJumpIfNotNone,
}

// constant returns the value that e is known to be, or empty.
func (tr *translator) constant(e entry) object.Value {
	switch e.kind {
	case isConst:
		return tr.code.Consts.Items()[e.n]
	case isInt:
		return object.Int(int64(e.n))
	}
	return object.Empty()
}

func (tr *translator) storeFast(n int) {
	e, at := tr.pop()
	if e.kind == inLocal && e.n == n {
		return
	}
	tr.spill(n)
	if e.kind == inSlot {
		tr.emit(Inst{Op: OpMove, A: reg(n), B: tr.slot(at)})
		return
	}
	tr.load(reg(n), e)
}

// copyTop is COPY. Where the copy is only tested for truth and the original used
// or dropped (and, or), no copy is made.
func (tr *translator) copyTop(k int) {
	n := len(tr.stack)
	e := tr.stack[n-k]
	if e.kind != inSlot {
		tr.stack = append(tr.stack, e)
		return
	}
	if a, b := tr.following(1), tr.following(2); k == 1 && !tr.o.NoFusion && a != nil && b != nil && a.op == bytecode.TO_BOOL &&
		(b.op == bytecode.POP_JUMP_IF_FALSE || b.op == bytecode.POP_JUMP_IF_TRUE) {
		tr.flush(0)
		tr.at = a.last
		tr.i += 2
		tr.jump(Inst{Op: truthJump(b.op), B: tr.slot(n - 1)}, b.target)
		return
	}
	tr.push(inSlot, 0)
	tr.emit(Inst{Op: OpMove, A: tr.slot(n), B: tr.slot(n - k)})
}

func truthJump(op bytecode.Opcode) Op {
	if op == bytecode.POP_JUMP_IF_FALSE {
		return OpJumpFalsy
	}
	return OpJumpTruthy
}

func (tr *translator) swap(k int) {
	n := len(tr.stack)
	a, b := n-1, n-k
	ea, eb := tr.stack[a], tr.stack[b]
	if ea.kind != inSlot && eb.kind != inSlot {
		tr.stack[a], tr.stack[b] = eb, ea
		return
	}
	switch {
	case ea.kind != inSlot: // eb stands in its slot and moves to a's
		tr.emit(Inst{Op: OpMove, A: tr.slot(a), B: tr.slot(b)})
		tr.stack[a], tr.stack[b] = eb, ea
	case eb.kind != inSlot:
		tr.emit(Inst{Op: OpMove, A: tr.slot(b), B: tr.slot(a)})
		tr.stack[a], tr.stack[b] = eb, ea
	default:
		tr.emit(Inst{Op: OpSwap, A: tr.slot(a), B: tr.slot(b)})
	}
}

// binary is BINARY_OP, subscription included.
func (tr *translator) binary(s *step) {
	right, at := tr.pop()
	in := Inst{Op: OpBinary, N: uint16(s.arg), Counter: warmup}
	if s.arg == int(object.OpSubscript) {
		in.Op = OpSubscr
	}
	if k, ok := tr.smallInt(right); ok && !tr.o.NoFusion {
		in.D = k
		in.Op++ // the form with a constant follows
	} else {
		in.C = tr.place(right, at)
	}
	in.B = tr.operand()
	in.A = tr.pushed()
	tr.emit(in)
}

// toBool is TO_BOOL, with the jump or the negation that follows.
func (tr *translator) toBool() bool {
	b := tr.operand()
	if s := tr.following(1); s != nil && !tr.o.NoFusion {
		switch s.op {
		case bytecode.POP_JUMP_IF_FALSE, bytecode.POP_JUMP_IF_TRUE:
			tr.flush(0)
			tr.i++
			tr.jump(Inst{Op: truthJump(s.op), B: b}, s.target)
			return true
		}
	}
	tr.emit(Inst{Op: OpToBool, B: b, A: tr.pushed()})
	return true
}

// jumpNext takes a conditional jump that follows together with the step at hand.
func (tr *translator) jumpNext() (s *step, ifTrue bool) {
	s = tr.following(1)
	if s == nil || tr.o.NoFusion || s.op != bytecode.POP_JUMP_IF_FALSE && s.op != bytecode.POP_JUMP_IF_TRUE {
		return nil, false
	}
	tr.i++
	return s, s.op == bytecode.POP_JUMP_IF_TRUE
}

// SenseTrue in the N of a fused test and jump says that the jump is taken when the
// test holds, else when it does not. BoolResult says that a comparison's result is
// turned into a bool.
const (
	SenseTrue  = 1 << 8
	BoolResult = 1 << 9
)

// compare is COMPARE_OP, with the jump on its result.
func (tr *translator) compare(s *step) bool {
	right, at := tr.pop()
	in := Inst{Op: OpCompare, N: uint16(s.arg >> 5), Counter: warmup}
	if s.arg&16 != 0 {
		in.N |= BoolResult
	}
	small := false
	if k, ok := tr.smallInt(right); ok && !tr.o.NoFusion {
		in.D, small = k, true
	} else {
		in.C = tr.place(right, at)
	}
	in.B = tr.operand()
	if s.arg&16 != 0 {
		if j, sense := tr.jumpNext(); j != nil {
			in.Op = OpJumpCompare
			if small {
				in.Op = OpJumpCompareConst
				in.C, in.D = uint32(in.D), 0
			}
			if sense {
				in.N |= SenseTrue
			}
			tr.flush(0)
			tr.jump(in, j.target)
			return true
		}
	}
	if small {
		in.Op = OpCompareConst
	}
	in.A = tr.pushed()
	tr.emit(in)
	return true
}

// test is IS_OP and CONTAINS_OP, with the jump on the result. N is 1 where the
// test is negated.
func (tr *translator) test(s *step) bool {
	c, b := tr.operand(), tr.operand()
	in := Inst{Op: OpIs, B: b, C: c, N: uint16(s.arg), Counter: warmup}
	if s.op == bytecode.CONTAINS_OP {
		in.Op = OpContains
	}
	if j, sense := tr.jumpNext(); j != nil {
		in.Op++ // the form that jumps follows
		if sense {
			in.N |= SenseTrue
		}
		tr.flush(0)
		tr.jump(in, j.target)
		return true
	}
	in.A = tr.pushed()
	tr.emit(in)
	return true
}

// unpack is UNPACK_SEQUENCE. Two values that go into local variables are written
// there at once.
func (tr *translator) unpack(s *step) {
	b := tr.operand()
	n := len(tr.stack)
	if s.arg == 2 && !tr.o.NoFusion {
		x, y := tr.following(1), tr.following(2)
		if x != nil && y != nil && x.op == bytecode.STORE_FAST && y.op == bytecode.STORE_FAST && x.arg != y.arg {
			tr.spill(x.arg)
			tr.spill(y.arg)
			tr.emit(Inst{Op: OpUnpackPair, A: reg(x.arg), B: b, C: reg(y.arg)})
			tr.i += 2
			return
		}
	}
	for range s.arg {
		tr.push(inSlot, 0)
	}
	tr.emit(Inst{Op: OpUnpack, A: tr.slot(n), B: b, D: int32(s.arg), Counter: warmup})
}

// call is CALL. Where no receiver was pushed, the slot for it stays as it is.
func (tr *translator) call(s *step) {
	first := len(tr.stack) - s.arg - 2
	in := Inst{Op: OpCallMethod, B: tr.slot(first), N: uint16(s.arg), Counter: warmup}
	if tr.stack[first+1].kind == isNull {
		in.Op = OpCall
		tr.stack[first+1].kind = inSlot
	}
	tr.flush(first)
	tr.stack = tr.stack[:first]
	in.A = tr.pushed()
	tr.emit(in)
}

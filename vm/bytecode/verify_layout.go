package bytecode

// The parts of the verifier that look at instructions one by one, whether or not
// they are ever reached: boundaries, operands, jumps, the exception table.

// unitFlags say what a two-byte unit of code is.
type unitFlags uint8

const (
	unitBegins unitFlags = 1 << iota // an instruction, or its first EXTENDED_ARG
	unitLeads                        // a jump or handler leads here
)

// instruction is a decoded instruction.
type instruction struct {
	op     Opcode
	arg    int
	offset int // of the opcode itself, in bytes
	next   int // of the next instruction
}

// decode reads the instruction at an offset of code that layout has checked.
func (v *verifier) decode(offset int) instruction {
	code := v.code.Code
	arg := int(code[offset+1])
	op := Opcode(code[offset])
	for op == EXTENDED_ARG {
		offset += 2
		op = Opcode(code[offset])
		arg = arg<<8 | int(code[offset+1])
	}
	return instruction{op, arg, offset, offset + 2 + 2*op.Caches()}
}

// jumpTarget returns where a jump leads.
func (in *instruction) jumpTarget() int {
	if in.op.BackwardJump() {
		return in.next - 2*in.arg
	}
	return in.next + 2*in.arg
}

// layout checks each instruction and marks where instructions begin and jumps
// lead.
func (v *verifier) layout() {
	code := v.code.Code
	n := len(code) / 2
	if cap(v.units) < n {
		v.units = make([]unitFlags, n+n/2)
		v.blockAt = make([]int32, n+n/2)
	}
	v.units, v.blockAt = v.units[:n], v.blockAt[:n]
	clear(v.units)
	clear(v.blockAt)
	v.units[0] = unitBegins
	generator := v.code.Flags&(Generator|Coroutine|AsyncGenerator) != 0
	prologue := true // nothing but cells has been made yet
	made := false
	v.once = -1
	v.quietJumps = false
	if Opcode(code[0]) == COPY_FREE_VARS || Opcode(code[0]) == EXTENDED_ARG && v.nfree > 255 {
		v.once = 0
	}
	for at := 0; at < len(code); {
		v.offset = at
		v.units[at/2] |= unitBegins
		extended := 0
		for Opcode(code[at+2*extended]) == EXTENDED_ARG {
			if extended++; extended > 3 || at+2*extended >= len(code) {
				v.fail("EXTENDED_ARG without an instruction")
				return
			}
		}
		in := v.decode(at)
		if extended > 0 && !in.op.HasArg() {
			v.fail("EXTENDED_ARG before %v", in.op)
			return
		}
		if in.arg > 1<<31-1 {
			v.fail("operand %d of %v", in.arg, in.op)
			return
		}
		if in.next > len(code) {
			v.fail("the cache of %v is cut off", in.op)
			return
		}
		for _, b := range code[in.offset+2 : in.next] {
			if b != 0 {
				v.fail("the cache of %v is not empty", in.op)
				return
			}
		}
		if v.operand(&in); v.err != nil {
			return
		}
		switch in.op {
		case COPY_FREE_VARS, MAKE_CELL, NOP:
		case JUMP_BACKWARD_NO_INTERRUPT:
			v.quietJumps, prologue = true, false
		case RETURN_GENERATOR:
			if !generator || !prologue {
				v.fail("RETURN_GENERATOR where none can be")
				return
			}
			made, v.once = true, at
			prologue = false
		case YIELD_VALUE:
			if !generator {
				v.fail("YIELD_VALUE outside of a generator")
				return
			}
			if in.next >= len(code) || Opcode(code[in.next]) != RESUME {
				v.fail("no RESUME after YIELD_VALUE")
				return
			}
			prologue = false
		default:
			prologue = false
		}
		at = in.next
	}
	if generator && !made {
		v.offset = 0
		v.fail("no RETURN_GENERATOR in a generator")
		return
	}
	v.jumps()
}

// jumps checks where jumps lead and marks it.
func (v *verifier) jumps() {
	code := v.code.Code
	for at := 0; at < len(code); {
		v.offset = at
		in := v.decode(at)
		at = in.next
		if !in.op.HasJump() {
			continue
		}
		target := in.jumpTarget()
		if target < 0 || target >= len(code) || v.units[target/2]&unitBegins == 0 || target <= v.once {
			v.fail("%v to %d, where no instruction begins", in.op, target)
			return
		}
		switch in.op {
		case END_ASYNC_FOR:
			continue // names the END_SEND of its loop, for who monitors it
		case FOR_ITER:
			if Opcode(code[target]) != END_FOR || target+2 >= len(code) || Opcode(code[target+2]) != POP_ITER {
				v.fail("FOR_ITER to %d, where no loop ends", target)
				return
			}
		case SEND:
			if Opcode(code[target]) != END_SEND {
				v.fail("SEND to %d, where there is no END_SEND", target)
				return
			}
		}
		v.units[target/2] |= unitLeads
	}
}

// operand checks that an opcode may occur in code at all, and that its operand is
// in range.
func (v *verifier) operand(in *instruction) {
	arg, limit := in.arg, -1
	switch in.op {
	case CACHE, RESERVED, INTERPRETER_EXIT, EXIT_INIT_CHECK, ENTER_EXECUTOR:
		v.fail("%v is no instruction", in.op)
		return
	case LOAD_GLOBAL, LOAD_ATTR:
		arg, limit = arg>>1, len(v.code.Names)
	case LOAD_SUPER_ATTR:
		arg, limit = arg>>2, len(v.code.Names)
	case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST:
		if arg > 255 {
			v.fail("operand %d of %v", arg, in.op)
			return
		}
		arg, limit = max(arg>>4, arg&15), len(v.code.LocalsPlusNames)
	case LOAD_SMALL_INT:
		limit = 257
	case LOAD_COMMON_CONSTANT:
		limit = len(commonConstantNames)
	case LOAD_SPECIAL:
		limit = len(specialMethodNames)
	case BINARY_OP:
		limit = len(binaryOpSymbols)
	case COMPARE_OP:
		arg, limit = arg>>5, len(compareOpSymbols)
	case CALL_INTRINSIC_1:
		arg, limit = arg-1, len(intrinsic1Names)-1
	case CALL_INTRINSIC_2:
		arg, limit = arg-1, len(intrinsic2Names)-1
	case CONVERT_VALUE:
		arg, limit = arg-1, len(conversionNames)-1
	case BUILD_INTERPOLATION:
		arg, limit = arg>>2, len(conversionNames)
	case BUILD_SLICE:
		arg, limit = arg-2, 2
	case RAISE_VARARGS, GET_AWAITABLE:
		limit = 3
	case IS_OP, CONTAINS_OP, YIELD_VALUE:
		limit = 2
	case RESUME:
		limit = 8
	case COPY, LIST_APPEND, LIST_EXTEND, SET_ADD, SET_UPDATE, MAP_ADD, DICT_UPDATE, DICT_MERGE:
		arg, limit = arg-1, MaxStackSize
	case SWAP:
		arg, limit = arg-2, MaxStackSize
	case SET_FUNCTION_ATTRIBUTE:
		if arg != 1 && arg != 2 && arg != 4 && arg != 8 && arg != 16 {
			v.fail("operand %d of %v", arg, in.op)
		}
		return
	case COPY_FREE_VARS:
		if arg != v.nfree || v.offset != 0 {
			v.fail("COPY_FREE_VARS of %d in code with %d free variables", arg, v.nfree)
		}
		return
	case LOAD_NAME, STORE_NAME, DELETE_NAME, LOAD_LOCALS, SETUP_ANNOTATIONS:
		if v.code.Flags&Optimized != 0 {
			v.fail("%v in a function", in.op)
			return
		}
		if in.op.HasName() {
			limit = len(v.code.Names)
		}
	default:
		switch {
		case !in.op.Valid() || in.op.Instrumented():
			v.fail("%v is no instruction", in.op)
			return
		case in.op.HasConst():
			limit = len(v.code.Consts)
		case in.op.HasName():
			limit = len(v.code.Names)
		case in.op.HasLocal(), in.op.HasFree():
			limit = len(v.code.LocalsPlusNames)
		default:
			return
		}
	}
	if limit >= 0 && uint(arg) >= uint(limit) {
		v.fail("operand %d of %v", in.arg, in.op)
	}
}

// exceptionTable checks the exception table and marks the handlers.
func (v *verifier) exceptionTable() {
	v.offset = -1
	v.handlers = v.handlers[:0]
	size := len(v.code.Code)
	begins := func(offset int) bool { return offset < size && v.units[offset/2]&unitBegins != 0 }
	end := 0
	it := v.code.Exceptions()
	for it.Next() {
		e := it.ExceptionEntry
		if e.Start < end || e.End <= e.Start || !begins(e.Start) || e.End != size && !begins(e.End) || !begins(e.Target) || e.Target <= v.once {
			v.fail("exception table: from %d to %d, handler at %d", e.Start, e.End, e.Target)
			return
		}
		if e.Depth > v.code.StackSize {
			v.fail("exception table: from %d to %d, depth %d", e.Start, e.End, e.Depth)
			return
		}
		end = e.End
		v.handlers = append(v.handlers, e)
		v.units[e.Target/2] |= unitLeads
	}
	if err := it.Err(); err != nil {
		v.fail("%v", err)
	}
}

package bytecode

// DepthBefore returns the depth of the evaluation stack before the instruction at
// an offset of verified code, or -1 when control never comes there. It walks the
// code anew at each call.
func (c *Code) DepthBefore(offset int) int {
	if offset < 0 || offset >= len(c.Code) {
		return -1
	}
	return int(c.Depths()[offset/2])
}

// Depths returns the depth of the evaluation stack before each instruction of
// verified code, by offset in code units; -1 where control never comes, and for
// cache entries.
func (c *Code) Depths() []int32 {
	n := len(c.Code) / 2
	depths := make([]int32, n)
	for i := range depths {
		depths[i] = -1
	}
	type place struct{ at, depth int }
	work := []place{{0, 0}}
	// A handler is come to only from what it covers and what may raise: the
	// verifier has not looked at others.
	var handlers []ExceptionEntry
	var covered []int32 // index of the handler, and 1; 0 for none
	if len(c.ExceptionTable) > 0 {
		covered = make([]int32, n)
	}
	for it := c.Exceptions(); it.Next(); {
		e := it.ExceptionEntry
		handlers = append(handlers, e)
		for at := e.Start; at < e.End && at/2 < n; at += 2 {
			covered[at/2] = int32(len(handlers))
		}
	}
	entered := make([]bool, len(handlers))
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		arg, first := 0, p.at
		for at, depth := p.at, p.depth; at < len(c.Code) && depths[at/2] < 0; {
			op := Opcode(c.Code[at])
			depths[at/2] = int32(depth)
			arg = arg<<8 | int(c.Code[at+1])
			next := at + 2 + 2*op.Caches()
			if op == EXTENDED_ARG {
				at = next
				continue
			}
			if covered != nil && covered[first/2] > 0 && op.mayRaise() {
				if h := covered[first/2] - 1; !entered[h] {
					entered[h] = true
					e := &handlers[h]
					depth := e.Depth + 1
					if e.Lasti {
						depth++
					}
					work = append(work, place{e.Target, depth})
				}
			}
			if op.HasJump() && op != END_ASYNC_FOR { // whose operand only names a place
				target := next + 2*arg
				if op.BackwardJump() {
					target = next - 2*arg
				}
				if target >= 0 && target < len(c.Code) {
					work = append(work, place{target, depth + StackEffect(op, arg, true)})
				}
			}
			switch op {
			case RETURN_VALUE, RAISE_VARARGS, RERAISE, JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT:
				at = len(c.Code)
				continue
			}
			depth += StackEffect(op, arg, false)
			at, arg, first = next, 0, next
		}
	}
	return depths
}

// mayRaise reports whether the verifier takes an instruction for one that may
// raise an exception.
func (op Opcode) mayRaise() bool {
	switch op {
	case NOP, NOT_TAKEN, POP_TOP, POP_ITER, END_FOR, END_SEND, COPY, SWAP, PUSH_NULL, LOAD_CONST, LOAD_SMALL_INT, LOAD_COMMON_CONSTANT,
		LOAD_FAST, LOAD_FAST_BORROW, LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, LOAD_FAST_AND_CLEAR,
		STORE_FAST, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST, IS_OP, UNARY_NOT, PUSH_EXC_INFO, POP_EXCEPT,
		JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT, POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE,
		RETURN_VALUE, SET_FUNCTION_ATTRIBUTE, COPY_FREE_VARS:
		return false
	}
	return true
}

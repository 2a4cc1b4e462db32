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
	for it := c.Exceptions(); it.Next(); {
		e := it.ExceptionEntry
		depth := e.Depth + 1
		if e.Lasti {
			depth++
		}
		work = append(work, place{e.Target, depth})
	}
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		arg := 0
		for at, depth := p.at, p.depth; at < len(c.Code) && depths[at/2] < 0; {
			op := Opcode(c.Code[at])
			depths[at/2] = int32(depth)
			arg = arg<<8 | int(c.Code[at+1])
			next := at + 2 + 2*op.Caches()
			if op == EXTENDED_ARG {
				at = next
				continue
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
			at, arg = next, 0
		}
	}
	return depths
}

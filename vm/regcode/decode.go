package regcode

import "github.com/adder-vm/adder/vm/bytecode"

// step is one bytecode instruction as the translation sees it: operands complete,
// pairs of loads and stores taken apart, what does nothing left out.
type step struct {
	op     bytecode.Opcode
	arg    int
	at     int // offset of the instruction, of its first EXTENDED_ARG if it has one
	last   int // offset of the opcode itself: what tracebacks and handlers go by
	next   int // offset of what follows it
	target int // of a jump
	leader bool
	depth  int // of the evaluation stack before it
}

// decode lists the steps of verified code that control can come to.
func decode(c *bytecode.Code) []step {
	code := c.Code
	depths := c.Depths()
	steps := make([]step, 0, len(code)/4+4)
	leaders := make([]bool, len(code)/2+1)
	for it := c.Exceptions(); it.Next(); {
		leaders[it.Target/2] = true
		leaders[it.Start/2] = true
	}
	for at := 0; at < len(code); {
		s := step{at: at}
		arg := 0
		for {
			s.op = bytecode.Opcode(code[at])
			arg = arg<<8 | int(code[at+1])
			if s.op != bytecode.EXTENDED_ARG {
				break
			}
			at += 2
		}
		s.arg, s.last = arg, at
		s.depth = int(depths[s.at/2])
		at += 2 + 2*s.op.Caches()
		s.next = at
		if s.op.HasJump() && s.op != bytecode.END_ASYNC_FOR {
			s.target = at + 2*arg
			if s.op.BackwardJump() {
				s.target = at - 2*arg
			}
			if s.op == bytecode.FOR_ITER {
				s.target += 2 // over END_FOR
			}
			if s.depth >= 0 {
				leaders[s.target/2] = true
			}
		}
		if s.depth < 0 {
			continue
		}
		switch s.op {
		case bytecode.NOP, bytecode.NOT_TAKEN, bytecode.CACHE:
			s.op = bytecode.NOP
			steps = append(steps, s)
		case bytecode.LOAD_FAST_BORROW:
			s.op = bytecode.LOAD_FAST
			steps = append(steps, s)
		case bytecode.LOAD_FAST_BORROW_LOAD_FAST_BORROW, bytecode.LOAD_FAST_LOAD_FAST:
			steps = append(steps, s.as(bytecode.LOAD_FAST, arg>>4), s.as(bytecode.LOAD_FAST, arg&15))
		case bytecode.STORE_FAST_LOAD_FAST:
			steps = append(steps, s.as(bytecode.STORE_FAST, arg>>4), s.as(bytecode.LOAD_FAST, arg&15))
		case bytecode.STORE_FAST_STORE_FAST:
			steps = append(steps, s.as(bytecode.STORE_FAST, arg>>4), s.as(bytecode.STORE_FAST, arg&15))
		case bytecode.POP_ITER, bytecode.END_FOR:
			steps = append(steps, s.as(bytecode.POP_TOP, 0))
		default:
			steps = append(steps, s)
		}
	}
	for i := range steps {
		if i == 0 || steps[i].at != steps[i-1].at {
			steps[i].leader = leaders[steps[i].at/2]
		}
	}
	return steps
}

func (s step) as(op bytecode.Opcode, arg int) step {
	s.op, s.arg = op, arg
	return s
}

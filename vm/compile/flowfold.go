package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

const (
	// maxFoldedDisplay is the length up to which a display of constants is made a
	// constant.
	maxFoldedDisplay = 30
	// minFoldedDisplay is the length from which a list or set of constants is
	// filled from a tuple.
	minFoldedDisplay = 3
	// maxSmallInt is the greatest int that LOAD_SMALL_INT holds.
	maxSmallInt = 255

	compareToBool = 16 // in COMPARE_OP's operand: make the result a bool
)

// foldLoads looks at constants just pushed: small ints need no constant, and a
// branch on a constant, or its truth, is known.
func (g *graph) foldLoads() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		code := g.blocks[b].code
		// What is on top of the stack: the last instruction that was no copy of a
		// constant.
		op, arg := bc.NOP, int32(0)
		for i := range code {
			in := &code[i]
			if in.op == bc.LOAD_CONST {
				if v, ok := g.unit.consts.values[in.arg].(bc.Int); ok && v >= 0 && v <= maxSmallInt {
					in.set(bc.LOAD_SMALL_INT, int32(v))
				}
			}
			if !(op == bc.LOAD_CONST && in.op == bc.COPY && in.arg == 1) {
				op, arg = in.op, in.arg
			}
			if !loadsConst(op) || i+1 == len(code) {
				continue
			}
			switch next := &code[i+1]; next.op {
			case bc.POP_JUMP_IF_FALSE, bc.POP_JUMP_IF_TRUE, bc.JUMP_IF_FALSE, bc.JUMP_IF_TRUE:
				on := next.op == bc.POP_JUMP_IF_TRUE || next.op == bc.JUMP_IF_TRUE
				if next.op == bc.POP_JUMP_IF_FALSE || next.op == bc.POP_JUMP_IF_TRUE {
					in.clear()
				}
				if truth(g.constant(op, arg)) == on {
					next.op = bc.JUMP
				} else {
					next.clear()
				}
			case bc.IS_OP:
				if _, ok := g.constant(op, arg).(bc.NoneType); ok {
					foldIsNone(code[i:])
				}
			case bc.TO_BOOL:
				v := bc.Bool(truth(g.constant(op, arg)))
				in.clear()
				next.set(bc.LOAD_CONST, g.unit.consts.add(v))
			}
		}
	}
}

// foldIsNone makes one jump of LOAD_CONST None, IS_OP and a jump on the result.
func foldIsNone(code []node) {
	if len(code) < 3 {
		return
	}
	jump := &code[2]
	if jump.op == bc.TO_BOOL {
		jump.clear()
		if len(code) < 4 {
			return
		}
		jump = &code[3]
	}
	not := code[1].arg != 0
	switch jump.op {
	case bc.POP_JUMP_IF_FALSE:
		not = !not
	case bc.POP_JUMP_IF_TRUE:
	default:
		return
	}
	code[0].clear()
	code[1].clear()
	if jump.op = bc.POP_JUMP_IF_NONE; not {
		jump.op = bc.POP_JUMP_IF_NOT_NONE
	}
}

// constant returns what LOAD_CONST or LOAD_SMALL_INT pushes.
func (g *graph) constant(op bc.Opcode, arg int32) bc.Const {
	if op == bc.LOAD_SMALL_INT {
		return bc.Int(arg)
	}
	return g.unit.consts.values[arg]
}

// loadInstead makes in push a constant.
func (g *graph) loadInstead(in *node, c bc.Const) {
	if v, ok := c.(bc.Int); ok && v >= 0 && v <= maxSmallInt {
		in.set(bc.LOAD_SMALL_INT, int32(v))
		return
	}
	in.set(bc.LOAD_CONST, g.unit.consts.add(c))
}

// operands fills at with the positions of the instructions that push the len(at)
// values on the stack before position i, if all of them push constants.
func operands(code []node, i int, at []int) bool {
	for n := len(at) - 1; n >= 0; n-- {
		for i--; i >= 0 && code[i].op == bc.NOP; i-- {
		}
		if i < 0 || !loadsConst(code[i].op) {
			return false
		}
		at[n] = i
	}
	return true
}

// erase makes NOPs that will go of instructions whose effect is folded away.
func erase(code []node, at []int) {
	for _, i := range at {
		code[i].clear()
		code[i].loc = noLocation
	}
}

// peephole improves each block by itself, from its start to its end: constant
// expressions, tests that are tested again, jumps to jumps, swaps.
func (g *graph) peephole() {
	for b := blockID(0); b != noBlock && g.err == nil; b = g.blocks[b].next {
		swaps := false
		for i := 0; i < len(g.blocks[b].code); i++ {
			in := &g.blocks[b].code[i]
			if in.is(jumps) {
				if g.threadJump(b, i) {
					i--
				}
				continue
			}
			swaps = g.rewrite(g.blocks[b].code, i) || swaps
		}
		if swaps {
			orderSwaps(g.blocks[b].code)
		}
	}
}

// rewrite improves the instruction at i in view of the next; it reports whether
// it is a SWAP.
func (g *graph) rewrite(code []node, i int) bool {
	in := &code[i]
	var none node
	next := &none
	if i+1 < len(code) {
		next = &code[i+1]
	}
	switch in.op {
	case bc.BUILD_TUPLE:
		if next.op == bc.UNPACK_SEQUENCE && next.arg == in.arg && in.arg >= 1 && in.arg <= 3 {
			if in.clear(); next.arg == 1 {
				next.clear()
			} else {
				next.op = bc.SWAP
			}
			break
		}
		var at [maxFoldedDisplay]int
		if in.arg > maxFoldedDisplay || !operands(code, i, at[:in.arg]) {
			break
		}
		g.foldTuple(code, i, at[:in.arg])
	case bc.BUILD_LIST, bc.BUILD_SET:
		g.foldDisplay(code, i, next.op == bc.GET_ITER || next.op == bc.CONTAINS_OP)
	case bc.COMPARE_OP:
		if next.op == bc.TO_BOOL {
			next.set(bc.COMPARE_OP, in.arg|compareToBool)
			in.clear()
		}
	case bc.CONTAINS_OP, bc.IS_OP:
		switch next.op {
		case bc.TO_BOOL:
			next.set(in.op, in.arg)
			in.clear()
		case bc.UNARY_NOT:
			next.set(in.op, in.arg^1)
			in.clear()
		}
	case bc.TO_BOOL:
		if next.op == bc.TO_BOOL {
			in.clear()
		}
	case bc.UNARY_NOT:
		switch next.op {
		case bc.TO_BOOL:
			next.set(bc.UNARY_NOT, 0)
			in.clear()
		case bc.UNARY_NOT:
			in.clear()
			next.clear()
		default:
			g.foldUnary(code, i)
		}
	case bc.UNARY_INVERT, bc.UNARY_NEGATIVE:
		g.foldUnary(code, i)
	case bc.CALL_INTRINSIC_1:
		switch {
		case in.arg == intrinsicListToTuple && next.op == bc.GET_ITER:
			in.clear()
		case in.arg == intrinsicListToTuple:
			g.foldListToTuple(code, i)
		case in.arg == intrinsicUnaryPositive:
			g.foldUnary(code, i)
		}
	case bc.BINARY_OP:
		var at [2]int
		if !operands(code, i, at[:]) {
			break
		}
		l, r := &code[at[0]], &code[at[1]]
		if c, ok := foldBinary(int(in.arg), g.constant(l.op, l.arg), g.constant(r.op, r.arg)); ok {
			erase(code, at[:])
			g.loadInstead(in, c)
		}
	case bc.LOAD_GLOBAL:
		if next.op == bc.PUSH_NULL && in.arg&1 == 0 {
			in.arg |= 1
			next.clear()
		}
	case bc.STORE_FAST:
		if next.op == bc.STORE_FAST && next.arg == in.arg && next.loc.Line == in.loc.Line {
			in.set(bc.POP_TOP, 0)
		}
	case bc.SWAP:
		if in.arg == 1 {
			in.clear()
		}
		return true
	}
	return in.op == bc.SWAP || next.op == bc.SWAP
}

func (g *graph) foldUnary(code []node, i int) {
	var at [1]int
	if !operands(code, i, at[:]) {
		return
	}
	from := &code[at[0]]
	if c, ok := foldUnary(code[i].op, g.constant(from.op, from.arg)); ok {
		erase(code, at[:])
		g.loadInstead(&code[i], c)
	}
}

// foldTuple makes a constant of BUILD_TUPLE over the constants at the positions
// given.
func (g *graph) foldTuple(code []node, i int, at []int) {
	c := g.gather(code, at)
	erase(code, at)
	g.loadInstead(&code[i], c)
}

func (g *graph) gather(code []node, at []int) bc.Tuple {
	c := make(bc.Tuple, len(at))
	for n, p := range at {
		c[n] = g.constant(code[p].op, code[p].arg)
	}
	return c
}

// foldDisplay improves a list or set display of constants. One that is only
// iterated over or searched becomes a constant tuple or frozenset (a list of
// anything becomes a tuple then); any other is filled from a constant.
func (g *graph) foldDisplay(code []node, i int, fleeting bool) {
	in := &code[i]
	if in.arg > maxFoldedDisplay || in.arg < minFoldedDisplay && !fleeting {
		return
	}
	var buf [maxFoldedDisplay]int
	at := buf[:in.arg]
	if !operands(code, i, at) {
		if fleeting && in.op == bc.BUILD_LIST {
			in.op = bc.BUILD_TUPLE
		}
		return
	}
	var c bc.Const = g.gather(code, at)
	if in.op == bc.BUILD_SET {
		c = makeFrozenSet(c.(bc.Tuple))
	}
	index := g.unit.consts.add(c)
	erase(code, at)
	if fleeting {
		in.set(bc.LOAD_CONST, index)
		return
	}
	code[i-2].set(in.op, 0)
	code[i-2].loc = in.loc
	code[i-1].set(bc.LOAD_CONST, index)
	code[i-1].loc = in.loc
	if in.op == bc.BUILD_LIST {
		in.set(bc.LIST_EXTEND, 1)
	} else {
		in.set(bc.SET_UPDATE, 1)
	}
}

// foldListToTuple makes a constant of a tuple display so long that it is built as
// a list: BUILD_LIST 0, then a constant and LIST_APPEND for each element.
func (g *graph) foldListToTuple(code []node, i int) {
	count := 0
	appended := true // a LIST_APPEND, or the list's start, is what must come
	p := i - 1
	for ; ; p-- {
		if p < 0 {
			return
		}
		switch op := code[p].op; {
		case op == bc.NOP:
			continue
		case appended && op == bc.BUILD_LIST && code[p].arg == 0:
		case appended && op == bc.LIST_APPEND && code[p].arg == 1:
			appended = false
			continue
		case !appended && loadsConst(op):
			appended = true
			count++
			continue
		default:
			return
		}
		break
	}
	c := make(bc.Tuple, 0, count)
	for ; p < i; p++ {
		in := &code[p]
		if in.op == bc.NOP {
			continue
		}
		if loadsConst(in.op) {
			c = append(c, g.constant(in.op, in.arg))
		}
		in.clear()
		in.loc = noLocation
	}
	g.loadInstead(&code[i], c)
}

// threadJump lets the jump at i, the block's last instruction, go to where the
// jump that it leads to goes. It reports whether the block has changed and must be
// looked at again from i.
func (g *graph) threadJump(b blockID, i int) bool {
	in := &g.blocks[b].code[i]
	if in.op == bc.END_ASYNC_FOR || in.op == bc.FOR_ITER || in.op == bc.SEND {
		return false
	}
	if len(g.blocks[in.target].code) == 0 {
		return false
	}
	to := &g.blocks[in.target].code[0]
	op := in.op
	switch in.op {
	case bc.POP_JUMP_IF_FALSE, bc.POP_JUMP_IF_TRUE, bc.POP_JUMP_IF_NONE, bc.POP_JUMP_IF_NOT_NONE:
		if to.op != bc.JUMP {
			return false
		}
	case bc.JUMP_IF_FALSE, bc.JUMP_IF_TRUE:
		switch to.op {
		case bc.JUMP, in.op:
		case bc.JUMP_IF_FALSE, bc.JUMP_IF_TRUE:
			// The opposite test of the same value falls through.
			in.target = g.blocks[in.target].next
			return true
		default:
			return false
		}
	case bc.JUMP, bc.JUMP_NO_INTERRUPT:
		switch to.op {
		case bc.JUMP:
			op = bc.JUMP
		case bc.JUMP_NO_INTERRUPT:
		default:
			return false
		}
	default:
		return false
	}
	if in.target == to.target {
		return false
	}
	target, loc := to.target, to.loc
	in.clear()
	jump := g.blocks[b].extend()
	jump.op, jump.target, jump.loc = op, target, loc
	return true
}

// removeUnusedConsts drops the constants that no instruction loads. The first
// stays, since it may be a docstring.
func (g *graph) removeUnusedConsts() {
	t := &g.unit.consts
	if len(t.values) <= 1 {
		return
	}
	g.defined = resize(g.defined, len(t.values))
	used := g.defined
	used[0] = 1
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		for i := range g.blocks[b].code {
			if in := &g.blocks[b].code[i]; in.op == bc.LOAD_CONST {
				used[in.arg] = 1
			}
		}
	}
	n := int32(0)
	for i := range used {
		if used[i] != 0 {
			t.values[n] = t.values[i]
			used[i] = n
			n++
		}
	}
	if int(n) == len(t.values) {
		return
	}
	clear(t.values[n:])
	t.values = t.values[:n]
	t.hashes, t.slots = nil, nil // indexes have moved
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		for i := range g.blocks[b].code {
			if in := &g.blocks[b].code[i]; in.op == bc.LOAD_CONST {
				in.arg = used[in.arg]
			}
		}
	}
}

package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// maxInlineExit is the length up to which a block that leaves the code object is
// copied to where it is jumped to.
const maxInlineExit = 4

// removeUnreachable empties the blocks that control cannot reach and counts the
// edges into each of the others.
func (g *graph) removeUnreachable() {
	g.walk()
	for i := range g.blocks {
		g.blocks[i].preds = 0
	}
	g.blocks[0].preds = 1
	g.visit(0)
	for b := g.take(); b != noBlock; b = g.take() {
		blk := &g.blocks[b]
		if blk.next != noBlock && blk.fallsThrough() {
			g.blocks[blk.next].preds++
			g.visit(blk.next)
		}
		for i := range blk.code {
			if in := &blk.code[i]; in.target != noBlock {
				g.blocks[in.target].preds++
				g.visit(in.target)
			}
		}
	}
	for i := range g.blocks {
		if blk := &g.blocks[i]; blk.preds == 0 {
			blk.code = blk.code[:0]
			blk.handler = false
		}
	}
}

// inlineSmallExits replaces jumps to short blocks that leave the code object, and
// to blocks that have no line and run into nothing, by copies of those blocks.
// Every replacement takes out a jump, but a block without lines may end in one:
// a chain of them is walked once more for each link.
func (g *graph) inlineSmallExits() {
	for changed := true; changed; {
		changed = false
		for b := blockID(0); b != noBlock; b = g.blocks[b].next {
			blk := &g.blocks[b]
			last := blk.last()
			if last == nil || !last.is(unconditional) || last.target == b {
				continue
			}
			to := &g.blocks[last.target]
			small := to.leaves() && len(to.code) <= maxInlineExit
			lineless := !to.fallsThrough() && to.lineless()
			if !small && !lineless {
				continue
			}
			replaced := last.op
			last.clear()
			blk.append(to.code)
			if lineless {
				// A loop must not lose its last look at signals.
				if last := blk.last(); last.is(unconditional) && replaced == bc.JUMP {
					last.op = bc.JUMP
				}
			}
			to.preds--
			changed = true
		}
	}
}

// removeNopsAndJumps takes out jumps to what follows, and the NOPs that leaves,
// until there are none.
func (g *graph) removeNopsAndJumps() {
	for {
		g.removeNops()
		if !g.removeJumps() {
			return
		}
	}
}

// removeJumps clears the jumps to what would be run next anyway.
func (g *graph) removeJumps() bool {
	found := false
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		last := blk.last()
		if last == nil || !last.is(unconditional) {
			continue
		}
		to := g.nonEmpty(last.target)
		if to == noBlock {
			g.fail("jump to the end of the code")
			return false
		}
		if to == g.nonEmpty(blk.next) {
			last.clear()
			found = true
		}
	}
	return found
}

func (g *graph) removeNops() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		g.removeBlockNops(&g.blocks[b])
	}
}

// removeBlockNops takes out the NOPs of a block whose lines are those of a
// neighbour: each line of the source keeps an instruction, for tracing.
func (g *graph) removeBlockNops(blk *block) {
	code := blk.code
	i := 0
	for i < len(code) && code[i].op != bc.NOP {
		i++
	}
	if i == len(code) {
		return
	}
	kept := i
	line := int32(-1) // of the instruction kept last
	if kept > 0 {
		line = code[kept-1].loc.Line
	}
	for ; i < len(code); i++ {
		in := &code[i]
		if in.op == bc.NOP {
			if in.loc.Line == -1 || in.loc.Line == line {
				continue
			}
			if i+1 < len(code) {
				next := &code[i+1].loc
				if next.Line == in.loc.Line {
					continue
				}
				if next.Line < 0 { // none, or the next one's
					*next = in.loc
					continue
				}
			} else if in.loc.Line == g.lineFrom(blk.next) {
				continue
			}
		}
		line = in.loc.Line
		if kept != i {
			code[kept] = *in
		}
		kept++
	}
	blk.code = code[:kept]
}

// lineFrom returns the line of the first instruction of the first block from b on
// that is not empty, passing over the NOPs that will go for want of a line.
func (g *graph) lineFrom(b blockID) int32 {
	if b = g.nonEmpty(b); b != noBlock {
		for i := range g.blocks[b].code {
			if in := &g.blocks[b].code[i]; in.op != bc.NOP || in.loc.Line != -1 {
				return in.loc.Line
			}
		}
	}
	return -1
}

// removePairs takes out constants and copies that are popped as soon as they are
// pushed, in one block or over the border to one that is entered from the one
// before only.
func (g *graph) removePairs() {
	for again := true; again; {
		again = false
		var prev, cur *node
		for b := blockID(0); b != noBlock; b = g.blocks[b].next {
			blk := &g.blocks[b]
			g.removeBlockNops(blk)
			if blk.labelled {
				cur = nil
			}
			for i := range blk.code {
				prev, cur = cur, &blk.code[i]
				if cur.op == bc.POP_TOP && prev != nil &&
					(loadsConst(prev.op) || prev.op == bc.COPY && prev.arg == 1) {
					prev.clear()
					cur.clear()
					again = true
				}
			}
			if cur != nil && cur.is(jumps) || !blk.fallsThrough() {
				cur = nil
			}
		}
	}
}

// directJumps makes every conditional jump go forward, since there are none that
// go back: one that would is turned around to pass over a new block that jumps.
// The way not taken is marked for branch monitoring.
func (g *graph) directJumps() {
	for i := range g.blocks {
		g.blocks[i].seen = false
	}
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		blk.seen = true
		last := blk.last()
		if last == nil || !last.is(conditional) {
			continue
		}
		loc := last.loc
		if to := last.target; g.blocks[to].seen {
			last.op, last.target = reversed(last.op), blk.next
			cold := blk.cold
			back := g.insertAfter(b)
			blk = &g.blocks[back]
			blk.depth, blk.cold = g.blocks[to].depth, cold
			blk.code = make([]node, 0, 2)
			fresh(blk.code[:2])
			blk.extend().op = bc.NOT_TAKEN
			jump := blk.extend()
			jump.op, jump.target = bc.JUMP, to
			blk.code[0].loc, jump.loc = loc, loc
			continue
		}
		taken := blk.extend()
		taken.op, taken.loc = bc.NOT_TAKEN, loc
	}
}

// reversed returns the conditional jump that is taken when op's is not.
func reversed(op bc.Opcode) bc.Opcode {
	switch op {
	case bc.POP_JUMP_IF_TRUE:
		return bc.POP_JUMP_IF_FALSE
	case bc.POP_JUMP_IF_FALSE:
		return bc.POP_JUMP_IF_TRUE
	case bc.POP_JUMP_IF_NONE:
		return bc.POP_JUMP_IF_NOT_NONE
	}
	return bc.POP_JUMP_IF_NONE
}

// expandTests writes out the jumps that leave their operand on the stack.
func (g *graph) expandTests() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		last := blk.last()
		if last == nil || last.op != bc.JUMP_IF_FALSE && last.op != bc.JUMP_IF_TRUE {
			continue
		}
		jump := *last
		if jump.op = bc.POP_JUMP_IF_FALSE; last.op == bc.JUMP_IF_TRUE {
			jump.op = bc.POP_JUMP_IF_TRUE
		}
		last.set(bc.COPY, 1)
		test := *last
		test.set(bc.TO_BOOL, 0)
		blk.append([]node{test, jump})
	}
}

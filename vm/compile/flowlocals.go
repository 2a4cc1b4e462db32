package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// maskLocals is the number of locals whose state is followed from block to block.
const maskLocals = 64

// checkUnsetLocals makes every load of a local that may be unset a
// LOAD_FAST_CHECK. Locals beyond the first 64 are followed within blocks only, so
// that the time stays linear.
func (g *graph) checkUnsetLocals() {
	n := len(g.unit.varNames)
	if n == 0 {
		return
	}
	if n > maskLocals {
		g.checkManyLocals(n)
		n = maskLocals
	}
	unset := ^uint64(0) << min(g.unit.params(), 64)
	if n < 64 {
		unset &= 1<<n - 1
	}
	g.walk()
	for i := range g.blocks {
		g.blocks[i].unset = 0
	}
	g.joinUnset(0, unset)
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		g.scanUnset(b)
	}
	for b := g.take(); b != noBlock; b = g.take() {
		g.blocks[b].seen = false
		g.scanUnset(b)
	}
}

// params returns the number of parameters, which are set on entry.
func (u *unit) params() int {
	n := u.argCount + u.kwOnlyArgCount
	if u.flags&bc.VarArgs != 0 {
		n++
	}
	if u.flags&bc.VarKeywords != 0 {
		n++
	}
	return n
}

// joinUnset adds to what may be unset on entry to b.
func (g *graph) joinUnset(b blockID, unset uint64) {
	if blk := &g.blocks[b]; blk.unset|unset != blk.unset {
		blk.unset |= unset
		g.visit(b)
	}
}

func (g *graph) scanUnset(b blockID) {
	blk := &g.blocks[b]
	unset := blk.unset
	// A handler is told again only when something has changed since.
	told, toldOf := noBlock, uint64(0)
	for i := range blk.code {
		in := &blk.code[i]
		if in.except != noBlock && (in.except != told || unset != toldOf) {
			told, toldOf = in.except, unset
			g.joinUnset(in.except, unset)
		}
		if in.arg >= maskLocals {
			continue
		}
		bit := uint64(1) << in.arg
		switch in.op {
		case bc.DELETE_FAST, bc.LOAD_FAST_AND_CLEAR, bc.STORE_FAST_MAYBE_NULL:
			unset |= bit
		case bc.STORE_FAST, bc.LOAD_FAST_CHECK:
			unset &^= bit
		case bc.LOAD_FAST:
			if unset&bit != 0 {
				in.op = bc.LOAD_FAST_CHECK
			}
			unset &^= bit
		}
	}
	if blk.next != noBlock && blk.fallsThrough() {
		g.joinUnset(blk.next, unset)
	}
	if last := blk.last(); last != nil && last.is(jumps) {
		g.joinUnset(last.target, unset)
	}
}

// checkManyLocals looks at locals from number 64 on: one is known to be set where
// it was stored or loaded earlier in the block.
func (g *graph) checkManyLocals(n int) {
	g.defined = resize(g.defined, n)
	round := int32(0)
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		round++
		code := g.blocks[b].code
		for i := range code {
			in := &code[i]
			if in.arg < maskLocals {
				continue
			}
			switch in.op {
			case bc.DELETE_FAST, bc.LOAD_FAST_AND_CLEAR, bc.STORE_FAST_MAYBE_NULL:
				g.defined[in.arg] = 0
			case bc.STORE_FAST:
				g.defined[in.arg] = round
			case bc.LOAD_FAST:
				if g.defined[in.arg] != round {
					in.op = bc.LOAD_FAST_CHECK
				}
				g.defined[in.arg] = round
			}
		}
	}
}

// fuseLocals joins neighbouring loads and stores of locals with numbers below 16,
// where a line does not end between them.
func (g *graph) fuseLocals() {
	fused := false
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		code := g.blocks[b].code
		for i := 0; i+1 < len(code); i++ {
			in, next := &code[i], &code[i+1]
			op := bc.NOP
			switch in.op {
			case bc.LOAD_FAST:
				if next.op == bc.LOAD_FAST {
					op = bc.LOAD_FAST_LOAD_FAST
				}
			case bc.STORE_FAST:
				switch next.op {
				case bc.LOAD_FAST:
					op = bc.STORE_FAST_LOAD_FAST
				case bc.STORE_FAST:
					op = bc.STORE_FAST_STORE_FAST
				}
			}
			if op == bc.NOP || in.arg >= 16 || next.arg >= 16 ||
				in.loc.Line >= 0 && next.loc.Line >= 0 && in.loc.Line != next.loc.Line {
				continue
			}
			in.set(op, in.arg<<4|next.arg)
			next.clear()
			fused = true
		}
	}
	if fused {
		g.removeNops()
	}
}

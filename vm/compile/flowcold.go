package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// moveColdBlocks puts the blocks that only exceptions lead to behind all others.
func (g *graph) moveColdBlocks() {
	if g.blocks[0].next == noBlock || !g.markCold() {
		return
	}
	// What falls out of a cold block must jump once the two are apart.
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		next := g.blocks[b].next
		if next == noBlock || !g.blocks[b].cold || !g.blocks[next].warm || !g.blocks[b].fallsThrough() {
			continue
		}
		g.blocks[next].labelled = true
		j := g.insertAfter(b)
		blk := &g.blocks[j]
		blk.code = append(blk.code, node{bc.JUMP_NO_INTERRUPT, 0, next, noBlock, noLocation})
		blk.cold = true
		blk.preds = 1
	}
	// Two lists, in the order they had.
	var ends, firsts [2]blockID
	ends = [2]blockID{noBlock, noBlock}
	firsts = ends
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		side := 0
		if g.blocks[b].cold {
			side = 1
		}
		if ends[side] == noBlock {
			firsts[side] = b
		} else {
			g.blocks[ends[side]].next = b
		}
		ends[side] = b
	}
	if firsts[1] == noBlock {
		return
	}
	g.blocks[ends[0]].next = firsts[1]
	g.blocks[ends[1]].next = noBlock
	g.removeNopsAndJumps()
}

// markCold marks the blocks that are reached from the entry as warm and those
// that are reached from handlers only as cold; it reports whether there are any.
func (g *graph) markCold() bool {
	g.walk()
	handlers := false
	for b := range g.blocks {
		handlers = handlers || g.blocks[b].handler
	}
	if !handlers {
		return false
	}
	g.visit(0)
	for b := g.take(); b != noBlock; b = g.take() {
		g.blocks[b].warm = true
		g.visitNormal(b, false)
	}
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		if g.blocks[b].handler {
			g.visit(b)
		}
	}
	for b := g.take(); b != noBlock; b = g.take() {
		g.blocks[b].cold = true
		g.visitNormal(b, true)
	}
	return true
}

// visitNormal visits what follows b without an exception.
func (g *graph) visitNormal(b blockID, coldOnly bool) {
	blk := &g.blocks[b]
	if blk.next != noBlock && blk.fallsThrough() && !(coldOnly && g.blocks[blk.next].warm) {
		g.visit(blk.next)
	}
	if last := blk.last(); last != nil && last.is(jumps) && !(coldOnly && g.blocks[last.target].warm) {
		g.visit(last.target)
	}
}

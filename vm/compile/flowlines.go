package compile

// resolveLines gives instructions that have no line that of what leads to them,
// where only one thing does.
func (g *graph) resolveLines() {
	g.copyLinelessExits()
	g.spreadLines()
}

// copyLinelessExits gives each jump to an exit without a line, or to a loop's
// jump back without one, a copy of its own that takes on the jump's line.
func (g *graph) copyLinelessExits() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		last := g.blocks[b].last()
		if last == nil || !last.is(jumps) {
			continue
		}
		to := g.nonEmpty(last.target)
		if to == noBlock || g.blocks[to].preds <= 1 || !g.takesLine(to) {
			continue
		}
		loc := last.loc
		dup := g.insertAfter(to)
		g.blocks[dup].append(g.blocks[to].code)
		g.blocks[dup].code[0].loc = loc
		g.blocks[dup].preds = 1
		g.blocks[dup].labelled = true
		g.blocks[to].preds--
		g.blocks[b].last().target = dup
	}
	// An exit that still has no line is fallen into from one place.
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		if len(blk.code) > 0 && blk.next != noBlock && blk.fallsThrough() && g.takesLine(blk.next) {
			g.blocks[blk.next].code[0].loc = blk.last().loc
		}
	}
}

// takesLine reports whether the block has no line and is one of those that must
// not be left without: exits, and blocks where signals are looked for.
func (g *graph) takesLine(b blockID) bool {
	blk := &g.blocks[b]
	if len(blk.code) == 0 {
		return false
	}
	needs := blk.leaves()
	for i := 0; i < len(blk.code); i++ {
		if blk.code[i].loc.Line >= 0 {
			return false
		}
		needs = needs || blk.code[i].is(breaks)
	}
	return needs
}

// spreadLines carries lines forward within blocks, and into the blocks that are
// entered from one place only.
func (g *graph) spreadLines() {
	for b := blockID(0); b != noBlock; b = g.blocks[b].next {
		blk := &g.blocks[b]
		if len(blk.code) == 0 {
			continue
		}
		loc := noLocation
		for i := range blk.code {
			if in := &blk.code[i]; in.loc.Line == -1 {
				in.loc = loc
			} else {
				loc = in.loc
			}
		}
		if blk.next != noBlock && blk.fallsThrough() {
			g.lendLine(blk.next, loc)
		}
		if last := blk.last(); last.is(jumps) {
			g.lendLine(last.target, loc)
		}
	}
}

func (g *graph) lendLine(b blockID, loc location) {
	if blk := &g.blocks[b]; blk.preds == 1 && len(blk.code) > 0 && blk.code[0].loc.Line == -1 {
		blk.code[0].loc = loc
	}
}

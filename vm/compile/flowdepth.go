package compile

import (
	"fmt"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// measureStack finds the depth of the stack on entry to every block, which the
// exception table needs of handlers, and the greatest depth anywhere.
func (g *graph) measureStack() {
	g.walk()
	for i := range g.blocks {
		g.blocks[i].depth = -1
	}
	most := 0
	enter := func(b blockID, depth int) {
		if blk := &g.blocks[b]; blk.depth >= 0 {
			if blk.depth != int32(depth) {
				g.fail(fmt.Sprintf("block %d is entered with %d and with %d values on the stack", b, blk.depth, depth))
			}
		} else {
			blk.depth = int32(depth)
			g.visit(b)
		}
	}
	enter(0, 0)
	for b := g.take(); b != noBlock && g.err == nil; b = g.take() {
		blk := &g.blocks[b]
		depth, ended := int(blk.depth), false
		for i := range blk.code {
			in := &blk.code[i]
			after := depth + bc.StackEffect(in.op, int(in.arg), false)
			if after < 0 {
				g.fail(fmt.Sprintf("%v takes more than there is on the stack", in.op))
				return
			}
			most = max(most, depth, after)
			if in.target != noBlock && in.op != bc.END_ASYNC_FOR {
				taken := depth + bc.StackEffect(in.op, int(in.arg), true)
				most = max(most, taken)
				enter(in.target, taken)
			}
			depth = after
			if in.is(noFallsInto) {
				ended = true
				break
			}
		}
		if !ended && blk.next != noBlock {
			enter(blk.next, depth)
		}
	}
	g.stackSize = most
}

// fail notes a broken invariant of the sequence; the first one is reported.
func (g *graph) fail(what string) {
	if g.err == nil {
		g.err = fmt.Errorf("compile %s: %s", g.unit.qualName, what)
	}
}

package compile

import bc "github.com/adder-vm/adder/vm/bytecode"

// handlerStack is one handler and what is below it. Stacks share their tails, so
// that walking into a branch copies nothing.
type handlerStack struct {
	handler blockID
	below   int32 // -1 at the bottom
	depth   int32
}

// resumeDepthOne is set in RESUME's operand when the yield before it stands under
// a single handler, that which a generator's whole body has.
const resumeDepthOne = 4

// labelHandlers notes, at every instruction that can raise, the handler in force
// there, and takes out POP_BLOCK. It follows control from the entry, carrying the
// stack of handlers along.
func (g *graph) labelHandlers() {
	pushes := false
	for b := range g.blocks {
		for i := range g.blocks[b].code {
			if in := &g.blocks[b].code[i]; in.is(pushesBlock) {
				g.blocks[in.target].handler = true
				pushes = true
			}
		}
	}
	if !pushes {
		return
	}
	g.handlers = g.handlers[:0]
	g.walk()
	g.blocks[0].stack = -1
	g.visit(0)
	enter := func(b blockID, stack int32) {
		if !g.blocks[b].seen {
			g.blocks[b].stack = stack
			g.visit(b)
		}
	}
	for b := g.take(); b != noBlock; b = g.take() {
		blk := &g.blocks[b]
		stack := blk.stack
		handler, depth := noBlock, int32(0)
		look := func() {
			handler, depth = noBlock, 0
			if stack >= 0 {
				handler, depth = g.handlers[stack].handler, g.handlers[stack].depth
			}
		}
		look()
		yieldDepth := int32(-1)
		for i := range blk.code {
			in := &blk.code[i]
			switch {
			case in.is(pushesBlock):
				enter(in.target, stack)
				if in.op != bc.SETUP_FINALLY {
					g.blocks[in.target].lasti = true
				}
				g.handlers = append(g.handlers, handlerStack{in.target, stack, depth + 1})
				stack = int32(len(g.handlers) - 1)
				look()
			case in.op == bc.POP_BLOCK:
				if stack < 0 {
					g.fail("POP_BLOCK without a block")
					return
				}
				stack = g.handlers[stack].below
				look()
				in.clear()
			case in.is(jumps):
				in.except = handler
				enter(in.target, stack)
			case in.op == bc.RESUME:
				in.except = handler
				if in.arg != 0 {
					if yieldDepth == 1 {
						in.arg |= resumeDepthOne
					}
					yieldDepth = -1
				}
			case in.op == bc.YIELD_VALUE:
				in.except = handler
				yieldDepth = depth
			default:
				in.except = handler
			}
		}
		if blk.next != noBlock && blk.fallsThrough() {
			enter(blk.next, stack)
		}
	}
}

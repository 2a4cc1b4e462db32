package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// blockType is the kind of a frame block: something that a break, continue or
// return must leave properly.
type blockType uint8

const (
	whileBlock blockType = iota
	forBlock
	asyncForBlock
	tryExceptBlock
	finallyTryBlock
	finallyEndBlock
	withBlock
	asyncWithBlock
	handlerCleanupBlock
	popValueBlock
	exceptionHandlerBlock
	groupHandlerBlock
	asyncCompBlock
	stopIterationBlock
)

// maxBlocks bounds how deep blocks nest within a code object.
const maxBlocks = 21

type frameBlock struct {
	kind      blockType
	start     label
	exit      label
	loc       location      // of a with item
	finalBody []syntax.Stmt // of a finallyTryBlock
	name      string        // of a handlerCleanupBlock: what the exception is bound to
}

func (c *compiler) pushBlock(b frameBlock, loc location) {
	if len(c.u.blocks) >= maxBlocks {
		c.fail(loc, "too many statically nested blocks")
	}
	b.loc = loc
	c.u.blocks = append(c.u.blocks, b)
}

func (c *compiler) popBlock() { c.u.blocks = c.u.blocks[:len(c.u.blocks)-1] }

// unwind emits what leaves one block. With onStack, the value on top of the
// stack stays there. Where code of the source's own runs in between, loc becomes
// artificial for what follows.
func (c *compiler) unwind(loc *location, b frameBlock, onStack bool) {
	switch b.kind {
	case forBlock, asyncForBlock, popValueBlock:
		if onStack {
			c.opArg(*loc, bytecode.SWAP, 2)
		}
		c.op(*loc, bytecode.POP_TOP)
	case tryExceptBlock:
		c.op(*loc, bytecode.POP_BLOCK)
	case finallyTryBlock:
		c.op(*loc, bytecode.POP_BLOCK)
		if onStack {
			c.pushBlock(frameBlock{kind: popValueBlock}, *loc)
		}
		c.stmts(b.finalBody)
		if onStack {
			c.popBlock()
		}
		*loc = noLocation
	case finallyEndBlock:
		if onStack {
			c.opArg(*loc, bytecode.SWAP, 2)
		}
		c.op(*loc, bytecode.POP_TOP)
		if onStack {
			c.opArg(*loc, bytecode.SWAP, 2)
		}
		c.op(*loc, bytecode.POP_BLOCK)
		c.op(*loc, bytecode.POP_EXCEPT)
	case withBlock, asyncWithBlock:
		*loc = b.loc
		c.op(*loc, bytecode.POP_BLOCK)
		if onStack {
			c.opArg(*loc, bytecode.SWAP, 3)
			c.opArg(*loc, bytecode.SWAP, 2)
		}
		c.callExitWithNones(*loc)
		if b.kind == asyncWithBlock {
			c.awaitTop(*loc, awaitAExit)
		}
		c.op(*loc, bytecode.POP_TOP)
		*loc = noLocation
	case handlerCleanupBlock:
		if b.name != "" {
			c.op(*loc, bytecode.POP_BLOCK)
		}
		if onStack {
			c.opArg(*loc, bytecode.SWAP, 2)
		}
		c.op(*loc, bytecode.POP_BLOCK)
		c.op(*loc, bytecode.POP_EXCEPT)
		if b.name != "" {
			c.forgetException(*loc, b.name)
		}
	}
}

// unwindAll leaves the blocks around the current place, from the inside out: all
// of them or, with toLoop, those inside the innermost loop, which it returns.
func (c *compiler) unwindAll(loc *location, onStack, toLoop bool) *frameBlock {
	u := c.u
	all := u.blocks
	defer func() { u.blocks = all }()
	for n := len(all); n > 0; n-- {
		b := &all[n-1]
		if b.kind == groupHandlerBlock {
			c.fail(*loc, "'break', 'continue' and 'return' cannot appear in an except* block")
		}
		if toLoop && b.kind <= asyncForBlock {
			return b
		}
		// While a finally body is compiled, the block is not around it. What
		// that compilation pushes must not overwrite the blocks left.
		u.blocks = all[: n-1 : n-1]
		c.unwind(loc, *b, onStack)
	}
	return nil
}

// forgetException unbinds the name of a handler's exception.
func (c *compiler) forgetException(loc location, name string) {
	c.loadNone(loc)
	c.store(loc, name)
	c.del(loc, name)
}

func (c *compiler) popExceptAndReraise() {
	c.opArg(noLocation, bytecode.COPY, 3)
	c.op(noLocation, bytecode.POP_EXCEPT)
	c.opArg(noLocation, bytecode.RERAISE, 1)
}

func (c *compiler) try(loc location, body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt, star bool) {
	inner := func() {
		switch {
		case len(handlers) == 0:
			c.stmts(body)
		case star:
			c.tryStarExcept(loc, body, handlers, orelse)
		default:
			c.tryExcept(loc, body, handlers, orelse)
		}
	}
	if len(final) == 0 {
		inner()
		return
	}
	bodyStart, end, exit, cleanup := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	c.jump(loc, bytecode.SETUP_FINALLY, end)
	c.place(bodyStart)
	c.pushBlock(frameBlock{kind: finallyTryBlock, start: bodyStart, exit: end, finalBody: final}, loc)
	inner()
	c.op(noLocation, bytecode.POP_BLOCK)
	c.popBlock()
	c.stmts(final)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, exit)

	c.place(end)
	c.pushBlock(frameBlock{kind: finallyEndBlock, start: end}, loc)
	c.jump(noLocation, bytecode.SETUP_CLEANUP, cleanup)
	c.op(noLocation, bytecode.PUSH_EXC_INFO)
	c.quiet++ // the body has had its warnings
	c.stmts(final)
	c.quiet--
	c.popBlock()
	c.opArg(noLocation, bytecode.RERAISE, 0)
	c.place(cleanup)
	c.popExceptAndReraise()
	c.place(exit)
}

func (c *compiler) tryExcept(loc location, body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse []syntax.Stmt) {
	bodyStart, except, end, cleanup := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	c.jump(loc, bytecode.SETUP_FINALLY, except)
	c.place(bodyStart)
	c.pushBlock(frameBlock{kind: tryExceptBlock, start: bodyStart}, loc)
	c.stmts(body)
	c.popBlock()
	c.op(noLocation, bytecode.POP_BLOCK)
	c.stmts(orelse)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)

	c.place(except)
	c.jump(noLocation, bytecode.SETUP_CLEANUP, cleanup)
	c.op(noLocation, bytecode.PUSH_EXC_INFO)
	c.pushBlock(frameBlock{kind: exceptionHandlerBlock}, loc)
	for i, h := range handlers {
		if h.Type == nil && i < len(handlers)-1 {
			c.fail(h.Pos, "default 'except:' must be last")
		}
		except = c.newLabel()
		if h.Type != nil {
			c.expr(h.Type)
			c.op(h.Pos, bytecode.CHECK_EXC_MATCH)
			c.jump(h.Pos, bytecode.POP_JUMP_IF_FALSE, except)
		}
		handlerBody := c.newLabel()
		if h.Name != "" {
			cleanupEnd := c.newLabel()
			c.store(h.Pos, h.Name)
			c.jump(h.Pos, bytecode.SETUP_CLEANUP, cleanupEnd)
			c.place(handlerBody)
			c.pushBlock(frameBlock{kind: handlerCleanupBlock, start: handlerBody, name: h.Name}, h.Pos)
			c.stmts(h.Body)
			c.popBlock()
			c.op(noLocation, bytecode.POP_BLOCK)
			c.op(noLocation, bytecode.POP_BLOCK)
			c.op(noLocation, bytecode.POP_EXCEPT)
			c.forgetException(noLocation, h.Name)
			c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
			c.place(cleanupEnd)
			c.forgetException(noLocation, h.Name)
			c.opArg(noLocation, bytecode.RERAISE, 1)
		} else {
			c.op(h.Pos, bytecode.POP_TOP)
			c.place(handlerBody)
			c.pushBlock(frameBlock{kind: handlerCleanupBlock, start: handlerBody}, h.Pos)
			c.stmts(h.Body)
			c.popBlock()
			c.op(noLocation, bytecode.POP_BLOCK)
			c.op(noLocation, bytecode.POP_EXCEPT)
			c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
		}
		c.place(except)
	}
	c.opArg(noLocation, bytecode.RERAISE, 0)
	c.popBlock()
	c.place(cleanup)
	c.popExceptAndReraise()
	c.place(end)
}

func (c *compiler) tryStarExcept(loc location, body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse []syntax.Stmt) {
	bodyStart, except, orelseStart, end := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	cleanup, reraiseStar, reraise := c.newLabel(), c.newLabel(), c.newLabel()
	c.jump(loc, bytecode.SETUP_FINALLY, except)
	c.place(bodyStart)
	c.pushBlock(frameBlock{kind: tryExceptBlock, start: bodyStart}, loc)
	c.stmts(body)
	c.popBlock()
	c.op(noLocation, bytecode.POP_BLOCK)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, orelseStart)

	c.place(except)
	c.jump(noLocation, bytecode.SETUP_CLEANUP, cleanup)
	c.op(noLocation, bytecode.PUSH_EXC_INFO)
	c.pushBlock(frameBlock{kind: groupHandlerBlock}, loc)
	for i, h := range handlers {
		next, withError, noMatch := c.newLabel(), c.newLabel(), c.newLabel()
		except = next
		if i == 0 {
			// The list of what the handlers raise, below what is unhandled.
			c.opArg(h.Pos, bytecode.BUILD_LIST, 0)
			c.opArg(h.Pos, bytecode.COPY, 2)
		}
		if h.Type != nil {
			c.expr(h.Type)
			c.op(h.Pos, bytecode.CHECK_EG_MATCH)
			c.opArg(h.Pos, bytecode.COPY, 1)
			c.jump(h.Pos, bytecode.POP_JUMP_IF_NONE, noMatch)
		}
		cleanupEnd, handlerBody := c.newLabel(), c.newLabel()
		if h.Name != "" {
			c.store(h.Pos, h.Name)
		} else {
			c.op(h.Pos, bytecode.POP_TOP)
		}
		c.jump(h.Pos, bytecode.SETUP_CLEANUP, cleanupEnd)
		c.place(handlerBody)
		c.pushBlock(frameBlock{kind: handlerCleanupBlock, start: handlerBody, name: h.Name}, h.Pos)
		c.stmts(h.Body)
		c.popBlock()
		c.op(noLocation, bytecode.POP_BLOCK)
		if h.Name != "" {
			c.forgetException(noLocation, h.Name)
		}
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, except)

		c.place(cleanupEnd)
		if h.Name != "" {
			c.forgetException(noLocation, h.Name)
		}
		c.opArg(noLocation, bytecode.LIST_APPEND, 3)
		c.op(noLocation, bytecode.POP_TOP)
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, withError)

		c.place(except)
		c.op(noLocation, bytecode.NOP)
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, withError)
		c.place(noMatch)
		c.op(h.Pos, bytecode.POP_TOP)
		c.place(withError)
		if i == len(handlers)-1 {
			c.opArg(noLocation, bytecode.LIST_APPEND, 1)
			c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, reraiseStar)
		}
	}
	c.popBlock()
	c.place(reraiseStar)
	c.opArg(noLocation, bytecode.CALL_INTRINSIC_2, intrinsicPrepReraiseStar)
	c.opArg(noLocation, bytecode.COPY, 1)
	c.jump(noLocation, bytecode.POP_JUMP_IF_NOT_NONE, reraise)
	c.op(noLocation, bytecode.POP_TOP)
	c.op(noLocation, bytecode.POP_BLOCK)
	c.op(noLocation, bytecode.POP_EXCEPT)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
	c.place(reraise)
	c.op(noLocation, bytecode.POP_BLOCK)
	c.opArg(noLocation, bytecode.SWAP, 2)
	c.op(noLocation, bytecode.POP_EXCEPT)
	c.opArg(noLocation, bytecode.RERAISE, 0)
	c.place(cleanup)
	c.popExceptAndReraise()
	c.place(orelseStart)
	c.stmts(orelse)
	c.place(end)
}

// What GET_AWAITABLE's operand says awaits.
const (
	awaitExpr = iota
	awaitAEnter
	awaitAExit
)

func (c *compiler) callExitWithNones(loc location) {
	c.loadNone(loc)
	c.loadNone(loc)
	c.loadNone(loc)
	c.opArg(loc, bytecode.CALL, 3)
}

// with compiles a with statement, its first item around the rest.
func (c *compiler) with(stmtLoc location, items []*syntax.WithItem, body []syntax.Stmt, async bool) {
	c.enterNesting()
	item := items[0]
	kind, enter, exitMethod := withBlock, int32(specialEnter), int32(specialExit)
	if async {
		kind, enter, exitMethod = asyncWithBlock, specialAEnter, specialAExit
	}
	block, final, exit, cleanup := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	c.expr(item.ContextExpr)
	loc := *item.ContextExpr.Position()
	c.opArg(loc, bytecode.COPY, 1)
	c.opArg(loc, bytecode.LOAD_SPECIAL, exitMethod)
	c.opArg(loc, bytecode.SWAP, 2)
	c.opArg(loc, bytecode.SWAP, 3)
	c.opArg(loc, bytecode.LOAD_SPECIAL, enter)
	c.opArg(loc, bytecode.CALL, 0)
	if async {
		c.awaitTop(loc, awaitAEnter)
	}
	c.jump(loc, bytecode.SETUP_WITH, final)
	c.place(block)
	c.pushBlock(frameBlock{kind: kind, start: block, exit: final}, loc)
	if item.OptionalVars != nil {
		c.expr(item.OptionalVars)
	} else {
		c.op(loc, bytecode.POP_TOP)
	}
	if len(items) > 1 {
		c.with(stmtLoc, items[1:], body, async)
	} else {
		c.stmts(body)
	}
	c.popBlock()
	if async {
		c.op(loc, bytecode.POP_BLOCK)
	} else {
		c.op(noLocation, bytecode.POP_BLOCK)
	}
	c.callExitWithNones(loc)
	if async {
		c.awaitTop(loc, awaitAExit)
	}
	c.op(loc, bytecode.POP_TOP)
	c.jump(loc, bytecode.JUMP, exit)

	c.place(final)
	c.jump(loc, bytecode.SETUP_CLEANUP, cleanup)
	c.op(loc, bytecode.PUSH_EXC_INFO)
	c.op(loc, bytecode.WITH_EXCEPT_START)
	if async {
		c.awaitTop(loc, awaitAExit)
	}
	suppress := c.newLabel()
	c.op(noLocation, bytecode.TO_BOOL)
	c.jump(noLocation, bytecode.POP_JUMP_IF_TRUE, suppress)
	c.opArg(noLocation, bytecode.RERAISE, 2)
	c.place(suppress)
	c.op(noLocation, bytecode.POP_TOP)
	c.op(noLocation, bytecode.POP_BLOCK)
	c.op(noLocation, bytecode.POP_EXCEPT)
	c.op(noLocation, bytecode.POP_TOP)
	c.op(noLocation, bytecode.POP_TOP)
	c.op(noLocation, bytecode.POP_TOP)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, exit)
	c.place(cleanup)
	c.popExceptAndReraise()
	c.place(exit)
	c.leaveNesting()
}

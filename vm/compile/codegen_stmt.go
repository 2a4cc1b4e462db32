package compile

import (
	"strings"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

func (c *compiler) stmts(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

func (c *compiler) stmt(s syntax.Stmt) {
	c.enterNesting()
	switch s := s.(type) {
	case *syntax.ExprStmt:
		c.exprStmt(s)
	case *syntax.Assign:
		c.expr(s.Value)
		for i, t := range s.Targets {
			if i+1 < len(s.Targets) {
				c.opArg(s.Pos, bytecode.COPY, 1)
			}
			c.expr(t)
		}
	case *syntax.If:
		c.ifStmt(s)
	case *syntax.Return:
		c.returnStmt(s)
	case *syntax.FunctionDef:
		c.function(s, s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, functionUnit)
	case *syntax.AsyncFunctionDef:
		c.function(s, s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, asyncFunctionUnit)
	case *syntax.ClassDef:
		c.class(s)
	case *syntax.For:
		c.forStmt(s)
	case *syntax.AsyncFor:
		c.asyncFor(s)
	case *syntax.While:
		c.whileStmt(s)
	case *syntax.With:
		c.enterBlockStmt()
		c.with(s.Pos, s.Items, s.Body, false)
		c.leaveBlockStmt()
	case *syntax.AsyncWith:
		c.checkAsync(s.Pos, "async with")
		c.enterBlockStmt()
		c.with(s.Pos, s.Items, s.Body, true)
		c.leaveBlockStmt()
	case *syntax.Raise:
		n := int32(0)
		if s.Exc != nil {
			c.expr(s.Exc)
			n++
			if s.Cause != nil {
				c.expr(s.Cause)
				n++
			}
		}
		c.opArg(s.Pos, bytecode.RAISE_VARARGS, n)
	case *syntax.Try:
		c.enterBlockStmt()
		c.try(s.Pos, s.Body, s.Handlers, s.Orelse, s.Finalbody, false)
		c.leaveBlockStmt()
	case *syntax.TryStar:
		c.enterBlockStmt()
		c.try(s.Pos, s.Body, s.Handlers, s.Orelse, s.Finalbody, true)
		c.leaveBlockStmt()
	case *syntax.Assert:
		c.assert(s)
	case *syntax.AugAssign:
		c.augAssign(s)
	case *syntax.AnnAssign:
		c.annAssign(s)
	case *syntax.Delete:
		c.exprs(s.Targets)
	case *syntax.Import:
		c.importStmt(s)
	case *syntax.ImportFrom:
		c.importFrom(s)
	case *syntax.Pass:
		c.op(s.Pos, bytecode.NOP)
	case *syntax.Break:
		c.breakStmt(s.Pos)
	case *syntax.Continue:
		c.continueStmt(s.Pos)
	case *syntax.Match:
		c.enterBlockStmt()
		c.match(s)
		c.leaveBlockStmt()
	case *syntax.TypeAlias:
		c.typeAlias(s)
	case *syntax.Global, *syntax.Nonlocal:
	}
	c.leaveNesting()
}

// enterBlockStmt notes that the statements of a compound one follow: they may
// not run, and at the prompt they print nothing.
func (c *compiler) enterBlockStmt() { c.u.inConditional++ }
func (c *compiler) leaveBlockStmt() { c.u.inConditional-- }

func (c *compiler) exprStmt(s *syntax.ExprStmt) {
	if c.interactive && c.u.kind == moduleUnit {
		c.expr(s.Value)
		c.opArg(s.Pos, bytecode.CALL_INTRINSIC_1, intrinsicPrint)
		c.op(noLocation, bytecode.POP_TOP)
		return
	}
	if _, ok := s.Value.(*syntax.Constant); ok {
		c.op(s.Pos, bytecode.NOP)
		return
	}
	c.expr(s.Value)
	c.op(noLocation, bytecode.POP_TOP)
}

func (c *compiler) ifStmt(s *syntax.If) {
	end := c.newLabel()
	next := end
	if len(s.Orelse) > 0 {
		next = c.newLabel()
	}
	c.enterBlockStmt()
	c.jumpIf(s.Pos, s.Test, next, false)
	c.stmts(s.Body)
	if len(s.Orelse) > 0 {
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
		c.place(next)
		c.stmts(s.Orelse)
	}
	c.leaveBlockStmt()
	c.place(end)
}

func (c *compiler) forStmt(s *syntax.For) {
	start, cleanup, end := c.newLabel(), c.newLabel(), c.newLabel()
	c.enterBlockStmt()
	c.pushBlock(frameBlock{kind: forBlock, start: start, exit: end}, s.Pos)
	c.expr(s.Iter)
	loc := *s.Iter.Position()
	c.op(loc, bytecode.GET_ITER)
	c.place(start)
	c.jump(loc, bytecode.FOR_ITER, cleanup)
	// The NOP carries the target's line where the statement spans lines.
	c.op(*s.Target.Position(), bytecode.NOP)
	c.expr(s.Target)
	c.stmts(s.Body)
	c.jump(noLocation, bytecode.JUMP, start)
	c.place(cleanup)
	// END_FOR stands first: a loop over a generator jumps to it, one over
	// another iterator past it.
	c.op(noLocation, bytecode.END_FOR)
	c.op(noLocation, bytecode.POP_ITER)
	c.popBlock()
	c.stmts(s.Orelse)
	c.leaveBlockStmt()
	c.place(end)
}

func (c *compiler) asyncFor(s *syntax.AsyncFor) {
	c.checkAsync(s.Pos, "async for")
	start, send, except, end := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	c.enterBlockStmt()
	c.expr(s.Iter)
	iterLoc := *s.Iter.Position()
	c.op(iterLoc, bytecode.GET_AITER)
	c.place(start)
	c.pushBlock(frameBlock{kind: asyncForBlock, start: start, exit: end}, s.Pos)
	c.jump(s.Pos, bytecode.SETUP_FINALLY, except)
	c.op(s.Pos, bytecode.GET_ANEXT)
	c.loadNone(s.Pos)
	c.place(send)
	c.sendLoop(s.Pos, resumeAfterAwait)
	c.op(s.Pos, bytecode.POP_BLOCK)
	c.op(s.Pos, bytecode.NOT_TAKEN)
	c.expr(s.Target)
	c.stmts(s.Body)
	c.jump(noLocation, bytecode.JUMP, start)
	c.popBlock()
	c.place(except)
	c.jump(iterLoc, bytecode.END_ASYNC_FOR, send)
	c.stmts(s.Orelse)
	c.leaveBlockStmt()
	c.place(end)
}

func (c *compiler) whileStmt(s *syntax.While) {
	loop, anchor, end := c.newLabel(), c.newLabel(), c.newLabel()
	c.enterBlockStmt()
	c.place(loop)
	c.pushBlock(frameBlock{kind: whileBlock, start: loop, exit: end}, s.Pos)
	c.jumpIf(s.Pos, s.Test, anchor, false)
	c.stmts(s.Body)
	c.jump(noLocation, bytecode.JUMP, loop)
	c.popBlock()
	c.place(anchor)
	c.stmts(s.Orelse)
	c.leaveBlockStmt()
	c.place(end)
}

// checkAsync fails where an async statement stands outside an async function.
func (c *compiler) checkAsync(loc location, what string) {
	if c.topLevelAwait() {
		c.u.scope.coroutine = true
		return
	}
	if c.u.kind != asyncFunctionUnit && c.u.kind != compUnit {
		c.refuse(loc, "'%s' outside async function", what)
	}
}

func (c *compiler) topLevelAwait() bool { return c.opts.TopLevelAwait && c.u.kind == moduleUnit }

func (c *compiler) returnStmt(s *syntax.Return) {
	scope := c.u.scope
	loc := s.Pos
	if !scope.functionLike() {
		c.fail(loc, "'return' outside function")
	}
	if s.Value != nil && scope.coroutine && scope.generator {
		c.fail(loc, "'return' with value in async generator")
	}
	constant, isConst := s.Value.(*syntax.Constant)
	onStack := s.Value != nil && !isConst
	if onStack {
		c.expr(s.Value)
	} else if s.Value != nil {
		loc = constant.Pos
		c.op(loc, bytecode.NOP)
	}
	if s.Value == nil || s.Value.Position().Line != s.Line {
		loc = s.Pos
		c.op(loc, bytecode.NOP)
	}
	c.unwindAll(&loc, onStack, false)
	switch {
	case s.Value == nil:
		c.loadNone(loc)
	case !onStack:
		c.loadConst(loc, constOf(constant.Value))
	}
	c.op(loc, bytecode.RETURN_VALUE)
}

func (c *compiler) breakStmt(origin location) {
	loc := origin
	c.op(loc, bytecode.NOP)
	loop := c.unwindAll(&loc, false, true)
	if loop == nil {
		c.fail(origin, "'break' outside loop")
	}
	exit := loop.exit
	c.unwind(&loc, *loop, false)
	c.jump(loc, bytecode.JUMP, exit)
}

func (c *compiler) continueStmt(origin location) {
	loc := origin
	c.op(loc, bytecode.NOP)
	loop := c.unwindAll(&loc, false, true)
	if loop == nil {
		c.fail(origin, "'continue' not properly in loop")
	}
	c.jump(loc, bytecode.JUMP, loop.start)
}

func (c *compiler) assert(s *syntax.Assert) {
	if t, ok := s.Test.(*syntax.Tuple); ok && len(t.Elts) > 0 {
		c.warnHere(s.Pos, "assertion is always true, perhaps remove parentheses?")
	}
	if c.opts.Optimize > 0 {
		return
	}
	end := c.newLabel()
	c.jumpIf(s.Pos, s.Test, end, true)
	c.opArg(s.Pos, bytecode.LOAD_COMMON_CONSTANT, commonAssertionError)
	if s.Msg != nil {
		c.expr(s.Msg)
		c.opArg(s.Pos, bytecode.CALL, 0)
	}
	c.opArg(*s.Test.Position(), bytecode.RAISE_VARARGS, 1)
	c.place(end)
}

func (c *compiler) augAssign(s *syntax.AugAssign) {
	loc := *s.Target.Position()
	switch t := s.Target.(type) {
	case *syntax.Name:
		c.load(loc, t.ID)
	case *syntax.Attribute:
		c.expr(t.Value)
		c.opArg(loc, bytecode.COPY, 1)
		c.loadAttr(attrLocation(loc, t), t.Attr, 0)
	case *syntax.Subscript:
		c.expr(t.Value)
		if slice, ok := twoPartSlice(t.Slice); ok {
			c.sliceParts(slice)
			c.opArg(loc, bytecode.COPY, 3)
			c.opArg(loc, bytecode.COPY, 3)
			c.opArg(loc, bytecode.COPY, 3)
			c.op(loc, bytecode.BINARY_SLICE)
		} else {
			c.expr(t.Slice)
			c.opArg(loc, bytecode.COPY, 2)
			c.opArg(loc, bytecode.COPY, 2)
			c.opArg(loc, bytecode.BINARY_OP, binarySubscr)
		}
	}
	c.expr(s.Value)
	c.opArg(s.Pos, bytecode.BINARY_OP, binaryOps[s.Op]+binaryInplace)
	switch t := s.Target.(type) {
	case *syntax.Name:
		c.store(loc, t.ID)
	case *syntax.Attribute:
		loc = attrLocation(loc, t)
		c.opArg(loc, bytecode.SWAP, 2)
		c.opName(loc, bytecode.STORE_ATTR, t.Attr)
	case *syntax.Subscript:
		if _, ok := twoPartSlice(t.Slice); ok {
			c.opArg(loc, bytecode.SWAP, 4)
			c.opArg(loc, bytecode.SWAP, 3)
			c.opArg(loc, bytecode.SWAP, 2)
			c.op(loc, bytecode.STORE_SLICE)
		} else {
			c.opArg(loc, bytecode.SWAP, 3)
			c.opArg(loc, bytecode.SWAP, 2)
			c.op(loc, bytecode.STORE_SUBSCR)
		}
	}
}

func (c *compiler) importStmt(s *syntax.Import) {
	for _, a := range s.Names {
		c.loadConst(s.Pos, bytecode.Int(0))
		c.loadNone(s.Pos)
		c.opName(s.Pos, bytecode.IMPORT_NAME, a.Name)
		first, rest, dotted := strings.Cut(a.Name, ".")
		if a.Asname == "" {
			c.store(s.Pos, first)
			continue
		}
		if !dotted {
			c.store(s.Pos, a.Asname)
			continue
		}
		// The import leaves the first package; the name binds the last part.
		for {
			var attr string
			attr, rest, dotted = strings.Cut(rest, ".")
			c.opArg(s.Pos, bytecode.IMPORT_FROM, c.nameSlot(c.names.id(attr)))
			if !dotted {
				break
			}
			c.opArg(s.Pos, bytecode.SWAP, 2)
			c.op(s.Pos, bytecode.POP_TOP)
		}
		c.store(s.Pos, a.Asname)
		c.op(s.Pos, bytecode.POP_TOP)
	}
}

// after reports whether a location starts after another.
func after(a, b location) bool {
	return a.Line > b.Line || a.Line == b.Line && a.Col > b.Col
}

func (c *compiler) importFrom(s *syntax.ImportFrom) {
	if s.Module == "__future__" && s.Level == 0 && after(s.Pos, c.lastFuture) {
		c.refuse(s.Pos, "from __future__ imports must occur at the beginning of the file")
	}
	c.loadConst(s.Pos, bytecode.Int(s.Level))
	names := make(bytecode.Tuple, len(s.Names))
	for i, a := range s.Names {
		names[i] = bytecode.Str(a.Name)
	}
	c.loadConst(s.Pos, names)
	c.opName(s.Pos, bytecode.IMPORT_NAME, s.Module)
	for i, a := range s.Names {
		if i == 0 && a.Name == "*" {
			c.opArg(s.Pos, bytecode.CALL_INTRINSIC_1, intrinsicImportStar)
			c.op(noLocation, bytecode.POP_TOP)
			return
		}
		c.opName(s.Pos, bytecode.IMPORT_FROM, a.Name)
		if a.Asname != "" {
			c.store(s.Pos, a.Asname)
		} else {
			c.store(s.Pos, a.Name)
		}
	}
	c.op(s.Pos, bytecode.POP_TOP)
}

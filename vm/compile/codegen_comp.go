package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

var compNames = [...]string{listComp: "<listcomp>", setComp: "<setcomp>", dictComp: "<dictcomp>", genExp: "<genexpr>"}

// comp is a comprehension under way.
type comp struct {
	loc        location
	kind       compKind
	gens       []*syntax.Comprehension
	elt, value syntax.Expr // of a dict comprehension: key and value
}

func (c *compiler) comprehension(e syntax.Expr, kind compKind, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	s := c.symbols.scopes[scopeKey{e, roleBody}]
	cc := &comp{loc: *e.Position(), kind: kind, gens: gens, elt: elt, value: value}
	async := s.coroutine && kind != genExp
	if async && c.u.kind != asyncFunctionUnit && c.u.kind != compUnit && !c.topLevelAwait() && s.compInlined {
		c.fail(cc.loc, "asynchronous comprehension outside of an asynchronous function")
	}
	if s.compInlined {
		c.outerIterator(cc)
		var in inlined
		c.pushInlined(cc.loc, s, &in)
		c.compStart(cc, true)
		c.compLoop(cc, 0, 0, true)
		c.popInlined(cc.loc, &in)
		return
	}
	u := c.enterUnit(compNames[kind], compUnit, s, cc.loc.Line, "")
	u.argCount = 1
	if kind == genExp {
		handler := c.beginGenerator()
		c.pushBlock(frameBlock{kind: stopIterationBlock}, cc.loc)
		c.compLoop(cc, 0, 0, false)
		c.wrapStopIteration(handler)
		c.popBlock()
	} else {
		c.compStart(cc, false)
		c.compLoop(cc, 0, 0, false)
		c.op(cc.loc, bytecode.RETURN_VALUE)
	}
	c.finishFunction(cc.loc, true, 0)
	c.outerIterator(cc)
	c.opArg(cc.loc, bytecode.CALL, 0)
	if async {
		c.awaitTop(cc.loc, awaitExpr)
	}
}

// outerIterator evaluates the first iterable, outside the comprehension.
func (c *compiler) outerIterator(cc *comp) {
	g := cc.gens[0]
	c.expr(g.Iter)
	if g.IsAsync != 0 {
		c.op(*g.Iter.Position(), bytecode.GET_AITER)
	} else {
		c.op(*g.Iter.Position(), bytecode.GET_ITER)
	}
}

// compStart makes the empty collection, below an iterator that is on the stack
// already.
func (c *compiler) compStart(cc *comp, onStack bool) {
	op := bytecode.BUILD_LIST
	switch cc.kind {
	case setComp:
		op = bytecode.BUILD_SET
	case dictComp:
		op = bytecode.BUILD_MAP
	}
	c.opArg(cc.loc, op, 0)
	if onStack {
		c.opArg(cc.loc, bytecode.SWAP, 2)
	}
}

// compLoop compiles the loop over generator i and what is inside it; depth
// iterators are on the stack above the collection.
func (c *compiler) compLoop(cc *comp, i int, depth int32, onStack bool) {
	c.enterNesting()
	if cc.gens[i].IsAsync != 0 {
		c.asyncCompLoop(cc, i, depth, onStack)
	} else {
		c.syncCompLoop(cc, i, depth, onStack)
	}
	c.leaveNesting()
}

func (c *compiler) syncCompLoop(cc *comp, i int, depth int32, onStack bool) {
	g := cc.gens[i]
	start, ifCleanup, anchor := c.newLabel(), c.newLabel(), c.newLabel()
	iterLoc := *g.Iter.Position()
	loops := true
	if !onStack {
		if i == 0 {
			c.opArg(cc.loc, bytecode.LOAD_FAST, 0)
		} else if item := singleItem(g.Iter); item != nil {
			// "for x in [value]" is an assignment.
			c.expr(item)
			loops = false
		} else {
			c.expr(g.Iter)
			c.op(iterLoc, bytecode.GET_ITER)
		}
	}
	if loops {
		depth++
		c.place(start)
		c.jump(iterLoc, bytecode.FOR_ITER, anchor)
	}
	c.expr(g.Target)
	for _, cond := range g.Ifs {
		c.jumpIf(cc.loc, cond, ifCleanup, false)
	}
	eltLoc := c.compInside(cc, i+1, depth)
	c.place(ifCleanup)
	if loops {
		c.jump(eltLoc, bytecode.JUMP, start)
		c.place(anchor)
		c.op(noLocation, bytecode.END_FOR)
		c.op(noLocation, bytecode.POP_ITER)
	}
}

// singleItem returns the only item of a list or tuple display, or nil.
func singleItem(e syntax.Expr) syntax.Expr {
	var elts []syntax.Expr
	switch e := e.(type) {
	case *syntax.List:
		elts = e.Elts
	case *syntax.Tuple:
		elts = e.Elts
	}
	if len(elts) != 1 || hasStarred(elts) {
		return nil
	}
	return elts[0]
}

func (c *compiler) asyncCompLoop(cc *comp, i int, depth int32, onStack bool) {
	g := cc.gens[i]
	start, send, except, ifCleanup := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	if !onStack {
		if i == 0 {
			c.opArg(cc.loc, bytecode.LOAD_FAST, 0)
		} else {
			c.expr(g.Iter)
			c.op(*g.Iter.Position(), bytecode.GET_AITER)
		}
	}
	c.place(start)
	c.pushBlock(frameBlock{kind: asyncCompBlock, start: start}, cc.loc)
	c.jump(cc.loc, bytecode.SETUP_FINALLY, except)
	c.op(cc.loc, bytecode.GET_ANEXT)
	c.loadNone(cc.loc)
	c.place(send)
	c.sendLoop(cc.loc, resumeAfterAwait)
	c.op(cc.loc, bytecode.POP_BLOCK)
	c.expr(g.Target)
	for _, cond := range g.Ifs {
		c.jumpIf(cc.loc, cond, ifCleanup, false)
	}
	eltLoc := c.compInside(cc, i+1, depth+1)
	c.place(ifCleanup)
	c.jump(eltLoc, bytecode.JUMP, start)
	c.popBlock()
	c.place(except)
	c.jump(cc.loc, bytecode.END_ASYNC_FOR, send)
}

// compInside compiles the next loop or, inside the last, the element, whose
// location it returns.
func (c *compiler) compInside(cc *comp, next int, depth int32) location {
	eltLoc := *cc.elt.Position()
	if next < len(cc.gens) {
		c.compLoop(cc, next, depth, false)
		return eltLoc
	}
	c.expr(cc.elt)
	switch cc.kind {
	case genExp:
		c.yieldTop(eltLoc)
		c.op(eltLoc, bytecode.POP_TOP)
	case listComp:
		c.opArg(eltLoc, bytecode.LIST_APPEND, depth+1)
	case setComp:
		c.opArg(eltLoc, bytecode.SET_ADD, depth+1)
	case dictComp:
		c.expr(cc.value)
		end := cc.value.Position()
		eltLoc.EndLine, eltLoc.EndCol = end.EndLine, end.EndCol
		c.opArg(eltLoc, bytecode.MAP_ADD, depth+1)
	}
	return eltLoc
}

// inlined is what an inlined comprehension (PEP 709) changes while it is
// compiled, to be undone after it.
type inlined struct {
	saved   []symbol // symbols of the scope as they are outside
	hidden  []nameID // names that are fast locals inside only
	pushed  []nameID // locals whose outer values are on the stack
	cleanup label
	end     label
}

// pushInlined gives the names that a comprehension binds their meaning inside,
// and puts away the values they have outside.
func (c *compiler) pushInlined(loc location, comp *scope, in *inlined) {
	u := c.u
	inClass := u.scope.kind == classBlock && u.inlinedComps == 0
	u.inlinedComps++
	for _, sym := range comp.syms {
		if sym.flags&defParam != 0 {
			continue
		}
		own := sym.flags&defLocal != 0 && sym.flags&defNonlocal == 0
		outer := c.symbols.find(u.scope, sym.name)
		where, outWhere := sym.flags&scopeMask, symFlags(0)
		if outer != nil {
			outWhere = outer.flags & scopeMask
		}
		if outer != nil && (inClass || where != outWhere && where != scopeFree && !(where == scopeCell && outWhere == scopeFree)) {
			in.saved = append(in.saved, *outer)
			outer.flags = sym.flags
		}
		if !own {
			continue
		}
		if !u.scope.functionLike() && !u.hiddenNow[sym.name] {
			if u.hiddenNow == nil {
				u.hiddenNow = map[nameID]bool{}
				u.hidden = map[string]bool{}
			}
			u.hiddenNow[sym.name] = true
			u.hidden[c.names.string(sym.name)] = true
			in.hidden = append(in.hidden, sym.name)
		}
		c.opArg(loc, bytecode.LOAD_FAST_AND_CLEAR, c.localSlot(sym.name))
		if where == scopeCell {
			if outWhere == scopeFree {
				c.opArg(loc, bytecode.MAKE_CELL, c.cellSlot(slotFree, sym.name))
			} else {
				c.opArg(loc, bytecode.MAKE_CELL, c.cellSlot(slotCell, sym.name))
			}
		}
		in.pushed = append(in.pushed, sym.name)
	}
	if len(in.pushed) > 0 {
		c.opArg(loc, bytecode.SWAP, int32(len(in.pushed)+1))
		in.cleanup, in.end = c.newLabel(), c.newLabel()
		c.jump(loc, bytecode.SETUP_FINALLY, in.cleanup)
	}
}

func (c *compiler) popInlined(loc location, in *inlined) {
	c.u.inlinedComps--
	if len(in.pushed) > 0 {
		c.op(noLocation, bytecode.POP_BLOCK)
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, in.end)
		c.place(in.cleanup)
		c.opArg(noLocation, bytecode.SWAP, 2)
		c.op(noLocation, bytecode.POP_TOP)
		c.restoreInlined(loc, in)
		c.opArg(noLocation, bytecode.RERAISE, 0)
		c.place(in.end)
		c.restoreInlined(loc, in)
	}
	for _, sym := range in.saved {
		c.symbols.find(c.u.scope, sym.name).flags = sym.flags
	}
	for _, n := range in.hidden {
		delete(c.u.hiddenNow, n)
	}
}

func (c *compiler) restoreInlined(loc location, in *inlined) {
	c.opArg(loc, bytecode.SWAP, int32(len(in.pushed)+1))
	for i := len(in.pushed) - 1; i >= 0; i-- {
		c.opArg(loc, bytecode.STORE_FAST_MAYBE_NULL, c.localSlot(in.pushed[i]))
	}
}

package compile

import (
	"unicode/utf8"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// The operands of RESUME.
const (
	resumeAtStart = iota
	resumeAfterYield
	resumeAfterYieldFrom
	resumeAfterAwait
)

// The operands of CALL_INTRINSIC_1 and CALL_INTRINSIC_2.
const (
	intrinsicPrint = iota + 1
	intrinsicImportStar
	intrinsicStopIterationError
	intrinsicAsyncGenWrap
	intrinsicUnaryPositive
	intrinsicListToTuple
	intrinsicTypeVar
	intrinsicParamSpec
	intrinsicTypeVarTuple
	intrinsicSubscriptGeneric
	intrinsicTypeAlias
)

const (
	intrinsicPrepReraiseStar = iota + 1
	intrinsicTypeVarWithBound
	intrinsicTypeVarWithConstraints
	intrinsicSetFunctionTypeParams
	intrinsicSetTypeParamDefault
)

// The operands of LOAD_COMMON_CONSTANT and LOAD_SPECIAL.
const (
	commonAssertionError = iota
	commonNotImplementedError
	commonTuple
	commonAll
	commonAny
)

const (
	specialEnter = iota
	specialExit
	specialAEnter
	specialAExit
)

// The bits of SET_FUNCTION_ATTRIBUTE's operand.
const (
	funcDefaults   = 1
	funcKwDefaults = 2
	funcClosure    = 8
	funcAnnotate   = 16
)

// stackGuideline is the number of stack entries beyond which displays and calls
// are built piece by piece.
const stackGuideline = 30

func (c *compiler) op(loc location, op bytecode.Opcode) {
	s := c.u.seq
	s.instrs = append(s.instrs, instruction{op, 0, loc})
}

func (c *compiler) opArg(loc location, op bytecode.Opcode, arg int32) {
	s := c.u.seq
	s.instrs = append(s.instrs, instruction{op, arg, loc})
}

func (c *compiler) jump(loc location, op bytecode.Opcode, to label) {
	s := c.u.seq
	s.instrs = append(s.instrs, instruction{op, int32(to), loc})
}

func (c *compiler) newLabel() label { return c.u.seq.newLabel() }
func (c *compiler) place(l label)   { c.u.seq.place(l) }

func (c *compiler) loadConst(loc location, k bytecode.Const) {
	c.opArg(loc, bytecode.LOAD_CONST, c.u.consts.add(k))
}

func (c *compiler) loadNone(loc location) { c.loadConst(loc, bytecode.None) }

// mangledID returns the identifier a source name stands for in the current
// unit.
func (c *compiler) mangledID(name string) nameID { return c.mangled(c.u.private, c.u.scope, name) }

// opName emits an instruction whose operand is a source name; LOAD_ATTR and
// LOAD_SUPER_ATTR go by opAttr and opSuperAttr.
func (c *compiler) opName(loc location, op bytecode.Opcode, name string) {
	c.opArg(loc, op, c.nameSlot(c.mangledID(name)))
}

func (c *compiler) loadAttr(loc location, name string, method int32) {
	c.opArg(loc, bytecode.LOAD_ATTR, c.nameSlot(c.mangledID(name))<<1|method)
}

func (c *compiler) load(loc location, name string)  { c.nameOp(loc, c.mangledID(name), syntax.Load) }
func (c *compiler) store(loc location, name string) { c.nameOp(loc, c.mangledID(name), syntax.Store) }
func (c *compiler) del(loc location, name string)   { c.nameOp(loc, c.mangledID(name), syntax.Del) }

func (c *compiler) loadID(loc location, id nameID)  { c.nameOp(loc, id, syntax.Load) }
func (c *compiler) storeID(loc location, id nameID) { c.nameOp(loc, id, syntax.Store) }

// nameOp loads, stores or deletes a variable by the way its scope demands.
func (c *compiler) nameOp(loc location, id nameID, ctx syntax.ExprContext) {
	u := c.u
	s := u.scope
	where := c.symbols.lookup(s, id) & scopeMask
	inComp := u.inlinedComps > 0
	switch {
	case where == scopeFree || where == scopeCell:
		kind := slotFree
		if where == scopeCell {
			kind = slotCell
		}
		slot := c.cellSlot(kind, id)
		switch ctx {
		case syntax.Load:
			switch {
			case s.kind == classBlock && !inComp:
				c.op(loc, bytecode.LOAD_LOCALS)
				c.opArg(loc, bytecode.LOAD_FROM_DICT_OR_DEREF, slot)
			case s.canSeeClass && id != nameClassDict:
				c.opArg(loc, bytecode.LOAD_DEREF, c.cellSlot(slotFree, nameClassDict))
				c.opArg(loc, bytecode.LOAD_FROM_DICT_OR_DEREF, slot)
			default:
				c.opArg(loc, bytecode.LOAD_DEREF, slot)
			}
		case syntax.Store:
			c.opArg(loc, bytecode.STORE_DEREF, slot)
		case syntax.Del:
			c.opArg(loc, bytecode.DELETE_DEREF, slot)
		}
	case where == scopeLocal && (s.functionLike() || u.hiddenNow[id]):
		slot := c.localSlot(id)
		switch ctx {
		case syntax.Load:
			c.opArg(loc, bytecode.LOAD_FAST, slot)
		case syntax.Store:
			c.opArg(loc, bytecode.STORE_FAST, slot)
		case syntax.Del:
			c.opArg(loc, bytecode.DELETE_FAST, slot)
		}
	case where == scopeGlobalExplicit || where == scopeGlobalImplicit && s.functionLike():
		slot := c.nameSlot(id)
		switch ctx {
		case syntax.Load:
			if s.canSeeClass && where == scopeGlobalImplicit {
				c.opArg(loc, bytecode.LOAD_DEREF, c.cellSlot(slotFree, nameClassDict))
				c.opArg(loc, bytecode.LOAD_FROM_DICT_OR_GLOBALS, slot)
			} else {
				c.opArg(loc, bytecode.LOAD_GLOBAL, slot<<1)
			}
		case syntax.Store:
			c.opArg(loc, bytecode.STORE_GLOBAL, slot)
		case syntax.Del:
			c.opArg(loc, bytecode.DELETE_GLOBAL, slot)
		}
	default:
		slot := c.nameSlot(id)
		switch ctx {
		case syntax.Load:
			if s.kind == classBlock && inComp {
				c.opArg(loc, bytecode.LOAD_GLOBAL, slot<<1)
			} else {
				c.opArg(loc, bytecode.LOAD_NAME, slot)
			}
		case syntax.Store:
			c.opArg(loc, bytecode.STORE_NAME, slot)
		case syntax.Del:
			c.opArg(loc, bytecode.DELETE_NAME, slot)
		}
	}
}

// attrLocation narrows a location that starts lines before an attribute's name
// to start at the name.
func attrLocation(loc location, attr *syntax.Attribute) location {
	if loc.Line == attr.EndLine {
		return loc
	}
	loc.Line = attr.EndLine
	if n := int32(utf8.RuneCountInString(attr.Attr)); n <= attr.EndCol {
		loc.Col = attr.EndCol - n
	} else {
		loc.Col, loc.EndCol = -1, -1
	}
	loc.EndLine = max(loc.EndLine, loc.Line)
	if loc.EndLine == loc.Line {
		loc.EndCol = max(loc.EndCol, loc.Col)
	}
	return loc
}

// makeFunction makes a function of a code object whose free variables are the
// current unit's cells or free variables.
func (c *compiler) makeFunction(loc location, code *bytecode.Code, freeVars []string, flags int32) {
	if len(freeVars) > 0 {
		for _, name := range freeVars {
			c.opArg(loc, bytecode.LOAD_CLOSURE, c.closureSlot(c.names.id(name)))
		}
		flags |= funcClosure
		c.opArg(loc, bytecode.BUILD_TUPLE, int32(len(freeVars)))
	}
	c.loadConst(loc, code)
	c.op(loc, bytecode.MAKE_FUNCTION)
	for _, bit := range [...]int32{funcClosure, funcAnnotate, funcKwDefaults, funcDefaults} {
		if flags&bit != 0 {
			c.opArg(loc, bytecode.SET_FUNCTION_ATTRIBUTE, bit)
		}
	}
}

// finishFunction assembles the current unit and makes a function of it.
func (c *compiler) finishFunction(loc location, addNone bool, flags int32) {
	free := c.u.freeVars
	code := c.finishUnit(addNone)
	c.makeFunction(loc, code, free, flags)
}

// wrapStopIteration ends a generator's code with the handler that turns a
// StopIteration that would leave it into a RuntimeError; beginGenerator has set
// it up.
func (c *compiler) wrapStopIteration(handler label) {
	c.loadNone(noLocation)
	c.op(noLocation, bytecode.RETURN_VALUE)
	c.place(handler)
	c.opArg(noLocation, bytecode.CALL_INTRINSIC_1, intrinsicStopIterationError)
	c.opArg(noLocation, bytecode.RERAISE, 1)
}

// beginGenerator puts the set-up of wrapStopIteration's handler first in the
// current, still empty, unit.
func (c *compiler) beginGenerator() label {
	s := c.u.seq
	handler := s.newLabel()
	s.instrs = append(s.instrs, instruction{})
	copy(s.instrs[1:], s.instrs)
	s.instrs[0] = instruction{bytecode.SETUP_CLEANUP, int32(handler), noLocation}
	return handler
}

// sendLoop emits the loop that sends values through an awaitable or, for yield
// from, an iterator.
func (c *compiler) sendLoop(loc location, resume int32) {
	send, fail, exit := c.newLabel(), c.newLabel(), c.newLabel()
	c.place(send)
	c.jump(loc, bytecode.SEND, exit)
	// A close or throw that meets StopIteration ends the loop too.
	c.jump(loc, bytecode.SETUP_FINALLY, fail)
	c.opArg(loc, bytecode.YIELD_VALUE, 1)
	c.op(noLocation, bytecode.POP_BLOCK)
	c.opArg(loc, bytecode.RESUME, resume)
	c.jump(loc, bytecode.JUMP_NO_INTERRUPT, send)
	c.place(fail)
	c.op(loc, bytecode.CLEANUP_THROW)
	c.place(exit)
	c.op(loc, bytecode.END_SEND)
}

// awaitTop awaits what is on the stack; where says for whom, for the error of
// one that cannot be awaited.
func (c *compiler) awaitTop(loc location, where int32) {
	c.opArg(loc, bytecode.GET_AWAITABLE, where)
	c.loadNone(loc)
	c.sendLoop(loc, resumeAfterAwait)
}

// yieldTop yields what is on the stack.
func (c *compiler) yieldTop(loc location) {
	if c.u.scope.generator && c.u.scope.coroutine {
		c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicAsyncGenWrap)
	}
	c.opArg(loc, bytecode.YIELD_VALUE, 0)
	c.opArg(loc, bytecode.RESUME, resumeAfterYield)
}

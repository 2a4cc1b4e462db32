package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// binaryOps are the operands of BINARY_OP, by operator.
var binaryOps = [...]int32{
	syntax.Add: 0, syntax.BitAnd: 1, syntax.FloorDiv: 2, syntax.LShift: 3, syntax.MatMult: 4,
	syntax.Mult: 5, syntax.Modulo: 6, syntax.BitOr: 7, syntax.Pow: 8, syntax.RShift: 9,
	syntax.Sub: 10, syntax.Div: 11, syntax.BitXor: 12,
}

const (
	binaryInplace = 13 // what the in-place operators add
	binarySubscr  = 26
)

// compareOps are the operands of COMPARE_OP, by operator: its number from bit 5,
// and the outcomes (1 unordered, 2 less, 4 greater, 8 equal) that make it true.
var compareOps = [...]int32{
	syntax.Lt: 0<<5 | 2, syntax.LtE: 1<<5 | 2 | 8, syntax.Eq: 2<<5 | 8,
	syntax.NotEq: 3<<5 | 1 | 2 | 4, syntax.Gt: 4<<5 | 4, syntax.GtE: 5<<5 | 4 | 8,
}

func (c *compiler) exprs(list []syntax.Expr) {
	for _, e := range list {
		c.expr(e)
	}
}

func (c *compiler) expr(e syntax.Expr) {
	c.enterNesting()
	switch e := e.(type) {
	case *syntax.Name:
		c.nameOp(e.Pos, c.mangledID(e.ID), e.Ctx)
	case *syntax.Constant:
		c.loadConst(e.Pos, constOf(e.Value))
	case *syntax.Attribute:
		c.attribute(e)
	case *syntax.Call:
		c.call(e)
	case *syntax.BinOp:
		c.expr(e.Left)
		c.expr(e.Right)
		c.opArg(e.Pos, bytecode.BINARY_OP, binaryOps[e.Op])
	case *syntax.BoolOp:
		c.boolOp(e)
	case *syntax.UnaryOp:
		c.unaryOp(e)
	case *syntax.Compare:
		c.compare(e)
	case *syntax.Subscript:
		c.subscript(e)
	case *syntax.Tuple:
		switch e.Ctx {
		case syntax.Store:
			c.unpack(e.Pos, e.Elts)
		case syntax.Load:
			c.display(e.Pos, e.Elts, nameNone, 0, tupleDisplay)
		default:
			c.exprs(e.Elts)
		}
	case *syntax.List:
		switch e.Ctx {
		case syntax.Store:
			c.unpack(e.Pos, e.Elts)
		case syntax.Load:
			c.display(e.Pos, e.Elts, nameNone, 0, listDisplay)
		default:
			c.exprs(e.Elts)
		}
	case *syntax.Set:
		c.display(e.Pos, e.Elts, nameNone, 0, setDisplay)
	case *syntax.Dict:
		c.dict(e)
	case *syntax.IfExp:
		end, next := c.newLabel(), c.newLabel()
		c.jumpIf(e.Pos, e.Test, next, false)
		c.expr(e.Body)
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
		c.place(next)
		c.expr(e.Orelse)
		c.place(end)
	case *syntax.Starred:
		if e.Ctx == syntax.Store {
			c.fail(e.Pos, "starred assignment target must be in a list or tuple")
		}
		c.fail(e.Pos, "can't use starred expression here")
	case *syntax.Slice:
		c.slice(e)
	case *syntax.JoinedStr:
		c.joinedStr(e)
	case *syntax.FormattedValue:
		c.expr(e.Value)
		if conv := conversionArg(e.Conversion); conv != 0 {
			c.opArg(e.Pos, bytecode.CONVERT_VALUE, conv)
		}
		if e.FormatSpec != nil {
			c.expr(e.FormatSpec)
			c.op(e.Pos, bytecode.FORMAT_WITH_SPEC)
		} else {
			c.op(e.Pos, bytecode.FORMAT_SIMPLE)
		}
	case *syntax.TemplateStr:
		c.templateStr(e)
	case *syntax.Interpolation:
		c.expr(e.Value)
		c.loadConst(e.Pos, constOf(e.Str))
		arg := int32(2) | conversionArg(e.Conversion)<<2
		if e.FormatSpec != nil {
			arg |= 1
			c.expr(e.FormatSpec)
		}
		c.opArg(e.Pos, bytecode.BUILD_INTERPOLATION, arg)
	case *syntax.Lambda:
		c.lambda(e)
	case *syntax.ListComp:
		c.comprehension(e, listComp, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		c.comprehension(e, setComp, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		c.comprehension(e, dictComp, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		c.comprehension(e, genExp, e.Generators, e.Elt, nil)
	case *syntax.NamedExpr:
		c.expr(e.Value)
		c.opArg(e.Pos, bytecode.COPY, 1)
		c.expr(e.Target)
	case *syntax.Yield:
		if !c.u.scope.functionLike() {
			c.fail(e.Pos, "'yield' outside function")
		}
		if e.Value != nil {
			c.expr(e.Value)
		} else {
			c.loadNone(e.Pos)
		}
		c.yieldTop(e.Pos)
	case *syntax.YieldFrom:
		if !c.u.scope.functionLike() {
			c.fail(e.Pos, "'yield from' outside function")
		}
		if c.u.kind == asyncFunctionUnit {
			c.fail(e.Pos, "'yield from' inside async function")
		}
		c.expr(e.Value)
		c.op(e.Pos, bytecode.GET_YIELD_FROM_ITER)
		c.loadNone(e.Pos)
		c.sendLoop(e.Pos, resumeAfterYieldFrom)
	case *syntax.Await:
		c.expr(e.Value)
		c.awaitTop(e.Pos, awaitExpr)
	}
	c.leaveNesting()
}

func (c *compiler) attribute(e *syntax.Attribute) {
	if call, ok := c.superCall(e); ok {
		c.superArgs(call)
		arg := c.nameSlot(c.mangledID(e.Attr)) << 2
		if len(call.Args) > 0 {
			arg |= superTwoArgs
		}
		c.opArg(e.Pos, bytecode.LOAD_SUPER_ATTR, arg)
		c.op(attrLocation(e.Pos, e), bytecode.NOP)
		return
	}
	c.noteStaticAttr(e)
	c.expr(e.Value)
	loc := attrLocation(e.Pos, e)
	switch e.Ctx {
	case syntax.Load:
		c.loadAttr(loc, e.Attr, 0)
	case syntax.Store:
		c.opName(loc, bytecode.STORE_ATTR, e.Attr)
	case syntax.Del:
		c.opName(loc, bytecode.DELETE_ATTR, e.Attr)
	}
}

func (c *compiler) boolOp(e *syntax.BoolOp) {
	jump := bytecode.JUMP_IF_FALSE
	if e.Op == syntax.Or {
		jump = bytecode.JUMP_IF_TRUE
	}
	end := c.newLabel()
	last := len(e.Values) - 1
	for _, v := range e.Values[:last] {
		c.expr(v)
		c.jump(e.Pos, jump, end)
		c.op(e.Pos, bytecode.POP_TOP)
	}
	c.expr(e.Values[last])
	c.place(end)
}

func (c *compiler) unaryOp(e *syntax.UnaryOp) {
	c.expr(e.Operand)
	switch e.Op {
	case syntax.Invert:
		c.op(e.Pos, bytecode.UNARY_INVERT)
	case syntax.Not:
		c.op(e.Pos, bytecode.TO_BOOL)
		c.op(e.Pos, bytecode.UNARY_NOT)
	case syntax.UAdd:
		c.opArg(e.Pos, bytecode.CALL_INTRINSIC_1, intrinsicUnaryPositive)
	case syntax.USub:
		c.op(e.Pos, bytecode.UNARY_NEGATIVE)
	}
}

func (c *compiler) compareOp(loc location, op syntax.CmpOperator) {
	switch op {
	case syntax.Is:
		c.opArg(loc, bytecode.IS_OP, 0)
	case syntax.IsNot:
		c.opArg(loc, bytecode.IS_OP, 1)
	case syntax.In:
		c.opArg(loc, bytecode.CONTAINS_OP, 0)
	case syntax.NotIn:
		c.opArg(loc, bytecode.CONTAINS_OP, 1)
	default:
		c.opArg(loc, bytecode.COMPARE_OP, compareOps[op])
	}
}

func (c *compiler) compare(e *syntax.Compare) {
	c.checkCompare(e)
	c.expr(e.Left)
	last := len(e.Ops) - 1
	if last == 0 {
		c.expr(e.Comparators[0])
		c.compareOp(e.Pos, e.Ops[0])
		return
	}
	cleanup, end := c.newLabel(), c.newLabel()
	for i := range last {
		c.expr(e.Comparators[i])
		c.opArg(e.Pos, bytecode.SWAP, 2)
		c.opArg(e.Pos, bytecode.COPY, 2)
		c.compareOp(e.Pos, e.Ops[i])
		c.opArg(e.Pos, bytecode.COPY, 1)
		c.op(e.Pos, bytecode.TO_BOOL)
		c.jump(e.Pos, bytecode.POP_JUMP_IF_FALSE, cleanup)
		c.op(e.Pos, bytecode.POP_TOP)
	}
	c.expr(e.Comparators[last])
	c.compareOp(e.Pos, e.Ops[last])
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
	c.place(cleanup)
	c.opArg(e.Pos, bytecode.SWAP, 2)
	c.op(e.Pos, bytecode.POP_TOP)
	c.place(end)
}

// jumpIf jumps to next when the truth of e is cond.
func (c *compiler) jumpIf(loc location, e syntax.Expr, next label, cond bool) {
	c.enterNesting()
	defer c.leaveNesting()
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			c.jumpIf(loc, e.Operand, next, !cond)
			return
		}
	case *syntax.BoolOp:
		last := len(e.Values) - 1
		short := e.Op == syntax.Or // the truth that decides early
		next2 := next
		if short != cond {
			next2 = c.newLabel()
		}
		for _, v := range e.Values[:last] {
			c.jumpIf(loc, v, next2, short)
		}
		c.jumpIf(loc, e.Values[last], next, cond)
		if next2 != next {
			c.place(next2)
		}
		return
	case *syntax.IfExp:
		end, next2 := c.newLabel(), c.newLabel()
		c.jumpIf(loc, e.Test, next2, false)
		c.jumpIf(loc, e.Body, next, cond)
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
		c.place(next2)
		c.jumpIf(loc, e.Orelse, next, cond)
		c.place(end)
		return
	case *syntax.Compare:
		if len(e.Ops) > 1 {
			c.jumpIfCompare(e, next, cond)
			return
		}
	}
	c.expr(e)
	at := *e.Position()
	c.op(at, bytecode.TO_BOOL)
	c.jump(at, jumpWhen(cond), next)
}

func jumpWhen(cond bool) bytecode.Opcode {
	if cond {
		return bytecode.POP_JUMP_IF_TRUE
	}
	return bytecode.POP_JUMP_IF_FALSE
}

// jumpIfCompare is jumpIf for a chained comparison.
func (c *compiler) jumpIfCompare(e *syntax.Compare, next label, cond bool) {
	c.checkCompare(e)
	last := len(e.Ops) - 1
	cleanup, end := c.newLabel(), c.newLabel()
	c.expr(e.Left)
	for i := range last {
		c.expr(e.Comparators[i])
		c.opArg(e.Pos, bytecode.SWAP, 2)
		c.opArg(e.Pos, bytecode.COPY, 2)
		c.compareOp(e.Pos, e.Ops[i])
		c.op(e.Pos, bytecode.TO_BOOL)
		c.jump(e.Pos, bytecode.POP_JUMP_IF_FALSE, cleanup)
	}
	c.expr(e.Comparators[last])
	c.compareOp(e.Pos, e.Ops[last])
	c.op(e.Pos, bytecode.TO_BOOL)
	c.jump(e.Pos, jumpWhen(cond), next)
	c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, end)
	c.place(cleanup)
	c.op(e.Pos, bytecode.POP_TOP)
	if !cond {
		c.jump(noLocation, bytecode.JUMP_NO_INTERRUPT, next)
	}
	c.place(end)
}

func isConstant(e syntax.Expr) bool {
	_, ok := e.(*syntax.Constant)
	return ok
}

func constantSlice(s *syntax.Slice) bool {
	return (s.Lower == nil || isConstant(s.Lower)) && (s.Upper == nil || isConstant(s.Upper)) &&
		(s.Step == nil || isConstant(s.Step))
}

// twoPartSlice returns the slice of a subscript that BINARY_SLICE and
// STORE_SLICE can do.
func twoPartSlice(e syntax.Expr) (*syntax.Slice, bool) {
	s, ok := e.(*syntax.Slice)
	return s, ok && s.Step == nil && !constantSlice(s)
}

func (c *compiler) sliceParts(s *syntax.Slice) {
	if s.Lower != nil {
		c.expr(s.Lower)
	} else {
		c.loadNone(s.Pos)
	}
	if s.Upper != nil {
		c.expr(s.Upper)
	} else {
		c.loadNone(s.Pos)
	}
}

func (c *compiler) slice(s *syntax.Slice) {
	if constantSlice(s) {
		part := func(e syntax.Expr) bytecode.Const {
			if k, ok := e.(*syntax.Constant); ok {
				return constOf(k.Value)
			}
			return bytecode.None
		}
		c.loadConst(s.Pos, &bytecode.Slice{Start: part(s.Lower), Stop: part(s.Upper), Step: part(s.Step)})
		return
	}
	c.sliceParts(s)
	n := int32(2)
	if s.Step != nil {
		n = 3
		c.expr(s.Step)
	}
	c.opArg(s.Pos, bytecode.BUILD_SLICE, n)
}

func (c *compiler) subscript(e *syntax.Subscript) {
	if e.Ctx == syntax.Load {
		c.checkSubscripted(e.Value)
		c.checkIndex(e.Value, e.Slice)
	}
	c.expr(e.Value)
	if s, ok := twoPartSlice(e.Slice); ok && e.Ctx != syntax.Del {
		c.sliceParts(s)
		if e.Ctx == syntax.Load {
			c.op(e.Pos, bytecode.BINARY_SLICE)
		} else {
			c.op(e.Pos, bytecode.STORE_SLICE)
		}
		return
	}
	c.expr(e.Slice)
	switch e.Ctx {
	case syntax.Load:
		c.opArg(e.Pos, bytecode.BINARY_OP, binarySubscr)
	case syntax.Store:
		c.op(e.Pos, bytecode.STORE_SUBSCR)
	case syntax.Del:
		c.op(e.Pos, bytecode.DELETE_SUBSCR)
	}
}

// conversionArg returns the operand that stands for an f-string's conversion
// character, 0 for none.
func conversionArg(conv int) int32 {
	switch conv {
	case 's':
		return 1
	case 'r':
		return 2
	case 'a':
		return 3
	}
	return 0
}

func (c *compiler) joinedStr(e *syntax.JoinedStr) {
	n := len(e.Values)
	if n > stackGuideline {
		c.loadConst(e.Pos, bytecode.Str(""))
		c.loadAttr(e.Pos, "join", 1)
		c.opArg(e.Pos, bytecode.BUILD_LIST, 0)
		for _, v := range e.Values {
			c.expr(v)
			c.opArg(e.Pos, bytecode.LIST_APPEND, 1)
		}
		c.opArg(e.Pos, bytecode.CALL, 1)
		return
	}
	c.exprs(e.Values)
	switch {
	case n > 1:
		c.opArg(e.Pos, bytecode.BUILD_STRING, int32(n))
	case n == 0:
		c.loadConst(e.Pos, bytecode.Str(""))
	}
}

// templateStr builds a t-string from two tuples: the strings, one more than
// there are interpolations, and the interpolations.
func (c *compiler) templateStr(e *syntax.TemplateStr) {
	strings, interpolations := int32(0), int32(0)
	afterString := false
	for _, v := range e.Values {
		if _, ok := v.(*syntax.Interpolation); ok {
			if !afterString {
				c.loadConst(e.Pos, bytecode.Str(""))
				strings++
			}
			interpolations++
			afterString = false
			continue
		}
		c.expr(v)
		strings++
		afterString = true
	}
	if !afterString {
		c.loadConst(e.Pos, bytecode.Str(""))
		strings++
	}
	c.opArg(e.Pos, bytecode.BUILD_TUPLE, strings)
	for _, v := range e.Values {
		if _, ok := v.(*syntax.Interpolation); ok {
			c.expr(v)
		}
	}
	c.opArg(e.Pos, bytecode.BUILD_TUPLE, interpolations)
	c.op(e.Pos, bytecode.BUILD_TEMPLATE)
}

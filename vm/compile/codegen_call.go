package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// The bits of LOAD_SUPER_ATTR's operand, below the name.
const (
	superMethod  = 1
	superTwoArgs = 2
)

func (c *compiler) call(e *syntax.Call) {
	c.checkKeywords(e.Keywords)
	if c.methodCall(e) {
		return
	}
	c.checkCalled(e.Func)
	end := c.newLabel()
	c.expr(e.Func)
	c.genexpCall(e, end)
	c.op(*e.Func.Position(), bytecode.PUSH_NULL)
	c.callWith(e.Pos, 0, e.Args, nameNone, e.Keywords)
	c.place(end)
}

func (c *compiler) checkKeywords(list []*syntax.Keyword) {
	if len(list) > keywordMapFrom {
		seen := make(map[string]bool, len(list))
		for i := len(list) - 1; i >= 0; i-- {
			if k := list[i]; k.Arg != "" {
				seen[k.Arg] = true
			}
		}
		named := 0
		for _, k := range list {
			if k.Arg != "" {
				named++
			}
		}
		if len(seen) == named {
			return
		}
	}
	for i, k := range list {
		if k.Arg == "" {
			continue
		}
		for _, other := range list[i+1:] {
			if other.Arg == k.Arg {
				c.fail(other.Pos, "keyword argument repeated: %s", k.Arg)
			}
		}
	}
}

// keywordMapFrom is the number of keywords beyond which a map finds repetitions.
const keywordMapFrom = 16

// genexpCall runs all, any and tuple of a generator expression in line, where
// the name still means the built-in when the call is made.
func (c *compiler) genexpCall(e *syntax.Call, end label) {
	name, ok := e.Func.(*syntax.Name)
	if !ok || len(e.Args) != 1 || len(e.Keywords) != 0 {
		return
	}
	gen, ok := e.Args[0].(*syntax.GeneratorExp)
	if !ok {
		return
	}
	var builtin int32
	var goOn bytecode.Opcode
	switch name.ID {
	case "all":
		builtin, goOn = commonAll, bytecode.POP_JUMP_IF_TRUE
	case "any":
		builtin, goOn = commonAny, bytecode.POP_JUMP_IF_FALSE
	case "tuple":
		builtin = commonTuple
	default:
		return
	}
	loc := name.Pos
	skip, loop, cleanup := c.newLabel(), c.newLabel(), c.newLabel()
	c.opArg(loc, bytecode.COPY, 1)
	c.opArg(loc, bytecode.LOAD_COMMON_CONSTANT, builtin)
	c.opArg(loc, bytecode.IS_OP, 0)
	c.jump(loc, bytecode.POP_JUMP_IF_FALSE, skip)
	c.op(loc, bytecode.POP_TOP)
	if builtin == commonTuple {
		c.opArg(loc, bytecode.BUILD_LIST, 0)
	}
	c.expr(gen)
	c.place(loop)
	c.jump(loc, bytecode.FOR_ITER, cleanup)
	if builtin == commonTuple {
		c.opArg(loc, bytecode.LIST_APPEND, 2)
		c.jump(loc, bytecode.JUMP, loop)
	} else {
		c.op(loc, bytecode.TO_BOOL)
		c.jump(loc, goOn, loop)
	}
	c.op(noLocation, bytecode.POP_ITER)
	if builtin != commonTuple {
		c.loadConst(loc, bytecode.Bool(builtin == commonAny))
	}
	c.jump(loc, bytecode.JUMP, end)
	c.place(cleanup)
	c.op(noLocation, bytecode.END_FOR)
	c.op(noLocation, bytecode.POP_ITER)
	if builtin == commonTuple {
		c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicListToTuple)
	} else {
		c.loadConst(loc, bytecode.Bool(builtin == commonAll))
	}
	c.jump(loc, bytecode.JUMP, end)
	c.place(skip)
}

// methodCall compiles a call of an attribute without * and ** arguments such
// that no bound method is made, and reports whether it did.
func (c *compiler) methodCall(e *syntax.Call) bool {
	meth, ok := e.Func.(*syntax.Attribute)
	if !ok || meth.Ctx != syntax.Load || c.importedName(meth.Value) {
		return false
	}
	args, kwds := len(e.Args), len(e.Keywords)
	extra := 0
	if kwds > 0 {
		extra = 1
	}
	if args+kwds+extra >= stackGuideline || hasStarred(e.Args) || hasDoubleStar(e.Keywords) {
		return false
	}
	loc := meth.Pos
	if call, ok := c.superCall(meth); ok {
		c.superArgs(call)
		arg := c.nameSlot(c.mangledID(meth.Attr))<<2 | superMethod
		if len(call.Args) > 0 {
			arg |= superTwoArgs
		}
		c.opArg(loc, bytecode.LOAD_SUPER_ATTR, arg)
		loc = attrLocation(loc, meth)
		c.op(loc, bytecode.NOP)
	} else {
		c.expr(meth.Value)
		loc = attrLocation(loc, meth)
		c.loadAttr(loc, meth.Attr, 1)
	}
	c.exprs(e.Args)
	if kwds > 0 {
		for _, k := range e.Keywords {
			c.expr(k.Value)
		}
		c.loadConst(loc, keywordNames(e.Keywords))
		c.opArg(attrLocation(e.Pos, meth), bytecode.CALL_KW, int32(args+kwds))
	} else {
		c.opArg(attrLocation(e.Pos, meth), bytecode.CALL, int32(args))
	}
	return true
}

// importedName reports whether an expression names something that the module
// imports: mostly a module, whose functions are no methods.
func (c *compiler) importedName(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	return ok && c.symbols.lookup(c.symbols.top, c.names.id(name.ID))&defImport != 0
}

func hasDoubleStar(list []*syntax.Keyword) bool {
	for _, k := range list {
		if k.Arg == "" {
			return true
		}
	}
	return false
}

func keywordNames(list []*syntax.Keyword) bytecode.Tuple {
	names := make(bytecode.Tuple, len(list))
	for i, k := range list {
		names[i] = bytecode.Str(k.Arg)
	}
	return names
}

// superCall returns the call of super that an attribute is taken of, where
// LOAD_SUPER_ATTR can do both.
func (c *compiler) superCall(attr *syntax.Attribute) (*syntax.Call, bool) {
	call, ok := attr.Value.(*syntax.Call)
	if !ok || len(call.Keywords) > 0 {
		return nil, false
	}
	if attr.Ctx != syntax.Load {
		return nil, false
	}
	name, ok := call.Func.(*syntax.Name)
	if !ok || name.ID != "super" {
		return nil, false
	}
	// Nothing may have given the name another meaning.
	if c.symbols.lookup(c.u.scope, nameSuper)&scopeMask != scopeGlobalImplicit ||
		c.symbols.lookup(c.symbols.top, nameSuper)&scopeMask != 0 {
		return nil, false
	}
	switch len(call.Args) {
	case 2:
		return call, !hasStarred(call.Args)
	case 0:
		return call, c.u.argCount > 0 && c.symbols.lookup(c.u.scope, nameClass)&scopeMask == scopeFree
	}
	return nil, false
}

func (c *compiler) superArgs(call *syntax.Call) {
	c.loadID(*call.Func.Position(), nameSuper)
	if len(call.Args) > 0 {
		c.exprs(call.Args)
		return
	}
	c.loadID(call.Pos, nameClass)
	c.loadID(call.Pos, c.u.scope.params[0])
}

// callWith calls what is on the stack with pushed values above it, args, the
// variable extra unless it is nameNone, and keywords.
func (c *compiler) callWith(loc location, pushed int32, args []syntax.Expr, extra nameID, keywords []*syntax.Keyword) {
	c.checkKeywords(keywords)
	n, kw := len(args), len(keywords)
	if n+kw*2 <= stackGuideline && !hasStarred(args) && !hasDoubleStar(keywords) {
		c.exprs(args)
		if extra != nameNone {
			c.loadID(loc, extra)
			n++
		}
		if kw == 0 {
			c.opArg(loc, bytecode.CALL, pushed+int32(n))
			return
		}
		for _, k := range keywords {
			c.expr(k.Value)
		}
		c.loadConst(loc, keywordNames(keywords))
		c.opArg(loc, bytecode.CALL_KW, pushed+int32(n+kw))
		return
	}
	if star, ok := firstStarred(args); ok && pushed == 0 && n == 1 {
		c.expr(star.Value)
	} else {
		c.display(loc, args, extra, pushed, tupleDisplay)
	}
	if kw == 0 {
		c.op(loc, bytecode.PUSH_NULL)
	} else {
		c.keywordDict(loc, keywords)
	}
	c.op(loc, bytecode.CALL_FUNCTION_EX)
}

func firstStarred(args []syntax.Expr) (*syntax.Starred, bool) {
	if len(args) == 0 {
		return nil, false
	}
	s, ok := args[0].(*syntax.Starred)
	return s, ok
}

// keywordDict builds the dict of a call's keyword arguments.
func (c *compiler) keywordDict(loc location, keywords []*syntax.Keyword) {
	started := false
	named := 0 // since the last that were built
	flush := func(end int) {
		if named == 0 {
			return
		}
		c.keywordItems(loc, keywords[end-named:end])
		if started {
			c.opArg(loc, bytecode.DICT_MERGE, 1)
		}
		started = true
		named = 0
	}
	for i, k := range keywords {
		if k.Arg != "" {
			named++
			continue
		}
		flush(i)
		if !started {
			c.opArg(loc, bytecode.BUILD_MAP, 0)
			started = true
		}
		c.expr(k.Value)
		c.opArg(loc, bytecode.DICT_MERGE, 1)
	}
	flush(len(keywords))
}

func (c *compiler) keywordItems(loc location, list []*syntax.Keyword) {
	big := len(list)*2 > stackGuideline
	if big {
		c.opArg(noLocation, bytecode.BUILD_MAP, 0)
	}
	for _, k := range list {
		c.loadConst(loc, bytecode.Str(k.Arg))
		c.expr(k.Value)
		if big {
			c.opArg(noLocation, bytecode.MAP_ADD, 1)
		}
	}
	if !big {
		c.opArg(loc, bytecode.BUILD_MAP, int32(len(list)))
	}
}

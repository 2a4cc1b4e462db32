package compile

import (
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// decorators evaluates decorators, and returns the line a definition starts on.
func (c *compiler) decorators(list []syntax.Expr, line int32) int32 {
	if len(list) == 0 {
		return line
	}
	c.exprs(list)
	return list[0].Position().Line
}

func (c *compiler) applyDecorators(list []syntax.Expr) {
	for i := len(list) - 1; i >= 0; i-- {
		c.opArg(*list[i].Position(), bytecode.CALL, 0)
	}
}

func (c *compiler) function(node syntax.Stmt, loc location, name string, args *syntax.Arguments, body []syntax.Stmt,
	decorators []syntax.Expr, returns syntax.Expr, typeParams []syntax.TypeParam, kind unitKind) {
	firstLine := c.decorators(decorators, loc.Line)
	flags := c.defaults(loc, args)
	generic := len(typeParams) > 0
	passed := int32(0) // defaults handed to the function that binds the type parameters
	if generic {
		if flags&funcDefaults != 0 {
			passed++
		}
		if flags&funcKwDefaults != 0 {
			passed++
		}
		if passed == 2 {
			c.opArg(loc, bytecode.SWAP, 2)
		}
		u := c.enterUnit("<generic parameters of "+name+">", annotationUnit,
			c.symbols.scopes[scopeKey{node, roleTypeParams}], firstLine, "")
		u.argCount = int(passed)
		c.typeParams(typeParams)
		for i := range passed {
			c.opArg(loc, bytecode.LOAD_FAST, i)
		}
	}
	flags |= c.annotations(node, loc, args, returns)
	c.functionBody(node, name, args, body, flags, firstLine, loc, kind)
	if generic {
		c.opArg(loc, bytecode.SWAP, 2)
		c.opArg(loc, bytecode.CALL_INTRINSIC_2, intrinsicSetFunctionTypeParams)
		c.finishFunction(loc, false, 0)
		if passed > 0 {
			c.opArg(loc, bytecode.SWAP, passed+1)
			c.opArg(loc, bytecode.CALL, passed-1)
		} else {
			c.op(loc, bytecode.PUSH_NULL)
			c.opArg(loc, bytecode.CALL, 0)
		}
	}
	c.applyDecorators(decorators)
	c.store(loc, name)
}

func (c *compiler) functionBody(node syntax.Stmt, name string, args *syntax.Arguments, body []syntax.Stmt,
	flags, firstLine int32, loc location, kind unitKind) {
	u := c.enterUnit(name, kind, c.symbols.scopes[scopeKey{node, roleBody}], firstLine, "")
	u.setArgs(args)
	if doc, ok := docstring(body); ok {
		// A docstring is the first constant, and the body's first statement
		// no more.
		u.consts.add(bytecode.Str(cleanDoc(doc.Value.(string))))
		body = body[1:]
	}
	if u.scope.generator || u.scope.coroutine {
		handler := c.beginGenerator()
		c.pushBlock(frameBlock{kind: stopIterationBlock}, loc)
		c.stmts(body)
		c.wrapStopIteration(handler)
		c.popBlock()
	} else {
		c.stmts(body)
	}
	c.finishFunction(loc, true, flags)
}

func (u *codeUnit) setArgs(a *syntax.Arguments) {
	u.posOnlyArgCount = len(a.Posonlyargs)
	u.argCount = len(a.Posonlyargs) + len(a.Args)
	u.kwOnlyArgCount = len(a.Kwonlyargs)
}

// defaults evaluates the defaults of parameters.
func (c *compiler) defaults(loc location, a *syntax.Arguments) int32 {
	flags := int32(0)
	if len(a.Defaults) > 0 {
		flags |= funcDefaults
		c.exprs(a.Defaults)
		c.opArg(loc, bytecode.BUILD_TUPLE, int32(len(a.Defaults)))
	}
	n := int32(0)
	for i, d := range a.KwDefaults {
		if d == nil {
			continue
		}
		n++
		c.loadConst(loc, c.nameConst(a.Kwonlyargs[i].Arg))
		c.expr(d)
	}
	if n > 0 {
		flags |= funcKwDefaults
		c.opArg(loc, bytecode.BUILD_MAP, n)
	}
	return flags
}

// nameConst returns the mangled form of a source name as a constant.
func (c *compiler) nameConst(name string) bytecode.Const {
	return bytecode.Str(c.names.string(c.mangledID(name)))
}

func (c *compiler) lambda(e *syntax.Lambda) {
	flags := c.defaults(e.Pos, e.Args)
	u := c.enterUnit("<lambda>", lambdaUnit, c.symbols.scopes[scopeKey{e, roleBody}], e.Line, "")
	u.setArgs(e.Args)
	c.expr(e.Body)
	if u.scope.generator {
		c.finishFunction(e.Pos, false, flags)
		return
	}
	c.op(*e.Body.Position(), bytecode.RETURN_VALUE)
	c.finishFunction(e.Pos, true, flags)
}

func (c *compiler) class(s *syntax.ClassDef) {
	firstLine := c.decorators(s.DecoratorList, s.Line)
	generic := len(s.TypeParams) > 0
	if generic {
		c.enterUnit("<generic parameters of "+s.Name+">", annotationUnit,
			c.symbols.scopes[scopeKey{s, roleTypeParams}], firstLine, s.Name)
		c.typeParams(s.TypeParams)
		c.storeID(s.Pos, nameTypeParams)
	}
	c.classBody(s, firstLine)
	if generic {
		c.loadID(s.Pos, nameTypeParams)
		c.opArg(s.Pos, bytecode.CALL_INTRINSIC_1, intrinsicSubscriptGeneric)
		c.storeID(s.Pos, nameGenericBase)
		c.callWith(s.Pos, 2, s.Bases, nameGenericBase, s.Keywords)
		c.finishFunction(s.Pos, false, 0)
		c.op(s.Pos, bytecode.PUSH_NULL)
		c.opArg(s.Pos, bytecode.CALL, 0)
	} else {
		c.callWith(s.Pos, 2, s.Bases, nameNone, s.Keywords)
	}
	c.applyDecorators(s.DecoratorList)
	c.store(s.Pos, s.Name)
}

// classBody makes the function that runs a class body, and puts it on the stack
// with what __build_class__ takes before the bases.
func (c *compiler) classBody(s *syntax.ClassDef, firstLine int32) {
	u := c.enterUnit(s.Name, classUnit, c.symbols.scopes[scopeKey{s, roleBody}], firstLine, s.Name)
	loc := location{Line: firstLine, EndLine: firstLine}
	c.loadID(loc, nameDunderName)
	c.storeID(loc, nameModule)
	c.loadConst(loc, bytecode.Str(u.qualName))
	c.storeID(loc, nameQualname)
	c.loadConst(loc, bytecode.Int(firstLine))
	c.storeID(loc, nameFirstLine)
	if len(s.TypeParams) > 0 {
		c.loadID(loc, nameTypeParams)
		c.storeID(loc, nameDunderTypeParams)
	}
	if u.scope.needsClassDict {
		c.op(loc, bytecode.LOAD_LOCALS)
		c.opArg(loc, bytecode.STORE_DEREF, c.cellSlot(slotCell, nameClassDict))
	}
	if u.scope.hasCondAnnotations {
		c.opArg(loc, bytecode.BUILD_SET, 0)
		c.opArg(loc, bytecode.STORE_DEREF, c.cellSlot(slotCell, nameCondAnnotations))
	}
	c.body(loc, s.Body)
	slices.Sort(u.staticAttrs)
	attrs := make(bytecode.Tuple, len(u.staticAttrs))
	for i, a := range u.staticAttrs {
		attrs[i] = bytecode.Str(a)
	}
	c.loadConst(noLocation, attrs)
	c.storeID(noLocation, nameStaticAttributes)
	if u.scope.needsClassDict {
		c.opArg(noLocation, bytecode.LOAD_CLOSURE, c.cellSlot(slotCell, nameClassDict))
		c.storeID(noLocation, nameClassDictCell)
	}
	if u.scope.needsClassClosure {
		c.opArg(noLocation, bytecode.LOAD_CLOSURE, c.cellSlot(slotCell, nameClass))
		c.opArg(noLocation, bytecode.COPY, 1)
		c.storeID(noLocation, nameClassCell)
	} else {
		c.loadNone(noLocation)
	}
	c.op(noLocation, bytecode.RETURN_VALUE)

	free := u.freeVars
	code := c.finishUnit(true)
	c.op(s.Pos, bytecode.LOAD_BUILD_CLASS)
	c.op(s.Pos, bytecode.PUSH_NULL)
	c.makeFunction(s.Pos, code, free, 0)
	c.loadConst(s.Pos, bytecode.Str(s.Name))
}

// noteStaticAttr records an attribute that a method stores in self, for the
// class's __static_attributes__.
func (c *compiler) noteStaticAttr(e *syntax.Attribute) {
	self, ok := e.Value.(*syntax.Name)
	if !ok || e.Ctx != syntax.Store || self.ID != "self" {
		return
	}
	for u := c.u.parent; u != nil; u = u.parent {
		if u.kind != classUnit {
			continue
		}
		if !u.staticSeen[e.Attr] {
			if u.staticSeen == nil {
				u.staticSeen = map[string]bool{}
			}
			u.staticSeen[e.Attr] = true
			u.staticAttrs = append(u.staticAttrs, e.Attr)
		}
		return
	}
}

package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// fakeGlobalsFormat is annotationlib.Format.VALUE_WITH_FAKE_GLOBALS, the highest
// format that compiled code can evaluate annotations in.
const fakeGlobalsFormat = 2

// beginLazy starts the unit of an expression that is evaluated when asked for,
// in a format that it gets as its parameter (PEP 649).
func (c *compiler) beginLazy(loc location, s *scope, name string) {
	u := c.enterUnit(name, annotationUnit, s, loc.Line, "")
	u.posOnlyArgCount, u.argCount = 1, 1
	body := c.newLabel()
	c.opArg(loc, bytecode.LOAD_FAST, 0)
	c.loadConst(loc, bytecode.Int(fakeGlobalsFormat))
	c.opArg(loc, bytecode.COMPARE_OP, compareOps[syntax.Gt])
	c.jump(loc, bytecode.POP_JUMP_IF_FALSE, body)
	c.opArg(loc, bytecode.LOAD_COMMON_CONSTANT, commonNotImplementedError)
	c.opArg(loc, bytecode.RAISE_VARARGS, 1)
	c.place(body)
}

// annotations makes the function that evaluates a function's annotations, and
// returns the attribute it is for, 0 where there are none.
func (c *compiler) annotations(node syntax.Stmt, loc location, a *syntax.Arguments, returns syntax.Expr) int32 {
	s := c.symbols.scopes[scopeKey{node, roleAnnotations}]
	if !s.annotationsUsed {
		return 0
	}
	c.beginLazy(loc, s, "__annotate__")
	n := c.annotationItems(loc, a, returns)
	c.opArg(loc, bytecode.BUILD_MAP, n)
	c.finishAnnotate(loc)
	return funcAnnotate
}

// finishAnnotate ends an __annotate__ function. Its parameter has had a name that
// no name in the annotations can be, and gets the one callers know.
func (c *compiler) finishAnnotate(loc location) {
	c.op(loc, bytecode.RETURN_VALUE)
	free := c.u.freeVars
	code := c.finishUnit(true)
	if len(code.LocalsPlusNames) > 0 {
		code.LocalsPlusNames[0] = "format"
	}
	c.makeFunction(loc, code, free, 0)
}

// annotationItems puts the names and annotations of a function on the stack.
func (c *compiler) annotationItems(loc location, a *syntax.Arguments, returns syntax.Expr) int32 {
	n := int32(0)
	item := func(name string, e syntax.Expr) {
		c.loadConst(loc, c.nameConst(name))
		n++
		if c.future&futureAnnotations != 0 {
			c.annotationText(e)
		} else if star, ok := e.(*syntax.Starred); ok {
			c.expr(star.Value)
			c.opArg(loc, bytecode.UNPACK_SEQUENCE, 1)
		} else {
			c.expr(e)
		}
	}
	items := func(args ...*syntax.Arg) {
		for _, p := range args {
			if p != nil && p.Annotation != nil {
				item(p.Arg, p.Annotation)
			}
		}
	}
	items(a.Args...)
	items(a.Posonlyargs...)
	items(a.Vararg)
	items(a.Kwonlyargs...)
	items(a.Kwarg)
	if returns != nil {
		item("return", returns)
	}
	return n
}

// annotationText loads an annotation as its source text.
func (c *compiler) annotationText(e syntax.Expr) {
	c.loadConst(*e.Position(), bytecode.Str(c.unparse(e)))
}

// annAssign compiles an annotated assignment. Annotations of targets other than
// plain names are never evaluated.
func (c *compiler) annAssign(s *syntax.AnnAssign) {
	future := c.future&futureAnnotations != 0
	inNamespace := c.u.kind == moduleUnit || c.u.kind == classUnit
	if s.Value != nil {
		c.expr(s.Value)
		c.expr(s.Target)
	}
	switch t := s.Target.(type) {
	case *syntax.Name:
		if s.Simple == 0 || !inNamespace {
			break
		}
		if future {
			c.annotationText(s.Annotation)
			c.opArg(s.Pos, bytecode.LOAD_NAME, c.nameSlot(nameAnnotations))
			c.loadConst(s.Pos, c.nameConst(t.ID))
			c.op(s.Pos, bytecode.STORE_SUBSCR)
		} else {
			c.deferAnnotation(s)
		}
	case *syntax.Attribute:
		if s.Value == nil {
			c.drop(t.Value)
		}
	case *syntax.Subscript:
		if s.Value == nil {
			c.drop(t.Value)
			c.annotatedIndex(t.Slice)
		}
	}
}

// annotatedIndex evaluates the index of an annotated subscript for its errors.
func (c *compiler) annotatedIndex(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Slice:
		c.drop(e.Lower)
		c.drop(e.Upper)
		c.drop(e.Step)
	case *syntax.Tuple:
		for _, x := range e.Elts {
			c.annotatedIndex(x)
		}
	default:
		c.drop(e)
	}
}

// drop evaluates an expression, where there is one, for its effects.
func (c *compiler) drop(e syntax.Expr) {
	if e != nil {
		c.expr(e)
		c.op(*e.Position(), bytecode.POP_TOP)
	}
}

// deferAnnotation leaves a variable's annotation to __annotate__, and notes at
// run time that it was reached where that is not certain.
func (c *compiler) deferAnnotation(s *syntax.AnnAssign) {
	u := c.u
	index := -1
	if u.kind == moduleUnit || u.inConditional > 0 {
		index = u.nextCondIndex
		u.nextCondIndex++
	}
	u.deferred = append(u.deferred, deferredAnnotation{s, index})
	if index < 0 {
		return
	}
	if u.kind == classUnit {
		c.opArg(s.Pos, bytecode.LOAD_DEREF, c.cellSlot(slotCell, nameCondAnnotations))
	} else {
		c.opArg(s.Pos, bytecode.LOAD_NAME, c.nameSlot(nameCondAnnotations))
	}
	c.loadConst(s.Pos, bytecode.Int(index))
	c.opArg(s.Pos, bytecode.SET_ADD, 1)
	c.op(s.Pos, bytecode.POP_TOP)
}

// deferredAnnotations makes the __annotate__ function of a module or class.
func (c *compiler) deferredAnnotations(loc location) {
	u := c.u
	if len(u.deferred) == 0 {
		return
	}
	list, kind := u.deferred, u.kind
	bodySeq := u.seq
	if kind == moduleUnit {
		// The module's function is made before its body runs.
		u.seq = &sequence{}
	}
	c.beginLazy(loc, u.scope.annotationBlock, "__annotate__")
	c.opArg(loc, bytecode.BUILD_MAP, 0)
	for _, d := range list {
		at := d.stmt.Pos
		notSet := c.newLabel()
		if d.index >= 0 {
			c.loadConst(at, bytecode.Int(d.index))
			if kind == classUnit {
				c.opArg(at, bytecode.LOAD_DEREF, c.freeSlot(nameCondAnnotations))
			} else {
				c.opArg(at, bytecode.LOAD_GLOBAL, c.nameSlot(nameCondAnnotations)<<1)
			}
			c.opArg(at, bytecode.CONTAINS_OP, 0)
			c.jump(at, bytecode.POP_JUMP_IF_FALSE, notSet)
		}
		c.expr(d.stmt.Annotation)
		c.opArg(at, bytecode.COPY, 2)
		c.loadConst(at, c.nameConst(d.stmt.Target.(*syntax.Name).ID))
		c.op(loc, bytecode.STORE_SUBSCR)
		c.place(notSet)
	}
	c.finishAnnotate(loc)
	if kind == classUnit {
		c.storeID(loc, nameAnnotateFunc)
	} else {
		c.storeID(loc, nameAnnotate)
	}
	if kind == moduleUnit {
		bodySeq.annotations = u.seq
		u.seq = bodySeq
	}
}

// typeParams makes the type parameters of a definition, and leaves a tuple of
// them on the stack.
func (c *compiler) typeParams(list []syntax.TypeParam) {
	seenDefault := false
	for _, p := range list {
		loc := *p.Position()
		var name string
		var dflt syntax.Expr
		starred := false
		switch p := p.(type) {
		case *syntax.TypeVar:
			name, dflt = p.Name, p.DefaultValue
			c.loadConst(loc, bytecode.Str(name))
			if p.Bound == nil {
				c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicTypeVar)
				break
			}
			c.typeVariable(p.Bound, name, scopeKey{p, roleBound}, false)
			if _, ok := p.Bound.(*syntax.Tuple); ok {
				c.opArg(loc, bytecode.CALL_INTRINSIC_2, intrinsicTypeVarWithConstraints)
			} else {
				c.opArg(loc, bytecode.CALL_INTRINSIC_2, intrinsicTypeVarWithBound)
			}
		case *syntax.TypeVarTuple:
			name, dflt, starred = p.Name, p.DefaultValue, true
			c.loadConst(loc, bytecode.Str(name))
			c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicTypeVarTuple)
		case *syntax.ParamSpec:
			name, dflt = p.Name, p.DefaultValue
			c.loadConst(loc, bytecode.Str(name))
			c.opArg(loc, bytecode.CALL_INTRINSIC_1, intrinsicParamSpec)
		}
		if dflt != nil {
			seenDefault = true
			c.typeVariable(dflt, name, scopeKey{p, roleDefault}, starred)
			c.opArg(loc, bytecode.CALL_INTRINSIC_2, intrinsicSetTypeParamDefault)
		} else if seenDefault {
			c.fail(loc, "non-default type parameter '%s' follows default type parameter", name)
		}
		c.opArg(loc, bytecode.COPY, 1)
		c.store(loc, name)
	}
	c.opArg(*list[0].Position(), bytecode.BUILD_TUPLE, int32(len(list)))
}

// formatDefault is the default of a lazy expression's parameter, a tuple of
// annotationlib.Format.VALUE.
var formatDefault = bytecode.Tuple{bytecode.Int(1)}

// typeVariable makes the function that evaluates a type parameter's bound or
// default.
func (c *compiler) typeVariable(e syntax.Expr, name string, key scopeKey, starred bool) {
	loc := *e.Position()
	c.loadConst(loc, formatDefault)
	c.beginLazy(loc, c.symbols.scopes[key], name)
	if star, ok := e.(*syntax.Starred); ok && starred {
		c.expr(star.Value)
		c.opArg(loc, bytecode.UNPACK_SEQUENCE, 1)
	} else {
		c.expr(e)
	}
	c.op(loc, bytecode.RETURN_VALUE)
	c.finishFunction(loc, true, funcDefaults)
}

func (c *compiler) typeAlias(s *syntax.TypeAlias) {
	name := s.Name.(*syntax.Name).ID
	generic := len(s.TypeParams) > 0
	if generic {
		c.enterUnit("<generic parameters of "+name+">", annotationUnit,
			c.symbols.scopes[scopeKey{s, roleTypeParams}], s.Line, "")
		c.loadConst(s.Pos, bytecode.Str(name))
		c.typeParams(s.TypeParams)
	} else {
		c.loadConst(s.Pos, bytecode.Str(name))
		c.loadNone(s.Pos)
	}
	c.loadConst(s.Pos, formatDefault)
	c.beginLazy(s.Pos, c.symbols.scopes[scopeKey{s, roleBody}], name)
	c.expr(s.Value)
	c.op(s.Pos, bytecode.RETURN_VALUE)
	c.finishFunction(s.Pos, false, funcDefaults)
	c.opArg(s.Pos, bytecode.BUILD_TUPLE, 3)
	c.opArg(s.Pos, bytecode.CALL_INTRINSIC_1, intrinsicTypeAlias)
	if generic {
		c.finishFunction(s.Pos, false, 0)
		c.op(s.Pos, bytecode.PUSH_NULL)
		c.opArg(s.Pos, bytecode.CALL, 0)
	}
	c.store(s.Pos, name)
}

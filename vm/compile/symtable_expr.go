package compile

import "github.com/adder-vm/adder/vm/syntax"

// exprs visits expressions, absent ones excepted.
func (t *symTable) exprs(list []syntax.Expr) {
	for _, e := range list {
		if e != nil {
			t.expr(e)
		}
	}
}

func (t *symTable) optExpr(e syntax.Expr) {
	if e != nil {
		t.expr(e)
	}
}

func (t *symTable) expr(e syntax.Expr) {
	t.c.enterNesting()
	switch e := e.(type) {
	case *syntax.Name:
		t.name(e)
	case *syntax.Constant:
	case *syntax.Attribute:
		t.checkName(e.Attr, e.Pos, e.Ctx)
		t.expr(e.Value)
	case *syntax.Call:
		t.expr(e.Func)
		t.exprs(e.Args)
		t.keywords(e.Keywords)
	case *syntax.Subscript:
		t.expr(e.Value)
		t.expr(e.Slice)
	case *syntax.BinOp:
		t.expr(e.Left)
		t.expr(e.Right)
	case *syntax.BoolOp:
		t.exprs(e.Values)
	case *syntax.UnaryOp:
		t.expr(e.Operand)
	case *syntax.Compare:
		t.expr(e.Left)
		t.exprs(e.Comparators)
	case *syntax.Tuple:
		t.exprs(e.Elts)
	case *syntax.List:
		t.exprs(e.Elts)
	case *syntax.Set:
		t.exprs(e.Elts)
	case *syntax.Dict:
		t.exprs(e.Keys)
		t.exprs(e.Values)
	case *syntax.IfExp:
		t.expr(e.Test)
		t.expr(e.Body)
		t.expr(e.Orelse)
	case *syntax.Starred:
		t.expr(e.Value)
	case *syntax.Slice:
		t.optExpr(e.Lower)
		t.optExpr(e.Upper)
		t.optExpr(e.Step)
	case *syntax.JoinedStr:
		t.exprs(e.Values)
	case *syntax.FormattedValue:
		t.expr(e.Value)
		t.optExpr(e.FormatSpec)
	case *syntax.TemplateStr:
		t.exprs(e.Values)
	case *syntax.Interpolation:
		t.expr(e.Value)
		t.optExpr(e.FormatSpec)
	case *syntax.Lambda:
		t.exprs(e.Args.Defaults)
		t.exprs(e.Args.KwDefaults)
		t.enterNew("lambda", functionBlock, scopeKey{e, roleBody}, e.Pos)
		t.params(e.Args)
		t.expr(e.Body)
		t.exit()
	case *syntax.ListComp:
		t.comprehension(e, "listcomp", listComp, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		t.comprehension(e, "setcomp", setComp, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		t.comprehension(e, "dictcomp", dictComp, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		t.comprehension(e, "genexpr", genExp, e.Generators, e.Elt, nil)
	case *syntax.NamedExpr:
		t.refuseInAnnotation("named expression", e.Pos)
		if t.cur.compIterDepth > 0 {
			t.c.refuse(e.Pos, "assignment expression cannot be used in a comprehension iterable expression")
		}
		if t.cur.comp != notComp {
			t.bindOutsideComp(e.Target.(*syntax.Name))
		}
		t.expr(e.Value)
		t.expr(e.Target)
	case *syntax.Yield:
		t.refuseInAnnotation("yield expression", e.Pos)
		t.optExpr(e.Value)
		t.cur.generator = true
		t.refuseInComp(e.Pos)
	case *syntax.YieldFrom:
		t.refuseInAnnotation("yield expression", e.Pos)
		t.expr(e.Value)
		t.cur.generator = true
		t.refuseInComp(e.Pos)
	case *syntax.Await:
		t.refuseInAnnotation("await expression", e.Pos)
		if !t.allowsTopLevelAwait() {
			if !t.cur.functionLike() {
				t.c.refuse(e.Pos, "'await' outside function")
			}
			if !t.inAsyncDef() && t.cur.comp == notComp {
				t.c.refuse(e.Pos, "'await' outside async function")
			}
		}
		t.expr(e.Value)
		t.cur.coroutine = true
	}
	t.c.leaveNesting()
}

func (t *symTable) name(e *syntax.Name) {
	if t.cur.unevaluatedAnnotation {
		return
	}
	if e.Ctx != syntax.Load {
		t.addCtx(e.ID, defLocal, e.Pos, e.Ctx)
		return
	}
	t.addCtx(e.ID, symUse, e.Pos, e.Ctx)
	// super() finds its class in the cell __class__.
	if e.ID == "super" && t.cur.functionLike() {
		t.define(nameClass, symUse, e.Pos)
	}
}

func (t *symTable) inAsyncDef() bool {
	return t.cur.kind == functionBlock && t.cur.coroutine
}

func (t *symTable) allowsTopLevelAwait() bool {
	return t.c.opts.TopLevelAwait && t.cur.kind == moduleBlock
}

// topLevelAwait notes that a statement awaits, where modules may.
func (t *symTable) topLevelAwait() {
	if t.allowsTopLevelAwait() {
		t.cur.coroutine = true
	}
}

// refuseInAnnotation fails where an expression that needs a function around it
// stands in a block that is evaluated at some other time.
func (t *symTable) refuseInAnnotation(what string, loc location) {
	where := ""
	switch t.cur.kind {
	case annotationBlock:
		where = "an annotation"
	case typeVariableBlock:
		where = t.cur.where
	case typeAliasBlock:
		where = "a type alias"
	case typeParametersBlock:
		where = "the definition of a generic"
	default:
		return
	}
	t.c.refuse(loc, "%s cannot be used within %s", what, where)
}

func (t *symTable) refuseInComp(loc location) {
	switch t.cur.comp {
	case listComp:
		t.c.refuse(loc, "'yield' inside list comprehension")
	case setComp:
		t.c.refuse(loc, "'yield' inside set comprehension")
	case dictComp:
		t.c.refuse(loc, "'yield' inside dict comprehension")
	case genExp:
		t.c.refuse(loc, "'yield' inside generator expression")
	}
}

// bindOutsideComp binds the target of a named expression inside a comprehension
// in the nearest block that is none (PEP 572).
func (t *symTable) bindOutsideComp(target *syntax.Name) {
	id := t.c.mangled(t.private, t.cur, target.ID)
	for s := t.cur; s != nil; s = s.parent {
		flags := t.lookup(s, id)
		if s.comp != notComp {
			if flags&defCompIter != 0 && flags&(defLocal|defGlobal) != 0 {
				t.c.refuse(target.Pos, "assignment expression cannot rebind comprehension iteration variable '%s'", target.ID)
			}
			continue
		}
		switch s.kind {
		case functionBlock:
			how := defNonlocal
			if flags&defGlobal != 0 {
				how = defGlobal
			}
			t.add(target.ID, how, target.Pos)
			t.cur.directives = append(t.cur.directives, directive{id, target.Pos})
			t.addTo(s, id, defLocal, target.Pos)
		case moduleBlock:
			t.add(target.ID, defGlobal, target.Pos)
			t.cur.directives = append(t.cur.directives, directive{id, target.Pos})
			t.addTo(s, id, defGlobal, target.Pos)
		case classBlock:
			t.c.refuse(target.Pos, "assignment expression within a comprehension cannot be used in a class body")
		case typeParametersBlock:
			t.c.refuse(target.Pos, "assignment expression within a comprehension cannot be used within the definition of a generic")
		case typeAliasBlock:
			t.c.refuse(target.Pos, "assignment expression within a comprehension cannot be used in a type alias")
		case typeVariableBlock:
			t.c.refuse(target.Pos, "assignment expression within a comprehension cannot be used in a TypeVar bound")
		default:
			continue
		}
		return
	}
}

func (t *symTable) comprehension(e syntax.Expr, name string, kind compKind, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	loc := *e.Position()
	// The first iterable is evaluated outside, and received as an argument.
	t.cur.compIterDepth++
	t.expr(gens[0].Iter)
	t.cur.compIterDepth--
	s := t.enterNew(name, functionBlock, scopeKey{e, roleBody}, loc)
	s.comp = kind
	s.coroutine = gens[0].IsAsync != 0
	t.define(nameImplicitArg, defParam, loc)
	s.compIterTarget = true
	t.expr(gens[0].Target)
	s.compIterTarget = false
	t.exprs(gens[0].Ifs)
	for _, g := range gens[1:] {
		s.compIterTarget = true
		t.expr(g.Target)
		s.compIterTarget = false
		s.compIterDepth++
		t.expr(g.Iter)
		s.compIterDepth--
		t.exprs(g.Ifs)
		if g.IsAsync != 0 {
			s.coroutine = true
		}
	}
	t.optExpr(value)
	t.expr(elt)
	s.generator = kind == genExp
	async := s.coroutine && kind != genExp
	t.exit()
	if !async {
		return
	}
	if !t.inAsyncDef() && t.cur.comp == notComp && !t.allowsTopLevelAwait() {
		t.c.refuse(loc, "asynchronous comprehension outside of an asynchronous function")
	}
	t.cur.coroutine = true
}

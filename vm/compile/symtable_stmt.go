package compile

import (
	"strings"

	"github.com/adder-vm/adder/vm/syntax"
)

// buildSymbols makes the scopes of a module.
func (c *compiler) buildSymbols(mod syntax.Mod) *symTable {
	t := &symTable{
		c: c, scopes: make(map[scopeKey]*scope, 256), index: newPairTable(),
		future: c.future&futureAnnotations != 0,
	}
	t.top = t.newScope("top", moduleBlock, scopeKey{mod, roleBody}, location{})
	t.enter(t.top)
	switch m := mod.(type) {
	case *syntax.Module:
		t.top.hasDocstring = hasDocstring(m.Body)
		t.stmts(m.Body)
	case *syntax.Interactive:
		t.stmts(m.Body)
	case *syntax.Expression:
		t.expr(m.Body)
	case *syntax.FunctionType:
		t.c.failPlain(syntax.ValueError, "this compiler does not handle FunctionTypes")
	}
	t.cur = nil
	t.analyze(t.top, nil)
	return t
}

func (t *symTable) stmts(list []syntax.Stmt) {
	for _, s := range list {
		t.stmt(s)
	}
}

// conditional visits statements that may not run, or not run to their end.
func (t *symTable) conditional(lists ...[]syntax.Stmt) {
	was := t.cur.inConditional
	t.cur.inConditional = true
	for _, l := range lists {
		t.stmts(l)
	}
	t.cur.inConditional = was
}

func (t *symTable) stmt(s syntax.Stmt) {
	t.c.enterNesting()
	switch s := s.(type) {
	case *syntax.ExprStmt:
		t.expr(s.Value)
	case *syntax.Assign:
		t.exprs(s.Targets)
		t.expr(s.Value)
	case *syntax.If:
		t.expr(s.Test)
		t.conditional(s.Body, s.Orelse)
	case *syntax.Return:
		t.optExpr(s.Value)
	case *syntax.FunctionDef:
		t.function(s, &s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false)
	case *syntax.AsyncFunctionDef:
		t.function(s, &s.Pos, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true)
	case *syntax.ClassDef:
		t.class(s)
	case *syntax.For:
		t.expr(s.Target)
		t.expr(s.Iter)
		t.conditional(s.Body, s.Orelse)
	case *syntax.AsyncFor:
		t.topLevelAwait()
		t.expr(s.Target)
		t.expr(s.Iter)
		t.conditional(s.Body, s.Orelse)
	case *syntax.While:
		t.expr(s.Test)
		t.conditional(s.Body, s.Orelse)
	case *syntax.With:
		t.with(s.Items, s.Body)
	case *syntax.AsyncWith:
		t.topLevelAwait()
		t.with(s.Items, s.Body)
	case *syntax.Raise:
		if s.Exc != nil {
			t.expr(s.Exc)
			t.optExpr(s.Cause)
		}
	case *syntax.Try:
		t.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.TryStar:
		t.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *syntax.Assert:
		t.expr(s.Test)
		t.optExpr(s.Msg)
	case *syntax.AugAssign:
		t.expr(s.Target)
		t.expr(s.Value)
	case *syntax.AnnAssign:
		t.annAssign(s)
	case *syntax.Delete:
		t.exprs(s.Targets)
	case *syntax.Import:
		t.aliases(s.Names)
	case *syntax.ImportFrom:
		t.aliases(s.Names)
	case *syntax.Global:
		t.declare(s.Names, s.Pos, defGlobal)
	case *syntax.Nonlocal:
		t.declare(s.Names, s.Pos, defNonlocal)
	case *syntax.Match:
		t.expr(s.Subject)
		was := t.cur.inConditional
		t.cur.inConditional = true
		for _, mc := range s.Cases {
			t.pattern(mc.Pattern)
			t.optExpr(mc.Guard)
			t.stmts(mc.Body)
		}
		t.cur.inConditional = was
	case *syntax.TypeAlias:
		t.typeAlias(s)
	}
	t.c.leaveNesting()
}

func (t *symTable) function(node syntax.Stmt, pos *syntax.Pos, name string, args *syntax.Arguments, body []syntax.Stmt,
	decorators []syntax.Expr, returns syntax.Expr, typeParams []syntax.TypeParam, async bool) {
	t.add(name, defLocal, *pos)
	t.exprs(args.Defaults)
	t.exprs(args.KwDefaults)
	t.exprs(decorators)
	if len(typeParams) > 0 {
		t.enterTypeParams(name, node, *pos, true, hasKwDefaults(args), false)
		t.typeParams(typeParams)
	}
	fn := t.newScope(name, functionBlock, scopeKey{node, roleBody}, *pos)
	fn.hasDocstring = hasDocstring(body)
	t.signatureAnnotations(node, *pos, args, returns)
	t.enter(fn)
	fn.coroutine = async
	t.params(args)
	t.stmts(body)
	t.exit()
	if len(typeParams) > 0 {
		t.exit()
	}
}

func hasKwDefaults(a *syntax.Arguments) bool {
	for _, d := range a.KwDefaults {
		if d != nil {
			return true
		}
	}
	return false
}

// enterTypeParams enters the block in which a definition's type parameters are
// bound.
func (t *symTable) enterTypeParams(name string, node syntax.Stmt, loc location, defaults, kwDefaults, class bool) {
	inClass := t.cur.kind == classBlock
	s := t.enterNew(name, typeParametersBlock, scopeKey{node, roleTypeParams}, loc)
	if inClass {
		s.canSeeClass = true
		t.define(nameClassDict, symUse, loc)
	}
	if class {
		t.define(nameTypeParams, defLocal, loc)
		t.define(nameTypeParams, symUse, loc)
		t.define(nameGenericBase, defLocal, loc)
		t.define(nameGenericBase, symUse, loc)
	}
	if defaults {
		t.define(nameDefaults, defParam, loc)
	}
	if kwDefaults {
		t.define(nameKwDefaults, defParam, loc)
	}
}

func (t *symTable) typeParams(list []syntax.TypeParam) {
	for _, p := range list {
		switch p := p.(type) {
		case *syntax.TypeVar:
			t.typeParam(p.Name, p.Pos)
			where := "a TypeVar bound"
			if _, ok := p.Bound.(*syntax.Tuple); ok {
				where = "a TypeVar constraint"
			}
			t.typeVariable(p.Bound, p.Name, scopeKey{p, roleBound}, where)
			t.typeVariable(p.DefaultValue, p.Name, scopeKey{p, roleDefault}, "a TypeVar default")
		case *syntax.TypeVarTuple:
			t.typeParam(p.Name, p.Pos)
			t.typeVariable(p.DefaultValue, p.Name, scopeKey{p, roleDefault}, "a TypeVarTuple default")
		case *syntax.ParamSpec:
			t.typeParam(p.Name, p.Pos)
			t.typeVariable(p.DefaultValue, p.Name, scopeKey{p, roleDefault}, "a ParamSpec default")
		}
	}
}

// typeParam binds a type parameter.
func (t *symTable) typeParam(name string, loc location) {
	if name == "__classdict__" {
		t.c.refuse(loc, "reserved name '%s' cannot be used for type parameter", name)
	}
	t.add(name, defTypeParam|defLocal, loc)
}

// typeVariable visits the bound or default of a type parameter, which is
// evaluated when asked for.
func (t *symTable) typeVariable(e syntax.Expr, name string, key scopeKey, where string) {
	if e == nil {
		return
	}
	loc := *e.Position()
	inClass := t.cur.canSeeClass
	s := t.enterNew(name, typeVariableBlock, key, loc)
	s.canSeeClass = inClass
	if inClass {
		t.define(nameClassDict, symUse, loc)
	}
	s.where = where
	t.expr(e)
	t.exit()
}

// signatureAnnotations visits a function's annotations, which get a block of
// their own whether or not there are any.
func (t *symTable) signatureAnnotations(node any, loc location, a *syntax.Arguments, returns syntax.Expr) {
	inClass := t.cur.canSeeClass || t.cur.kind == classBlock
	s := t.enterNew("__annotate__", annotationBlock, scopeKey{node, roleAnnotations}, loc)
	if inClass {
		s.canSeeClass = true
		t.define(nameClassDict, symUse, loc)
	}
	t.argAnnotations(a.Posonlyargs)
	t.argAnnotations(a.Args)
	t.argAnnotation(a.Vararg)
	t.argAnnotation(a.Kwarg)
	t.argAnnotations(a.Kwonlyargs)
	if returns != nil {
		s.annotationsUsed = true
		t.expr(returns)
	}
	t.exit()
}

func (t *symTable) argAnnotations(args []*syntax.Arg) {
	for _, a := range args {
		t.argAnnotation(a)
	}
}

func (t *symTable) argAnnotation(a *syntax.Arg) {
	if a != nil && a.Annotation != nil {
		t.cur.annotationsUsed = true
		t.expr(a.Annotation)
	}
}

func (t *symTable) params(a *syntax.Arguments) {
	for _, p := range a.Posonlyargs {
		t.add(p.Arg, defParam, p.Pos)
	}
	for _, p := range a.Args {
		t.add(p.Arg, defParam, p.Pos)
	}
	for _, p := range a.Kwonlyargs {
		t.add(p.Arg, defParam, p.Pos)
	}
	if p := a.Vararg; p != nil {
		t.add(p.Arg, defParam, p.Pos)
		t.cur.varArgs = true
	}
	if p := a.Kwarg; p != nil {
		t.add(p.Arg, defParam, p.Pos)
		t.cur.varKeywords = true
	}
}

func (t *symTable) class(s *syntax.ClassDef) {
	t.add(s.Name, defLocal, s.Pos)
	t.exprs(s.DecoratorList)
	outer := t.private
	generic := len(s.TypeParams) > 0
	if generic {
		t.enterTypeParams(s.Name, s, s.Pos, false, false, true)
		// Only the type parameters themselves are private to the class; the
		// bases see the names of the scope around it.
		t.private = s.Name
		t.cur.mangledNames = map[nameID]bool{}
		t.typeParams(s.TypeParams)
	}
	t.exprs(s.Bases)
	t.keywords(s.Keywords)
	t.enterNew(s.Name, classBlock, scopeKey{s, roleBody}, s.Pos)
	t.private = s.Name
	if generic {
		t.define(nameDunderTypeParams, defLocal, s.Pos)
		t.define(nameTypeParams, symUse, s.Pos)
	}
	t.cur.hasDocstring = hasDocstring(s.Body)
	t.stmts(s.Body)
	t.exit()
	if generic {
		t.exit()
	}
	t.private = outer
}

func (t *symTable) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		if k.Arg != "" {
			t.checkName(k.Arg, k.Pos, syntax.Store)
		}
		t.expr(k.Value)
	}
}

func (t *symTable) with(items []*syntax.WithItem, body []syntax.Stmt) {
	was := t.cur.inConditional
	t.cur.inConditional = true
	for _, it := range items {
		t.expr(it.ContextExpr)
		t.optExpr(it.OptionalVars)
	}
	t.stmts(body)
	t.cur.inConditional = was
}

func (t *symTable) try(body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt) {
	was := t.cur.inConditional
	t.cur.inConditional = true
	t.stmts(body)
	for _, h := range handlers {
		t.optExpr(h.Type)
		if h.Name != "" {
			t.add(h.Name, defLocal, h.Pos)
		}
		t.stmts(h.Body)
	}
	t.stmts(orelse)
	t.stmts(final)
	t.cur.inConditional = was
}

func (t *symTable) annAssign(s *syntax.AnnAssign) {
	t.cur.annotationsUsed = true
	if name, ok := s.Target.(*syntax.Name); ok {
		simple := s.Simple != 0
		cur := t.lookup(t.cur, t.c.mangled(t.private, t.cur, name.ID))
		if simple && cur&(defGlobal|defNonlocal) != 0 && t.cur != t.top {
			what := "nonlocal"
			if cur&defGlobal != 0 {
				what = "global"
			}
			t.c.refuse(s.Pos, "annotated name '%s' can't be %s", name.ID, what)
		}
		switch {
		case simple:
			t.add(name.ID, defAnnot|defLocal, name.Pos)
		case s.Value != nil:
			t.add(name.ID, defLocal, name.Pos)
		}
	} else {
		t.expr(s.Target)
	}
	t.annotation(s.Annotation)
	t.optExpr(s.Value)
}

// annotation visits a variable's annotation in the annotation block of the
// current one.
func (t *symTable) annotation(e syntax.Expr) {
	p, loc := t.cur, *e.Position()
	if (p.kind == moduleBlock || p.kind == classBlock && p.inConditional) && !p.hasCondAnnotations {
		// A module can be seen half executed, so all its annotations count
		// as conditional.
		p.hasCondAnnotations = true
		t.define(nameCondAnnotations, symUse, loc)
	}
	if p.annotationBlock == nil {
		s := t.enterNew("__annotate__", annotationBlock, scopeKey{p, roleAnnotations}, loc)
		p.annotationBlock = s
		if p.kind == classBlock && !t.future {
			s.canSeeClass = true
			t.define(nameClassDict, symUse, loc)
		}
	} else {
		t.cur = p.annotationBlock
		t.cur.compIterDepth = p.compIterDepth
	}
	t.cur.unevaluatedAnnotation = p.kind == functionBlock
	t.expr(e)
	t.cur.unevaluatedAnnotation = false
	t.exit()
}

func (t *symTable) aliases(list []*syntax.Alias) {
	for _, a := range list {
		name := a.Asname
		if name == "" {
			name, _, _ = strings.Cut(a.Name, ".")
		}
		if name != "*" {
			t.add(name, defImport, a.Pos)
		} else if t.cur.kind != moduleBlock {
			t.c.refuse(a.Pos, "import * only allowed at module level")
		}
	}
}

func (t *symTable) declare(names []string, loc location, flag symFlags) {
	what := "global"
	if flag == defNonlocal {
		what = "nonlocal"
	}
	for _, name := range names {
		id := t.c.mangled(t.private, t.cur, name)
		cur := t.lookup(t.cur, id)
		switch {
		case cur&defParam != 0:
			t.c.refuse(loc, "name '%s' is parameter and %s", name, what)
		case cur&symUse != 0:
			t.c.refuse(loc, "name '%s' is used prior to %s declaration", name, what)
		case cur&defAnnot != 0:
			t.c.refuse(loc, "annotated name '%s' can't be %s", name, what)
		case cur&defLocal != 0:
			t.c.refuse(loc, "name '%s' is assigned to before %s declaration", name, what)
		}
		t.add(name, flag, loc)
		t.cur.directives = append(t.cur.directives, directive{id, loc})
	}
}

func (t *symTable) typeAlias(s *syntax.TypeAlias) {
	t.expr(s.Name)
	name := s.Name.(*syntax.Name).ID
	inClass := t.cur.kind == classBlock
	generic := len(s.TypeParams) > 0
	if generic {
		t.enterTypeParams(name, s, s.Pos, false, false, false)
		t.typeParams(s.TypeParams)
	}
	b := t.enterNew(name, typeAliasBlock, scopeKey{s, roleBody}, s.Pos)
	if inClass {
		b.canSeeClass = true
		t.define(nameClassDict, symUse, *s.Value.Position())
	}
	t.expr(s.Value)
	t.exit()
	if generic {
		t.exit()
	}
}

func (t *symTable) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		t.expr(p.Value)
	case *syntax.MatchSequence:
		t.patterns(p.Patterns)
	case *syntax.MatchStar:
		if p.Name != "" {
			t.add(p.Name, defLocal, p.Pos)
		}
	case *syntax.MatchMapping:
		t.exprs(p.Keys)
		t.patterns(p.Patterns)
		if p.Rest != "" {
			t.add(p.Rest, defLocal, p.Pos)
		}
	case *syntax.MatchClass:
		t.expr(p.Cls)
		t.patterns(p.Patterns)
		for i, a := range p.KwdAttrs {
			t.checkName(a, *p.KwdPatterns[i].Position(), syntax.Store)
		}
		t.patterns(p.KwdPatterns)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			t.pattern(p.Pattern)
		}
		if p.Name != "" {
			t.add(p.Name, defLocal, p.Pos)
		}
	case *syntax.MatchOr:
		t.patterns(p.Patterns)
	}
}

func (t *symTable) patterns(list []syntax.Pattern) {
	t.c.enterNesting()
	for _, p := range list {
		t.pattern(p)
	}
	t.c.leaveNesting()
}

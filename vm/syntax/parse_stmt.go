package syntax

// augOps maps augmented assignment tokens to one more than their operator.
var augOps = [kindCount]Operator{
	tPlusEqual: Add + 1, tMinusEqual: Sub + 1, tStarEqual: Mult + 1, tAtEqual: MatMult + 1,
	tSlashEqual: Div + 1, tPercentEqual: Modulo + 1, tAmperEqual: BitAnd + 1, tVbarEqual: BitOr + 1,
	tCircumflexEqual: BitXor + 1, tLeftShiftEqual: LShift + 1, tRightShiftEqual: RShift + 1,
	tDoubleStarEqual: Pow + 1, tDoubleSlashEqual: FloorDiv + 1,
}

func (p *parser) push(s Stmt) { p.stmtStack = append(p.stmtStack, s) }

// statement reads one statement, or several on one line, and pushes them.
func (p *parser) statement() {
	if !p.compound() {
		p.simpleStatements()
	}
}

// compound reads a compound statement, if one is next.
func (p *parser) compound() bool {
	switch p.kind() {
	case kDef, kClass, tAt:
		p.definition()
	case kIf:
		p.push(p.ifStmt())
	case kFor:
		p.push(p.forStmt(p.i, false))
	case kWhile:
		p.push(p.whileStmt())
	case kTry:
		p.push(p.tryStmt())
	case kWith:
		p.push(p.withStmt(p.i, false))
	case kAsync:
		start := p.i
		switch p.toks[p.i+1].kind {
		case kDef:
			p.definition()
		case kFor:
			p.i++
			p.push(p.forStmt(start, true))
		case kWith:
			p.i++
			p.push(p.withStmt(start, true))
		default:
			p.fail()
		}
	case tName:
		return p.toks[p.i].name == nameMatch && p.matchStmt()
	default:
		return false
	}
	return true
}

func (p *parser) simpleStatements() {
	for {
		p.simpleStatement()
		if !p.accept(tSemi) {
			break
		}
		if p.kind() == tNewline {
			break
		}
	}
	p.expect(tNewline)
}

func (p *parser) simpleStatement() {
	start := p.i
	switch p.kind() {
	case kPass:
		p.i++
		p.push(&Pass{p.pos(start)})
	case kBreak:
		p.i++
		p.push(&Break{p.pos(start)})
	case kContinue:
		p.i++
		p.push(&Continue{p.pos(start)})
	case kReturn:
		p.i++
		var value Expr
		if k := p.kind(); startsExpr[k] || k == tStar {
			value = p.starExpressions()
		}
		n := p.returnSlab.new()
		*n = Return{Pos: p.pos(start), Value: value}
		p.push(n)
	case kRaise:
		p.i++
		n := &Raise{}
		if startsExpr[p.kind()] {
			n.Exc = p.expression()
			if p.accept(kFrom) {
				n.Cause = p.expression()
			}
		}
		n.Pos = p.pos(start)
		p.push(n)
	case kGlobal:
		names := p.nameList()
		p.push(&Global{Pos: p.pos(start), Names: names})
	case kNonlocal:
		names := p.nameList()
		p.push(&Nonlocal{Pos: p.pos(start), Names: names})
	case kDel:
		p.push(p.delStmt())
	case kAssert:
		p.i++
		n := &Assert{Test: p.expression()}
		if p.accept(tComma) {
			n.Msg = p.expression()
		}
		n.Pos = p.pos(start)
		p.push(n)
	case kImport:
		p.push(p.importStmt())
	case kFrom:
		p.push(p.importFrom())
	case tName:
		if p.toks[p.i].name == nameType && p.toks[p.i+1].kind == tName {
			p.push(p.typeAlias())
			return
		}
		p.assignment()
	default:
		p.assignment()
	}
}

func (p *parser) nameList() []string {
	p.i++
	names := []string{p.identifier()}
	for p.accept(tComma) {
		names = append(names, p.identifier())
	}
	return names
}

// assignment reads an assignment of any kind or an expression statement.
func (p *parser) assignment() {
	start := p.i
	e := p.yieldOrExpressions()
	k := p.kind()
	switch {
	case k == tNewline || k == tSemi:
		n := p.exprStmtSlab.new()
		*n = ExprStmt{Pos: p.pos(start), Value: e}
		p.push(n)
	case k == tEqual:
		base := len(p.exprStack)
		for {
			p.store(e)
			p.exprStack = append(p.exprStack, e)
			p.accept(tEqual)
			e = p.yieldOrExpressions()
			if p.kind() != tEqual {
				break
			}
		}
		comment := p.typeComment()
		n := p.assignSlab.new()
		*n = Assign{Pos: p.pos(start), Targets: p.takeExprs(base), Value: e, TypeComment: comment}
		p.push(n)
	case k == tColon:
		n := &AnnAssign{Target: e}
		if _, ok := e.(*Name); ok && p.toks[start].kind == tName {
			n.Simple = 1
		}
		p.storeSingle(e)
		p.accept(tColon)
		n.Annotation = p.expression()
		if p.accept(tEqual) {
			n.Value = p.yieldOrExpressions()
		}
		n.Pos = p.pos(start)
		p.push(n)
	case augOps[k] != 0:
		p.storeSingle(e)
		p.accept(k)
		value := p.yieldOrExpressions()
		p.push(&AugAssign{Pos: p.pos(start), Target: e, Op: augOps[k] - 1, Value: value})
	default:
		p.fail()
	}
}

func (p *parser) delStmt() Stmt {
	start := p.i
	p.i++
	base := len(p.exprStack)
	for {
		e := p.primary()
		p.del(e)
		p.exprStack = append(p.exprStack, e)
		if !p.accept(tComma) || !startsExpr[p.kind()] {
			break
		}
	}
	return &Delete{Pos: p.pos(start), Targets: p.takeExprs(base)}
}

// dottedName reads a module's name.
func (p *parser) dottedName() string {
	name := p.identifier()
	for p.accept(tDot) {
		name += "." + p.identifier()
	}
	return name
}

func (p *parser) importStmt() Stmt {
	start := p.i
	p.i++
	n := &Import{}
	for {
		at := p.i
		a := p.aliasSlab.new()
		a.Name = p.dottedName()
		if p.accept(kAs) {
			a.Asname = p.identifier()
		}
		a.Pos = p.pos(at)
		n.Names = append(n.Names, a)
		if !p.accept(tComma) {
			break
		}
	}
	n.Pos = p.pos(start)
	return n
}

func (p *parser) importFrom() Stmt {
	start := p.i
	p.i++
	n := &ImportFrom{}
	for {
		if p.accept(tDot) {
			n.Level++
		} else if p.accept(tEllipsis) {
			n.Level += 3
		} else {
			break
		}
	}
	if n.Level == 0 || p.kind() == tName {
		n.Module = p.dottedName()
	}
	p.expect(kImport)
	if at := p.i; p.accept(tStar) {
		n.Names = []*Alias{{Pos: p.pos(at), Name: "*"}}
		n.Pos = p.pos(start)
		return n
	}
	paren := p.accept(tLpar)
	for {
		at := p.i
		a := p.aliasSlab.new()
		a.Name = p.identifier()
		if p.accept(kAs) {
			a.Asname = p.identifier()
		}
		a.Pos = p.pos(at)
		n.Names = append(n.Names, a)
		if !p.accept(tComma) || paren && p.kind() == tRpar {
			break
		}
	}
	if paren {
		p.expect(tRpar)
	}
	n.Pos = p.pos(start)
	return n
}

func (p *parser) typeAlias() Stmt {
	start := p.i
	p.i++
	name := p.nameExpr()
	p.store(name)
	n := &TypeAlias{Name: name, TypeParams: p.typeParams()}
	p.expect(tEqual)
	n.Value = p.expression()
	n.Pos = p.pos(start)
	return n
}

// block reads the body of a compound statement.
func (p *parser) block() []Stmt {
	base := len(p.stmtStack)
	if p.accept(tNewline) {
		p.expect(tIndent)
		for {
			p.statement()
			if k := p.kind(); k == tDedent || k == tEnd {
				break
			}
		}
		p.expect(tDedent)
	} else {
		p.simpleStatements()
	}
	return p.takeStmts(base)
}

// suite reads a colon and a block.
func (p *parser) suite() []Stmt {
	p.expect(tColon)
	return p.block()
}

// ifStmt reads an if statement. A chain of elifs is read in a loop: it is as
// deep as it is long.
func (p *parser) ifStmt() Stmt {
	var few [8]*If
	chain := few[:0]
	var orelse []Stmt
	for {
		start := p.i
		p.i++
		n := p.ifSlab.new()
		n.Line, n.Col = p.toks[start].line, p.toks[start].col
		n.Test = p.namedExpression()
		n.Body = p.suite()
		chain = append(chain, n)
		if p.kind() != kElif {
			break
		}
	}
	orelse = p.elseBlock()
	end := p.stmtPos(1)
	for i := len(chain) - 1; ; i-- {
		n := chain[i]
		n.EndLine, n.EndCol = end.EndLine, end.EndCol
		n.Orelse = orelse
		if i == 0 {
			return n
		}
		base := len(p.stmtStack)
		p.push(n)
		orelse = p.takeStmts(base)
	}
}

func (p *parser) elseBlock() []Stmt {
	if p.accept(kElse) {
		return p.suite()
	}
	return nil
}

func (p *parser) whileStmt() Stmt {
	start := p.i
	p.i++
	test := p.namedExpression()
	body := p.suite()
	orelse := p.elseBlock()
	return &While{Pos: p.stmtPos(start), Test: test, Body: body, Orelse: orelse}
}

func (p *parser) forStmt(start int, async bool) Stmt {
	p.i++
	target := p.targets()
	p.expect(kIn)
	iter := p.starExpressions()
	p.expect(tColon)
	comment := p.typeComment()
	body := p.block()
	orelse := p.elseBlock()
	pos := p.stmtPos(start)
	if async {
		return &AsyncFor{Pos: pos, Target: target, Iter: iter, Body: body, Orelse: orelse, TypeComment: comment}
	}
	return &For{Pos: pos, Target: target, Iter: iter, Body: body, Orelse: orelse, TypeComment: comment}
}

func (p *parser) withStmt(start int, async bool) Stmt {
	p.i++
	var items []*WithItem
	paren := false
	if p.kind() == tLpar {
		m := p.mark()
		p.i++
		items = p.withItems(true)
		if !p.bad && p.kind() == tRpar && p.toks[p.i+1].kind == tColon {
			p.i++
			paren = true
		} else {
			p.reset(m)
		}
	}
	if !paren {
		items = p.withItems(false)
	}
	p.expect(tColon)
	comment := p.typeComment()
	body := p.block()
	pos := p.stmtPos(start)
	if async {
		return &AsyncWith{Pos: pos, Items: items, Body: body, TypeComment: comment}
	}
	return &With{Pos: pos, Items: items, Body: body, TypeComment: comment}
}

func (p *parser) withItems(paren bool) []*WithItem {
	var items []*WithItem
	for {
		item := &WithItem{ContextExpr: p.expression()}
		if p.accept(kAs) {
			item.OptionalVars = p.target()
		}
		items = append(items, item)
		if !p.accept(tComma) || paren && p.kind() == tRpar {
			return items
		}
	}
}

func (p *parser) tryStmt() Stmt {
	start := p.i
	p.i++
	body := p.suite()
	var handlers []*ExceptHandler
	star := false
	for p.kind() == kExcept {
		at := p.i
		p.i++
		if isStar := p.accept(tStar); len(handlers) == 0 {
			star = isStar
		} else if star != isStar {
			p.fail()
		}
		h := &ExceptHandler{}
		if star || p.kind() != tColon {
			typeAt := p.i
			h.Type = p.expression()
			switch p.kind() {
			case kAs:
				p.i++
				h.Name = p.identifier()
			case tComma:
				// PEP 758: several types need no parentheses without a name.
				base := len(p.exprStack)
				p.exprStack = append(p.exprStack, h.Type)
				for p.accept(tComma) {
					if p.kind() == tColon {
						break
					}
					e := p.expression()
					p.exprStack = append(p.exprStack, e)
				}
				h.Type = p.tuple(typeAt, p.takeExprs(base))
			}
		}
		h.Body = p.suite()
		h.Pos = p.stmtPos(at)
		handlers = append(handlers, h)
	}
	var orelse, final []Stmt
	if len(handlers) > 0 {
		orelse = p.elseBlock()
	}
	if p.accept(kFinally) {
		final = p.suite()
	} else if len(handlers) == 0 {
		p.fail()
	}
	pos := p.stmtPos(start)
	if star {
		return &TryStar{Pos: pos, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: final}
	}
	return &Try{Pos: pos, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: final}
}

// definition reads a function or class with its decorators.
func (p *parser) definition() {
	base := len(p.exprStack)
	for p.accept(tAt) {
		e := p.namedExpression()
		p.exprStack = append(p.exprStack, e)
		p.expect(tNewline)
	}
	decorators := p.takeExprs(base)
	start := p.i
	switch p.kind() {
	case kClass:
		p.push(p.class(start, decorators))
	case kDef:
		p.push(p.function(start, decorators, false))
	case kAsync:
		p.i++
		p.push(p.function(start, decorators, true))
	default:
		p.fail()
	}
}

func (p *parser) class(start int, decorators []Expr) Stmt {
	p.i++
	n := &ClassDef{DecoratorList: decorators, Name: p.identifier()}
	n.TypeParams = p.typeParams()
	if p.kind() == tLpar {
		n.Bases, n.Keywords = p.callArguments(false)
	}
	n.Body = p.suite()
	n.Pos = p.stmtPos(start)
	return n
}

func (p *parser) function(start int, decorators []Expr, async bool) Stmt {
	p.expect(kDef)
	name := p.identifier()
	typeParams := p.typeParams()
	p.expect(tLpar)
	args := p.parameters(tRpar, true)
	p.expect(tRpar)
	var returns Expr
	if p.accept(tArrow) {
		returns = p.expression()
	}
	p.expect(tColon)
	comment := ""
	switch {
	case p.kind() == tTypeComment:
		comment = p.typeComment()
	case p.kind() == tNewline && p.toks[p.i+1].kind == tTypeComment:
		if p.i+3 < len(p.toks) && p.toks[p.i+2].kind == tNewline && p.toks[p.i+3].kind == tIndent {
			p.i++
			comment = p.typeComment()
		}
	}
	body := p.block()
	n := p.functionSlab.new()
	*n = FunctionDef{
		Pos: p.stmtPos(start), Name: name, Args: args, Body: body, DecoratorList: decorators,
		Returns: returns, TypeComment: comment, TypeParams: typeParams,
	}
	if async {
		return (*AsyncFunctionDef)(n)
	}
	return n
}

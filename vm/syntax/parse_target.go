package syntax

// targets reads the targets of a for clause: one, or several as a tuple.
func (p *parser) targets() Expr {
	start := p.i
	e := p.target()
	if p.kind() != tComma {
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.accept(tComma) {
		if k := p.kind(); !startsExpr[k] && k != tStar {
			break
		}
		e := p.target()
		p.exprStack = append(p.exprStack, e)
	}
	t := p.tuple(start, p.takeExprs(base))
	t.(*Tuple).Ctx = Store
	return t
}

// target reads one assignment target.
func (p *parser) target() Expr {
	var e Expr
	if p.kind() == tStar {
		e = p.starred(p.primary)
	} else {
		e = p.primary()
	}
	p.store(e)
	return e
}

// store turns an expression into an assignment target, or fails if it cannot
// be one.
func (p *parser) store(e Expr) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = Store
	case *Attribute:
		e.Ctx = Store
	case *Subscript:
		e.Ctx = Store
	case *Starred:
		e.Ctx = Store
		p.store(e.Value)
	case *Tuple:
		e.Ctx = Store
		for _, x := range e.Elts {
			p.store(x)
		}
	case *List:
		e.Ctx = Store
		for _, x := range e.Elts {
			p.store(x)
		}
	default:
		p.fail()
	}
}

// storeSingle does so for the targets of augmented and annotated assignment.
func (p *parser) storeSingle(e Expr) {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		p.store(e)
	default:
		p.fail()
	}
}

// del turns an expression into a target of a del statement.
func (p *parser) del(e Expr) {
	switch e := e.(type) {
	case *Name:
		e.Ctx = Del
	case *Attribute:
		e.Ctx = Del
	case *Subscript:
		e.Ctx = Del
	case *Tuple:
		e.Ctx = Del
		for _, x := range e.Elts {
			p.del(x)
		}
	case *List:
		e.Ctx = Del
		for _, x := range e.Elts {
			p.del(x)
		}
	default:
		p.fail()
	}
}

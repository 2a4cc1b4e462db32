package syntax

// matchStmt reads a match statement, if the name "match" begins one here:
// only a subject, a colon and an indented case tell.
func (p *parser) matchStmt() bool {
	if k := p.toks[p.i+1].kind; !startsExpr[k] && k != tStar {
		return false
	}
	m := p.mark()
	start := p.i
	p.i++
	subjectAt := p.i
	subject := p.starNamedExpression()
	if p.kind() == tComma {
		base := len(p.exprStack)
		p.exprStack = append(p.exprStack, subject)
		for p.accept(tComma) {
			if k := p.kind(); !startsExpr[k] && k != tStar {
				break
			}
			e := p.starNamedExpression()
			p.exprStack = append(p.exprStack, e)
		}
		subject = p.tuple(subjectAt, p.takeExprs(base))
	} else if _, ok := subject.(*Starred); ok && p.toks[subjectAt].kind == tStar {
		p.fail()
	}
	if p.bad || !p.accept(tColon) || !p.accept(tNewline) || !p.accept(tIndent) || !p.isSoft(nameCase) {
		p.reset(m)
		return false
	}
	n := &Match{Subject: subject}
	for p.isSoft(nameCase) {
		p.i++
		c := &MatchCase{Pattern: p.patterns()}
		if p.accept(kIf) {
			c.Guard = p.namedExpression()
		}
		c.Body = p.suite()
		n.Cases = append(n.Cases, c)
	}
	p.expect(tDedent)
	n.Pos = p.stmtPos(start)
	p.push(n)
	return true
}

func (p *parser) badPattern() Pattern {
	p.fail()
	return &MatchAs{}
}

// patterns reads a case's pattern: an open sequence or a single pattern.
func (p *parser) patterns() Pattern {
	start := p.i
	first := p.maybeStar()
	if p.kind() != tComma {
		if p.toks[start].kind == tStar {
			return p.badPattern()
		}
		return first
	}
	list := p.restOfPatterns(first, tColon, kIf)
	return &MatchSequence{Pos: p.pos(start), Patterns: list}
}

// restOfPatterns reads the patterns behind the first, up to either closing
// token.
func (p *parser) restOfPatterns(first Pattern, closing, other kind) []Pattern {
	list := []Pattern{first}
	for p.accept(tComma) {
		if k := p.kind(); k == closing || k == other {
			break
		}
		list = append(list, p.maybeStar())
	}
	return list
}

func (p *parser) maybeStar() Pattern {
	if p.kind() != tStar {
		return p.pattern()
	}
	start := p.i
	p.i++
	n := &MatchStar{}
	if p.isSoft(nameUnderscore) {
		p.i++
	} else {
		n.Name = p.identifier()
	}
	if k := p.kind(); k == tDot || k == tLpar || k == tEqual {
		p.fail()
	}
	n.Pos = p.pos(start)
	return n
}

// pattern reads an or-pattern with an optional "as".
func (p *parser) pattern() Pattern {
	start := p.i
	if !p.enter(8) {
		return p.badPattern()
	}
	defer p.leave(8)
	first := p.closedPattern()
	if p.kind() == tVbar {
		list := []Pattern{first}
		for p.accept(tVbar) {
			list = append(list, p.closedPattern())
		}
		first = &MatchOr{Pos: p.pos(start), Patterns: list}
	}
	if !p.accept(kAs) {
		return first
	}
	if p.isSoft(nameUnderscore) {
		return p.badPattern()
	}
	name := p.identifier()
	if k := p.kind(); k == tDot || k == tLpar || k == tEqual {
		p.fail()
	}
	return &MatchAs{Pos: p.pos(start), Pattern: first, Name: name}
}

func (p *parser) closedPattern() Pattern {
	start := p.i
	switch p.kind() {
	case kNone:
		p.i++
		return &MatchSingleton{Pos: p.pos(start)}
	case kTrue:
		p.i++
		return &MatchSingleton{Pos: p.pos(start), Value: true}
	case kFalse:
		p.i++
		return &MatchSingleton{Pos: p.pos(start), Value: false}
	case tNumber, tMinus, tString, tFStringStart, tTStringStart:
		v := p.literalKey()
		return &MatchValue{Pos: p.pos(start), Value: v}
	case tName:
		return p.namePattern()
	case tLpar:
		p.i++
		if p.accept(tRpar) {
			return &MatchSequence{Pos: p.pos(start)}
		}
		star := p.kind() == tStar
		first := p.maybeStar()
		if p.kind() != tComma {
			if star {
				return p.badPattern()
			}
			p.expect(tRpar)
			return first
		}
		list := p.restOfPatterns(first, tRpar, tRpar)
		p.expect(tRpar)
		return &MatchSequence{Pos: p.pos(start), Patterns: list}
	case tLsqb:
		p.i++
		var list []Pattern
		if p.kind() != tRsqb {
			list = p.restOfPatterns(p.maybeStar(), tRsqb, tRsqb)
		}
		p.expect(tRsqb)
		return &MatchSequence{Pos: p.pos(start), Patterns: list}
	case tLbrace:
		return p.mappingPattern()
	}
	return p.badPattern()
}

// literalKey reads a literal as patterns allow it: a string, or a number with
// a sign and an imaginary part.
func (p *parser) literalKey() Expr {
	start := p.i
	if k := p.kind(); k != tNumber && k != tMinus {
		return p.strings()
	}
	real := p.signedNumber()
	k := p.kind()
	if k != tPlus && k != tMinus {
		return real
	}
	p.i++
	if p.kind() != tNumber {
		return p.badExpr()
	}
	imag := p.atom()
	if isComplex(real) || !isComplex(imag) {
		return p.badExpr()
	}
	op := Add
	if k == tMinus {
		op = Sub
	}
	return &BinOp{Pos: p.pos(start), Left: real, Op: op, Right: imag}
}

func isComplex(e Expr) bool {
	if u, ok := e.(*UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*Constant)
	if ok {
		_, ok = c.Value.(complex128)
	}
	return ok
}

func (p *parser) signedNumber() Expr {
	start := p.i
	minus := p.accept(tMinus)
	if p.kind() != tNumber {
		return p.badExpr()
	}
	e := p.atom()
	if minus {
		e = &UnaryOp{Pos: p.pos(start), Op: USub, Operand: e}
	}
	return e
}

// dottedExpr reads a name and its attributes as an expression.
func (p *parser) dottedExpr() Expr {
	start := p.i
	e := p.nameExpr()
	for p.accept(tDot) {
		attr := p.identifier()
		e = &Attribute{Pos: p.pos(start), Value: e, Attr: attr}
	}
	return e
}

// namePattern reads a capture, a wildcard, a value or a class pattern.
func (p *parser) namePattern() Pattern {
	start := p.i
	switch k := p.toks[p.i+1].kind; k {
	case tDot, tLpar:
		e := p.dottedExpr()
		if p.kind() != tLpar {
			return &MatchValue{Pos: p.pos(start), Value: e}
		}
		return p.classPattern(start, e)
	case tEqual:
		return p.badPattern()
	}
	n := &MatchAs{}
	if !p.isSoft(nameUnderscore) {
		n.Name = p.nameText(p.i)
	}
	p.i++
	n.Pos = p.pos(start)
	return n
}

func (p *parser) classPattern(start int, cls Expr) Pattern {
	n := &MatchClass{Cls: cls}
	p.i++
	for p.kind() != tRpar {
		if p.kind() == tName && p.toks[p.i+1].kind == tEqual {
			n.KwdAttrs = append(n.KwdAttrs, p.nameText(p.i))
			p.i += 2
			n.KwdPatterns = append(n.KwdPatterns, p.pattern())
		} else {
			if n.KwdAttrs != nil {
				return p.badPattern()
			}
			n.Patterns = append(n.Patterns, p.pattern())
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRpar)
	n.Pos = p.pos(start)
	return n
}

func (p *parser) mappingPattern() Pattern {
	start := p.i
	n := &MatchMapping{}
	p.i++
	for p.kind() != tRbrace {
		if p.accept(tDoubleStar) {
			if p.isSoft(nameUnderscore) {
				return p.badPattern()
			}
			n.Rest = p.identifier()
			p.accept(tComma)
			break
		}
		var key Expr
		switch p.kind() {
		case kNone, kTrue, kFalse:
			key = p.atom()
		case tName:
			key = p.dottedExpr()
			if _, ok := key.(*Attribute); !ok {
				p.fail()
			}
		default:
			key = p.literalKey()
		}
		p.expect(tColon)
		n.Keys = append(n.Keys, key)
		n.Patterns = append(n.Patterns, p.pattern())
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRbrace)
	n.Pos = p.pos(start)
	return n
}

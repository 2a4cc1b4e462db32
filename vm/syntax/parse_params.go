package syntax

// parameters reads a parameter list up to its closing token, which stays.
// Those of a lambda have no annotations.
func (p *parser) parameters(closing kind, annotated bool) *Arguments {
	a := p.argumentsSlab.new()
	if p.kind() == closing {
		return a
	}
	var few [8]*Arg
	args := few[:0]
	base := len(p.exprStack)
	star := false // past "*"
	for {
		switch p.kind() {
		case tSlash:
			if star || a.Posonlyargs != nil || len(args) == 0 {
				p.fail()
				return a
			}
			p.i++
			a.Posonlyargs = p.argLists.copyOf(args)
			args = args[:0]
		case tStar:
			if star {
				p.fail()
				return a
			}
			star = true
			p.i++
			a.Args = p.argLists.copyOf(args)
			args = args[:0]
			a.Defaults = p.takeExprs(base)
			if p.kind() != tComma {
				a.Vararg = p.parameter(annotated, true)
				if p.kind() == tEqual {
					p.fail()
				}
			} else if p.toks[p.i+1].kind != tName {
				p.fail() // a bare star needs a name behind it
			}
		case tDoubleStar:
			p.i++
			a.Kwarg = p.parameter(annotated, false)
			if p.kind() == tEqual {
				p.fail()
			}
			if p.accept(tComma) {
				p.argComment(a.Kwarg)
			}
			if p.kind() != closing {
				p.fail()
			}
		default:
			arg := p.parameter(annotated, false)
			args = append(args, arg)
			if p.accept(tEqual) {
				e := p.expression()
				p.exprStack = append(p.exprStack, e)
			} else if star {
				p.exprStack = append(p.exprStack, nil)
			} else if len(p.exprStack) > base {
				p.fail() // no default after one with a default
			}
			comma := p.accept(tComma)
			p.argComment(arg)
			if !comma && p.kind() != closing {
				p.fail()
			}
			if p.kind() == closing || p.bad {
				return p.finishParams(a, args, base, star)
			}
			continue
		}
		if !p.accept(tComma) || p.kind() == closing {
			return p.finishParams(a, args, base, star)
		}
		if a.Vararg != nil {
			p.argComment(a.Vararg)
		}
	}
}

func (p *parser) finishParams(a *Arguments, args []*Arg, base int, star bool) *Arguments {
	list := p.argLists.copyOf(args)
	values := p.takeExprs(base)
	if star {
		a.Kwonlyargs, a.KwDefaults = list, values
	} else {
		a.Args, a.Defaults = list, values
	}
	return a
}

// argComment takes a parameter's type comment.
func (p *parser) argComment(a *Arg) {
	if p.kind() == tTypeComment {
		a.TypeComment = p.typeComment()
	}
}

// parameter reads a name and its annotation, which may be starred behind "*".
func (p *parser) parameter(annotated, star bool) *Arg {
	start := p.i
	name := p.identifier()
	var ann Expr
	if annotated && p.accept(tColon) {
		if star {
			ann = p.starExpression()
		} else {
			ann = p.expression()
		}
	}
	n := p.argSlab.new()
	*n = Arg{Pos: p.pos(start), Arg: name, Annotation: ann}
	return n
}

// typeParams reads a bracketed type parameter list, if one is next (PEP 695,
// PEP 696).
func (p *parser) typeParams() []TypeParam {
	if !p.accept(tLsqb) {
		return nil
	}
	var list []TypeParam
	for {
		start := p.i
		switch p.kind() {
		case tStar:
			p.i++
			n := &TypeVarTuple{Name: p.identifier()}
			if p.accept(tEqual) {
				n.DefaultValue = p.starExpression()
			}
			n.Pos = p.pos(start)
			list = append(list, n)
		case tDoubleStar:
			p.i++
			n := &ParamSpec{Name: p.identifier()}
			if p.accept(tEqual) {
				n.DefaultValue = p.expression()
			}
			n.Pos = p.pos(start)
			list = append(list, n)
		default:
			n := &TypeVar{Name: p.identifier()}
			if p.accept(tColon) {
				n.Bound = p.expression()
			}
			if p.accept(tEqual) {
				n.DefaultValue = p.expression()
			}
			n.Pos = p.pos(start)
			list = append(list, n)
		}
		if !p.accept(tComma) || p.kind() == tRsqb {
			break
		}
	}
	p.expect(tRsqb)
	return list
}

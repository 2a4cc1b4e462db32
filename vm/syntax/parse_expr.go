package syntax

// binaryPrec is the precedence of binary operators, 0 for other tokens.
var binaryPrec = [kindCount]uint8{
	tVbar: 1, tCircumflex: 2, tAmper: 3, tLeftShift: 4, tRightShift: 4,
	tPlus: 5, tMinus: 5, tStar: 6, tSlash: 6, tDoubleSlash: 6, tPercent: 6, tAt: 6,
}

var binaryOps = [kindCount]Operator{
	tVbar: BitOr, tCircumflex: BitXor, tAmper: BitAnd, tLeftShift: LShift, tRightShift: RShift,
	tPlus: Add, tMinus: Sub, tStar: Mult, tSlash: Div, tDoubleSlash: FloorDiv, tPercent: Modulo, tAt: MatMult,
}

// endsExpr marks the tokens that follow an expression but continue none, so
// that a name or literal before one is the whole expression.
var endsExpr = [kindCount]bool{
	tNewline: true, tRpar: true, tRsqb: true, tRbrace: true, tColon: true,
	tComma: true, tEqual: true, tSemi: true,
}

// cmpStarts marks the tokens that begin a comparison operator.
var cmpStarts = [kindCount]bool{
	tEqEqual: true, tNotEqual: true, tLess: true, tLessEqual: true, tGreater: true,
	tGreaterEqual: true, kIn: true, kIs: true, kNot: true,
}

// Levels of CPython's parser that one level of each construct takes.
const (
	parenDepth   = 35
	lambdaDepth  = 2
	ternaryDepth = 1
	unaryDepth   = 1
	powerDepth   = 2
)

// simpleOperand reads an expression that is one name, number or constant and
// clearly nothing more; nil when it is not.
func (p *parser) simpleOperand() Expr {
	if endsExpr[p.toks[p.i+1].kind] {
		switch t := &p.toks[p.i]; t.kind {
		case tName:
			return p.nameExpr()
		case tNumber, kNone, kTrue, kFalse:
			return p.atom()
		}
	}
	return nil
}

// expression: a disjunction, a conditional expression or a lambda.
func (p *parser) expression() Expr {
	if k := p.kind(); k != tEnd {
		if e := p.simpleOperand(); e != nil {
			return e
		}
		if k == kLambda {
			return p.lambda()
		}
	}
	start := p.i
	body := p.disjunction()
	if p.kind() != kIf {
		return body
	}
	p.i++
	test := p.disjunction()
	p.expect(kElse)
	if !p.enter(ternaryDepth) {
		return body
	}
	orelse := p.expression()
	p.leave(ternaryDepth)
	return &IfExp{Pos: p.pos(start), Test: test, Body: body, Orelse: orelse}
}

func (p *parser) lambda() Expr {
	start := p.i
	p.i++
	if !p.enter(lambdaDepth) {
		return p.badExpr()
	}
	args := p.parameters(tColon, false)
	p.expect(tColon)
	body := p.expression()
	p.leave(lambdaDepth)
	return &Lambda{Pos: p.pos(start), Args: args, Body: body}
}

func (p *parser) disjunction() Expr {
	start := p.i
	first := p.conjunction()
	if p.kind() != kOr {
		return first
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.accept(kOr) {
		e := p.conjunction()
		p.exprStack = append(p.exprStack, e)
	}
	n := p.boolOpSlab.new()
	*n = BoolOp{Pos: p.pos(start), Op: Or, Values: p.takeExprs(base)}
	return n
}

func (p *parser) conjunction() Expr {
	start := p.i
	first := p.inversion()
	if p.kind() != kAnd {
		return first
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.accept(kAnd) {
		e := p.inversion()
		p.exprStack = append(p.exprStack, e)
	}
	n := p.boolOpSlab.new()
	*n = BoolOp{Pos: p.pos(start), Op: And, Values: p.takeExprs(base)}
	return n
}

func (p *parser) inversion() Expr {
	if p.kind() != kNot {
		return p.comparison()
	}
	start := p.i
	p.i++
	if !p.enter(unaryDepth) {
		return p.badExpr()
	}
	operand := p.inversion()
	p.leave(unaryDepth)
	n := p.unarySlab.new()
	*n = UnaryOp{Pos: p.pos(start), Op: Not, Operand: operand}
	return n
}

func (p *parser) comparison() Expr {
	start := p.i
	left := p.binary(1)
	if !cmpStarts[p.kind()] {
		return left
	}
	var ops [8]CmpOperator
	list := ops[:0]
	base := len(p.exprStack)
	for {
		op, ok := p.cmpOp()
		if !ok {
			break
		}
		list = append(list, op)
		e := p.binary(1)
		p.exprStack = append(p.exprStack, e)
	}
	if len(list) == 0 {
		return left
	}
	n := p.compareSlab.new()
	*n = Compare{Pos: p.pos(start), Left: left, Ops: p.cmpOpSlab.copyOf(list), Comparators: p.takeExprs(base)}
	return n
}

// cmpOp takes a comparison operator, if one is next.
func (p *parser) cmpOp() (CmpOperator, bool) {
	var op CmpOperator
	switch p.kind() {
	case tEqEqual:
		op = Eq
	case tNotEqual:
		// PEP 401: which spelling is the operator depends on the flag.
		if (p.src[p.toks[p.i].start] == '<') != (p.flags&BarryAsBDFL != 0) {
			p.fail()
			return 0, false
		}
		op = NotEq
	case tLess:
		op = Lt
	case tLessEqual:
		op = LtE
	case tGreater:
		op = Gt
	case tGreaterEqual:
		op = GtE
	case kIn:
		op = In
	case kIs:
		op = Is
		if p.toks[p.i+1].kind == kNot {
			p.i++
			op = IsNot
		}
	case kNot:
		if p.toks[p.i+1].kind != kIn {
			return 0, false
		}
		p.i++
		op = NotIn
	default:
		return 0, false
	}
	p.i++
	return op, true
}

// binary reads operators of at least the precedence prec.
func (p *parser) binary(prec uint8) Expr {
	start := p.i
	left := p.factor()
	for {
		k := p.kind()
		have := binaryPrec[k]
		if have < prec {
			return left
		}
		p.i++
		right := p.binary(have + 1)
		n := p.binOpSlab.new()
		*n = BinOp{Pos: p.pos(start), Left: left, Op: binaryOps[k], Right: right}
		left = n
	}
}

func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.kind() {
	case tMinus:
		op = USub
	case tPlus:
		op = UAdd
	case tTilde:
		op = Invert
	default:
		return p.power()
	}
	start := p.i
	p.i++
	if !p.enter(unaryDepth) {
		return p.badExpr()
	}
	operand := p.factor()
	p.leave(unaryDepth)
	n := p.unarySlab.new()
	*n = UnaryOp{Pos: p.pos(start), Op: op, Operand: operand}
	return n
}

func (p *parser) power() Expr {
	start := p.i
	var base Expr
	if p.accept(kAwait) {
		value := p.primary()
		base = &Await{Pos: p.pos(start), Value: value}
	} else {
		base = p.primary()
	}
	if p.kind() != tDoubleStar {
		return base
	}
	p.i++
	if !p.enter(powerDepth) {
		return base
	}
	exp := p.factor()
	p.leave(powerDepth)
	n := p.binOpSlab.new()
	*n = BinOp{Pos: p.pos(start), Left: base, Op: Pow, Right: exp}
	return n
}

// primary reads an atom and the attributes, calls and subscripts behind it.
func (p *parser) primary() Expr {
	start := p.i
	e := p.atom()
	for {
		switch p.kind() {
		case tDot:
			p.i++
			attr := p.identifier()
			n := p.attributeSlab.new()
			*n = Attribute{Pos: p.pos(start), Value: e, Attr: attr}
			e = n
		case tLpar:
			args, keywords := p.callArguments(true)
			n := p.callSlab.new()
			*n = Call{Pos: p.pos(start), Func: e, Args: args, Keywords: keywords}
			e = n
		case tLsqb:
			p.i++
			if !p.enter(parenDepth) {
				return e
			}
			index := p.slices()
			p.expect(tRsqb)
			p.leave(parenDepth)
			n := p.subscriptSlab.new()
			*n = Subscript{Pos: p.pos(start), Value: e, Slice: index}
			e = n
		default:
			return e
		}
	}
}

func (p *parser) nameExpr() Expr {
	t := &p.toks[p.i]
	p.i++
	n := p.nameSlab.new()
	*n = Name{Pos: Pos{t.line, t.col, t.endLine, t.endCol}, ID: p.names[t.name].text}
	return n
}

func (p *parser) constant(t *token, v any) Expr {
	n := p.constantSlab.new()
	*n = Constant{Pos: Pos{t.line, t.col, t.endLine, t.endCol}, Value: v}
	return n
}

func (p *parser) atom() Expr {
	t := &p.toks[p.i]
	switch t.kind {
	case tName:
		return p.nameExpr()
	case tNumber:
		p.i++
		v, err := parseNumber(p.src[t.start:t.end])
		if err != "" {
			p.i--
			return p.badExpr()
		}
		return p.constant(t, v)
	case tString, tFStringStart, tTStringStart:
		return p.strings()
	case tLpar:
		return p.parenthesized()
	case tLsqb:
		return p.list()
	case tLbrace:
		return p.braces()
	case kNone:
		p.i++
		return p.constant(t, nil)
	case kTrue:
		p.i++
		return p.constant(t, true)
	case kFalse:
		p.i++
		return p.constant(t, false)
	case tEllipsis:
		p.i++
		return p.constant(t, Ellipsis{})
	}
	return p.badExpr()
}

// tuple makes a tuple that ends before the next token.
func (p *parser) tuple(start int, elts []Expr) Expr {
	n := p.tupleSlab.new()
	*n = Tuple{Pos: p.pos(start), Elts: elts}
	return n
}

// parenthesized reads what can stand in parentheses as an atom.
func (p *parser) parenthesized() Expr {
	start := p.i
	p.i++
	if !p.enter(parenDepth) {
		return p.badExpr()
	}
	defer p.leave(parenDepth)
	switch p.kind() {
	case tRpar:
		p.i++
		return p.tuple(start, nil)
	case kYield:
		e := p.yield()
		p.expect(tRpar)
		return e
	}
	star := p.kind() == tStar
	e := p.starNamedExpression()
	switch p.kind() {
	case tRpar:
		if star {
			return p.badExpr()
		}
		p.i++
		return e
	case kFor, kAsync:
		if star {
			return p.badExpr()
		}
		gens := p.generators()
		p.expect(tRpar)
		return &GeneratorExp{Pos: p.pos(start), Elt: e, Generators: gens}
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	p.restOfList(tRpar)
	p.expect(tRpar)
	return p.tuple(start, p.takeExprs(base))
}

// restOfList pushes the further elements of a list whose first is pushed, up
// to the closing bracket.
func (p *parser) restOfList(closing kind) {
	for p.accept(tComma) {
		if p.kind() == closing {
			break
		}
		e := p.starNamedExpression()
		p.exprStack = append(p.exprStack, e)
	}
}

func (p *parser) list() Expr {
	start := p.i
	p.i++
	if !p.enter(parenDepth) {
		return p.badExpr()
	}
	defer p.leave(parenDepth)
	if p.accept(tRsqb) {
		return &List{Pos: p.pos(start)}
	}
	star := p.kind() == tStar
	e := p.starNamedExpression()
	if k := p.kind(); !star && (k == kFor || k == kAsync) {
		gens := p.generators()
		p.expect(tRsqb)
		return &ListComp{Pos: p.pos(start), Elt: e, Generators: gens}
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	p.restOfList(tRsqb)
	p.expect(tRsqb)
	return &List{Pos: p.pos(start), Elts: p.takeExprs(base)}
}

// braces reads a dictionary, a set or a comprehension of one.
func (p *parser) braces() Expr {
	start := p.i
	p.i++
	if !p.enter(parenDepth) {
		return p.badExpr()
	}
	defer p.leave(parenDepth)
	switch p.kind() {
	case tRbrace:
		p.i++
		return &Dict{Pos: p.pos(start)}
	case tDoubleStar:
		return p.dict(start, nil)
	case tStar:
		return p.set(start, p.starNamedExpression(), true)
	}
	if p.kind() == tName && p.toks[p.i+1].kind == tColonEqual {
		return p.set(start, p.namedExpression(), false)
	}
	e := p.expression()
	if p.kind() == tColon {
		return p.dict(start, e)
	}
	return p.set(start, e, false)
}

func (p *parser) set(start int, first Expr, star bool) Expr {
	if k := p.kind(); !star && (k == kFor || k == kAsync) {
		gens := p.generators()
		p.expect(tRbrace)
		return &SetComp{Pos: p.pos(start), Elt: first, Generators: gens}
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	p.restOfList(tRbrace)
	p.expect(tRbrace)
	return &Set{Pos: p.pos(start), Elts: p.takeExprs(base)}
}

// dict reads a dictionary whose first key was read; nil for a "**".
func (p *parser) dict(start int, key Expr) Expr {
	base := len(p.exprStack)
	first := true
	for {
		if !first {
			key = nil
			if p.kind() != tDoubleStar {
				key = p.expression()
			}
		}
		var value Expr
		if key == nil {
			p.i++
			value = p.binary(1)
		} else {
			p.expect(tColon)
			value = p.expression()
			if k := p.kind(); first && (k == kFor || k == kAsync) {
				gens := p.generators()
				p.expect(tRbrace)
				return &DictComp{Pos: p.pos(start), Key: key, Value: value, Generators: gens}
			}
		}
		p.exprStack = append(p.exprStack, key, value)
		first = false
		if !p.accept(tComma) || p.kind() == tRbrace {
			break
		}
	}
	p.expect(tRbrace)
	n := (len(p.exprStack) - base) / 2
	d := &Dict{Pos: p.pos(start), Keys: make([]Expr, n), Values: make([]Expr, n)}
	for i := range n {
		d.Keys[i] = p.exprStack[base+2*i]
		d.Values[i] = p.exprStack[base+2*i+1]
	}
	p.exprStack = p.exprStack[:base]
	return d
}

// generators reads the for and if clauses of a comprehension.
func (p *parser) generators() []*Comprehension {
	var list []*Comprehension
	for {
		c := &Comprehension{}
		if p.kind() == kAsync {
			p.i++
			c.IsAsync = 1
		} else if p.kind() != kFor {
			return list
		}
		p.expect(kFor)
		c.Target = p.targets()
		p.expect(kIn)
		c.Iter = p.disjunction()
		base := len(p.exprStack)
		for p.accept(kIf) {
			e := p.disjunction()
			p.exprStack = append(p.exprStack, e)
		}
		c.Ifs = p.takeExprs(base)
		list = append(list, c)
	}
}

// namedExpression: an expression or an assignment expression.
func (p *parser) namedExpression() Expr {
	if p.kind() == tName && p.toks[p.i+1].kind == tColonEqual {
		start := p.i
		target := p.nameExpr()
		target.(*Name).Ctx = Store
		p.i++
		value := p.expression()
		return &NamedExpr{Pos: p.pos(start), Target: target, Value: value}
	}
	return p.expression()
}

func (p *parser) starred(value func() Expr) Expr {
	start := p.i
	p.i++
	v := value()
	return &Starred{Pos: p.pos(start), Value: v}
}

func (p *parser) bitOr() Expr { return p.binary(1) }

func (p *parser) starNamedExpression() Expr {
	if p.kind() == tStar {
		return p.starred(p.bitOr)
	}
	return p.namedExpression()
}

func (p *parser) starExpression() Expr {
	if p.kind() == tStar {
		return p.starred(p.bitOr)
	}
	return p.expression()
}

// startsExpr marks the tokens an expression can begin with.
var startsExpr = [kindCount]bool{
	tName: true, tNumber: true, tString: true, tFStringStart: true, tTStringStart: true,
	tLpar: true, tLsqb: true, tLbrace: true, tMinus: true, tPlus: true, tTilde: true,
	tEllipsis: true, kNone: true, kTrue: true, kFalse: true, kNot: true, kLambda: true, kAwait: true,
}

// starExpressions: one expression, or several as a tuple without parentheses.
func (p *parser) starExpressions() Expr {
	start := p.i
	e := p.starExpression()
	if p.kind() != tComma {
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.accept(tComma) {
		if k := p.kind(); !startsExpr[k] && k != tStar {
			break
		}
		e := p.starExpression()
		p.exprStack = append(p.exprStack, e)
	}
	return p.tuple(start, p.takeExprs(base))
}

// expressions: the same without stars.
func (p *parser) expressions() Expr {
	start := p.i
	e := p.expression()
	if p.kind() != tComma {
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.accept(tComma) {
		if !startsExpr[p.kind()] {
			break
		}
		e := p.expression()
		p.exprStack = append(p.exprStack, e)
	}
	return p.tuple(start, p.takeExprs(base))
}

func (p *parser) yield() Expr {
	start := p.i
	p.i++
	if p.accept(kFrom) {
		value := p.expression()
		return &YieldFrom{Pos: p.pos(start), Value: value}
	}
	var value Expr
	if k := p.kind(); startsExpr[k] || k == tStar {
		value = p.starExpressions()
	}
	return &Yield{Pos: p.pos(start), Value: value}
}

// yieldOrExpressions reads the right side of an assignment.
func (p *parser) yieldOrExpressions() Expr {
	if p.kind() == kYield {
		return p.yield()
	}
	return p.starExpressions()
}

// slices reads the inside of a subscript.
func (p *parser) slices() Expr {
	start := p.i
	star := p.kind() == tStar
	e := p.slice()
	if p.kind() != tComma {
		if star {
			base := len(p.exprStack)
			p.exprStack = append(p.exprStack, e)
			return p.tuple(start, p.takeExprs(base))
		}
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.accept(tComma) {
		if p.kind() == tRsqb {
			break
		}
		e := p.slice()
		p.exprStack = append(p.exprStack, e)
	}
	return p.tuple(start, p.takeExprs(base))
}

func (p *parser) slice() Expr {
	start := p.i
	if p.kind() == tStar {
		return p.starred(p.expression)
	}
	var lower, upper, step Expr
	if p.kind() != tColon {
		named := p.kind() == tName && p.toks[p.i+1].kind == tColonEqual
		lower = p.namedExpression()
		if named || p.kind() != tColon {
			return lower
		}
	}
	p.i++
	if startsExpr[p.kind()] {
		upper = p.expression()
	}
	if p.accept(tColon) && startsExpr[p.kind()] {
		step = p.expression()
	}
	return &Slice{Pos: p.pos(start), Lower: lower, Upper: upper, Step: step}
}

// callArguments reads a parenthesized argument list. In a call, a sole
// generator expression may do without parentheses of its own.
func (p *parser) callArguments(generator bool) ([]Expr, []*Keyword) {
	open := p.i
	p.i++
	if p.accept(tRpar) {
		return nil, nil
	}
	if !p.enter(parenDepth) {
		return nil, nil
	}
	defer p.leave(parenDepth)
	base := len(p.exprStack)
	var few [8]*Keyword
	keywords := few[:0]
	unpacked := false // a "**" was seen
	for first := true; ; first = false {
		start := p.i
		switch k := p.kind(); {
		case k == tStar:
			if unpacked {
				p.fail()
				return nil, nil
			}
			e := p.starred(p.expression)
			p.exprStack = append(p.exprStack, e)
		case k == tDoubleStar:
			p.i++
			unpacked = true
			v := p.expression()
			n := p.keywordSlab.new()
			*n = Keyword{Pos: p.pos(start), Value: v}
			keywords = append(keywords, n)
		case k == tName && p.toks[p.i+1].kind == tEqual:
			name := p.nameText(p.i)
			p.i += 2
			v := p.expression()
			n := p.keywordSlab.new()
			*n = Keyword{Pos: p.pos(start), Arg: name, Value: v}
			keywords = append(keywords, n)
		default:
			if len(keywords) > 0 {
				p.fail()
			}
			e := p.namedExpression()
			if k := p.kind(); k == kFor || k == kAsync {
				if !first || !generator {
					p.fail()
				}
				gens := p.generators()
				p.expect(tRpar)
				p.exprStack = append(p.exprStack, &GeneratorExp{Pos: p.pos(open), Elt: e, Generators: gens})
				return p.takeExprs(base), nil
			}
			p.exprStack = append(p.exprStack, e)
		}
		if !p.accept(tComma) || p.kind() == tRpar {
			break
		}
	}
	p.expect(tRpar)
	return p.takeExprs(base), p.keywordLists.copyOf(keywords)
}

package syntax

// parser turns the tokens of a valid program into nodes by recursive descent
// and precedence climbing. It only says whether the program is valid: on the
// first token that does not fit, it fails, and the errors are worded by a
// second reading of the source.
type parser struct {
	toks  []token // begins with a stand-in, so that every token has one before it
	i     int     // the next token
	src   string
	names []nameEntry
	flags Flags

	bad      bool // the program is not valid
	failAt   int  // the token at which that was found
	depth    int
	maxDepth int
	topStart int // first token of the top-level statement being read
	lastTop  int // of the one before it
	warn     func(msg string, pos Pos) error

	exprStack []Expr // elements of the lists being read
	stmtStack []Stmt
	exprLists slab[Expr]
	stmtLists slab[Stmt]

	nameSlab      slab[Name]
	attributeSlab slab[Attribute]
	constantSlab  slab[Constant]
	callSlab      slab[Call]
	keywordSlab   slab[Keyword]
	binOpSlab     slab[BinOp]
	compareSlab   slab[Compare]
	boolOpSlab    slab[BoolOp]
	unarySlab     slab[UnaryOp]
	tupleSlab     slab[Tuple]
	subscriptSlab slab[Subscript]
	argSlab       slab[Arg]
	argumentsSlab slab[Arguments]
	assignSlab    slab[Assign]
	exprStmtSlab  slab[ExprStmt]
	returnSlab    slab[Return]
	ifSlab        slab[If]
	functionSlab  slab[FunctionDef]
	aliasSlab     slab[Alias]
	cmpOpSlab     slab[CmpOperator]
	argLists      slab[*Arg]
	keywordLists  slab[*Keyword]
}

// slab hands out values of one type from larger allocations.
type slab[T any] struct {
	free []T
	next int
}

const maxSlab = 256

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.next = min(max(s.next*2, 8), maxSlab)
		s.free = make([]T, s.next)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// copyOf returns a copy of list, nil when it is empty.
func (s *slab[T]) copyOf(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n > len(s.free) {
		if n > maxSlab/4 {
			return append([]T(nil), list...)
		}
		s.next = min(max(s.next*2, 32), 2*maxSlab)
		s.free = make([]T, max(s.next, n))
	}
	out := s.free[:n:n]
	copy(out, list)
	s.free = s.free[n:]
	return out
}

// maxDepth bounds recursion in CPython's own measure, the nesting of its
// parser's functions; each construct counts about as many as it nests there.
// It is well below CPython's own bound: what exceeds it is read by diagnosis,
// which counts as CPython does.
const maxDepth = 4500

// enter counts n levels of nesting; leave must follow.
func (p *parser) enter(n int) bool {
	p.depth += n
	if p.depth > p.maxDepth {
		p.fail()
		return false
	}
	return true
}

func (p *parser) leave(n int) { p.depth -= n }

// kind returns the next token's kind.
func (p *parser) kind() kind { return p.toks[p.i].kind }

// accept takes the next token if it is a k.
func (p *parser) accept(k kind) bool {
	if p.toks[p.i].kind == k {
		p.i++
		return true
	}
	return false
}

// expect takes a k, or fails.
func (p *parser) expect(k kind) {
	if p.toks[p.i].kind == k {
		p.i++
		return
	}
	p.fail()
}

// fail gives up: the next token is the end from now on, which every loop and
// every optional part takes for its end.
func (p *parser) fail() {
	if !p.bad {
		p.bad = true
		p.failAt = p.i
	}
	p.i = len(p.toks) - 1
}

// badExpr fails and stands in for the expression that is missing.
func (p *parser) badExpr() Expr {
	p.fail()
	return &Name{}
}

// mark is a place to which a tentative reading can return.
type mark struct{ i, depth, exprs, stmts int }

func (p *parser) mark() mark {
	return mark{p.i, p.depth, len(p.exprStack), len(p.stmtStack)}
}

func (p *parser) reset(m mark) {
	p.i, p.depth = m.i, m.depth
	p.exprStack = p.exprStack[:m.exprs]
	p.stmtStack = p.stmtStack[:m.stmts]
	p.bad = false
}

// pos is the range from the token at index start to the last one taken.
func (p *parser) pos(start int) Pos {
	s, e := &p.toks[start], &p.toks[p.i-1]
	return Pos{s.line, s.col, e.endLine, e.endCol}
}

// stmtPos is the same for statements, which do not end in layout tokens.
func (p *parser) stmtPos(start int) Pos {
	e := p.i - 1
	for e > start && p.toks[e].kind.isLayout() {
		e--
	}
	s, t := &p.toks[start], &p.toks[e]
	return Pos{s.line, s.col, t.endLine, t.endCol}
}

// nameText returns the identifier a token spells.
func (p *parser) nameText(i int) string { return p.names[p.toks[i].name].text }

// identifier takes a name.
func (p *parser) identifier() string {
	if p.toks[p.i].kind != tName {
		p.fail()
		return ""
	}
	p.i++
	return p.nameText(p.i - 1)
}

// isSoft reports whether the next token is the soft keyword with that index.
func (p *parser) isSoft(name uint32) bool {
	t := &p.toks[p.i]
	return t.kind == tName && t.name == name
}

// takeExprs pops the expressions pushed since the stack had the length base.
func (p *parser) takeExprs(base int) []Expr {
	list := p.exprLists.copyOf(p.exprStack[base:])
	p.exprStack = p.exprStack[:base]
	return list
}

func (p *parser) takeStmts(base int) []Stmt {
	list := p.stmtLists.copyOf(p.stmtStack[base:])
	p.stmtStack = p.stmtStack[:base]
	return list
}

// typeComment takes a type comment, if one is next.
func (p *parser) typeComment() string {
	if p.kind() != tTypeComment {
		return ""
	}
	t := &p.toks[p.i]
	p.i++
	return p.src[t.start:t.end]
}

// file parses all tokens as a module.
func (p *parser) file() *Module {
	m := &Module{}
	for p.kind() != tEnd {
		p.lastTop, p.topStart = p.topStart, p.i
		p.statement()
	}
	m.Body = p.takeStmts(0)
	return m
}

// eval parses one expression list.
func (p *parser) eval() *Expression {
	e := p.expressions()
	for p.accept(tNewline) {
	}
	if p.kind() != tEnd {
		p.fail()
	}
	return &Expression{Body: e}
}

// interactive parses one statement as typed at a prompt. The end of the input
// arrives as a newline there.
func (p *parser) interactive() *Interactive {
	start := p.i
	if p.accept(tNewline) {
		return &Interactive{Body: []Stmt{&Pass{p.stmtPos(start)}}}
	}
	if p.compound() {
		p.expect(tNewline)
	} else {
		p.simpleStatements()
	}
	if !p.bad && moreThanComments(p.src[p.toks[p.i-1].end:]) {
		p.fail()
	}
	return &Interactive{Body: p.takeStmts(0)}
}

// funcType parses a signature type comment.
func (p *parser) funcType() *FunctionType {
	p.expect(tLpar)
	f := &FunctionType{}
	stars := 0
	for p.kind() != tRpar {
		if stars == 2 || p.bad {
			p.fail()
			break
		}
		switch {
		case stars == 0 && p.accept(tStar):
			stars = 1
		case p.accept(tDoubleStar):
			stars = 2
		case stars == 1:
			p.fail()
		}
		f.Argtypes = append(f.Argtypes, p.expression())
		if !p.accept(tComma) {
			break
		} else if p.kind() == tRpar {
			p.fail()
		}
	}
	p.expect(tRpar)
	p.expect(tArrow)
	f.Returns = p.expression()
	for p.accept(tNewline) {
	}
	if p.kind() != tEnd {
		p.fail()
	}
	return f
}

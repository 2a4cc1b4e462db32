package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// nodeKind is what a node of the second reading is, as far as errors tell
// kinds of expression apart.
type nodeKind uint8

const (
	nSeq nodeKind = iota // items in order
	nToken
	nName
	nNumber
	nString
	nTrue
	nFalse
	nNone
	nEllipsis
	nBytes
	nTuple
	nList
	nSet
	nDict
	nStarred
	nAttribute
	nSubscript
	nCall
	nOp
	nCompare
	nInPair
	nIfExp
	nLambda
	nYield
	nAwait
	nNamedExpr
	nListComp
	nSetComp
	nDictComp
	nGeneratorExp
	nJoinedStr
	nTemplateStr
	nKeyword
	nUnpacking
	nArgs
)

// nodeKinds are the kinds the grammar names.
var nodeKinds = map[string]nodeKind{
	"True": nTrue, "False": nFalse, "None": nNone, "Ellipsis": nEllipsis, "Tuple": nTuple,
	"List": nList, "Set": nSet, "Dict": nDict, "Starred": nStarred, "Attribute": nAttribute,
	"Subscript": nSubscript, "Call": nCall, "Op": nOp, "Compare": nCompare, "InPair": nInPair,
	"IfExp": nIfExp, "Lambda": nLambda, "Yield": nYield, "Await": nAwait, "NamedExpr": nNamedExpr,
	"ListComp": nListComp, "SetComp": nSetComp, "DictComp": nDictComp,
	"GeneratorExp": nGeneratorExp, "JoinedStr": nJoinedStr, "TemplateStr": nTemplateStr,
	"Keyword": nKeyword, "Unpacking": nUnpacking,
}

// node is what a rule has matched: tokens start to end, without layout.
type node struct {
	kind       nodeKind
	start, end int32
	kids       []*node
}

// slots holds the nodes an alternative has labelled.
type slots [4]*node

type memoEntry struct {
	rule int32
	end  int32
	node *node
	ok   bool
}

// diagnosis is the second reading of an invalid program. It interprets the
// grammar with ordered choice, since the error CPython reports depends on the
// order in which things are tried and on how far ahead has been read.
type diagnosis struct {
	g      *grammar
	s      *scanner
	o      *Options
	names  *nameTable
	toks   []token
	memo   [][]memoEntry
	levels []int16 // brackets open behind each token
	mark   int
	level  int

	faults       bool // looking for mistakes
	stopped      bool // err is set, or the scanner has failed
	err          error
	newlineAdded bool // the source does not end in the newline it has here

	stmtLine, stmtCol int32 // of the last statement with a block, when looking for mistakes

	started bool // a token other than the end has been read, in interactive input
}

// tokenAt returns a token, reading up to it.
func (d *diagnosis) tokenAt(i int) *token {
	for len(d.toks) <= i {
		if d.stopped {
			return nil
		}
		var t token
		ok := d.s.next(&t)
		if ok {
			d.s.peeked(&t)
		}
		if ok && t.kind == tTypeIgnore {
			continue
		}
		if d.o.Mode == ModeSingle {
			if t.kind == tEnd && d.started {
				t.kind = tNewline
				d.started = false
				if d.s.indents > 0 && d.o.Flags&DontImplyDedent == 0 {
					d.s.pendingDedents = int32(d.s.indents)
					d.s.indents = 0
				}
			} else {
				d.started = true
			}
		}
		d.toks = append(d.toks, t)
		d.memo = append(d.memo, nil)
		d.levels = append(d.levels, int16(d.s.level))
		if !ok {
			d.tokenError()
			return nil
		}
	}
	return &d.toks[i]
}

// maxLevel is the depth of nested rules at which CPython gives up.
const maxLevel = 6000

func (d *diagnosis) enter() bool {
	d.level++
	if d.level > maxLevel {
		d.fail(&Error{Kind: MemoryError, Msg: "Parser stack overflowed - Python source too complex to parse", Filename: d.o.Filename})
		return false
	}
	return !d.stopped
}

func (d *diagnosis) fail(err error) {
	d.stopped = true
	if d.err == nil {
		d.err = err
	}
}

// rule matches a rule at the mark.
func (d *diagnosis) rule(id int32) (*node, bool) {
	r := &d.g.rules[id]
	if !d.enter() {
		d.level--
		return nil, false
	}
	at := d.mark
	if r.memo {
		if d.tokenAt(at) == nil {
			d.level--
			return nil, false
		}
		for _, m := range d.memo[at] {
			if m.rule == id {
				d.mark = int(m.end)
				d.level--
				return m.node, m.ok
			}
		}
	}
	var n *node
	var ok bool
	switch {
	case r.leftRec:
		n, ok = d.grow(id, r, at)
	case r.noFaults:
		faults := d.faults
		d.faults = false
		n, ok = d.alts(r.alts)
		d.faults = faults
	default:
		n, ok = d.alts(r.alts)
		if r.memo {
			d.memo[at] = append(d.memo[at], memoEntry{id, int32(d.mark), n, ok})
		}
	}
	d.level--
	return n, ok && !d.stopped
}

// grow matches a left-recursive rule: starting from failure, each round may
// use the result of the one before, until none reaches further.
func (d *diagnosis) grow(id int32, r *gramRule, at int) (*node, bool) {
	slot := len(d.memo[at])
	d.memo[at] = append(d.memo[at], memoEntry{id, int32(at), nil, false})
	for {
		d.mark = at
		if !d.enter() {
			d.level--
			return nil, false
		}
		n, ok := d.alts(r.alts)
		d.level--
		if d.stopped {
			return nil, false
		}
		best := &d.memo[at][slot]
		if !ok || d.mark <= int(best.end) {
			d.mark = int(best.end)
			return best.node, best.ok
		}
		*best = memoEntry{id, int32(d.mark), n, true}
	}
}

// alts matches the first alternative that fits.
func (d *diagnosis) alts(alts []gramAlt) (*node, bool) {
	at := d.mark
	for i := range alts {
		alt := &alts[i]
		if alt.mistake && !d.faults {
			continue
		}
		var kept slots
		var few [6]*node
		kids := few[:0]
		cut := false
		ok := true
		for j := range alt.items {
			it := &alt.items[j]
			if it.op == opCut {
				cut = true
				continue
			}
			n, fits := d.item(it)
			if !fits {
				ok = false
				break
			}
			if it.label >= 0 {
				kept[it.label] = n
			}
			if n != nil && it.op != opAnd && it.op != opNot {
				kids = append(kids, n)
			}
		}
		if ok {
			// An action may also decline, which ends the rule.
			n := d.act(alt, &kept, kids, at)
			return n, n != nil && !d.stopped
		}
		d.mark = at
		if d.stopped || cut {
			return nil, false
		}
	}
	return nil, false
}

func (d *diagnosis) item(it *gramItem) (*node, bool) {
	switch it.op {
	case opToken:
		t := d.tokenAt(d.mark)
		if t == nil || t.kind != it.kind {
			return nil, false
		}
		return d.token(t)
	case opSoft:
		t := d.tokenAt(d.mark)
		if t == nil || t.kind != tName || t.name != it.name {
			return nil, false
		}
		return d.token(t)
	case opAnySoft:
		t := d.tokenAt(d.mark)
		if t == nil || t.kind != tName || t.name < nameMatch || t.name > nameUnderscore {
			return nil, false
		}
		return d.token(t)
	case opForce:
		t := d.tokenAt(d.mark)
		if t == nil {
			return nil, false
		}
		if t.kind != it.kind {
			d.raiseAt(SyntaxError, t.line, t.col, t.endLine, t.endCol, "expected '"+kindNames[it.kind]+"'")
			return nil, false
		}
		return d.token(t)
	case opRule:
		return d.rule(it.rule)
	case opGroup:
		if !d.enter() {
			d.level--
			return nil, false
		}
		n, ok := d.alts(it.alts)
		d.level--
		return n, ok
	case opOpt:
		n, ok := d.item(it.sub)
		if !ok {
			return nil, !d.stopped
		}
		return n, true
	case opAnd, opNot:
		at := d.mark
		n, ok := d.item(it.sub)
		d.mark = at
		if d.stopped {
			return nil, false
		}
		return n, ok == (it.op == opAnd)
	}
	return d.repeat(it)
}

// repeat matches an item as often as it fits.
func (d *diagnosis) repeat(it *gramItem) (*node, bool) {
	if !d.enter() {
		d.level--
		return nil, false
	}
	defer func() { d.level-- }()
	seq := &node{start: int32(d.mark)}
	for {
		at := d.mark
		if it.op == opList && len(seq.kids) > 0 {
			t := d.tokenAt(d.mark)
			if t == nil || t.kind != it.kind {
				break
			}
			d.mark++
		}
		n, ok := d.item(it.sub)
		if !ok {
			d.mark = at
			break
		}
		seq.kids = append(seq.kids, n)
	}
	seq.end = d.endOf(seq.start)
	if d.stopped || it.op != opStar && len(seq.kids) == 0 {
		return nil, false
	}
	return seq, true
}

// token takes the token at the mark.
func (d *diagnosis) token(t *token) (*node, bool) {
	n := &node{kind: nToken, start: int32(d.mark), end: int32(d.mark + 1)}
	switch t.kind {
	case tName:
		n.kind = nName
	case tNumber:
		n.kind = nNumber
		if _, msg := parseNumber(d.s.src[t.start:t.end]); msg != "" {
			d.raise(SyntaxError, t.line, 0, t.line, 0, msg)
			return nil, false
		}
	case tNotEqual:
		if !d.checkNotEqual(t) {
			return nil, false
		}
	case tString:
		n.kind = nString
	}
	d.mark++
	return n, true
}

// checkNotEqual enforces PEP 401's choice of operator.
func (d *diagnosis) checkNotEqual(t *token) bool {
	old := d.s.src[t.start] == '<'
	if d.o.Flags&BarryAsBDFL != 0 {
		if !old {
			d.raiseLast(SyntaxError, "with Barry as BDFL, use '<>' instead of '!='")
		}
		return old
	}
	return !old
}

// endOf is the mark without the layout tokens before it.
func (d *diagnosis) endOf(start int32) int32 {
	e := d.mark
	for e > int(start) && d.toks[e-1].kind.isLayout() {
		e--
	}
	return int32(e)
}

// act carries out what an alternative means.
func (d *diagnosis) act(alt *gramAlt, kept *slots, kids []*node, at int) *node {
	a := &alt.act
	switch a.verb {
	case "":
		if alt.single && len(kids) == 1 {
			return kids[0]
		}
		return &node{start: int32(at), end: d.endOf(int32(at)), kids: append([]*node(nil), kids...)}
	case "=":
		if a.node == nJoinedStr || a.node == nTemplateStr {
			return d.formattedNode(a.node, kids, at)
		}
		return &node{kind: a.node, start: int32(at), end: d.endOf(int32(at)), kids: append([]*node(nil), kids...)}
	case "keep":
		return kept[a.a]
	case "err":
		d.raiseLast(SyntaxError, a.format)
	case "indent":
		d.raiseLast(IndentationError, a.format)
	case "block":
		d.raiseLast(IndentationError, fmt.Sprintf("expected an indented block after %s on line %d", a.format, d.toks[kept[a.a].start].line))
	case "next":
		if d.tokenAt(d.mark) != nil {
			d.raiseToken(SyntaxError, &d.toks[d.mark], a.format)
		}
	case "at":
		d.raiseRange(kept[a.a], kept[a.a], a.format)
	case "range":
		d.raiseRange(kept[a.a], kept[a.b], a.format)
	case "spelled":
		d.raiseRange(kept[a.a], kept[a.a], strings.Replace(a.format, "%s", d.text(kept[a.a]), 1))
	case "name":
		d.raiseRange(kept[a.a], kept[a.a], strings.Replace(a.format, "%s", exprName(kept[a.a]), 1))
	case "from":
		d.raiseFrom(kept[a.a], a.format)
	default:
		return a.do(d, kept)
	}
	return nil
}

// raiseRange raises an error about the tokens from one node to another.
func (d *diagnosis) raiseRange(a, b *node, msg string) {
	s, e := &d.toks[a.start], &d.toks[b.end-1]
	d.raiseAt(SyntaxError, s.line, s.col, e.endLine, e.endCol, msg)
}

// raiseFrom raises an error from a node to where the scanner stands.
func (d *diagnosis) raiseFrom(a *node, msg string) {
	t := &d.toks[a.start]
	d.raise(SyntaxError, t.line, t.col+1, d.s.line, int32(d.s.pos-d.s.lineStart), msg)
}

// raiseAt raises an error at columns counted from 0.
func (d *diagnosis) raiseAt(k ErrorKind, line, col, endLine, endCol int32, msg string) {
	d.raise(k, line, col+1, endLine, endCol+1, msg)
}

// raiseLast raises an error at the last token read.
func (d *diagnosis) raiseLast(k ErrorKind, msg string) {
	if len(d.toks) == 0 {
		d.raise(k, 0, 0, 0, -1, msg)
		return
	}
	d.raiseToken(k, &d.toks[len(d.toks)-1], msg)
}

func (d *diagnosis) raiseToken(k ErrorKind, t *token, msg string) {
	if d.stopped && d.err != nil {
		return
	}
	if t.kind == tError && d.s.state == scanAtEnd && k != IncompleteInput {
		if d.s.level > 0 {
			d.raiseUnclosed()
		} else {
			d.raiseEOF(t)
		}
		return
	}
	col, endCol := t.col+1, int32(-1)
	if t.col < 0 {
		col = int32(d.s.pos - d.s.lineStart)
		// CPython's buffer of a file is empty at its end.
		if d.s.pos == d.s.bufStart || d.o.Flags&FromFile != 0 && d.s.pos == len(d.s.src)-1 && d.s.state != scanBadDedent {
			col = 0
		}
	}
	if t.endCol >= 0 {
		endCol = t.endCol + 1
	}
	d.raise(k, t.line, col, t.endLine, endCol, msg)
}

func (d *diagnosis) raiseEOF(t *token) {
	col := int32(d.s.pos - d.s.lineStart)
	if d.s.pos == d.s.bufStart {
		col = 0
	}
	d.raise(SyntaxError, t.line, col, t.endLine, -1, "unexpected EOF while parsing")
}

func (d *diagnosis) raiseUnclosed() {
	p := d.s.parens[d.s.level-1]
	d.raiseAt(SyntaxError, p.line, p.col, p.line, -1, fmt.Sprintf("'%c' was never closed", p.char))
}

// raise stops the reading with an error. Columns count bytes from 1; they
// become characters of the quoted text, 0 and less staying as they are.
func (d *diagnosis) raise(k ErrorKind, line, col, endLine, endCol int32, msg string) {
	if d.err != nil {
		return
	}
	text := d.errorLine(int(line))
	d.fail(&Error{
		Kind: k, Msg: msg, Filename: d.o.Filename, Text: text, HasText: true,
		Line: int(line), Col: charColumn(text, int(col)),
		EndLine: int(endLine), EndCol: charColumn(text, int(endCol)),
	})
}

// errorLine returns the text an error on a line quotes: the file's line if
// there is a file, what the scanner holds of the current line, or the line.
func (d *diagnosis) errorLine(line int) string {
	if d.o.FileLine != nil && d.o.Mode == ModeExec {
		if text, ok := d.o.FileLine(line); ok {
			return text
		}
	}
	s := d.s
	src := s.src[:len(s.src)-1]
	if d.o.Flags&FromFile != 0 {
		if text, ok := sourceLine([]byte(src), line); ok {
			if d.newlineAdded && strings.HasSuffix(src, text) && strings.Count(src, "\n") == line {
				text = strings.TrimSuffix(text, "\n")
			}
			return text
		}
	}
	if int(s.line) <= line {
		if end := max(s.lineEnd(), s.readTo); end > s.lineStart {
			return validUTF8(src[s.lineStart:min(end, len(src))])
		}
	}
	for ; line > 1; line-- {
		i := strings.IndexByte(src, '\n')
		if i < 0 {
			break
		}
		src = src[i+1:]
	}
	if i := strings.IndexByte(src, '\n'); i >= 0 {
		src = src[:i]
	}
	return validUTF8(src)
}

func validUTF8(s string) string { return strings.ToValidUTF8(s, string(utf8.RuneError)) }

// charColumn turns a byte column of a text into a character column. A column
// within a character counts it.
func charColumn(text string, col int) int {
	if col <= 0 {
		return col
	}
	col = min(col, len(text)+1)
	if col > len(text) {
		return utf8.RuneCountInString(text) + col - len(text)
	}
	n := utf8.RuneCountInString(text[:col])
	for i := col - 1; i >= 0 && text[i] >= utf8.RuneSelf; i-- {
		if utf8.RuneStart(text[i]) {
			if size := col - i; !utf8.FullRuneInString(text[i:col]) && size > 1 {
				n -= size - 1 // an incomplete character counts once
			}
			break
		}
	}
	return n
}

// tokenError raises the error for which the scanner has stopped.
func (d *diagnosis) tokenError() {
	s := d.s
	if s.warnErr != nil {
		d.fail(s.warnErr)
		return
	}
	if s.err != nil {
		d.fail(s.err)
		return
	}
	t := &d.toks[len(d.toks)-1]
	switch s.state {
	case scanAtEnd:
		if s.level > 0 {
			d.raiseUnclosed()
		} else {
			d.raiseEOF(t)
		}
	case scanBadDedent:
		d.raiseLast(IndentationError, "unindent does not match any outer indentation level")
	case scanBadTabs:
		d.raise(TabError, s.line, 1, s.line, 0, "inconsistent use of tabs and spaces in indentation")
	case scanTooDeep:
		d.raise(IndentationError, s.line, 1, s.line, 0, "too many levels of indentation")
	case scanBadCont:
		d.raise(SyntaxError, s.line, int32(s.pos-s.bufStart), s.line, 0, "unexpected character after line continuation character")
	default:
		d.raiseAt(SyntaxError, s.line, 0, s.line, -1, "unknown parsing error")
	}
}

package syntax

import (
	"fmt"
	"strings"
)

// actions are what the grammar's alternatives mean beyond the plain verbs.
var actions = map[string]func(*diagnosis, *slots) *node{
	"tuple":       (*diagnosis).actTuple,
	"items":       (*diagnosis).actItems,
	"args":        (*diagnosis).actArgs,
	"join":        (*diagnosis).actJoin,
	"clause":      (*diagnosis).actClause,
	"string":      (*diagnosis).actString,
	"strings":     (*diagnosis).actStrings,
	"spectext":    (*diagnosis).actSpecText,
	"conversion":  (*diagnosis).actConversion,
	"exit":        (*diagnosis).actExit,
	"real":        (*diagnosis).actReal,
	"imaginary":   (*diagnosis).actImaginary,
	"genexp":      (*diagnosis).actGenexp,
	"callgenexp":  (*diagnosis).actCallGenexp,
	"arguments":   (*diagnosis).actArguments,
	"assignconst": (*diagnosis).actAssignConst,
	"legacy":      (*diagnosis).actLegacy,
	"boundtuple":  (*diagnosis).actBoundTuple,
	"boundspec":   (*diagnosis).actBoundSpec,
	"comma":       (*diagnosis).actComma,
	"instring":    (*diagnosis).actInString,
	"startarget":  (*diagnosis).actStarTarget,
	"fortarget":   (*diagnosis).actForTarget,
	"deltarget":   (*diagnosis).actDelTarget,
	"colon":       (*diagnosis).actColon,
	"concat":      (*diagnosis).actConcat,
	"stmt":        (*diagnosis).actStatement,
}

// made makes a node up to the mark.
func (d *diagnosis) made(k nodeKind, start int32, kids ...*node) *node {
	return &node{kind: k, start: start, end: d.endOf(start), kids: kids}
}

// actStatement notes the statement with a block that begins at a.
func (d *diagnosis) actStatement(s *slots) *node {
	if t := &d.toks[s[0].start]; d.faults && t.line > d.stmtLine {
		d.stmtLine, d.stmtCol = t.line, t.col
	}
	return d.made(nSeq, s[0].start)
}

// actTuple: elements a, then b, a list of (comma, element).
func (d *diagnosis) actTuple(s *slots) *node {
	kids := []*node{s[0]}
	if s[1] != nil {
		for _, pair := range s[1].kids {
			kids = append(kids, pair.kids[1])
		}
	}
	return d.made(nTuple, s[0].start, kids...)
}

// actItems: an element a and a list of more.
func (d *diagnosis) actItems(s *slots) *node {
	kids := []*node{s[0]}
	if s[1] != nil {
		kids = append(kids, s[1].kids...)
	}
	return d.made(nSeq, s[0].start, kids...)
}

// actArgs: positional arguments a and keyword arguments behind a comma in b;
// or keyword arguments alone.
func (d *diagnosis) actArgs(s *slots) *node {
	n := d.made(nArgs, s[0].start, s[0].kids...)
	if s[1] != nil {
		n.kids = append(n.kids[:len(n.kids):len(n.kids)], s[1].kids[1].kids...)
	}
	return n
}

func (d *diagnosis) actJoin(s *slots) *node {
	kids := append(append([]*node(nil), s[0].kids...), s[1].kids...)
	return d.made(nSeq, s[0].start, kids...)
}

// actClause: a comprehension's target, iterable and conditions.
func (d *diagnosis) actClause(s *slots) *node {
	last := s[1]
	if n := len(s[2].kids); n > 0 {
		pair := s[2].kids[n-1]
		last = pair.kids[len(pair.kids)-1]
	}
	return d.made(nSeq, s[0].start, s[0], last)
}

func (d *diagnosis) actExit(*slots) *node {
	d.raiseLast(SyntaxError, "invalid syntax")
	return nil
}

// actString checks a plain literal, as soon as it is read.
func (d *diagnosis) actString(s *slots) *node {
	n := s[0]
	bytes, ok := d.checkLiteral(&d.toks[n.start])
	if !ok {
		return nil
	}
	if bytes {
		n.kind = nBytes
	}
	return n
}

// actStrings joins adjacent literals.
func (d *diagnosis) actStrings(s *slots) *node {
	start := s[0].start
	var plain, bytes, formatted, template int
	for _, n := range s[0].kids {
		switch n.kind {
		case nJoinedStr:
			formatted++
		case nTemplateStr:
			template++
		default:
			if n.kind == nBytes {
				bytes++
			}
			plain++
		}
	}
	if bytes > 0 && (bytes < plain || formatted > 0) {
		d.raiseLast(SyntaxError, "cannot mix bytes and nonbytes literals")
		return nil
	}
	k := s[0].kids[0].kind
	if formatted > 0 {
		k = nJoinedStr
	} else if template > 0 {
		k = nTemplateStr
	}
	return d.made(k, start, s[0].kids...)
}

// formattedNode decodes the text of an f- or t-string for the sake of its errors.
func (d *diagnosis) formattedNode(k nodeKind, kids []*node, at int) *node {
	if !d.isRaw(at) {
		for _, n := range kids[1].kids {
			if n.kind == nToken && !d.checkText(&d.toks[n.start], false) {
				return nil
			}
		}
	}
	return d.made(k, int32(at), append([]*node(nil), kids...)...)
}

// isRaw reports whether the f- or t-string that a token opens is raw.
func (d *diagnosis) isRaw(i int) bool {
	t := &d.toks[i]
	return strings.ContainsAny(d.s.src[t.start:t.end], "rR")
}

// actSpecText decodes the text of a format specification.
func (d *diagnosis) actSpecText(s *slots) *node {
	open := int(s[0].start)
	for i, depth := open, 0; depth >= 0; {
		i--
		switch d.toks[i].kind {
		case tFStringEnd, tTStringEnd:
			depth++
		case tFStringStart, tTStringStart:
			depth--
		}
		open = i
	}
	if !d.isRaw(open) && !d.checkText(&d.toks[s[0].start], true) {
		return nil
	}
	return s[0]
}

// checkText reports the errors and warnings of a stretch of f-string text.
// CPython decodes it when the string has been read to its end, and points to
// the last token read; it forgets to word the errors of a specification.
func (d *diagnosis) checkText(t *token, spec bool) bool {
	text := d.s.src[t.start:t.end]
	if strings.IndexByte(text, '\\') < 0 {
		return true
	}
	_, lerr, ok := unescapeText(text, d.escapeWarner(t, int(t.start), text))
	if lerr != nil {
		if spec {
			d.fail(&Error{Kind: UnicodeDecodeError, Msg: lerr.raw, Filename: d.o.Filename})
		} else {
			d.raiseLast(SyntaxError, lerr.msg)
		}
		return false
	}
	return ok
}

// checkLiteral reports the errors and warnings of a plain string literal.
func (d *diagnosis) checkLiteral(t *token) (bytes, ok bool) {
	lit := d.s.src[t.start:t.end]
	body, raw, bytes, _ := splitLiteral(lit)
	if bytes && !isASCII(body) {
		d.raiseAt(SyntaxError, t.line, t.col, t.endLine, t.endCol, "bytes can only contain ASCII literal characters")
		return true, false
	}
	if raw {
		return bytes, true
	}
	warn := d.escapeWarner(t, bodyOffset(lit)+int(t.start), body)
	var lerr *literalError
	if bytes {
		_, lerr, ok = unescapeBytes(body, warn)
	} else {
		_, lerr, ok = unescape(body, warn)
	}
	if lerr != nil {
		d.raiseAt(SyntaxError, t.line, t.col, t.endLine, t.endCol, lerr.msg)
		return bytes, false
	}
	return bytes, ok
}

// bodyOffset is the length of a literal's prefix and opening quotes.
func bodyOffset(lit string) int {
	body, _, _, _ := splitLiteral(lit)
	prefix := prefixLen(lit)
	return prefix + (len(lit)-len(body)-prefix)/2
}

func (d *diagnosis) escapeWarner(t *token, bodyStart int, body string) warnFunc {
	if d.o.Warn == nil || d.faults {
		return nil
	}
	tok := *t
	return func(at, n int, octal bool) bool {
		msg, pos := escapeWarning(d.s.src, &tok, bodyStart, body, at, n, octal)
		if err := d.o.Warn(&Warning{Msg: msg, Filename: d.o.Filename, Line: int(pos.Line), Pos: pos}); err != nil {
			d.fail(err)
			return false
		}
		return true
	}
}

func (d *diagnosis) text(n *node) string {
	t := &d.toks[n.start]
	return d.s.src[t.start:t.end]
}

// actConversion checks a replacement field's conversion.
func (d *diagnosis) actConversion(s *slots) *node {
	bang, name := &d.toks[s[0].start], &d.toks[s[1].start]
	letter := byte('f')
	if n := len(d.s.fstrings); n > 0 {
		letter = d.s.fstrings[n-1].letter
	}
	if bang.end != name.start {
		d.raiseRange(s[0], s[1], fmt.Sprintf("%c-string: conversion type must come right after the exclamation mark", letter))
		return nil
	}
	c := d.text(s[1])
	if len(c) != 1 || !strings.Contains("sra", c) {
		d.raiseRange(s[1], s[1], fmt.Sprintf("%c-string: invalid conversion character %s: expected 's', 'r', or 'a'", letter, ReprString(c)))
		return nil
	}
	return d.made(nSeq, s[0].start)
}

func (d *diagnosis) isImaginary(n *node) bool {
	s := d.text(n)
	return s[len(s)-1]|32 == 'j'
}

func (d *diagnosis) actReal(s *slots) *node {
	if d.isImaginary(s[0]) {
		d.raiseRange(s[0], s[0], "real number required in complex literal")
		return nil
	}
	return s[0]
}

func (d *diagnosis) actImaginary(s *slots) *node {
	if !d.isImaginary(s[0]) {
		d.raiseRange(s[0], s[0], "imaginary number required in complex literal")
		return nil
	}
	return s[0]
}

// lastOfClauses is the last expression of a comprehension's clauses.
func lastOfClauses(n *node) *node {
	c := n.kids[len(n.kids)-1]
	return c.kids[len(c.kids)-1]
}

const genexpMsg = "Generator expression must be parenthesized"

func (d *diagnosis) actGenexp(s *slots) *node {
	d.raiseRange(s[0], lastOfClauses(s[1]), genexpMsg)
	return nil
}

func (d *diagnosis) actCallGenexp(s *slots) *node {
	var last *node
	count := 0
	for _, a := range s[0].kids {
		if a.kind != nKeyword && a.kind != nUnpacking {
			last = a
			count++
		}
	}
	if count > 1 {
		d.raiseRange(last, lastOfClauses(s[1]), genexpMsg)
	}
	return nil
}

func (d *diagnosis) actArguments(s *slots) *node {
	msg := "positional argument follows keyword argument"
	for _, a := range s[0].kids {
		if a.kind == nUnpacking {
			msg = "positional argument follows keyword argument unpacking"
		}
	}
	d.raiseLast(SyntaxError, msg)
	return nil
}

func (d *diagnosis) actAssignConst(s *slots) *node {
	d.raiseRange(s[0], s[1], "cannot assign to "+d.text(s[0]))
	return nil
}

// isLegacy reports whether a node is the name of a former statement.
func (d *diagnosis) isLegacy(n *node) bool {
	if n.kind != nName {
		return false
	}
	name := d.toks[n.start].name
	return name == namePrint || name == nameExec
}

func (d *diagnosis) actLegacy(s *slots) *node {
	if d.isLegacy(s[0]) {
		name := d.text(s[0])
		d.raiseRange(s[0], s[1], fmt.Sprintf("Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name))
	}
	return nil
}

func (d *diagnosis) actBoundTuple(s *slots) *node { return d.badBound(s, "TypeVarTuple") }
func (d *diagnosis) actBoundSpec(s *slots) *node  { return d.badBound(s, "ParamSpec") }

func (d *diagnosis) badBound(s *slots, what string) *node {
	kind := "bound"
	if s[2].kind == nTuple {
		kind = "constraints"
	}
	d.raiseFrom(s[1], fmt.Sprintf("cannot use %s with %s", kind, what))
	return nil
}

// actComma: two expressions in a row inside brackets.
func (d *diagnosis) actComma(s *slots) *node {
	if d.isLegacy(s[0]) || d.levelAt(d.mark-1) == 0 {
		return nil
	}
	d.raiseRange(s[0], s[1], "invalid syntax. Perhaps you forgot a comma?")
	return nil
}

// actInString: expressions between two string literals, as an unescaped quote
// makes them.
func (d *diagnosis) actInString(s *slots) *node {
	kids := s[0].kids
	d.raiseRange(kids[0], kids[len(kids)-1], "invalid syntax. Is this intended to be part of the string?")
	return nil
}

// levelAt is the number of brackets open behind a token.
func (d *diagnosis) levelAt(i int) int { return int(d.levels[i]) }

type targetUse uint8

const (
	starTargets targetUse = iota
	delTargets
	forTargets
)

// invalidTarget finds the part of an expression that cannot be a target.
func invalidTarget(n *node, use targetUse) *node {
	switch n.kind {
	case nList, nTuple:
		for _, k := range n.kids {
			if k.kind == nSeq {
				for _, e := range k.kids {
					if bad := invalidTarget(e, use); bad != nil {
						return bad
					}
				}
			} else if k.kind != nToken {
				if bad := invalidTarget(k, use); bad != nil {
					return bad
				}
			}
		}
		return nil
	case nStarred:
		if use == delTargets {
			return n
		}
		return invalidTarget(n.kids[1], use)
	case nCompare:
		if use == forTargets {
			if n.kids[1].kids[0].kind == nInPair {
				return invalidTarget(n.kids[0], use)
			}
			return nil
		}
		return n
	case nName, nSubscript, nAttribute:
		return nil
	}
	return n
}

func (d *diagnosis) badTarget(n *node, use targetUse, format string) *node {
	if bad := invalidTarget(n, use); bad != nil {
		d.raiseRange(bad, bad, fmt.Sprintf(format, exprName(bad)))
	}
	return nil
}

func (d *diagnosis) actStarTarget(s *slots) *node {
	return d.badTarget(s[0], starTargets, "cannot assign to %s")
}

func (d *diagnosis) actForTarget(s *slots) *node {
	return d.badTarget(s[0], forTargets, "cannot assign to %s")
}

func (d *diagnosis) actDelTarget(s *slots) *node {
	return d.badTarget(s[0], delTargets, "cannot delete %s")
}

// actColon: a dictionary key without a colon; the error starts at its last
// character.
func (d *diagnosis) actColon(s *slots) *node {
	first, last := &d.toks[s[0].start], &d.toks[s[0].end-1]
	d.raiseAt(SyntaxError, first.line, last.endCol-1, last.endLine, -1, "':' expected after dictionary key")
	return nil
}

func (d *diagnosis) actConcat(s *slots) *node {
	d.raiseRange(s[0].kids[len(s[0].kids)-1], s[1], "cannot mix t-string literals with string or bytes literals")
	return nil
}

// exprName is CPython's name for a kind of expression.
func exprName(n *node) string {
	switch n.kind {
	case nName:
		return "name"
	case nNumber, nString, nBytes:
		return "literal"
	case nTrue:
		return "True"
	case nFalse:
		return "False"
	case nNone:
		return "None"
	case nEllipsis:
		return "ellipsis"
	case nTuple:
		return "tuple"
	case nList:
		return "list"
	case nSet:
		return "set display"
	case nDict:
		return "dict literal"
	case nStarred:
		return "starred"
	case nAttribute:
		return "attribute"
	case nSubscript:
		return "subscript"
	case nCall:
		return "function call"
	case nCompare:
		return "comparison"
	case nIfExp:
		return "conditional expression"
	case nLambda:
		return "lambda"
	case nYield:
		return "yield expression"
	case nAwait:
		return "await expression"
	case nNamedExpr:
		return "named expression"
	case nListComp:
		return "list comprehension"
	case nSetComp:
		return "set comprehension"
	case nDictComp:
		return "dict comprehension"
	case nGeneratorExp:
		return "generator expression"
	case nJoinedStr:
		return "f-string expression"
	case nTemplateStr:
		return "t-string expression"
	}
	return "expression"
}

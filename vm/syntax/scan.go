package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	maxIndent    = 100 // indentation levels, the zeroth included
	maxParens    = 200 // open brackets
	maxFNesting  = 150 // f-strings within f-strings
	maxExprDepth = 3   // replacement fields within format specs, counted as CPython does
	tabSize      = 8
	sentinel     = 0 // ends the source; NUL bytes never reach the scanner
	notInFString = -1
)

// scanState says how the scanner last stopped, which decides how the parser
// words an error.
type scanState uint8

const (
	scanOK        scanState = iota
	scanAtEnd               // the end of the input was read
	scanFailed              // err is set
	scanBadCont             // a backslash not followed by a newline
	scanBadTabs             // tabs and spaces disagree
	scanBadDedent           // a dedent to no outer level
	scanTooDeep             // too many indentation levels
)

// scanner turns decoded source, which ends in a newline and the sentinel, into
// tokens, one at each call of next.
type scanner struct {
	src   string
	pos   int
	names *nameTable

	line      int32 // number of the line pos is in, from 1
	lineStart int   // its offset
	bufStart  int   // start of the line on which the text of the current token began
	readTo    int   // how far an unterminated string has been read, else 0
	tokStart  int   // start of the current token
	atBOL     bool

	pendingDedents int32 // dedents to hand out; negative: indents
	indents        int   // index of the innermost level in the two stacks
	indentCols     [maxIndent]int32
	indentAlts     [maxIndent]int32 // the same with tabs counted as one column

	level  int
	parens [maxParens]openParen

	fstrings []fstringMode

	state  scanState
	err    *Error
	sawEnd bool // the end of the input was looked at, if only behind a token

	listing      bool // produce comments and NLs too, and be lenient
	blankComment bool // the last token was a comment on a line of its own
	typeComments bool
	interactive  bool
	unfinished   bool // more lines may follow the end of the source
	filename     string
	warn         func(msg string, pos Pos) error
	warnErr      error
}

type openParen struct {
	line int32
	col  int32
	char byte
}

// fstringMode is the state of one f- or t-string being read.
type fstringMode struct {
	inText         bool // reading text, not an expression
	inSpec         bool
	inDebug        bool
	raw            bool
	quote          byte
	quoteSize      int8
	letter         byte // 'f' or 't'
	braces         int  // open brackets since the string began
	exprStart      int  // value of braces where the innermost field began; notInFString outside
	start          int  // offset of the string
	line           int32
	multiLineStart int // offset of the line it began on
}

func (s *scanner) init(src string, names *nameTable) {
	s.src = src
	s.names = names
	s.atBOL = true
}

// class flags of bytes.
const (
	chIdentStart = 1 << iota
	chIdent
	chDigit
	chHex
	chSpace
)

var charClass = func() (t [256]uint8) {
	for c := 0; c < 256; c++ {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128:
			t[c] = chIdentStart | chIdent
		case c >= '0' && c <= '9':
			t[c] = chIdent | chDigit | chHex
		case c == ' ' || c == '\t' || c == '\f':
			t[c] = chSpace
		}
		if c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			t[c] |= chHex
		}
	}
	return
}()

// opKinds maps a byte to the kind of the operator it is alone.
var opKinds = func() (t [256]kind) {
	for k := tLpar; k < kFalse; k++ {
		if len(kindNames[k]) == 1 {
			t[kindNames[k][0]] = k
		}
	}
	return
}()

// newLine enters the line that starts at pos. The buffer CPython quotes in
// errors moves along only between tokens.
func (s *scanner) newLine(betweenTokens bool) {
	if s.src[s.pos] == sentinel {
		return
	}
	s.line++
	s.lineStart = s.pos
	if betweenTokens {
		s.bufStart = s.pos
	}
}

// lineEnd returns the offset after the newline of the current line.
func (s *scanner) lineEnd() int {
	if i := strings.IndexByte(s.src[s.lineStart:], '\n'); i >= 0 {
		return s.lineStart + i + 1
	}
	return len(s.src) - 1
}

// layout makes a token that stands for no text.
func (s *scanner) layout(t *token, k kind) {
	*t = token{kind: k, start: int32(s.pos), end: int32(s.pos), line: s.line, endLine: s.line, col: -1, endCol: -1}
}

func (s *scanner) make(t *token, k kind, start int) {
	*t = token{
		kind: k, start: int32(start), end: int32(s.pos), line: s.line, endLine: s.line,
		col: int32(start - s.lineStart), endCol: int32(s.pos - s.lineStart),
	}
}

// next reads one token. It returns false on an error, which state and err tell.
func (s *scanner) next(t *token) bool {
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].inText {
		return s.fstringText(t)
	}
	return s.normal(t)
}

// peeked notes whether reading a token took a look at the end of the input:
// most tokens end where the next character is not part of them.
func (s *scanner) peeked(t *token) {
	if s.pos != len(s.src)-1 {
		return
	}
	n := t.end - t.start
	switch t.kind {
	case tNewline, tFStringEnd, tTStringEnd, tEllipsis:
	case tString:
		body, _, _, _ := splitLiteral(s.src[t.start:t.end])
		s.sawEnd = s.sawEnd || body == "" && s.src[t.end-1] == s.src[t.end-2] && (n < 6 || s.src[t.end-3] != s.src[t.end-1])
	case tDoubleStarEqual, tDoubleSlashEqual, tLeftShiftEqual, tRightShiftEqual:
	default:
		s.sawEnd = true
	}
}

func (s *scanner) normal(t *token) bool {
	src := s.src
	blank := false
newLine:
	if s.atBOL {
		s.atBOL = false
		s.newLine(true)
		var ok bool
		if blank, ok = s.indentation(t); !ok {
			return false
		}
	}
	s.tokStart = s.pos
	if s.pendingDedents != 0 {
		if s.pendingDedents > 0 {
			s.pendingDedents--
			s.layout(t, tDedent)
		} else {
			s.pendingDedents++
			s.layout(t, tIndent)
		}
		return true
	}
again:
	c := src[s.pos]
	for charClass[c]&chSpace != 0 {
		s.pos++
		c = src[s.pos]
	}
	start := s.pos
	s.tokStart = start

	if c == '#' {
		i := strings.IndexByte(src[start:], '\n')
		if i < 0 {
			i = len(src) - 1 - start
		}
		s.pos = start + i
		if s.typeComments {
			if k := typeCommentKind(src[start:s.pos]); k != 0 {
				if k == tTypeIgnore {
					s.make(t, k, start)
					t.start = int32(start + strings.Index(src[start:s.pos], "ignore") + len("ignore"))
					return true
				}
				text := strings.TrimLeft(src[start+1:s.pos], " \t")[len("type:"):]
				text = strings.TrimLeft(text, " \t")
				s.make(t, k, s.pos-len(text))
				return true
			}
		}
		if s.listing {
			s.make(t, tComment, start)
			s.blankComment = blank
			return true
		}
		c = src[s.pos]
	}

	cl := charClass[c]
	if cl&chIdentStart != 0 {
		return s.name(t, start)
	}
	switch {
	case c == '\n':
		s.atBOL = true
		if blank || s.level > 0 || s.blankComment {
			s.blankComment = false
			if !s.listing {
				s.pos++
				blank = false
				goto newLine
			}
			s.pos++
			s.make(t, tNL, start)
			return true
		}
		s.pos++
		s.make(t, tNewline, start)
		return true
	case cl&chDigit != 0, c == '.' && charClass[src[start+1]]&chDigit != 0:
		return s.number(t, start)
	case c == '"' || c == '\'':
		return s.str(t, start)
	case c == sentinel && s.pos == len(src)-1:
		s.state = scanAtEnd
		if s.level > 0 {
			return s.fail(t)
		}
		s.layout(t, tEnd)
		return true
	case c == '\\':
		s.pos++
		if !s.continuation() {
			return s.fail(t)
		}
		goto again
	}
	return s.operator(t, start, c)
}

// fail makes the error token.
func (s *scanner) fail(t *token) bool {
	if s.state == scanOK {
		s.state = scanFailed
	}
	*t = token{kind: tError, start: int32(s.pos), end: int32(s.pos), line: s.line, endLine: s.line, col: -1, endCol: -1}
	return false
}

// continuation reads the newline after a backslash.
func (s *scanner) continuation() bool {
	if s.src[s.pos] != '\n' {
		if s.pos < len(s.src)-1 {
			s.pos++
		}
		s.state = scanBadCont
		return false
	}
	s.pos++
	if s.src[s.pos] == sentinel {
		s.state = scanAtEnd
		return false
	}
	s.newLine(false)
	return true
}

// indentation measures a line's indentation and queues the indents or dedents
// it means. It reports whether the line is blank.
func (s *scanner) indentation(t *token) (blank, ok bool) {
	src := s.src
	var col, alt, contCol int32
	s.tokStart = s.pos
loop:
	for {
		switch src[s.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/tabSize + 1) * tabSize
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			// The first part of an indentation split by backslashes decides.
			if contCol == 0 {
				contCol = col
			}
			s.pos++
			if !s.continuation() {
				return false, s.fail(t)
			}
			continue
		default:
			break loop
		}
		s.pos++
	}
	c := src[s.pos]
	if s.unfinished && s.pos == len(src)-1 {
		s.state = scanAtEnd
		return false, s.fail(t)
	}
	if c == '#' || c == '\n' {
		blank = true
		if s.interactive && (col == 0 && c == '\n' || s.line == 1) {
			blank = false
			col, alt = 0, 0
		}
	}
	if blank || s.level > 0 {
		return blank, true
	}
	if contCol != 0 {
		col, alt = contCol, contCol
	}
	switch cur := s.indentCols[s.indents]; {
	case col == cur:
	case col > cur:
		if s.indents+1 >= maxIndent {
			s.state = scanTooDeep
			s.pos = s.lineEnd()
			return false, s.fail(t)
		}
		if alt <= s.indentAlts[s.indents] {
			s.state = scanBadTabs
			s.pos = s.lineEnd()
			return false, s.fail(t)
		}
		s.pendingDedents--
		s.indents++
		s.indentCols[s.indents], s.indentAlts[s.indents] = col, alt
		return false, true
	default:
		for s.indents > 0 && col < s.indentCols[s.indents] {
			s.pendingDedents++
			s.indents--
		}
		if col != s.indentCols[s.indents] {
			s.state = scanBadDedent
			s.pos = s.lineEnd()
			return false, s.fail(t)
		}
	}
	if alt != s.indentAlts[s.indents] {
		s.state = scanBadTabs
		s.pos = s.lineEnd()
		return false, s.fail(t)
	}
	return false, true
}

// name reads an identifier, a keyword, or the prefix of a string literal.
func (s *scanner) name(t *token, start int) bool {
	src := s.src
	i := start
	h := uint32(hashSeed)
	var high byte
	for {
		c := src[i]
		if charClass[c]&chIdent == 0 {
			if (c == '"' || c == '\'') && i-start <= 2 {
				if done, ok := s.prefixedString(t, start, i); done {
					return ok
				}
			}
			break
		}
		high |= c
		h = hashStep(h, c)
		i++
	}
	s.pos = i
	if high >= utf8.RuneSelf {
		if at := badIdentifierRune(src[start:i]); at >= 0 {
			return s.badRune(t, start+at)
		}
	}
	n := s.names.intern(h, src[start:i])
	*t = token{
		kind: s.names.entries[n].kind, name: n, start: int32(start), end: int32(i), line: s.line, endLine: s.line,
		col: int32(start - s.lineStart), endCol: int32(i - s.lineStart),
	}
	return true
}

// badRune reports a character that belongs in no identifier.
func (s *scanner) badRune(t *token, at int) bool {
	r, n := utf8.DecodeRuneInString(s.src[at:])
	s.pos = at + n
	if isPrintable(r) {
		return s.syntaxError(t, "invalid character '%c' (U+%04X)", r, r)
	}
	return s.syntaxError(t, "invalid non-printable character U+%04X", r)
}

// operator reads punctuation that begins with c.
func (s *scanner) operator(t *token, start int, c byte) bool {
	src := s.src
	var f *fstringMode
	if n := len(s.fstrings); n > 0 {
		f = &s.fstrings[n-1]
		if c == ':' && f.exprStart >= 0 && f.braces-1 == f.exprStart {
			f.inText = true
			f.inSpec = true
			s.pos = start + 1
			s.make(t, tColon, start)
			return true
		}
	}
	c2 := src[start+1]
	k := opKinds[c]
	n := 1
	switch c {
	case '(', '[', '{':
		if s.level >= maxParens {
			s.pos = start + 1
			return s.syntaxError(t, "too many nested parentheses")
		}
		s.parens[s.level] = openParen{s.line, int32(start - s.lineStart), c}
		s.level++
		if f != nil {
			f.braces++
		}
	case ')', ']', '}':
		s.pos = start + 1
		if !s.closeParen(t, f, c) {
			return false
		}
	case '+':
		if c2 == '=' {
			k, n = tPlusEqual, 2
		}
	case '-':
		if c2 == '=' {
			k, n = tMinusEqual, 2
		} else if c2 == '>' {
			k, n = tArrow, 2
		}
	case '*':
		if c2 == '*' {
			if src[start+2] == '=' {
				k, n = tDoubleStarEqual, 3
			} else {
				k, n = tDoubleStar, 2
			}
		} else if c2 == '=' {
			k, n = tStarEqual, 2
		}
	case '/':
		if c2 == '/' {
			if src[start+2] == '=' {
				k, n = tDoubleSlashEqual, 3
			} else {
				k, n = tDoubleSlash, 2
			}
		} else if c2 == '=' {
			k, n = tSlashEqual, 2
		}
	case '%':
		if c2 == '=' {
			k, n = tPercentEqual, 2
		}
	case '&':
		if c2 == '=' {
			k, n = tAmperEqual, 2
		}
	case '|':
		if c2 == '=' {
			k, n = tVbarEqual, 2
		}
	case '^':
		if c2 == '=' {
			k, n = tCircumflexEqual, 2
		}
	case '@':
		if c2 == '=' {
			k, n = tAtEqual, 2
		}
	case '=':
		if c2 == '=' {
			k, n = tEqEqual, 2
		} else if f != nil && f.exprStart >= 0 && f.braces-1 == f.exprStart {
			f.inDebug = true
		}
	case '!':
		if c2 == '=' {
			k, n = tNotEqual, 2
		}
	case ':':
		if c2 == '=' {
			k, n = tColonEqual, 2
		}
	case '<':
		switch c2 {
		case '<':
			if src[start+2] == '=' {
				k, n = tLeftShiftEqual, 3
			} else {
				k, n = tLeftShift, 2
			}
		case '=':
			k, n = tLessEqual, 2
		case '>':
			k, n = tNotEqual, 2
		}
	case '>':
		switch c2 {
		case '>':
			if src[start+2] == '=' {
				k, n = tRightShiftEqual, 3
			} else {
				k, n = tRightShift, 2
			}
		case '=':
			k, n = tGreaterEqual, 2
		}
	case '.':
		if c2 == '.' && src[start+2] == '.' {
			k, n = tEllipsis, 3
		}
	}
	s.pos = start + n
	if k == 0 {
		if c < ' ' || c == 0x7f {
			return s.syntaxError(t, "invalid non-printable character U+%04X", c)
		}
		// '$', '?' and '`' are tokens no grammar rule knows.
		k = tError
	}
	*t = token{
		kind: k, start: int32(start), end: int32(s.pos), line: s.line, endLine: s.line,
		col: int32(start - s.lineStart), endCol: int32(s.pos - s.lineStart),
	}
	return true
}

func (s *scanner) closeParen(t *token, f *fstringMode, c byte) bool {
	if f != nil && f.braces == 0 && c == '}' {
		return s.syntaxError(t, "%c-string: single '}' is not allowed", f.letter)
	}
	if !s.listing && s.level == 0 {
		return s.syntaxError(t, "unmatched '%c'", c)
	}
	if s.level > 0 {
		s.level--
		open := s.parens[s.level]
		if !s.listing && !(open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}') {
			if f != nil && open.char == '{' && f.braces-1 == f.exprStart {
				return s.syntaxError(t, "%c-string: unmatched '%c'", f.letter, c)
			}
			if open.line != s.line {
				return s.syntaxError(t, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line)
			}
			return s.syntaxError(t, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
		}
	}
	if f != nil {
		f.braces--
		if f.braces < 0 {
			return s.syntaxError(t, "%c-string: unmatched '%c'", f.letter, c)
		}
		if c == '}' && f.braces == f.exprStart {
			f.exprStart--
			f.inText = true
			f.inSpec = false
			f.inDebug = false
		}
	}
	return true
}

// syntaxError records an error that ends at pos.
func (s *scanner) syntaxError(t *token, format string, args ...any) bool {
	return s.syntaxErrorRange(t, -1, -1, format, args...)
}

// syntaxErrorRange records an error between two columns of the current line,
// counted from 1 in characters; -1 stands for pos and for none.
func (s *scanner) syntaxErrorRange(t *token, col, endCol int, format string, args ...any) bool {
	if s.err == nil {
		if col < 0 {
			col = utf8.RuneCountInString(s.src[s.lineStart:s.pos])
		}
		end := s.lineEnd()
		if end > s.lineStart && s.src[end-1] == '\n' {
			end--
		}
		msg := format
		if endCol < 0 {
			endCol = col
		}
		if len(args) > 0 {
			msg = fmt.Sprintf(format, args...)
		}
		s.err = &Error{
			Kind: SyntaxError, Msg: msg, Filename: s.filename,
			Text: s.src[s.lineStart:end], HasText: true,
			Line: int(s.line), Col: col, EndLine: int(s.line), EndCol: endCol,
		}
	}
	s.state = scanFailed
	s.sawEnd = false
	return s.fail(t)
}

// typeCommentKind classifies a comment: 0 when it is no type comment.
func typeCommentKind(c string) kind {
	text := strings.TrimLeft(c[1:], " \t")
	if !strings.HasPrefix(text, "type:") {
		return 0
	}
	text = strings.TrimLeft(text[len("type:"):], " \t")
	if rest, ok := strings.CutPrefix(text, "ignore"); ok {
		if rest == "" || !(rest[0] >= utf8.RuneSelf || rest[0] >= '0' && rest[0] <= '9' || rest[0]|32 >= 'a' && rest[0]|32 <= 'z') {
			return tTypeIgnore
		}
	}
	return tTypeComment
}

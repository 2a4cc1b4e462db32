package syntax

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Token is a token as module tokenize shows it. Lines count from 1, columns
// count characters from 0. Type is a number of module token; in listings with
// comments all operators are of type OP and ExactType tells them apart.
type Token struct {
	Type, ExactType int
	Text            string
	Line, Col       int
	EndLine, EndCol int
	Source          string // the physical line the token ends on
}

// The numbers of module token that are not those of an operator.
const (
	tokOP       = 55
	tokFString  = 59 // FSTRING_START; MIDDLE, END and the t-string's follow
	tokComment  = 65
	tokNL       = 66
	tokError    = 67
	tokEncoding = 68
)

// tokenTypes numbers the kinds as module token does.
var tokenTypes = func() (t [kindCount]int) {
	t = [kindCount]int{
		tEnd: 0, tName: 1, tNumber: 2, tString: 3, tNewline: 4, tIndent: 5, tDedent: 6,
		tLpar: 7, tRpar: 8, tLsqb: 9, tRsqb: 10, tColon: 11, tComma: 12, tSemi: 13, tPlus: 14,
		tMinus: 15, tStar: 16, tSlash: 17, tVbar: 18, tAmper: 19, tLess: 20, tGreater: 21,
		tEqual: 22, tDot: 23, tPercent: 24, tLbrace: 25, tRbrace: 26, tEqEqual: 27,
		tNotEqual: 28, tLessEqual: 29, tGreaterEqual: 30, tTilde: 31, tCircumflex: 32,
		tLeftShift: 33, tRightShift: 34, tDoubleStar: 35, tPlusEqual: 36, tMinusEqual: 37,
		tStarEqual: 38, tSlashEqual: 39, tPercentEqual: 40, tAmperEqual: 41, tVbarEqual: 42,
		tCircumflexEqual: 43, tLeftShiftEqual: 44, tRightShiftEqual: 45, tDoubleStarEqual: 46,
		tDoubleSlash: 47, tDoubleSlashEqual: 48, tAt: 49, tAtEqual: 50, tArrow: 51,
		tEllipsis: 52, tColonEqual: 53, tExclamation: 54, tError: tokOP,
		tTypeIgnore: 56, tTypeComment: 57,
		tFStringStart: tokFString, tFStringMiddle: tokFString + 1, tFStringEnd: tokFString + 2,
		tTStringStart: tokFString + 3, tTStringMiddle: tokFString + 4, tTStringEnd: tokFString + 5,
		tComment: tokComment, tNL: tokNL,
	}
	for k := kFalse; k < kindCount; k++ {
		t[k] = t[tName]
	}
	return
}()

// typeNames are the names of the types by number.
var typeNames = func() (n [tokEncoding + 1]string) {
	for k := tEnd; k < kFalse; k++ {
		n[tokenTypes[k]] = kindNames[k]
	}
	for i, s := range strings.Fields("LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH VBAR AMPER LESS " +
		"GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE CIRCUMFLEX LEFTSHIFT " +
		"RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL " +
		"CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT ATEQUAL " +
		"RARROW ELLIPSIS COLONEQUAL EXCLAMATION OP") {
		n[7+i] = s
	}
	n[tokError], n[tokEncoding] = "ERRORTOKEN", "ENCODING"
	return
}()

// TokenTypeName returns the name module token gives a type.
func TokenTypeName(typ int) string {
	if typ < 0 || typ >= len(typeNames) {
		return ""
	}
	return typeNames[typ]
}

// Tokenizer lists the tokens of a source one by one.
type Tokenizer struct {
	s        scanner
	src      string // as given, with its own newlines
	crlf     bool   // some of them are two characters
	implicit bool   // the last newline was added
	extra    bool
	done     bool
}

// NewTokenizer lists the tokens of decoded source. With extra, comments and
// newlines that end no statement are tokens, too, and errors are fewer, as
// module tokenize has it.
func NewTokenizer(src, filename string, extra bool) *Tokenizer {
	z := &Tokenizer{src: src, crlf: strings.Contains(src, "\r\n"), extra: extra}
	text := src
	if z.crlf {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if i := strings.IndexByte(text, sentinel); i >= 0 {
		text = text[:i]
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
		z.implicit = true
	}
	names := &nameTable{}
	names.init(len(text))
	z.s.init(text+"\x00", names)
	z.s.listing = extra
	z.s.filename = filename
	return z
}

// Next returns the next token, io.EOF behind the last, or an *Error.
func (z *Tokenizer) Next() (Token, error) {
	if z.done {
		return Token{}, io.EOF
	}
	s := &z.s
	var t token
	if !s.next(&t) {
		z.done = true
		return Token{}, z.fault()
	}
	out := Token{Type: tokenTypes[t.kind], Text: s.src[t.start:t.end], Line: int(t.line), EndLine: int(t.endLine)}
	out.ExactType = out.Type
	if z.extra && out.Type > tokenTypes[tDedent] && out.Type < tokOP {
		out.Type = tokOP
	}
	lineStart := s.lineStart
	col, endCol := int(t.col), int(t.endCol)
	trailing := t.kind == tEnd || t.kind == tDedent && s.src[s.pos] == sentinel
	switch t.kind {
	case tEnd:
		z.done = true
	case tIndent:
		if z.extra {
			out.Text = s.src[s.lineStart:s.pos]
			col, endCol = 0, len(out.Text)
		}
	case tDedent:
		if z.extra {
			col = s.pos - s.lineStart
			endCol = col
		}
	case tNewline, tNL:
		z.newline(&out)
		endCol = col + max(len(out.Text), 1)
		if !z.extra {
			out.Text, endCol = "", col
		}
	case tString, tFStringMiddle, tTStringMiddle:
		endCol -= s.pos - int(t.end) // the second of a doubled brace
		if t.line != t.endLine {
			lineStart = strings.LastIndexByte(s.src[:t.start], '\n') + 1
		}
	}
	out.Col, out.EndCol = col, endCol
	if col > 0 {
		out.Col = utf8.RuneCountInString(s.src[lineStart : lineStart+col])
	}
	if endCol > 0 && t.kind != tNewline && t.kind != tNL {
		out.EndCol = utf8.RuneCountInString(s.src[s.lineStart : s.lineStart+endCol])
	} else if endCol > 0 {
		out.EndCol = out.Col + endCol - col
	}
	if trailing && z.extra {
		out.Line = int(s.line) + 1
		out.EndLine = out.Line
		out.Col, out.EndCol = 0, 0
		return out, nil
	}
	end := s.lineEnd()
	if z.implicit && end == len(s.src)-1 {
		end--
	}
	out.Source = s.src[lineStart:max(end, lineStart)]
	if z.crlf {
		out.Source = strings.ReplaceAll(out.Source, "\n", "\r\n")
	}
	return out, nil
}

// ListTokens writes the tokens of a source file as "python -m tokenize -e" does.
func ListTokens(w io.Writer, src []byte, filename string) error {
	text, err := decodeBytes(string(src), &Options{Filename: filename})
	if err != nil {
		return err
	}
	line := func(at, name, text string) error {
		_, err := fmt.Fprintf(w, "%-20s%-15s%-15s\n", at, name, ReprString(text))
		return err
	}
	encoding, _, _ := encodingDeclaration(strings.TrimPrefix(string(src), byteOrderMark))
	if encoding = normalEncoding(encoding); encoding == "" {
		encoding = "utf-8"
	}
	if err := line("0,0-0,0:", typeNames[tokEncoding], encoding); err != nil {
		return err
	}
	for z := NewTokenizer(text, filename, true); ; {
		t, err := z.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		at := fmt.Sprintf("%d,%d-%d,%d:", t.Line, t.Col, t.EndLine, t.EndCol)
		if err := line(at, TokenTypeName(t.ExactType), t.Text); err != nil {
			return err
		}
	}
}

// newline gives a newline token the text that stood in the source.
func (z *Tokenizer) newline(out *Token) {
	last := z.s.pos == len(z.s.src)-1
	switch {
	case last && z.implicit:
		out.Text = ""
	case z.crlf:
		out.Text = "\r\n"
	default:
		out.Text = "\n"
	}
}

// fault is the error for which the scanner has stopped, as module tokenize
// words it.
func (z *Tokenizer) fault() error {
	s := &z.s
	if s.err != nil {
		return s.err
	}
	line := s.src[s.lineStart:s.lineEnd()]
	e := &Error{
		Kind: SyntaxError, Filename: s.filename, Line: int(s.line), Col: utf8.RuneCountInString(line),
		Text: strings.TrimSuffix(line, "\n"), HasText: true, NoEnd: true,
	}
	switch s.state {
	case scanAtEnd:
		e.Msg = "unexpected EOF in multi-line statement"
		e.Col, e.Text, e.HasText, e.Bare = 0, "", false, true
	case scanBadDedent:
		e.Kind = IndentationError
		e.Msg = "unindent does not match any outer indentation level"
	case scanBadTabs:
		e.Kind = TabError
		e.Msg = "inconsistent use of tabs and spaces in indentation"
	case scanTooDeep:
		e.Kind = IndentationError
		e.Msg = "too many levels of indentation"
	case scanBadCont:
		e.Msg = "unexpected character after line continuation character"
	default:
		e.Msg = "unknown tokenization error"
	}
	return e
}

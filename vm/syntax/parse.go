package syntax

import (
	"cmp"
	"errors"
	"slices"
)

// Parse parses src, the bytes of a Python source file or of a string given to
// compile. The error is an *Error, or what Options.Warn returned.
func Parse(src []byte, o *Options) (Mod, error) {
	if o == nil {
		o = &Options{}
	}
	text, derr := decodeSource(src, o)
	if derr != nil {
		return nil, derr
	}
	m, from, err := parseFast(text, o, maxDepth)
	if err == errInvalid {
		from.newlineAdded = len(src) > 0 && src[len(src)-1] != '\n' && src[len(src)-1] != '\r'
		if err = diagnose(text, o, from); err == nil {
			// Nested deeper than the fast reading dares to go, but valid.
			if m, _, err = parseFast(text, o, 1<<30); err == errInvalid {
				err = &Error{Kind: SyntaxError, Msg: "invalid syntax", Filename: o.Filename, Line: int(from.line), EndLine: int(from.line)}
			}
		}
	}
	if err != nil {
		return nil, err
	}
	return m, nil
}

// errInvalid says that the fast reading found the source invalid, not why.
var errInvalid = errors.New("invalid")

// parseFast reads a valid program. Of an invalid one it says where the first
// faulty top-level statement begins, having issued the warnings before it.
func parseFast(text string, o *Options, depth int) (Mod, restart, error) {
	var names nameTable
	names.init(len(text))
	var warnings []Warning
	var warn func(msg string, pos Pos) error
	if o.Warn != nil {
		warn = func(msg string, pos Pos) error {
			warnings = append(warnings, Warning{Msg: msg, Filename: o.Filename, Line: int(pos.Line), Pos: pos})
			return nil
		}
	}
	toks, ignores := readTokens(text, o, &names, warn)
	p := parser{toks: toks, i: 1, src: text, names: names.entries, flags: o.Flags, warn: warn, maxDepth: depth}
	var m Mod
	switch o.Mode {
	case ModeEval:
		m = p.eval()
	case ModeSingle:
		m = p.interactive()
	case ModeFuncType:
		m = p.funcType()
	default:
		m = p.file()
		m.(*Module).TypeIgnores = ignores
	}
	var from restart
	if p.bad {
		at := p.topStart
		switch toks[at].kind {
		case kElif, kElse, kExcept, kFinally, tIndent, tDedent, tError:
			at = p.lastTop // the statement before is at fault, or goes on
		}
		if at > 1 {
			from = restart{pos: int(toks[at].start), line: toks[at].line}
			if m, ok := m.(*Module); ok {
				from.stmtLine, from.stmtCol = lastBlockStatement(m.Body, from.line, text)
			}
		}
	}
	slices.SortStableFunc(warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	for i := range warnings {
		if p.bad && warnings[i].Pos.Line >= max(from.line, 1) {
			break
		}
		if err := o.Warn(&warnings[i]); err != nil {
			return nil, from, err
		}
	}
	if p.bad {
		return nil, from, errInvalid
	}
	return m, from, nil
}

// readTokens reads all tokens, behind a stand-in for one before the first. An
// error is the last token but the end.
func readTokens(text string, o *Options, names *nameTable, warn func(string, Pos) error) ([]token, []*TypeIgnore) {
	s := scanner{filename: o.Filename, typeComments: o.Flags&TypeComments != 0, interactive: o.Flags&Prompted != 0, unfinished: o.unfinished(), warn: warn}
	s.init(text, names)
	toks := make([]token, 1, len(text)/5+16)
	var ignores []*TypeIgnore
	started := false
	for {
		if len(toks) == cap(toks) {
			toks = append(toks, token{})
		} else {
			toks = toks[:len(toks)+1]
		}
		t := &toks[len(toks)-1]
		if !s.next(t) {
			return append(toks, token{kind: tEnd, start: t.start, end: t.start, line: s.line, endLine: s.line}), ignores
		}
		switch t.kind {
		case tEnd:
			if o.Mode != ModeSingle || !started {
				return toks, ignores
			}
			// The end of interactive input ends its statement, too.
			t.kind = tNewline
			started = false
			if s.indents > 0 && o.Flags&DontImplyDedent == 0 {
				s.pendingDedents = int32(s.indents)
				s.indents = 0
			}
		case tTypeIgnore:
			ignores = append(ignores, &TypeIgnore{Lineno: int(t.line), Tag: text[t.start:t.end]})
			toks = toks[:len(toks)-1]
		default:
			started = true
		}
	}
}

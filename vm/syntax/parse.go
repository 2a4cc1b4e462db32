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
	m, err := parseFast(text, o)
	if err == errInvalid {
		err = diagnose(text, o)
	}
	if err != nil {
		return nil, err
	}
	return m, nil
}

// errInvalid says that the fast reading found the source invalid, not why.
var errInvalid = errors.New("invalid")

// parseFast reads a valid program. Warnings are held back until it is known to
// be one, since the reading that words the errors issues them too.
func parseFast(text string, o *Options) (Mod, error) {
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
	s := scanner{filename: o.Filename, typeComments: o.Flags&TypeComments != 0, warn: warn}
	s.init(text, &names)
	toks := make([]token, 1, len(text)/5+16)
	for {
		if len(toks) == cap(toks) {
			toks = append(toks, token{})
		} else {
			toks = toks[:len(toks)+1]
		}
		t := &toks[len(toks)-1]
		if !s.next(t) {
			return nil, errInvalid
		}
		if t.kind == tEnd {
			break
		}
	}
	p := parser{toks: toks, i: 1, src: text, names: names.entries, flags: o.Flags, warn: warn}
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
	}
	if p.bad {
		return nil, errInvalid
	}
	slices.SortStableFunc(warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	for i := range warnings {
		if err := o.Warn(&warnings[i]); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func diagnose(text string, o *Options) error {
	return &Error{Kind: SyntaxError, Msg: "invalid syntax", Filename: o.Filename}
}

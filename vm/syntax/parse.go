package syntax

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
	var names nameTable
	names.init(len(text))
	s := scanner{filename: o.Filename, typeComments: o.Flags&TypeComments != 0}
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
			return nil, diagnose(text, o, &s, t)
		}
		if t.kind == tEnd {
			break
		}
	}
	p := parser{toks: toks, i: 1, src: text, names: names.entries, flags: o.Flags}
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
		return nil, diagnose(text, o, &s, &toks[p.failAt])
	}
	return m, nil
}

func diagnose(text string, o *Options, s *scanner, t *token) error {
	if s.err != nil {
		return s.err
	}
	return &Error{Kind: SyntaxError, Msg: "invalid syntax", Filename: o.Filename, Line: int(t.line), Col: int(t.col) + 1, EndLine: int(t.endLine), EndCol: int(t.endCol) + 1}
}

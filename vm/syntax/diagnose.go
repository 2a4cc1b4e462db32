package syntax

import "strings"

// restart says where the second reading may begin: at the first top-level
// statement that does not parse, or the one before it.
type restart struct {
	pos  int
	line int32
	// newlineAdded: the source's last line did not end as it does in the text.
	newlineAdded bool
	// The last statement with a block before it; 0 and 0 for none.
	stmtLine, stmtCol int32
}

// diagnose reads an invalid program again and returns its error; nil when it
// finds none, because CPython's limits are not those of the first reading.
func diagnose(text string, o *Options, from restart) error {
	d := &diagnosis{g: theGrammar(), o: o, newlineAdded: from.newlineAdded, stmtLine: from.stmtLine, stmtCol: from.stmtCol}
	err := d.read(text, from)
	if e, ok := err.(*Error); ok && e.Kind.IsSyntax() && e.Kind != IncompleteInput {
		e.Parsing = true
		e.Source = strings.TrimSuffix(text, string(rune(sentinel)))
		if from.newlineAdded && o.Mode != ModeExec {
			e.Source = strings.TrimSuffix(e.Source, "\n")
		}
		if d.faults { // CPython notes statements only then
			e.StmtLine, e.StmtCol = int(d.stmtLine), int(d.stmtCol)
		}
	}
	return err
}

func (d *diagnosis) read(text string, from restart) error {
	o := d.o
	names := &nameTable{}
	names.init(0)
	s := &scanner{filename: o.Filename, typeComments: o.Flags&TypeComments != 0, interactive: o.Flags&Prompted != 0, unfinished: o.unfinished()}
	s.init(text, names)
	if from.line > 0 {
		s.pos, s.line = from.pos, from.line
		s.lineStart = strings.LastIndexByte(text[:from.pos], '\n') + 1
		s.bufStart = s.lineStart
		s.atBOL = false
	}
	d.s, d.names = s, names
	if o.Warn != nil {
		s.warn = func(msg string, pos Pos) error {
			return o.Warn(&Warning{Msg: msg, Filename: o.Filename, Line: int(pos.Line), Pos: pos})
		}
	}
	start := d.g.rule(map[Mode]string{ModeEval: "value_alone", ModeSingle: "typed", ModeFuncType: "signature_alone"}[o.Mode])
	if o.Mode == ModeExec {
		start = d.g.rule("file")
	}
	if _, ok := d.rule(start); ok {
		if o.Mode == ModeSingle && moreThanComments(text[s.pos:]) {
			d.raiseLast(SyntaxError, "multiple statements found while compiling a single statement")
		}
		return d.err
	}
	if o.Flags&AllowIncompleteInput != 0 && (s.state == scanAtEnd || s.sawEnd) {
		d.err = nil
		d.raiseLast(IncompleteInput, "incomplete input")
		return d.err
	}
	if d.stopped {
		if !s.sawEnd {
			d.readAhead()
		}
		return d.err
	}
	last := len(d.toks) - 1
	for i := range d.memo {
		d.memo[i] = nil
	}
	d.mark, d.level = 0, 0
	d.faults = true
	s.warn = nil
	d.rule(start)
	if d.err == nil {
		t := &d.toks[last]
		switch t.kind {
		case tIndent:
			d.raiseLast(IndentationError, "unexpected indent")
			return d.err
		case tDedent:
			d.raiseLast(IndentationError, "unexpected unindent")
			return d.err
		}
		d.raiseAt(SyntaxError, t.line, t.col, t.endLine, t.endCol, "invalid syntax")
	} else if s.sawEnd {
		return d.err
	}
	d.readAhead()
	return d.err
}

// readAhead reads the rest of the tokens: their errors, and brackets left open
// before the error, are what is really wrong.
func (d *diagnosis) readAhead() {
	e, ok := d.err.(*Error)
	if d.s.state != scanOK || !ok || !e.Kind.IsSyntax() || len(d.toks) == 0 {
		return
	}
	line := d.toks[len(d.toks)-1].line
	for {
		var t token
		if !d.s.next(&t) {
			break
		}
		if t.kind == tEnd {
			return
		}
	}
	s := d.s
	if len(s.fstrings) > 0 {
		return // what is wrong inside an f-string does not replace the error
	}
	if s.err != nil {
		d.err = s.err
		return
	}
	if s.level > 0 && line > s.parens[s.level-1].line {
		d.err = nil
		d.raiseUnclosed()
	}
}

// moreThanComments reports whether a text holds anything but blanks and
// comments.
func moreThanComments(s string) bool {
	for {
		s = strings.TrimLeft(s, " \t\n\f")
		if s == "" || s[0] == sentinel {
			return false
		}
		if s[0] != '#' {
			return true
		}
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return false
		}
		s = s[i:]
	}
}

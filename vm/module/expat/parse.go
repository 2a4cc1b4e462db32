package expat

import (
	"strings"
	"unicode/utf8"
)

// eventKind says what was found in a document.
type eventKind uint8

const (
	startElement eventKind = iota
	endElement
	charData
	processingInstruction
	comment
	startCDATA
	endCDATA
	startNamespace
	endNamespace
	startDoctype
	endDoctype
	xmlDecl
	elementDecl
	attlistDecl
	entityDecl
	unparsedEntity
	notationDecl
	externalRef
	skippedEntity
	notStandaloneDoc
	otherText    // what only a default handler wants
	doctypePiece // what a default handler wants where no other has the declaration
)

// text is a string or None.
type text struct {
	s  string
	ok bool
}

func some(s string) text { return text{s, true} }

// event is something found in a document.
type event struct {
	kind  eventKind
	at    int    // where it is in the document
	raw   string // as it stands there, for default handlers
	name  string
	args  [4]text
	n     int
	attrs []attr
	given int // of attrs, how many stand in the tag
	model *model
}

type attr struct{ name, value string }

// stage is the part of the document that comes next.
type stage uint8

const (
	atStart stage = iota
	inProlog
	inSubset
	inContent
	inEpilog
)

// element is an open element.
type element struct {
	tag      string // as it stands in the document
	name     string // as handlers get it
	bindings int    // prefixes bound before it
}

// input is text being parsed: the document's, or an entity's.
type input struct {
	s     string
	i     int
	last  bool // nothing follows s
	at    int  // of s[0] in the document; for an entity, that of the reference
	ent   *entity
	depth int // open elements when an entity began
}

// pos is where s[i] is in the document.
func (in *input) pos(i int) int {
	if in.ent != nil {
		return in.at
	}
	return in.at + i
}

// parser finds out what is in a document that comes in pieces. It is asked for one
// event after the other, and holds no Values.
type parser struct {
	in       *input // the document's
	open     []*input
	decoder  decoder
	stage    stage
	cdata    bool // inside a CDATA section
	queue    []event
	next     int // of queue
	stack    []element
	fragment bool // the text of an external entity, not a document
	// declarations says that the fragment is the rest of a document type declaration.
	declarations bool
	final        bool
	halted       *halt

	// Where lines and columns were last counted.
	line, col, counted int
	chars, astral      int

	dtd       *dtd
	separator string
	names     bool // namespaces are resolved
	triplets  bool // names carry prefixes, too
	bindings  []binding
	direct    int // bytes of the document
	expanded  int // bytes that entities stood for
}

func newParser(encoding string, namespaces bool, separator string) *parser {
	p := &parser{in: &input{}, line: 1, names: namespaces, separator: separator, dtd: newDTD()}
	p.decoder.fixed = encoding
	p.open = []*input{p.in}
	p.bindings = []binding{{prefix: "xml", uri: xmlNamespace}}
	return p
}

// feed takes in more of the document.
func (p *parser) feed(data []byte, final bool) {
	// What was parsed is counted and dropped.
	if p.in.i > 0 {
		p.count(p.in.at + p.in.i)
		p.in.s, p.in.at, p.in.i = p.in.s[p.in.i:], p.in.at+p.in.i, 0
	}
	decoded := p.decoder.decode(data, final)
	p.direct += len(decoded)
	p.in.s += decoded
	p.final, p.in.last = final, final
}

// count brings line and column up to a place in the document.
func (p *parser) count(at int) {
	s := p.in.s[max(p.counted-p.in.at, 0):max(at-p.in.at, 0)]
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\n' && i > 0 && s[i-1] == '\r':
			p.chars++ // of the same end of line
			continue
		case c == '\n' || c == '\r':
			p.line++
			p.col = 0
		case utf8.RuneStart(c):
			p.col++
		default:
			continue
		}
		p.chars++
		if c >= 0xF0 {
			p.astral++
		}
	}
	p.counted = max(p.counted, at)
}

// byteIndex is a counted place in the document's own bytes.
func (p *parser) byteIndex() int {
	switch p.decoder.set {
	case utf16BESet, utf16LESet:
		return 2 * (p.chars + p.astral)
	case singleSet:
		return p.chars
	}
	return p.counted
}

// emit queues an event.
func (p *parser) emit(e event) { p.queue = append(p.queue, e) }

// stop ends parsing with a fault.
func (p *parser) stop(f fault, at int) bool {
	p.halted = &halt{f, at}
	return false
}

// event returns the next event; ok is false when more input is needed, or when
// halted says what is wrong.
func (p *parser) event() (e event, ok bool) {
	for p.next == len(p.queue) {
		p.queue, p.next = p.queue[:0], 0
		if p.halted != nil || !p.step() && len(p.queue) == 0 {
			return event{}, false
		}
	}
	p.next++
	return p.queue[p.next-1], true
}

// scan is the outcome of looking for the end of something.
type scan uint8

const (
	found scan = iota
	short      // it goes on behind what there is
	bad
)

// unfinished is what follows from a scan that was not successful: at is where the
// thing begins, and end where the scan came to.
func (p *parser) unfinished(in *input, result scan, at, end int) bool {
	if result == bad {
		return p.stop(invalidToken, in.pos(end))
	}
	if !in.last {
		return false
	}
	if end < len(in.s) {
		return p.stop(partialChar, in.pos(at))
	}
	return p.stop(unclosedToken, in.pos(at))
}

// step parses something more; false means that it cannot.
func (p *parser) step() bool {
	in := p.open[len(p.open)-1]
	switch p.stage {
	case atStart:
		return p.start(in)
	case inSubset:
		return p.subset(in)
	case inContent:
		return p.content(in)
	}
	return p.outside(in)
}

// start parses what only the beginning of a document may have.
func (p *parser) start(in *input) bool {
	s := in.s
	if len(s) == 0 && !in.last {
		return false
	}
	if strings.HasPrefix(s, "\ufeff") {
		in.i = len("\ufeff")
		s = s[in.i:]
	}
	const decl = "<?xml"
	if len(s) <= len(decl) && strings.HasPrefix(decl, s) && !in.last {
		in.i = 0
		return false
	}
	if strings.HasPrefix(s, decl) && len(s) > len(decl) && isSpace(s[len(decl)]) {
		end := strings.Index(s, "?>")
		if end < 0 {
			if in.last {
				return p.stop(unclosedToken, in.pos(in.i))
			}
			in.i = 0
			return false
		}
		if !p.declaration(in, in.i+len(decl), in.i+end) {
			return false
		}
		in.i += end + 2
	}
	p.stage = inProlog
	if p.fragment {
		p.stage = inContent
	}
	if p.declarations {
		p.stage = inSubset
	}
	return true
}

// declaration parses the pseudo attributes of an XML or text declaration.
func (p *parser) declaration(in *input, i, end int) bool {
	s := in.s[:end]
	wrong := func(at int) bool {
		if p.fragment {
			return p.stop(badTextDecl, in.pos(at))
		}
		return p.stop(badXMLDecl, in.pos(at))
	}
	e := event{kind: xmlDecl, at: in.pos(in.i), raw: in.s[in.i : end+2], n: -1}
	place := 0
	for {
		before := i
		i = skipSpace(s, i)
		if i == end {
			break
		}
		if i == before {
			return wrong(i)
		}
		name, j, result := scanName(s, i)
		if result == bad || j == i {
			return wrong(i)
		}
		k := skipSpace(s, j)
		if k >= end || s[k] != '=' {
			return wrong(k)
		}
		k = skipSpace(s, k+1)
		if k >= end || s[k] != '"' && s[k] != '\'' {
			return wrong(k)
		}
		close := strings.IndexByte(s[k+1:], s[k])
		if close < 0 {
			return wrong(end)
		}
		v := s[k+1 : k+1+close]
		switch {
		case name == "version" && place == 0 && strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-") == "":
			e.args[0] = some(v)
			place = 1
		case name == "encoding" && (place == 1 || p.fragment && place == 0) && v != "" && isASCIILetter(v[0]):
			e.args[1] = some(v)
			place = 2
		case name == "standalone" && place >= 1 && place < 3 && !p.fragment && (v == "yes" || v == "no"):
			e.n = 0
			if v == "yes" {
				e.n = 1
				p.dtd.standalone = true
			}
			place = 3
		default:
			return wrong(i)
		}
		i = k + close + 2
	}
	if place == 0 || p.fragment && !e.args[1].ok {
		return wrong(end)
	}
	if e.args[1].ok {
		rest, f := p.decoder.declared(e.args[1].s, in.s[end+2:])
		if f != 0 {
			p.emit(e)
			return p.stop(f, in.pos(in.i+strings.Index(in.s[in.i:end], e.args[1].s)))
		}
		in.s = in.s[:end+2] + rest
	}
	p.emit(e)
	return true
}

// outside parses what stands before and behind the root element.
func (p *parser) outside(in *input) bool {
	s := in.s
	if i := skipSpace(s, in.i); i > in.i {
		p.emit(event{kind: otherText, at: in.pos(in.i), raw: s[in.i:i]})
		in.i = i
		return true
	}
	i := in.i
	if i == len(s) {
		if in.last && p.stage == inProlog {
			return p.stop(noElements, in.pos(i))
		}
		return false
	}
	rest := s[i:]
	switch {
	case rest[0] != '<':
		if p.stage == inEpilog {
			return p.stop(junkAfter, in.pos(i))
		}
		if r, n := utf8.DecodeRuneInString(rest); !isChar(r) || r == utf8.RuneError && n == 1 {
			return p.stop(invalidToken, in.pos(i))
		}
		return p.stop(syntaxError, in.pos(i))
	case len(rest) == 1:
		return p.unfinished(in, short, i, len(s))
	case rest[1] == '?':
		return p.instruction(in)
	case rest[1] == '!':
		const doctype = "<!DOCTYPE"
		switch {
		case strings.HasPrefix(rest, "<!--"):
			return p.comment(in)
		case strings.HasPrefix("<!--", rest):
			return p.unfinished(in, short, i, len(s))
		case p.stage == inProlog && !p.dtd.seen && strings.HasPrefix(rest, doctype):
			return p.doctype(in)
		case p.stage == inProlog && !p.dtd.seen && strings.HasPrefix(doctype, rest):
			return p.unfinished(in, short, i, len(s))
		case p.stage == inEpilog:
			return p.stop(junkAfter, in.pos(i))
		}
		_, j, _ := scanName(s, i+2)
		return p.stop(invalidToken, in.pos(j))
	case p.stage == inEpilog:
		if _, j, result := scanName(s, i+1); result != bad && j > i+1 {
			return p.stop(junkAfter, in.pos(i))
		}
		return p.stop(invalidToken, in.pos(i+1))
	}
	p.stage = inContent
	return true
}

// comment parses a comment.
func (p *parser) comment(in *input) bool {
	start := in.i + len("<!--")
	end, result := scanUntil(in.s, start, "--")
	if result == found {
		if end+2 < len(in.s) && in.s[end+2] != '>' {
			result, end = bad, end+2
		} else if end+2 >= len(in.s) {
			result, end = short, len(in.s)
		}
	}
	if result != found {
		return p.unfinished(in, result, in.i, end)
	}
	p.emit(event{kind: comment, at: in.pos(in.i), raw: in.s[in.i : end+3], name: newlines(in.s[start:end])})
	in.i = end + 3
	return true
}

// instruction parses a processing instruction.
func (p *parser) instruction(in *input) bool {
	s := in.s
	target, i, result := scanName(s, in.i+2)
	if result != found || i == in.i+2 {
		return p.unfinished(in, result, in.i, i)
	}
	if strings.EqualFold(target, "xml") {
		if target != "xml" {
			return p.stop(invalidToken, in.pos(i))
		}
		if end, result := scanUntil(s, i, "?>"); result != found {
			return p.unfinished(in, result, in.i, end)
		}
		return p.stop(misplacedPI, in.pos(in.i))
	}
	end, result := scanUntil(s, i, "?>")
	if result != found {
		return p.unfinished(in, result, in.i, end)
	}
	data := skipSpace(s, i)
	if data == i && end != i {
		return p.stop(invalidToken, in.pos(i))
	}
	p.emit(event{
		kind: processingInstruction, at: in.pos(in.i), raw: s[in.i : end+2], name: target,
		args: [4]text{some(newlines(s[min(data, end):end]))},
	})
	in.i = end + 2
	return true
}

package expat

import "strings"

// token is a part of a declaration: a name or name token, a literal with its
// quotes, or a single character.
type token struct {
	s  string
	at int // in the text
}

func (t token) literal() bool { return t.s[0] == '"' || t.s[0] == '\'' }
func (t token) text() string  { return t.s[1 : len(t.s)-1] }

// tokens cuts a text into tokens, up to one of the characters that end it outside
// of literals. result says whether that came.
func tokens(s string, i int, enders string) (list []token, end int, result scan) {
	for {
		i = skipSpace(s, i)
		if i == len(s) {
			return list, i, short
		}
		c := s[i]
		if strings.IndexByte(enders, c) >= 0 {
			return list, i, found
		}
		if c == '"' || c == '\'' {
			n := strings.IndexByte(s[i+1:], c)
			if n < 0 {
				return list, i, short
			}
			list = append(list, token{s[i : i+n+2], i})
			i += n + 2
			continue
		}
		start := i
		if c == '#' {
			if i++; i == len(s) {
				return list, i, short
			}
		}
		if _, end := scanToken(s, i); end > i {
			i = end
		} else {
			_, n, result := runeAt(s, i)
			if result != found {
				return list, i, result
			}
			i = max(i+n, start+1)
		}
		list = append(list, token{s[start:i], start})
	}
}

// doctype parses the head of the document type declaration, up to its subset or
// its end.
func (p *parser) doctype(in *input) bool {
	const head = "<!DOCTYPE"
	s, start := in.s, in.i+len(head)
	if start == len(s) {
		return p.unfinished(in, short, in.i, start)
	}
	if !isSpace(s[start]) {
		return p.stop(invalidToken, in.pos(start))
	}
	list, end, result := tokens(s, start, "[>")
	switch {
	case result == bad:
		return p.stop(invalidToken, in.pos(end))
	case result == short && !in.last:
		return false
	case len(list) == 0 && result == found:
		return p.stop(syntaxError, in.pos(end))
	}
	if len(list) > 0 && (list[0].literal() || !isName(list[0].s)) {
		return p.stop(syntaxError, in.pos(list[0].at))
	}
	system, public, rest, f := externalID(list[min(1, len(list)):])
	switch {
	case f == 0 && len(rest) > 0:
		return p.stop(syntaxError, in.pos(rest[0].at))
	case f != 0 && len(rest) > 0:
		return p.stop(f, in.pos(rest[0].at))
	case result == short:
		return p.stop(noElements, in.pos(len(s)))
	case f != 0:
		return p.stop(f, in.pos(end))
	}
	p.pieces(in, in.i, start, list, end)
	d := p.dtd
	d.seen, d.open = true, true
	hasSubset := 0
	if s[end] == '[' {
		hasSubset = 1
	}
	p.emit(event{kind: startDoctype, at: in.pos(end), name: list[0].s, args: [4]text{system, public}, n: hasSubset})
	p.emit(event{kind: doctypePiece, at: in.pos(end), raw: s[end : end+1]})
	in.i = end + 1
	if system.ok {
		d.external = true
		if !d.standalone {
			p.emit(event{kind: notStandaloneDoc, at: in.pos(end)})
		}
		if d.params {
			p.emit(event{kind: externalRef, at: in.pos(end), n: 1, args: [4]text{d.base, system, public}})
		}
	}
	if hasSubset == 0 {
		p.endDoctype(in.pos(end))
		return true
	}
	p.stage = inSubset
	return true
}

func (p *parser) endDoctype(at int) {
	p.emit(event{kind: endDoctype, at: at})
	p.dtd.open = false
	p.stage = inProlog
}

// pieces emits the parts of a declaration's head for default handlers.
func (p *parser) pieces(in *input, from, i int, list []token, end int) {
	piece := func(from, to int) {
		if to > from {
			p.emit(event{kind: doctypePiece, at: in.pos(from), raw: in.s[from:to]})
		}
	}
	piece(from, i)
	for _, t := range list {
		piece(i, t.at)
		i = t.at + len(t.s)
		piece(t.at, i)
	}
	piece(i, end)
}

func isName(s string) bool {
	name, end, _ := scanName(s, 0)
	return end == len(s) && name != ""
}

// externalID reads what says where something is; there may be nothing. With a
// fault, what is left begins with the token at fault, if that is there.
func externalID(list []token) (system, public text, rest []token, f fault) {
	if len(list) == 0 || list[0].s != "SYSTEM" && list[0].s != "PUBLIC" {
		return system, public, list, 0
	}
	isPublic := list[0].s == "PUBLIC"
	list = list[1:]
	if len(list) == 0 || !list[0].literal() {
		return system, public, list, syntaxError
	}
	if isPublic {
		id := list[0].text()
		if strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \r\n-'()+,./:=?;!*#@$_%") != "" {
			return system, public, list, badPublicID
		}
		public = some(strings.Join(strings.Fields(id), " "))
		list = list[1:]
		if len(list) == 0 || !list[0].literal() {
			return system, public, list, syntaxError
		}
	}
	return some(list[0].text()), public, list[1:], 0
}

// subset parses something in the subset of the document type declaration.
func (p *parser) subset(in *input) bool {
	s := in.s
	if i := skipSpace(s, in.i); i > in.i {
		p.emit(event{kind: doctypePiece, at: in.pos(in.i), raw: s[in.i:i]})
		in.i = i
		return true
	}
	i := in.i
	if i == len(s) {
		switch {
		case in.ent != nil:
			in.ent.open = false
			p.open = p.open[:len(p.open)-1]
			return true
		case !in.last:
			return false
		case p.fragment:
			return false
		}
		return p.stop(noElements, in.pos(i))
	}
	rest := s[i:]
	switch {
	case rest[0] == ']' && in.ent == nil && !p.fragment:
		end := skipSpace(s, i+1)
		switch {
		case end == len(s) && !in.last:
			return false
		case end == len(s):
			return p.stop(noElements, in.pos(end))
		case s[end] != '>':
			return p.stop(syntaxError, in.pos(end))
		}
		p.emit(event{kind: doctypePiece, at: in.pos(i), raw: "]"})
		p.emit(event{kind: doctypePiece, at: in.pos(end), raw: ">"})
		in.i = end + 1
		p.endDoctype(in.pos(end))
		return true
	case rest[0] == '%':
		return p.paramReference(in)
	case rest[0] != '<':
		return p.stop(syntaxError, in.pos(i))
	case len(rest) == 1:
		return p.unfinished(in, short, i, len(s))
	case rest[1] == '?':
		return p.instruction(in)
	case strings.HasPrefix(rest, "<!--"):
		return p.comment(in)
	case strings.HasPrefix("<!--", rest):
		return p.unfinished(in, short, i, len(s))
	case rest[1] != '!':
		return p.stop(syntaxError, in.pos(i))
	}
	keyword, end := scanToken(s, i+2)
	list, close, result := tokens(s, end, ">")
	if result != found {
		return p.unfinished(in, result, i, close)
	}
	d := declaration{p: p, in: in, list: list, close: close}
	switch keyword {
	case "ENTITY":
		d.entity()
	case "ELEMENT":
		d.element()
	case "ATTLIST":
		d.attlist()
	case "NOTATION":
		d.notation()
	default:
		d.fail(invalidToken, end)
	}
	if p.halted != nil {
		return false
	}
	if raw := s[i : close+1]; d.heard {
		p.queue[len(p.queue)-1].raw = raw
	} else {
		p.emit(event{kind: doctypePiece, at: in.pos(i), raw: raw})
	}
	in.i = close + 1
	return true
}

// paramReference parses a reference to a parameter entity between declarations.
func (p *parser) paramReference(in *input) bool {
	start := in.i
	name, i, result := scanName(in.s, start+1)
	if result == found && in.s[i] != ';' {
		result = bad
	}
	if result != found {
		return p.unfinished(in, result, start, i)
	}
	in.i = i + 1
	e := p.dtd.paramEnts[name]
	skipped := event{kind: skippedEntity, at: in.pos(start), raw: in.s[start : i+1], name: name, n: 1}
	switch {
	case e == nil && p.dtd.complete():
		return p.stop(undefinedEntity, in.pos(start))
	case e == nil:
		p.emit(skipped)
	case e.open:
		return p.stop(recursiveEntity, in.pos(start))
	case e.external:
		p.dtd.external = true
		if !p.dtd.params {
			p.emit(skipped)
			break
		}
		p.emit(event{kind: externalRef, at: in.pos(start), raw: skipped.raw, n: 1, args: [4]text{e.base, e.system, e.public}})
	case !p.expand(len(e.value)):
		return p.stop(tooAmplified, in.pos(start))
	default:
		e.open = true
		p.open = append(p.open, &input{s: e.value, last: true, at: in.pos(start), ent: e})
	}
	return true
}

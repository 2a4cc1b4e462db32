package expat

import (
	"strings"
	"unicode/utf8"
)

// content parses something in an element, or in an entity of it.
func (p *parser) content(in *input) bool {
	if p.cdata {
		return p.inCDATA(in)
	}
	s, i := in.s, in.i
	if i == len(s) {
		return p.contentEnd(in)
	}
	switch s[i] {
	case '<':
	case '&':
		return p.reference(in)
	default:
		return p.characters(in)
	}
	rest := s[i:]
	switch {
	case len(rest) == 1:
		return p.unfinished(in, short, i, len(s))
	case rest[1] == '/':
		return p.endTag(in)
	case rest[1] == '?':
		return p.instruction(in)
	case rest[1] == '!':
		const cdata = "<![CDATA["
		switch {
		case strings.HasPrefix(rest, "<!--"):
			return p.comment(in)
		case strings.HasPrefix(rest, cdata):
			p.emit(event{kind: startCDATA, at: in.pos(i), raw: cdata})
			in.i += len(cdata)
			p.cdata = true
			return true
		case strings.HasPrefix("<!--", rest) || strings.HasPrefix(cdata, rest):
			return p.unfinished(in, short, i, len(s))
		}
		j := i + 2
		for j < len(s) && j-i < len(cdata) && s[j] == cdata[j-i] {
			j++
		}
		return p.stop(invalidToken, in.pos(j))
	}
	return p.startTag(in)
}

// contentEnd is reached when a text is used up: that of an entity ends, the
// document's goes on or should have ended before.
func (p *parser) contentEnd(in *input) bool {
	switch {
	case in.ent != nil:
		if len(p.stack) != in.depth {
			return p.stop(asyncEntity, in.at)
		}
		in.ent.open = false
		p.open = p.open[:len(p.open)-1]
		return true
	case !in.last:
		return false
	case p.fragment && len(p.stack) == 0:
		p.stage = inEpilog
		return false
	case len(p.stack) == 0:
		return p.stop(noElements, in.pos(in.i))
	}
	return p.stop(noElements, in.pos(in.i))
}

// characters parses text up to the next markup. Ends of lines are events of their
// own.
func (p *parser) characters(in *input) bool {
	if len(p.stack) == 0 && !p.fragment {
		return p.stop(syntaxError, in.pos(in.i))
	}
	s, start := in.s, in.i
	i := start
	for i < len(s) {
		c := s[i]
		if c >= 0x80 {
			r, n, result := runeAt(s, i)
			if result == found && isChar(r) {
				i += n
				continue
			}
			if i > start {
				break // first what is before it
			}
			if result == found {
				result = bad
			}
			if result == short && in.last {
				return p.stop(partialChar, in.pos(i))
			}
			return p.unfinished(in, result, i, i)
		}
		if c == '<' || c == '&' || c == '\n' || c == '\r' {
			break
		}
		if c < 0x20 && c != '\t' {
			if i > start {
				break
			}
			return p.stop(invalidToken, in.pos(i))
		}
		if c == ']' {
			switch rest := s[i:]; {
			case strings.HasPrefix(rest, "]]>"):
				if i > start {
					p.text(in, s[start:i], start)
				}
				return p.stop(invalidToken, in.pos(i+2))
			case (rest == "]" || rest == "]]") && !in.last && in.ent == nil:
				if i > start {
					p.text(in, s[start:i], start)
					in.i = i
					return true
				}
				return false
			}
		}
		i++
	}
	if i > start {
		p.text(in, s[start:i], start)
		in.i = i
		return true
	}
	n, ok := newline(in)
	if !ok {
		return false
	}
	p.emit(event{kind: charData, at: in.pos(i), raw: s[i : i+n], name: "\n"})
	in.i = i + n
	return true
}

// newline is the length of the end of line at the input's place; false if there
// may be more of it.
func newline(in *input) (int, bool) {
	rest := in.s[in.i:]
	if rest[0] == '\r' {
		if len(rest) == 1 && !in.last && in.ent == nil {
			return 0, false
		}
		if strings.HasPrefix(rest, "\r\n") {
			return 2, true
		}
	}
	return 1, true
}

func (p *parser) text(in *input, s string, i int) {
	p.emit(event{kind: charData, at: in.pos(i), raw: s, name: s})
}

// inCDATA parses what is in a CDATA section, and its end.
func (p *parser) inCDATA(in *input) bool {
	s, start := in.s, in.i
	i := start
	for i < len(s) {
		c := s[i]
		if c == '\n' || c == '\r' {
			break
		}
		if c == ']' {
			rest := s[i:]
			if strings.HasPrefix(rest, "]]>") {
				break
			}
			if strings.HasPrefix("]]>", rest) && !in.last {
				break
			}
		}
		r, n, result := runeAt(s, i)
		if result == short && !in.last && i > start {
			break
		}
		if result != found || !isChar(r) {
			if result == found {
				result = bad
			}
			return p.unfinished(in, result, start, i)
		}
		i += n
	}
	if i > start {
		p.text(in, s[start:i], start)
		in.i = i
		return true
	}
	if i == len(s) {
		if in.last {
			return p.stop(unclosedCDATA, in.pos(i))
		}
		return false
	}
	if s[i] == '\n' || s[i] == '\r' {
		n, ok := newline(in)
		if !ok {
			return false
		}
		p.emit(event{kind: charData, at: in.pos(i), raw: s[i : i+n], name: "\n"})
		in.i = i + n
		return true
	}
	if !strings.HasPrefix(s[i:], "]]>") {
		return false
	}
	p.emit(event{kind: endCDATA, at: in.pos(i), raw: "]]>"})
	in.i = i + 3
	p.cdata = false
	return true
}

// reference parses a reference among text.
func (p *parser) reference(in *input) bool {
	if len(p.stack) == 0 && !p.fragment {
		return p.stop(syntaxError, in.pos(in.i))
	}
	start := in.i
	name, r, end, result := scanReference(in.s, start)
	if result != found {
		return p.unfinished(in, result, start, end)
	}
	raw := in.s[start:end]
	if name == "" {
		if r < 0 {
			return p.stop(badCharRef, in.pos(start))
		}
		p.emit(event{kind: charData, at: in.pos(start), raw: raw, name: string(r)})
		in.i = end
		return true
	}
	if s, ok := predefined(name); ok {
		p.emit(event{kind: charData, at: in.pos(start), raw: raw, name: s})
		in.i = end
		return true
	}
	e := p.dtd.entities[name]
	switch {
	case e == nil && p.dtd.complete():
		return p.stop(undefinedEntity, in.pos(start))
	case e == nil:
		p.emit(event{kind: skippedEntity, at: in.pos(start), raw: raw, name: name})
	case e.open:
		return p.stop(recursiveEntity, in.pos(start))
	case e.notation != "":
		return p.stop(binaryEntity, in.pos(start))
	case !e.external && p.dtd.noExpand:
		p.emit(event{kind: skippedEntity, at: in.pos(start), raw: raw, name: name})
	case e.external:
		p.emit(event{kind: externalRef, at: in.pos(start), raw: raw, name: name, args: [4]text{e.base, e.system, e.public}})
	default:
		if !p.expand(len(e.value)) {
			return p.stop(tooAmplified, in.pos(start))
		}
		e.open = true
		p.open = append(p.open, &input{s: e.value, last: true, at: in.pos(start), ent: e, depth: len(p.stack)})
	}
	in.i = end
	return true
}

// The protection against documents whose entities stand for very much more than
// there is of them: from so many bytes on, the factor is bounded.
const (
	amplifyFrom   = 8 << 20
	amplifyFactor = 100
)

// expand counts what entities stand for, and tells whether that is still bearable.
func (p *parser) expand(n int) bool {
	p.expanded += n
	all := p.direct + p.expanded
	return all < amplifyFrom || all/max(p.direct, 1) <= amplifyFactor
}

// startTag parses the tag that begins an element, or is all of it.
func (p *parser) startTag(in *input) bool {
	s, start := in.s, in.i
	tag, i, result := scanName(s, start+1)
	if result != found {
		return p.unfinished(in, result, start, i)
	}
	type rawAttr struct {
		name, value string
		at          int
	}
	var raw []rawAttr
	empty := false
scan:
	for {
		j := skipSpace(s, i)
		if j == len(s) {
			return p.unfinished(in, short, start, j)
		}
		switch s[j] {
		case '>':
			i = j + 1
			break scan
		case '/':
			if j+1 == len(s) {
				return p.unfinished(in, short, start, j+1)
			}
			if s[j+1] != '>' {
				return p.stop(invalidToken, in.pos(j+1))
			}
			i, empty = j+2, true
			break scan
		}
		if j == i {
			return p.stop(invalidToken, in.pos(j))
		}
		name, k, result := scanName(s, j)
		if result != found {
			return p.unfinished(in, result, start, k)
		}
		if k = skipSpace(s, k); k < len(s) && s[k] != '=' {
			return p.stop(invalidToken, in.pos(k))
		}
		if k < len(s) {
			k = skipSpace(s, k+1)
		}
		if k >= len(s) {
			return p.unfinished(in, short, start, len(s))
		}
		if s[k] != '"' && s[k] != '\'' {
			return p.stop(invalidToken, in.pos(k))
		}
		end, result := scanValue(s, k+1, s[k])
		if result != found {
			return p.unfinished(in, result, start, end)
		}
		raw = append(raw, rawAttr{name, s[k+1 : end], j})
		i = end + 1
	}
	list := p.dtd.attlists[tag]
	var attrs []attr
	for n, a := range raw {
		for _, b := range raw[:n] {
			if b.name == a.name {
				return p.stop(duplicateAttr, in.pos(a.at))
			}
		}
		v, f := p.dtd.attrValue(p, a.value, list.tokenized(a.name), 0)
		if f != 0 {
			return p.stop(f, in.pos(start))
		}
		attrs = append(attrs, attr{a.name, v})
	}
	given := len(attrs)
	attrs = list.withDefaults(attrs)
	el := element{tag: tag, name: tag, bindings: len(p.bindings)}
	e := event{kind: startElement, at: in.pos(start), raw: s[start:i], attrs: attrs, given: given}
	if p.names {
		if f := p.resolve(&el, &e); f != 0 {
			for n := len(p.bindings) - 1; n >= el.bindings; n-- {
				p.emit(event{kind: endNamespace, at: in.pos(start), args: [4]text{prefixText(p.bindings[n].prefix)}})
			}
			p.bindings = p.bindings[:el.bindings]
			return p.stop(f, in.pos(start))
		}
	}
	e.name = el.name
	p.emit(e)
	in.i = i
	p.stack = append(p.stack, el)
	if empty {
		p.close(in.pos(i), "")
	}
	return true
}

// scanValue finds the end of an attribute's value.
func scanValue(s string, i int, quote byte) (end int, result scan) {
	for i < len(s) {
		switch c := s[i]; {
		case c == quote:
			return i, found
		case c == '<':
			return i, bad
		case c == '&':
			_, _, end, result := scanReference(s, i)
			if result != found {
				return end, result
			}
			i = end
		default:
			r, n, result := runeAt(s, i)
			if result != found {
				return i, result
			}
			if !isChar(r) {
				return i, bad
			}
			i += n
		}
	}
	return i, short
}

// endTag parses the tag that ends an element.
func (p *parser) endTag(in *input) bool {
	start := in.i
	if len(p.stack) == 0 && !p.fragment {
		return p.stop(invalidToken, in.pos(start+1))
	}
	tag, i, result := scanName(in.s, start+2)
	if result != found {
		return p.unfinished(in, result, start, i)
	}
	if i = skipSpace(in.s, i); i == len(in.s) {
		return p.unfinished(in, short, start, i)
	}
	if in.s[i] != '>' {
		return p.stop(invalidToken, in.pos(i))
	}
	if len(p.stack) <= in.depth {
		return p.stop(asyncEntity, in.pos(start))
	}
	if p.stack[len(p.stack)-1].tag != tag {
		return p.stop(tagMismatch, in.pos(start+2))
	}
	in.i = i + 1
	p.close(in.pos(start), in.s[start:i+1])
	return true
}

// close ends the innermost element.
func (p *parser) close(at int, raw string) {
	el := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	p.emit(event{kind: endElement, at: at, raw: raw, name: el.name})
	for n := len(p.bindings) - 1; n >= el.bindings; n-- {
		p.emit(event{kind: endNamespace, at: at, args: [4]text{prefixText(p.bindings[n].prefix)}})
	}
	p.bindings = p.bindings[:el.bindings]
	if len(p.stack) == 0 && !p.fragment {
		p.stage = inEpilog
	}
}

// appendChar appends a character of an attribute's value: all white space is a
// space there (XML 1.0, 3.3.3).
func appendChar(out []byte, r rune) []byte {
	if r == '\t' || r == '\n' || r == '\r' {
		r = ' '
	}
	return utf8.AppendRune(out, r)
}

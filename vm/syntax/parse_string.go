package syntax

import (
	"strings"
)

// strings reads adjacent string literals as one expression: a constant, a
// JoinedStr or a TemplateStr.
func (p *parser) strings() Expr {
	start := p.i
	if p.toks[p.i].kind == tString && p.toks[p.i+1].kind != tString &&
		p.toks[p.i+1].kind != tFStringStart && p.toks[p.i+1].kind != tTStringStart {
		t := &p.toks[p.i]
		p.i++
		n := p.stringConstant(t)
		if n == nil {
			return p.badExpr()
		}
		return n
	}
	base := len(p.exprStack)
	var plain, formatted, template, bytes int
	kind := ""
	for first := true; ; first = false {
		t := &p.toks[p.i]
		switch t.kind {
		case tString:
			p.i++
			n := p.stringConstant(t)
			if n == nil {
				return p.badExpr()
			}
			if _, ok := n.Value.(Bytes); ok {
				bytes++
			}
			plain++
			if first {
				kind = n.Kind
			}
			p.exprStack = append(p.exprStack, n)
			continue
		case tFStringStart:
			formatted++
			p.formatted(tFStringMiddle, tFStringEnd)
			continue
		case tTStringStart:
			template++
			p.formatted(tTStringMiddle, tTStringEnd)
			continue
		}
		break
	}
	parts := p.exprStack[base:]
	if p.bad || len(parts) == 0 && formatted+template == 0 ||
		template > 0 && plain+formatted > 0 || bytes > 0 && (bytes < plain || formatted > 0) {
		p.exprStack = p.exprStack[:base]
		return p.badExpr()
	}
	if bytes > 0 {
		var b strings.Builder
		for _, e := range parts {
			b.WriteString(string(e.(*Constant).Value.(Bytes)))
		}
		p.exprStack = p.exprStack[:base]
		n := p.constantSlab.new()
		*n = Constant{Pos: p.pos(start), Value: Bytes(b.String()), Kind: kind}
		return n
	}
	drop := formatted+template > 0
	values := p.foldStrings(base, drop)
	p.exprStack = p.exprStack[:base]
	switch {
	case template > 0:
		return &TemplateStr{Pos: p.pos(start), Values: values}
	case formatted > 0:
		return &JoinedStr{Pos: p.pos(start), Values: values}
	}
	return values[0]
}

// foldStrings joins the runs of string constants among the expressions above
// base, and drops empty ones when told to.
func (p *parser) foldStrings(base int, dropEmpty bool) []Expr {
	parts := p.exprStack[base:]
	out := parts[:0]
	for i := 0; i < len(parts); {
		first, ok := parts[i].(*Constant)
		if !ok {
			out = append(out, parts[i])
			i++
			continue
		}
		j := i + 1
		size := len(first.Value.(string))
		for j < len(parts) {
			c, ok := parts[j].(*Constant)
			if !ok {
				break
			}
			size += len(c.Value.(string))
			j++
		}
		if j > i+1 {
			var b strings.Builder
			b.Grow(size)
			for _, e := range parts[i:j] {
				b.WriteString(e.(*Constant).Value.(string))
			}
			last := parts[j-1].(*Constant)
			n := p.constantSlab.new()
			*n = Constant{
				Pos:   Pos{first.Line, first.Col, last.EndLine, last.EndCol},
				Value: b.String(), Kind: first.Kind,
			}
			first = n
		}
		if size > 0 || !dropEmpty {
			out = append(out, first)
		}
		i = j
	}
	return p.exprLists.copyOf(out)
}

// stringConstant decodes a plain string literal, nil when it cannot be.
func (p *parser) stringConstant(t *token) *Constant {
	lit := p.src[t.start:t.end]
	body, raw, bytes, u := splitLiteral(lit)
	n := p.constantSlab.new()
	n.Pos = Pos{t.line, t.col, t.endLine, t.endCol}
	if u {
		n.Kind = "u"
	}
	if bytes && !isASCII(body) {
		return nil
	}
	if raw || strings.IndexByte(body, '\\') < 0 {
		if bytes {
			n.Value = Bytes(body)
		} else {
			n.Value = body
		}
		return n
	}
	warn := p.escapeWarner(t, int(t.end)-len(body)-(len(lit)-len(body)-prefixLen(lit))/2, body)
	if bytes {
		s, lerr, ok := unescapeBytes(body, warn)
		if lerr != nil || !ok {
			return nil
		}
		n.Value = Bytes(s)
		return n
	}
	s, lerr, ok := unescape(body, warn)
	if lerr != nil || !ok {
		return nil
	}
	n.Value = s
	return n
}

func prefixLen(lit string) int {
	return strings.IndexAny(lit, `"'`)
}

// escapeWarner returns the function that warns about the escapes of a literal
// whose body starts at an offset of the source.
func (p *parser) escapeWarner(t *token, bodyStart int, body string) warnFunc {
	if p.warn == nil {
		return nil
	}
	return func(at, n int, octal bool) bool {
		msg, pos := escapeWarning(p.src, t, bodyStart, body, at, n, octal)
		if err := p.warn(msg, pos); err != nil {
			p.fail()
			return false
		}
		return true
	}
}

// escapeWarning words and locates the warning about an escape of n bytes at an
// offset of a literal's body.
func escapeWarning(src string, t *token, bodyStart int, body string, at, n int, octal bool) (string, Pos) {
	seq := body[at : at+n]
	msg := invalidEscape(seq)
	if octal {
		msg = octalEscape(seq)
	}
	line := t.line + int32(strings.Count(src[t.start:bodyStart+at], "\n"))
	col := int32(bodyStart + at - strings.LastIndexByte(src[:bodyStart+at], '\n') - 1)
	return msg, Pos{line, col, line, col + 2}
}

// formatted reads an f- or t-string and pushes its parts.
func (p *parser) formatted(middle, end kind) {
	open := &p.toks[p.i]
	raw := strings.ContainsAny(p.src[open.start:open.end], "rR")
	p.i++
	for {
		t := &p.toks[p.i]
		switch t.kind {
		case middle:
			p.i++
			if c := p.textPart(t, raw); c != nil {
				p.exprStack = append(p.exprStack, c)
			}
		case tLbrace:
			p.field(middle, raw, middle == tTStringMiddle)
		default:
			p.expect(end)
			return
		}
	}
}

// textPart decodes a stretch of text of an f-string; nil when it is empty.
func (p *parser) textPart(t *token, raw bool) Expr {
	text := p.src[t.start:t.end]
	if !raw && strings.IndexByte(text, '\\') >= 0 {
		s, lerr, ok := unescapeText(text, p.escapeWarner(t, int(t.start), text))
		if lerr != nil || !ok {
			return p.badExpr()
		}
		text = s
	}
	if text == "" {
		return nil
	}
	n := p.constantSlab.new()
	*n = Constant{Pos: Pos{t.line, t.col, t.endLine, t.endCol}, Value: text}
	return n
}

// unescapeText decodes a stretch of f-string text. A backslash at its end
// stood before a brace and is meant literally; the tokenizer has warned of it.
func unescapeText(text string, warn warnFunc) (string, *literalError, bool) {
	n := 0
	for n < len(text) && text[len(text)-1-n] == '\\' {
		n++
	}
	if n%2 == 1 {
		s, lerr, ok := unescape(text[:len(text)-1], warn)
		return s + `\`, lerr, ok
	}
	if k := len(text); k >= 2 && (text[k-1] == '{' || text[k-1] == '}') {
		// A doubled brace behind a backslash: the pair is one brace.
		n = 0
		for n < k-1 && text[k-2-n] == '\\' {
			n++
		}
		if n%2 == 1 {
			s, lerr, ok := unescape(text[:k-2], warn)
			return s + text[k-2:], lerr, ok
		}
	}
	return unescape(text, warn)
}

// field reads a replacement field and pushes its parts: a FormattedValue or an
// Interpolation.
func (p *parser) field(middle kind, raw, template bool) {
	start := p.i
	open := &p.toks[p.i]
	p.i++
	if !p.enter(parenDepth) {
		return
	}
	defer p.leave(parenDepth)
	value := p.yieldOrExpressions()
	debug := p.accept(tEqual)
	textEnd := p.i // the token that ends the expression's text
	conversion := -1
	if p.accept(tExclamation) {
		t := &p.toks[p.i]
		name := p.identifier()
		if t.start != p.toks[p.i-2].end && !p.bad || len(name) != 1 || !strings.Contains("sra", name) {
			p.fail()
			return
		}
		conversion = int(name[0])
	}
	var spec Expr
	if p.kind() == tColon {
		spec = p.formatSpec(middle, raw)
	}
	p.expect(tRbrace)
	if p.bad {
		return
	}
	if debug && conversion < 0 && spec == nil {
		conversion = 'r'
	}
	stop := &p.toks[textEnd]
	pos := p.pos(start)
	if debug {
		n := p.constantSlab.new()
		*n = Constant{
			Pos:   Pos{open.line, open.col + 1, stop.line, stop.col},
			Value: fieldText(p.src[open.end:stop.start]),
		}
		p.exprStack = append(p.exprStack, n)
	}
	if template {
		text := strings.TrimRight(fieldText(p.src[open.end:stop.start]), " \t\n\r\v\f=")
		p.exprStack = append(p.exprStack, &Interpolation{Pos: pos, Value: value, Str: text, Conversion: conversion, FormatSpec: spec})
		return
	}
	p.exprStack = append(p.exprStack, &FormattedValue{Pos: pos, Value: value, Conversion: conversion, FormatSpec: spec})
}

// formatSpec reads the format specification of a field, with its colon.
func (p *parser) formatSpec(middle kind, raw bool) Expr {
	start := p.i
	p.i++
	base := len(p.exprStack)
	for {
		t := &p.toks[p.i]
		if t.kind == middle {
			p.i++
			if c := p.textPart(t, raw); c != nil {
				p.exprStack = append(p.exprStack, c)
			}
		} else if t.kind == tLbrace {
			p.field(middle, raw, false) // fields of a specification are formatted even in a template
		} else {
			break
		}
	}
	if p.bad {
		p.exprStack = p.exprStack[:base]
		return p.badExpr() // what has been pushed may be of any kind
	}
	parts := len(p.exprStack) - base
	values := p.foldStrings(base, true)
	p.exprStack = p.exprStack[:base]
	if parts > 1 && len(values) == 1 {
		// CPython joins what a \N escape has split as it joins adjacent
		// literals, and the result is no JoinedStr.
		if c, ok := values[0].(*Constant); ok {
			return &Constant{Pos: p.pos(start), Value: c.Value}
		}
	}
	return &JoinedStr{Pos: p.pos(start), Values: values}
}

// fieldText returns the source of an expression without its comments.
func fieldText(s string) string {
	if strings.IndexByte(s, '#') < 0 {
		return s
	}
	var b strings.Builder
	var quote byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0:
			if c == '\\' && i+1 < len(s) {
				b.WriteByte(c)
				i++
				c = s[i]
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '#':
			for i < len(s) && s[i] != '\n' {
				i++
			}
			if i == len(s) {
				return b.String()
			}
			c = '\n'
		}
		b.WriteByte(c)
	}
	return b.String()
}

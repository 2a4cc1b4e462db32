package syntax

import "strings"

// number reads a numeric literal. Errors are found as the characters are read,
// so that each is reported where CPython stops.
func (s *scanner) number(t *token, start int) bool {
	src := s.src
	i := start
	c := src[i]
	if c == '0' {
		i++
		c = src[i]
		switch c {
		case 'x', 'X':
			return s.radix(t, start, i+1, 16, "hexadecimal")
		case 'o', 'O':
			return s.radix(t, start, i+1, 8, "octal")
		case 'b', 'B':
			return s.radix(t, start, i+1, 2, "binary")
		}
		for {
			if c == '_' {
				i++
				c = src[i]
				if charClass[c]&chDigit == 0 {
					s.pos = i
					return s.syntaxError(t, "invalid decimal literal")
				}
			}
			if c != '0' {
				break
			}
			i++
			c = src[i]
		}
		zerosEnd := i + 1
		nonzero := false
		if charClass[c]&chDigit != 0 {
			nonzero = true
			var ok bool
			if i, ok = s.digits(t, i); !ok {
				return false
			}
			c = src[i]
		}
		if nonzero && c != '.' && c|32 != 'e' && c|32 != 'j' && !s.listing {
			s.pos = i
			return s.syntaxErrorRange(t, start+1-s.lineStart, zerosEnd-s.lineStart,
				"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
		}
	} else if c != '.' {
		var ok bool
		if i, ok = s.digits(t, i); !ok {
			return false
		}
		c = src[i]
	}
	if c == '.' {
		i++
		c = src[i]
		if charClass[c]&chDigit != 0 {
			var ok bool
			if i, ok = s.digits(t, i); !ok {
				return false
			}
			c = src[i]
		}
	}
	if c|32 == 'e' {
		e := i
		i++
		c = src[i]
		if c == '+' || c == '-' {
			i++
			c = src[i]
			if charClass[c]&chDigit == 0 {
				s.pos = i
				return s.syntaxError(t, "invalid decimal literal")
			}
		} else if charClass[c]&chDigit == 0 {
			s.pos = e
			if !s.numberEnd(t, start, "decimal") {
				return false
			}
			s.make(t, tNumber, start)
			return true
		}
		var ok bool
		if i, ok = s.digits(t, i); !ok {
			return false
		}
		c = src[i]
	}
	what := "decimal"
	if c|32 == 'j' {
		i++
		what = "imaginary"
	}
	s.pos = i
	if !s.numberEnd(t, start, what) {
		return false
	}
	s.make(t, tNumber, start)
	return true
}

// digits reads decimal digits with single underscores between them.
func (s *scanner) digits(t *token, i int) (int, bool) {
	for {
		for charClass[s.src[i]]&chDigit != 0 {
			i++
		}
		if s.src[i] != '_' {
			return i, true
		}
		i++
		if charClass[s.src[i]]&chDigit == 0 {
			s.pos = i
			return i, s.syntaxError(t, "invalid decimal literal")
		}
	}
}

// radix reads the digits of a hexadecimal, octal or binary literal.
func (s *scanner) radix(t *token, start, i int, base byte, what string) bool {
	valid := func(c byte) bool {
		if base == 16 {
			return charClass[c]&chHex != 0
		}
		return c >= '0' && c < '0'+base
	}
	wrongDigit := func() bool {
		s.pos = i + 1
		return s.syntaxError(t, "invalid digit '%c' in %s literal", s.src[i], what)
	}
	for {
		if s.src[i] == '_' {
			i++
		}
		if !valid(s.src[i]) {
			if base != 16 && charClass[s.src[i]]&chDigit != 0 {
				return wrongDigit()
			}
			s.pos = i
			return s.syntaxError(t, "invalid %s literal", what)
		}
		for valid(s.src[i]) {
			i++
		}
		if s.src[i] != '_' {
			break
		}
	}
	if base != 16 && charClass[s.src[i]]&chDigit != 0 {
		return wrongDigit()
	}
	s.pos = i
	if !s.numberEnd(t, start, what) {
		return false
	}
	s.make(t, tNumber, start)
	return true
}

// numberEnd checks what follows a number at pos: a keyword may, with a
// warning; other identifier characters may not.
func (s *scanner) numberEnd(t *token, start int, what string) bool {
	c := s.src[s.pos]
	if c >= 128 || charClass[c]&chIdent == 0 || s.listing {
		return true
	}
	rest := s.src[s.pos+1:]
	keyword := false
	follows := func(word string) bool {
		return strings.HasPrefix(rest, word) && charClass[rest[len(word)]]&chIdent == 0
	}
	switch c {
	case 'a':
		keyword = follows("nd")
	case 'e':
		keyword = follows("lse")
	case 'f':
		keyword = follows("or")
	case 'i':
		keyword = rest[0] == 'f' || rest[0] == 'n' || rest[0] == 's'
	case 'o':
		keyword = follows("r")
	case 'n':
		keyword = follows("ot")
	}
	if !keyword {
		return s.syntaxError(t, "invalid %s literal", what)
	}
	return s.warnAt(t, start, "invalid "+what+" literal")
}

// warnAt issues a warning about the text from start to pos.
func (s *scanner) warnAt(t *token, start int, msg string) bool {
	if s.warn == nil || s.listing {
		return true
	}
	if err := s.warn(msg, Pos{s.line, int32(start - s.lineStart), s.line, int32(s.pos - s.lineStart)}); err != nil {
		s.warnErr = err
		return s.fail(t)
	}
	return true
}

// prefixedString reads a string literal whose prefix is src[start:quote]. It
// reports done as false when the prefix is none, and so a name.
func (s *scanner) prefixedString(t *token, start, quote int) (done, ok bool) {
	var b, r, u, f, tt bool
	for _, c := range []byte(s.src[start:quote]) {
		switch c | 32 {
		case 'b':
			if b {
				return false, false
			}
			b = true
		case 'r':
			if r {
				return false, false
			}
			r = true
		case 'u':
			if u {
				return false, false
			}
			u = true
		case 'f':
			if f {
				return false, false
			}
			f = true
		case 't':
			if tt {
				return false, false
			}
			tt = true
		default:
			return false, false
		}
	}
	clash := ""
	switch {
	case u && b:
		clash = "'u' and 'b'"
	case u && r:
		clash = "'u' and 'r'"
	case u && f:
		clash = "'u' and 'f'"
	case u && tt:
		clash = "'u' and 't'"
	case b && f:
		clash = "'b' and 'f'"
	case b && tt:
		clash = "'b' and 't'"
	case f && tt:
		clash = "'f' and 't'"
	}
	if clash != "" {
		s.pos = quote + 1
		return true, s.syntaxErrorRange(t, start+1-s.lineStart, quote+1-s.lineStart, "%s prefixes are incompatible", clash)
	}
	if f || tt {
		return true, s.fstringStart(t, start, quote, r, tt)
	}
	return true, s.strBody(t, start, quote)
}

func (s *scanner) str(t *token, start int) bool { return s.strBody(t, start, start) }

// strBody reads a plain string literal from its opening quote.
func (s *scanner) strBody(t *token, start, open int) bool {
	src := s.src
	firstLine, firstLineStart := s.line, s.lineStart
	q := src[open]
	i := open + 1
	size := 1
	if src[i] == q {
		i++
		if src[i] != q {
			s.pos = i
			s.make(t, tString, start)
			return true
		}
		i++
		size = 3
	}
	escapedQuote := false
	run := 0
	for {
		c := src[i]
		switch c {
		case q:
			i++
			run++
			if run == size {
				s.pos = i
				*t = token{
					kind: tString, start: int32(start), end: int32(i), line: firstLine, endLine: s.line,
					col: int32(start - firstLineStart), endCol: int32(i - s.lineStart),
				}
				return true
			}
			continue
		case '\\':
			i++
			c = src[i]
			if c == q {
				escapedQuote = true
			}
			if c == '\n' {
				s.pos = i + 1
				s.newLine(false)
			}
			if c == sentinel {
				continue
			}
		case '\n':
			if size == 1 {
				return s.unterminated(t, start, i, firstLine, firstLineStart, q, size, escapedQuote)
			}
			s.pos = i + 1
			s.newLine(false)
		case sentinel:
			return s.unterminated(t, start, i, firstLine, firstLineStart, q, size, escapedQuote)
		}
		run = 0
		i++
	}
}

func (s *scanner) unterminated(t *token, start, at int, line int32, lineStart int, q byte, size int, escapedQuote bool) bool {
	detected := s.line
	s.readTo = s.lineEnd()
	s.pos = start + 1
	s.line, s.lineStart = line, lineStart
	if n := len(s.fstrings); n > 0 {
		if f := &s.fstrings[n-1]; f.quote == q && int(f.quoteSize) == size {
			return s.syntaxError(t, "%c-string: expecting '}'", f.letter)
		}
	}
	defer func() { s.sawEnd = s.src[at] == sentinel }()
	switch {
	case size == 3:
		return s.syntaxError(t, "unterminated triple-quoted string literal (detected at line %d)", detected)
	case escapedQuote:
		return s.syntaxError(t, "unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	}
	return s.syntaxError(t, "unterminated string literal (detected at line %d)", detected)
}

// fstringStart reads the opening of an f- or t-string.
func (s *scanner) fstringStart(t *token, start, quote int, raw, template bool) bool {
	q := s.src[quote]
	size := 1
	s.pos = quote + 1
	if s.src[quote+1] == q && s.src[quote+2] == q {
		size = 3
		s.pos = quote + 3
	}
	if len(s.fstrings)+1 >= maxFNesting {
		return s.syntaxError(t, "too many nested f-strings or t-strings")
	}
	k, letter := tFStringStart, byte('f')
	if template {
		k, letter = tTStringStart, 't'
	}
	s.fstrings = append(s.fstrings, fstringMode{
		inText: true, raw: raw, quote: q, quoteSize: int8(size), letter: letter,
		exprStart: notInFString, start: start, line: s.line, multiLineStart: s.lineStart,
	})
	s.make(t, k, start)
	return true
}

// fstringText reads what comes next inside an f- or t-string's text: its end,
// a stretch of text, or the opening of a replacement field.
func (s *scanner) fstringText(t *token) bool {
	src := s.src
	f := &s.fstrings[len(s.fstrings)-1]
	middle, end := tFStringMiddle, tFStringEnd
	if f.letter == 't' {
		middle, end = tTStringMiddle, tTStringEnd
	}
	start := s.pos
	s.tokStart = start
	if src[start] == '{' && src[start+1] != '{' {
		f.exprStart++
		if f.exprStart >= maxExprDepth {
			return s.syntaxError(t, "%c-string: expressions nested too deeply", f.letter)
		}
		f.inText = false
		return s.normal(t)
	}
	q := f.quote
	size := int(f.quoteSize)
	if src[start] == q && (size == 1 || src[start+1] == q && src[start+2] == q) {
		s.pos = start + size
		s.make(t, end, start)
		s.fstrings = s.fstrings[:len(s.fstrings)-1]
		return true
	}
	firstLine, firstLineStart := s.line, s.lineStart
	finish := func(endPos, pos int) bool {
		*t = token{
			kind: middle, start: int32(start), end: int32(endPos), line: firstLine, endLine: s.line,
			col: int32(start - firstLineStart), endCol: int32(pos - s.lineStart),
		}
		s.pos = pos
		return true
	}
	inSpec := f.inSpec && f.exprStart >= 0
	namedEscape := false
	run := 0
	for i := start; ; i++ {
		c := src[i]
		if c == q {
			run++
			if run == size {
				return finish(i+1-size, i+1-size)
			}
			continue
		}
		run = 0
		switch c {
		case '\n', sentinel:
			if c == '\n' && size == 3 {
				s.pos = i + 1
				s.newLine(false)
				continue
			}
			if c == '\n' && inSpec {
				s.pos = i + 1
				return s.syntaxError(t, "%c-string: newlines are not allowed in format specifiers for single quoted %c-strings", f.letter, f.letter)
			}
			detected := s.line
			defer func() { s.sawEnd = c == sentinel && size == 3 }()
			s.pos = f.start + 1
			s.line, s.lineStart = f.line, f.multiLineStart
			if size == 3 {
				return s.syntaxError(t, "unterminated triple-quoted %c-string literal (detected at line %d)", f.letter, detected)
			}
			return s.syntaxError(t, "unterminated %c-string literal (detected at line %d)", f.letter, detected)
		case '{':
			if src[i+1] == '{' && !inSpec {
				return finish(i+1, i+2)
			}
			f.exprStart++
			if f.exprStart >= maxExprDepth {
				s.pos = i
				return s.syntaxError(t, "%c-string: expressions nested too deeply", f.letter)
			}
			f.inText = false
			return finish(i, i)
		case '}':
			if namedEscape {
				return finish(i+1, i+1)
			}
			if src[i+1] == '}' && !inSpec && f.braces == 0 {
				return finish(i+1, i+2)
			}
			f.inText = false
			return finish(i, i)
		case '\\':
			i++
			c = src[i]
			switch {
			case c == '{' || c == '}':
				if !f.raw {
					s.pos = i + 1
					if !s.warnEscape(t, i-1, c) {
						return false
					}
				}
				i--
			case c == '\n':
				s.pos = i + 1
				s.newLine(false)
			case c == sentinel:
				i--
			case c == 'N' && !f.raw && src[i+1] == '{':
				i++
				namedEscape = true
			}
		}
	}
}

// warnEscape warns of a backslash before a brace.
func (s *scanner) warnEscape(t *token, start int, c byte) bool {
	return s.warnAt(t, start, invalidEscape(`\`+string(rune(c))))
}

// invalidEscape words the warning about an escape sequence that is none.
func invalidEscape(seq string) string {
	return `"` + seq + `" is an invalid escape sequence.` + noFuture + ` Did you mean "\` + seq + `"? A raw string is also an option.`
}

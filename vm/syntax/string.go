package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// literalError is a fault in the text of a string literal.
type literalError struct {
	msg string
	raw string // what the codec says, when msg only wraps it
}

// warnFunc receives the warning about an invalid escape sequence at an offset
// of the literal's body. It reports whether to go on.
type warnFunc func(at, n int, octal bool) bool

// splitLiteral takes a plain string literal apart.
func splitLiteral(s string) (body string, raw, bytes, u bool) {
	i := 0
	for ; s[i] != '"' && s[i] != '\''; i++ {
		switch s[i] {
		case 'r', 'R':
			raw = true
		case 'b', 'B':
			bytes = true
		case 'u': // CPython marks only the small letter
			u = true
		}
	}
	size := 1
	if len(s)-i >= 6 && s[i+1] == s[i] && s[i+2] == s[i] {
		size = 3
	}
	return s[i+size : len(s)-size], raw, bytes, u
}

// firstInvalid notes the first invalid escape sequence of a literal: CPython
// warns of no other, and of none when the literal has a fault.
type firstInvalid struct {
	at, n int // n is 0 while there is none
	octal bool
}

func (f *firstInvalid) note(at, n int, octal bool) {
	if f.n == 0 {
		*f = firstInvalid{at, n, octal}
	}
}

// tell issues the warning; it reports whether to go on.
func (f *firstInvalid) tell(warn warnFunc) bool {
	return f.n == 0 || warn == nil || warn(f.at, f.n, f.octal)
}

// unescape decodes the escape sequences of a string body. A nil warn drops
// warnings; when it returns false, so does unescape.
func unescape(s string, warn warnFunc) (out string, lerr *literalError, ok bool) {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, nil, true
	}
	var invalid firstInvalid
	b := make([]byte, 0, len(s))
	b = append(b, s[:i]...)
	for i < len(s) {
		c := s[i]
		if c != '\\' {
			j := strings.IndexByte(s[i:], '\\')
			if j < 0 {
				j = len(s) - i
			}
			b = append(b, s[i:i+j]...)
			i += j
			continue
		}
		start := i
		i++
		if i == len(s) {
			return "", unicodeError(s, start, i, `\ at end of string`), true
		}
		c = s[i]
		i++
		switch c {
		case '\n':
		case '\\', '\'', '"':
			b = append(b, c)
		case 'a':
			b = append(b, 7)
		case 'b':
			b = append(b, 8)
		case 'f':
			b = append(b, 12)
		case 'n':
			b = append(b, 10)
		case 'r':
			b = append(b, 13)
		case 't':
			b = append(b, 9)
		case 'v':
			b = append(b, 11)
		case '0', '1', '2', '3', '4', '5', '6', '7':
			n := rune(c - '0')
			j := i
			for ; j < i+2 && j < len(s) && s[j] >= '0' && s[j] <= '7'; j++ {
				n = n<<3 | rune(s[j]-'0')
			}
			i = j
			if n > 0o377 {
				invalid.note(start, i-start, true)
			}
			b = appendCodePoint(b, n)
		case 'x', 'u', 'U':
			count, name := 2, `truncated \xXX escape`
			if c == 'u' {
				count, name = 4, `truncated \uXXXX escape`
			} else if c == 'U' {
				count, name = 8, `truncated \UXXXXXXXX escape`
			}
			n := uint32(0)
			j := i
			for ; j < i+count && j < len(s) && charClass[s[j]]&chHex != 0; j++ {
				n = n<<4 | uint32(hexValue(s[j]))
			}
			if j < i+count {
				return "", unicodeError(s, start, j, name), true
			}
			i = j
			if n > utf8.MaxRune {
				return "", unicodeError(s, start, j, "illegal Unicode character"), true
			}
			b = appendCodePoint(b, rune(n))
		case 'N':
			if i >= len(s) || s[i] != '{' {
				return "", unicodeError(s, start, i, `malformed \N character escape`), true
			}
			end := strings.IndexByte(s[i:], '}')
			if end < 2 {
				stop := len(s)
				if end >= 0 {
					stop = i + end
				}
				return "", unicodeError(s, start, stop, `malformed \N character escape`), true
			}
			r, found := runeByName(s[i+1 : i+end])
			i += end + 1
			if !found {
				return "", unicodeError(s, start, i, "unknown Unicode character name"), true
			}
			b = utf8.AppendRune(b, r)
		default:
			_, n := utf8.DecodeRuneInString(s[i-1:])
			invalid.note(start, n+1, false)
			b = append(b, '\\', c)
		}
	}
	return string(b), nil, invalid.tell(warn)
}

// appendCodePoint appends a code point, a lone surrogate as three bytes.
func appendCodePoint(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 32 - 'a' + 10
}

// unicodeError words a fault between two offsets of a string body. CPython
// decodes a copy in which other than ASCII characters are ten-byte escapes,
// and counts in that.
func unicodeError(s string, start, end int, what string) *literalError {
	from := escapedLen(s[:start])
	to := from + escapedLen(s[start:end])
	raw := fmt.Sprintf("'unicodeescape' codec can't decode bytes in position %d-%d: %s", from, to-1, what)
	if to-1 == from {
		raw = fmt.Sprintf("'unicodeescape' codec can't decode byte 0x%02x in position %d: %s", s[start], from, what)
	}
	return &literalError{"(unicode error) " + raw, raw}
}

func escapedLen(s string) int {
	n := 0
	for _, r := range s {
		if r < utf8.RuneSelf {
			n++
		} else {
			n += 10
		}
	}
	return n
}

// unescapeBytes decodes the escape sequences of a bytes body.
func unescapeBytes(s string, warn warnFunc) (out string, lerr *literalError, ok bool) {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, nil, true
	}
	var invalid firstInvalid
	b := make([]byte, 0, len(s))
	b = append(b, s[:i]...)
	for i < len(s) {
		c := s[i]
		if c != '\\' {
			b = append(b, c)
			i++
			continue
		}
		start := i
		i++
		c = s[i]
		i++
		switch c {
		case '\n':
		case '\\', '\'', '"':
			b = append(b, c)
		case 'a':
			b = append(b, 7)
		case 'b':
			b = append(b, 8)
		case 'f':
			b = append(b, 12)
		case 'n':
			b = append(b, 10)
		case 'r':
			b = append(b, 13)
		case 't':
			b = append(b, 9)
		case 'v':
			b = append(b, 11)
		case '0', '1', '2', '3', '4', '5', '6', '7':
			n := int(c - '0')
			j := i
			for ; j < i+2 && j < len(s) && s[j] >= '0' && s[j] <= '7'; j++ {
				n = n<<3 | int(s[j]-'0')
			}
			i = j
			if n > 0o377 {
				invalid.note(start, i-start, true)
			}
			b = append(b, byte(n))
		case 'x':
			if i+1 < len(s) && charClass[s[i]]&chHex != 0 && charClass[s[i+1]]&chHex != 0 {
				b = append(b, hexValue(s[i])<<4|hexValue(s[i+1]))
				i += 2
				continue
			}
			return "", &literalError{msg: fmt.Sprintf("(value error) invalid \\x escape at position %d", start)}, true
		default:
			invalid.note(start, 2, false)
			b = append(b, '\\', c)
		}
	}
	return string(b), nil, invalid.tell(warn)
}

// octalEscape words the warning about an octal escape past one byte.
func octalEscape(seq string) string {
	return `"` + seq + `" is an invalid octal escape sequence.` + noFuture + ` Did you mean "\` + seq + `"? A raw string is also an option.`
}

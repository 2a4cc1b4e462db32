// Package scan is the part of module json that works on characters: reading
// string literals and numbers, and writing strings with their escapes.
//
// Text is WTF-8 (see package wtf8) and positions are byte offsets. What has no
// escape is returned as a part of the argument; all else is appended to the
// caller's buffer. The package knows nothing of objects; building lists and
// dicts is its caller's work.
package scan

import (
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Error is a JSONDecodeError to raise: its message and the byte offset it is
// about, which may be -1.
type Error struct {
	Text string
	At   int
}

func (e *Error) Error() string { return e.Text }

// String reads the string literal whose opening quote stands before s[start];
// next is where the text goes on behind the closing one. Where the literal has
// no escapes, text is a part of s and buf is returned as it was; else the text
// is appended to buf and text is empty. strict refuses control characters.
func String(buf []byte, s string, start int, strict bool) (_ []byte, text string, plain bool, next int, err error) {
	done := start // what stands before has been appended
	plain = true
	for i := start; ; {
		for i < len(s) && s[i] != '"' && s[i] != '\\' {
			if s[i] < 0x20 && strict {
				return buf, "", false, i, &Error{"Invalid control character at", i}
			}
			i++
		}
		if i >= len(s) {
			return buf, "", false, i, &Error{"Unterminated string starting at", start - 1}
		}
		if s[i] == '"' {
			if plain {
				return buf, s[start:i], true, i + 1, nil
			}
			return append(buf, s[done:i]...), "", false, i + 1, nil
		}
		buf = append(buf, s[done:i]...)
		plain = false
		i++
		if i == len(s) {
			return buf, "", false, i, &Error{"Unterminated string starting at", start - 1}
		}
		c := s[i]
		i++
		switch c {
		case '"', '\\', '/':
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r, ok := hex4(s, i)
			if !ok {
				return buf, "", false, i, &Error{`Invalid \uXXXX escape`, i - 1}
			}
			i += 4
			if r >= 0xD800 && r < 0xDC00 && i+6 < len(s) && s[i] == '\\' && s[i+1] == 'u' {
				low, ok := hex4(s, i+2)
				if !ok {
					return buf, "", false, i, &Error{`Invalid \uXXXX escape`, i + 1}
				}
				if low >= 0xDC00 && low < 0xE000 {
					r = 0x10000 + (r-0xD800)<<10 + (low - 0xDC00)
					i += 6
				}
			}
			buf = wtf8.AppendRune(buf, r)
			done = i
			continue
		default:
			return buf, "", false, i, &Error{`Invalid \escape`, i - 2}
		}
		buf = append(buf, c)
		done = i
	}
}

// hex4 reads four hexadecimal digits, behind which at least one character more
// must stand.
func hex4(s string, i int) (r rune, ok bool) {
	if i+4 >= len(s) {
		return 0, false
	}
	for _, c := range []byte(s[i : i+4]) {
		switch {
		case c-'0' < 10:
			c -= '0'
		case c|0x20-'a' < 6:
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// Number finds the number that begins at s[i]: where it ends, and whether it has
// a fraction or an exponent. ok is false where none begins there.
func Number(s string, i int) (end int, isFloat, ok bool) {
	digit := func(i int) bool { return i < len(s) && s[i]-'0' < 10 }
	if i < len(s) && s[i] == '-' {
		i++
	}
	switch {
	case !digit(i):
		return 0, false, false
	case s[i] == '0':
		i++
	default:
		for digit(i) {
			i++
		}
	}
	if i < len(s) && s[i] == '.' && digit(i+1) {
		isFloat = true
		for i++; digit(i); i++ {
		}
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		k := i + 1
		if k < len(s) && (s[k] == '+' || s[k] == '-') {
			k++
		}
		if digit(k) {
			isFloat = true
			for i = k; digit(i); i++ {
			}
		}
	}
	return i, isFloat, true
}

// Space returns the end of the white space at s[i].
func Space(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r') {
		i++
	}
	return i
}

const hexDigits = "0123456789abcdef"

// AppendQuoted appends s as a string literal in which only quotes, backslashes
// and control characters are escaped.
func AppendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			dst = appendEscape(append(dst, s[done:i]...), rune(c))
			done = i + 1
		}
	}
	return append(append(dst, s[done:]...), '"')
}

// AppendQuotedASCII appends s as a string literal of printable ASCII.
func AppendQuotedASCII(dst []byte, s string) []byte {
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7F && c != '"' && c != '\\' {
			i++
			continue
		}
		dst = append(dst, s[done:i]...)
		r, n := wtf8.Decode(s, i)
		if r >= 0x10000 {
			dst = appendEscape(dst, 0xD800+(r-0x10000)>>10)
			r = 0xDC00 + (r-0x10000)&0x3FF
		}
		dst = appendEscape(dst, r)
		i += n
		done = i
	}
	return append(append(dst, s[done:]...), '"')
}

func appendEscape(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

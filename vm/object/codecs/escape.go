package codecs

import (
	"strconv"

	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

func hexValue(c byte) int {
	switch {
	case c-'0' < 10:
		return int(c - '0')
	case c|0x20-'a' < 6:
		return int(c|0x20-'a') + 10
	}
	return -1
}

// hexDigits reads up to count hexadecimal digits at in[i].
func hexDigits(in string, i, count int) (value rune, end int, ok bool) {
	v := uint32(0)
	for ; count > 0; count-- {
		if i == len(in) {
			return 0, i, false
		}
		d := hexValue(in[i])
		if d < 0 {
			return 0, i, false
		}
		v = v<<4 | uint32(d)
		i++
	}
	if v > wtf8.RuneMax {
		return -1, i, true
	}
	return rune(v), i, true
}

// InvalidEscape tells of the first escape sequence that Python warns about: At
// is where its backslash stands, Octal that it is an octal one beyond \377.
type InvalidEscape struct {
	Found bool
	Octal bool
	At    int
}

// simpleEscape returns what a backslash and c stand for.
func simpleEscape(c byte) (byte, bool) {
	switch c {
	case '\\', '\'', '"':
		return c, true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 't':
		return '\t', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 'v':
		return '\v', true
	case 'a':
		return '\a', true
	}
	return 0, false
}

// octal reads up to three octal digits at in[i].
func octal(in string, i int) (value rune, end int) {
	for n := 0; n < 3 && i < len(in) && in[i]-'0' < 8; n++ {
		value = value<<3 | rune(in[i]-'0')
		i++
	}
	return value, i
}

// DecodeUnicodeEscape appends the text that in spells with the escapes of a
// string literal; other bytes are Latin-1.
func DecodeUnicodeEscape(dst []byte, in string, h Errors, final bool) (_ []byte, consumed int, bad InvalidEscape, err error) {
	for i := 0; i < len(in); {
		c := in[i]
		if c != '\\' {
			dst = wtf8.AppendRune(dst, rune(c))
			i++
			continue
		}
		start := i
		e := &Error{Encoding: "unicodeescape", Start: start}
		if i++; i == len(in) {
			if !final {
				return dst, start, bad, nil
			}
			e.End, e.Reason = i, `\ at end of string`
			if dst, i, err = h.Decode(dst, in, e); err != nil {
				return dst, start, bad, err
			}
			continue
		}
		c = in[i]
		i++
		if b, ok := simpleEscape(c); ok {
			dst = append(dst, b)
			continue
		}
		var r rune
		var ok bool
		switch {
		case c == '\n':
			continue
		case c-'0' < 8:
			r, i = octal(in, i-1)
			if r > 0o377 && !bad.Found {
				bad = InvalidEscape{true, true, start}
			}
			dst = wtf8.AppendRune(dst, r)
			continue
		case c == 'x':
			e.Reason = `truncated \xXX escape`
			r, i, ok = hexDigits(in, i, 2)
		case c == 'u':
			e.Reason = `truncated \uXXXX escape`
			r, i, ok = hexDigits(in, i, 4)
		case c == 'U':
			e.Reason = `truncated \UXXXXXXXX escape`
			r, i, ok = hexDigits(in, i, 8)
		case c == 'N':
			r, i, e.Reason = namedEscape(in, i)
			ok = e.Reason == ""
		default:
			if !bad.Found {
				bad = InvalidEscape{true, false, start}
			}
			dst = wtf8.AppendRune(append(dst, '\\'), rune(c))
			continue
		}
		if ok && r >= 0 {
			dst = wtf8.AppendRune(dst, r)
			continue
		}
		if ok {
			e.Reason = "illegal Unicode character"
		} else if i == len(in) && !final && e.Reason != unknownName {
			return dst, start, bad, nil
		}
		e.End = i
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, start, bad, err
		}
	}
	return dst, len(in), bad, nil
}

const unknownName = "unknown Unicode character name"

// namedEscape reads the {NAME} after \N. reason is empty where it is one.
func namedEscape(in string, i int) (r rune, end int, reason string) {
	const malformed = `malformed \N character escape`
	if i == len(in) || in[i] != '{' {
		return 0, i, malformed
	}
	i++
	start := i
	for i < len(in) && in[i] != '}' {
		i++
	}
	if i == len(in) || i == start {
		return 0, i, malformed
	}
	if r, ok := unidata.Lookup(in[start:i]); ok {
		return r, i + 1, ""
	}
	return 0, i + 1, unknownName
}

// DecodeRawUnicodeEscape appends the text that in spells with \u and \U as its
// only escapes; other bytes are Latin-1.
func DecodeRawUnicodeEscape(dst []byte, in string, h Errors, final bool) (_ []byte, consumed int, err error) {
	for i := 0; i < len(in); {
		c := in[i]
		if c != '\\' || i+1 == len(in) && final {
			dst = wtf8.AppendRune(dst, rune(c))
			i++
			continue
		}
		start := i
		if i+1 == len(in) {
			return dst, start, nil
		}
		c = in[i+1]
		i += 2
		if c != 'u' && c != 'U' {
			dst = wtf8.AppendRune(append(dst, '\\'), rune(c))
			continue
		}
		e := &Error{Encoding: "rawunicodeescape", Start: start, Reason: `truncated \uXXXX escape`}
		count := 4
		if c == 'U' {
			count, e.Reason = 8, `truncated \UXXXXXXXX escape`
		}
		r, end, ok := hexDigits(in, i, count)
		i = end
		if ok && r >= 0 {
			dst = wtf8.AppendRune(dst, r)
			continue
		}
		if ok {
			e.Reason = `\Uxxxxxxxx out of range`
		} else if i == len(in) && !final {
			return dst, start, nil
		}
		e.End = i
		if dst, i, err = h.Decode(dst, in, e); err != nil {
			return dst, start, err
		}
	}
	return dst, len(in), nil
}

// EncodeUnicodeEscape appends text with all but printable ASCII escaped.
func EncodeUnicodeEscape(dst []byte, text string) []byte {
	for i := 0; i < len(text); {
		r, n := wtf8.Decode(text, i)
		i += n
		switch {
		case r == '\\':
			dst = append(dst, '\\', '\\')
		case r >= ' ' && r < 0x7F:
			dst = append(dst, byte(r))
		case r == '\t':
			dst = append(dst, '\\', 't')
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r == '\r':
			dst = append(dst, '\\', 'r')
		default:
			dst = wtf8.AppendHexEscape(dst, r)
		}
	}
	return dst
}

// EncodeRawUnicodeEscape appends text in Latin-1, with \u or \U for what that
// has not.
func EncodeRawUnicodeEscape(dst []byte, text string) []byte {
	for i := 0; i < len(text); {
		r, n := wtf8.Decode(text, i)
		i += n
		if r < 0x100 {
			dst = append(dst, byte(r))
		} else {
			dst = wtf8.AppendHexEscape(dst, r)
		}
	}
	return dst
}

// EscapeError says that a bytes escape is malformed and where.
type EscapeError struct {
	Trailing bool // a backslash at the end
	At       int  // where the backslash stands
}

func (e *EscapeError) Error() string {
	if e.Trailing {
		return `Trailing \ in string`
	}
	return `invalid \x escape at position ` + strconv.Itoa(e.At)
}

// DecodeBytesEscape appends the bytes that in spells with the escapes of a bytes
// literal. h may be Strict, Replace or Ignore.
func DecodeBytesEscape(dst []byte, in string, h Policy) (_ []byte, bad InvalidEscape, err error) {
	for i := 0; i < len(in); {
		c := in[i]
		start := i
		i++
		if c != '\\' {
			dst = append(dst, c)
			continue
		}
		if i == len(in) {
			return dst, bad, &EscapeError{Trailing: true, At: start}
		}
		c = in[i]
		i++
		if b, ok := simpleEscape(c); ok {
			dst = append(dst, b)
			continue
		}
		switch {
		case c == '\n':
		case c-'0' < 8:
			r, end := octal(in, i-1)
			i = end
			if r > 0o377 && !bad.Found {
				bad = InvalidEscape{true, true, start}
			}
			dst = append(dst, byte(r))
		case c == 'x':
			r, end, ok := hexDigits(in, i, 2)
			if ok {
				dst = append(dst, byte(r))
				i = end
				continue
			}
			switch h {
			case Replace:
				dst = append(dst, '?')
			case Ignore:
			default:
				return dst, bad, &EscapeError{At: start}
			}
			if i < len(in) && hexValue(in[i]) >= 0 {
				i++ // the one digit there is
			}
		default:
			if !bad.Found {
				bad = InvalidEscape{true, false, start}
			}
			dst = append(dst, '\\', c)
		}
	}
	return dst, bad, nil
}

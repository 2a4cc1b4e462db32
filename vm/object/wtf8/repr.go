package wtf8

import "github.com/adder-vm/adder/vm/object/unidata"

const hexDigits = "0123456789abcdef"

// AppendHexEscape appends \xNN, \uNNNN or \UNNNNNNNN, whichever r needs.
func AppendHexEscape(dst []byte, r rune) []byte {
	var n int
	switch {
	case r < 0x100:
		dst, n = append(dst, '\\', 'x'), 2
	case r < 0x10000:
		dst, n = append(dst, '\\', 'u'), 4
	default:
		dst, n = append(dst, '\\', 'U'), 8
	}
	for n--; n >= 0; n-- {
		dst = append(dst, hexDigits[r>>(4*n)&15])
	}
	return dst
}

// AppendRepr appends what repr gives for the str s.
func AppendRepr(dst []byte, s string) []byte { return appendRepr(dst, s, false) }

// AppendASCII appends what ascii gives for the str s.
func AppendASCII(dst []byte, s string) []byte { return appendRepr(dst, s, true) }

// plain marks the ASCII characters that both kinds of repr show as they are.
var plain = func() (t [256]bool) {
	for c := ' '; c < 0x7f; c++ {
		t[c] = c != '\'' && c != '"' && c != '\\'
	}
	return t
}()

// quoteFor returns the quotation mark repr chooses: double ones only where that
// saves escapes.
func quoteFor(s string) byte {
	single := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return '\''
		case '\'':
			single = true
		}
	}
	if single {
		return '"'
	}
	return '\''
}

func appendRepr(dst []byte, s string, ascii bool) []byte {
	quote := quoteFor(s)
	dst = append(dst, quote)
	done := 0 // what stands before has been appended
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c < 0x80 {
			dst = append(dst, s[done:i]...)
			dst = appendEscaped(dst, c, quote)
			i++
			done = i
			continue
		}
		r, n := Decode(s, i)
		if ascii || !unidata.IsPrintable(r) {
			dst = append(dst, s[done:i]...)
			dst = AppendHexEscape(dst, r)
			done = i + n
		}
		i += n
	}
	return append(append(dst, s[done:]...), quote)
}

// appendEscaped appends a character that is not plain.
func appendEscaped(dst []byte, c, quote byte) []byte {
	switch c {
	case '\'', '"':
		if c == quote {
			dst = append(dst, '\\')
		}
		return append(dst, c)
	case '\\':
		return append(dst, '\\', '\\')
	case '\t':
		return append(dst, '\\', 't')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	}
	return append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
}

// AppendBytesRepr appends what repr gives for the bytes b.
func AppendBytesRepr(dst []byte, b string) []byte {
	quote := quoteFor(b)
	dst = append(dst, 'b', quote)
	done := 0
	for i := 0; i < len(b); i++ {
		if c := b[i]; !plain[c] {
			dst = append(dst, b[done:i]...)
			dst = appendEscaped(dst, c, quote)
			done = i + 1
		}
	}
	return append(append(dst, b[done:]...), quote)
}

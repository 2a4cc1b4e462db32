package bytecode

import (
	"bytes"
	"strings"
)

// Strings stand in UTF-8 in which lone surrogates are three-byte sequences, which
// is what UTF-8 with the error handler "surrogatepass" reads and writes.

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// checkWTF8 returns CPython's error for bytes that UTF-8 with "surrogatepass"
// cannot decode, with the same position and reason.
func checkWTF8(b []byte) error {
	if start, end, reason := utf8Fault(b, 0, true); reason != "" {
		return decodeError(b, start, end, reason)
	}
	return nil
}

// The reasons of UnicodeDecodeErrors.
const (
	invalidStart        = "invalid start byte"
	invalidContinuation = "invalid continuation byte"
	unexpectedEnd       = "unexpected end of data"
)

// utf8Fault finds the first bytes from an offset on that UTF-8 cannot decode, as
// CPython delimits them; its reason is "" where there are none.
func utf8Fault(b []byte, from int, surrogates bool) (start, end int, reason string) {
	for i := from; i < len(b); {
		c := b[i]
		if c < 0x80 {
			i++
			continue
		}
		if surrogates && c == 0xed && i+2 < len(b) && b[i+1]&0xe0 == 0xa0 && b[i+2]&0xc0 == 0x80 {
			i += 3
			continue
		}
		// The first continuation byte's range depends on what precedes it.
		n, lo, hi := 0, byte(0x80), byte(0xbf)
		switch {
		case c >= 0xc2 && c <= 0xdf:
			n = 2
		case c >= 0xe0 && c <= 0xef:
			n = 3
			if c == 0xe0 {
				lo = 0xa0
			} else if c == 0xed {
				hi = 0x9f
			}
		case c >= 0xf0 && c <= 0xf4:
			n = 4
			if c == 0xf0 {
				lo = 0x90
			} else if c == 0xf4 {
				hi = 0x8f
			}
		default:
			return i, i + 1, invalidStart
		}
		for k := 1; k < n; k++ {
			if i+k >= len(b) {
				return i, len(b), unexpectedEnd
			}
			if b[i+k] < lo || b[i+k] > hi {
				return i, i + k, invalidContinuation
			}
			lo, hi = 0x80, 0xbf
		}
		i += n
	}
	return 0, 0, ""
}

// messageText returns what an exception's text shows of bytes: no more than
// limit of them, up to a NUL, with U+FFFD for what UTF-8 cannot decode.
func messageText(b []byte, limit int) string {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	cut := len(b) >= limit
	b = b[:min(len(b), limit)]
	var s strings.Builder
	for at := 0; ; {
		start, end, reason := utf8Fault(b, at, false)
		if reason == "" {
			s.Write(b[at:])
			return s.String()
		}
		s.Write(b[at:start])
		if cut && reason == unexpectedEnd {
			return s.String()
		}
		s.WriteString("\ufffd")
		at = end
	}
}

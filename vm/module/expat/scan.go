package expat

import (
	"strings"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func skipSpace(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// isChar tells whether a document may have a character in it (XML 1.0, 2.2).
func isChar(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

// isNameStart and isNameChar tell what names consist of (XML 1.0, 2.3).
func isNameStart(r rune) bool {
	switch {
	case r < 0x80:
		return isASCIILetter(byte(r)) || r == '_' || r == ':'
	case r < 0x300:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return r >= 0x370 && r <= 0x1FFF && r != 0x37E || r == 0x200C || r == 0x200D || r >= 0x2070 && r <= 0x218F ||
		r >= 0x2C00 && r <= 0x2FEF || r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD ||
		r >= 0x10000 && r <= 0xEFFFF
}

func isNameChar(r rune) bool {
	return isNameStart(r) || r >= '0' && r <= '9' || r == '-' || r == '.' || r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}

// rune returns the character at s[i]; n is 0 if it is cut off, and bad tells of
// bytes that are none.
func runeAt(s string, i int) (r rune, n int, result scan) {
	if c := s[i]; c < 0x80 {
		return rune(c), 1, found
	}
	r, n = utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n == 1 {
		if !utf8.FullRuneInString(s[i:]) {
			return 0, 0, short
		}
		return 0, 0, bad
	}
	return r, n, found
}

// scanName reads a name; it is empty where none begins. One that reaches the end of
// s may go on.
func scanName(s string, i int) (name string, end int, result scan) {
	start := i
	for i < len(s) {
		r, n, result := runeAt(s, i)
		if result != found {
			return "", i, result
		}
		if i == start && !isNameStart(r) {
			return "", i, bad
		}
		if !isNameChar(r) {
			return s[start:i], i, found
		}
		i += n
	}
	return s[start:], i, short
}

// scanToken is scanName for what may begin with any character of names.
func scanToken(s string, i int) (token string, end int) {
	start := i
	for i < len(s) {
		r, n, result := runeAt(s, i)
		if result != found || !isNameChar(r) {
			break
		}
		i += n
	}
	return s[start:i], i
}

// scanUntil finds where stop begins, over characters that may be in documents.
func scanUntil(s string, i int, stop string) (end int, result scan) {
	for i < len(s) {
		if s[i] == stop[0] {
			if strings.HasPrefix(s[i:], stop) {
				return i, found
			}
			if strings.HasPrefix(stop, s[i:]) {
				return len(s), short
			}
		}
		r, n, result := runeAt(s, i)
		if result != found {
			return i, result
		}
		if !isChar(r) {
			return i, bad
		}
		i += n
	}
	return i, short
}

// newlines makes a line feed of every end of line (XML 1.0, 2.11).
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// scanReference reads a reference at s[i], which is '&'. Of a character, r is what
// it stands for, -1 where there is no such character; otherwise name is an entity's.
func scanReference(s string, i int) (name string, r rune, end int, result scan) {
	j := i + 1
	if j == len(s) {
		return "", 0, j, short
	}
	if s[j] != '#' {
		name, j, result = scanName(s, j)
		if result != found {
			return "", 0, j, result
		}
		if s[j] != ';' {
			return "", 0, j, bad
		}
		return name, 0, j + 1, found
	}
	j++
	base, digits := rune(10), 0
	if j < len(s) && s[j] == 'x' {
		base = 16
		j++
	}
	for ; j < len(s); j++ {
		c, d := s[j], rune(0)
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case base == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		case c == ';' && digits > 0:
			if !isChar(r) || r > utf8.MaxRune {
				r = -1
			}
			return "", r, j + 1, found
		default:
			return "", 0, j, bad
		}
		digits++
		r = min(r*base+d, utf8.MaxRune+1)
	}
	return "", 0, j, short
}

// predefined returns what one of the five entities everyone knows stands for.
func predefined(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "quot":
		return "\"", true
	case "apos":
		return "'", true
	}
	return "", false
}

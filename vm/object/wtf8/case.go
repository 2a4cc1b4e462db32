package wtf8

import "github.com/adder-vm/adder/vm/object/unidata"

func isLowerByte(c byte) bool { return c-'a' < 26 }
func isUpperByte(c byte) bool { return c-'A' < 26 }

// AppendASCIILower appends s with the ASCII letters in lower case.
func AppendASCIILower(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isUpperByte(c) {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// AppendASCIIUpper appends s with the ASCII letters in upper case.
func AppendASCIIUpper(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isLowerByte(c) {
			c -= 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// AppendLower appends s in lower case.
func AppendLower(dst []byte, s string) []byte {
	n := ASCIIPrefix(s)
	dst = AppendASCIILower(dst, s[:n])
	for i := n; i < len(s); {
		r, n := Decode(s, i)
		dst = appendLowerAt(dst, s, i, r, n)
		i += n
	}
	return dst
}

// appendLowerAt appends the code point at s[i] in lower case. Capital sigma
// needs to see what stands around it.
func appendLowerAt(dst []byte, s string, i int, r rune, n int) []byte {
	if r != 'Σ' {
		return unidata.AppendLower(dst, r)
	}
	if isFinalSigma(s, i, n) {
		return append(dst, "ς"...)
	}
	return append(dst, "σ"...)
}

// isFinalSigma reports whether the sigma at s[i] ends a word: a cased letter
// stands before it and none after, case-ignorable ones apart.
func isFinalSigma(s string, i, n int) bool {
	cased := false
	for j := i; j > 0; {
		r, n := DecodeLast(s, j)
		j -= n
		if !unidata.IsCaseIgnorable(r) {
			cased = unidata.IsCased(r)
			break
		}
	}
	if !cased {
		return false
	}
	for j := i + n; j < len(s); {
		r, n := Decode(s, j)
		j += n
		if !unidata.IsCaseIgnorable(r) {
			return !unidata.IsCased(r)
		}
	}
	return true
}

// AppendUpper appends s in upper case.
func AppendUpper(dst []byte, s string) []byte {
	n := ASCIIPrefix(s)
	dst = AppendASCIIUpper(dst, s[:n])
	for i := n; i < len(s); {
		r, n := Decode(s, i)
		dst = unidata.AppendUpper(dst, r)
		i += n
	}
	return dst
}

// AppendFold appends s folded for comparison without regard to case.
func AppendFold(dst []byte, s string) []byte {
	n := ASCIIPrefix(s)
	dst = AppendASCIILower(dst, s[:n])
	for i := n; i < len(s); {
		r, n := Decode(s, i)
		dst = unidata.AppendFold(dst, r)
		i += n
	}
	return dst
}

// AppendSwapCase appends s with upper and lower case exchanged.
func AppendSwapCase(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			if isUpperByte(c) || isLowerByte(c) {
				c ^= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := Decode(s, i)
		switch {
		case unidata.IsUpper(r):
			dst = appendLowerAt(dst, s, i, r, n)
		case unidata.IsLower(r):
			dst = unidata.AppendUpper(dst, r)
		default:
			dst = append(dst, s[i:i+n]...)
		}
		i += n
	}
	return dst
}

// AppendCapitalize appends s with the first code point in title case and the
// rest in lower case.
func AppendCapitalize(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	r, n := Decode(s, 0)
	dst = unidata.AppendTitle(dst, r)
	for i := n; i < len(s); {
		r, n := Decode(s, i)
		dst = appendLowerAt(dst, s, i, r, n)
		i += n
	}
	return dst
}

// AppendTitle appends s with each word's first letter in title case and its
// others in lower case.
func AppendTitle(dst []byte, s string) []byte {
	inside := false
	for i := 0; i < len(s); {
		r, n := Decode(s, i)
		if inside {
			dst = appendLowerAt(dst, s, i, r, n)
		} else {
			dst = unidata.AppendTitle(dst, r)
		}
		inside = unidata.IsCased(r)
		i += n
	}
	return dst
}

// AppendBytesSwapCase appends b with the ASCII letters' case exchanged.
func AppendBytesSwapCase(dst []byte, b string) []byte {
	for i := 0; i < len(b); i++ {
		c := b[i]
		if isUpperByte(c) || isLowerByte(c) {
			c ^= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

// AppendBytesTitle appends b with each run of ASCII letters capitalized.
func AppendBytesTitle(dst []byte, b string) []byte {
	inside := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case isLowerByte(c) && !inside:
			c -= 'a' - 'A'
		case isUpperByte(c) && inside:
			c += 'a' - 'A'
		}
		inside = isLowerByte(c) || isUpperByte(c)
		dst = append(dst, c)
	}
	return dst
}

// AppendBytesCapitalize appends b with the first byte in upper case and the
// rest in lower case.
func AppendBytesCapitalize(dst []byte, b string) []byte {
	if b == "" {
		return dst
	}
	return AppendASCIILower(AppendASCIIUpper(dst, b[:1]), b[1:])
}

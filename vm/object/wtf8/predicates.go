package wtf8

import "github.com/adder-vm/adder/vm/object/unidata"

// all reports whether s is not empty and test holds for each code point.
func all(s string, test func(rune) bool) bool {
	for i := 0; i < len(s); {
		r, n := Decode(s, i)
		if !test(r) {
			return false
		}
		i += n
	}
	return s != ""
}

// The predicates of str. Of an empty string only IsPrintable and IsASCII hold.

func IsAlpha(s string) bool   { return all(s, unidata.IsAlpha) }
func IsAlnum(s string) bool   { return all(s, unidata.IsAlnum) }
func IsDecimal(s string) bool { return all(s, unidata.IsDecimal) }
func IsDigit(s string) bool   { return all(s, unidata.IsDigit) }
func IsNumeric(s string) bool { return all(s, unidata.IsNumeric) }
func IsSpace(s string) bool   { return all(s, unidata.IsSpace) }

// IsPrintable reports whether repr would show s as it is, quotes and
// backslashes apart.
func IsPrintable(s string) bool { return s == "" || all(s, unidata.IsPrintable) }

// IsIdentifier reports whether s has the form of a name.
func IsIdentifier(s string) bool {
	if s == "" {
		return false
	}
	r, n := Decode(s, 0)
	if r != '_' && !unidata.IsXIDStart(r) {
		return false
	}
	return n == len(s) || all(s[n:], unidata.IsXIDContinue)
}

// IsUpper reports whether s has an upper-case letter and none of another case.
func IsUpper(s string) bool {
	found := false
	for i := 0; i < len(s); {
		r, n := Decode(s, i)
		if unidata.IsLower(r) || unidata.IsTitle(r) {
			return false
		}
		found = found || unidata.IsUpper(r)
		i += n
	}
	return found
}

// IsLower reports whether s has a lower-case letter and none of another case.
func IsLower(s string) bool {
	found := false
	for i := 0; i < len(s); {
		r, n := Decode(s, i)
		if unidata.IsUpper(r) || unidata.IsTitle(r) {
			return false
		}
		found = found || unidata.IsLower(r)
		i += n
	}
	return found
}

// IsTitle reports whether s has letters with case, upper or title case exactly
// where a word begins.
func IsTitle(s string) bool {
	found, inside := false, false
	for i := 0; i < len(s); {
		r, n := Decode(s, i)
		switch {
		case unidata.IsUpper(r) || unidata.IsTitle(r):
			if inside {
				return false
			}
			found, inside = true, true
		case unidata.IsLower(r):
			if !inside {
				return false
			}
			found = true
		default:
			inside = false
		}
		i += n
	}
	return found
}

func allBytes(b string, test func(byte) bool) bool {
	for i := 0; i < len(b); i++ {
		if !test(b[i]) {
			return false
		}
	}
	return b != ""
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 }
func isDigit(c byte) bool  { return c-'0' < 10 }

// The predicates of bytes, which see ASCII letters and digits only.

func IsBytesAlpha(b string) bool { return allBytes(b, isLetter) }
func IsBytesDigit(b string) bool { return allBytes(b, isDigit) }
func IsBytesSpace(b string) bool {
	return allBytes(b, func(c byte) bool { return bytesSpace[c] != 0 })
}
func IsBytesAlnum(b string) bool {
	return allBytes(b, func(c byte) bool { return isLetter(c) || isDigit(c) })
}

// IsBytesUpper reports whether b has ASCII letters, all in upper case.
func IsBytesUpper(b string) bool {
	found := false
	for i := 0; i < len(b); i++ {
		if isLowerByte(b[i]) {
			return false
		}
		found = found || isUpperByte(b[i])
	}
	return found
}

// IsBytesLower reports whether b has ASCII letters, all in lower case.
func IsBytesLower(b string) bool {
	found := false
	for i := 0; i < len(b); i++ {
		if isUpperByte(b[i]) {
			return false
		}
		found = found || isLowerByte(b[i])
	}
	return found
}

// IsBytesTitle reports whether b has ASCII letters, in upper case exactly where
// a run of them begins.
func IsBytesTitle(b string) bool {
	found, inside := false, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case isUpperByte(c):
			if inside {
				return false
			}
			found, inside = true, true
		case isLowerByte(c):
			if !inside {
				return false
			}
			found = true
		default:
			inside = false
		}
	}
	return found
}

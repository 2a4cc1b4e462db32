package wtf8

import "strings"

// Searching works on bytes: no code point's bytes are found inside another's.
// Go's Index and LastIndex take linear time whatever the arguments.

// Index returns where sub first occurs in s, or -1.
func Index(s, sub string) int { return strings.Index(s, sub) }

// LastIndex returns where sub last occurs in s, or -1.
func LastIndex(s, sub string) int { return strings.LastIndex(s, sub) }

// CountOf returns how often sub occurs in s without overlap; the empty string
// occurs between all code points and at both ends.
func CountOf(s, sub string) int {
	if sub == "" {
		return Count(s) + 1
	}
	return strings.Count(s, sub)
}

// AppendReplace appends s with the first limit occurrences of old, all where
// limit is negative, replaced. The empty string is found before each code point
// and at the end.
func AppendReplace(dst []byte, s, old, with string, limit int) []byte {
	if old == "" {
		i := 0
		for limit != 0 {
			limit--
			dst = append(dst, with...)
			if i == len(s) {
				return dst
			}
			_, n := Decode(s, i)
			dst = append(dst, s[i:i+n]...)
			i += n
		}
		return append(dst, s[i:]...)
	}
	for limit != 0 {
		i := strings.Index(s, old)
		if i < 0 {
			break
		}
		dst = append(append(dst, s[:i]...), with...)
		s = s[i+len(old):]
		limit--
	}
	return append(dst, s...)
}

// Partition returns where sep first occurs in s, cut into what stands before and
// after it.
func Partition(s, sep string) (before, after string, found bool) { return strings.Cut(s, sep) }

// PartitionLast is Partition at the last occurrence.
func PartitionLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

// Compare compares a and b by code points, which is to say by bytes.
func Compare(a, b string) int { return strings.Compare(a, b) }

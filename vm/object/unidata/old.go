package unidata

import "sort"

// Unicode 3.2 is the version that internationalized domain names (RFC 3490) go
// by. The functions with its number in their names answer as of then.

// change32 holds what was different for a code point that there was then.
type change32 struct {
	r                       rune
	category, bidirectional string
	mirrored                bool
	width                   string
	decimal                 int8
	numeric                 float64
}

// Assigned32 reports whether r was assigned.
func Assigned32(r rune) bool {
	n := len(unassigned32) / 2
	i := sort.Search(n, func(i int) bool { return rune(unassigned32[2*i+1]) >= r })
	return i == n || rune(unassigned32[2*i]) > r
}

func changed32(r rune) *change32 {
	i := sort.Search(len(changes32), func(i int) bool { return changes32[i].r >= r })
	if i < len(changes32) && changes32[i].r == r {
		return &changes32[i]
	}
	return nil
}

// Category32 is Category.
func Category32(r rune) string {
	if !Assigned32(r) {
		return "Cn"
	}
	if c := changed32(r); c != nil {
		return c.category
	}
	return Category(r)
}

// Bidirectional32 is Bidirectional.
func Bidirectional32(r rune) string {
	if !Assigned32(r) {
		return ""
	}
	if c := changed32(r); c != nil {
		return c.bidirectional
	}
	return Bidirectional(r)
}

// Combining32 is Combining.
func Combining32(r rune) int {
	if !Assigned32(r) {
		return 0
	}
	return Combining(r)
}

// Mirrored32 is Mirrored.
func Mirrored32(r rune) bool {
	if c := changed32(r); c != nil {
		return c.mirrored
	}
	return Assigned32(r) && Mirrored(r)
}

// EastAsianWidth32 is EastAsianWidth.
func EastAsianWidth32(r rune) string {
	if !Assigned32(r) {
		if Category(r) == "Cn" {
			return EastAsianWidth(r) // of a block kept for ideographs
		}
		return "N"
	}
	if c := changed32(r); c != nil {
		return c.width
	}
	return EastAsianWidth(r)
}

// Decimal32 is Decimal.
func Decimal32(r rune) int {
	if !Assigned32(r) {
		return -1
	}
	if c := changed32(r); c != nil {
		return int(c.decimal)
	}
	return Decimal(r)
}

// Numeric32 is Numeric.
func Numeric32(r rune) (float64, bool) {
	if !Assigned32(r) {
		return 0, false
	}
	if c := changed32(r); c != nil {
		return c.numeric, c.numeric != -1
	}
	return Numeric(r)
}

// AppendDecomposition32 is AppendDecomposition.
func AppendDecomposition32(dst []byte, r rune) []byte {
	if !Assigned32(r) {
		return dst
	}
	return AppendDecomposition(dst, r)
}

// AppendNormal32 is AppendNormal.
func AppendNormal32(dst []byte, s string, f Form) []byte {
	n := &normalizer{form: f, old: true}
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		n.decompose(r)
		i += size
	}
	n.order()
	if f == NFC || f == NFKC {
		n.compose()
	}
	for _, r := range n.runes {
		dst = appendRune(dst, r)
	}
	return dst
}

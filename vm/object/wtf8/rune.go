package wtf8

import (
	"math/bits"
)

// RuneMax is the last code point.
const RuneMax = 0x10FFFF

// IsSurrogate reports whether r is one half of a UTF-16 pair.
func IsSurrogate(r rune) bool { return uint32(r)-0xD800 < 0x800 }

// RuneLen returns how many bytes r takes.
func RuneLen(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

// AppendRune appends r, a surrogate included.
func AppendRune(dst []byte, r rune) []byte {
	switch {
	case r < 0x80:
		return append(dst, byte(r))
	case r < 0x800:
		return append(dst, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	case r < 0x10000:
		return append(dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(dst, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// Decode returns the code point that begins at s[i] and its length in bytes. i
// must be less than len(s). A byte that begins no code point, which well-formed
// text has none of, stands for itself.
func Decode(s string, i int) (rune, int) {
	c := s[i]
	switch {
	case c < 0xC0:
		return rune(c), 1
	case c < 0xE0:
		if i+1 < len(s) {
			return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
		}
	case c < 0xF0:
		if i+2 < len(s) {
			return rune(c&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
		}
	default:
		if i+3 < len(s) {
			return rune(c&0x07)<<18 | rune(s[i+1]&0x3F)<<12 | rune(s[i+2]&0x3F)<<6 | rune(s[i+3]&0x3F), 4
		}
	}
	return rune(c), 1
}

// DecodeLast returns the code point that ends before s[end] and its length. end
// must be greater than zero.
func DecodeLast(s string, end int) (rune, int) {
	i := end - 1
	for i > 0 && end-i < 4 && s[i]&0xC0 == 0x80 {
		i--
	}
	r, _ := Decode(s[:end], i)
	return r, end - i
}

const (
	highBits = 0x8080808080808080
	lowBits  = 0x0101010101010101
)

// word loads the eight bytes at s[i], which must be there.
func word(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// IsASCII reports whether s is all ASCII.
func IsASCII(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if word(s, i)&highBits != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// ASCIIPrefix returns the length of the ASCII text s begins with.
func ASCIIPrefix(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if w := word(s, i) & highBits; w != 0 {
			return i + bits.TrailingZeros64(w)>>3
		}
	}
	for ; i < len(s) && s[i] < 0x80; i++ {
	}
	return i
}

// continuations has the lowest bit of each byte of w set that continues a code
// point, which is to say whose two high bits are 10.
func continuations(w uint64) uint64 { return (w >> 7) & (^w >> 6) & lowBits }

// Count returns the number of code points in s.
func Count(s string) int {
	n, i := len(s), 0
	// Four words at a time keep the sums in bytes: none passes 32.
	for ; i+32 <= len(s); i += 32 {
		sum := continuations(word(s, i)) + continuations(word(s, i+8)) +
			continuations(word(s, i+16)) + continuations(word(s, i+24))
		n -= int(sum * lowBits >> 56)
	}
	for ; i+8 <= len(s); i += 8 {
		n -= bits.OnesCount64(continuations(word(s, i)))
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// Offset returns where in s the code point with the given index begins; len(s)
// for the index after the last. It reads s up to there.
func Offset(s string, index int) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		starts := 8 - bits.OnesCount64(continuations(word(s, i)))
		if starts > index {
			break
		}
		index -= starts
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			if index == 0 {
				return i
			}
			index--
		}
	}
	return len(s)
}

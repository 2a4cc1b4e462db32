package engine

import (
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// fold is how a character is changed before it is compared.
type fold uint8

const (
	foldNone fold = iota
	foldASCII
	foldLocale // the C locale: ASCII letters, in both cases
	foldUnicode
)

func lowerASCII(r rune) rune {
	if uint32(r)-'A' < 26 {
		r += 'a' - 'A'
	}
	return r
}

func upperASCII(r rune) rune {
	if uint32(r)-'a' < 26 {
		r -= 'a' - 'A'
	}
	return r
}

func (f fold) lower(r rune) rune {
	switch f {
	case foldNone:
		return r
	case foldUnicode:
		return unidata.SimpleLower(r)
	}
	return lowerASCII(r)
}

// SimpleUpper returns the one character r becomes in upper case. Where the full
// mapping gives several, title case has the one, if there is any.
func SimpleUpper(r rune) rune {
	var buf [16]byte
	out := unidata.AppendUpper(buf[:0], r)
	if u, n := wtf8.Decode(string(out), 0); n == len(out) {
		return u
	}
	out = unidata.AppendTitle(buf[:0], r)
	if u, n := wtf8.Decode(string(out), 0); n == len(out) {
		return u
	}
	return r
}

// single matches one character.
type single struct {
	low     [4]uint64 // which of the first 256 characters match
	kind    singleKind
	fold    fold
	literal rune
	set     []uint32 // checked codes of a set, up to and with FAILURE
}

type singleKind uint8

const (
	singleAny    singleKind = iota // all but a newline
	singleAnyAll                   // all
	singleLiteral
	singleNotLiteral
	singleSet
)

// newSingle completes s with its bitmap.
func newSingle(s single) *single {
	for r := rune(0); r < 256; r++ {
		if s.slow(r) {
			s.low[r>>6] |= 1 << (r & 63)
		}
	}
	return &s
}

// has reports whether r matches.
func (s *single) has(r rune) bool {
	if uint32(r) < 256 {
		return s.low[r>>6]>>(r&63)&1 != 0
	}
	return s.slow(r)
}

func (s *single) slow(r rune) bool {
	switch s.kind {
	case singleAnyAll:
		return true
	case singleAny:
		return r != '\n'
	case singleLiteral:
		return s.isLiteral(r)
	case singleNotLiteral:
		return !s.isLiteral(r)
	}
	if inSet(s.set, s.fold.lower(r)) {
		return true
	}
	if s.fold == foldLocale {
		if up := upperASCII(r); up != lowerASCII(r) {
			return inSet(s.set, up)
		}
	}
	return false
}

func (s *single) isLiteral(r rune) bool {
	return r == s.literal || s.fold.lower(r) == s.literal && s.fold != foldNone ||
		s.fold == foldLocale && upperASCII(r) == s.literal
}

// inSet interprets a set's codes.
func inSet(set []uint32, r rune) bool {
	ok := true
	c := uint32(r)
	for i := 0; ; {
		op := set[i]
		i++
		switch op {
		case codeFailure:
			return !ok
		case codeNegate:
			ok = !ok
		case codeLiteral:
			if c == set[i] {
				return ok
			}
			i++
		case codeRange:
			if set[i] <= c && c <= set[i+1] {
				return ok
			}
			i += 2
		case codeRangeUniIgnore:
			if set[i] <= c && c <= set[i+1] {
				return ok
			}
			if u := uint32(SimpleUpper(r)); set[i] <= u && u <= set[i+1] {
				return ok
			}
			i += 2
		case codeCategory:
			if inCategory(set[i], r) {
				return ok
			}
			i++
		case codeCharset:
			if c < 256 && set[i+int(c>>5)]>>(c&31)&1 != 0 {
				return ok
			}
			i += 8
		case codeBigCharset:
			blocks := int(set[i])
			i++
			if c < 1<<16 {
				// Words hold four block numbers each, the first lowest.
				block := int(set[i+int(c>>10)] >> ((c >> 8 & 3) * 8) & 255)
				if set[i+64+block*8+int(c>>5&7)]>>(c&31)&1 != 0 {
					return ok
				}
			}
			i += 64 + blocks*8
		}
	}
}

func isWordASCII(r rune) bool {
	return uint32(r)-'0' < 10 || uint32(r|0x20)-'a' < 26 && r < 0x80 || r == '_'
}

func isWordUnicode(r rune) bool {
	if r < 0x80 {
		return isWordASCII(r)
	}
	return unidata.IsAlnum(r)
}

func inCategory(category uint32, r rune) bool {
	not := category&1 != 0
	var is bool
	switch category &^ 1 {
	case categoryDigit:
		is = uint32(r)-'0' < 10
	case categorySpace:
		is = r == ' ' || uint32(r)-'\t' < 5
	case categoryWord, categoryLocWord:
		is = isWordASCII(r)
	case categoryLinebreak:
		is = r == '\n'
	case categoryUniDigit:
		is = unidata.IsDecimal(r)
	case categoryUniSpace:
		is = unidata.IsSpace(r)
	case categoryUniWord:
		is = isWordUnicode(r)
	case categoryUniLinebreak:
		is = unidata.IsLineBreak(r)
	}
	return is != not
}

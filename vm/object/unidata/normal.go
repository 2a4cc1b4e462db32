package unidata

import (
	"sort"
	"unicode/utf8"
)

// Form is a normal form of Unicode (UAX #15).
type Form uint8

const (
	NFC Form = iota
	NFD
	NFKC
	NFKD
)

// FormByName returns the form that unicodedata calls name.
func FormByName(name string) (Form, bool) {
	switch name {
	case "NFC":
		return NFC, true
	case "NFD":
		return NFD, true
	case "NFKC":
		return NFKC, true
	case "NFKD":
		return NFKD, true
	}
	return 0, false
}

// Hangul syllables are arithmetic: base + (lead*21 + vowel)*28 + trail.
const (
	hangulBase  = 0xAC00
	hangulLBase = 0x1100
	hangulVBase = 0x1161
	hangulTBase = 0x11A7
	hangulL     = 19
	hangulV     = 21
	hangulT     = 28
	hangulNT    = hangulV * hangulT
	hangulCount = hangulL * hangulNT
)

// quickCheck answers for one code point: 0, it stays in form f; 1, it may
// combine with what stands before it; 2, it never occurs in form f.
func quickCheck(rec *dbRecord, f Form) uint8 { return rec.checks >> (2 * f) & 3 }

// decodeRune is utf8.DecodeRuneInString for text with lone surrogates.
func decodeRune(s string) (rune, int) {
	if s[0] == 0xED && len(s) >= 3 && s[1] >= 0xA0 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// normalPrefix returns how many bytes of s are surely in form f already, and
// stand before a place where nothing further on can reach back to.
func normalPrefix(s string, f Form) (prefix int, all bool) {
	var last uint8
	starter := 0 // start of the last code point of class 0
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			starter, last = i, 0
			i++
			continue
		}
		r, n := decodeRune(s[i:])
		rec := database(r)
		if (rec.combining != 0 && rec.combining < last) || quickCheck(rec, f) != 0 {
			return starter, false
		}
		if rec.combining == 0 {
			starter = i
		}
		last = rec.combining
		i += n
	}
	return len(s), true
}

// IsNormal reports whether s is in form f.
func IsNormal(s string, f Form) bool {
	prefix, all := normalPrefix(s, f)
	if all {
		return true
	}
	return string(AppendNormal(nil, s[prefix:], f)) == s[prefix:]
}

// AppendNormal appends s in form f. It takes time linear in the length of s but
// for runs of combining marks, which are sorted.
func AppendNormal(dst []byte, s string, f Form) []byte {
	prefix, all := normalPrefix(s, f)
	dst = append(dst, s[:prefix]...)
	if all {
		return dst
	}
	n := &normalizer{form: f}
	for i := prefix; i < len(s); {
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

type normalizer struct {
	form    Form
	old     bool // as in Unicode 3.2
	runes   []rune
	classes []uint8
}

func (n *normalizer) push(r rune) {
	n.runes = append(n.runes, r)
	n.classes = append(n.classes, database(r).combining)
}

func (n *normalizer) decompose(r rune) {
	if r < 0x80 {
		n.runes = append(n.runes, r)
		n.classes = append(n.classes, 0)
		return
	}
	if n.old {
		if !Assigned32(r) {
			n.runes = append(n.runes, r)
			n.classes = append(n.classes, 0)
			return
		}
		for _, c := range corrections32 {
			if c[0] == r {
				n.push(c[1])
				return
			}
		}
	}
	if uint32(r)-hangulBase < hangulCount {
		i := r - hangulBase
		n.push(hangulLBase + i/hangulNT)
		n.push(hangulVBase + i%hangulNT/hangulT)
		if t := i % hangulT; t != 0 {
			n.push(hangulTBase + t)
		}
		return
	}
	tag, text := decomposition(r)
	if text == "" || tag != "" && (n.form == NFC || n.form == NFD) {
		n.push(r)
		return
	}
	for _, c := range text { // decompositions nest three deep at most
		n.decompose(c)
	}
}

// order sorts each run of combining marks by class, keeping equals in order.
func (n *normalizer) order() {
	for i := 0; i < len(n.runes); {
		if n.classes[i] == 0 {
			i++
			continue
		}
		j := i + 1
		sorted := true
		for j < len(n.runes) && n.classes[j] != 0 {
			sorted = sorted && n.classes[j-1] <= n.classes[j]
			j++
		}
		if !sorted {
			sort.Stable(marks{n.runes[i:j], n.classes[i:j]})
		}
		i = j
	}
}

type marks struct {
	runes   []rune
	classes []uint8
}

func (m marks) Len() int           { return len(m.runes) }
func (m marks) Less(i, j int) bool { return m.classes[i] < m.classes[j] }
func (m marks) Swap(i, j int) {
	m.runes[i], m.runes[j] = m.runes[j], m.runes[i]
	m.classes[i], m.classes[j] = m.classes[j], m.classes[i]
}

// compose joins each mark with the last starter before it, where nothing of the
// same or a higher class stands between them and the pair has a composition.
func (n *normalizer) compose() {
	starter := -1
	out := 0
	var last int // class of the last code point kept since the starter, -1 when none
	for i, r := range n.runes {
		class := int(n.classes[i])
		if starter >= 0 && last < class || starter >= 0 && last == -1 {
			if c, ok := composePair(n.runes[starter], r); ok && (!n.old || Assigned32(c)) {
				n.runes[starter] = c
				continue
			}
		}
		if class == 0 {
			starter, last = out, -1
		} else {
			last = class
		}
		n.runes[out] = r
		out++
	}
	n.runes = n.runes[:out]
}

func composePair(a, b rune) (rune, bool) {
	if a < 0x80 && b < 0x80 {
		return 0, false
	}
	if uint32(a)-hangulLBase < hangulL && uint32(b)-hangulVBase < hangulV {
		return hangulBase + ((a-hangulLBase)*hangulV+(b-hangulVBase))*hangulT, true
	}
	if uint32(a)-hangulBase < hangulCount && (a-hangulBase)%hangulT == 0 && uint32(b)-hangulTBase-1 < hangulT-1 {
		return a + b - hangulTBase, true
	}
	key := uint64(a)<<21 | uint64(b)
	i := sort.Search(len(pairKeys), func(i int) bool { return pairKeys[i] >= key })
	if i < len(pairKeys) && pairKeys[i] == key {
		return pairComposed[i], true
	}
	return 0, false
}

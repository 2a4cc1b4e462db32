package unidata

import (
	"compress/flate"
	_ "embed"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed names.bin
var packedNames string

// numberedSpan is a range of code points whose names are prefix and the code
// point in hexadecimal.
type numberedSpan struct {
	first, last rune
	prefix      string
}

// unpacked is names.bin in a form that can be searched.
type unpacked struct {
	text   string
	starts []uint32 // of each line in text; names first, then aliases and sequences
	listed int      // how many lines are names
	sorted []uint32 // all lines in the order of their names
}

// names unpacks names.bin when first called, which takes some milliseconds. It
// is a constant in all but when it is computed.
var names = sync.OnceValue(func() *unpacked {
	var b strings.Builder
	b.Grow(namesSize)
	if _, err := io.Copy(&b, flate.NewReader(strings.NewReader(packedNames))); err != nil {
		panic("unidata: names.bin is damaged: " + err.Error())
	}
	u := &unpacked{text: b.String()}
	for i := 0; i < len(u.text); {
		u.starts = append(u.starts, uint32(i))
		i += strings.IndexByte(u.text[i:], '\n') + 1
	}
	u.starts = append(u.starts, uint32(len(u.text)))
	for i := 0; i < len(listedNames); i += 2 {
		u.listed += int(listedNames[i+1]-listedNames[i]) + 1
	}
	u.sorted = make([]uint32, len(u.starts)-1)
	for i := range u.sorted {
		u.sorted[i] = uint32(i)
	}
	sort.Slice(u.sorted, func(a, b int) bool { return u.name(int(u.sorted[a])) < u.name(int(u.sorted[b])) })
	return u
})

// line returns line i without its end.
func (u *unpacked) line(i int) string { return u.text[u.starts[i] : u.starts[i+1]-1] }

// name returns the name line i begins with.
func (u *unpacked) name(i int) string {
	line := u.line(i)
	if i < u.listed {
		return line
	}
	return line[:strings.IndexByte(line, ';')]
}

var hangulLeads = [...]string{
	"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H",
}

var hangulVowels = [...]string{
	"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
	"YI", "I",
}

var hangulTrails = [...]string{
	"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
	"NG", "J", "C", "K", "T", "P", "H",
}

const hangulPrefix = "HANGUL SYLLABLE "

// AppendName appends r's name; ok is false where it has none.
func AppendName(dst []byte, r rune) (_ []byte, ok bool) {
	if uint32(r)-hangulBase < hangulCount {
		i := r - hangulBase
		dst = append(dst, hangulPrefix...)
		dst = append(dst, hangulLeads[i/hangulNT]...)
		dst = append(dst, hangulVowels[i%hangulNT/hangulT]...)
		return append(dst, hangulTrails[i%hangulT]...), true
	}
	if i := sort.Search(len(numberedNames), func(i int) bool { return numberedNames[i].last >= r }); i < len(numberedNames) &&
		numberedNames[i].first <= r {
		return appendHex(append(dst, numberedNames[i].prefix...), r), true
	}
	line := 0
	for i := 0; i < len(listedNames); i += 2 {
		first, last := rune(listedNames[i]), rune(listedNames[i+1])
		if r < first {
			break
		}
		if r <= last {
			return append(dst, names().line(line+int(r-first))...), true
		}
		line += int(last-first) + 1
	}
	return dst, false
}

// Lookup returns the code point with the given name or alias, in any case.
func Lookup(name string) (rune, bool) {
	seq, ok := find(name)
	if !ok || strings.IndexByte(seq, ';') >= 0 {
		return 0, false
	}
	c, err := strconv.ParseUint(seq, 16, 32)
	return rune(c), err == nil
}

// AppendLookup appends the code point or, for the name of a sequence, the code
// points with the given name or alias, in any case.
func AppendLookup(dst []byte, name string) (_ []byte, ok bool) {
	seq, ok := find(name)
	if !ok {
		return dst, false
	}
	for part := range strings.SplitSeq(seq, ";") {
		c, err := strconv.ParseUint(part, 16, 32)
		if err != nil {
			return dst, false
		}
		dst = appendRune(dst, rune(c))
	}
	return dst, true
}

const longestName = 256 // no name comes near

// find returns the code points that bear name, in hexadecimal with ';' between.
func find(name string) (string, bool) {
	if len(name) > longestName {
		return "", false
	}
	var buf [longestName]byte
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c-'a' < 26 {
			c -= 'a' - 'A'
		}
		buf[i] = c
	}
	key := string(buf[:len(name)])
	if rest, ok := strings.CutPrefix(key, hangulPrefix); ok {
		return findHangul(rest)
	}
	for i := range numberedNames {
		s := &numberedNames[i]
		digits, ok := strings.CutPrefix(key, s.prefix)
		if !ok || len(digits) < 4 || len(digits) > 5 || digits[0] == '0' {
			continue
		}
		if c, err := strconv.ParseUint(digits, 16, 32); err == nil && rune(c) >= s.first && rune(c) <= s.last {
			return digits, true
		}
	}
	u := names()
	i := sort.Search(len(u.sorted), func(i int) bool { return u.name(int(u.sorted[i])) >= key })
	if i == len(u.sorted) || u.name(int(u.sorted[i])) != key {
		return "", false
	}
	line := int(u.sorted[i])
	if line >= u.listed {
		return u.line(line)[len(key)+1:], true
	}
	for k := 0; k < len(listedNames); k += 2 {
		n := int(listedNames[k+1]-listedNames[k]) + 1
		if line < n {
			return strconv.FormatUint(uint64(listedNames[k])+uint64(line), 16), true
		}
		line -= n
	}
	panic("unidata: a listed name without a code point")
}

// findHangul finds a syllable by the spelling of its jamo, the longest that
// fits for each.
func findHangul(rest string) (string, bool) {
	longest := func(list []string) int {
		best := -1
		for i, j := range list {
			if strings.HasPrefix(rest, j) && (best < 0 || len(j) > len(list[best])) {
				best = i
			}
		}
		if best >= 0 {
			rest = rest[len(list[best]):]
		}
		return best
	}
	l := longest(hangulLeads[:])
	v := longest(hangulVowels[:])
	t := longest(hangulTrails[:])
	if v < 0 || rest != "" {
		return "", false
	}
	return strconv.FormatUint(uint64(hangulBase+(l*hangulV+v)*hangulT+t), 16), true
}

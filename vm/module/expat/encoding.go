package expat

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// charset is how a document's bytes stand for characters.
type charset uint8

const (
	unknownSet charset = iota // not looked at yet
	utf8Set
	utf16BESet
	utf16LESet
	singleSet // a table says
)

// decoder makes UTF-8 of a document's bytes. Bytes that should be UTF-8 and are not
// are left for the parser to find.
type decoder struct {
	fixed   string // encoding that nothing in the document can change
	set     charset
	table   *[256]rune // -1: stands for nothing
	pending []byte     // the beginning of a character
	wanted  string     // encoding whose table is to be asked for
}

func (d *decoder) decode(data []byte, final bool) string {
	if len(d.pending) > 0 {
		data = append(d.pending, data...)
		d.pending = nil
	}
	if d.set == unknownSet {
		if d.fixed != "" {
			d.choose(d.fixed)
		}
		switch {
		case d.set != unknownSet && d.set != utf16BESet:
		case len(data) < 2 && !final:
			d.pending = append([]byte(nil), data...)
			return ""
		case len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == '<' && data[1] == 0):
			d.set = utf16LESet
		case len(data) >= 2 && (data[0] == 0xFE && data[1] == 0xFF || data[0] == 0 && data[1] == '<'):
			d.set = utf16BESet
		case d.set == unknownSet:
			d.set = utf8Set
		}
	}
	switch d.set {
	case utf16BESet, utf16LESet:
		return d.wide(data, final)
	case singleSet:
		return d.single(string(data))
	}
	return string(data)
}

// choose takes an encoding by its name, as far as it is known here.
func (d *decoder) choose(name string) bool {
	switch strings.ToLower(name) {
	case "utf-8", "utf8":
		d.set = utf8Set
	case "utf-16":
		d.set = utf16BESet
	case "utf-16be":
		d.set = utf16BESet
	case "utf-16le":
		d.set = utf16LESet
	case "iso-8859-1", "us-ascii":
		var table [256]rune
		for i := range table {
			table[i] = rune(i)
			if i >= 0x80 && strings.EqualFold(name, "us-ascii") {
				table[i] = -1
			}
		}
		d.set, d.table = singleSet, &table
	default:
		d.wanted = name
		return false
	}
	return true
}

// declared follows an encoding declaration; rest is what was decoded behind it. An
// encoding that is not known is left in wanted.
func (d *decoder) declared(name, rest string) (string, fault) {
	wide := d.set == utf16BESet || d.set == utf16LESet
	switch {
	case d.fixed != "":
		return rest, 0
	case strings.EqualFold(name, "utf-16") && wide:
		return rest, 0
	case wide != strings.HasPrefix(strings.ToLower(name), "utf-16"):
		return rest, wrongEncoding
	case d.choose(name) && d.set == singleSet:
		return d.single(rest), 0
	}
	return rest, 0
}

// single decodes bytes that each stand for a character.
func (d *decoder) single(s string) string {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if r := d.table[s[i]]; r >= 0 {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, 0xFF)
		}
	}
	return string(out)
}

// wide decodes UTF-16.
func (d *decoder) wide(data []byte, final bool) string {
	unit := func(i int) rune {
		if d.set == utf16LESet {
			return rune(data[i]) | rune(data[i+1])<<8
		}
		return rune(data[i])<<8 | rune(data[i+1])
	}
	out := make([]byte, 0, len(data))
	i := 0
	for ; i+1 < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) && !final {
				break
			}
			r2 := rune(0)
			if i+3 < len(data) {
				r2 = unit(i + 2)
			}
			if r = utf16.DecodeRune(r, r2); r == utf8.RuneError {
				out = append(out, 0xFF)
				continue
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	if i < len(data) {
		if final {
			return string(append(out, 0xFF))
		}
		d.pending = append([]byte(nil), data[i:]...)
	}
	return string(out)
}

// useTable gives the parser the table of the encoding it wants.
func (p *parser) useTable(table *[256]rune) {
	d := &p.decoder
	d.wanted, d.set, d.table = "", singleSet, table
	p.in.s = p.in.s[:p.in.i] + d.single(p.in.s[p.in.i:])
}

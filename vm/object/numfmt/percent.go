package numfmt

import (
	"math"
	"strconv"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Percent is one conversion of the % operator:
//
//	%[(key)][flags][width][.precision][length]verb
type Percent struct {
	Key    string // a part of the format
	HasKey bool

	Left, Plus, Blank, Alt, Zero bool // - + space # 0

	Width, Prec         int // -1 where there is none
	StarWidth, StarPrec bool
	Verb                rune
	VerbAt              int // where the verb stands in the format, in bytes
}

var errIncomplete = fault.New(fault.ValueError, "incomplete format")

// ParsePercent parses the conversion whose '%' stands before format[i] and
// returns where the text goes on. Where a '*' was met, the caller takes the
// argument and calls SetWidth or SetPrec, width first. Whether the verb is one
// there is, the caller finds out, and UnsupportedVerb makes the error.
func ParsePercent(format string, i int) (p Percent, next int, err error) {
	p.Width, p.Prec = -1, -1
	if i < len(format) && format[i] == '(' {
		depth, start := 1, i+1
		for i++; i < len(format) && depth > 0; i++ {
			switch format[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
		}
		if depth > 0 {
			return p, i, fault.New(fault.ValueError, "incomplete format key")
		}
		p.Key, p.HasKey = format[start:i-1], true
	}
flags:
	for ; i < len(format); i++ {
		switch format[i] {
		case '-':
			p.Left = true
		case '+':
			p.Plus = true
		case ' ':
			p.Blank = true
		case '#':
			p.Alt = true
		case '0':
			p.Zero = true
		default:
			break flags
		}
	}
	if i < len(format) && format[i] == '*' {
		p.StarWidth = true
		i++
	} else if p.Width, i, err = percentNumber(format, i, math.MaxInt, "width too big"); err != nil {
		return p, i, err
	}
	if i < len(format) && format[i] == '.' {
		i++
		if i < len(format) && format[i] == '*' {
			p.StarPrec = true
			i++
		} else {
			if p.Prec, i, err = percentNumber(format, i, math.MaxInt32, "precision too big"); err != nil {
				return p, i, err
			}
			p.Prec = max(p.Prec, 0)
		}
	}
	if i < len(format) && (format[i] == 'h' || format[i] == 'l' || format[i] == 'L') {
		i++
	}
	if i >= len(format) {
		return p, i, errIncomplete
	}
	p.VerbAt = i
	r, n := wtf8.Decode(format, i)
	p.Verb = r
	return p, i + n, nil
}

func percentNumber(s string, i, most int, tooBig string) (int, int, error) {
	n, start := 0, i
	for ; i < len(s) && s[i]-'0' < 10; i++ {
		d := int(s[i] - '0')
		if n > (most-d)/10 {
			return 0, i, fault.New(fault.ValueError, "%s", tooBig)
		}
		n = n*10 + d
	}
	if i == start {
		n = -1
	}
	return n, i, nil
}

// SetWidth sets the width from an argument; a negative one means left
// alignment.
func (p *Percent) SetWidth(n int) {
	if n < 0 {
		p.Left = true
		n = -n
	}
	p.Width = n
}

// SetPrec sets the precision from an argument; a negative one means zero.
func (p *Percent) SetPrec(n int) { p.Prec = max(n, 0) }

// UnsupportedVerb is the error for a verb there is not. format is a str, or a
// bytes object where isBytes says so.
func (p *Percent) UnsupportedVerb(format string, isBytes bool) error {
	verb, at := p.Verb, p.VerbAt
	if isBytes {
		verb = rune(format[at])
		if verb >= 0x80 { // CPython takes the byte for a negative character
			return fault.New(fault.OverflowError, "character argument not in range(0x110000)")
		}
		return fault.New(fault.ValueError, "unsupported format character '%s' (0x%x) at index %d",
			string([]byte{byte(verb)}), verb, at)
	}
	shown := verb
	if verb < 32 || verb > 126 {
		shown = '?'
	}
	return fault.New(fault.ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, verb, wtf8.Count(format[:at]))
}

// AppendText appends the text of an argument, count code points long, in the
// conversion's width. The precision has been applied: see Cut.
func (p *Percent) AppendText(dst []byte, text string, count int) ([]byte, error) {
	pad := p.Width - count
	if pad <= 0 {
		return append(dst, text...), nil
	}
	if p.Width > maxSize {
		return dst, errNoMemory
	}
	if !p.Left {
		dst = appendFill(dst, ' ', pad)
	}
	dst = append(dst, text...)
	if p.Left {
		dst = appendFill(dst, ' ', pad)
	}
	return dst, nil
}

// Cut cuts text off after as many code points as the precision says, as s, r
// and a do.
func (p *Percent) Cut(text string) string {
	if p.Prec >= 0 && p.Prec < len(text) {
		return text[:wtf8.Offset(text, p.Prec)]
	}
	return text
}

func (p *Percent) sign(negative bool) byte {
	switch {
	case negative:
		return '-'
	case p.Plus:
		return '+'
	case p.Blank:
		return ' '
	}
	return 0
}

// AppendInt appends v for the verbs d, i, u, o, x and X.
func (p *Percent) AppendInt(dst []byte, v Int, limit int) ([]byte, error) {
	if p.Prec > math.MaxInt32-3 {
		return dst, fault.New(fault.OverflowError, "precision too large")
	}
	base, prefix := 10, ""
	switch p.Verb {
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	}
	if !p.Alt {
		prefix = ""
	}
	start := len(dst)
	if c := p.sign(v.negative()); c != 0 {
		dst = append(dst, c)
	}
	dst = append(dst, prefix...)
	body := len(dst)
	var err error
	if dst, err = v.appendDigits(dst, base, limit); err != nil {
		return dst[:start], err
	}
	if p.Verb == 'X' {
		upperCase(dst[body:])
	}
	if n := p.Prec - (len(dst) - body); n > 0 {
		dst = insertFill(dst, body, '0', n)
	}
	return p.pad(dst, start, body)
}

// pad brings the ASCII text dst[start:] to the conversion's width; zeros, where
// they are asked for, go in before body.
func (p *Percent) pad(dst []byte, start, body int) ([]byte, error) {
	n := p.Width - (len(dst) - start)
	switch {
	case n <= 0:
		return dst, nil
	case p.Width > maxSize:
		return dst[:start], errNoMemory
	case p.Left:
		return appendFill(dst, ' ', n), nil
	case p.Zero:
		return insertFill(dst, body, '0', n), nil
	}
	return insertFill(dst, start, ' ', n), nil
}

// insertFill inserts n times c before dst[at].
func insertFill(dst []byte, at int, c byte, n int) []byte {
	end := len(dst)
	dst = appendFill(dst, rune(c), n)
	copy(dst[at+n:], dst[at:end])
	for i := range n {
		dst[at+i] = c
	}
	return dst
}

// AppendFloat appends f for the verbs e, E, f, F, g and G.
func (p *Percent) AppendFloat(dst []byte, f float64) ([]byte, error) {
	prec := p.Prec
	if prec < 0 {
		prec = 6
	}
	start := len(dst)
	if (p.Verb == 'f' || p.Verb == 'F') && !p.Alt && f-f == 0 {
		if c := p.sign(math.Signbit(f)); c != 0 {
			dst = append(dst, c)
		}
		body := len(dst)
		return p.pad(strconv.AppendFloat(dst, math.Abs(f), 'f', prec, 64), start, body)
	}
	var buf [64]byte
	var n number
	flags := 0
	if p.Alt {
		flags = floatAlt
	}
	n.setFloat(buf[:0], f, byte(p.Verb), prec, flags)
	if c := p.sign(n.negative); c != 0 {
		dst = append(dst, c)
	}
	body := len(dst)
	dst = append(dst, n.digits...)
	if n.point {
		dst = append(dst, '.')
	}
	dst = append(append(dst, n.frac...), n.rest...)
	return p.pad(dst, start, body)
}

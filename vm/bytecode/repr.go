package bytecode

import (
	"math"
	"math/big"
	"sort"
	"strconv"
	"unicode/utf8"
)

//go:generate go run ../../cmd/genprintable -o printable_gen.go

// isPrintable reports whether repr shows a code point as it is.
func isPrintable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	i := sort.Search(len(printable), func(i int) bool { return printable[i][1] >= r })
	return i < len(printable) && printable[i][0] <= r
}

const hexDigits = "0123456789abcdef"

func appendHex(b []byte, v rune, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		b = append(b, hexDigits[v>>shift&15])
	}
	return b
}

// AppendStrRepr appends the repr of a str in UTF-8 with lone surrogates.
func AppendStrRepr(b []byte, s string) []byte {
	quote := reprQuote(s)
	b = append(b, quote)
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			i++
			if c == 0x7f {
				b = append(b, `\x7f`...)
			} else {
				b = appendASCIIRepr(b, c, quote)
			}
			continue
		}
		r, n := decodeWTF8(s[i:])
		switch {
		case isPrintable(r):
			b = append(b, s[i:i+n]...)
		case r <= 0xff:
			b = appendHex(append(b, `\x`...), r, 2)
		case r <= 0xffff:
			b = appendHex(append(b, `\u`...), r, 4)
		default:
			b = appendHex(append(b, `\U`...), r, 8)
		}
		i += n
	}
	return append(b, quote)
}

// AppendBytesRepr appends the repr of a bytes object.
func AppendBytesRepr(b []byte, s string) []byte {
	quote := reprQuote(s)
	b = append(b, 'b', quote)
	for i := range len(s) {
		if c := s[i]; c >= 0x7f {
			b = appendHex(append(b, `\x`...), rune(c), 2)
		} else {
			b = appendASCIIRepr(b, c, quote)
		}
	}
	return append(b, quote)
}

// reprQuote returns the quote that stands around s: double quotes where that
// saves an escape.
func reprQuote(s string) byte {
	quote := byte('\'')
	for i := range len(s) {
		switch s[i] {
		case '\'':
			quote = '"'
		case '"':
			return '\''
		}
	}
	return quote
}

func appendASCIIRepr(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\r':
		return append(b, `\r`...)
	case c == '\t':
		return append(b, `\t`...)
	case c < ' ':
		return appendHex(append(b, `\x`...), rune(c), 2)
	}
	return append(b, c)
}

// decodeWTF8 is utf8.DecodeRuneInString that knows surrogates; another fault
// reads as one byte of that value.
func decodeWTF8(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r != utf8.RuneError || n > 1 {
		return r, n
	}
	if len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return rune(s[0]), 1
}

// AppendFloatRepr appends the repr of a float: the shortest digits that read
// back the same, with an exponent from 1e16 on and below 1e-4.
func AppendFloatRepr(b []byte, f float64) []byte { return appendFloatText(b, f, true) }

// AppendComplexRepr appends the repr of a complex number.
func AppendComplexRepr(b []byte, c complex128) []byte {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return append(appendFloatText(b, im, false), 'j')
	}
	b = appendFloatText(append(b, '('), re, false)
	if !math.Signbit(im) || math.IsNaN(im) {
		b = append(b, '+')
	}
	return append(appendFloatText(b, im, false), 'j', ')')
}

// appendFloatText writes a float; point says whether ".0" marks one that looks
// like an int.
func appendFloatText(b []byte, f float64, point bool) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	from := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if point {
		for _, c := range b[from:] {
			if c == '.' {
				return b
			}
		}
		b = append(b, ".0"...)
	}
	return b
}

// maxReprSize and maxReprDepth bound what constants made to be large or deep
// (a tuple can hold itself, or another a million times) cost to show.
const (
	maxReprSize  = 16 << 20
	maxReprDepth = 200
)

// constRepr shows constants. Code objects show the address that addr returns,
// where it is set. Elements of frozensets stand in their order here.
type constRepr struct {
	addr func(*Code) uint64
	buf  []byte
	deep int
}

func (r *constRepr) text(s string) { r.buf = append(r.buf, s...) }

func (r *constRepr) sequence(elems []Const) {
	for i, e := range elems {
		if i > 0 {
			r.text(", ")
		}
		r.add(e)
		if len(r.buf) > maxReprSize {
			r.text("...")
			return
		}
	}
}

func (r *constRepr) add(c Const) {
	if len(r.buf) > maxReprSize || r.deep >= maxReprDepth {
		r.text("...")
		return
	}
	r.deep++
	defer func() { r.deep-- }()
	switch c := c.(type) {
	case NoneType:
		r.text("None")
	case EllipsisType:
		r.text("Ellipsis")
	case StopIterationType:
		r.text("<class 'StopIteration'>")
	case Bool:
		if c {
			r.text("True")
		} else {
			r.text("False")
		}
	case Int:
		r.buf = strconv.AppendInt(r.buf, int64(c), 10)
	case *BigInt:
		r.buf = appendBigRepr(r.buf, &c.Int)
	case Float:
		r.buf = AppendFloatRepr(r.buf, float64(c))
	case Complex:
		r.buf = AppendComplexRepr(r.buf, complex128(c))
	case Str:
		r.buf = AppendStrRepr(r.buf, string(c))
	case Bytes:
		r.buf = AppendBytesRepr(r.buf, string(c))
	case Tuple:
		r.text("(")
		r.sequence(c)
		if len(c) == 1 {
			r.text(",")
		}
		r.text(")")
	case FrozenSet:
		r.text("frozenset(")
		if len(c) > 0 {
			r.text("{")
			r.sequence(c)
			r.text("}")
		}
		r.text(")")
	case *Slice:
		r.text("slice(")
		r.sequence([]Const{c.Start, c.Stop, c.Step})
		r.text(")")
	case *List:
		r.text("[")
		r.sequence(c.Elems)
		r.text("]")
	case *Set:
		if len(c.Elems) == 0 {
			r.text("set()")
			return
		}
		r.text("{")
		r.sequence(c.Elems)
		r.text("}")
	case *Dict:
		r.text("{")
		for i, k := range c.Keys {
			if i > 0 {
				r.text(", ")
			}
			r.add(k)
			r.text(": ")
			if i < len(c.Values) {
				r.add(c.Values[i])
			}
		}
		r.text("}")
	case *Code:
		r.code(c)
	default:
		r.text("<NULL>")
	}
}

// appendBigRepr writes an int in decimal, one that would take long in
// hexadecimal.
func appendBigRepr(b []byte, x *big.Int) []byte {
	if x.BitLen() > 1<<20 {
		s := x.Text(16)
		if x.Sign() < 0 {
			return append(append(b, "-0x"...), s[1:]...)
		}
		return append(append(b, "0x"...), s...)
	}
	return x.Append(b, 10)
}

func (r *constRepr) code(c *Code) {
	line := c.FirstLine
	if line == 0 {
		line = -1
	}
	r.text("<code object ")
	r.text(c.Name)
	r.text(" at 0x")
	addr := uint64(0)
	if r.addr != nil {
		addr = r.addr(c)
	}
	r.buf = strconv.AppendUint(r.buf, addr, 16)
	r.text(", file \"")
	r.text(c.Filename)
	r.text("\", line ")
	r.buf = strconv.AppendInt(r.buf, int64(line), 10)
	r.text(">")
}

// ConstRepr returns the repr of a constant, in which code objects show the
// address that addr returns, 0x0 where addr is nil. Frozensets show their
// elements in the order they hold here; CPython's order depends on hashes. What
// would be deeper than 200 levels or longer than 16 MiB is cut short with "...".
func ConstRepr(c Const, addr func(*Code) uint64) string {
	r := constRepr{addr: addr}
	r.add(c)
	return string(r.buf)
}

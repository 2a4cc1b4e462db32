package numfmt

import (
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

func decimal(r rune) int { return unidata.Decimal(r) }

// asciiSpace is the white space stripped from numbers. The separators U+001C to
// U+001F, space elsewhere, are none here.
const asciiSpace = " \t\n\v\f\r"

// plainText turns digits of other scripts into ASCII ones and strips white
// space. ok is false where other characters remain: that is no number. The
// result may alias s.
func plainText(s string) (_ string, ok bool) {
	if wtf8.IsASCII(s) {
		s = strings.Trim(s, asciiSpace)
		return s, true
	}
	buf := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := wtf8.Decode(s, i)
		i += n
		switch {
		case r < 0x80:
			buf = append(buf, byte(r))
		case unidata.IsSpace(r):
			buf = append(buf, ' ')
		default:
			d := unidata.Decimal(r)
			if d < 0 {
				return "", false
			}
			buf = append(buf, '0'+byte(d))
		}
	}
	return plainText(string(buf))
}

// withoutUnderscores removes the underscores of s, each of which must stand
// between two digits.
func withoutUnderscores(s string) (string, bool) {
	if strings.IndexByte(s, '_') < 0 {
		return s, true
	}
	buf := make([]byte, 0, len(s))
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i]-'0' < 10 }
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			buf = append(buf, s[i])
		} else if !digit(i-1) || !digit(i+1) {
			return "", false
		}
	}
	return string(buf), true
}

// ParseFloat returns float(s). ok is false where s is no number; InvalidFloat
// makes the error.
func ParseFloat(s string) (f float64, ok bool) {
	if s, ok = plainText(s); !ok {
		return 0, false
	}
	if s, ok = withoutUnderscores(s); !ok {
		return 0, false
	}
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		body = body[1:]
	}
	if body == "" {
		return 0, false
	}
	n, isNumber := decimalPrefix(body)
	if isNumber {
		if n != len(body) {
			return 0, false
		}
	} else if !strings.EqualFold(body, "inf") && !strings.EqualFold(body, "infinity") && !strings.EqualFold(body, "nan") {
		return 0, false
	}
	if f, ok := shortFloat(body); ok {
		if s[0] == '-' {
			f = -f
		}
		return f, true
	}
	if strings.EqualFold(body, "nan") {
		s = "nan"
	}
	f, _ = strconv.ParseFloat(s, 64) // out of range is an infinity or zero
	return f, true
}

// shortFloat reads up to 15 digits without point or exponent.
func shortFloat(s string) (float64, bool) {
	if len(s) > 15 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int(d)
	}
	return float64(n), true
}

// decimalPrefix returns the length of the decimal number without sign that s
// begins with.
func decimalPrefix(s string) (n int, ok bool) {
	i := 0
	for i < len(s) && s[i]-'0' < 10 {
		i++
	}
	digits := i
	if i < len(s) && s[i] == '.' {
		i++
		for i < len(s) && s[i]-'0' < 10 {
			i++
			digits++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		k := i + 1
		if k < len(s) && (s[k] == '+' || s[k] == '-') {
			k++
		}
		if k < len(s) && s[k]-'0' < 10 {
			for k < len(s) && s[k]-'0' < 10 {
				k++
			}
			i = k
		}
	}
	return i, true
}

// InvalidFloat is the error for a str (or, with its b prefix, bytes) that float
// cannot read; repr is its repr.
func InvalidFloat(repr string) error {
	return fault.New(fault.ValueError, "could not convert string to float: %s", repr)
}

// ParseComplex returns complex(s).
func ParseComplex(s string) (complex128, error) {
	malformed := fault.New(fault.ValueError, "complex() arg is a malformed string")
	text, ok := plainText(s)
	if !ok {
		return 0, malformed
	}
	if text, ok = withoutUnderscores(text); !ok {
		return 0, fault.New(fault.ValueError, "could not convert string to complex: %s", wtf8.AppendRepr(nil, s))
	}
	c, ok := complexText(text)
	if !ok {
		return 0, malformed
	}
	return c, nil
}

// complexText reads stripped text without underscores.
func complexText(s string) (c complex128, ok bool) {
	if strings.HasPrefix(s, "(") {
		if !strings.HasSuffix(s, ")") || len(s) < 2 {
			return 0, false
		}
		s = strings.Trim(s[1:len(s)-1], asciiSpace)
	}
	if s == "" {
		return 0, false
	}
	isJ := func(t string) bool { return len(t) == 1 && t[0]|0x20 == 'j' }
	first, rest, found := signedPrefix(s)
	if found {
		switch {
		case rest == "":
			return complex(first, 0), true
		case isJ(rest):
			return complex(0, first), true
		case rest[0] == '+' || rest[0] == '-':
			second, rest, found := signedPrefix(rest)
			if !found {
				second, rest = unitPart(rest)
			}
			if !isJ(rest) {
				return 0, false
			}
			return complex(first, second), true
		}
		return 0, false
	}
	unit, rest := unitPart(s)
	if !isJ(rest) {
		return 0, false
	}
	return complex(0, unit), true
}

// unitPart reads the sign of an imaginary part without number.
func unitPart(s string) (float64, string) {
	switch {
	case s != "" && s[0] == '+':
		return 1, s[1:]
	case s != "" && s[0] == '-':
		return -1, s[1:]
	}
	return 1, s
}

// signedPrefix reads the number s begins with.
func signedPrefix(s string) (f float64, rest string, ok bool) {
	i := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		i = 1
	}
	n, ok := decimalPrefix(s[i:])
	if !ok {
		for _, word := range [...]string{"infinity", "inf", "nan"} {
			if len(s)-i >= len(word) && strings.EqualFold(s[i:i+len(word)], word) {
				n, ok = len(word), true
				break
			}
		}
		if !ok {
			return 0, s, false
		}
	}
	f, ok = ParseFloat(s[:i+n])
	return f, s[i+n:], ok
}

// digitValue returns the value of an ASCII digit or letter, or 99.
func digitValue(c byte) int {
	switch {
	case c-'0' < 10:
		return int(c - '0')
	case c|0x20-'a' < 26:
		return int(c|0x20-'a') + 10
	}
	return 99
}

// ErrBase is the error for a base int does not take.
func ErrBase() error {
	return fault.New(fault.ValueError, "int() base must be >= 2 and <= 36, or 0")
}

// InvalidInt is the error for a str or bytes that int cannot read; repr is its
// repr, of which the message shows no more than 200 characters.
func InvalidInt(repr string, base int) error {
	repr = repr[:wtf8.Offset(repr, 200)]
	return fault.New(fault.ValueError, "invalid literal for int() with base %d: %s", base, repr)
}

// ParseInt returns int(s, base), in Big only where it does not fit 64 bits. ok
// is false where s is malformed and InvalidInt makes the error; err is that of
// a base out of range or of too many digits.
func ParseInt(s string, base, limit int) (v Int, ok bool, err error) {
	if base != 0 && (base < 2 || base > 36) {
		return v, false, ErrBase()
	}
	if s, ok = plainText(s); !ok {
		return v, false, nil
	}
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative = s[0] == '-'
		s = s[1:]
	}
	detect := base == 0
	if detect {
		base = 10
		if len(s) > 1 && s[0] == '0' {
			switch s[1] | 0x20 {
			case 'x':
				base = 16
			case 'o':
				base = 8
			case 'b':
				base = 2
			}
		}
	}
	prefixed := false
	if len(s) > 1 && s[0] == '0' {
		if p := s[1] | 0x20; base == 16 && p == 'x' || base == 8 && p == 'o' || base == 2 && p == 'b' {
			s = s[2:]
			prefixed = true
			if s != "" && s[0] == '_' {
				s = s[1:]
			}
		}
	}
	digits, underscore := 0, true // an underscore may not come first
	small, fits := uint64(0), true
	for i := 0; i < len(s); i++ {
		if s[i] == '_' {
			if underscore {
				return v, false, nil
			}
			underscore = true
			continue
		}
		d := digitValue(s[i])
		if d >= base {
			return v, false, nil
		}
		underscore = false
		digits++
		if fits {
			hi, lo := bits.Mul64(small, uint64(base))
			sum, carry := bits.Add64(lo, uint64(d), 0)
			fits = hi == 0 && carry == 0
			small = sum
		}
	}
	if underscore {
		return v, false, nil
	}
	if detect && !prefixed && s[0] == '0' && strings.Trim(s, "0_") != "" {
		return v, false, nil // like 010, which is no number in Python 3
	}
	if base&(base-1) != 0 && limit > 0 && digits > limit {
		return v, false, fault.New(fault.ValueError,
			"Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit",
			limit, digits)
	}
	if fits && small <= 1<<63-1 {
		v.Small = int64(small)
		if negative {
			v.Small = -v.Small
		}
		return v, true, nil
	}
	if fits && negative && small == 1<<63 {
		v.Small = -1 << 63
		return v, true, nil
	}
	v.Big = bigFromDigits(s, base, digits)
	if negative {
		v.Big.Neg(v.Big)
	}
	return v, true, nil
}

// bigFromDigits reads digits, among them count that are no underscores.
func bigFromDigits(s string, base, count int) *big.Int {
	values := make([]byte, 0, count)
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			values = append(values, byte(digitValue(s[i])))
		}
	}
	if base&(base-1) == 0 {
		return bigFromBits(values, bits.TrailingZeros(uint(base)))
	}
	p := &powers{base: int64(base)}
	return p.read(values)
}

// bigFromBits reads digits of the given number of bits each.
func bigFromBits(values []byte, width int) *big.Int {
	const size = bits.UintSize
	words := make([]big.Word, (len(values)*width+size-1)/size)
	at := 0
	for i := len(values) - 1; i >= 0; i-- {
		w, shift := at/size, at%size
		words[w] |= big.Word(values[i]) << shift
		if shift+width > size && w+1 < len(words) {
			words[w+1] |= big.Word(values[i]) >> (size - shift)
		}
		at += width
	}
	return new(big.Int).SetBits(words)
}

// powers holds base**(leaf*2**k) for reading long numbers by halves, which
// takes the time of a multiplication rather than the square of the length.
type powers struct {
	base int64
	of   []*big.Int
}

const leaf = 256 // digits read one by one

func (p *powers) at(k int) *big.Int {
	for len(p.of) <= k {
		var next *big.Int
		if n := len(p.of); n == 0 {
			next = new(big.Int).Exp(big.NewInt(p.base), big.NewInt(leaf), nil)
		} else {
			next = new(big.Int).Mul(p.of[n-1], p.of[n-1])
		}
		p.of = append(p.of, next)
	}
	return p.of[k]
}

// read reads values, most significant first.
func (p *powers) read(values []byte) *big.Int {
	if len(values) <= leaf {
		v, chunk, scale := new(big.Int), int64(0), int64(1)
		var a, b big.Int
		for i, d := range values {
			chunk = chunk*p.base + int64(d)
			scale *= p.base
			if scale > 1<<57 || i == len(values)-1 {
				v.Mul(v, a.SetInt64(scale))
				v.Add(v, b.SetInt64(chunk))
				chunk, scale = 0, 1
			}
		}
		return v
	}
	k := bits.Len(uint((len(values)-1)/leaf)) - 1
	low := leaf << k
	high := p.read(values[:len(values)-low])
	high.Mul(high, p.at(k))
	return high.Add(high, p.read(values[len(values)-low:]))
}

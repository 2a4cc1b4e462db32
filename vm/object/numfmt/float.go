package numfmt

import (
	"math"
	"strconv"

	"github.com/adder-vm/adder/vm/object/fault"
)

// AppendFloatRepr appends repr(f): the shortest digits that read back as f, with
// an exponent from 1e16 up and below 1e-4.
func AppendFloatRepr(dst []byte, f float64) []byte {
	switch a := math.Abs(f); {
	case a >= 1e-4 && a < 1e16:
		start := len(dst)
		dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
		for i := len(dst) - 1; i >= start; i-- {
			if dst[i] == '.' {
				return dst
			}
		}
		return append(dst, '.', '0')
	case a == 0:
		if math.Signbit(f) {
			dst = append(dst, '-')
		}
		return append(dst, "0.0"...)
	case a > math.MaxFloat64:
		return append(dst, infinityText(f)...)
	case f != f:
		return append(dst, "nan"...)
	}
	return strconv.AppendFloat(dst, f, 'e', -1, 64)
}

func infinityText(f float64) string {
	if f < 0 {
		return "-inf"
	}
	return "inf"
}

// Flags of a float's text.
const (
	floatAlt        = 1 << iota // #: keep the point, and the zeros that g drops
	floatAddDotZero             // see that a point or an exponent shows it is a float
)

// setFloat writes the finite or other float f into n. verb is one of e f g r,
// or an upper-case one of these. buf is scratch space.
func (n *number) setFloat(buf []byte, f float64, verb byte, prec, flags int) {
	upper := verb < 'a'
	if upper {
		verb += 'a' - 'A'
	}
	n.negative = math.Signbit(f)
	if math.IsInf(f, 0) || f != f {
		text := "inf"
		if f != f {
			text = "nan"
			n.negative = false
		}
		n.rest = append(buf, text...)
		if upper {
			upperCase(n.rest)
		}
		return
	}
	f = math.Abs(f)
	if verb == 'f' {
		buf = strconv.AppendFloat(buf, f, 'f', prec, 64)
		n.splitPoint(buf)
		n.point = n.point || flags&floatAlt != 0
		if !n.point && flags&floatAddDotZero != 0 {
			n.point, n.frac = true, zeroDigit
		}
		return
	}
	// One digit, point, digits, exponent: take it apart and lay it out anew.
	digits := -1
	switch verb {
	case 'e':
		digits = prec
	case 'g':
		prec = max(prec, 1)
		digits = prec - 1
	}
	// No double has more than 767 significant digits; the rest are zeros.
	extra := max(digits-800, 0)
	buf = strconv.AppendFloat(buf, f, 'e', digits-extra, 64)
	mantissa, exp := cutExponent(buf)
	useExp := verb == 'e'
	if verb == 'g' || verb == 'r' {
		limit := 16
		if verb == 'g' {
			limit = prec
			if flags&floatAddDotZero != 0 {
				limit--
			}
		}
		useExp = exp < -4 || exp >= limit
		if verb == 'g' && flags&floatAlt == 0 {
			extra = 0
			for len(mantissa) > 1 && mantissa[len(mantissa)-1] == '0' {
				mantissa = mantissa[:len(mantissa)-1]
			}
		}
	}
	for ; extra > 0; extra-- {
		mantissa = append(mantissa, '0')
	}
	n.layOut(mantissa, exp, useExp, upper, flags)
}

var zeroDigit = []byte{'0'}

// layOut splits digits, of which the first counts 10**exp, into the parts of n.
func (n *number) layOut(digits []byte, exp int, useExp, upper bool, flags int) {
	point := 1
	if !useExp {
		point = exp + 1
	}
	switch {
	case point <= 0:
		frac := make([]byte, 0, len(digits)-point)
		n.digits, n.frac = zeroDigit, append(appendFill(frac, '0', -point), digits...)
	case point >= len(digits):
		n.digits = appendFill(digits, '0', point-len(digits))
	default:
		n.digits, n.frac = digits[:point:point], digits[point:]
	}
	n.point = len(n.frac) > 0 || flags&floatAlt != 0
	if !useExp {
		if len(n.frac) == 0 && flags&floatAddDotZero != 0 {
			n.point, n.frac = true, zeroDigit
		}
		return
	}
	rest := make([]byte, 0, 5)
	if upper {
		rest = append(rest, 'E')
	} else {
		rest = append(rest, 'e')
	}
	if exp < 0 {
		rest, exp = append(rest, '-'), -exp
	} else {
		rest = append(rest, '+')
	}
	if exp < 10 {
		rest = append(rest, '0')
	}
	n.rest = strconv.AppendInt(rest, int64(exp), 10)
}

// splitPoint takes "12.34" apart.
func (n *number) splitPoint(text []byte) {
	for i, c := range text {
		if c == '.' {
			n.digits, n.point, n.frac = text[:i:i], true, text[i+1:]
			return
		}
	}
	n.digits = text
}

// cutExponent takes "1.234e+05" apart into "1234" and 5, in place.
func cutExponent(text []byte) (digits []byte, exp int) {
	e := len(text) - 1
	for text[e] != 'e' {
		e--
	}
	for _, c := range text[e+2:] {
		exp = exp*10 + int(c-'0')
	}
	if text[e+1] == '-' {
		exp = -exp
	}
	if e > 1 {
		copy(text[1:], text[2:e])
		e--
	}
	return text[:e], exp
}

func upperCase(b []byte) {
	for i, c := range b {
		if c-'a' < 26 {
			b[i] = c - ('a' - 'A')
		}
	}
}

// isZero reports whether all digits that will be shown are zero.
func (n *number) isZero() bool {
	if len(n.digits) == 0 {
		return false
	}
	for _, part := range [...][]byte{n.digits, n.frac} {
		for _, c := range part {
			if c != '0' {
				return false
			}
		}
	}
	return true
}

// AppendFloatFormat appends float.__format__(f, spec).
func AppendFloatFormat(dst []byte, f float64, spec, typeName string) ([]byte, error) {
	if spec == "" {
		return AppendFloatRepr(dst, f), nil
	}
	s, err := ParseSpec(spec, typeName, 0, '>')
	if err != nil {
		return dst, err
	}
	return s.appendFloat(dst, f, typeName)
}

func (s *Spec) appendFloat(dst []byte, f float64, typeName string) ([]byte, error) {
	var buf [64]byte
	var n number
	percent := false
	prec, flags, verb := s.Prec, 0, byte(0)
	switch s.Type {
	case 0:
		flags |= floatAddDotZero
		verb = 'g'
		if prec < 0 {
			verb = 'r'
		}
	case 'n':
		verb = 'g'
	case '%':
		verb, percent = 'f', true
		f *= 100
	case 'e', 'E', 'f', 'F', 'g', 'G':
		verb = byte(s.Type)
	default:
		return dst, unknownType(s.Type, typeName)
	}
	if s.Alt {
		flags |= floatAlt
	}
	if prec > math.MaxInt32 {
		return dst, fault.New(fault.ValueError, "precision too big")
	}
	if prec < 0 {
		prec = 6
	}
	n.setFloat(buf[:0], f, verb, prec, flags)
	if s.NoNegZero && n.negative && n.isZero() {
		n.negative = false
	}
	if percent {
		n.rest = append(n.rest, '%')
	}
	return s.appendNumber(dst, &n, len(n.rest))
}

package numfmt

import (
	"math"

	"github.com/adder-vm/adder/vm/object/fault"
)

// AppendComplexRepr appends repr(c): 3j, (1+2j), (-0-1j).
func AppendComplexRepr(dst []byte, c complex128) []byte {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return append(appendPart(dst, im, false), 'j')
	}
	dst = appendPart(append(dst, '('), re, false)
	return append(appendPart(dst, im, true), 'j', ')')
}

// appendPart appends one part of a complex number: a float's repr without ".0".
func appendPart(dst []byte, f float64, sign bool) []byte {
	if sign && (!math.Signbit(f) || f != f) {
		dst = append(dst, '+')
	}
	dst = AppendFloatRepr(dst, f)
	if n := len(dst); f == f && dst[n-1] == '0' && dst[n-2] == '.' {
		dst = dst[:n-2]
	}
	return dst
}

// AppendComplexFormat appends complex.__format__(c, spec).
func AppendComplexFormat(dst []byte, c complex128, spec, typeName string) ([]byte, error) {
	if spec == "" {
		return AppendComplexRepr(dst, c), nil
	}
	s, err := ParseSpec(spec, typeName, 0, '>')
	if err != nil {
		return dst, err
	}
	verb, flags, prec := byte(0), 0, s.Prec
	skipReal, parens := false, false
	switch s.Type {
	case 0:
		verb = 'g'
		if prec < 0 {
			verb = 'r'
		}
		skipReal = real(c) == 0 && !math.Signbit(real(c))
		parens = !skipReal
	case 'n':
		verb = 'g'
	case 'e', 'E', 'f', 'F', 'g', 'G':
		verb = byte(s.Type)
	default:
		return dst, unknownType(s.Type, typeName)
	}
	if s.Fill == '0' {
		return dst, fault.New(fault.ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if s.Align == '=' {
		return dst, fault.New(fault.ValueError, "'=' alignment flag is not allowed in complex format specifier")
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
	part := s
	part.Width, part.Align = -1, '<'
	var text []byte
	if parens {
		text = append(text, '(')
	}
	for k, f := range [...]float64{real(c), imag(c)} {
		if k == 0 && skipReal {
			continue
		}
		var n number
		n.setFloat(nil, f, verb, prec, flags)
		if s.NoNegZero && n.negative && n.isZero() {
			n.negative = false
		}
		if k == 1 && !skipReal {
			part.Sign = '+'
		}
		if text, err = part.appendNumber(text, &n, len(n.rest)); err != nil {
			return dst, err
		}
	}
	text = append(text, 'j')
	if parens {
		text = append(text, ')')
	}
	return s.appendPadded(dst, string(text), len(text))
}

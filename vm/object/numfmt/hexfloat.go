package numfmt

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object/fault"
)

// AppendFloatHex appends f.hex().
func AppendFloatHex(dst []byte, f float64) []byte {
	b := math.Float64bits(f)
	exp := int(b >> 52 & 0x7FF)
	mantissa := b & (1<<52 - 1)
	if exp == 0x7FF {
		return AppendFloatRepr(dst, f)
	}
	if math.Signbit(f) {
		dst = append(dst, '-')
	}
	if f == 0 {
		return append(dst, "0x0.0p+0"...)
	}
	lead := byte('1')
	if exp == 0 {
		lead, exp = '0', 1
	}
	dst = append(dst, '0', 'x', lead, '.')
	for shift := 48; shift >= 0; shift -= 4 {
		dst = append(dst, "0123456789abcdef"[mantissa>>shift&15])
	}
	exp -= 1023
	dst = append(dst, 'p')
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return strconv.AppendInt(dst, int64(exp), 10)
}

// ParseFloatHex returns float.fromhex(s).
func ParseFloatHex(s string) (float64, error) {
	invalid := fault.New(fault.ValueError, "invalid hexadecimal floating-point string")
	s = strings.Trim(s, " \t\n\v\f\r")
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	signed := func(f float64) (float64, error) {
		if negative {
			f = -f
		}
		return f, nil
	}
	switch {
	case strings.EqualFold(s, "inf"), strings.EqualFold(s, "infinity"):
		return signed(math.Inf(1))
	case strings.EqualFold(s, "nan"):
		return signed(math.NaN())
	}
	if len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = s[2:]
	}
	// The value is mantissa * 2**exp, and a little more where sticky.
	var mantissa uint64
	exp, digits, point, sticky := 0, 0, false, false
	i := 0
	for ; i < len(s); i++ {
		if s[i] == '.' && !point {
			point = true
			continue
		}
		d := digitValue(s[i])
		if d >= 16 {
			break
		}
		digits++
		switch {
		case mantissa>>58 == 0:
			mantissa = mantissa<<4 | uint64(d)
			if point {
				exp -= 4
			}
		default:
			sticky = sticky || d != 0
			if !point {
				exp += 4
			}
		}
	}
	if digits == 0 {
		return 0, invalid
	}
	if i < len(s) && s[i]|0x20 == 'p' {
		i++
		minus := false
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			minus = s[i] == '-'
			i++
		}
		start, e := i, 0
		for ; i < len(s) && s[i]-'0' < 10; i++ {
			if e < math.MaxInt/20 {
				e = e*10 + int(s[i]-'0')
			}
		}
		if i == start {
			return 0, invalid
		}
		if minus {
			e = -e
		}
		exp += e
	}
	f, err := roundedHex(mantissa, exp, sticky)
	if err == nil && i != len(s) {
		err = invalid
	}
	if err != nil {
		return 0, err
	}
	return signed(f)
}

var errHexTooLarge = fault.New(fault.OverflowError, "hexadecimal value too large to represent as a float")

// roundedHex returns the float nearest to mantissa * 2**exp, ties to even, where
// sticky says that the true mantissa is a little above.
func roundedHex(mantissa uint64, exp int, sticky bool) (float64, error) {
	if mantissa == 0 {
		return 0, nil
	}
	// Bring the mantissa to 64 bits, cut off what a float of this size cannot
	// hold, and round half to even.
	n := bits.LeadingZeros64(mantissa)
	mantissa <<= n
	exp -= n
	if exp > 1024-64 {
		return 0, errHexTooLarge
	}
	drop := max(11, -1074-exp)
	if drop > 64 {
		return 0, nil
	}
	kept, rest, half := uint64(0), mantissa, uint64(1)<<63
	if drop < 64 {
		kept, rest, half = mantissa>>drop, mantissa&(1<<drop-1), 1<<(drop-1)
	}
	if rest > half || rest == half && (sticky || kept&1 == 1) {
		kept++
	}
	f := math.Ldexp(float64(kept), exp+drop)
	if math.IsInf(f, 0) {
		return 0, errHexTooLarge
	}
	return f, nil
}

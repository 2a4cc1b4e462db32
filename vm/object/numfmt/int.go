package numfmt

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/adder-vm/adder/vm/object/fault"
)

// DefaultMaxStrDigits is the limit on the digits of an int in decimal that
// holds unless sys.set_int_max_str_digits says otherwise. 0 stands for none.
const DefaultMaxStrDigits = 4300

// tooManyDigits refuses to write an int in decimal.
func tooManyDigits(limit int) error {
	return fault.New(fault.ValueError,
		"Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
}

// AppendBig appends v in decimal, where it has no more than limit digits; a
// limit of 0 is none.
func AppendBig(dst []byte, v *big.Int, limit int) ([]byte, error) {
	if limit <= 0 {
		return v.Append(dst, 10), nil
	}
	// Fewer than bits*log10(2)+1 digits: most are decided without converting.
	n := v.BitLen()
	if float64(n-1)*0.30102999566398114 > float64(limit) {
		return dst, tooManyDigits(limit)
	}
	start := len(dst)
	dst = v.Append(dst, 10)
	digits := len(dst) - start
	if v.Sign() < 0 {
		digits--
	}
	if digits > limit {
		return dst[:start], tooManyDigits(limit)
	}
	return dst, nil
}

// Int is an integer to format: Big, or Small where Big is nil.
type Int struct {
	Small int64
	Big   *big.Int
}

func (v Int) negative() bool {
	if v.Big != nil {
		return v.Big.Sign() < 0
	}
	return v.Small < 0
}

// appendDigits appends the digits of v's absolute value.
func (v Int) appendDigits(dst []byte, base, limit int) ([]byte, error) {
	if v.Big == nil {
		u := uint64(v.Small)
		if v.Small < 0 {
			u = -u
		}
		return strconv.AppendUint(dst, u, base), nil
	}
	start := len(dst)
	var err error
	if base == 10 {
		if dst, err = AppendBig(dst, v.Big, limit); err != nil {
			return dst, err
		}
	} else {
		dst = v.Big.Append(dst, base)
	}
	if v.Big.Sign() < 0 {
		dst = append(dst[:start], dst[start+1:]...)
	}
	return dst, nil
}

// AppendIntBase appends v in base 2, 8 or 16 with Python's prefix, as bin, oct
// and hex do.
func AppendIntBase(dst []byte, v Int, base int) []byte {
	if v.negative() {
		dst = append(dst, '-')
	}
	dst = append(dst, basePrefix(base)...)
	dst, _ = v.appendDigits(dst, base, 0)
	return dst
}

func basePrefix(base int) string {
	switch base {
	case 2:
		return "0b"
	case 8:
		return "0o"
	}
	return "0x"
}

// AppendIntFormat appends int.__format__(v, spec). limit is the limit on decimal
// digits.
func AppendIntFormat(dst []byte, v Int, spec, typeName string, limit int) ([]byte, error) {
	if spec == "" {
		if v.Big == nil {
			return strconv.AppendInt(dst, v.Small, 10), nil
		}
		return AppendBig(dst, v.Big, limit)
	}
	s, err := ParseSpec(spec, typeName, 'd', '>')
	if err != nil {
		return dst, err
	}
	switch s.Type {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
		return s.appendInt(dst, v, limit)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f := float64(v.Small)
		if v.Big != nil {
			if f, err = BigToFloat(v.Big); err != nil {
				return dst, err
			}
		}
		return s.appendFloat(dst, f, typeName)
	}
	return dst, unknownType(s.Type, typeName)
}

func (s *Spec) appendInt(dst []byte, v Int, limit int) ([]byte, error) {
	if s.Prec >= 0 {
		return dst, fault.New(fault.ValueError, "Precision not allowed in integer format specifier")
	}
	if s.NoNegZero {
		return dst, fault.New(fault.ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	var n number
	if s.Type == 'c' {
		r, err := s.character(v)
		if err != nil {
			return dst, err
		}
		n.rest = appendFill(nil, r, 1)
		return s.appendNumber(dst, &n, 1)
	}
	base := 10
	switch s.Type {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'x', 'X':
		base = 16
	}
	var buf [72]byte
	digits, err := v.appendDigits(buf[:0], base, limit)
	if err != nil {
		return dst, err
	}
	n.negative, n.digits = v.negative(), digits
	if s.Alt && base != 10 {
		n.prefix = basePrefix(base)
	}
	if s.Type == 'X' {
		upperCase(digits)
		if s.Alt {
			n.prefix = "0X"
		}
	}
	return s.appendNumber(dst, &n, 0)
}

func (s *Spec) character(v Int) (rune, error) {
	if s.Sign != 0 {
		return 0, fault.New(fault.ValueError, "Sign not allowed with integer format specifier 'c'")
	}
	if s.Alt {
		return 0, fault.New(fault.ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	if v.Big != nil && !v.Big.IsInt64() {
		return 0, fault.New(fault.OverflowError, "Python int too large to convert to C long")
	}
	c := v.Small
	if v.Big != nil {
		c = v.Big.Int64()
	}
	if c < 0 || c > 0x10FFFF {
		return 0, fault.New(fault.OverflowError, "%%c arg not in range(0x110000)")
	}
	return rune(c), nil
}

// BigToFloat returns the float nearest to v, ties to even.
func BigToFloat(v *big.Int) (float64, error) {
	f, _ := v.Float64()
	if math.IsInf(f, 0) {
		return 0, fault.New(fault.OverflowError, "int too large to convert to float")
	}
	return f, nil
}

// hashModulus is the prime 2**61-1 that hashes of numbers are taken modulo.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
)

func signedHash(h uint64, negative bool) int64 {
	v := int64(h)
	if negative {
		v = -v
	}
	if v == -1 {
		v = -2
	}
	return v
}

// HashInt returns hash(v).
func HashInt(v int64) int64 {
	u := uint64(v)
	if v < 0 {
		u = -u
	}
	if u >= hashModulus {
		u %= hashModulus
	}
	return signedHash(u, v < 0)
}

// HashBig returns hash of the int whose absolute value has the given words,
// least significant first.
func HashBig(words []big.Word, negative bool) int64 {
	var h uint64
	for i := len(words) - 1; i >= 0; i-- {
		if bits.UintSize == 64 {
			// 2**64 is 8 modulo the modulus: a rotation by 3 of 61 bits.
			h = h<<3&hashModulus | h>>(hashBits-3)
			w := uint64(words[i])
			h += w&hashModulus + w>>hashBits
		} else {
			h = h<<32&hashModulus | h>>(hashBits-32)
			h += uint64(words[i])
		}
		for h >= hashModulus {
			h -= hashModulus
		}
	}
	return signedHash(h, negative)
}

// HashFloat returns hash(f); ok is false for NaN, which hashes by identity.
func HashFloat(f float64) (h int64, ok bool) {
	if i := int64(f); float64(i) == f && i > -1<<53 && i < 1<<53 {
		return signedHash(uint64(max(i, -i)), i < 0), true
	}
	b := math.Float64bits(f)
	exp := int(b >> 52 & 0x7FF)
	mantissa := b & (1<<52 - 1)
	if exp == 0x7FF {
		if mantissa != 0 {
			return 0, false
		}
		return signedHash(hashInf, f < 0), true
	}
	if exp == 0 {
		exp = 1
	} else {
		mantissa |= 1 << 52
	}
	// f is mantissa * 2**(exp-1075), and 2**61 is 1 modulo the modulus.
	shift := ((exp-1075)%hashBits + hashBits) % hashBits
	u := mantissa<<shift&hashModulus | mantissa>>(hashBits-shift)
	if u == hashModulus {
		u = 0
	}
	return signedHash(u, f < 0), true
}

// HashComplex combines the hashes of the two parts of a complex number.
func HashComplex(re, im int64) int64 {
	h := int64(uint64(re) + 1000003*uint64(im))
	if h == -1 {
		h = -2
	}
	return h
}

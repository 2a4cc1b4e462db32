package numfmt

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/adder-vm/adder/vm/object/fault"
)

// FloatRatio returns the numerator and the denominator, positive and without
// common factor, of the number f is exactly.
func FloatRatio(f float64) (num, den *big.Int, err error) {
	switch {
	case f != f:
		return nil, nil, fault.New(fault.ValueError, "cannot convert NaN to integer ratio")
	case math.IsInf(f, 0):
		return nil, nil, fault.New(fault.OverflowError, "cannot convert Infinity to integer ratio")
	}
	mantissa, exp := wholeMantissa(f)
	num, den = big.NewInt(mantissa), big.NewInt(1)
	if exp > 0 {
		num.Lsh(num, uint(exp))
	} else {
		den.Lsh(den, uint(-exp))
	}
	return num, den, nil
}

// wholeMantissa returns f as mantissa * 2**exp, the mantissa odd or zero.
func wholeMantissa(f float64) (mantissa int64, exp int) {
	if f == 0 {
		return 0, 0
	}
	frac, exp := math.Frexp(f)
	mantissa = int64(frac * (1 << 53))
	exp -= 53
	zeros := bits.TrailingZeros64(uint64(mantissa))
	return mantissa >> zeros, exp + zeros
}

// FloatToInt returns int(f), f cut off towards zero.
func FloatToInt(f float64) (Int, error) {
	if f > -1<<63 && f < 1<<63 {
		return Int{Small: int64(f)}, nil
	}
	switch {
	case f != f:
		return Int{}, fault.New(fault.ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Int{}, fault.New(fault.OverflowError, "cannot convert float infinity to integer")
	case f == -1<<63:
		return Int{Small: math.MinInt64}, nil
	}
	mantissa, exp := wholeMantissa(f)
	v := big.NewInt(mantissa)
	return Int{Big: v.Lsh(v, uint(exp))}, nil
}

// DivInt returns a/b for ints that fit 64 bits; b must not be zero.
func DivInt(a, b int64) float64 {
	const exact = 1 << 53
	if a >= -exact && a <= exact && b >= -exact && b <= exact {
		return float64(a) / float64(b)
	}
	f, _ := DivBig(big.NewInt(a), big.NewInt(b)) // no quotient of such overflows
	return f
}

// DivBig returns the float nearest to a/b, ties to even.
func DivBig(a, b *big.Int) (float64, error) {
	if b.Sign() == 0 {
		return 0, fault.New(fault.ZeroDivisionError, "division by zero")
	}
	if a.Sign() == 0 {
		if b.Sign() < 0 {
			return math.Copysign(0, -1), nil
		}
		return 0, nil
	}
	negative := a.Sign() != b.Sign()
	var x, y, q, r big.Int
	x.Abs(a)
	y.Abs(b)
	// Scale so that the quotient has 66 or 67 bits: more than enough to round
	// once, with what is cut off remembered in the lowest bit.
	shift := 66 - (x.BitLen() - y.BitLen())
	if shift > 0 {
		x.Lsh(&x, uint(shift))
	} else {
		y.Lsh(&y, uint(-shift))
	}
	q.QuoRem(&x, &y, &r)
	if r.Sign() != 0 {
		q.SetBit(&q, 0, 1)
	}
	f := scaled(&q, -shift)
	if math.IsInf(f, 0) {
		return 0, fault.New(fault.OverflowError, "integer division result too large for a float")
	}
	if negative {
		f = -f
	}
	return f, nil
}

// scaled returns the float nearest to q * 2**exp, where q has more than 64 bits
// or its lowest bit is no sticky one.
func scaled(q *big.Int, exp int) float64 {
	n := q.BitLen()
	// The lowest bit a float of this size has.
	lowest := max(n+exp-53, -1074)
	drop := lowest - exp
	if drop <= 0 {
		f, _ := q.Float64()
		return math.Ldexp(f, exp)
	}
	if drop > n+1 {
		return 0
	}
	var kept, half, rest big.Int
	kept.Rsh(q, uint(drop))
	half.Lsh(big.NewInt(1), uint(drop-1))
	rest.Sub(q, rest.Lsh(&kept, uint(drop)))
	if c := rest.Cmp(&half); c > 0 || c == 0 && kept.Bit(0) == 1 {
		kept.Add(&kept, big.NewInt(1))
	}
	f, _ := kept.Float64()
	return math.Ldexp(f, lowest)
}

// RoundFloat returns round(f, digits), the decimal of so many digits after the
// point nearest to f, ties to even.
func RoundFloat(f float64, digits int) (float64, error) {
	if f == 0 || f != f || math.IsInf(f, 0) || digits > 323 {
		return f, nil
	}
	if digits < -308 {
		return math.Copysign(0, f), nil
	}
	if digits >= 0 {
		if math.Abs(f) >= 1<<52 {
			return f, nil
		}
		var buf [512]byte
		text := strconv.AppendFloat(buf[:0], f, 'f', digits, 64)
		r, _ := strconv.ParseFloat(string(text), 64)
		return r, nil
	}
	whole, frac := math.Modf(math.Abs(f))
	v, _ := FloatToInt(whole)
	if v.Big == nil {
		v.Big = big.NewInt(v.Small)
	}
	rounded := roundBig(v.Big, -digits, frac != 0)
	r, _ := rounded.Float64()
	if math.IsInf(r, 0) {
		return 0, fault.New(fault.OverflowError, "rounded value too large to represent")
	}
	return math.Copysign(r, f), nil
}

// roundBig returns the multiple of 10**digits nearest to v, ties to even. more
// says that the true value is a little above v, which then must not be
// negative.
func roundBig(v *big.Int, digits int, more bool) *big.Int {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	var q, r, twice big.Int
	q.DivMod(v, unit, &r)
	twice.Lsh(&r, 1)
	if c := twice.Cmp(unit); c > 0 || c == 0 && (more || q.Bit(0) == 1) {
		q.Add(&q, big.NewInt(1))
	}
	return q.Mul(&q, unit)
}

// RoundBig returns round(v, -digits) for positive digits: the multiple of
// 10**digits nearest to v, ties to even.
func RoundBig(v *big.Int, digits int) *big.Int {
	// 10**digits has more than 3.3*digits bits; where that is two more than v
	// has, v rounds to zero, and the power need not be made.
	if float64(digits)*3.32 > float64(v.BitLen()+2) {
		return new(big.Int)
	}
	return roundBig(v, digits, false)
}

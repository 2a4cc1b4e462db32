package compile

import (
	"math"
	"math/big"
)

// powPrecision is the precision in bits of the arithmetic behind preciseRealPow: 53
// that are kept, as many again to round by, and what the exponent of an extreme
// result takes away.
const powPrecision = 160

// preciseRealPow returns x to the power of y, rounded from a result of more than
// twice the precision, since constants must come out as the C library's pow has
// them, to the last bit, and math.Pow does not. x must be finite and not 0, y
// finite, and an integer where x is negative.
func preciseRealPow(x, y float64) float64 {
	negative := x < 0 && math.Mod(y, 2) != 0
	x = math.Abs(x)
	sign := 1.0
	if negative {
		sign = -1
	}
	if x == 1 {
		return sign
	}
	// A first estimate tells results out of range.
	log2 := y * math.Log2(x)
	switch {
	case log2 > 1100:
		return sign * math.Inf(1)
	case log2 < -1200:
		return sign * 0
	}
	// x^y = 2^(y log2 x): the integer part goes to the exponent, e^(f ln 2) gives
	// the rest.
	t := bigFloat().Mul(bigLog(x), big.NewFloat(y)) // ln(x^y)
	n := math.Round(log2)
	t.Sub(t, bigFloat().Mul(bigLog(2), big.NewFloat(n)))
	p := bigExp(t)
	p.SetMantExp(p, int(n))
	f, _ := p.Float64()
	return sign * f
}

func bigFloat() *big.Float { return new(big.Float).SetPrec(powPrecision) }

// bigLog returns the natural logarithm of x > 0: of its mantissa by the series of
// the inverse hyperbolic tangent, and the exponent times ln 2.
func bigLog(x float64) *big.Float {
	mant, exp := math.Frexp(x)
	if mant < math.Sqrt2/2 {
		mant *= 2
		exp--
	}
	sum := atanhSeries(big.NewFloat(mant))
	if exp != 0 {
		two := bigFloat().Mul(atanhSeries(big.NewFloat(0.5)), big.NewFloat(-float64(exp)))
		sum.Add(sum, two)
	}
	return sum
}

// atanhSeries returns ln m as 2 atanh((m-1)/(m+1)) for m between 0.5 and 2.
func atanhSeries(m *big.Float) *big.Float {
	one := big.NewFloat(1)
	z := bigFloat().Quo(bigFloat().Sub(m, one), bigFloat().Add(m, one))
	sq := bigFloat().Mul(z, z)
	sum, power := bigFloat().Set(z), bigFloat().Set(z)
	for k := 3; k < 200 && power.Sign() != 0 && power.MantExp(nil) > sum.MantExp(nil)-powPrecision-8; k += 2 {
		power.Mul(power, sq)
		sum.Add(sum, bigFloat().Quo(power, big.NewFloat(float64(k))))
	}
	return sum.Mul(sum, big.NewFloat(2))
}

// bigExp returns e^t for |t| < 1.
func bigExp(t *big.Float) *big.Float {
	sum, term := bigFloat().SetInt64(1), bigFloat().SetInt64(1)
	for k := 1; k < 100 && term.Sign() != 0 && term.MantExp(nil) > -powPrecision-8; k++ {
		term.Mul(term, t)
		term.Quo(term, big.NewFloat(float64(k)))
		sum.Add(sum, term)
	}
	return sum
}

package compile

import (
	"math"
	"math/big"
)

// Functions of real numbers to the last bit. Constants are compared with those
// that CPython folds with the C library, whose results are almost always the
// exact value rounded; those of Go's math package often are not. Here the exact
// value is found to three times a float64's precision and rounded once.

const precision = 160

func bigFloat() *big.Float { return new(big.Float).SetPrec(precision) }

// precisePow returns x to the power of y. x must be finite and not 0, y finite,
// and an integer where x is negative.
func precisePow(x, y float64) float64 {
	sign := 1.0
	if x < 0 && math.Mod(y, 2) != 0 {
		sign = -1
	}
	if x = math.Abs(x); x == 1 {
		return sign
	}
	// A first estimate tells results out of range.
	switch log2 := y * math.Log2(x); {
	case log2 > 1100:
		return sign * math.Inf(1)
	case log2 < -1200:
		return sign * 0
	}
	f, _ := bigExp(bigFloat().Mul(bigLog(x), big.NewFloat(y))).Float64()
	return sign * f
}

// preciseExp returns e to the power of x.
func preciseExp(x float64) float64 {
	if !(math.Abs(x) < 800) {
		return math.Exp(x) // NaN, or out of range
	}
	f, _ := bigExp(new(big.Float).SetPrec(precision).SetFloat64(x)).Float64()
	return f
}

// preciseLog returns the natural logarithm of x.
func preciseLog(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	f, _ := bigLog(x).Float64()
	return f
}

// preciseHypot returns the distance of (x, y) from the origin.
func preciseHypot(x, y float64) float64 {
	if math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y) || x == 0 || y == 0 {
		return math.Hypot(x, y)
	}
	bx, by := big.NewFloat(x), big.NewFloat(y)
	wide := func() *big.Float { return new(big.Float).SetPrec(4500) } // the sum is exact
	sum := wide().Add(wide().Mul(bx, bx), wide().Mul(by, by))
	f, _ := bigFloat().Sqrt(sum.SetPrec(3 * precision)).Float64()
	return f
}

// preciseAtan2 returns the angle of (x, y).
func preciseAtan2(y, x float64) float64 {
	if math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y) || y == 0 && x >= 0 && !math.Signbit(x) {
		return math.Atan2(y, x)
	}
	angle := bigPi(precision)
	switch {
	case y == 0: // on the negative axis: pi
	case x == 0:
		angle.Quo(angle, big.NewFloat(2))
	default:
		z := bigFloat().SetFloat64(math.Abs(y))
		z.Quo(z, bigFloat().SetFloat64(math.Abs(x)))
		if a := bigAtan(z); x > 0 {
			angle = a
		} else {
			angle.Sub(angle, a)
		}
	}
	f, _ := angle.Float64()
	return math.Copysign(f, y)
}

// preciseSinCos returns the sine and cosine of x.
func preciseSinCos(x float64) (sin, cos float64) {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return math.Sincos(x)
	}
	// What is left of x above the nearest multiple of pi/2, found with as many
	// bits more as x has before its point.
	_, exp := math.Frexp(x)
	prec := uint(2*precision + max(exp, 0))
	half := bigPi(prec)
	half.Quo(half, big.NewFloat(2))
	bx := new(big.Float).SetPrec(prec).SetFloat64(x)
	q := new(big.Float).SetPrec(prec).Quo(bx, half)
	q.Add(q, big.NewFloat(math.Copysign(0.5, x)))
	turns, _ := q.Int(nil)
	rest := new(big.Float).SetPrec(prec).SetInt(turns)
	rest.Sub(bx, rest.Mul(rest, half))
	r := bigFloat().Set(rest)

	bs, bcos, term := bigFloat(), bigFloat().SetInt64(1), bigFloat().SetInt64(1)
	for k := int64(0); k < 80; k++ {
		if k > 0 {
			term.Mul(term, r)
			term.Quo(term, big.NewFloat(float64(k)))
		}
		if term.Sign() == 0 {
			break
		}
		signed := bigFloat().Set(term)
		if k&2 != 0 {
			signed.Neg(signed)
		}
		switch {
		case k&1 != 0:
			bs.Add(bs, signed)
		case k > 0:
			bcos.Add(bcos, signed)
		}
	}
	s, _ := bs.Float64()
	c, _ := bcos.Float64()
	switch new(big.Int).And(turns, big.NewInt(3)).Int64() {
	case 1:
		return c, -s
	case 2:
		return -s, -c
	case 3:
		return -c, s
	}
	return s, c
}

// bigLog returns the natural logarithm of x > 0: that of its mantissa, and its
// exponent times ln 2.
func bigLog(x float64) *big.Float {
	mant, exp := math.Frexp(x)
	if mant < math.Sqrt2/2 {
		mant *= 2
		exp--
	}
	sum := logSeries(big.NewFloat(mant))
	if exp != 0 {
		sum.Add(sum, bigFloat().Mul(logSeries(big.NewFloat(2)), big.NewFloat(float64(exp))))
	}
	return sum
}

// logSeries returns ln m as 2 atanh((m-1)/(m+1)), for m between 1/2 and 2.
func logSeries(m *big.Float) *big.Float {
	one := big.NewFloat(1)
	z := bigFloat().Quo(bigFloat().Sub(m, one), bigFloat().Add(m, one))
	sum := oddSeries(z, bigFloat().Mul(z, z), precision)
	return sum.Mul(sum, big.NewFloat(2))
}

// oddSeries returns z + z*q/3 + z*q*q/5 ...
func oddSeries(z, q *big.Float, prec uint) *big.Float {
	sum := new(big.Float).SetPrec(prec).Set(z)
	power := new(big.Float).SetPrec(prec).Set(z)
	term := new(big.Float).SetPrec(prec)
	for k := 3; power.Sign() != 0 && power.MantExp(nil) > sum.MantExp(nil)-int(prec)-8; k += 2 {
		power.Mul(power, q)
		sum.Add(sum, term.Quo(power, big.NewFloat(float64(k))))
	}
	return sum
}

// bigExp returns e^t, |t| being below 1000.
func bigExp(t *big.Float) *big.Float {
	approx, _ := t.Float64()
	n := math.Round(approx / math.Ln2)
	r := bigFloat().Sub(t, bigFloat().Mul(logSeries(big.NewFloat(2)), big.NewFloat(n)))
	sum, term := bigFloat().SetInt64(1), bigFloat().SetInt64(1)
	for k := 1; k < 100 && term.Sign() != 0 && term.MantExp(nil) > -precision-8; k++ {
		term.Mul(term, r)
		term.Quo(term, big.NewFloat(float64(k)))
		sum.Add(sum, term)
	}
	return sum.SetMantExp(sum, int(n))
}

// bigAtan returns the arc tangent of z > 0, by halving the angle until the series
// is short.
func bigAtan(z *big.Float) *big.Float {
	const halvings = 4
	one := big.NewFloat(1)
	for range halvings {
		root := bigFloat().Sqrt(bigFloat().Add(one, bigFloat().Mul(z, z)))
		z = bigFloat().Quo(z, root.Add(root, one))
	}
	q := bigFloat().Mul(z, z)
	sum := oddSeries(z, q.Neg(q), precision)
	return sum.SetMantExp(sum, halvings)
}

// bigPi returns pi, by Machin's formula.
func bigPi(prec uint) *big.Float {
	prec += 16
	arc := func(n float64, times int64) *big.Float { // times * atan(1/n)
		z := new(big.Float).SetPrec(prec).Quo(big.NewFloat(1).SetPrec(prec), big.NewFloat(n))
		q := new(big.Float).SetPrec(prec).Mul(z, z)
		sum := oddSeries(z, q.Neg(q), prec)
		return sum.Mul(sum, new(big.Float).SetInt64(times))
	}
	pi := arc(5, 16)
	return pi.Sub(pi, arc(239, 4))
}

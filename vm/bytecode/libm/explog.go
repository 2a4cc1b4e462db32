package libm

import "math"

// expParts returns e**x as v * 2**k, for |x| < 2000.
func expParts(x dd) (v dd, k int) {
	n := math.RoundToEven(x.hi * (64 * invLn2Part1))
	p := twoProd(n, ln2Part1/64)
	r := twoSum(x.hi-p.hi, -p.lo)
	r = fastSum(r.hi, r.lo+(x.lo-n*(ln2Part2/64)))
	k = int(n)
	t := exp2Table[k&63]
	return t.add(t.mul(expm1Small(r))), k >> 6
}

// expm1Small returns e**r - 1 for |r| < 0.006.
func expm1Small(r dd) dd {
	h := r.hi
	tail := h * h * h * (1.0/6 + h*(1.0/24+h*(1.0/120+h*(1.0/720+h*(1.0/5040)))))
	sq := r.mul(r)
	return r.add(dd{sq.hi / 2, sq.lo / 2}).addf(tail)
}

// Exp returns e**x.
func Exp(x float64) float64 {
	switch {
	case x != x || x > 709.79:
		return x + math.Inf(1)
	case x < -745.2:
		return 0
	}
	v, k := expParts(dd{x, 0})
	return v.scale(k)
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x || x >= 1024:
		return x + math.Inf(1)
	case x < -1076:
		return 0
	}
	n := math.RoundToEven(x * 64)
	r := dd{ln2Part1, ln2Part2}.mulf(x - n/64)
	t := exp2Table[int(n)&63]
	return t.add(t.mul(expm1Small(r))).scale(int(n) >> 6)
}

// logParts returns the logarithm of x, which must be positive and finite.
func logParts(x float64) dd {
	shift := 0
	if x < 0x1p-1022 {
		x *= 1 << 54
		shift = -54
	}
	b := math.Float64bits(x)
	k := int(b>>52) - 1023 + shift
	m := math.Float64frombits(b&(1<<52-1) | 1023<<52)
	i := b >> 45 & 127
	c := logFactors[i]
	if m > 1 && m*c > 1.5 {
		m /= 2
		k++
	}
	p := twoProd(m, c)
	z := fastSum(p.hi-1, p.lo)
	return log1pSmall(z).add(logTable[i]).add(twoProd(ln2Part1, float64(k)).addf(ln2Part2 * float64(k)))
}

// log1pSmall returns log(1+z) for |z| < 2**-6.
func log1pSmall(z dd) dd {
	h := z.hi
	sq := z.mul(z)
	cube := sq.mul(z).mul(dd{1.0 / 3, third})
	q := h * h * h * h * (-1.0/4 + h*(1.0/5+h*(-1.0/6+h*(1.0/7+h*(-1.0/8+h*(1.0/9+h*(-1.0/10+h*(1.0/11))))))))
	return z.add(dd{sq.hi / -2, sq.lo / -2}).add(cube).addf(q)
}

// third is what 1.0/3 lacks.
const third = 0x1.5555555555555p-56

// logSpecial answers for the arguments that have no finite logarithm.
func logSpecial(x float64) (float64, bool) {
	switch {
	case x != x || math.IsInf(x, 1):
		return x, true
	case x < 0:
		return math.NaN(), true
	case x == 0:
		return math.Inf(-1), true
	}
	return 0, false
}

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	if y, ok := logSpecial(x); ok {
		return y
	}
	return logParts(x).hi
}

// Log2 returns the logarithm of x to base 2.
func Log2(x float64) float64 {
	if y, ok := logSpecial(x); ok {
		return y
	}
	if frac, exp := math.Frexp(x); frac == 0.5 {
		return float64(exp - 1)
	}
	return logParts(x).mul(dd{invLn2Part1, invLn2Part2}).hi
}

// Pow returns x**y with the special cases of C99.
func Pow(x, y float64) float64 {
	if x != x || y != y || x == 0 || y == 0 || x == 1 || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return math.Pow(x, y)
	}
	if y == 1 {
		return x
	}
	negative := false
	if x < 0 {
		if y != math.Trunc(y) {
			return math.NaN()
		}
		negative = math.Mod(y, 2) != 0
		x = -x
	}
	if y == 2 {
		return x * x
	}
	t := logParts(x)
	var r float64
	switch {
	case math.Abs(y) > 1e22 || math.Abs(t.hi*y) > 1500:
		if (t.hi > 0) == (y > 0) {
			r = math.Inf(1)
		}
		if t.hi == 0 {
			r = 1
		}
	default:
		v, k := expParts(t.mulf(y))
		r = v.scale(k)
	}
	if negative {
		r = -r
	}
	return r
}

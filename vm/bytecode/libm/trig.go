package libm

import (
	"math"
	"math/big"
)

// reduce returns x - n*pi/2, between -pi/4 and pi/4, and n modulo 4.
func reduce(x float64) (r dd, quadrant int) {
	a := math.Abs(x)
	if a > 1<<28 {
		r, quadrant = reduceLarge(a)
		if x < 0 {
			return r.neg(), -quadrant & 3
		}
		return r, quadrant
	}
	n := math.RoundToEven(x * twoOverPi)
	if n == 0 {
		return dd{x, 0}, 0
	}
	p := twoProd(n, piHalfPart1)
	q := twoProd(n, piHalfPart2)
	r = twoSum(x-p.hi, -p.lo)
	r = r.add(q.neg())
	r = r.addf(-n * piHalfPart3)
	return r, int(int64(n)) & 3
}

// reduceLarge is reduce for large a, by exact integer arithmetic.
func reduceLarge(a float64) (r dd, quadrant int) {
	const scale = 1280
	frac, exp := math.Frexp(a)
	v, _ := new(big.Int).SetString(twoOverPiBits, 16)
	v.Mul(v, big.NewInt(int64(frac*(1<<53))))
	// a*2/pi is v * 2**(exp-53-scale); keep its last two whole bits.
	point := uint(scale + 53 - exp)
	v.And(v, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), point+2), big.NewInt(1)))
	n := new(big.Int).Rsh(v, point)
	quadrant = int(n.Int64())
	v.Sub(v, n.Lsh(n, point))
	half := new(big.Int).Lsh(big.NewInt(1), point-1)
	if v.Cmp(half) > 0 {
		v.Sub(v, half.Lsh(half, 1))
		quadrant++
	}
	f := new(big.Float).SetPrec(200).SetInt(v)
	f.SetMantExp(f, -int(point))
	hi, _ := f.Float64()
	lo, _ := f.Sub(f, new(big.Float).SetFloat64(hi)).Float64()
	return dd{hi, lo}.mul(dd{piHalfPart1, piHalfPart2}), quadrant & 3
}

// sinCos returns sine and cosine of r, which lies between -pi/4 and pi/4.
func sinCos(r dd) (sin, cos dd) {
	negative := r.hi < 0
	if negative {
		r = r.neg()
	}
	i := int(r.hi*(64/math.Pi) + 0.5)
	t := r
	if i > 0 {
		t = r.add(angleTable[i].neg())
	}
	h := t.hi
	sq := t.mul(t)
	z := sq.hi
	s := t.addf(h * z * (-1.0/6 + z*(1.0/120+z*(-1.0/5040+z*(1.0/362880)))))
	c := dd{-sq.hi / 2, -sq.lo / 2}.addf(z * z * (1.0/24 + z*(-1.0/720+z*(1.0/40320+z*(-1.0/3628800)))))
	// c is the cosine less one.
	if i == 0 {
		sin, cos = s, c.addf(1)
	} else {
		a, b := sinTable[i], cosTable[i]
		sin = b.mul(s).add(a.mul(c)).add(a)
		cos = a.mul(s).neg().add(b.mul(c)).add(b)
	}
	if negative {
		sin = sin.neg()
	}
	return sin, cos
}

// Sin returns the sine of x.
func Sin(x float64) float64 {
	if math.Abs(x) < 1e-9 || x != x {
		return x
	}
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	r, n := reduce(x)
	s, c := sinCos(r)
	switch n {
	case 0:
		return s.hi
	case 1:
		return c.hi
	case 2:
		return -s.hi
	}
	return -c.hi
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if x-x != 0 {
		return math.NaN()
	}
	r, n := reduce(x)
	s, c := sinCos(r)
	switch n {
	case 0:
		return c.hi
	case 1:
		return -s.hi
	case 2:
		return -c.hi
	}
	return s.hi
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	if math.Abs(x) < 1e-9 || x != x {
		return x
	}
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	r, n := reduce(x)
	s, c := sinCos(r)
	if n&1 == 1 {
		return -c.div(s).hi
	}
	return s.div(c).hi
}

// atanDD returns the arc tangent of y/x for positive y and x.
func atanDD(y, x dd) dd {
	inverse := y.hi > x.hi
	if inverse {
		y, x = x, y
	}
	i := int(y.hi/x.hi*64 + 0.5)
	c := float64(i) / 64
	// atan(q) = atan(c) + atan((q-c)/(1+q*c)), with q = y/x
	t := y
	if i > 0 {
		t = y.add(x.mulf(-c)).div(x.add(y.mulf(c)))
	} else {
		t = y.div(x)
	}
	z := t.hi * t.hi
	r := t.addf(t.hi * z * (-1.0/3 + z*(1.0/5+z*(-1.0/7+z*(1.0/9+z*(-1.0/11))))))
	if i > 0 {
		r = r.add(atanTable[i])
	}
	if inverse {
		r = dd{piHalfPart1, piHalfPart2}.add(r.neg())
	}
	return r
}

// Atan returns the arc tangent.
func Atan(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < 1e-9 || x != x:
		return x
	case a > 1e20:
		return math.Copysign(math.Pi/2, x)
	}
	return math.Copysign(atanDD(dd{a, 0}, dd{1, 0}).hi, x)
}

// Atan2 returns the angle of the point (x, y), with the special cases of C99.
func Atan2(y, x float64) float64 {
	if y != y || x != x || x == 0 || y == 0 || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return math.Atan2(y, x)
	}
	a, ea := math.Frexp(math.Abs(y))
	b, eb := math.Frexp(math.Abs(x))
	switch {
	case ea-eb > 80:
		return math.Copysign(math.Pi/2, y)
	case ea-eb < -80:
		if x < 0 {
			return math.Copysign(math.Pi, y)
		}
		return math.Copysign(dd{a / b, math.FMA(-(a/b), b, a) / b}.scale(ea-eb), y)
	}
	r := atanDD(dd{math.Ldexp(a, ea-eb), 0}, dd{b, 0})
	if x < 0 {
		r = dd{2 * piHalfPart1, 2 * piHalfPart2}.add(r.neg())
	}
	return math.Copysign(r.hi, y)
}

// cosine returns sqrt(1 - x*x).
func cosine(x float64) dd { return twoSum(1, -x).mul(twoSum(1, x)).sqrt() }

// Asin returns the arc sine.
func Asin(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a > 1 || x != x:
		return math.NaN()
	case a < 1e-9:
		return x
	case a == 1:
		return math.Copysign(math.Pi/2, x)
	}
	return math.Copysign(atanDD(dd{a, 0}, cosine(a)).hi, x)
}

// Acos returns the arc cosine.
func Acos(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a > 1 || x != x:
		return math.NaN()
	case x == 1:
		return 0
	case x == -1:
		return math.Pi
	case x == 0:
		return math.Pi / 2
	}
	r := atanDD(cosine(a), dd{a, 0})
	if x < 0 {
		r = dd{2 * piHalfPart1, 2 * piHalfPart2}.add(r.neg())
	}
	return r.hi
}

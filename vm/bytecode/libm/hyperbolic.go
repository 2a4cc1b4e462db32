package libm

import "math"

// The functions of this file are composed of others in the way of Sun's fdlibm
// (1993), which C libraries follow, so that their last digits agree.

// Expm1 returns e**x - 1, exact also near zero.
func Expm1(x float64) float64 { return math.Expm1(x) }

// Log1p returns log(1+x), exact also near zero.
func Log1p(x float64) float64 { return math.Log1p(x) }

// Log10 returns the logarithm of x to base 10.
func Log10(x float64) float64 {
	const (
		invLn10 = 4.34294481903251816668e-01
		hi      = 3.01029995663611771306e-01 // log10(2), of which the first 32 bits
		lo      = 3.69423907715893078616e-13 // and the rest
	)
	if y, ok := logSpecial(x); ok {
		return y
	}
	m, k := math.Frexp(x)
	if k--; k < 0 {
		k++
	} else {
		m *= 2
	}
	// m lies in [1, 2), or in [0.5, 1) where x is below 1.
	y := float64(k)
	z := y*lo + invLn10*Log(m)
	return z + y*hi
}

// Sinh returns the hyperbolic sine.
func Sinh(x float64) float64 {
	a, h := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case x-x != 0:
		return x
	case a < 0x1p-28:
		return x
	case a < 22:
		t := math.Expm1(a)
		if a < 1 {
			return h * (2*t - t*t/(t+1))
		}
		return h * (t + t/(t+1))
	case a < 709.7822265625:
		return h * Exp(a)
	}
	w := Exp(0.5 * a)
	return h * w * w
}

// Cosh returns the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x-x != 0:
		return a
	case a < math.Ln2/2:
		t := math.Expm1(a)
		w := 1 + t
		if a < 0x1p-55 {
			return w
		}
		return 1 + t*t/(w+w)
	case a < 22:
		t := Exp(a)
		return 0.5*t + 0.5/t
	case a < 709.7822265625:
		return 0.5 * Exp(a)
	}
	w := Exp(0.5 * a)
	return 0.5 * w * w
}

// Tanh returns the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case x != x:
		return x
	case a < 0x1p-55:
		return x * (1 + x)
	case a >= 22:
		z = 1
	case a >= 1:
		z = 1 - 2/(math.Expm1(2*a)+2)
	default:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// Asinh returns the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var w float64
	switch {
	case x-x != 0 || a < 0x1p-28:
		return x
	case a > 1<<28:
		w = Log(a) + math.Ln2
	case a > 2:
		w = Log(2*a + 1/(math.Sqrt(x*x+1)+a))
	default:
		t := x * x
		w = math.Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// Acosh returns the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return math.NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(2*x - 1/(x+math.Sqrt(x*x-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent.
func Atanh(x float64) float64 { return math.Atanh(x) }

// Cbrt returns the cube root.
func Cbrt(x float64) float64 {
	if x == 0 || x-x != 0 {
		return x
	}
	m, e := math.Frexp(x)
	if k := e % 3; k != 0 {
		k = (k + 3) % 3
		m = math.Ldexp(m, k)
		e -= k
	}
	y := math.Cbrt(m)
	// One step of Newton's method, its correction in twice the precision.
	cube := twoProd(y, y).mulf(y)
	r := (m - cube.hi) - cube.lo
	return math.Ldexp(y+r/(3*y*y), e/3)
}

// inPairs evaluates the polynomial with coefficients c, constant first, as glibc
// does: in pairs of terms, by powers of x*x.
func inPairs(x float64, c []float64) float64 {
	x2 := x * x
	x4 := x2 * x2
	powers := [...]float64{1, x2, x4, x4 * x2, x4 * x4}
	r := 0.0
	for i := 0; i < len(c); i += 2 {
		pair := c[i]
		if i+1 < len(c) {
			pair += x * c[i+1]
		}
		r += powers[i/2] * pair
	}
	return r
}

// Coefficients of fdlibm's rational approximations to erfc beyond 1.25, from
// where on they take the logarithm of x*erfc(x) and 1/x**2; the second pair
// serves from 1/0.35.
var (
	erfcNum1 = []float64{
		-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
		-1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00,
	}
	erfcDen1 = []float64{
		1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02,
		4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02,
	}
	erfcNum2 = []float64{
		-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
		-6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02,
	}
	erfcDen2 = []float64{
		1, 30.33806074348246, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03,
		2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01,
	}
)

// erfcTail returns erfc(a) for 1.25 <= a < 28.
func erfcTail(a float64) float64 {
	num, den := erfcNum1, erfcDen1
	if a >= 1/0.35 {
		num, den = erfcNum2, erfcDen2
	}
	s := 1 / (a * a)
	q := inPairs(s, num) / inPairs(s, den)
	z := math.Float64frombits(math.Float64bits(a) &^ 0xFFFFFFFF)
	return Exp(-z*z-0.5625) * Exp((z-a)*(z+a)+q) / a
}

// Erf returns the error function.
func Erf(x float64) float64 {
	a := math.Abs(x)
	if a < 1.25 || x != x {
		return math.Erf(x)
	}
	if a >= 6 {
		return math.Copysign(1, x)
	}
	return math.Copysign(1-erfcTail(a), x)
}

// Erfc returns one less the error function, exact also for large x.
func Erfc(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < 1.25 || x != x:
		return math.Erfc(x)
	case x < -6:
		return 2
	case x >= 28:
		return 0
	case x < 0:
		return 2 - erfcTail(a)
	}
	return erfcTail(a)
}

package libm

import "math"

// Arithmetic of complex numbers as annex G of the C standard has it. Products
// stand in conversions so that no processor fuses them with sums.

// unitInf is 1 for an infinity and 0 for anything else, with the sign of f.
func unitInf(f float64) float64 {
	if math.IsInf(f, 0) {
		return math.Copysign(1, f)
	}
	return math.Copysign(0, f)
}

// dropNaN is 0 for a NaN, with its sign.
func dropNaN(f float64) float64 {
	if math.IsNaN(f) {
		return math.Copysign(0, f)
	}
	return f
}

// IsInfComplex tells whether either part of c is infinite.
func IsInfComplex(c complex128) bool { return math.IsInf(real(c), 0) || math.IsInf(imag(c), 0) }

func allNaN(c complex128) bool { return math.IsNaN(real(c)) && math.IsNaN(imag(c)) }

func isFiniteComplex(c complex128) bool {
	return !IsInfComplex(c) && !math.IsNaN(real(c)) && !math.IsNaN(imag(c))
}

// MulComplex multiplies; where that gives NaNs, infinities are recovered.
func MulComplex(z, w complex128) complex128 {
	a, b, c, d := real(z), imag(z), real(w), imag(w)
	ac, bd, ad, bc := float64(a*c), float64(b*d), float64(a*d), float64(b*c)
	p := complex(ac-bd, ad+bc)
	if !allNaN(p) {
		return p
	}
	again := false
	if IsInfComplex(z) {
		a, b, c, d = unitInf(a), unitInf(b), dropNaN(c), dropNaN(d)
		again = true
	}
	if IsInfComplex(w) {
		c, d, a, b = unitInf(c), unitInf(d), dropNaN(a), dropNaN(b)
		again = true
	}
	if !again && (math.IsInf(ac, 0) || math.IsInf(bd, 0) || math.IsInf(ad, 0) || math.IsInf(bc, 0)) {
		a, b, c, d = dropNaN(a), dropNaN(b), dropNaN(c), dropNaN(d)
		again = true
	}
	if !again {
		return p
	}
	inf := math.Inf(1)
	return complex(inf*(float64(a*c)-float64(b*d)), inf*(float64(a*d)+float64(b*c)))
}

// DivComplex divides by Smith's method: the divisor's smaller part is scaled by its
// larger one. w is not 0.
func DivComplex(z, w complex128) complex128 {
	a, b, c, d := real(z), imag(z), real(w), imag(w)
	var q complex128
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		den := c + float64(d*ratio)
		q = complex((a+float64(b*ratio))/den, (b-float64(a*ratio))/den)
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		den := float64(c*ratio) + d
		q = complex((float64(a*ratio)+b)/den, (float64(b*ratio)-a)/den)
	default:
		q = complex(math.NaN(), math.NaN())
	}
	if !allNaN(q) {
		return q
	}
	switch {
	case IsInfComplex(z) && isFiniteComplex(w):
		x, y := unitInf(a), unitInf(b)
		inf := math.Inf(1)
		return complex(inf*(float64(x*c)+float64(y*d)), inf*(float64(y*c)-float64(x*d)))
	case IsInfComplex(w) && isFiniteComplex(z):
		x, y := unitInf(c), unitInf(d)
		return complex(0*(float64(a*x)+float64(b*y)), 0*(float64(b*x)-float64(a*y)))
	}
	return q
}

// DivRealComplex divides a real number in the same way.
func DivRealComplex(a float64, w complex128) complex128 {
	c, d := real(w), imag(w)
	var q complex128
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		den := c + float64(d*ratio)
		q = complex(a/den, float64(-a*ratio)/den)
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		den := float64(c*ratio) + d
		q = complex(float64(a*ratio)/den, -a/den)
	default:
		q = complex(math.NaN(), math.NaN())
	}
	if allNaN(q) && IsInfComplex(w) && !math.IsInf(a, 0) && !math.IsNaN(a) {
		return complex(0*(a*unitInf(c)), 0*(-a*unitInf(d)))
	}
	return q
}

// AbsComplex returns the distance of c from 0.
func AbsComplex(c complex128) float64 {
	re, im := real(c), imag(c)
	switch {
	case math.IsInf(re, 0) || math.IsInf(im, 0):
		return math.Inf(1)
	case math.IsNaN(re) || math.IsNaN(im):
		return math.NaN()
	}
	parts := [2]float64{re, im}
	return Hypot(parts[:])
}

// PowFault says what keeps a power from being computed.
type PowFault uint8

// The faults of PowComplex.
const (
	PowFine PowFault = iota
	PowZero          // 0 to a negative or complex power, or an angle without a cosine
	PowOverflow
)

// PowComplex raises z to w: by squaring for small whole exponents, else in polar
// coordinates.
func PowComplex(z, w complex128) (p complex128, fault PowFault) {
	if n := real(w); imag(w) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		p, fault = powWhole(z, int(n))
	} else {
		p, fault = powPolar(z, w)
	}
	if fault == PowFine && IsInfComplex(p) {
		fault = PowOverflow
	}
	return p, fault
}

func powWhole(z complex128, n int) (complex128, PowFault) {
	p, sq := complex(1, 0), z
	m := n
	if m < 0 {
		m = -m
	}
	for ; m > 0; m >>= 1 {
		if m&1 != 0 {
			p = MulComplex(p, sq)
		}
		sq = MulComplex(sq, sq)
	}
	if n > 0 {
		return p, PowFine
	}
	if p == 0 {
		return 0, PowZero
	}
	return DivComplex(1, p), PowFine
}

func powPolar(z, w complex128) (complex128, PowFault) {
	switch {
	case w == 0:
		return 1, PowFine
	case z == 0:
		if imag(w) != 0 || real(w) < 0 {
			return 0, PowZero
		}
		return 0, PowFine
	}
	abs := AbsComplex(z)
	length := Pow(abs, real(w))
	angle := Atan2(imag(z), real(z))
	phase := angle * real(w)
	if imag(w) != 0 {
		length *= Exp(-angle * imag(w))
		phase += float64(imag(w) * Log(abs))
	}
	if math.IsInf(phase, 0) {
		return 0, PowZero
	}
	return complex(length*Cos(phase), length*Sin(phase)), PowFine
}

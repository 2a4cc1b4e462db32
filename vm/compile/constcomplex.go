package compile

import (
	"math"

	bc "github.com/adder-vm/adder/vm/bytecode"
)

// foldComplexes evaluates an operation of which at least one operand is complex.
// A real operand is not made complex first, as in annex G of the C standard, so
// that signed zeros and infinities survive. Products stand in conversions so that
// no processor fuses them with sums.
func foldComplexes(op int, l, r bc.Const) (bc.Const, bool) {
	lc, lComplex := l.(bc.Complex)
	rc, rComplex := r.(bc.Complex)
	var x, y float64
	var ok bool
	if !lComplex {
		if x, ok = asFloat(l); !ok {
			return nil, false
		}
		lc = bc.Complex(complex(x, 0))
	}
	if !rComplex {
		if y, ok = asFloat(r); !ok {
			return nil, false
		}
		rc = bc.Complex(complex(y, 0))
	}
	a, b, c, d := real(lc), imag(lc), real(rc), imag(rc)
	var z complex128
	switch op {
	case opAdd:
		switch {
		case !lComplex:
			z = complex(x+c, d)
		case !rComplex:
			z = complex(a+y, b)
		default:
			z = complex(a+c, b+d)
		}
	case opSubtract:
		switch {
		case !lComplex:
			z = complex(x-c, -d)
		case !rComplex:
			z = complex(a-y, b)
		default:
			z = complex(a-c, b-d)
		}
	case opMultiply:
		switch {
		case !lComplex:
			z = complex(x*c, x*d)
		case !rComplex:
			z = complex(a*y, b*y)
		default:
			z = mulComplex(complex128(lc), complex128(rc))
		}
	case opTrueDiv:
		if c == 0 && d == 0 {
			return nil, false
		}
		switch {
		case !rComplex:
			z = complex(a/y, b/y)
		case !lComplex:
			z = divRealComplex(x, complex128(rc))
		default:
			z = divComplex(complex128(lc), complex128(rc))
		}
	case opPower:
		z, ok = powComplex(complex128(lc), complex128(rc))
		return bc.Complex(z), ok
	default:
		return nil, false
	}
	return bc.Complex(z), true
}

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

func isInf(c complex128) bool    { return math.IsInf(real(c), 0) || math.IsInf(imag(c), 0) }
func isNaN(c complex128) bool    { return math.IsNaN(real(c)) && math.IsNaN(imag(c)) }
func isFinite(c complex128) bool { return !isInf(c) && real(c) == real(c) && imag(c) == imag(c) }

// mulComplex multiplies; where that gives NaNs, infinities are recovered as annex
// G of the C standard shows.
func mulComplex(z, w complex128) complex128 {
	a, b, c, d := real(z), imag(z), real(w), imag(w)
	ac, bd, ad, bc := float64(a*c), float64(b*d), float64(a*d), float64(b*c)
	p := complex(ac-bd, ad+bc)
	if !isNaN(p) {
		return p
	}
	again := false
	if isInf(z) {
		a, b, c, d = unitInf(a), unitInf(b), dropNaN(c), dropNaN(d)
		again = true
	}
	if isInf(w) {
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

// divComplex divides by Smith's method: the divisor's smaller part is scaled by
// its larger one.
func divComplex(z, w complex128) complex128 {
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
	if !isNaN(q) {
		return q
	}
	switch {
	case isInf(z) && isFinite(w):
		x, y := unitInf(a), unitInf(b)
		inf := math.Inf(1)
		return complex(inf*(float64(x*c)+float64(y*d)), inf*(float64(y*c)-float64(x*d)))
	case isInf(w) && isFinite(z):
		x, y := unitInf(c), unitInf(d)
		return complex(0*(float64(a*x)+float64(b*y)), 0*(float64(b*x)-float64(a*y)))
	}
	return q
}

// divRealComplex divides a real number in the same way.
func divRealComplex(a float64, w complex128) complex128 {
	c, d := real(w), imag(w)
	var q complex128
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		den := c + float64(d*ratio)
		q = complex(a/den, -a*ratio/den)
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		den := float64(c*ratio) + d
		q = complex(a*ratio/den, -a/den)
	default:
		q = complex(math.NaN(), math.NaN())
	}
	if isNaN(q) && isInf(w) && !math.IsInf(a, 0) && !math.IsNaN(a) {
		return complex(0*(a*unitInf(c)), 0*(-a*unitInf(d)))
	}
	return q
}

// powComplex raises z to w; ok is false where Python raises an exception.
func powComplex(z, w complex128) (p complex128, ok bool) {
	if n := real(w); imag(w) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		p, ok = powComplexInt(z, int(n))
	} else {
		p, ok = powPolar(z, w)
	}
	return p, ok && !isInf(p)
}

func powComplexInt(z complex128, n int) (complex128, bool) {
	if n > 0 {
		p, sq := complex(1, 0), z
		for m := n; m > 0; m >>= 1 {
			if m&1 != 0 {
				p = mulComplex(p, sq)
			}
			sq = mulComplex(sq, sq)
		}
		return p, true
	}
	p := complex(1, 0)
	if n < 0 {
		p, _ = powComplexInt(z, -n)
	}
	if p == 0 {
		return 0, false
	}
	return divComplex(1, p), true
}

func powPolar(z, w complex128) (complex128, bool) {
	switch {
	case w == 0:
		return 1, true
	case z == 0:
		return 0, imag(w) == 0 && !(real(w) < 0)
	}
	abs := preciseHypot(real(z), imag(z))
	length := powReal(abs, real(w))
	angle := preciseAtan2(imag(z), real(z))
	phase := angle * real(w)
	if imag(w) != 0 {
		length *= preciseExp(-angle * imag(w))
		phase += float64(imag(w) * preciseLog(abs))
	}
	if math.IsInf(phase, 0) {
		return 0, false // it has no cosine
	}
	sin, cos := preciseSinCos(phase)
	return complex(length*cos, length*sin), true
}

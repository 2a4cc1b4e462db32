package cmath

import (
	"math"
	"math/cmplx"

	"github.com/adder-vm/adder/vm/bytecode/libm"
)

// The functions are W. Kahan's ("Branch cuts for complex elementary functions",
// 1987), which keep signs of zeros and digits near branch cuts. Arguments with
// infinities and NaNs go to Go's package, which has annex G's results.

// What is wrong with an argument.
type fault int

const (
	fine   fault = iota
	domain       // a pole, or no such value
	overflow
)

const (
	large     = math.MaxFloat64 / 4
	sqrtLarge = 0x1p511
	tiny      = 0x1p-1022
	sqrtTiny  = 0x1p-511
	expLimit  = 709.0895657128241 - 0.6931471805599453 // ln of large, and a little less
	scaleUp   = 53
	scaleDown = -27
)

func finite(f float64) bool          { return f-f == 0 }
func isFinite(z complex128) bool     { return finite(real(z)) && finite(imag(z)) }
func hypot(x, y float64) float64     { v := [2]float64{x, y}; return libm.Hypot(v[:]) }
func isLarge(z complex128) bool      { return math.Abs(real(z)) > large || math.Abs(imag(z)) > large }
func turned(z complex128) complex128 { return complex(-imag(z), real(z)) } // i*z
func back(z complex128) complex128   { return complex(imag(z), -real(z)) } // z/i

func checked(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return z, overflow
	}
	return z, fine
}

func sqrt(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Sqrt(z), fine
	}
	if z == 0 {
		return complex(0, imag(z)), fine
	}
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	var s float64
	if ax < tiny && ay < tiny {
		ax = math.Ldexp(ax, scaleUp)
		s = math.Ldexp(math.Sqrt(ax+hypot(ax, math.Ldexp(ay, scaleUp))), scaleDown)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if real(z) >= 0 {
		return complex(s, math.Copysign(d, imag(z))), fine
	}
	return complex(d, math.Copysign(s, imag(z))), fine
}

// halfLog is the logarithm of a large number's size.
func halfLog(z complex128) float64 { return libm.Log(hypot(real(z)/2, imag(z)/2)) + 2*math.Ln2 }

func acos(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Acos(z), fine
	}
	if isLarge(z) {
		re := libm.Atan2(math.Abs(imag(z)), real(z))
		if real(z) < 0 {
			return complex(re, -math.Copysign(halfLog(z), imag(z))), fine
		}
		return complex(re, math.Copysign(halfLog(z), -imag(z))), fine
	}
	a, _ := sqrt(complex(1-real(z), -imag(z)))
	b, _ := sqrt(complex(1+real(z), imag(z)))
	return complex(2*libm.Atan2(real(a), real(b)), libm.Asinh(float64(real(b)*imag(a))-float64(imag(b)*real(a)))), fine
}

func acosh(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Acosh(z), fine
	}
	if isLarge(z) {
		return complex(halfLog(z), libm.Atan2(imag(z), real(z))), fine
	}
	a, _ := sqrt(complex(real(z)-1, imag(z)))
	b, _ := sqrt(complex(real(z)+1, imag(z)))
	return complex(libm.Asinh(float64(real(a)*real(b))+float64(imag(a)*imag(b))), 2*libm.Atan2(imag(a), real(b))), fine
}

func asin(z complex128) (complex128, fault) {
	w, f := asinh(turned(z))
	return back(w), f
}

func asinh(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Asinh(z), fine
	}
	if isLarge(z) {
		im := libm.Atan2(imag(z), math.Abs(real(z)))
		if imag(z) >= 0 {
			return complex(math.Copysign(halfLog(z), real(z)), im), fine
		}
		return complex(-math.Copysign(halfLog(z), -real(z)), im), fine
	}
	a, _ := sqrt(complex(1+imag(z), -real(z)))
	b, _ := sqrt(complex(1-imag(z), real(z)))
	return complex(libm.Asinh(float64(real(a)*imag(b))-float64(real(b)*imag(a))),
		libm.Atan2(imag(z), float64(real(a)*real(b))-float64(imag(a)*imag(b)))), fine
}

func atan(z complex128) (complex128, fault) {
	w, f := atanh(turned(z))
	return back(w), f
}

func atanh(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Atanh(z), fine
	}
	if real(z) < 0 || real(z) == 0 && math.Signbit(real(z)) {
		w, f := atanh(-z)
		return -w, f
	}
	x, ay := real(z), math.Abs(imag(z))
	switch {
	case x > sqrtLarge || ay > sqrtLarge:
		h := hypot(x/2, imag(z)/2)
		return complex(x/4/h/h, -math.Copysign(math.Pi/2, -imag(z))), fine
	case x == 1 && ay < sqrtTiny:
		if ay == 0 {
			return complex(math.Inf(1), imag(z)), domain
		}
		return complex(-libm.Log(math.Sqrt(ay)/math.Sqrt(hypot(ay, 2))), math.Copysign(libm.Atan2(2, -ay)/2, imag(z))), fine
	}
	return complex(libm.Log1p(4*x/(float64((1-x)*(1-x))+float64(ay*ay)))/4,
		-libm.Atan2(-2*imag(z), float64((1-x)*(1+x))-float64(ay*ay))/2), fine
}

func cos(z complex128) (complex128, fault) { return cosh(turned(z)) }

func cosh(z complex128) (complex128, fault) {
	x, y := real(z), imag(z)
	if !isFinite(z) {
		f := fine
		if math.IsInf(y, 0) && !math.IsNaN(x) {
			f = domain
		}
		return cmplx.Cosh(z), f
	}
	if math.Abs(x) > expLimit {
		x -= math.Copysign(1, x)
		return checked(complex(libm.Cos(y)*libm.Cosh(x)*math.E, libm.Sin(y)*libm.Sinh(x)*math.E))
	}
	return complex(libm.Cos(y)*libm.Cosh(x), libm.Sin(y)*libm.Sinh(x)), fine
}

func sin(z complex128) (complex128, fault) {
	w, f := sinh(turned(z))
	return back(w), f
}

func sinh(z complex128) (complex128, fault) {
	x, y := real(z), imag(z)
	if !isFinite(z) {
		f := fine
		if math.IsInf(y, 0) && !math.IsNaN(x) {
			f = domain
		}
		return cmplx.Sinh(z), f
	}
	if math.Abs(x) > expLimit {
		x -= math.Copysign(1, x)
		return checked(complex(libm.Cos(y)*libm.Sinh(x)*math.E, libm.Sin(y)*libm.Cosh(x)*math.E))
	}
	return complex(libm.Cos(y)*libm.Sinh(x), libm.Sin(y)*libm.Cosh(x)), fine
}

func tan(z complex128) (complex128, fault) {
	w, f := tanh(turned(z))
	return back(w), f
}

func tanh(z complex128) (complex128, fault) {
	x, y := real(z), imag(z)
	if !isFinite(z) {
		f := fine
		if math.IsInf(y, 0) && finite(x) {
			f = domain
		}
		return cmplx.Tanh(z), f
	}
	if math.Abs(x) > expLimit {
		return complex(math.Copysign(1, x), 4*libm.Sin(y)*libm.Cos(y)*libm.Exp(-2*math.Abs(x))), fine
	}
	tx, ty, cx := libm.Tanh(x), libm.Tan(y), 1/libm.Cosh(x)
	txty := tx * ty
	den := 1 + float64(txty*txty)
	return complex(tx*(1+float64(ty*ty))/den, ((ty/den)*cx)*cx), fine
}

func exp(z complex128) (complex128, fault) {
	x, y := real(z), imag(z)
	if !isFinite(z) {
		f := fine
		if math.IsInf(y, 0) && (finite(x) || math.IsInf(x, 1)) {
			f = domain
		}
		return cmplx.Exp(z), f
	}
	if x > expLimit {
		l := libm.Exp(x - 1)
		return checked(complex(l*libm.Cos(y)*math.E, l*libm.Sin(y)*math.E))
	}
	l := libm.Exp(x)
	return checked(complex(l*libm.Cos(y), l*libm.Sin(y)))
}

func log(z complex128) (complex128, fault) {
	if !isFinite(z) {
		return cmplx.Log(z), fine
	}
	ax, ay := math.Abs(real(z)), math.Abs(imag(z))
	im := libm.Atan2(imag(z), real(z))
	switch {
	case ax > large || ay > large:
		return complex(libm.Log(hypot(ax/2, ay/2))+math.Ln2, im), fine
	case z == 0:
		return complex(math.Inf(-1), im), domain
	case ax < tiny && ay < tiny:
		return complex(libm.Log(hypot(math.Ldexp(ax, scaleUp), math.Ldexp(ay, scaleUp)))-scaleUp*math.Ln2, im), fine
	}
	h := hypot(ax, ay)
	if h >= 0.71 && h <= 1.73 {
		most, least := max(ax, ay), min(ax, ay)
		return complex(libm.Log1p(float64((most-1)*(most+1))+float64(least*least))/2, im), fine
	}
	return complex(libm.Log(h), im), fine
}

func log10(z complex128) (complex128, fault) {
	w, f := log(z)
	return complex(real(w)/math.Ln10, imag(w)/math.Ln10), f
}

// rect is the complex number of a length and an angle.
func rect(r, phi float64) (complex128, fault) {
	if finite(r) && finite(phi) {
		if phi == 0 {
			return complex(r, r*phi), fine
		}
		return complex(r*libm.Cos(phi), r*libm.Sin(phi)), fine
	}
	f := fine
	if r != 0 && r == r && math.IsInf(phi, 0) {
		f = domain
	}
	if math.IsInf(r, 0) && finite(phi) && phi != 0 {
		if r > 0 {
			return complex(math.Copysign(math.Inf(1), libm.Cos(phi)), math.Copysign(math.Inf(1), libm.Sin(phi))), f
		}
		return complex(-math.Copysign(math.Inf(1), libm.Cos(phi)), -math.Copysign(math.Inf(1), libm.Sin(phi))), f
	}
	switch {
	case r == 0:
		return complex(0, 0), f
	case phi == 0:
		return complex(r, math.Copysign(phi, r)), f
	}
	return complex(math.NaN(), math.NaN()), f
}

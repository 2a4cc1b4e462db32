package compile

import (
	bc "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/bytecode/libm"
)

// foldComplexes evaluates an operation of which at least one operand is complex.
// A real operand is not made complex first, as in annex G of the C standard, so
// that signed zeros and infinities survive.
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
			z = libm.MulComplex(complex128(lc), complex128(rc))
		}
	case opTrueDiv:
		if c == 0 && d == 0 {
			return nil, false
		}
		switch {
		case !rComplex:
			z = complex(a/y, b/y)
		case !lComplex:
			z = libm.DivRealComplex(x, complex128(rc))
		default:
			z = libm.DivComplex(complex128(lc), complex128(rc))
		}
	case opPower:
		z, fault := libm.PowComplex(complex128(lc), complex128(rc))
		return bc.Complex(z), fault == libm.PowFine
	default:
		return nil, false
	}
	return bc.Complex(z), true
}

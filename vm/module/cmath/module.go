// Package cmath is the native module cmath: functions of complex numbers.
package cmath

import (
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module is the definition of the cmath module.
var Module = vm.NativeModule{
	Name:  "cmath",
	Doc:   "This module provides access to mathematical functions for complex\nnumbers.",
	Funcs: functions,
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		inf, nan := math.Inf(1), math.NaN()
		for _, c := range []struct {
			name string
			v    float64
		}{{"pi", math.Pi}, {"e", math.E}, {"tau", 2 * math.Pi}, {"inf", inf}, {"nan", nan}} {
			m.Dict.SetString(t, c.name, object.Float(c.v))
		}
		m.Dict.SetString(t, "infj", t.NewComplex(complex(0, inf)))
		m.Dict.SetString(t, "nanj", t.NewComplex(complex(0, nan)))
		return nil
	},
}

func argument(t *thread, v value) (complex128, error) {
	return t.ToComplex(v, "must be real number, not %s")
}

func raise(t *thread, f fault) error {
	switch f {
	case domain:
		return t.ValueErrorf("math domain error")
	case overflow:
		return t.OverflowErrorf("math range error")
	}
	return nil
}

func apply(t *thread, v value, f func(complex128) (complex128, fault)) (value, error) {
	z, err := argument(t, v)
	if err != nil {
		return value{}, err
	}
	w, bad := f(z)
	if bad != fine {
		return value{}, raise(t, bad)
	}
	return t.NewComplex(w), nil
}

var functions = []object.Def{
	{Name: "acos", Sig: "(z, /)", Doc: "Return the arc cosine of z.", F1: pyAcos},
	{Name: "acosh", Sig: "(z, /)", Doc: "Return the inverse hyperbolic cosine of z.", F1: pyAcosh},
	{Name: "asin", Sig: "(z, /)", Doc: "Return the arc sine of z.", F1: pyAsin},
	{Name: "asinh", Sig: "(z, /)", Doc: "Return the inverse hyperbolic sine of z.", F1: pyAsinh},
	{Name: "atan", Sig: "(z, /)", Doc: "Return the arc tangent of z.", F1: pyAtan},
	{Name: "atanh", Sig: "(z, /)", Doc: "Return the inverse hyperbolic tangent of z.", F1: pyAtanh},
	{Name: "cos", Sig: "(z, /)", Doc: "Return the cosine of z.", F1: pyCos},
	{Name: "cosh", Sig: "(z, /)", Doc: "Return the hyperbolic cosine of z.", F1: pyCosh},
	{Name: "exp", Sig: "(z, /)", Doc: "Return the exponential value e**z.", F1: pyExp},
	{Name: "log10", Sig: "(z, /)", Doc: "Return the base-10 logarithm of z.", F1: pyLog10},
	{Name: "sin", Sig: "(z, /)", Doc: "Return the sine of z.", F1: pySin},
	{Name: "sinh", Sig: "(z, /)", Doc: "Return the hyperbolic sine of z.", F1: pySinh},
	{Name: "sqrt", Sig: "(z, /)", Doc: "Return the square root of z.", F1: pySqrt},
	{Name: "tan", Sig: "(z, /)", Doc: "Return the tangent of z.", F1: pyTan},
	{Name: "tanh", Sig: "(z, /)", Doc: "Return the hyperbolic tangent of z.", F1: pyTanh},
	{Name: "isclose", Sig: "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc: "Determine whether two complex numbers are close in value.", FV: isClose},
	{Name: "isfinite", Sig: "(z, /)", Doc: "Return True if both the real and imaginary parts of z are finite, else False.", F1: pyIsFinite},
	{Name: "isinf", Sig: "(z, /)", Doc: "Checks if the real or imaginary part of z is infinite.", F1: isInf},
	{Name: "isnan", Sig: "(z, /)", Doc: "Checks if the real or imaginary part of z not a number (NaN).", F1: isNaN},
	{Name: "log", Sig: "(z, base=<unrepresentable>, /)", Doc: "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.", FV: pyLog},
	{Name: "phase", Sig: "(z, /)", Doc: "Return argument, also known as the phase angle, of a complex.", F1: phase},
	{Name: "polar", Sig: "(z, /)", Doc: "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.", F1: polar},
	{Name: "rect", Sig: "(r, phi, /)", Doc: "Convert from polar coordinates to rectangular coordinates.", F2: pyRect},
}

func pyAcos(t *thread, v value) (value, error)  { return apply(t, v, acos) }
func pyAcosh(t *thread, v value) (value, error) { return apply(t, v, acosh) }
func pyAsin(t *thread, v value) (value, error)  { return apply(t, v, asin) }
func pyAsinh(t *thread, v value) (value, error) { return apply(t, v, asinh) }
func pyAtan(t *thread, v value) (value, error)  { return apply(t, v, atan) }
func pyAtanh(t *thread, v value) (value, error) { return apply(t, v, atanh) }
func pyCos(t *thread, v value) (value, error)   { return apply(t, v, cos) }
func pyCosh(t *thread, v value) (value, error)  { return apply(t, v, cosh) }
func pyExp(t *thread, v value) (value, error)   { return apply(t, v, exp) }
func pyLog10(t *thread, v value) (value, error) { return apply(t, v, log10) }
func pySin(t *thread, v value) (value, error)   { return apply(t, v, sin) }
func pySinh(t *thread, v value) (value, error)  { return apply(t, v, sinh) }
func pySqrt(t *thread, v value) (value, error)  { return apply(t, v, sqrt) }
func pyTan(t *thread, v value) (value, error)   { return apply(t, v, tan) }
func pyTanh(t *thread, v value) (value, error)  { return apply(t, v, tanh) }

func pyLog(t *thread, args []value) (value, error) {
	z, err := argument(t, args[0])
	if err != nil {
		return value{}, err
	}
	w, bad := log(z)
	if !args[1].IsEmpty() {
		b, err := argument(t, args[1])
		if err != nil {
			return value{}, err
		}
		base, badBase := log(b)
		if bad == fine {
			bad = badBase
		}
		if bad == fine {
			if base == 0 {
				return value{}, raise(t, domain)
			}
			w = libm.DivComplex(w, base)
		}
	}
	if bad != fine {
		return value{}, raise(t, bad)
	}
	return t.NewComplex(w), nil
}

func phase(t *thread, v value) (value, error) {
	z, err := argument(t, v)
	return object.Float(libm.Atan2(imag(z), real(z))), err
}

func polar(t *thread, v value) (value, error) {
	z, err := argument(t, v)
	if err != nil {
		return value{}, err
	}
	r := libm.AbsComplex(z)
	if math.IsInf(r, 0) && isFinite(z) {
		return value{}, raise(t, overflow)
	}
	return t.Tuple2(object.Float(r), object.Float(libm.Atan2(imag(z), real(z)))), nil
}

func pyRect(t *thread, a, b value) (value, error) {
	r, err := t.RealFloat(a)
	if err != nil {
		return value{}, err
	}
	phi, err := t.RealFloat(b)
	if err != nil {
		return value{}, err
	}
	z, bad := rect(r, phi)
	if bad != fine {
		return value{}, raise(t, bad)
	}
	return t.NewComplex(z), nil
}

func pyIsFinite(t *thread, v value) (value, error) {
	z, err := argument(t, v)
	return object.Bool(isFinite(z)), err
}

func isInf(t *thread, v value) (value, error) {
	z, err := argument(t, v)
	return object.Bool(math.IsInf(real(z), 0) || math.IsInf(imag(z), 0)), err
}

func isNaN(t *thread, v value) (value, error) {
	z, err := argument(t, v)
	return object.Bool(math.IsNaN(real(z)) || math.IsNaN(imag(z))), err
}

func isClose(t *thread, args []value) (value, error) {
	a, err := argument(t, args[0])
	if err != nil {
		return value{}, err
	}
	b, err := argument(t, args[1])
	if err != nil {
		return value{}, err
	}
	rel, abs := 1e-09, 0.0
	if !args[2].IsEmpty() {
		if rel, err = t.RealFloat(args[2]); err != nil {
			return value{}, err
		}
	}
	if !args[3].IsEmpty() {
		if abs, err = t.RealFloat(args[3]); err != nil {
			return value{}, err
		}
	}
	if rel < 0 || abs < 0 {
		return value{}, t.ValueErrorf("tolerances must be non-negative")
	}
	if a == b {
		return object.True(), nil
	}
	if !isFinite(a) && (math.IsInf(real(a), 0) || math.IsInf(imag(a), 0)) || math.IsInf(real(b), 0) || math.IsInf(imag(b), 0) {
		return object.False(), nil
	}
	diff := libm.AbsComplex(a - b)
	return object.Bool(diff <= rel*libm.AbsComplex(b) || diff <= rel*libm.AbsComplex(a) || diff <= abs), nil
}

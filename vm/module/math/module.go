// Package math is the native module math. The functions themselves are libm's and
// Go's; here their arguments are read and their faults become exceptions.
package math

import (
	"math"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the math module.
var Module = vm.NativeModule{
	Name:  "math",
	Doc:   "This module provides access to the mathematical functions\ndefined by the C standard.",
	Funcs: functions,
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		for _, c := range []struct {
			name string
			v    float64
		}{{"pi", math.Pi}, {"e", math.E}, {"tau", 2 * math.Pi}, {"inf", math.Inf(1)}, {"nan", math.NaN()}} {
			m.Dict.SetString(t, c.name, object.Float(c.v))
		}
		return nil
	},
}

type (
	thread = object.Thread
	value  = object.Value
)

var functions = []object.Def{
	{Name: "acos", Sig: "(x, /)", Doc: "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.", F1: acos},
	{Name: "acosh", Sig: "(x, /)", Doc: "Return the inverse hyperbolic cosine of x.", F1: acosh},
	{Name: "asin", Sig: "(x, /)", Doc: "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", F1: asin},
	{Name: "asinh", Sig: "(x, /)", Doc: "Return the inverse hyperbolic sine of x.", F1: asinh},
	{Name: "atan", Sig: "(x, /)", Doc: "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", F1: atan},
	{Name: "atan2", Sig: "(y, x, /)", Doc: "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.", F2: atan2},
	{Name: "atanh", Sig: "(x, /)", Doc: "Return the inverse hyperbolic tangent of x.", F1: atanh},
	{Name: "cbrt", Sig: "(x, /)", Doc: "Return the cube root of x.", F1: cbrt},
	{Name: "ceil", Sig: "(x, /)", Doc: "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.", F1: ceil},
	{Name: "comb", Sig: "(n, k, /)", Doc: "Number of ways to choose k items from n items without repetition and without order.", F2: comb},
	{Name: "copysign", Sig: "(x, y, /)", Doc: "Return a float with the magnitude (absolute value) of x but the sign of y.", F2: copysign},
	{Name: "cos", Sig: "(x, /)", Doc: "Return the cosine of x (measured in radians).", F1: cos},
	{Name: "cosh", Sig: "(x, /)", Doc: "Return the hyperbolic cosine of x.", F1: cosh},
	{Name: "degrees", Sig: "(x, /)", Doc: "Convert angle x from radians to degrees.", F1: degrees},
	{Name: "dist", Sig: "(p, q, /)", Doc: "Return the Euclidean distance between two points p and q.", F2: dist},
	{Name: "erf", Sig: "(x, /)", Doc: "Error function at x.", F1: erf},
	{Name: "erfc", Sig: "(x, /)", Doc: "Complementary error function at x.", F1: erfc},
	{Name: "exp", Sig: "(x, /)", Doc: "Return e raised to the power of x.", F1: exp},
	{Name: "exp2", Sig: "(x, /)", Doc: "Return 2 raised to the power of x.", F1: exp2},
	{Name: "expm1", Sig: "(x, /)", Doc: "Return exp(x)-1.", F1: expm1},
	{Name: "fabs", Sig: "(x, /)", Doc: "Return the absolute value of the float x.", F1: fabs},
	{Name: "factorial", Sig: "(n, /)", Doc: "Find n!.", F1: factorial},
	{Name: "floor", Sig: "(x, /)", Doc: "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.", F1: floor},
	{Name: "fma", Sig: "(x, y, z, /)", Doc: "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round.", F3: fma},
	{Name: "fmod", Sig: "(x, y, /)", Doc: "Return fmod(x, y), according to platform C.\n\nx % y may differ.", F2: fmod},
	{Name: "frexp", Sig: "(x, /)", Doc: "Return the mantissa and exponent of x, as pair (m, e).", F1: frexp},
	{Name: "fsum", Sig: "(seq, /)", Doc: "Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.", F1: fsum},
	{Name: "gamma", Sig: "(x, /)", Doc: "Gamma function at x.", F1: gamma},
	{Name: "gcd", Text: "($module, /, *integers)", Doc: "Greatest Common Divisor.", FV: gcd, Max: -1},
	{Name: "hypot", Text: "($module, /, *coordinates)", Doc: "Multidimensional Euclidean distance from the origin to a point.", FV: hypot, Max: -1},
	{Name: "isclose", Sig: "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc: "Determine whether two floating-point numbers are close in value.", FV: isClose},
	{Name: "isfinite", Sig: "(x, /)", Doc: "Return True if x is neither an infinity nor a NaN, and False otherwise.", F1: isFinite},
	{Name: "isinf", Sig: "(x, /)", Doc: "Return True if x is a positive or negative infinity, and False otherwise.", F1: isInf},
	{Name: "isnan", Sig: "(x, /)", Doc: "Return True if x is a NaN (not a number), and False otherwise.", F1: isNaN},
	{Name: "isqrt", Sig: "(n, /)", Doc: "Return the integer part of the square root of the input.", F1: isqrt},
	{Name: "lcm", Text: "($module, /, *integers)", Doc: "Least Common Multiple.", FV: lcm, Max: -1},
	{Name: "ldexp", Sig: "(x, i, /)", Doc: "Return x * (2**i).\n\nThis is essentially the inverse of frexp().", F2: ldexp},
	{Name: "lgamma", Sig: "(x, /)", Doc: "Natural logarithm of absolute value of Gamma function at x.", F1: lgamma},
	{Name: "log", Doc: "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.", FV: log, Min: 1, Max: 2},
	{Name: "log10", Sig: "(x, /)", Doc: "Return the base 10 logarithm of x.", F1: log10},
	{Name: "log1p", Sig: "(x, /)", Doc: "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.", F1: log1p},
	{Name: "log2", Sig: "(x, /)", Doc: "Return the base 2 logarithm of x.", F1: log2},
	{Name: "modf", Sig: "(x, /)", Doc: "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.", F1: modf},
	{Name: "nextafter", Sig: "(x, y, /, *, steps=None)", Doc: "Return the floating-point value the given number of steps after x towards y.", FV: nextAfter},
	{Name: "perm", Sig: "(n, k=None, /)", Doc: "Number of ways to choose k items from n items without repetition and with order.", FV: perm},
	{Name: "pow", Sig: "(x, y, /)", Doc: "Return x**y (x to the power of y).", F2: pow},
	{Name: "prod", Sig: "(iterable, /, *, start=1)", Doc: "Calculate the product of all the elements in the input iterable.", FV: prod},
	{Name: "radians", Sig: "(x, /)", Doc: "Convert angle x from degrees to radians.", F1: radians},
	{Name: "remainder", Sig: "(x, y, /)", Doc: "Difference between x and the closest integer multiple of y.", F2: remainder},
	{Name: "sin", Sig: "(x, /)", Doc: "Return the sine of x (measured in radians).", F1: sin},
	{Name: "sinh", Sig: "(x, /)", Doc: "Return the hyperbolic sine of x.", F1: sinh},
	{Name: "sqrt", Sig: "(x, /)", Doc: "Return the square root of x.", F1: sqrt},
	{Name: "sumprod", Sig: "(p, q, /)", Doc: "Return the sum of products of values from two iterables p and q.", F2: sumprod},
	{Name: "tan", Sig: "(x, /)", Doc: "Return the tangent of x (measured in radians).", F1: tan},
	{Name: "tanh", Sig: "(x, /)", Doc: "Return the hyperbolic tangent of x.", F1: tanh},
	{Name: "trunc", Sig: "(x, /)", Doc: "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.", F1: trunc},
	{Name: "ulp", Sig: "(x, /)", Doc: "Return the value of the least significant bit of the float x.", F1: ulp},
}

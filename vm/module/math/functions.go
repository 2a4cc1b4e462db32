package math

import (
	"math"
	"math/big"

	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object"
)

// domainError says which argument a function refuses.
func domainError(t *thread, expected string, x float64) error {
	r, err := t.ReprString(object.Float(x))
	if err != nil {
		return err
	}
	return t.ValueErrorf("expected %s, got %s", expected, r)
}

func rangeError(t *thread) error       { return t.OverflowErrorf("math range error") }
func plainDomainError(t *thread) error { return t.ValueErrorf("math domain error") }

func finite(f float64) bool { return f-f == 0 }

// checked returns a function's value r at x: a NaN that was none before is a
// domain error, an infinity of a finite argument a range error where canOverflow
// says so and a domain error elsewhere.
func checked(t *thread, x, r float64, canOverflow bool, expected string) (value, error) {
	if r != r && x == x || math.IsInf(r, 0) && finite(x) && !canOverflow {
		return value{}, domainError(t, expected, x)
	}
	if math.IsInf(r, 0) && finite(x) {
		return value{}, rangeError(t)
	}
	return object.Float(r), nil
}

func acos(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Acos(x), false, "a number in range from -1 up to 1")
}

func acosh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Acosh(x), false, "argument value not less than 1")
}

func asin(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Asin(x), false, "a number in range from -1 up to 1")
}

func asinh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Asinh(x), false, "")
}

func atan(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Atan(x), false, "")
}

func atanh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Atanh(x), false, "a number between -1 and 1")
}

func cbrt(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Cbrt(x), false, "")
}

func cos(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Cos(x), false, "a finite input")
}

func cosh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Cosh(x), true, "")
}

func erf(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Erf(x), false, "")
}

func erfc(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Erfc(x), false, "")
}

func exp(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Exp(x), true, "")
}

func exp2(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Exp2(x), true, "")
}

func expm1(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Expm1(x), true, "")
}

func fabs(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, math.Abs(x), false, "")
}

func log1p(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Log1p(x), false, "argument value > -1")
}

func sin(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Sin(x), false, "a finite input")
}

func sinh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Sinh(x), true, "")
}

func sqrt(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, math.Sqrt(x), false, "a nonnegative input")
}

func tan(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Tan(x), false, "a finite input")
}

func tanh(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	return checked(t, x, libm.Tanh(x), false, "")
}

func gamma(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	if math.IsInf(x, -1) || finite(x) && x <= 0 && x == math.Floor(x) {
		return value{}, domainError(t, "a noninteger or positive integer", x)
	}
	return checked(t, x, libm.Gamma(x), true, "")
}

func lgamma(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	if finite(x) && x <= 0 && x == math.Floor(x) {
		return value{}, domainError(t, "a noninteger or positive integer", x)
	}
	return checked(t, x, libm.Lgamma(x), true, "")
}

// logarithm computes f, a logarithm, of a number; that of an int beyond the range
// of floats from its upper bits and its length.
func logarithm(t *thread, v value, f func(float64) float64) (float64, error) {
	if v.IsInteger() {
		var z big.Int
		n := v.BigInt(&z)
		if n.Sign() <= 0 {
			return 0, t.ValueErrorf("expected a positive input")
		}
		if n.BitLen() > 1023 {
			e := n.BitLen() - 64
			top, _ := new(big.Float).SetInt(new(big.Int).Rsh(n, uint(e))).Float64()
			m, k := math.Frexp(top)
			return f(m) + f(2)*float64(e+k), nil
		}
	}
	x, err := t.RealFloat(v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, domainError(t, "a positive input", x)
	}
	return f(x), nil
}

func log(t *thread, args []value) (value, error) {
	x, err := logarithm(t, args[0], libm.Log)
	if err != nil || len(args) == 1 {
		return object.Float(x), err
	}
	b, err := logarithm(t, args[1], libm.Log)
	if err != nil {
		return value{}, err
	}
	if b == 0 {
		return value{}, t.ZeroDivisionErrorf("division by zero")
	}
	return object.Float(x / b), nil
}

func log2(t *thread, v value) (value, error) {
	x, err := logarithm(t, v, libm.Log2)
	return object.Float(x), err
}

func log10(t *thread, v value) (value, error) {
	x, err := logarithm(t, v, libm.Log10)
	return object.Float(x), err
}

// two reads a pair of floats.
func two(t *thread, a, b value) (x, y float64, err error) {
	if x, err = t.RealFloat(a); err == nil {
		y, err = t.RealFloat(b)
	}
	return
}

func atan2(t *thread, a, b value) (value, error) {
	y, x, err := two(t, a, b)
	return object.Float(libm.Atan2(y, x)), err
}

func copysign(t *thread, a, b value) (value, error) {
	x, y, err := two(t, a, b)
	return object.Float(math.Copysign(x, y)), err
}

func fmod(t *thread, a, b value) (value, error) {
	x, y, err := two(t, a, b)
	if err != nil {
		return value{}, err
	}
	r := math.Mod(x, y)
	if r != r && x == x && y == y {
		return value{}, plainDomainError(t)
	}
	return object.Float(r), nil
}

func remainder(t *thread, a, b value) (value, error) {
	x, y, err := two(t, a, b)
	if err != nil {
		return value{}, err
	}
	r := math.Remainder(x, y)
	if r != r && x == x && y == y {
		return value{}, plainDomainError(t)
	}
	if r == 0 {
		r = math.Copysign(r, x)
	}
	return object.Float(r), nil
}

func pow(t *thread, a, b value) (value, error) {
	x, y, err := two(t, a, b)
	if err != nil {
		return value{}, err
	}
	r := libm.Pow(x, y)
	if finite(x) && finite(y) {
		if r != r || x == 0 && y < 0 {
			return value{}, plainDomainError(t)
		}
		if math.IsInf(r, 0) {
			return value{}, rangeError(t)
		}
	}
	return object.Float(r), nil
}

func fma(t *thread, a, b, c value) (value, error) {
	x, y, err := two(t, a, b)
	if err != nil {
		return value{}, err
	}
	z, err := t.RealFloat(c)
	if err != nil {
		return value{}, err
	}
	r := math.FMA(x, y, z)
	if r != r && x == x && y == y && z == z {
		return value{}, t.ValueErrorf("invalid operation in fma")
	}
	if math.IsInf(r, 0) && finite(x) && finite(y) && finite(z) {
		return value{}, t.OverflowErrorf("overflow in fma")
	}
	return object.Float(r), nil
}

func degrees(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	return object.Float(x * (180 / math.Pi)), err
}

func radians(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	return object.Float(x * (math.Pi / 180)), err
}

func isFinite(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	return object.Bool(finite(x)), err
}

func isInf(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	return object.Bool(math.IsInf(x, 0)), err
}

func isNaN(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	return object.Bool(x != x), err
}

func isClose(t *thread, args []value) (value, error) {
	a, b, err := two(t, args[0], args[1])
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
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return object.False(), nil
	}
	diff := math.Abs(b - a)
	return object.Bool(diff <= math.Abs(rel*b) || diff <= math.Abs(rel*a) || diff <= abs), nil
}

func frexp(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	m, e := math.Frexp(x)
	if !finite(x) {
		m, e = x, 0
	}
	return t.Tuple2(object.Float(m), object.Int(int64(e))), nil
}

func ldexp(t *thread, a, b value) (value, error) {
	x, err := t.RealFloat(a)
	if err != nil {
		return value{}, err
	}
	if !b.IsInteger() {
		return value{}, t.TypeErrorf("Expected an int as second argument to ldexp.")
	}
	if x == 0 || !finite(x) {
		return object.Float(x), nil
	}
	var z big.Int
	n := b.BigInt(&z)
	e := 10000
	if n.IsInt64() && n.Int64() < 10000 {
		e = int(max(n.Int64(), -10000))
	} else if n.Sign() < 0 {
		e = -10000
	}
	r := math.Ldexp(x, e)
	if math.IsInf(r, 0) {
		return value{}, rangeError(t)
	}
	return object.Float(r), nil
}

func modf(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil {
		return value{}, err
	}
	whole, frac := math.Modf(x)
	if math.IsInf(x, 0) {
		whole, frac = x, 0
	}
	return t.Tuple2(object.Float(math.Copysign(frac, x)), object.Float(whole)), nil
}

func ulp(t *thread, v value) (value, error) {
	x, err := t.RealFloat(v)
	if err != nil || x != x {
		return object.Float(x), err
	}
	x = math.Abs(x)
	if math.IsInf(x, 0) {
		return object.Float(x), nil
	}
	next := math.Nextafter(x, math.Inf(1))
	if math.IsInf(next, 0) {
		return object.Float(x - math.Nextafter(x, 0)), nil
	}
	return object.Float(next - x), nil
}

// nextAfter counts steps on the line of all floats in order.
func nextAfter(t *thread, args []value) (value, error) {
	x, y, err := two(t, args[0], args[1])
	if err != nil {
		return value{}, err
	}
	if args[2].IsEmpty() || args[2].IsNone() {
		if x == y {
			x = y
		}
		return object.Float(math.Nextafter(x, y)), nil
	}
	n, err := t.Index(args[2])
	if err != nil {
		return value{}, err
	}
	var z big.Int
	b := n.BigInt(&z)
	if b.Sign() < 0 {
		return value{}, t.ValueErrorf("steps must be a non-negative integer")
	}
	steps := uint64(math.MaxUint64)
	if b.IsUint64() {
		steps = b.Uint64()
	}
	switch {
	case steps == 0:
		return object.Float(x), nil
	case x != x:
		return object.Float(x), nil
	case y != y || x == y:
		return object.Float(y), nil
	}
	from, to := ordinal(x), ordinal(y)
	if from < to {
		if steps >= uint64(to-from) {
			return object.Float(y), nil
		}
		from += int64(steps)
	} else {
		if steps >= uint64(from-to) {
			return object.Float(y), nil
		}
		from -= int64(steps)
	}
	return object.Float(atOrdinal(from, x)), nil
}

// ordinal numbers the floats in order; both zeros are 0.
func ordinal(f float64) int64 {
	b := int64(math.Float64bits(f))
	if b < 0 {
		return -(b & math.MaxInt64)
	}
	return b
}

func atOrdinal(n int64, from float64) float64 {
	if n == 0 {
		return math.Copysign(0, from)
	}
	if n < 0 {
		return -math.Float64frombits(uint64(-n))
	}
	return math.Float64frombits(uint64(n))
}

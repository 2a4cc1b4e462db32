package object

import (
	"math"

	"github.com/adder-vm/adder/vm/object/numfmt"
)

var floatMethods = []Def{
	{Name: "from_number", Sig: "(type, number, /)", Doc: "Convert real number to a floating-point number.", F2: floatFromNumber, Kind: DefClass},
	{Name: "conjugate", Sig: "(self, /)", Doc: "Return self, the complex conjugate of any float.", F1: floatFloat},
	{Name: "__trunc__", Sig: "(self, /)", Doc: "Return the Integral closest to x between 0 and x.", F1: floatInt},
	{Name: "__floor__", Sig: "(self, /)", Doc: "Return the floor as an Integral.", F1: floatFloor},
	{Name: "__ceil__", Sig: "(self, /)", Doc: "Return the ceiling as an Integral.", F1: floatCeil},
	{Name: "__round__", Sig: "(self, ndigits=None, /)", Doc: "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).", FV: floatRound},
	{Name: "as_integer_ratio", Sig: "(self, /)", Doc: "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)", F1: floatRatio},
	{Name: "fromhex", Sig: "(type, string, /)", Doc: "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324", F2: floatFromHex, Kind: DefClass},
	{Name: "hex", Sig: "(self, /)", Doc: "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'", F1: floatHex},
	{Name: "is_integer", Sig: "(self, /)", Doc: "Return True if the float is an integer.", F1: floatIsInteger},
	{Name: "__getnewargs__", Sig: "(self, /)", F1: floatGetNewArgs},
	{Name: "__getformat__", Sig: "(type, typestr, /)", Doc: "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, big-endian' or\n'IEEE, little-endian' best describes the format of floating-point\nnumbers used by the C type named by typestr.", F2: floatGetFormat, Kind: DefClass},
	{Name: "__format__", Sig: "(self, format_spec, /)", Doc: "Formats the float according to format_spec.", F2: floatFormat},
}

var floatGetters = []GetSet{
	{Name: "real", Doc: "the real part of a complex number", Get: floatFloat},
	{Name: "imag", Doc: "the imaginary part of a complex number", Get: floatImag},
}

// newFloatOf makes a float of class cls, which may be float itself: classmethods
// call the class as anyone does.
func (t *Thread) newFloatOf(cls Value, f float64) (Value, error) {
	if cls == t.RT.T.Float.Value() {
		return Float(f), nil
	}
	return t.Call1(cls, Float(f))
}

func floatFromNumber(t *Thread, cls, v Value) (Value, error) {
	f, err := t.RealFloat(v)
	if err != nil {
		return Value{}, err
	}
	return t.newFloatOf(cls, f)
}

// wholeFloat returns the int of a float without fraction.
func wholeFloat(t *Thread, f float64) (Value, error) { return floatInt(t, Float(f)) }

func floatFloor(t *Thread, v Value) (Value, error) { return wholeFloat(t, math.Floor(FloatOf(v))) }
func floatCeil(t *Thread, v Value) (Value, error)  { return wholeFloat(t, math.Ceil(FloatOf(v))) }

func floatRound(t *Thread, args []Value) (Value, error) {
	f := FloatOf(args[0])
	if args[1].IsEmpty() || args[1].IsNone() {
		return wholeFloat(t, math.RoundToEven(f))
	}
	digits, err := t.IndexInt(args[1], nil)
	if err != nil {
		return Value{}, err
	}
	r, err := numfmt.RoundFloat(f, digits)
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return Float(r), nil
}

func floatRatio(t *Thread, v Value) (Value, error) {
	num, den, err := numfmt.FloatRatio(FloatOf(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	n := t.NewBig(num)
	return t.Tuple2(n, t.NewBig(den)), nil
}

func floatFromHex(t *Thread, cls, v Value) (Value, error) {
	if !v.IsStr() {
		return Value{}, t.TypeErrorf("bad argument type for built-in operation")
	}
	f, err := numfmt.ParseFloatHex(StringOf(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.newFloatOf(cls, f)
}

func floatHex(t *Thread, v Value) (Value, error) {
	var buf [40]byte
	return t.NewStrBytes(numfmt.AppendFloatHex(buf[:0], FloatOf(v))), nil
}

func floatIsInteger(t *Thread, v Value) (Value, error) {
	f := FloatOf(v)
	return Bool(math.Floor(f) == f && !math.IsInf(f, 0)), nil
}

func floatGetNewArgs(t *Thread, v Value) (Value, error) { return t.Tuple1(Float(FloatOf(v))), nil }

func floatGetFormat(t *Thread, cls, v Value) (Value, error) {
	if !v.IsStr() {
		return Value{}, t.TypeErrorf("__getformat__() argument must be str, not %s", t.ArgTypeName(v))
	}
	if s := StringOf(v); s != "double" && s != "float" {
		return Value{}, t.ValueErrorf("__getformat__() argument 1 must be 'double' or 'float'")
	}
	return t.NewStr("IEEE, little-endian"), nil
}

// formatSpec checks the argument of a __format__.
func (t *Thread) formatSpec(v Value) (string, error) {
	if !v.IsStr() {
		return "", t.TypeErrorf("__format__() argument must be str, not %s", t.ArgTypeName(v))
	}
	return StringOf(v), nil
}

func floatFormat(t *Thread, v, spec Value) (Value, error) {
	s, err := t.formatSpec(spec)
	if err != nil {
		return Value{}, err
	}
	var buf [64]byte
	b, err := numfmt.AppendFloatFormat(buf[:0], FloatOf(v), s, t.TypeName(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.NewStrBytes(b), nil
}

func floatDivmod(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if y == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	q, r := floatDivMod(x, y)
	return t.Tuple2(Float(q), Float(r)), nil
}

func floatImag(t *Thread, v Value) (Value, error) { return Float(0), nil }

package object

import (
	"math"
	"math/big"

	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object/numfmt"
)

var floatSpec = TypeSpec{
	Name: "float", Kind: KindFloatObj, Size: SizeOf[FloatObj](), Flags: TypeBase,
	Doc: "Convert a string or number to a floating-point number, if possible.",
	Slots: Slots{
		New: floatNew, Repr: floatRepr, Hash: floatHash, Compare: floatCompare,
		Bool: floatBool, Int: floatInt, Float: floatFloat,
		Neg: floatNeg, Pos: floatFloat, Abs: floatAbs, Pow: floatPow3, DivMod: floatDivmod,
		Binary: [numBinary]BinaryFunc{
			OpAdd: floatAdd, OpSub: floatSub, OpMul: floatMul, OpTrueDiv: floatTrueDiv,
			OpFloorDiv: floatFloorDiv, OpMod: floatMod, OpPow: floatPow,
		},
	},
	Methods: floatMethods,
	Getters: floatGetters,
	NewSig:  "(x=0, /)",
}

// IsFloatLike tells whether v is a float or an instance of a subclass.
func (v Value) IsFloatLike() bool { return v.IsFloat() || v.isKind(KindFloatObj) }

// FloatOf returns the number of a float or an instance of a subclass.
func FloatOf(v Value) float64 {
	if v.IsFloat() {
		return v.AsFloat()
	}
	return Cast[FloatObj](v).f
}

// floatPair converts the operands of an operation between floats and ints; ok is
// false when either is something else.
func (t *Thread) floatPair(a, b Value) (x, y float64, ok bool, err error) {
	if a.IsFloat() && b.IsFloat() {
		return a.AsFloat(), b.AsFloat(), true, nil
	}
	if x, ok, err = t.floatOperand(a); !ok || err != nil {
		return
	}
	y, ok, err = t.floatOperand(b)
	return
}

func (t *Thread) floatOperand(v Value) (float64, bool, error) {
	switch {
	case v.IsFloat():
		return v.AsFloat(), true, nil
	case v.IsIntOrBool():
		return float64(v.AsInt()), true, nil
	case v.isKind(KindFloatObj):
		return Cast[FloatObj](v).f, true, nil
	case v.isKind(KindBigInt):
		f, err := intFloat(t, v)
		if err != nil {
			return 0, true, err
		}
		return f.AsFloat(), true, nil
	}
	return 0, false, nil
}

func floatAdd(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	return Float(x + y), nil
}

func floatSub(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	return Float(x - y), nil
}

func floatMul(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	return Float(x * y), nil
}

func floatTrueDiv(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if y == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	return Float(x / y), nil
}

// floatDivMod is the quotient and remainder of x // y, y not 0: the remainder has
// y's sign, and the quotient is the integer nearest to (x - remainder) / y.
func floatDivMod(x, y float64) (q, r float64) {
	r = math.Mod(x, y)
	q = (x - r) / y
	if r != 0 {
		if (y < 0) != (r < 0) {
			r += y
			q--
		}
	} else {
		r = math.Copysign(0, y)
	}
	if q != 0 {
		f := math.Floor(q)
		if q-f > 0.5 {
			f++
		}
		return f, r
	}
	return math.Copysign(0, x/y), r
}

func floatFloorDiv(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if y == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	q, _ := floatDivMod(x, y)
	return Float(q), nil
}

func floatMod(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if y == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	_, r := floatDivMod(x, y)
	return Float(r), nil
}

func floatPow3(t *Thread, a, b, c Value) (Value, error) {
	if !c.IsNone() {
		return Value{}, t.TypeErrorf("pow() 3rd argument not allowed unless all arguments are integers")
	}
	return floatPow(t, a, b)
}

func floatPow(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.floatPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if x == 0 && y < 0 && !math.IsInf(y, 0) {
		return Value{}, t.ZeroDivisionErrorf("zero to a negative power")
	}
	if x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y == y && y != math.Floor(y) {
		// A negative number to a fraction is complex.
		return t.Binary(t.NewComplex(complex(x, 0)), t.NewComplex(complex(y, 0)), OpPow)
	}
	r := libm.Pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		exc, err := t.Call2(t.RT.T.Exc.OverflowError.Value(), Int(34), t.NewStr("Numerical result out of range"))
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.RaiseValue(exc)
	}
	return Float(r), nil
}

func floatNeg(t *Thread, v Value) (Value, error) { return Float(-FloatOf(v)), nil }
func floatAbs(t *Thread, v Value) (Value, error) { return Float(math.Abs(FloatOf(v))), nil }

func floatFloat(t *Thread, v Value) (Value, error) { return Float(FloatOf(v)), nil }
func floatBool(t *Thread, v Value) (bool, error)   { return FloatOf(v) != 0, nil }

func floatInt(t *Thread, v Value) (Value, error) {
	n, err := numfmt.FloatToInt(FloatOf(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	if n.Big != nil {
		return t.NewBig(n.Big), nil
	}
	return Int(n.Small), nil
}

func floatHash(t *Thread, v Value) (int64, error) {
	h, ok := numfmt.HashFloat(FloatOf(v))
	if !ok { // NaNs hash by identity
		if v.IsObject() {
			return pointerHash(v), nil
		}
		return int64(v.Payload() * fibonacci >> 1), nil
	}
	return h, nil
}

// floatCompare compares with floats and, exactly, with ints of any size.
func floatCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsFloatLike() {
		return NotImplemented(), nil
	}
	x := FloatOf(a)
	switch {
	case b.IsFloatLike():
		return Bool(compareFloats(x, FloatOf(b), op)), nil
	case b.IsIntOrBool():
		i := b.AsInt()
		if i >= -1<<53 && i <= 1<<53 {
			return Bool(compareFloats(x, float64(i), op)), nil
		}
	case !b.isKind(KindBigInt):
		return NotImplemented(), nil
	}
	if math.IsNaN(x) {
		return Bool(op == NE), nil
	}
	if math.IsInf(x, 0) {
		return Bool(compareFloats(x, 0, op)), nil
	}
	var y big.Int
	b.BigInt(&y)
	// The integer part decides, and then the fraction.
	whole, frac := math.Modf(x)
	z, _ := new(big.Float).SetFloat64(whole).Int(nil)
	c := z.Cmp(&y)
	if c == 0 {
		return Bool(compareFloats(frac, 0, op)), nil
	}
	return Bool(compareInts(int64(c), 0, op)), nil
}

func compareFloats(x, y float64, op CompareOp) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

func floatRepr(t *Thread, v Value) (Value, error) {
	var buf [32]byte
	return t.NewStrBytes(numfmt.AppendFloatRepr(buf[:0], FloatOf(v))), nil
}

func floatNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 && cls == t.RT.T.Float {
		return Value{}, t.TypeErrorf("float() takes no keyword arguments")
	}
	args = args[:len(args)-kw.Len()]
	if len(args) > 1 {
		return Value{}, t.expectedArgs("float", len(args), 0, 1)
	}
	f := 0.0
	if len(args) == 1 {
		v, err := t.ToFloat(args[0])
		if err != nil {
			return Value{}, err
		}
		f = v
	}
	if cls == t.RT.T.Float {
		return Float(f), nil
	}
	o := New[FloatObj](t, cls)
	o.f = f
	return ValueOf(o), nil
}

// ToFloat is float(v).
func (t *Thread) ToFloat(v Value) (float64, error) {
	if v.IsFloat() {
		return v.AsFloat(), nil
	}
	switch v.Kind() {
	case KindStr:
		return t.parseFloat(v, StringOf(v))
	case KindBytes:
		return t.parseFloat(v, BytesOf(v))
	case KindByteArray:
		o := Cast[ByteArray](v)
		return t.parseFloat(v, stringAt(o.data, o.n))
	}
	if s := &t.TypeOf(v).slots; s.Buffer != nil && s.Float == nil && s.Index == nil {
		if b, err := s.Buffer(t, v); err == nil {
			return t.parseFloat(v, bytesAsString(b.Data))
		}
		t.ClearError()
	}
	return t.AsFloat(v, "float() argument must be a string or a real number, not '%s'")
}

func (t *Thread) parseFloat(v Value, s string) (float64, error) {
	f, ok := numfmt.ParseFloat(s)
	if !ok {
		r, err := t.ReprString(v)
		if err != nil {
			return 0, err
		}
		return 0, t.RaiseFault(numfmt.InvalidFloat(r))
	}
	return f, nil
}

// AsFloat converts a number to float, by __float__ or __index__, as functions that
// take real numbers do; format words the refusal of anything else and gets the
// name of its type.
func (t *Thread) AsFloat(v Value, format string) (float64, error) {
	if f, ok, err := t.floatOperand(v); ok {
		return f, err
	}
	s := &t.TypeOf(v).slots
	if s.Float != nil {
		r, err := s.Float(t, v)
		if err != nil {
			return 0, err
		}
		if !r.IsFloatLike() {
			return 0, t.TypeErrorf("%s.__float__ returned non-float (type %s)", t.TypeName(v), t.TypeName(r))
		}
		if !r.IsFloat() {
			if err := t.Warn(t.RT.T.Exc.DeprecationWarning, t.TypeName(v)+".__float__ returned non-float (type "+t.TypeName(r)+").  The ability to return an instance of a strict subclass of float is deprecated, and may not be supported in a future version of Python.", 1); err != nil {
				return 0, err
			}
		}
		return FloatOf(r), nil
	}
	if s.Index != nil {
		i, err := t.Index(v)
		if err != nil {
			return 0, err
		}
		f, _, err := t.floatOperand(i)
		return f, err
	}
	return 0, t.TypeErrorf(format, t.TypeName(v))
}

// RealFloat is AsFloat with the usual text ("must be real number, not str").
func (t *Thread) RealFloat(v Value) (float64, error) {
	return t.AsFloat(v, "must be real number, not %s")
}

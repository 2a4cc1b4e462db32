package object

import (
	"math/big"
	"math/bits"

	"github.com/adder-vm/adder/vm/object/numfmt"
)

var intSpec = TypeSpec{
	Name: "int", Kind: KindBigInt, Size: bigIntSize, Flags: TypeBase | TypeIntSub,
	Doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
	Slots: Slots{
		New: intNew, Repr: intRepr, Hash: intHash, Compare: intCompare,
		Bool: intBool, Int: intInt, Index: intInt, Float: intFloat,
		Neg: intNeg, Pos: intInt, Abs: intAbs, Invert: intInvert, Pow: intPow3, DivMod: intDivmod,
		Binary: [numBinary]BinaryFunc{
			OpAdd: intAdd, OpSub: intSub, OpMul: intMul, OpFloorDiv: intFloorDiv, OpMod: intMod,
			OpTrueDiv: intTrueDiv, OpPow: intPow, OpLShift: intLShift, OpRShift: intRShift,
			OpAnd: intAnd, OpOr: intOr, OpXor: intXor,
		},
	},
	Methods: intMethods,
	Getters: intGetters,
}

var boolSpec = TypeSpec{
	Name: "bool", Kind: KindBool,
	Doc: "Returns True when the argument is true, False otherwise.\nThe builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
	Slots: Slots{
		New: boolNew, Repr: boolRepr, Invert: boolInvert,
		Binary: [numBinary]BinaryFunc{OpAnd: boolAnd, OpOr: boolOr, OpXor: boolXor},
	},
	NewSig: "(object=False, /)",
}

// IsInteger tells whether v is an int of any size, a bool, or an instance of a
// subclass.
func (v Value) IsInteger() bool { return v.IsIntOrBool() || v.isKind(KindBigInt) }

// smallOf returns the number of an int that fits 64 bits.
func smallOf(v Value) (int64, bool) {
	if v.IsIntOrBool() {
		return v.AsInt(), true
	}
	return BigToInt64(v)
}

// bigPair returns the numbers of two ints as big integers, viewed in place.
func bigPair(a, b Value, x, y *big.Int) bool {
	if !a.IsInteger() || !b.IsInteger() {
		return false
	}
	a.BigInt(x)
	b.BigInt(y)
	return true
}

func intAdd(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		x, y := a.AsInt(), b.AsInt()
		if s := x + y; (s^x)&(s^y) >= 0 {
			return Int(s), nil
		}
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).Add(&x, &y)), nil
}

func intSub(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		x, y := a.AsInt(), b.AsInt()
		if s := x - y; (x^y)&(s^x) >= 0 {
			return Int(s), nil
		}
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).Sub(&x, &y)), nil
}

// mulInt multiplies and tells whether the product fits.
func mulInt(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	if x < 0 {
		hi -= uint64(y)
	}
	if y < 0 {
		hi -= uint64(x)
	}
	return int64(lo), int64(hi) == int64(lo)>>63
}

func intMul(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		if p, ok := mulInt(a.AsInt(), b.AsInt()); ok {
			return Int(p), nil
		}
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).Mul(&x, &y)), nil
}

// floorDivMod divides towards minus infinity; y is not 0 and the quotient fits.
func floorDivMod(x, y int64) (q, r int64) {
	q, r = x/y, x%y
	if r != 0 && (r^y) < 0 {
		q--
		r += y
	}
	return
}

// bigFloorDivMod divides towards minus infinity.
func bigFloorDivMod(x, y *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 && r.Sign() != y.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return
}

func intFloorDiv(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		x, y := a.AsInt(), b.AsInt()
		if y == 0 {
			return Value{}, t.ZeroDivisionErrorf("division by zero")
		}
		if y != -1 || x != -1<<63 {
			q, _ := floorDivMod(x, y)
			return Int(q), nil
		}
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	if y.Sign() == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	q, _ := bigFloorDivMod(&x, &y)
	return t.NewBig(q), nil
}

func intMod(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		x, y := a.AsInt(), b.AsInt()
		if y == 0 {
			return Value{}, t.ZeroDivisionErrorf("division by zero")
		}
		if y == -1 {
			return Int(0), nil
		}
		_, r := floorDivMod(x, y)
		return Int(r), nil
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	if y.Sign() == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	_, r := bigFloorDivMod(&x, &y)
	return t.NewBig(r), nil
}

// IntDivMod is divmod(a, b) of two ints.
func (t *Thread) IntDivMod(a, b Value) (Value, error) {
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	if y.Sign() == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	q, r := bigFloorDivMod(&x, &y)
	qv := t.NewBig(q)
	return t.Tuple2(qv, t.NewBig(r)), nil
}

func intTrueDiv(t *Thread, a, b Value) (Value, error) {
	if !a.IsInteger() || !b.IsInteger() {
		return NotImplemented(), nil
	}
	if a.IsIntOrBool() && b.IsIntOrBool() {
		if b.AsInt() == 0 {
			return Value{}, t.ZeroDivisionErrorf("division by zero")
		}
		return Float(numfmt.DivInt(a.AsInt(), b.AsInt())), nil
	}
	var x, y big.Int
	bigPair(a, b, &x, &y)
	if y.Sign() == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	f, err := numfmt.DivBig(&x, &y)
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return Float(f), nil
}

func intPow(t *Thread, a, b Value) (Value, error) { return intPow3(t, a, b, None()) }

// intPow3 is pow(a, b, c) for ints; c may be None.
func intPow3(t *Thread, a, b, c Value) (Value, error) {
	if !a.IsInteger() || !b.IsInteger() || !c.IsNone() && !c.IsInteger() {
		return NotImplemented(), nil
	}
	if c.IsNone() {
		return t.intPower(a, b)
	}
	var x, y, m big.Int
	bigPair(a, b, &x, &y)
	c.BigInt(&m)
	if m.Sign() == 0 {
		return Value{}, t.ValueErrorf("pow() 3rd argument cannot be 0")
	}
	mod := new(big.Int).Abs(&m)
	base := new(big.Int).Mod(&x, mod)
	e := &y
	if y.Sign() < 0 {
		if base = base.ModInverse(base, mod); base == nil {
			return Value{}, t.ValueErrorf("base is not invertible for the given modulus")
		}
		e = new(big.Int).Neg(&y)
	}
	r := new(big.Int).Exp(base, e, mod)
	r.Mod(r, mod)
	if m.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, &m)
	}
	return t.NewBig(r), nil
}

func (t *Thread) intPower(a, b Value) (Value, error) {
	e, small := smallOf(b)
	if small && e < 0 || !small && b.bigInt().neg {
		x, err := intFloat(t, a)
		if err != nil {
			return Value{}, err
		}
		y, err := intFloat(t, b)
		if err != nil {
			return Value{}, err
		}
		return t.Binary(x, y, OpPow)
	}
	if x, ok := smallOf(a); ok && small {
		r, fits := int64(1), true
		for k, sq := e, x; k > 0; {
			if k&1 != 0 {
				if r, fits = mulInt(r, sq); !fits {
					break
				}
			}
			if k >>= 1; k > 0 {
				if sq, fits = mulInt(sq, sq); !fits {
					break
				}
			}
		}
		if fits {
			return Int(r), nil
		}
	}
	var x big.Int
	a.BigInt(&x)
	if !small {
		if x.IsInt64() && (x.Int64() == 0 || x.Int64() == 1) {
			return Int(x.Int64()), nil
		}
		if x.IsInt64() && x.Int64() == -1 {
			if b.bigInt().odd() {
				return Int(-1), nil
			}
			return Int(1), nil
		}
		return Value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	if uint64(x.BitLen())*uint64(e) > maxIntBits {
		return Value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	return t.NewBig(new(big.Int).Exp(&x, big.NewInt(e), nil)), nil
}

// maxIntBits bounds the ints that one operation may make, before memory does.
const maxIntBits = 1 << 36

func (o *BigInt) odd() bool { return wordsAt(o.limbs, 1)[0]&1 != 0 }

func intLShift(t *Thread, a, b Value) (Value, error) {
	if !a.IsInteger() || !b.IsInteger() {
		return NotImplemented(), nil
	}
	n, small := smallOf(b)
	if small && n < 0 || !small && b.bigInt().neg {
		return Value{}, t.ValueErrorf("negative shift count")
	}
	if x, ok := smallOf(a); ok {
		if x == 0 {
			return Int(0), nil
		}
		if small && n < 63 {
			if r := x << n; r>>n == x {
				return Int(r), nil
			}
		}
	}
	if !small || n > maxIntBits {
		return Value{}, t.OverflowErrorf("too many digits in integer")
	}
	var x big.Int
	a.BigInt(&x)
	return t.NewBig(new(big.Int).Lsh(&x, uint(n))), nil
}

func intRShift(t *Thread, a, b Value) (Value, error) {
	if !a.IsInteger() || !b.IsInteger() {
		return NotImplemented(), nil
	}
	n, small := smallOf(b)
	if small && n < 0 || !small && b.bigInt().neg {
		return Value{}, t.ValueErrorf("negative shift count")
	}
	if x, ok := smallOf(a); ok {
		if !small || n > 63 {
			n = 63
		}
		return Int(x >> n), nil
	}
	if !small {
		if a.bigInt().neg {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	var x big.Int
	a.BigInt(&x)
	return t.NewBig(new(big.Int).Rsh(&x, uint(n))), nil
}

func intAnd(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		return Int(a.AsInt() & b.AsInt()), nil
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).And(&x, &y)), nil
}

func intOr(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		return Int(a.AsInt() | b.AsInt()), nil
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).Or(&x, &y)), nil
}

func intXor(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		return Int(a.AsInt() ^ b.AsInt()), nil
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return t.NewBig(new(big.Int).Xor(&x, &y)), nil
}

func intNeg(t *Thread, v Value) (Value, error) {
	if v.IsIntOrBool() && v.AsInt() != -1<<63 {
		return Int(-v.AsInt()), nil
	}
	var x big.Int
	v.BigInt(&x)
	return t.NewBig(new(big.Int).Neg(&x)), nil
}

func intAbs(t *Thread, v Value) (Value, error) {
	if v.IsIntOrBool() && v.AsInt() >= 0 {
		return Int(v.AsInt()), nil
	}
	var x big.Int
	if v.BigInt(&x).Sign() >= 0 {
		return intInt(t, v)
	}
	return intNeg(t, v)
}

func intInvert(t *Thread, v Value) (Value, error) {
	if v.IsIntOrBool() {
		return Int(^v.AsInt()), nil
	}
	var x big.Int
	v.BigInt(&x)
	return t.NewBig(new(big.Int).Not(&x)), nil
}

// intInt returns an int of exact type with v's number.
func intInt(t *Thread, v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	if v.IsBool() {
		return Int(v.AsInt()), nil
	}
	if v.Header().flags&FlagExact != 0 {
		return v, nil
	}
	var x big.Int
	return t.NewBig(v.BigInt(&x)), nil
}

func intFloat(t *Thread, v Value) (Value, error) {
	if v.IsIntOrBool() {
		return Float(float64(v.AsInt())), nil
	}
	var x big.Int
	f, err := numfmt.BigToFloat(v.BigInt(&x))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return Float(f), nil
}

func intBool(t *Thread, v Value) (bool, error) {
	if v.IsIntOrBool() {
		return v.AsInt() != 0, nil
	}
	return v.bigInt().n != 0, nil
}

func intHash(t *Thread, v Value) (int64, error) {
	if v.IsIntOrBool() {
		return hashInt64(v.AsInt()), nil
	}
	o := v.bigInt()
	return numfmt.HashBig(wordsAt(o.limbs, int(o.n)), o.neg), nil
}

func intCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		return Bool(compareInts(a.AsInt(), b.AsInt(), op)), nil
	}
	var x, y big.Int
	if !bigPair(a, b, &x, &y) {
		return NotImplemented(), nil
	}
	return Bool(compareInts(int64(x.Cmp(&y)), 0, op)), nil
}

func intRepr(t *Thread, v Value) (Value, error) {
	if v.IsIntOrBool() {
		return t.decimal(v.AsInt()), nil
	}
	var buf [32]byte
	var x big.Int
	b, err := numfmt.AppendBig(buf[:0], v.BigInt(&x), t.RT.IntMaxStrDigits)
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.NewStrBytes(b), nil
}

func boolRepr(t *Thread, v Value) (Value, error) {
	if v.AsBool() {
		return t.InternString("True"), nil
	}
	return t.InternString("False"), nil
}

func boolNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw.Len() > 0 {
		return Value{}, t.TypeErrorf("bool() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, t.expectedArgs("bool", len(args), 0, 1)
	}
	if len(args) == 0 {
		return False(), nil
	}
	b, err := t.Truth(args[0])
	return Bool(b), err
}

func boolAnd(t *Thread, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() && b.AsBool()), nil
	}
	return intAnd(t, a, b)
}

func boolOr(t *Thread, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() || b.AsBool()), nil
	}
	return intOr(t, a, b)
}

func boolXor(t *Thread, a, b Value) (Value, error) {
	if a.IsBool() && b.IsBool() {
		return Bool(a.AsBool() != b.AsBool()), nil
	}
	return intXor(t, a, b)
}

func boolInvert(t *Thread, v Value) (Value, error) {
	if err := t.Warn(t.RT.T.Exc.DeprecationWarning, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.", 1); err != nil {
		return Value{}, err
	}
	return Int(^v.AsInt()), nil
}

// newIntSub makes an instance of a subclass of int.
func (t *Thread) newIntSub(cls *Type, v Value) Value {
	var x big.Int
	words := v.BigInt(&x).Bits()
	limbs := uintptr(0)
	if len(words) > 0 {
		limbs = t.newLeaf(len(words) * 8)
		copy(wordsAt(limbs, len(words)), words)
	}
	o := (*BigInt)(t.newInstance(cls))
	o.n, o.limbs, o.neg = int32(len(words)), limbs, x.Sign() < 0
	return o.Value()
}

package object

import (
	"math/big"
	"math/bits"

	"github.com/adder-vm/adder/vm/object/numfmt"
)

var intMethods = []Def{
	{Name: "conjugate", Sig: "(self, /)", Doc: "Returns self, the complex conjugate of any int.", F1: intInt},
	{Name: "bit_length", Sig: "(self, /)", Doc: "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6", F1: intBitLength},
	{Name: "bit_count", Sig: "(self, /)", Doc: "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3", F1: intBitCount},
	{Name: "to_bytes", Sig: "(self, /, length=1, byteorder='big', *, signed=False)", Doc: "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if\n    the integer is not representable with the given number of bytes.\n    Default is length 1.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is\n    'big', the most significant byte is at the beginning of the byte\n    array.  If byteorder is 'little', the most significant byte is at\n    the end of the byte array.  To request the native byte order of\n    the host system, use sys.byteorder as the byte order value.\n    Default is to use 'big'.\n  signed\n    Determines whether two's complement is used to represent the\n    integer.  If signed is False and a negative integer is given,\n    an OverflowError is raised.", FV: intToBytes},
	{Name: "from_bytes", Sig: "(type, /, bytes, byteorder='big', *, signed=False)", Doc: "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must either\n    support the buffer protocol or be an iterable object producing\n    bytes.  Bytes and bytearray are examples of built-in objects that\n    support the buffer protocol.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is\n    'big', the most significant byte is at the beginning of the byte\n    array.  If byteorder is 'little', the most significant byte is at\n    the end of the byte array.  To request the native byte order of\n    the host system, use sys.byteorder as the byte order value.\n    Default is to use 'big'.\n  signed\n    Indicates whether two's complement is used to represent the\n    integer.", FV: intFromBytes, Kind: DefClass},
	{Name: "as_integer_ratio", Sig: "(self, /)", Doc: "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)", F1: intRatio},
	{Name: "__trunc__", Sig: "(self, /)", Doc: "Truncating an Integral returns itself.", F1: intInt},
	{Name: "__floor__", Sig: "(self, /)", Doc: "Flooring an Integral returns itself.", F1: intInt},
	{Name: "__ceil__", Sig: "(self, /)", Doc: "Ceiling of an Integral returns itself.", F1: intInt},
	{Name: "__round__", Sig: "(self, ndigits=None, /)", Doc: "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.", FV: intRound},
	{Name: "__getnewargs__", Sig: "(self, /)", F1: intGetNewArgs},
	{Name: "__format__", Sig: "(self, format_spec, /)", Doc: "Convert to a string according to format_spec.", F2: intFormat},
	{Name: "__sizeof__", Sig: "(self, /)", Doc: "Returns size in memory, in bytes.", F1: intSizeof},
	{Name: "is_integer", Sig: "(self, /)", Doc: "Returns True. Exists for duck type compatibility with float.is_integer.", F1: intIsInteger},
}

var intGetters = []GetSet{
	{Name: "real", Doc: "the real part of a complex number", Get: intInt},
	{Name: "imag", Doc: "the imaginary part of a complex number", Get: intZero},
	{Name: "numerator", Doc: "the numerator of a rational number in lowest terms", Get: intInt},
	{Name: "denominator", Doc: "the denominator of a rational number in lowest terms", Get: intOne},
}

func intZero(t *Thread, v Value) (Value, error)      { return Int(0), nil }
func intOne(t *Thread, v Value) (Value, error)       { return Int(1), nil }
func intIsInteger(t *Thread, v Value) (Value, error) { return True(), nil }

func intBitLength(t *Thread, v Value) (Value, error) {
	if i, ok := smallOf(v); ok {
		u := uint64(i)
		if i < 0 {
			u = -u
		}
		return Int(int64(bits.Len64(u))), nil
	}
	var x big.Int
	return Int(int64(v.BigInt(&x).BitLen())), nil
}

func intBitCount(t *Thread, v Value) (Value, error) {
	if i, ok := smallOf(v); ok {
		u := uint64(i)
		if i < 0 {
			u = -u
		}
		return Int(int64(bits.OnesCount64(u))), nil
	}
	var x big.Int
	n := 0
	for _, w := range v.BigInt(&x).Bits() {
		n += bits.OnesCount(uint(w))
	}
	return Int(int64(n)), nil
}

// littleEndian reads the argument byteorder.
func (t *Thread) littleEndian(v Value, function string) (bool, error) {
	if v.IsEmpty() {
		return false, nil
	}
	if !v.IsStr() {
		return false, t.TypeErrorf("%s() argument 'byteorder' must be str, not %s", function, t.ArgTypeName(v))
	}
	switch StringOf(v) {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, t.ValueErrorf("byteorder must be either 'little' or 'big'")
}

func intToBytes(t *Thread, args []Value) (Value, error) {
	self, length := args[0], 1
	if !args[1].IsEmpty() {
		var err error
		if length, err = t.SizeArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	little, err := t.littleEndian(args[2], "to_bytes")
	if err != nil {
		return Value{}, err
	}
	signed := false
	if !args[3].IsEmpty() {
		if signed, err = t.Truth(args[3]); err != nil {
			return Value{}, err
		}
	}
	if length < 0 {
		return Value{}, t.ValueErrorf("length argument must be non-negative")
	}
	var x big.Int
	self.BigInt(&x)
	if x.Sign() < 0 && !signed {
		return Value{}, t.OverflowErrorf("can't convert negative int to unsigned")
	}
	// In two's complement a negative number is the inverse of one less.
	magnitude := &x
	if x.Sign() < 0 {
		magnitude = new(big.Int).Not(&x)
	}
	need := magnitude.BitLen()
	if signed && x.Sign() != 0 {
		need++
	}
	if need > 8*length {
		return Value{}, t.OverflowErrorf("int too big to convert")
	}
	r, b := t.NewBytesN(length)
	magnitude.FillBytes(b)
	if x.Sign() < 0 {
		for i := range b {
			b[i] = ^b[i]
		}
	}
	if little {
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
	}
	return r, nil
}

func intFromBytes(t *Thread, args []Value) (Value, error) {
	cls, src := args[0], args[1]
	little, err := t.littleEndian(args[2], "from_bytes")
	if err != nil {
		return Value{}, err
	}
	signed := false
	if !args[3].IsEmpty() {
		if signed, err = t.Truth(args[3]); err != nil {
			return Value{}, err
		}
	}
	if !src.isKind(KindBytes) {
		if src.IsStr() || src.IsInteger() || t.TypeOf(src).slots.Iter == nil && t.TypeOf(src).slots.GetItem == nil && !t.IsBytesLike(src) && t.LookupName(t.TypeOf(src), N__bytes__).IsEmpty() {
			return Value{}, t.TypeErrorf("cannot convert '%s' object to bytes", t.TypeName(src))
		}
		if src, err = t.Call1(t.RT.T.Bytes.Value(), src); err != nil {
			return Value{}, err
		}
	}
	b := []byte(BytesOf(src))
	if little {
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
	}
	x := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0]&0x80 != 0 {
		x.Sub(x, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	v := t.NewBig(x)
	if cls == t.RT.T.Int.Value() {
		return v, nil
	}
	return t.Call1(cls, v)
}

func intRatio(t *Thread, v Value) (Value, error) {
	n, err := intInt(t, v)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple2(n, Int(1)), nil
}

func intRound(t *Thread, args []Value) (Value, error) {
	if args[1].IsEmpty() || args[1].IsNone() {
		return intInt(t, args[0])
	}
	n, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	digits, small := smallOf(n)
	if small && digits >= 0 || !small && !n.bigInt().neg {
		return intInt(t, args[0])
	}
	var x big.Int
	args[0].BigInt(&x)
	// Beyond the number's own digits it rounds to 0.
	if !small || -digits > int64(x.BitLen())/3+2 {
		return Int(0), nil
	}
	return t.NewBig(numfmt.RoundBig(&x, int(-digits))), nil
}

func intGetNewArgs(t *Thread, v Value) (Value, error) {
	n, err := intInt(t, v)
	if err != nil {
		return Value{}, err
	}
	return t.Tuple1(n), nil
}

func intFormat(t *Thread, v, spec Value) (Value, error) {
	s, err := t.formatSpec(spec)
	if err != nil {
		return Value{}, err
	}
	if s == "" {
		return t.Str(v)
	}
	var x big.Int
	n := numfmt.Int{}
	if i, ok := smallOf(v); ok {
		n.Small = i
	} else {
		n.Big = v.BigInt(&x)
	}
	var buf [64]byte
	b, err := numfmt.AppendIntFormat(buf[:0], n, s, t.TypeName(v), t.RT.IntMaxStrDigits)
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.NewStrBytes(b), nil
}

// intSizeof answers what CPython's ints take: digits of 30 bits behind a header.
func intSizeof(t *Thread, v Value) (Value, error) {
	var x big.Int
	digits := (v.BigInt(&x).BitLen() + 29) / 30
	return Int(int64(24 + 4*max(digits, 1))), nil
}

func intDivmod(t *Thread, a, b Value) (Value, error) {
	if a.IsIntOrBool() && b.IsIntOrBool() {
		x, y := a.AsInt(), b.AsInt()
		if y == 0 {
			return Value{}, t.ZeroDivisionErrorf("division by zero")
		}
		if y != -1 {
			q, r := floorDivMod(x, y)
			return t.Tuple2(Int(q), Int(r)), nil
		}
	}
	return t.IntDivMod(a, b)
}

var intNewDef = Def{Name: "int", Sig: "(x, /, base=10)"}

func intNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if len(args) == 0 {
		return t.intOf(cls, Int(0)), nil
	}
	if len(args) == 1 && kw == nil {
		v, err := t.ToInt(args[0])
		if err != nil {
			return Value{}, err
		}
		return t.intOf(cls, v), nil
	}
	if len(args) > 2 {
		if kw.Len() > 0 {
			return Value{}, t.TypeErrorf("int() takes at most 2 arguments (%d given)", len(args))
		}
		return Value{}, t.expectedArgs("int", len(args), 0, 2)
	}
	w := t.Push(2)
	defer t.Pop(2)
	if len(args) == kw.Len() && StringOf(kw.Items()[0]) == "base" {
		return Value{}, t.TypeErrorf("int() missing string argument")
	}
	if len(args) == kw.Len() {
		return Value{}, t.TypeErrorf("int() got an unexpected keyword argument '%s'", StringOf(kw.Items()[0]))
	}
	if err := t.BindArgs(&intNewDef, w, args, kw); err != nil {
		return Value{}, err
	}
	x, baseArg := w[0], w[1]
	if baseArg.IsEmpty() {
		v, err := t.ToInt(x)
		if err != nil {
			return Value{}, err
		}
		return t.intOf(cls, v), nil
	}
	n, err := t.Index(baseArg)
	if err != nil {
		return Value{}, err
	}
	base, ok := smallOf(n)
	if !ok || base != 0 && (base < 2 || base > 36) {
		return Value{}, t.RaiseFault(numfmt.ErrBase())
	}
	text, isText := textOf(x)
	if !isText {
		return Value{}, t.TypeErrorf("int() can't convert non-string with explicit base")
	}
	v, err := t.parseInt(x, text, int(base))
	if err != nil {
		return Value{}, err
	}
	return t.intOf(cls, v), nil
}

// intOf returns v as an instance of cls, which may be int itself.
func (t *Thread) intOf(cls *Type, v Value) Value {
	if cls == t.RT.T.Int {
		return v
	}
	return t.newIntSub(cls, v)
}

// textOf views what number constructors parse: a str, bytes or bytearray.
func textOf(v Value) (string, bool) {
	switch v.Kind() {
	case KindStr:
		return StringOf(v), true
	case KindBytes:
		return BytesOf(v), true
	case KindByteArray:
		o := Cast[ByteArray](v)
		return stringAt(o.data, o.n), true
	}
	return "", false
}

func (t *Thread) parseInt(v Value, text string, base int) (Value, error) {
	n, ok, err := numfmt.ParseInt(text, base, t.RT.IntMaxStrDigits)
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	if !ok {
		if v.isKind(KindByteArray) {
			v = t.NewBytes(text) // shown as bytes
		}
		r, err := t.ReprString(v)
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.RaiseFault(numfmt.InvalidInt(r, base))
	}
	if n.Big != nil {
		return t.NewBig(n.Big), nil
	}
	return Int(n.Small), nil
}

// ToInt is int(v).
func (t *Thread) ToInt(v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	s := &t.TypeOf(v).slots
	if s.Int != nil {
		r, err := s.Int(t, v)
		if err != nil {
			return Value{}, err
		}
		if !r.IsInteger() {
			return Value{}, t.TypeErrorf("__int__ returned non-int (type %s)", t.TypeName(r))
		}
		if t.TypeOf(r) != t.RT.T.Int {
			if err := t.Warn(t.RT.T.Exc.DeprecationWarning, "__int__ returned non-int (type "+t.TypeName(r)+").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1); err != nil {
				return Value{}, err
			}
		}
		return intInt(t, r)
	}
	if s.Index != nil {
		r, err := t.Index(v)
		if err != nil {
			return Value{}, err
		}
		return intInt(t, r)
	}
	if text, ok := textOf(v); ok {
		return t.parseInt(v, text, 10)
	}
	if s.Buffer != nil {
		if b, err := s.Buffer(t, v); err == nil {
			v = t.NewBytes(bytesAsString(b.Data))
			return t.parseInt(v, BytesOf(v), 10)
		}
		t.ClearError()
	}
	return Value{}, t.TypeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", t.TypeName(v))
}

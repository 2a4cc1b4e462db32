package object

import (
	"math"

	"github.com/adder-vm/adder/vm/bytecode/libm"
	"github.com/adder-vm/adder/vm/object/numfmt"
)

var complexSpec = TypeSpec{
	Name: "complex", Kind: KindComplex, Size: complexSize, Flags: TypeBase,
	Doc: "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
	Slots: Slots{
		New: complexNew, Repr: complexRepr, Hash: complexHash, Compare: complexCompare,
		Bool: complexBool, Neg: complexNeg, Pos: complexPos, Abs: complexAbs, Pow: complexPow3,
		Binary: [numBinary]BinaryFunc{
			OpAdd: complexAdd, OpSub: complexSub, OpMul: complexMul, OpTrueDiv: complexTrueDiv, OpPow: complexPow,
		},
	},
	Methods: []Def{
		{Name: "from_number", Sig: "(type, number, /)", Doc: "Convert number to a complex floating-point number.", F2: complexFromNumber, Kind: DefClass},
		{Name: "conjugate", Sig: "(self, /)", Doc: "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.", F1: complexConjugate},
		{Name: "__complex__", Sig: "(self, /)", Doc: "Convert this value to exact type complex.", F1: complexPos},
		{Name: "__getnewargs__", Sig: "(self, /)", F1: complexGetNewArgs},
		{Name: "__format__", Sig: "(self, format_spec, /)", Doc: "Convert to a string according to format_spec.", F2: complexFormat},
	},
	Getters: []GetSet{
		{Name: "real", Doc: "the real part of a complex number", Get: complexReal},
		{Name: "imag", Doc: "the imaginary part of a complex number", Get: complexImag},
	},
	NewSig: "(real=0, imag=0)",
}

// IsComplex tells whether v is a complex number or an instance of a subclass.
func (v Value) IsComplex() bool { return v.isKind(KindComplex) }

// operand is a number of an operation on complex ones: a real number is not made
// complex first, so that signed zeros and infinities survive (annex G of C99).
type operand struct {
	c    complex128
	real bool
}

// complexPair converts the operands of an operation of which one is complex; ok is
// false when either is no number.
func (t *Thread) complexPair(a, b Value) (x, y operand, ok bool, err error) {
	if x, ok, err = t.complexOperand(a); ok && err == nil {
		y, ok, err = t.complexOperand(b)
	}
	return
}

func (t *Thread) complexOperand(v Value) (operand, bool, error) {
	if v.IsComplex() {
		return operand{v.AsComplex(), false}, true, nil
	}
	f, ok, err := t.floatOperand(v)
	return operand{complex(f, 0), true}, ok, err
}

func complexAdd(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.complexPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	switch {
	case x.real:
		return t.NewComplex(complex(real(x.c)+real(y.c), imag(y.c))), nil
	case y.real:
		return t.NewComplex(complex(real(x.c)+real(y.c), imag(x.c))), nil
	}
	return t.NewComplex(x.c + y.c), nil
}

func complexSub(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.complexPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	switch {
	case x.real:
		return t.NewComplex(complex(real(x.c)-real(y.c), -imag(y.c))), nil
	case y.real:
		return t.NewComplex(complex(real(x.c)-real(y.c), imag(x.c))), nil
	}
	return t.NewComplex(x.c - y.c), nil
}

func complexMul(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.complexPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	switch {
	case x.real:
		return t.NewComplex(complex(real(x.c)*real(y.c), real(x.c)*imag(y.c))), nil
	case y.real:
		return t.NewComplex(complex(real(x.c)*real(y.c), imag(x.c)*real(y.c))), nil
	}
	return t.NewComplex(libm.MulComplex(x.c, y.c)), nil
}

func complexTrueDiv(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.complexPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	if y.c == 0 {
		return Value{}, t.ZeroDivisionErrorf("division by zero")
	}
	switch {
	case x.real:
		return t.NewComplex(libm.DivRealComplex(real(x.c), y.c)), nil
	case y.real:
		return t.NewComplex(complex(real(x.c)/real(y.c), imag(x.c)/real(y.c))), nil
	}
	return t.NewComplex(libm.DivComplex(x.c, y.c)), nil
}

func complexPow(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.complexPair(a, b)
	if !ok || err != nil {
		return NotImplemented(), err
	}
	z, fault := libm.PowComplex(x.c, y.c)
	switch fault {
	case libm.PowZero:
		return Value{}, t.ZeroDivisionErrorf("zero to a negative or complex power")
	case libm.PowOverflow:
		return Value{}, t.OverflowErrorf("complex exponentiation")
	}
	return t.NewComplex(z), nil
}

func complexPow3(t *Thread, a, b, c Value) (Value, error) {
	if _, _, ok, err := t.complexPair(a, b); !ok || err != nil {
		return NotImplemented(), err
	}
	if !c.IsNone() {
		return Value{}, t.ValueErrorf("complex modulo")
	}
	return complexPow(t, a, b)
}

func complexNeg(t *Thread, v Value) (Value, error) { return t.NewComplex(-v.AsComplex()), nil }

// complexPos returns a complex of exact type.
func complexPos(t *Thread, v Value) (Value, error) {
	if v.Header().Exact() {
		return v, nil
	}
	return t.NewComplex(v.AsComplex()), nil
}

func complexAbs(t *Thread, v Value) (Value, error) {
	c := v.AsComplex()
	r := libm.AbsComplex(c)
	if math.IsInf(r, 0) && !libm.IsInfComplex(c) {
		return Value{}, t.OverflowErrorf("absolute value too large")
	}
	return Float(r), nil
}

func complexBool(t *Thread, v Value) (bool, error) { return v.AsComplex() != 0, nil }

func complexHash(t *Thread, v Value) (int64, error) {
	c := v.AsComplex()
	re, err := floatHash(t, Float(real(c)))
	if err != nil {
		return 0, err
	}
	im, err := floatHash(t, Float(imag(c)))
	if err != nil {
		return 0, err
	}
	return numfmt.HashComplex(re, im), nil
}

// complexCompare knows equality only, with ints of any size exactly.
func complexCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE || !a.IsComplex() {
		return NotImplemented(), nil
	}
	c, equal := a.AsComplex(), false
	switch {
	case b.IsComplex():
		equal = c == b.AsComplex()
	case imag(c) == 0 && (b.IsFloatLike() || b.IsInteger()):
		v, err := floatCompare(t, Float(real(c)), b, EQ)
		if err != nil {
			return Value{}, err
		}
		equal = v.IsTrue()
	case !b.IsFloatLike() && !b.IsInteger():
		return NotImplemented(), nil
	}
	return Bool(equal == (op == EQ)), nil
}

func complexRepr(t *Thread, v Value) (Value, error) {
	var buf [64]byte
	return t.NewStrBytes(numfmt.AppendComplexRepr(buf[:0], v.AsComplex())), nil
}

func complexFormat(t *Thread, v, spec Value) (Value, error) {
	s, err := t.formatSpec(spec)
	if err != nil {
		return Value{}, err
	}
	var buf [64]byte
	b, err := numfmt.AppendComplexFormat(buf[:0], v.AsComplex(), s, t.TypeName(v))
	if err != nil {
		return Value{}, t.RaiseFault(err)
	}
	return t.NewStrBytes(b), nil
}

func complexConjugate(t *Thread, v Value) (Value, error) {
	c := v.AsComplex()
	return t.NewComplex(complex(real(c), -imag(c))), nil
}

func complexReal(t *Thread, v Value) (Value, error) { return Float(real(v.AsComplex())), nil }
func complexImag(t *Thread, v Value) (Value, error) { return Float(imag(v.AsComplex())), nil }

func complexGetNewArgs(t *Thread, v Value) (Value, error) {
	c := v.AsComplex()
	return t.Tuple2(Float(real(c)), Float(imag(c))), nil
}

func (t *Thread) newComplexOf(cls *Type, c complex128) Value {
	if cls == t.RT.T.Complex {
		return t.NewComplex(c)
	}
	o := New[Complex](t, cls)
	o.c = c
	return ValueOf(o)
}

func complexFromNumber(t *Thread, cls, v Value) (Value, error) {
	if v.IsComplex() && v.Header().Exact() && cls == t.RT.T.Complex.Value() {
		return v, nil
	}
	c, err := t.ToComplex(v, "must be real number, not %s")
	if err != nil {
		return Value{}, err
	}
	if cls == t.RT.T.Complex.Value() {
		return t.NewComplex(c), nil
	}
	return t.Call1(cls, t.NewComplex(c))
}

// ToComplex converts a number to complex, by __complex__, __float__ or __index__;
// format words the refusal of anything else and gets the name of its type.
func (t *Thread) ToComplex(v Value, format string) (complex128, error) {
	if c, found, err := t.specialComplex(v); found || err != nil {
		return c, err
	}
	f, err := t.AsFloat(v, format)
	return complex(f, 0), err
}

// specialComplex is the answer of v's __complex__, if it has one.
func (t *Thread) specialComplex(v Value) (complex128, bool, error) {
	if v.IsComplex() && v.Header().Exact() {
		return v.AsComplex(), true, nil
	}
	if !v.IsObject() {
		return 0, false, nil
	}
	r, found, err := t.CallSpecial(v, N__complex__)
	if !found || err != nil {
		if v.IsComplex() && !found {
			return v.AsComplex(), true, nil
		}
		return 0, found, err
	}
	if !r.IsComplex() {
		return 0, true, t.TypeErrorf("__complex__ returned non-complex (type %s)", t.TypeName(r))
	}
	if !r.Header().Exact() {
		if err := t.Warn(t.RT.T.Exc.DeprecationWarning, t.TypeName(v)+".__complex__() must return a complex, not "+t.TypeName(r)+".  The ability to return an instance of a strict subclass of complex is deprecated, and may not be supported in a future version of Python.", 1); err != nil {
			return 0, true, err
		}
	}
	return r.AsComplex(), true, nil
}

var complexNewDef = Def{Name: "complex", Sig: "(real=0, imag=0)"}

func complexNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&complexNewDef, w, args, kw); err != nil {
		return Value{}, err
	}
	re, im := w[0], w[1]
	if len(args) == 1 && kw.Len() == 0 {
		return t.complexOf(cls, re)
	}
	c, err := t.complexPart(re, "real")
	if err != nil {
		return Value{}, err
	}
	d, err := t.complexPart(im, "imag")
	if err != nil {
		return Value{}, err
	}
	// Each part may itself be complex: real + imag*1j.
	x, y := real(c.c), real(d.c)
	if !d.real {
		x -= imag(d.c)
	}
	if !c.real {
		y += imag(c.c)
	}
	return t.newComplexOf(cls, complex(x, y)), nil
}

// complexOf is complex(v).
func (t *Thread) complexOf(cls *Type, v Value) (Value, error) {
	if v.IsComplex() && v.Header().Exact() && cls == t.RT.T.Complex {
		return v, nil
	}
	if v.IsStr() {
		c, err := numfmt.ParseComplex(StringOf(v))
		if err != nil {
			return Value{}, t.RaiseFault(err)
		}
		return t.newComplexOf(cls, c), nil
	}
	c, err := t.ToComplex(v, "complex() argument must be a string or a number, not %s")
	if err != nil {
		return Value{}, err
	}
	return t.newComplexOf(cls, c), nil
}

// complexPart is one of complex()'s two arguments, 0 if it was not given.
func (t *Thread) complexPart(v Value, name string) (operand, error) {
	if v.IsEmpty() {
		return operand{0, true}, nil
	}
	if name == "real" {
		if c, found, err := t.specialComplex(v); found || err != nil {
			if err == nil && v.IsComplex() {
				err = t.complexPartWarning(v, name)
			}
			return operand{c, false}, err
		}
	} else if v.IsComplex() {
		return operand{v.AsComplex(), false}, t.complexPartWarning(v, name)
	}
	f, err := t.AsFloat(v, "complex() argument '"+name+"' must be a real number, not %s")
	return operand{complex(f, 0), true}, err
}

func (t *Thread) complexPartWarning(v Value, name string) error {
	return t.Warn(t.RT.T.Exc.DeprecationWarning, "complex() argument '"+name+"' must be a real number, not "+t.TypeName(v), 1)
}

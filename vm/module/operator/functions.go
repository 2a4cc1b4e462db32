package operator

import (
	"crypto/subtle"

	"github.com/adder-vm/adder/vm/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var functions = []object.Def{
	{Name: "add", Sig: "(a, b, /)", Doc: "Same as a + b.", F2: add},
	{Name: "sub", Sig: "(a, b, /)", Doc: "Same as a - b.", F2: sub},
	{Name: "mul", Sig: "(a, b, /)", Doc: "Same as a * b.", F2: mul},
	{Name: "matmul", Sig: "(a, b, /)", Doc: "Same as a @ b.", F2: matmul},
	{Name: "floordiv", Sig: "(a, b, /)", Doc: "Same as a // b.", F2: floordiv},
	{Name: "truediv", Sig: "(a, b, /)", Doc: "Same as a / b.", F2: truediv},
	{Name: "mod", Sig: "(a, b, /)", Doc: "Same as a % b.", F2: mod},
	{Name: "lshift", Sig: "(a, b, /)", Doc: "Same as a << b.", F2: lshift},
	{Name: "rshift", Sig: "(a, b, /)", Doc: "Same as a >> b.", F2: rshift},
	{Name: "and_", Sig: "(a, b, /)", Doc: "Same as a & b.", F2: and},
	{Name: "xor", Sig: "(a, b, /)", Doc: "Same as a ^ b.", F2: xor},
	{Name: "or_", Sig: "(a, b, /)", Doc: "Same as a | b.", F2: or},
	{Name: "pow", Sig: "(a, b, /)", Doc: "Same as a ** b.", F2: pow},
	{Name: "iadd", Sig: "(a, b, /)", Doc: "Same as a += b.", F2: iadd},
	{Name: "isub", Sig: "(a, b, /)", Doc: "Same as a -= b.", F2: isub},
	{Name: "imul", Sig: "(a, b, /)", Doc: "Same as a *= b.", F2: imul},
	{Name: "imatmul", Sig: "(a, b, /)", Doc: "Same as a @= b.", F2: imatmul},
	{Name: "ifloordiv", Sig: "(a, b, /)", Doc: "Same as a //= b.", F2: ifloordiv},
	{Name: "itruediv", Sig: "(a, b, /)", Doc: "Same as a /= b.", F2: itruediv},
	{Name: "imod", Sig: "(a, b, /)", Doc: "Same as a %= b.", F2: imod},
	{Name: "ilshift", Sig: "(a, b, /)", Doc: "Same as a <<= b.", F2: ilshift},
	{Name: "irshift", Sig: "(a, b, /)", Doc: "Same as a >>= b.", F2: irshift},
	{Name: "iand", Sig: "(a, b, /)", Doc: "Same as a &= b.", F2: iand},
	{Name: "ixor", Sig: "(a, b, /)", Doc: "Same as a ^= b.", F2: ixor},
	{Name: "ior", Sig: "(a, b, /)", Doc: "Same as a |= b.", F2: ior},
	{Name: "ipow", Sig: "(a, b, /)", Doc: "Same as a **= b.", F2: ipow},
	{Name: "eq", Sig: "(a, b, /)", Doc: "Same as a == b.", F2: eq},
	{Name: "ne", Sig: "(a, b, /)", Doc: "Same as a != b.", F2: ne},
	{Name: "lt", Sig: "(a, b, /)", Doc: "Same as a < b.", F2: lt},
	{Name: "le", Sig: "(a, b, /)", Doc: "Same as a <= b.", F2: le},
	{Name: "gt", Sig: "(a, b, /)", Doc: "Same as a > b.", F2: gt},
	{Name: "ge", Sig: "(a, b, /)", Doc: "Same as a >= b.", F2: ge},
	{Name: "is_", Sig: "(a, b, /)", Doc: "Same as a is b.", F2: isSame},
	{Name: "is_not", Sig: "(a, b, /)", Doc: "Same as a is not b.", F2: isNot},
	{Name: "contains", Sig: "(a, b, /)", Doc: "Same as b in a (note reversed operands).", F2: contains},
	{Name: "indexOf", Sig: "(a, b, /)", Doc: "Return the first index of b in a.", F2: indexOf},
	{Name: "countOf", Sig: "(a, b, /)", Doc: "Return the number of items in a which are, or which equal, b.", F2: countOf},
	{Name: "concat", Sig: "(a, b, /)", Doc: "Same as a + b, for a and b sequences.", F2: concat},
	{Name: "iconcat", Sig: "(a, b, /)", Doc: "Same as a += b, for a and b sequences.", F2: iconcat},
	{Name: "getitem", Sig: "(a, b, /)", Doc: "Same as a[b].", F2: getitem},
	{Name: "delitem", Sig: "(a, b, /)", Doc: "Same as del a[b].", F2: delitem},
	{Name: "truth", Sig: "(a, /)", Doc: "Return True if a is true, False otherwise.", F1: truth},
	{Name: "is_none", Sig: "(a, /)", Doc: "Same as a is None.", F1: isNone},
	{Name: "is_not_none", Sig: "(a, /)", Doc: "Same as a is not None.", F1: isNotNone},
	{Name: "index", Sig: "(a, /)", Doc: "Same as a.__index__()", F1: index},
	{Name: "neg", Sig: "(a, /)", Doc: "Same as -a.", F1: neg},
	{Name: "pos", Sig: "(a, /)", Doc: "Same as +a.", F1: pos},
	{Name: "abs", Sig: "(a, /)", Doc: "Same as abs(a).", F1: abs},
	{Name: "inv", Sig: "(a, /)", Doc: "Same as ~a.", F1: invert},
	{Name: "invert", Sig: "(a, /)", Doc: "Same as ~a.", F1: invert},
	{Name: "not_", Sig: "(a, /)", Doc: "Same as not a.", F1: not},
	{Name: "setitem", Sig: "(a, b, c, /)", Doc: "Same as a[b] = c.", F3: setitem},
	{Name: "length_hint", Sig: "(obj, default=0, /)", Doc: "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.", FV: lengthHint},
	{Name: "call", Sig: "(obj, /, *args, **kwargs)", Doc: "Same as obj(*args, **kwargs).", FK: call},
	{Name: "_compare_digest", Sig: "(a, b, /)", Doc: "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.", F2: compareDigest},
}

func add(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpAdd) }
func sub(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpSub) }
func mul(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpMul) }
func matmul(t *thread, a, b value) (value, error)   { return t.Binary(a, b, object.OpMatMul) }
func floordiv(t *thread, a, b value) (value, error) { return t.Binary(a, b, object.OpFloorDiv) }
func truediv(t *thread, a, b value) (value, error)  { return t.Binary(a, b, object.OpTrueDiv) }
func mod(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpMod) }
func lshift(t *thread, a, b value) (value, error)   { return t.Binary(a, b, object.OpLShift) }
func rshift(t *thread, a, b value) (value, error)   { return t.Binary(a, b, object.OpRShift) }
func and(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpAnd) }
func xor(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpXor) }
func or(t *thread, a, b value) (value, error)       { return t.Binary(a, b, object.OpOr) }
func pow(t *thread, a, b value) (value, error)      { return t.Binary(a, b, object.OpPow) }
func iadd(t *thread, a, b value) (value, error)     { return t.Binary(a, b, object.OpInplace+object.OpAdd) }
func isub(t *thread, a, b value) (value, error)     { return t.Binary(a, b, object.OpInplace+object.OpSub) }
func imul(t *thread, a, b value) (value, error)     { return t.Binary(a, b, object.OpInplace+object.OpMul) }
func imatmul(t *thread, a, b value) (value, error) {
	return t.Binary(a, b, object.OpInplace+object.OpMatMul)
}
func ifloordiv(t *thread, a, b value) (value, error) {
	return t.Binary(a, b, object.OpInplace+object.OpFloorDiv)
}
func itruediv(t *thread, a, b value) (value, error) {
	return t.Binary(a, b, object.OpInplace+object.OpTrueDiv)
}
func imod(t *thread, a, b value) (value, error) { return t.Binary(a, b, object.OpInplace+object.OpMod) }
func ilshift(t *thread, a, b value) (value, error) {
	return t.Binary(a, b, object.OpInplace+object.OpLShift)
}
func irshift(t *thread, a, b value) (value, error) {
	return t.Binary(a, b, object.OpInplace+object.OpRShift)
}
func iand(t *thread, a, b value) (value, error) { return t.Binary(a, b, object.OpInplace+object.OpAnd) }
func ixor(t *thread, a, b value) (value, error) { return t.Binary(a, b, object.OpInplace+object.OpXor) }
func ior(t *thread, a, b value) (value, error)  { return t.Binary(a, b, object.OpInplace+object.OpOr) }
func ipow(t *thread, a, b value) (value, error) { return t.Binary(a, b, object.OpInplace+object.OpPow) }
func eq(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.EQ) }
func ne(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.NE) }
func lt(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.LT) }
func le(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.LE) }
func gt(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.GT) }
func ge(t *thread, a, b value) (value, error)   { return t.RichCompare(a, b, object.GE) }

func isSame(_ *thread, a, b value) (value, error)  { return object.Bool(a == b), nil }
func isNot(_ *thread, a, b value) (value, error)   { return object.Bool(a != b), nil }
func isNone(_ *thread, a value) (value, error)     { return object.Bool(a.IsNone()), nil }
func isNotNone(_ *thread, a value) (value, error)  { return object.Bool(!a.IsNone()), nil }
func index(t *thread, a value) (value, error)      { return t.Index(a) }
func neg(t *thread, a value) (value, error)        { return t.Unary(a, object.OpNeg) }
func pos(t *thread, a value) (value, error)        { return t.Unary(a, object.OpPos) }
func invert(t *thread, a value) (value, error)     { return t.Unary(a, object.OpInvert) }
func getitem(t *thread, a, b value) (value, error) { return t.GetItem(a, b) }

func abs(t *thread, a value) (value, error) {
	f := t.TypeOf(a).Slots().Abs
	if f == nil {
		return value{}, t.TypeErrorf("bad operand type for abs(): '%s'", t.TypeName(a))
	}
	return f(t, a)
}

func truth(t *thread, a value) (value, error) {
	b, err := t.Truth(a)
	return object.Bool(b), err
}

func not(t *thread, a value) (value, error) {
	b, err := t.Truth(a)
	return object.Bool(!b), err
}

func setitem(t *thread, a, b, c value) (value, error) { return object.None(), t.SetItem(a, b, c) }
func delitem(t *thread, a, b value) (value, error)    { return object.None(), t.SetItem(a, b, value{}) }

func contains(t *thread, a, b value) (value, error) {
	found, err := t.Contains(a, b)
	return object.Bool(found), err
}

// count goes through a's items that equal b: it stops at the first where first
// says so. It returns how many there were and the place of the last looked at.
func count(t *thread, a, b value, first bool) (n, at int, err error) {
	it, err := t.Iter(a)
	if err != nil {
		if s := t.TypeOf(a).Slots(); s.Iter == nil && s.GetItem == nil && t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = t.TypeErrorf("argument of type '%s' is not iterable", t.TypeName(a))
		}
		return 0, 0, err
	}
	for ; ; at++ {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return n, at, err
		}
		same, err := t.Equal(x, b)
		if err != nil {
			return n, at, err
		}
		if same {
			n++
			if first {
				return n, at, nil
			}
		}
	}
}

func indexOf(t *thread, a, b value) (value, error) {
	n, at, err := count(t, a, b, true)
	if err == nil && n == 0 {
		err = t.ValueErrorf("sequence.index(x): x not in sequence")
	}
	return object.Int(int64(at)), err
}

func countOf(t *thread, a, b value) (value, error) {
	n, _, err := count(t, a, b, false)
	return object.Int(int64(n)), err
}

func concat(t *thread, a, b value) (value, error) {
	s := t.TypeOf(a).Slots()
	if s.Concat == nil && (s.GetItem == nil || s.Binary[object.OpAdd] == nil) {
		return value{}, t.TypeErrorf("'%s' object can't be concatenated", t.TypeName(a))
	}
	return t.Binary(a, b, object.OpAdd)
}

func iconcat(t *thread, a, b value) (value, error) {
	s := t.TypeOf(a).Slots()
	if s.Concat == nil && s.InplaceConcat == nil && (s.GetItem == nil || s.Binary[object.OpAdd] == nil) {
		return value{}, t.TypeErrorf("'%s' object can't be concatenated", t.TypeName(a))
	}
	return t.Binary(a, b, object.OpInplace+object.OpAdd)
}

func lengthHint(t *thread, args []value) (value, error) {
	def := 0
	if !args[1].IsEmpty() {
		var err error
		if def, err = t.SizeArg(args[1]); err != nil {
			return value{}, err
		}
	}
	n, err := t.LengthHint(args[0], def)
	return object.Int(int64(n)), err
}

func call(t *thread, args []value, kw *object.Tuple) (value, error) {
	if len(args) == kw.Len() {
		return value{}, t.TypeErrorf("call expected at least 1 argument, got 0")
	}
	return t.Call(args[0], args[1:], kw)
}

// compareDigest takes as long whether or not, and wherever, its arguments differ.
func compareDigest(t *thread, a, b value) (value, error) {
	var x, y string
	switch {
	case a.IsStr() && b.IsStr():
		if !a.AsStr().ASCII() || !b.AsStr().ASCII() {
			return value{}, t.TypeErrorf("comparing strings with non-ASCII characters is not supported")
		}
		x, y = object.StringOf(a), object.StringOf(b)
	case a.IsStr() || b.IsStr() || a.Kind() < object.KindBytes && a.Kind() != object.KindBytes:
		return value{}, t.TypeErrorf("unsupported operand types(s) or combination of types: '%s' and '%s'", t.TypeName(a), t.TypeName(b))
	default:
		p, err := t.Call1(t.RT.T.Bytes.Value(), a)
		if err != nil {
			return value{}, err
		}
		q, err := t.Call1(t.RT.T.Bytes.Value(), b)
		if err != nil {
			return value{}, err
		}
		x, y = object.BytesOf(p), object.BytesOf(q)
	}
	return object.Bool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
}

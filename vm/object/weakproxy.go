package object

var weakProxySpec = TypeSpec{
	Name: "weakref.ProxyType", Kind: KindWeakRef, Size: SizeOf[WeakRef](), Flags: TypeNoNew,
	Slots: proxySlots, Methods: proxyMethods,
}

var weakCallableProxySpec = TypeSpec{
	Name: "weakref.CallableProxyType", Kind: KindWeakRef, Size: SizeOf[WeakRef](), Flags: TypeNoNew,
	Slots: callableProxySlots(), Methods: proxyMethods,
}

var proxyMethods = []Def{
	{Name: "__bytes__", F1: weakProxyBytes},
	{Name: "__reversed__", F1: weakProxyReversed},
}

var proxySlots = Slots{
	Repr: weakProxyRepr, Str: weakProxyStr, Hash: hashNotImplemented, Compare: weakProxyCompare,
	GetAttr: weakProxyGetAttr, SetAttr: weakProxySetAttr,
	Iter: weakProxyIter, Next: weakProxyNext, Bool: weakProxyBool, Int: weakProxyInt, Index: weakProxyIndex, Float: weakProxyFloat,
	Neg: weakProxyNeg, Pos: weakProxyPos, Abs: weakProxyAbs, Invert: weakProxyInvert,
	Binary: [numBinary]BinaryFunc{
		OpAdd: weakProxyAdd, OpAnd: weakProxyAnd, OpFloorDiv: weakProxyFloorDiv, OpLShift: weakProxyLShift,
		OpMatMul: weakProxyMatMul, OpMul: weakProxyMul, OpMod: weakProxyMod, OpOr: weakProxyOr, OpPow: weakProxyPow,
		OpRShift: weakProxyRShift, OpSub: weakProxySub, OpTrueDiv: weakProxyTrueDiv, OpXor: weakProxyXor,
	},
	Len: weakProxyLen, GetItem: weakProxyGetItem, SetItem: weakProxySetItem, Contains: weakProxyContains,
}

func callableProxySlots() Slots {
	s := proxySlots
	s.Call = weakProxyCall
	return s
}

// NewWeakProxy returns a weak proxy of v.
func (t *Thread) NewWeakProxy(v, callback Value) (Value, error) {
	typ := t.RT.T.WeakProxy
	if t.TypeOf(v).slots.Call != nil {
		typ = t.RT.T.WeakCallableProxy
	}
	return t.newWeak(typ, v, callback)
}

func (t *Thread) isProxy(v Value) bool {
	return v.isKind(KindWeakRef) && (v.Header().typ == t.RT.T.WeakProxy || v.Header().typ == t.RT.T.WeakCallableProxy)
}

// behind returns the object of a proxy, which must be alive; v itself when it is
// no proxy.
func (t *Thread) behind(v Value) (Value, error) {
	if !t.isProxy(v) {
		return v, nil
	}
	o := Cast[WeakRef](v).Target()
	if o.IsEmpty() {
		return o, t.Raise(t.RT.T.Exc.ReferenceError, "weakly-referenced object no longer exists")
	}
	return o, nil
}

func weakProxyRepr(t *Thread, v Value) (Value, error) {
	o := Cast[WeakRef](v).Target()
	if o.IsEmpty() {
		return t.NewStr("<weakproxy at " + t.AddressString(v) + "; dead>"), nil
	}
	return t.NewStr("<weakproxy at " + t.AddressString(v) + "; to '" + t.TypeFullName(t.TypeOf(o)) + "' at " + t.AddressString(o) + ">"), nil
}

func (t *Thread) viaProxy(v Value, f func(t *Thread, v Value) (Value, error)) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return Value{}, err
	}
	return f(t, o)
}

func weakProxyStr(t *Thread, v Value) (Value, error) { return t.viaProxy(v, (*Thread).Str) }
func weakProxyBytes(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.CallMethod0(o, N__bytes__)
}
func weakProxyReversed(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.CallMethod0(o, N__reversed__)
}

func weakProxyCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	x, err := t.behind(a)
	if err != nil {
		return x, err
	}
	y, err := t.behind(b)
	if err != nil {
		return y, err
	}
	return t.RichCompare(x, y, op)
}

func weakProxyGetAttr(t *Thread, v, name Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.GetAttr(o, name)
}

func weakProxySetAttr(t *Thread, v, name, value Value) error {
	o, err := t.behind(v)
	if err != nil {
		return err
	}
	return t.SetAttr(o, name, value)
}

func weakProxyIter(t *Thread, v Value) (Value, error) { return t.viaProxy(v, (*Thread).Iter) }

func weakProxyNext(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	if t.TypeOf(o).slots.Next == nil {
		return Value{}, t.TypeErrorf("Weakref proxy referenced a non-iterator '%s' object", t.TypeName(o))
	}
	return t.Next(o)
}

func weakProxyBool(t *Thread, v Value) (bool, error) {
	o, err := t.behind(v)
	if err != nil {
		return false, err
	}
	return t.Truth(o)
}

func weakProxyInt(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.Call1(t.RT.T.Int.Value(), o)
}

func weakProxyFloat(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	f, err := t.ToFloat(o)
	return Float(f), err
}

func weakProxyIndex(t *Thread, v Value) (Value, error) { return t.viaProxy(v, (*Thread).Index) }

func (t *Thread) proxyUnary(v Value, op UnaryOp) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.Unary(o, op)
}

func weakProxyNeg(t *Thread, v Value) (Value, error)    { return t.proxyUnary(v, OpNeg) }
func weakProxyPos(t *Thread, v Value) (Value, error)    { return t.proxyUnary(v, OpPos) }
func weakProxyInvert(t *Thread, v Value) (Value, error) { return t.proxyUnary(v, OpInvert) }

func weakProxyAbs(t *Thread, v Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	f := t.TypeOf(o).slots.Abs
	if f == nil {
		return Value{}, t.TypeErrorf("bad operand type for abs(): '%s'", t.TypeName(o))
	}
	return f(t, o)
}

func (t *Thread) proxyBinary(a, b Value, op BinaryOp) (Value, error) {
	x, err := t.behind(a)
	if err != nil {
		return x, err
	}
	y, err := t.behind(b)
	if err != nil {
		return y, err
	}
	return t.Binary(x, y, op)
}

func weakProxyAdd(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpAdd) }
func weakProxyAnd(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpAnd) }
func weakProxyFloorDiv(t *Thread, a, b Value) (Value, error) { return t.proxyBinary(a, b, OpFloorDiv) }
func weakProxyLShift(t *Thread, a, b Value) (Value, error)   { return t.proxyBinary(a, b, OpLShift) }
func weakProxyMatMul(t *Thread, a, b Value) (Value, error)   { return t.proxyBinary(a, b, OpMatMul) }
func weakProxyMul(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpMul) }
func weakProxyMod(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpMod) }
func weakProxyOr(t *Thread, a, b Value) (Value, error)       { return t.proxyBinary(a, b, OpOr) }
func weakProxyPow(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpPow) }
func weakProxyRShift(t *Thread, a, b Value) (Value, error)   { return t.proxyBinary(a, b, OpRShift) }
func weakProxySub(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpSub) }
func weakProxyTrueDiv(t *Thread, a, b Value) (Value, error)  { return t.proxyBinary(a, b, OpTrueDiv) }
func weakProxyXor(t *Thread, a, b Value) (Value, error)      { return t.proxyBinary(a, b, OpXor) }

func weakProxyLen(t *Thread, v Value) (int, error) {
	o, err := t.behind(v)
	if err != nil {
		return 0, err
	}
	return t.Len(o)
}

func weakProxyGetItem(t *Thread, v, key Value) (Value, error) {
	o, err := t.behind(v)
	if err != nil {
		return o, err
	}
	return t.GetItem(o, key)
}

func weakProxySetItem(t *Thread, v, key, item Value) error {
	o, err := t.behind(v)
	if err != nil {
		return err
	}
	return t.SetItem(o, key, item)
}

func weakProxyContains(t *Thread, v, item Value) (bool, error) {
	o, err := t.behind(v)
	if err != nil {
		return false, err
	}
	return t.Contains(o, item)
}

func weakProxyCall(t *Thread, self Value, args []Value, kw *Tuple) (Value, error) {
	o, err := t.behind(self)
	if err != nil {
		return o, err
	}
	return t.Call(o, args, kw)
}

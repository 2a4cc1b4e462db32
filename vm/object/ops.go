package object

// Is tells whether a and b are the same object.
func Is(a, b Value) bool { return a == b }

// Truth is bool(v).
func (t *Thread) Truth(v Value) (bool, error) {
	switch v.t {
	case tagBool, tagInt:
		return v.n != 0, nil
	case tagNone:
		return false, nil
	case tagFloat:
		return v.AsFloat() != 0, nil
	}
	s := &t.TypeOf(v).slots
	if s.Bool != nil {
		return s.Bool(t, v)
	}
	if s.Len != nil {
		n, err := s.Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Hash is hash(v).
func (t *Thread) Hash(v Value) (int64, error) {
	if v.isKind(KindStr) && v.Header().flags&FlagExact != 0 {
		return int64(strHash(t, v.str()) ^ t.RT.hashMask), nil
	}
	if v.t == tagInt {
		return hashInt64(int64(v.n)), nil
	}
	typ := t.TypeOf(v)
	if typ.slots.Hash == nil {
		return 0, t.unhashable(v)
	}
	return typ.slots.Hash(t, v)
}

func (t *Thread) unhashable(v Value) error {
	return t.TypeErrorf("unhashable type: '%s'", t.TypeName(v))
}

// hashModulus is the prime 2**61 - 1 that numeric hashes are reduced by
// (sys.hash_info.modulus).
const hashModulus = 1<<61 - 1

func hashInt64(i int64) int64 {
	neg := i < 0
	u := uint64(i)
	if neg {
		u = -u
	}
	h := int64(u % hashModulus)
	if neg {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

// pointerHash is the hash of objects compared by identity.
func pointerHash(v Value) int64 { return int64(v.t>>4 | v.t<<60) }

// RichCompare is a op b, as an object.
func (t *Thread) RichCompare(a, b Value, op CompareOp) (Value, error) {
	if a.t == tagInt && b.t == tagInt {
		return Bool(compareInts(a.AsInt(), b.AsInt(), op)), nil
	}
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	if err := t.EnterNative(); err != nil {
		return Value{}, err
	}
	v, err := t.richCompare(a, b, ta, tb, op)
	t.LeaveNative()
	return v, err
}

func compareInts(x, y int64, op CompareOp) bool {
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

func (t *Thread) richCompare(a, b Value, ta, tb *Type, op CompareOp) (Value, error) {
	reflected := false
	if ta != tb && tb.slots.Compare != nil && tb.IsSubtype(ta) {
		reflected = true
		v, err := tb.slots.Compare(t, b, a, op.Swapped())
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if ta.slots.Compare != nil {
		v, err := ta.slots.Compare(t, a, b, op)
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if !reflected && tb.slots.Compare != nil {
		v, err := tb.slots.Compare(t, b, a, op.Swapped())
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Value{}, t.TypeErrorf("'%s' not supported between instances of '%s' and '%s'", op, t.typeFullName(ta), t.typeFullName(tb))
}

// CompareBool is the truth of a op b; identical objects are equal.
func (t *Thread) CompareBool(a, b Value, op CompareOp) (bool, error) {
	if a == b && a.t != tagFloat {
		switch op {
		case EQ:
			return true, nil
		case NE:
			return false, nil
		}
	}
	v, err := t.RichCompare(a, b, op)
	if err != nil {
		return false, err
	}
	if v.t == tagBool {
		return v.n != 0, nil
	}
	return t.Truth(v)
}

// Equal tells whether a and b are identical or equal, as containers compare.
func (t *Thread) Equal(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.isKind(KindStr) && b.isKind(KindStr) && a.Header().flags&b.Header().flags&FlagExact != 0 {
		return StringOf(a) == StringOf(b), nil
	}
	return t.CompareBool(a, b, EQ)
}

// Binary is a op b; an op of OpInplace and above is the in-place form.
func (t *Thread) Binary(a, b Value, op BinaryOp) (Value, error) {
	inplace := op >= OpInplace
	k := op
	if inplace {
		k -= OpInplace
	}
	sa := &t.TypeOf(a).slots
	if inplace {
		if f := sa.Inplace[k]; f != nil {
			v, err := f(t, a, b)
			if err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
	}
	v, err := t.binary1(a, b, k)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	switch k {
	case OpAdd:
		if inplace && sa.InplaceConcat != nil {
			return sa.InplaceConcat(t, a, b)
		}
		if sa.Concat != nil {
			return sa.Concat(t, a, b)
		}
	case OpMul:
		if sa.Repeat != nil || inplace && sa.InplaceRepeat != nil {
			f := sa.Repeat
			if inplace && sa.InplaceRepeat != nil {
				f = sa.InplaceRepeat
			}
			return t.repeat(f, a, b)
		}
		if f := t.TypeOf(b).slots.Repeat; f != nil && !(inplace && isSequenceLike(t.TypeOf(a))) {
			return t.repeat(f, b, a)
		}
	}
	return Value{}, t.unsupported(a, b, k, inplace)
}

// DivMod is divmod(a, b).
func (t *Thread) DivMod(a, b Value) (Value, error) {
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	v, err := t.tryBinary(a, b, ta, tb, ta.slots.DivMod, tb.slots.DivMod)
	if err == nil && v.IsNotImplemented() {
		err = t.TypeErrorf("unsupported operand type(s) for divmod(): '%s' and '%s'", ta.NameString(), tb.NameString())
	}
	return v, err
}

// isSequenceLike tells whether CPython has sequence methods for a type, if only
// one: a *= b then does not ask b, a sequence, to repeat itself.
func isSequenceLike(typ *Type) bool {
	return typ.flags&TypeHeap != 0 || typ.slots.Contains != nil || typ.slots.Len != nil
}

func (t *Thread) repeat(f BinaryFunc, seq, n Value) (Value, error) {
	if !n.IsIntOrBool() && t.TypeOf(n).slots.Index == nil {
		return Value{}, t.TypeErrorf("can't multiply sequence by non-int of type '%s'", t.TypeName(n))
	}
	return f(t, seq, n)
}

func (t *Thread) binary1(a, b Value, k BinaryOp) (Value, error) {
	ta, tb := t.TypeOf(a), t.TypeOf(b)
	return t.tryBinary(a, b, ta, tb, ta.slots.Binary[k], tb.slots.Binary[k])
}

// tryBinary tries the slots of the operands' types in the order the language asks
// for: a type that derives from the left operand's goes first.
func (t *Thread) tryBinary(a, b Value, ta, tb *Type, fa, fb BinaryFunc) (Value, error) {
	if ta == tb {
		fb = nil
	}
	if fa != nil {
		if fb != nil && tb != ta && tb.IsSubtype(ta) {
			v, err := fb(t, a, b)
			if err != nil || !v.IsNotImplemented() {
				return v, err
			}
			fb = nil
		}
		v, err := fa(t, a, b)
		if err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if fb != nil {
		return fb(t, a, b)
	}
	return NotImplemented(), nil
}

var binarySymbols = [numBinary]string{"+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^"}

func (t *Thread) unsupported(a, b Value, k BinaryOp, inplace bool) error {
	s := binarySymbols[k]
	if inplace {
		s += "="
		if k == OpPow {
			s = "**="
		}
	}
	hint := ""
	if k == OpRShift && !inplace && a.isKind(KindNative) && a.native().Def.Name == "print" {
		hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?"
	}
	return t.TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'%s", s, t.TypeName(a), t.TypeName(b), hint)
}

// Power is pow(a, b, c); c is None for two operands.
func (t *Thread) Power(a, b, c Value) (Value, error) {
	if c.IsNone() {
		return t.Binary(a, b, OpPow)
	}
	for i, v := range [3]Value{a, b, c} {
		typ := t.TypeOf(v)
		if typ.slots.Pow == nil || i > 0 && typ == t.TypeOf(a) {
			continue
		}
		r, err := typ.slots.Pow(t, a, b, c)
		if err != nil || !r.IsNotImplemented() {
			return r, err
		}
	}
	return Value{}, t.TypeErrorf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", t.TypeName(a), t.TypeName(b), t.TypeName(c))
}

// UnaryOp is a unary operation.
type UnaryOp uint8

// The unary operations.
const (
	OpNeg UnaryOp = iota
	OpPos
	OpInvert
)

// Unary is -v, +v or ~v.
func (t *Thread) Unary(v Value, op UnaryOp) (Value, error) {
	s := &t.TypeOf(v).slots
	f, sym := s.Neg, "-"
	switch op {
	case OpPos:
		f, sym = s.Pos, "+"
	case OpInvert:
		f, sym = s.Invert, "~"
	}
	if f == nil {
		return Value{}, t.TypeErrorf("bad operand type for unary %s: '%s'", sym, t.TypeName(v))
	}
	return f(t, v)
}

// Iter is iter(v).
func (t *Thread) Iter(v Value) (Value, error) {
	typ := t.TypeOf(v)
	if typ.slots.Iter != nil {
		it, err := typ.slots.Iter(t, v)
		if err != nil {
			return Value{}, err
		}
		if t.TypeOf(it).slots.Next == nil {
			return Value{}, t.TypeErrorf("iter() returned non-iterator of type '%s'", t.TypeName(it))
		}
		return it, nil
	}
	if typ.slots.GetItem != nil && typ.kind != KindDict && !t.LookupName(typ, N__getitem__).IsEmpty() {
		return t.newSeqIter(v), nil
	}
	return Value{}, t.TypeErrorf("'%s' object is not iterable", t.typeFullName(typ))
}

// Next returns an iterator's next item, or empty when it is exhausted.
func (t *Thread) Next(it Value) (Value, error) {
	f := t.TypeOf(it).slots.Next
	if f == nil {
		return Value{}, t.TypeErrorf("'%s' object is not an iterator", t.TypeName(it))
	}
	return f(t, it)
}

// Len is len(v).
func (t *Thread) Len(v Value) (int, error) {
	f := t.TypeOf(v).slots.Len
	if f == nil {
		return 0, t.TypeErrorf("object of type '%s' has no len()", t.TypeName(v))
	}
	return f(t, v)
}

// LengthHint is operator.length_hint(v, def).
func (t *Thread) LengthHint(v Value, def int) (int, error) {
	if f := t.TypeOf(v).slots.Len; f != nil {
		n, err := f(t, v)
		if err == nil {
			return n, nil
		}
		if !t.Matches(t.RT.T.Exc.TypeError) {
			return 0, err
		}
		t.ClearError()
	}
	r, found, err := t.CallSpecial(v, N__length_hint__)
	if !found {
		return def, nil
	}
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			return def, nil
		}
		return 0, err
	}
	if r.IsNotImplemented() {
		return def, nil
	}
	if !r.IsIntOrBool() {
		return 0, t.TypeErrorf("__length_hint__ must be an integer, not %s", t.TypeName(r))
	}
	if r.AsInt() < 0 {
		return 0, t.ValueErrorf("__length_hint__() should return >= 0")
	}
	return int(r.AsInt()), nil
}

// GetItem is v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	if f := t.TypeOf(v).slots.GetItem; f != nil {
		return f(t, v, key)
	}
	if v.isKind(KindType) {
		if v == t.RT.T.Type.Value() {
			return t.newGenericAlias(v, key)
		}
		name := t.RT.Name(N__class_getitem__)
		m, err := t.GetAttrOpt(v, name)
		if err != nil {
			return Value{}, err
		}
		if !m.IsEmpty() {
			return t.Call1(m, key)
		}
		return Value{}, t.TypeErrorf("type '%s' is not subscriptable", GoString(v.typ().Name))
	}
	return Value{}, t.TypeErrorf("'%s' object is not subscriptable", t.TypeName(v))
}

// SetItem is v[key] = item; an empty item deletes.
func (t *Thread) SetItem(v, key, item Value) error {
	if f := t.TypeOf(v).slots.SetItem; f != nil {
		return f(t, v, key, item)
	}
	if item.IsEmpty() {
		if typ := t.TypeOf(v); (typ.slots.GetItem != nil || typ.flags&TypeHeap != 0 || typ.kind == KindSet) && typ.kind != KindType && t.TypeOf(key).slots.Index != nil {
			return t.TypeErrorf("'%s' object doesn't support item deletion", t.TypeName(v))
		}
		return t.TypeErrorf("'%s' object does not support item deletion", t.TypeName(v))
	}
	return t.TypeErrorf("'%s' object does not support item assignment", t.TypeName(v))
}

// Contains is item in v.
func (t *Thread) Contains(v, item Value) (bool, error) {
	typ := t.TypeOf(v)
	if typ.slots.Contains != nil {
		return typ.slots.Contains(t, v, item)
	}
	it, err := t.Iter(v)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			return false, t.TypeErrorf("argument of type '%s' is not a container or iterable", t.typeFullName(typ))
		}
		return false, err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return false, err
		}
		eq, err := t.Equal(x, item)
		if err != nil || eq {
			return eq, err
		}
	}
}

// Repr is repr(v).
func (t *Thread) Repr(v Value) (Value, error) {
	if err := t.EnterNative(); err != nil {
		return Value{}, err
	}
	r, err := t.TypeOf(v).slots.Repr(t, v)
	t.LeaveNative()
	if err == nil && !r.IsStr() {
		err = t.TypeErrorf("__repr__ returned non-string (type %s)", t.TypeName(r))
	}
	return r, err
}

// Str is str(v).
func (t *Thread) Str(v Value) (Value, error) {
	if v.IsExactStr() {
		return v, nil
	}
	if v.IsInt() {
		return t.decimal(v.AsInt()), nil
	}
	s := t.TypeOf(v).slots.Str
	if s == nil {
		return t.Repr(v)
	}
	if err := t.EnterNative(); err != nil {
		return Value{}, err
	}
	r, err := s(t, v)
	t.LeaveNative()
	if err == nil && !r.IsStr() {
		err = t.TypeErrorf("__str__ returned non-string (type %s)", t.TypeName(r))
	}
	return r, err
}

// ReprString is repr(v) in Go's memory; it is for error texts.
func (t *Thread) ReprString(v Value) (string, error) {
	r, err := t.Repr(v)
	if err != nil {
		return "", err
	}
	return GoString(r), nil
}

// Index is operator.index(v): an int of any size.
func (t *Thread) Index(v Value) (Value, error) {
	if v.t == tagInt {
		return v, nil
	}
	if v.t == tagBool {
		return Int(v.AsInt()), nil
	}
	if v.isKind(KindBigInt) {
		// An instance of a subclass may hold any int; callers want it plain.
		if n, ok := BigToInt64(v); ok {
			return Int(n), nil
		}
		return v, nil
	}
	f := t.TypeOf(v).slots.Index
	if f == nil {
		return Value{}, t.TypeErrorf("'%s' object cannot be interpreted as an integer", t.TypeName(v))
	}
	r, err := f(t, v)
	if err != nil {
		return Value{}, err
	}
	if !r.IsIntOrBool() && !r.isKind(KindBigInt) {
		return Value{}, t.TypeErrorf("__index__ returned non-int (type %s)", t.TypeName(r))
	}
	if r.t == tagBool || r.IsObject() && !r.Header().Exact() {
		err := t.Warn(t.RT.T.Exc.DeprecationWarning, "__index__ returned non-int (type "+t.TypeName(r)+").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1)
		if err != nil {
			return Value{}, err
		}
	}
	if r.t == tagBool {
		return Int(r.AsInt()), nil
	}
	return r, nil
}

// IndexInt is Index for a count or position; an int beyond 64 bits raises overflow
// (OverflowError or IndexError), or is clipped when overflow is nil.
func (t *Thread) IndexInt(v Value, overflow *Type) (int, error) {
	if v.IsIntOrBool() {
		return int(v.AsInt()), nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if i.t == tagInt {
		return int(i.AsInt()), nil
	}
	if n, ok := BigToInt64(i); ok {
		return int(n), nil
	}
	if overflow == nil {
		if i.bigInt().neg {
			return -1 << 63, nil
		}
		return 1<<63 - 1, nil
	}
	return 0, t.Raisef(overflow, "cannot fit '%s' into an index-sized integer", t.TypeName(v))
}

// SizeArg is Index for an argument that counts or places items: it fits 64 bits.
func (t *Thread) SizeArg(v Value) (int, error) {
	return t.intArg(v, -1<<63, 1<<63-1, "ssize_t")
}

// IntArg is Index for an argument that C keeps in an int of 32 bits.
func (t *Thread) IntArg(v Value) (int, error) {
	return t.intArg(v, -1<<31, 1<<31-1, "int")
}

func (t *Thread) intArg(v Value, least, most int, name string) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n, ok := smallOf(i); ok && int(n) >= least && int(n) <= most {
		return int(n), nil
	}
	return 0, t.OverflowErrorf("Python int too large to convert to C %s", name)
}

// Each calls f with every item of an iterable, until f says to stop or fails. The
// items' Values must not be kept in the closure.
func (t *Thread) Each(v Value, f func(item Value) (more bool, err error)) error {
	if v.isKind(KindList) && v.Header().Exact() {
		for i := 0; i < v.list().n; i++ {
			if more, err := f(v.list().Items()[i]); err != nil || !more {
				return err
			}
		}
		return nil
	}
	if v.isKind(KindTuple) && v.Header().Exact() {
		for _, x := range v.tuple().Items() {
			if more, err := f(x); err != nil || !more {
				return err
			}
		}
		return nil
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		if more, err := f(x); err != nil || !more {
			return err
		}
	}
}

// ListFrom is list(v).
func (t *Thread) ListFrom(v Value) (*List, error) {
	if v.Kind() == KindList && v.Header().Exact() {
		return t.NewListFrom(v.list().Items()), nil
	}
	if v.Kind() == KindTuple && v.Header().Exact() {
		return t.NewListFrom(v.tuple().Items()), nil
	}
	l := t.NewList(0)
	return l, t.Extend(l, v)
}

// Extend appends all items of an iterable to a list.
func (t *Thread) Extend(l *List, v Value) error {
	if v.Kind() == KindList && v.Header().Exact() || v.Kind() == KindTuple && v.Header().Exact() {
		var src []Value
		if v.Kind() == KindList {
			src = v.list().Items()
		} else {
			src = v.tuple().Items()
		}
		n := l.n
		l.grow(t, n+len(src))
		if v.Kind() == KindList {
			src = v.list().Items()[:len(src)] // may be l itself, moved
		}
		l.n = n + len(src)
		copy(l.Items()[n:], src)
		return nil
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	hint, err := t.LengthHint(v, 0)
	if err != nil {
		return err
	}
	if hint > 0 && hint < 1<<24 {
		l.grow(t, l.n+hint)
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		l.Append(t, x)
	}
}

// TupleFrom is tuple(v).
func (t *Thread) TupleFrom(v Value) (*Tuple, error) {
	if v.Kind() == KindTuple && v.Header().Exact() {
		return v.tuple(), nil
	}
	if v.Kind() == KindList && v.Header().Exact() {
		return t.NewTuple(v.list().Items()), nil
	}
	l := t.NewList(0)
	if err := t.Extend(l, v); err != nil {
		return nil, err
	}
	return t.NewTuple(l.Items()), nil
}

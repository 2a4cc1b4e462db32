package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

var bytesSpec = TypeSpec{
	Name: "bytes", Kind: KindBytes, Size: bytesSize, Flags: TypeBase | TypeBytesSub,
	Slots: Slots{
		New: bytesNew, Repr: bytesRepr, Str: bytesStr, Hash: bytesHash, Compare: bytesCompare,
		Iter: bytesIter, Len: bytesLen, GetItem: bytesGetItem, Contains: bytesContains,
		Concat: bytesConcat, Repeat: bytesRepeat,
		Binary: [numBinary]BinaryFunc{OpMod: bytesMod}, Buffer: bytesBuffer,
	},
	Methods: bytesMethods,
}

var bytesNewDef = Def{Name: "bytes", Sig: "(source=b'', encoding='utf-8', errors='strict')"}

func bytesNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&bytesNewDef, w, args, kw); err != nil {
		return Value{}, err
	}
	v, err := t.bytesFromArgs(w, "bytes")
	if err != nil {
		return Value{}, err
	}
	if cls == t.RT.T.Bytes {
		if v.isKind(KindBytes) && !v.Header().Exact() {
			v = t.NewBytes(BytesOf(v))
		}
		return v, nil
	}
	return t.newBytesSub(cls, v), nil
}

// newBytesSub makes an instance of a subclass of bytes: its contents stand in a
// block of their own.
func (t *Thread) newBytesSub(cls *Type, v Value) Value {
	src := v.bytes()
	data := uintptr(0)
	if src.n > 0 {
		data = t.newLeaf(src.n)
		copy(bytesAt(data, src.n), src.String())
	}
	o := (*Bytes)(t.newInstance(cls))
	o.n, o.data = src.n, data
	return o.Value()
}

// bytesFromArgs is what bytes() and bytearray() make of their arguments, as a
// bytes object.
func (t *Thread) bytesFromArgs(w []Value, name string) (Value, error) {
	src := w[0]
	if !w[1].IsEmpty() || !w[2].IsEmpty() {
		enc, handler, err := t.codecArgs(name, w[1], w[2])
		if err != nil {
			return Value{}, err
		}
		if !src.IsStr() || src.IsEmpty() {
			if w[1].IsEmpty() {
				return Value{}, t.TypeErrorf("errors without a string argument")
			}
			return Value{}, t.TypeErrorf("encoding without a string argument")
		}
		return t.Encode(src, enc, handler)
	}
	if src.IsEmpty() {
		return t.NewBytes(""), nil
	}
	if name == "bytes" && !src.isKind(KindBytes) || src.isKind(KindBytes) && !src.Header().Exact() && name == "bytes" {
		r, found, err := t.CallSpecial(src, N__bytes__)
		if found {
			if err == nil && !r.isKind(KindBytes) {
				err = t.TypeErrorf("__bytes__ returned non-bytes (type %s)", t.TypeName(r))
			}
			return r, err
		}
	}
	if src.IsStr() {
		return Value{}, t.TypeErrorf("string argument without an encoding")
	}
	if t.IsBytesLike(src) {
		if src.isKind(KindBytes) && src.Header().Exact() {
			return src, nil
		}
		view, err := t.BytesView(src)
		if err != nil {
			return Value{}, err
		}
		return t.NewBytes(view), nil
	}
	if src.IsInteger() || t.TypeOf(src).slots.Index != nil {
		n, err := t.IndexInt(src, t.RT.T.Exc.OverflowError)
		if err == nil {
			if n < 0 {
				return Value{}, t.ValueErrorf("negative count")
			}
			if n > 1<<40 {
				return Value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
			}
			v, _ := t.NewBytesN(n)
			return v, nil
		}
		if !t.Matches(t.RT.T.Exc.TypeError) {
			return Value{}, err
		}
		t.ClearError()
	}
	return t.bytesFromIterable(src, name)
}

// bytesFromIterable collects ints below 256.
func (t *Thread) bytesFromIterable(src Value, name string) (Value, error) {
	it, err := t.Iter(src)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(src).slots.Iter == nil && t.TypeOf(src).slots.GetItem == nil {
			t.ClearError()
			return Value{}, t.TypeErrorf("cannot convert '%s' object to %s", t.TypeName(src), name)
		}
		return Value{}, err
	}
	var out []byte
	for {
		x, err := t.Next(it)
		if err != nil {
			return Value{}, err
		}
		if x.IsEmpty() {
			return t.NewBytes(bytesAsString(out)), nil
		}
		b, err := t.byteArg(x, name)
		if err != nil {
			return Value{}, err
		}
		out = append(out, b)
	}
}

// byteArg reads an int below 256.
func (t *Thread) byteArg(v Value, name string) (byte, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	n, ok := smallOf(i)
	if !ok || n < 0 || n > 255 {
		if name == "bytes" {
			return 0, t.ValueErrorf("bytes must be in range(0, 256)")
		}
		return 0, t.ValueErrorf("byte must be in range(0, 256)")
	}
	return byte(n), nil
}

func bytesRepr(t *Thread, v Value) (Value, error) {
	var buf [128]byte
	return t.NewStrBytes(wtf8.AppendBytesRepr(buf[:0], BytesOf(v))), nil
}

func bytesHash(t *Thread, v Value) (int64, error) {
	o := v.bytes()
	if o.flags&FlagHashed == 0 {
		o.hash = t.RT.HashString(o.String())
		o.flags |= FlagHashed
	}
	return int64(o.hash), nil
}

// bytesStr is repr, of which -b warns.
func bytesStr(t *Thread, v Value) (Value, error) {
	if t.RT.BytesWarning {
		if err := t.Warn(t.RT.T.Exc.BytesWarning, "str() on a bytes instance", 1); err != nil {
			return Value{}, err
		}
	}
	return bytesRepr(t, v)
}

// warnOfBytes says what -b has to say of a comparison that is always false.
func (t *Thread) warnOfBytes(a, b Value) error {
	name, other := "bytes", ""
	if a.Kind() == KindByteArray {
		name = "bytearray"
	}
	switch {
	case b.IsStr():
		other = "string"
	case name == "bytes" && b.IsInteger():
		other = "int"
	default:
		return nil
	}
	return t.Warn(t.RT.T.Exc.BytesWarning, "Comparison between "+name+" and "+other, 1)
}

// bytesCompare compares bytes and bytearrays with anything that holds bytes.
func bytesCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	comparable := t.IsBytesLike(a) && t.IsBytesLike(b)
	if a.Kind() == KindBytes && b.Kind() != KindBytes {
		comparable = false // whatever else holds bytes compares itself with bytes
	}
	if !comparable {
		if t.RT.BytesWarning && (op == EQ || op == NE) {
			if err := t.warnOfBytes(a, b); err != nil {
				return Value{}, err
			}
		}
		return NotImplemented(), nil
	}
	x, err := t.BytesView(a)
	if err != nil {
		return Value{}, err
	}
	y, err := t.BytesView(b)
	if err != nil {
		return Value{}, err
	}
	switch op {
	case EQ:
		return Bool(x == y), nil
	case NE:
		return Bool(x != y), nil
	}
	return Bool(compareInts(int64(strings.Compare(x, y)), 0, op)), nil
}

func bytesLen(t *Thread, v Value) (int, error) { return v.bytes().n, nil }

func bytesGetItem(t *Thread, v, key Value) (Value, error) {
	o := v.bytes()
	if key.IsInt() {
		i := key.AsInt()
		if i < 0 {
			i += int64(o.n)
		}
		if uint64(i) < uint64(o.n) {
			return Int(int64(o.String()[i])), nil
		}
		return Value{}, t.IndexErrorf("index out of range")
	}
	if t.isIndex(key) {
		i, err := t.SeqIndex(key, &o.n, "index out of range")
		if err != nil {
			return Value{}, err
		}
		return Int(int64(o.String()[i])), nil
	}
	if !key.isKind(KindSlice) {
		return Value{}, t.badIndex("byte", key)
	}
	start, step, count, err := t.SliceRange(key, &o.n)
	if err != nil {
		return Value{}, err
	}
	if count == o.n && step == 1 && o.flags&FlagExact != 0 {
		return v, nil
	}
	r, dst := t.NewBytesN(count)
	pickBytes(dst, o.String(), start, step)
	return r, nil
}

// pickBytes fills dst with the bytes of s from start on, step apart.
func pickBytes(dst []byte, s string, start, step int) {
	if step == 1 {
		copy(dst, s[min(start, len(s)):])
		return
	}
	for i := range dst {
		dst[i] = s[start+i*step]
	}
}

func bytesContains(t *Thread, v, item Value) (bool, error) {
	if !t.IsBytesLike(item) {
		if !item.IsInteger() && t.TypeOf(item).slots.Index == nil {
			return false, t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(item))
		}
		i, err := t.Index(item)
		if err != nil {
			return false, err
		}
		n, ok := smallOf(i)
		if !ok || n < 0 || n > 255 {
			return false, t.ValueErrorf("byte must be in range(0, 256)")
		}
		s, err := t.BytesView(v)
		return err == nil && strings.IndexByte(s, byte(n)) >= 0, err
	}
	sub, err := t.BytesView(item)
	if err != nil {
		return false, err
	}
	s, err := t.BytesView(v)
	return err == nil && strings.Contains(s, sub), err
}

func bytesConcat(t *Thread, a, b Value) (Value, error) {
	if !t.IsBytesLike(b) {
		return Value{}, t.TypeErrorf("can't concat %s to %s", t.TypeName(b), t.TypeName(a))
	}
	y, err := t.BytesView(b)
	if err != nil {
		return Value{}, err
	}
	x := BytesOf(a)
	if y == "" && a.Header().Exact() {
		return a, nil
	}
	if x == "" && b.isKind(KindBytes) && b.Header().Exact() {
		return b, nil
	}
	r, dst := t.NewBytesN(len(x) + len(y))
	copy(dst[copy(dst, x):], y)
	return r, nil
}

func bytesRepeat(t *Thread, v, count Value) (Value, error) {
	s := BytesOf(v)
	c, err := t.repeatCount(count, len(s))
	if err != nil {
		return Value{}, err
	}
	if v.Header().Exact() && (c == 1 || s == "") {
		return v, nil
	}
	r, dst := t.NewBytesN(c * len(s))
	repeatBytes(dst, s)
	return r, nil
}

// repeatBytes fills dst with repetitions of s.
func repeatBytes(dst []byte, s string) {
	if s == "" || len(dst) == 0 {
		return
	}
	n := copy(dst, s)
	for n < len(dst) {
		n += copy(dst[n:], dst[:n])
	}
}

// BytesIter iterates over the bytes of a bytes object or a bytearray.
//
//adder:heap
type BytesIter struct {
	Header
	Src Value // empty once exhausted
	i   int
}

var bytesIterSpec = TypeSpec{
	Name: "bytes_iterator", Kind: KindOpaque, Size: SizeOf[BytesIter](),
	Slots:   Slots{Iter: selfIter, Next: bytesIterNext},
	Methods: bytesIterMethods,
}

var byteArrayIterSpec = TypeSpec{
	Name: "bytearray_iterator", Kind: KindOpaque, Size: SizeOf[BytesIter](),
	Slots:   Slots{Iter: selfIter, Next: bytesIterNext},
	Methods: bytesIterMethods,
}

var bytesIterMethods = []Def{
	{Name: "__length_hint__", F1: bytesIterHint},
	{Name: "__reduce__", F1: bytesIterReduce},
	{Name: "__setstate__", Text: "($self, object, /)", F2: bytesIterSetState},
}

func bytesIter(t *Thread, v Value) (Value, error) {
	it := New[BytesIter](t, t.RT.T.BytesIter)
	it.Src = v
	return ValueOf(it), nil
}

func byteArrayIter(t *Thread, v Value) (Value, error) {
	it := New[BytesIter](t, t.RT.T.ByteArrayIter)
	it.Src = v
	return ValueOf(it), nil
}

func bytesIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[BytesIter](v)
	if it.Src.IsEmpty() {
		return Value{}, nil
	}
	s, err := t.BytesView(it.Src)
	if err != nil {
		return Value{}, err
	}
	if it.i >= len(s) {
		it.Src = Value{}
		return Value{}, nil
	}
	it.i++
	return Int(int64(s[it.i-1])), nil
}

func bytesIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[BytesIter](v)
	if it.Src.IsEmpty() {
		return Int(0), nil
	}
	s, err := t.BytesView(it.Src)
	return Int(int64(max(len(s)-it.i, 0))), err
}

func bytesIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[BytesIter](v)
	return t.reduceIter("iter", it.Src, it.i, t.RT.empty.tuple.Value())
}

func bytesIterSetState(t *Thread, v, state Value) (Value, error) {
	n, err := t.SizeArg(state)
	if err != nil {
		return Value{}, err
	}
	it := Cast[BytesIter](v)
	if !it.Src.IsEmpty() {
		s, err := t.BytesView(it.Src)
		if err != nil {
			return Value{}, err
		}
		it.i = min(max(n, 0), len(s))
	}
	return None(), nil
}

package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

var byteArraySpec = TypeSpec{
	Name: "bytearray", Kind: KindByteArray, Size: byteArraySize, Flags: TypeBase,
	Slots: Slots{
		New: byteArrayNew, Init: byteArrayInit, Repr: byteArrayRepr, Str: byteArrayStr, Compare: bytesCompare,
		Iter: byteArrayIter, Len: byteArrayLen, GetItem: byteArrayGetItem, SetItem: byteArraySetItem,
		Contains: bytesContains, Concat: byteArrayConcat, Repeat: byteArrayRepeat,
		InplaceConcat: byteArrayInplaceConcat, InplaceRepeat: byteArrayInplaceRepeat,
		Binary: [numBinary]BinaryFunc{OpMod: byteArrayMod},
		Buffer: byteArrayBuffer, ReleaseBuffer: ReleaseBuffer,
	},
	Methods: byteArrayMethods,
}

var byteArrayMethods = append([]Def{
	{Name: "__alloc__", Sig: "(self, /)", F1: byteArrayAlloc},
	{Name: "__reduce__", Sig: "(self, /)", F1: byteArrayReduce},
	{Name: "__reduce_ex__", Sig: "(self, proto=0, /)", FV: byteArrayReduceEx},
	{Name: "append", Sig: "(self, item, /)", F2: byteArrayAppend},
	{Name: "clear", Sig: "(self, /)", F1: byteArrayClear},
	{Name: "copy", Sig: "(self, /)", F1: byteArrayCopy},
	{Name: "extend", Sig: "(self, iterable_of_ints, /)", F2: byteArrayExtend},
	{Name: "insert", Sig: "(self, index, item, /)", F3: byteArrayInsert},
	{Name: "pop", Sig: "(self, index=-1, /)", FV: byteArrayPop},
	{Name: "remove", Sig: "(self, value, /)", F2: byteArrayRemove},
	{Name: "resize", Sig: "(self, size, /)", F2: byteArrayResize},
	{Name: "reverse", Sig: "(self, /)", F1: byteArrayReverse},
}, bytesLikeMethods...)

func (v Value) byteArray() *ByteArray { return Cast[ByteArray](v) }

// view gives the bytes to read and write.
func (o *ByteArray) view() []byte { return bytesAt(o.data, o.n) }

// NewByteArray returns a bytearray with the contents of s.
func (t *Thread) NewByteArray(s string) Value {
	v, dst := t.newByteArrayN(len(s))
	copy(dst, s)
	return v
}

// newByteArrayN returns a bytearray of n zero bytes and a view to fill it through.
func (t *Thread) newByteArrayN(n int) (Value, []byte) {
	o := (*ByteArray)(t.alloc(t.RT.T.ByteArray, KindByteArray, byteArraySize))
	o.flags = FlagExact
	if n > 0 {
		o.data = t.newLeaf(n)
		o.n, o.cap = n, n
	}
	return ValueOf(o), o.view()
}

// resize makes the bytearray n bytes long; new bytes are zero.
func (o *ByteArray) resize(t *Thread, n int) error {
	if n == o.n {
		return nil
	}
	if err := o.mayResize(t); err != nil {
		return err
	}
	return o.setSize(t, n)
}

// mayResize raises BufferError when something views the bytearray's memory.
func (o *ByteArray) mayResize(t *Thread) error {
	if !o.exported(t) {
		return nil
	}
	if !o.typ.IsSubtype(t.RT.T.ByteArray) {
		return t.Raisef(t.RT.T.Exc.BufferError, "cannot resize an array that is exporting buffers")
	}
	return t.Raisef(t.RT.T.Exc.BufferError, "Existing exports of data: object cannot be re-sized")
}

// setSize is resize for a bytearray that may be resized: that is asked once for each
// change, as the answer can become another when the collector has run meanwhile.
func (o *ByteArray) setSize(t *Thread, n int) error {
	if n > 1<<46 {
		return t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	if n > o.cap {
		c := n + n>>3 + 8
		data := t.newLeaf(c)
		copy(bytesAt(data, o.n), o.view())
		o.data, o.cap = data, c
	}
	if n > o.n {
		clear(bytesAt(o.data, n)[o.n:])
	}
	o.n = n
	return nil
}

// splice replaces the bytes from i to j by s, which must not be a view of o.
func (o *ByteArray) splice(t *Thread, i, j int, s string) error {
	old, n := o.n, o.n-(j-i)+len(s)
	if n > old {
		if err := o.resize(t, n); err != nil {
			return err
		}
		b := o.view()
		copy(b[i+len(s):], b[j:old])
	} else if n < old {
		if err := o.mayResize(t); err != nil {
			return err
		}
		b := o.view()
		copy(b[i+len(s):], b[j:])
		if err := o.setSize(t, n); err != nil {
			return err
		}
	}
	copy(o.view()[i:], s)
	return nil
}

var byteArrayNewDef = Def{Name: "bytearray", Sig: "(source=b'', encoding='utf-8', errors='strict')"}

func byteArrayNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	o := (*ByteArray)(t.newInstance(cls))
	return ValueOf(o), nil
}

func byteArrayInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	w := t.Push(3)
	defer t.Pop(3)
	if err := t.BindArgs(&byteArrayNewDef, w, args, kw); err != nil {
		return err
	}
	if _, _, err := t.codecArgs("bytearray", w[1], w[2]); err != nil {
		return err
	}
	o := self.byteArray()
	if err := o.resize(t, 0); err != nil {
		return err
	}
	if n := w[0]; n.IsInt() && n.AsInt() >= 0 && w[1].IsEmpty() && w[2].IsEmpty() {
		return o.resize(t, int(n.AsInt()))
	}
	v, err := t.bytesFromArgs(w, "bytearray")
	if err != nil {
		return err
	}
	return o.splice(t, 0, 0, BytesOf(v))
}

// byteArrayStr is repr, of which -b warns.
func byteArrayStr(t *Thread, v Value) (Value, error) {
	if t.RT.BytesWarning {
		if err := t.Warn(t.RT.T.Exc.BytesWarning, "str() on a bytearray instance", 1); err != nil {
			return Value{}, err
		}
	}
	return byteArrayRepr(t, v)
}

func byteArrayRepr(t *Thread, v Value) (Value, error) {
	out := append([]byte(nil), t.TypeName(v)...)
	out = append(out, '(')
	start := len(out)
	out = wtf8.AppendBytesRepr(out, contents(v))
	if out[start+1] == '"' {
		// Unlike bytes, a bytearray escapes apostrophes between double quotes too.
		out = append(out[:start], strings.ReplaceAll(string(out[start:]), "'", `\'`)...)
	}
	return t.NewStrBytes(append(out, ')')), nil
}

func byteArrayLen(t *Thread, v Value) (int, error) { return v.byteArray().n, nil }

func byteArrayGetItem(t *Thread, v, key Value) (Value, error) {
	if t.isIndex(key) {
		i, err := t.SeqIndex(key, &v.byteArray().n, "bytearray index out of range")
		if err != nil {
			return Value{}, err
		}
		return Int(int64(v.byteArray().view()[i])), nil
	}
	if !key.isKind(KindSlice) {
		return Value{}, t.badIndex("bytearray", key)
	}
	start, step, count, err := t.SliceRange(key, &v.byteArray().n)
	if err != nil {
		return Value{}, err
	}
	r, dst := t.newByteArrayN(count)
	pickBytes(dst, contents(v), start, step)
	return r, nil
}

func byteArraySetItem(t *Thread, v, key, item Value) error {
	o := v.byteArray()
	if t.isIndex(key) {
		at, err := t.IndexInt(key, t.RT.T.Exc.IndexError)
		if err != nil {
			return err
		}
		var b byte
		if !item.IsEmpty() {
			if b, err = t.byteArg(item, "bytearray"); err != nil {
				return err
			}
		}
		i, err := t.SeqIndex(Int(int64(at)), &o.n, "bytearray index out of range")
		if err != nil {
			return err
		}
		if item.IsEmpty() {
			return o.splice(t, i, i+1, "")
		}
		o.view()[i] = b
		return nil
	}
	if !key.isKind(KindSlice) {
		return t.badIndex("bytearray", key)
	}
	values := ""
	if !item.IsEmpty() {
		if !t.IsBytesLike(item) || item == v {
			if item.IsInteger() || item.IsStr() {
				return t.TypeErrorf("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
			}
			b, err := t.bytesFromIterable(item, "bytearray")
			if err != nil {
				return err
			}
			item = b
		}
		var err error
		if values, err = t.BytesView(item); err != nil {
			return err
		}
	}
	start, step, count, err := t.SliceRange(key, &o.n)
	if err != nil {
		return err
	}
	if step == 1 {
		if start > o.n {
			start = o.n
		}
		return o.splice(t, start, start+count, values)
	}
	if item.IsEmpty() {
		return o.deleteStep(t, start, step, count)
	}
	if len(values) != count {
		return t.ValueErrorf("attempt to assign bytes of size %d to extended slice of size %d", len(values), count)
	}
	b := o.view()
	for k := range count {
		b[start+k*step] = values[k]
	}
	return nil
}

// deleteStep removes count bytes, step apart.
func (o *ByteArray) deleteStep(t *Thread, start, step, count int) error {
	if count == 0 {
		return nil
	}
	if err := o.mayResize(t); err != nil {
		return err
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	b := o.view()
	to := start
	for i, k := start, 0; i < len(b); i++ {
		if k < count && i == start+k*step {
			k++
			continue
		}
		b[to] = b[i]
		to++
	}
	return o.setSize(t, to)
}

func byteArrayConcat(t *Thread, a, b Value) (Value, error) {
	if !t.IsBytesLike(b) {
		return Value{}, t.TypeErrorf("can't concat %s to %s", t.TypeName(b), t.TypeName(a))
	}
	y, err := t.BytesView(b)
	if err != nil {
		return Value{}, err
	}
	r, dst := t.newByteArrayN(len(contents(a)) + len(y))
	copy(dst[copy(dst, contents(a)):], y)
	return r, nil
}

func byteArrayInplaceConcat(t *Thread, a, b Value) (Value, error) {
	if !t.IsBytesLike(b) {
		return Value{}, t.TypeErrorf("can't concat %s to %s", t.TypeName(b), t.TypeName(a))
	}
	y, err := t.BytesView(b)
	if err != nil {
		return Value{}, err
	}
	o := a.byteArray()
	n := o.n
	if err := o.resize(t, n+len(y)); err != nil {
		return Value{}, err
	}
	copy(o.view()[n:], y) // y may be o's old bytes, which are still there
	return a, nil
}

func byteArrayRepeat(t *Thread, v, count Value) (Value, error) {
	c, err := t.repeatCount(count, v.byteArray().n)
	if err != nil {
		return Value{}, err
	}
	r, dst := t.newByteArrayN(c * v.byteArray().n)
	repeatBytes(dst, contents(v))
	return r, nil
}

func byteArrayInplaceRepeat(t *Thread, v, count Value) (Value, error) {
	o := v.byteArray()
	c, err := t.repeatCount(count, o.n)
	if err != nil {
		return Value{}, err
	}
	n := o.n
	if err := o.resize(t, c*n); err != nil {
		return Value{}, err
	}
	if c > 1 {
		repeatBytes(o.view(), stringAt(o.data, n))
	}
	return v, nil
}

func byteArrayAlloc(t *Thread, v Value) (Value, error) {
	o := v.byteArray()
	if o.cap == 0 {
		return Int(0), nil
	}
	return Int(int64(o.cap) + 1), nil
}

func byteArrayReduce(t *Thread, v Value) (Value, error) { return t.byteArrayReduce(v, 2) }

func byteArrayReduceEx(t *Thread, args []Value) (Value, error) {
	proto := 0
	if !args[1].IsEmpty() {
		var err error
		if proto, err = t.IntArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	return t.byteArrayReduce(args[0], proto)
}

func (t *Thread) byteArrayReduce(v Value, proto int) (Value, error) {
	dict, err := t.GetAttrOpt(v, t.InternString("__dict__"))
	if err != nil {
		return Value{}, err
	}
	if dict.IsEmpty() {
		dict = None()
	}
	var args Value
	switch {
	case v.byteArray().n == 0:
		args = t.RT.empty.tuple.Value()
	case proto < 3:
		args = t.Tuple2(t.NewStrBytes(latin1Text(contents(v))), t.NewStr("latin-1"))
	default:
		args = t.Tuple1(t.NewBytes(contents(v)))
	}
	return t.Tuple3(t.TypeOf(v).Value(), args, dict), nil
}

func latin1Text(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = wtf8.AppendRune(out, rune(s[i]))
	}
	return out
}

func byteArrayAppend(t *Thread, v, item Value) (Value, error) {
	b, err := t.byteArg(item, "bytearray")
	if err != nil {
		return Value{}, err
	}
	o := v.byteArray()
	if err := o.resize(t, o.n+1); err != nil {
		return Value{}, err
	}
	o.view()[o.n-1] = b
	return None(), nil
}

func byteArrayClear(t *Thread, v Value) (Value, error) { return None(), v.byteArray().resize(t, 0) }

func byteArrayCopy(t *Thread, v Value) (Value, error) { return t.NewByteArray(contents(v)), nil }

func byteArrayExtend(t *Thread, v, src Value) (Value, error) {
	if !t.IsBytesLike(src) {
		b, err := t.bytesFromIterable(src, "bytearray")
		if err != nil {
			if !t.Matches(t.RT.T.Exc.TypeError) {
				return Value{}, err
			}
			switch {
			case t.TypeOf(src).slots.Iter == nil && t.TypeOf(src).slots.GetItem == nil:
				t.ClearError()
				return Value{}, t.TypeErrorf("can't extend bytearray with %s", t.TypeName(src))
			case src.IsStr():
				t.ClearError()
				return Value{}, t.TypeErrorf("expected iterable of integers; got: 'str'")
			}
			return Value{}, err
		}
		src = b
	}
	_, err := byteArrayInplaceConcat(t, v, src)
	return None(), err
}

func byteArrayInsert(t *Thread, v, at, item Value) (Value, error) {
	i, err := t.SizeArg(at)
	if err != nil {
		return Value{}, err
	}
	b, err := t.byteArg(item, "bytearray")
	if err != nil {
		return Value{}, err
	}
	o := v.byteArray()
	if i < 0 {
		i = max(i+o.n, 0)
	}
	i = min(i, o.n)
	one := [1]byte{b}
	return None(), o.splice(t, i, i, string(one[:]))
}

func byteArrayPop(t *Thread, args []Value) (Value, error) {
	i := -1
	if !args[1].IsEmpty() {
		var err error
		if i, err = t.SizeArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	o := args[0].byteArray()
	if o.n == 0 {
		return Value{}, t.IndexErrorf("pop from empty bytearray")
	}
	if i < 0 {
		i += o.n
	}
	if i < 0 || i >= o.n {
		return Value{}, t.IndexErrorf("pop index out of range")
	}
	b := o.view()[i]
	return Int(int64(b)), o.splice(t, i, i+1, "")
}

func byteArrayRemove(t *Thread, v, item Value) (Value, error) {
	b, err := t.byteArg(item, "bytearray")
	if err != nil {
		return Value{}, err
	}
	i := strings.IndexByte(contents(v), b)
	if i < 0 {
		return Value{}, t.ValueErrorf("value not found in bytearray")
	}
	return None(), v.byteArray().splice(t, i, i+1, "")
}

func byteArrayResize(t *Thread, v, size Value) (Value, error) {
	n, err := t.SizeArg(size)
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, t.ValueErrorf("Can only resize to positive sizes, got %d", n)
	}
	return None(), v.byteArray().resize(t, n)
}

func byteArrayReverse(t *Thread, v Value) (Value, error) {
	b := v.byteArray().view()
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return None(), nil
}

package object

import (
	"strings"
	"unsafe"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

// This file uses unsafe only to take a size.

var strSpec = TypeSpec{
	Name: "str", Kind: KindStr, Size: strSize, Flags: TypeBase | TypeStrSub,
	Doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
	Slots: Slots{
		New: strNew, Repr: strRepr, Str: strStr, Hash: strHashSlot, Compare: strCompare,
		Iter: strIter, Len: strLen, GetItem: strGetItem, Contains: strContains,
		Concat: strConcat, Repeat: strRepeat,
		Binary: [numBinary]BinaryFunc{OpMod: strMod},
	},
	Methods: strMethods,
}

// IsIdentifier is str.isidentifier.
func IsIdentifier(s string) bool { return wtf8.IsIdentifier(s) }

var strNewDef = Def{Name: "str", Sig: "(object='', encoding='utf-8', errors='strict')"}

func strNew(t *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	v := t.RT.empty.str.Value()
	if len(args) > 0 {
		if len(args) == 1 && kw == nil {
			s, err := t.Str(args[0])
			if err != nil {
				return Value{}, err
			}
			v = s
		} else {
			if kw == nil && len(args) > 3 {
				return Value{}, t.expectedArgs("str", len(args), 0, 3)
			}
			w := t.Push(3)
			defer t.Pop(3)
			if err := t.BindArgs(&strNewDef, w, args, kw); err != nil {
				return Value{}, err
			}
			var err error
			switch {
			case w[0].IsEmpty():
			case w[1].IsEmpty() && w[2].IsEmpty():
				v, err = t.Str(w[0])
			default:
				v, err = t.decodeObject(w[0], w[1], w[2])
			}
			if err != nil {
				return Value{}, err
			}
		}
	}
	if cls == t.RT.T.Str {
		return v, nil
	}
	return t.newStrSub(cls, v), nil
}

// newStrSub makes an instance of a subclass of str: its bytes stand in a block of
// their own.
func (t *Thread) newStrSub(cls *Type, v Value) Value {
	src := v.str()
	data := uintptr(0)
	if src.nb > 0 {
		data = t.newLeaf(src.nb)
		copy(bytesAt(data, src.nb), src.String())
	}
	o := (*Str)(t.newInstance(cls))
	o.n, o.nb, o.data = src.n, src.nb, data
	if src.ASCII() {
		o.flags |= FlagASCII
	}
	return o.Value()
}

// exactStr returns a str of exact type with v's contents.
func (t *Thread) exactStr(v Value) Value {
	if v.Header().flags&FlagExact != 0 {
		return v
	}
	return t.NewStr(StringOf(v))
}

func strRepr(t *Thread, v Value) (Value, error) {
	var buf [128]byte
	return t.NewStrBytes(wtf8.AppendRepr(buf[:0], StringOf(v))), nil
}

func strStr(t *Thread, v Value) (Value, error) { return t.exactStr(v), nil }

func strHashSlot(t *Thread, v Value) (int64, error) {
	return int64(strHash(t, v.str()) ^ t.RT.hashMask), nil
}

func strCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsStr() || !b.IsStr() {
		return NotImplemented(), nil
	}
	switch op {
	case EQ:
		return Bool(a == b || StringOf(a) == StringOf(b)), nil
	case NE:
		return Bool(a != b && StringOf(a) != StringOf(b)), nil
	}
	// The bytes of UTF-8 order as its code points do.
	return Bool(compareInts(int64(strings.Compare(StringOf(a), StringOf(b))), 0, op)), nil
}

func strLen(t *Thread, v Value) (int, error) { return v.str().n, nil }

// offset returns the byte position of code point i, 0 <= i <= n.
func (s *Str) offset(t *Thread, i int) int {
	if s.ASCII() {
		return i
	}
	if i == s.n {
		return s.nb
	}
	if s.nb <= 2*wtf8.IndexStep || s.nb >= 1<<32 || s.flags&FlagExact == 0 {
		return wtf8.Offset(s.String(), i)
	}
	return wtf8.IndexedOffset(s.indexTable(t), s.String(), i)
}

// indexTable returns the table of a long str that is not ASCII, made on first use.
func (s *Str) indexTable(t *Thread) []uint32 {
	n := wtf8.IndexSize(s.n)
	if s.index == 0 {
		block := t.newLeaf(n * 4)
		table := unsafe.Slice((*uint32)(ptr(block)), n)
		wtf8.FillIndex(table, s.String())
		s.index = block - HeaderSize
	}
	return unsafe.Slice((*uint32)(ptr(s.index+HeaderSize)), n)
}

// codePointAt returns the number of code points before byte position i.
func (s *Str) codePointAt(i int) int {
	if s.ASCII() {
		return i
	}
	return wtf8.Count(s.String()[:i])
}

// Slice returns code points i to j as a str; 0 <= i <= j <= n.
func (s *Str) Slice(t *Thread, i, j int) Value {
	if i == 0 && j == s.n && s.flags&FlagExact != 0 {
		return s.Value()
	}
	a := s.offset(t, i)
	if s.ASCII() {
		return t.newSubstr(s, a, j, j-i)
	}
	return t.newSubstr(s, a, s.offset(t, j), j-i)
}

// newSubstr copies bytes a to b of s, which are n code points.
func (t *Thread) newSubstr(s *Str, a, b, n int) Value {
	if n <= 1 {
		if n == 0 {
			return t.RT.empty.str.Value()
		}
		r, _ := DecodeCodePoint(s.String()[a:b])
		if r < 256 {
			return t.RT.chars[r]
		}
	}
	o := t.newStr(b-a, n)
	copy(bytesAt(o.data, b-a), s.String()[a:b])
	return o.Value()
}

func strGetItem(t *Thread, v, key Value) (Value, error) {
	s := v.str()
	if key.IsInt() {
		i := key.AsInt()
		if i < 0 {
			i += int64(s.n)
		}
		if uint64(i) >= uint64(s.n) {
			return Value{}, t.IndexErrorf("string index out of range")
		}
		if s.ASCII() {
			return t.RT.chars[s.String()[i]], nil
		}
		r, _ := DecodeCodePoint(s.String()[s.offset(t, int(i)):])
		return t.Char(r), nil
	}
	if t.isIndex(key) {
		i, err := t.SeqIndex(key, &s.n, "string index out of range")
		if err != nil {
			return Value{}, err
		}
		return strGetItem(t, v, Int(int64(i)))
	}
	if !key.isKind(KindSlice) {
		return Value{}, t.TypeErrorf("string indices must be integers, not '%s'", t.TypeName(key))
	}
	start, step, count, err := t.SliceRange(key, &s.n)
	if err != nil {
		return Value{}, err
	}
	if count == 0 {
		return t.RT.empty.str.Value(), nil
	}
	if step == 1 {
		return s.Slice(t, start, start+count), nil
	}
	var buf []byte
	if s.ASCII() {
		o, dst := t.NewASCII(count)
		src := v.str().String()
		for k, i := 0, start; k < count; k, i = k+1, i+step {
			dst[k] = src[i]
		}
		return o, nil
	}
	for k, i := 0, start; k < count; k, i = k+1, i+step {
		r, _ := DecodeCodePoint(s.String()[s.offset(t, i):])
		buf = AppendCodePoint(buf, r)
	}
	return t.NewStrBytes(buf), nil
}

func strContains(t *Thread, v, item Value) (bool, error) {
	if !item.IsStr() {
		return false, t.TypeErrorf("'in <string>' requires string as left operand, not %s", t.TypeName(item))
	}
	return strings.Contains(StringOf(v), StringOf(item)), nil
}

func strConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsStr() {
		return Value{}, t.TypeErrorf("can only concatenate str (not \"%s\") to str", t.TypeName(b))
	}
	x, y := a.str(), b.str()
	if y.nb == 0 && x.flags&FlagExact != 0 {
		return a, nil
	}
	if x.nb == 0 && y.flags&FlagExact != 0 {
		return b, nil
	}
	if x.aux != 0 && x.nb >= strTailMin && x.flags&FlagExact != 0 {
		return t.extendStr(x, y).Value(), nil
	}
	o := t.newStr(x.nb+y.nb, x.n+y.n)
	o.aux = strSummed
	dst := bytesAt(o.data, o.nb)
	copy(dst, x.String())
	copy(dst[x.nb:], y.String())
	return o.Value(), nil
}

func strRepeat(t *Thread, v, count Value) (Value, error) {
	s := v.str()
	c, err := t.repeatCount(count, s.nb)
	if err != nil {
		return Value{}, err
	}
	if c == 0 || s.nb == 0 {
		return t.RT.empty.str.Value(), nil
	}
	if c == 1 {
		return t.exactStr(v), nil
	}
	o := t.newStr(s.nb*c, s.n*c)
	dst := bytesAt(o.data, o.nb)
	n := copy(dst, s.String())
	for n < len(dst) {
		n += copy(dst[n:], dst[:n])
	}
	return o.Value(), nil
}

// StrIter iterates over the code points of a str.
//
//adder:heap
type StrIter struct {
	Header
	Str Value // empty once exhausted
	pos int   // in bytes
	i   int   // in code points
}

var strIterSpec = TypeSpec{
	Name: "str_iterator", Kind: KindStrIter, Size: unsafe.Sizeof(StrIter{}),
	Slots: Slots{Iter: selfIter, Next: strIterNext},
	Methods: []Def{
		{Name: "__length_hint__", F1: strIterHint, Doc: "Private method returning an estimate of len(list(it))."},
		{Name: "__reduce__", F1: strIterReduce, Doc: "Return state information for pickling."},
		{Name: "__setstate__", Text: "($self, object, /)", F2: strIterSetState, Doc: "Set state information for unpickling."},
	},
}

// strASCIIIterSpec is the type that iterators over ASCII strs have.
var strASCIIIterSpec = TypeSpec{
	Name: "str_ascii_iterator", Kind: KindStrIter, Size: unsafe.Sizeof(StrIter{}), Flags: TypeNoNew,
	Slots: strIterSpec.Slots, Methods: strIterSpec.Methods,
}

func strIter(t *Thread, v Value) (Value, error) {
	typ := t.RT.T.StrIter
	if v.str().ASCII() {
		typ = t.RT.T.StrASCIIIter
	}
	it := New[StrIter](t, typ)
	it.Str = v
	return ValueOf(it), nil
}

func strIterNext(t *Thread, v Value) (Value, error) {
	it := Cast[StrIter](v)
	if it.Str.IsEmpty() {
		return Value{}, nil
	}
	s := it.Str.str()
	if it.pos >= s.nb {
		it.Str = Value{}
		return Value{}, nil
	}
	r, n := DecodeCodePoint(s.String()[it.pos:])
	it.pos += n
	it.i++
	return t.Char(r), nil
}

func strIterHint(t *Thread, v Value) (Value, error) {
	it := Cast[StrIter](v)
	if it.Str.IsEmpty() {
		return Int(0), nil
	}
	return Int(int64(it.Str.str().n - it.i)), nil
}

func strIterReduce(t *Thread, v Value) (Value, error) {
	it := Cast[StrIter](v)
	return t.reduceIter("iter", it.Str, it.i, t.RT.empty.str.Value())
}

func strIterSetState(t *Thread, v, state Value) (Value, error) {
	i, err := t.IndexInt(state, nil)
	if it := Cast[StrIter](v); err == nil && !it.Str.IsEmpty() {
		it.i = min(max(i, 0), it.Str.str().n)
		it.pos = it.Str.str().offset(t, it.i)
	}
	return None(), err
}

// JoinStrs concatenates strs.
func (t *Thread) JoinStrs(parts []Value) (Value, error) {
	nb, n := 0, 0
	for _, p := range parts {
		s := p.str()
		nb += s.nb
		n += s.n
	}
	if n == 0 {
		return t.RT.empty.str.Value(), nil
	}
	o := t.newStr(nb, n)
	dst := bytesAt(o.data, nb)
	for _, p := range parts {
		dst = dst[copy(dst, p.str().String()):]
	}
	return o.Value(), nil
}

// ASCII is ascii(v).
func (t *Thread) ASCII(v Value) (Value, error) {
	r, err := t.Repr(v)
	if err != nil || r.str().ASCII() {
		return r, err
	}
	var buf []byte
	for s := StringOf(r); s != ""; {
		c, n := DecodeCodePoint(s)
		if c < 128 {
			buf = append(buf, byte(c))
		} else {
			buf = wtf8.AppendHexEscape(buf, c)
		}
		s = s[n:]
	}
	return t.NewStrBytes(buf), nil
}

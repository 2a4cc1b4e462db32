package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

// bytesLikeMethods are the methods of both bytes and bytearray; results are of
// the receiver's kind.
var bytesLikeMethods = []Def{
	{Name: "capitalize", Sig: "(self, /)", F1: bytesCapitalize},
	{Name: "center", Sig: "(self, width, fillchar=b' ', /)", FV: bytesCenter},
	{Name: "count", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: bytesCount},
	{Name: "decode", Sig: "(self, /, encoding='utf-8', errors='strict')", FV: bytesDecode},
	{Name: "endswith", Text: "($self, suffix[, start[, end]], /)", Sig: "(self, suffix, start=None, end=None, /)", FV: bytesEndsWith},
	{Name: "expandtabs", Sig: "(self, /, tabsize=8)", FV: bytesExpandTabs},
	{Name: "find", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: bytesFind},
	{Name: "fromhex", Text: "($type, string, /)", Sig: "(string, /)", F2: bytesFromHex, Kind: DefClass},
	{Name: "hex", Text: "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", Sig: "(self, /, sep=None, bytes_per_sep=1)", FV: bytesHex},
	{Name: "index", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: bytesIndex},
	{Name: "isalnum", Sig: "(self, /)", F1: bytesIsAlnum},
	{Name: "isalpha", Sig: "(self, /)", F1: bytesIsAlpha},
	{Name: "isascii", Sig: "(self, /)", F1: bytesIsASCII},
	{Name: "isdigit", Sig: "(self, /)", F1: bytesIsDigit},
	{Name: "islower", Sig: "(self, /)", F1: bytesIsLower},
	{Name: "isspace", Sig: "(self, /)", F1: bytesIsSpace},
	{Name: "istitle", Sig: "(self, /)", F1: bytesIsTitle},
	{Name: "isupper", Sig: "(self, /)", F1: bytesIsUpper},
	{Name: "join", Sig: "(self, iterable_of_bytes, /)", F2: bytesJoin},
	{Name: "ljust", Sig: "(self, width, fillchar=b' ', /)", FV: bytesLJust},
	{Name: "lower", Sig: "(self, /)", F1: bytesLower},
	{Name: "lstrip", Sig: "(self, bytes=None, /)", FV: bytesLStrip},
	{Name: "maketrans", Text: "(frm, to, /)", F2: bytesMakeTrans, Kind: DefStatic},
	{Name: "partition", Sig: "(self, sep, /)", F2: bytesPartition},
	{Name: "removeprefix", Sig: "(self, prefix, /)", F2: bytesRemovePrefix},
	{Name: "removesuffix", Sig: "(self, suffix, /)", F2: bytesRemoveSuffix},
	{Name: "replace", Sig: "(self, old, new, count=-1, /)", FV: bytesReplace},
	{Name: "rfind", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: bytesRFind},
	{Name: "rindex", Text: "($self, sub[, start[, end]], /)", Sig: "(self, sub, start=None, end=None, /)", FV: bytesRIndex},
	{Name: "rjust", Sig: "(self, width, fillchar=b' ', /)", FV: bytesRJust},
	{Name: "rpartition", Sig: "(self, sep, /)", F2: bytesRPartition},
	{Name: "rsplit", Sig: "(self, /, sep=None, maxsplit=-1)", FV: bytesRSplit},
	{Name: "rstrip", Sig: "(self, bytes=None, /)", FV: bytesRStrip},
	{Name: "split", Sig: "(self, /, sep=None, maxsplit=-1)", FV: bytesSplit},
	{Name: "splitlines", Sig: "(self, /, keepends=False)", FV: bytesSplitLines},
	{Name: "startswith", Text: "($self, prefix[, start[, end]], /)", Sig: "(self, prefix, start=None, end=None, /)", FV: bytesStartsWith},
	{Name: "strip", Sig: "(self, bytes=None, /)", FV: bytesStrip},
	{Name: "swapcase", Sig: "(self, /)", F1: bytesSwapCase},
	{Name: "title", Sig: "(self, /)", F1: bytesTitle},
	{Name: "translate", Sig: "(self, table, /, delete=b'')", FV: bytesTranslate},
	{Name: "upper", Sig: "(self, /)", F1: bytesUpper},
	{Name: "zfill", Sig: "(self, width, /)", F2: bytesZfill},
	{Name: "__sizeof__", Sig: "(self, /)", F1: bytesSizeof},
}

var bytesMethods = append([]Def{
	{Name: "__bytes__", Sig: "(self, /)", F1: bytesBytes},
	{Name: "__getnewargs__", Sig: "(self, /)", F1: bytesGetNewArgs},
}, bytesLikeMethods...)

// contents views the receiver of a method, a bytes object or a bytearray.
func contents(v Value) string {
	if v.isKind(KindByteArray) {
		o := Cast[ByteArray](v)
		return stringAt(o.data, o.n)
	}
	return BytesOf(v)
}

// sameKind returns a new object of v's kind with the contents of s, or v itself
// where that is bytes and holds them already.
func (t *Thread) sameKind(v Value, s string) Value {
	if v.isKind(KindByteArray) {
		return t.NewByteArray(s)
	}
	if len(s) == v.bytes().n && v.Header().Exact() && s == BytesOf(v) {
		return v
	}
	return t.NewBytes(s)
}

func (t *Thread) bytesMapped(v Value, f func(dst []byte, s string) []byte) (Value, error) {
	s := contents(v)
	return t.sameKind(v, bytesAsString(f(make([]byte, 0, len(s)), s))), nil
}

func bytesCapitalize(t *Thread, v Value) (Value, error) {
	return t.bytesMapped(v, wtf8.AppendBytesCapitalize)
}
func bytesLower(t *Thread, v Value) (Value, error) { return t.bytesMapped(v, wtf8.AppendASCIILower) }
func bytesUpper(t *Thread, v Value) (Value, error) { return t.bytesMapped(v, wtf8.AppendASCIIUpper) }
func bytesTitle(t *Thread, v Value) (Value, error) { return t.bytesMapped(v, wtf8.AppendBytesTitle) }
func bytesSwapCase(t *Thread, v Value) (Value, error) {
	return t.bytesMapped(v, wtf8.AppendBytesSwapCase)
}

func bytesIsAlnum(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesAlnum(contents(v))), nil
}
func bytesIsAlpha(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesAlpha(contents(v))), nil
}
func bytesIsASCII(t *Thread, v Value) (Value, error) { return Bool(wtf8.IsASCII(contents(v))), nil }
func bytesIsDigit(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesDigit(contents(v))), nil
}
func bytesIsLower(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesLower(contents(v))), nil
}
func bytesIsSpace(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesSpace(contents(v))), nil
}
func bytesIsTitle(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesTitle(contents(v))), nil
}
func bytesIsUpper(t *Thread, v Value) (Value, error) {
	return Bool(wtf8.IsBytesUpper(contents(v))), nil
}

func bytesBytes(t *Thread, v Value) (Value, error) {
	if v.Header().Exact() {
		return v, nil
	}
	return t.NewBytes(BytesOf(v)), nil
}

func bytesGetNewArgs(t *Thread, v Value) (Value, error) {
	return t.Tuple1(t.NewBytes(BytesOf(v))), nil
}

func bytesSizeof(t *Thread, v Value) (Value, error) {
	if v.isKind(KindByteArray) {
		return Int(int64(byteArraySize) + int64(Cast[ByteArray](v).cap)), nil
	}
	return Int(int64(bytesSize) + int64(v.bytes().n)), nil
}

func bytesDecode(t *Thread, args []Value) (Value, error) {
	enc, handler, err := t.codecArgs("decode", args[1], args[2])
	if err != nil {
		return Value{}, err
	}
	if contents(args[0]) == "" {
		return t.RT.empty.str.Value(), nil // whatever the encoding
	}
	return t.Decode(args[0], enc, handler)
}

// bytesWindow is the part of the receiver that start and end choose; i is where it
// begins.
func (t *Thread) bytesWindow(v, start, end Value) (part string, i int, ok bool, err error) {
	n := len(contents(v))
	j := n
	if i, err = t.pos(start, n, 0); err != nil {
		return
	}
	if j, err = t.pos(end, n, n); err != nil {
		return
	}
	s := contents(v)
	j = min(j, len(s))
	if i > j {
		return "", 0, false, nil
	}
	return s[i:j], i, true, nil
}

// subArg reads what find and its relatives search for, bytes or one byte. buf is
// room for the byte.
func (t *Thread) subArg(v Value, buf []byte) (string, error) {
	if t.IsBytesLike(v) {
		return t.BytesView(v)
	}
	if !v.IsInteger() && t.TypeOf(v).slots.Index == nil {
		return "", t.TypeErrorf("argument should be integer or bytes-like object, not '%s'", t.TypeName(v))
	}
	i, err := t.Index(v)
	if err != nil {
		return "", err
	}
	n, ok := smallOf(i)
	if !ok || n < 0 || n > 255 {
		return "", t.ValueErrorf("byte must be in range(0, 256)")
	}
	return bytesAsString(append(buf[:0], byte(n))), nil
}

func (t *Thread) bytesSearch(args []Value, last bool) (int, error) {
	part, before, ok, err := t.bytesWindow(args[0], args[2], args[3])
	if err != nil {
		return -1, err
	}
	var one [1]byte
	sub, err := t.subArg(args[1], one[:])
	if err != nil || !ok {
		return -1, err
	}
	i := 0
	if last {
		i = strings.LastIndex(part, sub)
	} else {
		i = strings.Index(part, sub)
	}
	if i >= 0 {
		i += before
	}
	return i, nil
}

func bytesFind(t *Thread, args []Value) (Value, error) {
	i, err := t.bytesSearch(args, false)
	return Int(int64(i)), err
}

func bytesRFind(t *Thread, args []Value) (Value, error) {
	i, err := t.bytesSearch(args, true)
	return Int(int64(i)), err
}

func bytesIndex(t *Thread, args []Value) (Value, error) {
	i, err := t.bytesSearch(args, false)
	if err == nil && i < 0 {
		err = t.ValueErrorf("subsection not found")
	}
	return Int(int64(i)), err
}

func bytesRIndex(t *Thread, args []Value) (Value, error) {
	i, err := t.bytesSearch(args, true)
	if err == nil && i < 0 {
		err = t.ValueErrorf("subsection not found")
	}
	return Int(int64(i)), err
}

func bytesCount(t *Thread, args []Value) (Value, error) {
	part, _, ok, err := t.bytesWindow(args[0], args[2], args[3])
	if err != nil {
		return Value{}, err
	}
	var one [1]byte
	sub, err := t.subArg(args[1], one[:])
	if err != nil || !ok {
		return Int(0), err
	}
	if sub == "" {
		return Int(int64(len(part) + 1)), nil
	}
	return Int(int64(strings.Count(part, sub))), nil
}

func bytesStartsWith(t *Thread, args []Value) (Value, error) {
	return t.bytesAffix(args, "startswith", strings.HasPrefix)
}

func bytesEndsWith(t *Thread, args []Value) (Value, error) {
	return t.bytesAffix(args, "endswith", strings.HasSuffix)
}

func (t *Thread) bytesAffix(args []Value, name string, has func(s, affix string) bool) (Value, error) {
	part, _, ok, err := t.bytesWindow(args[0], args[2], args[3])
	if err != nil {
		return Value{}, err
	}
	if args[1].IsTuple() {
		for _, v := range args[1].tuple().Items() {
			a, err := t.BytesView(v)
			if err != nil {
				return Value{}, err
			}
			if ok && has(part, a) {
				return True(), nil
			}
		}
		return False(), nil
	}
	if !t.IsBytesLike(args[1]) {
		return Value{}, t.TypeErrorf("%s first arg must be bytes or a tuple of bytes, not %s", name, t.TypeName(args[1]))
	}
	a, err := t.BytesView(args[1])
	return Bool(err == nil && ok && has(part, a)), err
}

func bytesRemovePrefix(t *Thread, v, prefix Value) (Value, error) {
	p, err := t.BytesView(prefix)
	if err != nil {
		return Value{}, err
	}
	return t.sameKind(v, strings.TrimPrefix(contents(v), p)), nil
}

func bytesRemoveSuffix(t *Thread, v, suffix Value) (Value, error) {
	p, err := t.BytesView(suffix)
	if err != nil {
		return Value{}, err
	}
	return t.sameKind(v, strings.TrimSuffix(contents(v), p)), nil
}

func bytesPartition(t *Thread, v, sep Value) (Value, error)  { return t.bytesCut(v, sep, false) }
func bytesRPartition(t *Thread, v, sep Value) (Value, error) { return t.bytesCut(v, sep, true) }

func (t *Thread) bytesCut(v, sep Value, last bool) (Value, error) {
	p, err := t.BytesView(sep)
	if err != nil {
		return Value{}, err
	}
	if p == "" {
		return Value{}, t.ValueErrorf("empty separator")
	}
	s := contents(v)
	i := strings.Index(s, p)
	if last {
		i = strings.LastIndex(s, p)
	}
	if i < 0 {
		whole := t.sameKind(v, s)
		a, b := t.sameKind(v, ""), t.sameKind(v, "")
		if last {
			return t.Tuple3(a, b, whole), nil
		}
		return t.Tuple3(whole, a, b), nil
	}
	a := t.sameKind(v, s[:i])
	b := t.sameKind(v, s[i+len(p):])
	m := sep
	if v.isKind(KindByteArray) {
		m = t.sameKind(v, p)
	}
	return t.Tuple3(a, m, b), nil
}

func bytesStrip(t *Thread, args []Value) (Value, error)  { return t.bytesStrip(args, true, true) }
func bytesLStrip(t *Thread, args []Value) (Value, error) { return t.bytesStrip(args, true, false) }
func bytesRStrip(t *Thread, args []Value) (Value, error) { return t.bytesStrip(args, false, true) }

func (t *Thread) bytesStrip(args []Value, left, right bool) (Value, error) {
	v := args[0]
	if args[1].IsEmpty() || args[1].IsNone() {
		return t.sameKind(v, wtf8.StripBytesSpace(contents(v), left, right)), nil
	}
	set, err := t.BytesView(args[1])
	if err != nil {
		return Value{}, err
	}
	return t.sameKind(v, wtf8.StripBytes(contents(v), set, left, right)), nil
}

func (t *Thread) bytesSepLimit(args []Value) (sep string, space bool, limit int, err error) {
	limit = -1
	if !args[2].IsEmpty() {
		if limit, err = t.SizeArg(args[2]); err != nil {
			return
		}
	}
	if args[1].IsEmpty() || args[1].IsNone() {
		return "", true, limit, nil
	}
	if sep, err = t.BytesView(args[1]); err == nil && sep == "" {
		err = t.ValueErrorf("empty separator")
	}
	return sep, false, limit, err
}

func (t *Thread) bytesPieces(v Value, p wtf8.Splitter) *List {
	l := t.NewList(4)
	for {
		part, ok := p.Next()
		if !ok {
			return l
		}
		l.Append(t, t.sameKind(v, part))
	}
}

func bytesSplit(t *Thread, args []Value) (Value, error) {
	sep, space, limit, err := t.bytesSepLimit(args)
	if err != nil {
		return Value{}, err
	}
	v := args[0]
	if space {
		return t.bytesPieces(v, wtf8.SplitBytesSpace(contents(v), limit)).Value(), nil
	}
	return t.bytesPieces(v, wtf8.Split(contents(v), sep, limit)).Value(), nil
}

func bytesRSplit(t *Thread, args []Value) (Value, error) {
	sep, space, limit, err := t.bytesSepLimit(args)
	if err != nil {
		return Value{}, err
	}
	v := args[0]
	var l *List
	if space {
		l = t.bytesPieces(v, wtf8.SplitBytesSpaceBack(contents(v), limit))
	} else {
		l = t.bytesPieces(v, wtf8.SplitBack(contents(v), sep, limit))
	}
	reverseItems(l.Items())
	return l.Value(), nil
}

func bytesSplitLines(t *Thread, args []Value) (Value, error) {
	keep := false
	if !args[1].IsEmpty() {
		var err error
		if keep, err = t.Truth(args[1]); err != nil {
			return Value{}, err
		}
	}
	return t.bytesPieces(args[0], wtf8.BytesLines(contents(args[0]), keep)).Value(), nil
}

func bytesReplace(t *Thread, args []Value) (Value, error) {
	limit := -1
	old, err := t.BytesView(args[1])
	if err != nil {
		return Value{}, err
	}
	with, err := t.BytesView(args[2])
	if err != nil {
		return Value{}, err
	}
	if !args[3].IsEmpty() {
		if limit, err = t.SizeArg(args[3]); err != nil {
			return Value{}, err
		}
	}
	return t.sameKind(args[0], strings.Replace(contents(args[0]), old, with, limit)), nil
}

// bytesJoin is join; the parts are any objects that hold bytes.
func bytesJoin(t *Thread, sep, iterable Value) (Value, error) {
	l, err := t.ListFrom(iterable)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) && t.TypeOf(iterable).slots.Iter == nil && t.TypeOf(iterable).slots.GetItem == nil {
			t.ClearError()
			return Value{}, t.TypeErrorf("can only join an iterable")
		}
		return Value{}, err
	}
	between := contents(sep)
	size := 0
	for i, v := range l.Items() {
		if !t.IsBytesLike(v) {
			return Value{}, t.TypeErrorf("sequence item %d: expected a bytes-like object, %s found", i, t.TypeName(v))
		}
		s, err := t.BytesView(v)
		if err != nil {
			return Value{}, err
		}
		if i > 0 {
			size += len(between)
		}
		size += len(s)
	}
	if l.n == 1 && sep.isKind(KindBytes) && l.Items()[0].isKind(KindBytes) && l.Items()[0].Header().Exact() {
		return l.Items()[0], nil
	}
	var r Value
	var dst []byte
	if sep.isKind(KindByteArray) {
		r, dst = t.newByteArrayN(size)
	} else {
		r, dst = t.NewBytesN(size)
	}
	for i, v := range l.Items() {
		if i > 0 {
			dst = dst[copy(dst, between):]
		}
		s, err := t.BytesView(v)
		if err != nil {
			return Value{}, err
		}
		dst = dst[copy(dst, s):]
	}
	return r, nil
}

func (t *Thread) bytesPadding(args []Value, name string) (pad, width int, fill byte, err error) {
	if width, err = t.SizeArg(args[1]); err != nil {
		return
	}
	fill = ' '
	if f := args[2]; !f.IsEmpty() {
		s := ""
		if f.isKind(KindBytes) || f.isKind(KindByteArray) {
			s = contents(f)
			if len(s) != 1 {
				return 0, 0, 0, t.TypeErrorf("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", name, t.TypeName(f), len(s))
			}
		} else {
			return 0, 0, 0, t.TypeErrorf("%s() argument 2 must be a byte string of length 1, not %s", name, t.ArgTypeName(f))
		}
		fill = s[0]
	}
	pad = max(width-len(contents(args[0])), 0)
	if pad > 1<<40 {
		return 0, 0, 0, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	return pad, width, fill, nil
}

func (t *Thread) bytesPadded(v Value, left, right int, fill byte) Value {
	s := contents(v)
	out := make([]byte, 0, left+len(s)+right)
	out = wtf8.AppendFill(out, 0, left)
	out = append(out, s...)
	out = wtf8.AppendFill(out, 0, right)
	for i := range left {
		out[i] = fill
	}
	for i := left + len(s); i < len(out); i++ {
		out[i] = fill
	}
	return t.sameKind(v, bytesAsString(out))
}

func bytesCenter(t *Thread, args []Value) (Value, error) {
	pad, width, fill, err := t.bytesPadding(args, "center")
	left := pad/2 + pad&width&1
	if err != nil {
		return Value{}, err
	}
	return t.bytesPadded(args[0], left, pad-left, fill), nil
}

func bytesLJust(t *Thread, args []Value) (Value, error) {
	pad, _, fill, err := t.bytesPadding(args, "ljust")
	if err != nil {
		return Value{}, err
	}
	return t.bytesPadded(args[0], 0, pad, fill), nil
}

func bytesRJust(t *Thread, args []Value) (Value, error) {
	pad, _, fill, err := t.bytesPadding(args, "rjust")
	if err != nil {
		return Value{}, err
	}
	return t.bytesPadded(args[0], pad, 0, fill), nil
}

func bytesZfill(t *Thread, v, width Value) (Value, error) {
	w, err := t.SizeArg(width)
	if err != nil {
		return Value{}, err
	}
	if w > 1<<40 {
		return Value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	s := contents(v)
	return t.sameKind(v, bytesAsString(wtf8.AppendZfill(nil, s, len(s), w))), nil
}

func bytesExpandTabs(t *Thread, args []Value) (Value, error) {
	size := 8
	if !args[1].IsEmpty() {
		var err error
		if size, err = t.IntArg(args[1]); err != nil {
			return Value{}, err
		}
	}
	// Bytes are columns of their own, also those that continue a code point.
	var out []byte
	column := 0
	for _, c := range []byte(contents(args[0])) {
		switch c {
		case '\t':
			if size > 0 {
				n := size - column%size
				if len(out)+n > 1<<40 {
					return Value{}, t.OverflowErrorf("result too long")
				}
				out = wtf8.AppendFill(out, ' ', n)
				column += n
			}
			continue
		case '\n', '\r':
			column = 0
		default:
			column++
		}
		out = append(out, c)
	}
	return t.sameKind(args[0], bytesAsString(out)), nil
}

func bytesFromHex(t *Thread, cls, v Value) (Value, error) {
	var s string
	switch {
	case v.IsStr():
		s = StringOf(v)
	case t.IsBytesLike(v):
		var err error
		if s, err = t.BytesView(v); err != nil {
			return Value{}, err
		}
	default:
		return Value{}, t.TypeErrorf("fromhex() argument must be str or bytes-like, not %s", t.TypeFullName(t.TypeOf(v)))
	}
	digit := func(c byte) int {
		switch {
		case c-'0' < 10:
			return int(c - '0')
		case c|0x20-'a' < 6:
			return int(c|0x20-'a') + 10
		}
		return -1
	}
	out := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if c := s[i]; c == ' ' || c-'\t' < 5 {
			i++
			continue
		}
		hi := digit(s[i])
		if hi < 0 {
			return Value{}, t.ValueErrorf("non-hexadecimal number found in fromhex() arg at position %d", i)
		}
		if i+1 == len(s) {
			return Value{}, t.ValueErrorf("fromhex() arg must contain an even number of hexadecimal digits")
		}
		lo := digit(s[i+1])
		if lo < 0 {
			return Value{}, t.ValueErrorf("non-hexadecimal number found in fromhex() arg at position %d", i+1)
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	b := t.NewBytes(bytesAsString(out))
	switch cls.typ() {
	case t.RT.T.Bytes:
		return b, nil
	case t.RT.T.ByteArray:
		return t.NewByteArray(BytesOf(b)), nil
	}
	return t.Call1(cls, b)
}

func bytesHex(t *Thread, args []Value) (Value, error) {
	return t.HexOf(contents(args[0]), args[1], args[2])
}

// HexOf is the hex method of whatever holds the bytes s; sep and group are its
// arguments and may be empty.
func (t *Thread) HexOf(s string, sep, group Value) (Value, error) {
	n := 1
	if !group.IsEmpty() {
		var err error
		if n, err = t.IntArg(group); err != nil {
			return Value{}, err
		}
	}
	if !sep.IsEmpty() {
		if err := t.checkSep(sep); err != nil {
			return Value{}, err
		}
	}
	if sep.IsEmpty() || n == 0 || len(s) == 0 {
		v, dst := t.NewASCII(2 * len(s))
		hexEncode(dst, s)
		return v, nil
	}
	var c byte
	if sep.IsStr() {
		c = StringOf(sep)[0]
	} else {
		c = contents(sep)[0]
	}
	size := n
	if size < 0 {
		size = -size
	}
	out := make([]byte, 0, 3*len(s))
	for i := range len(s) {
		if i > 0 && (n > 0 && (len(s)-i)%size == 0 || n < 0 && i%size == 0) {
			out = append(out, c)
		}
		out = append(out, "0123456789abcdef"[s[i]>>4], "0123456789abcdef"[s[i]&15])
	}
	return t.NewStrBytes(out), nil
}

func hexEncode(dst []byte, s string) {
	for i := range len(s) {
		dst[2*i] = "0123456789abcdef"[s[i]>>4]
		dst[2*i+1] = "0123456789abcdef"[s[i]&15]
	}
}

func (t *Thread) checkSep(sep Value) error {
	n, ascii := 0, true
	switch {
	case sep.IsStr():
		n, ascii = sep.str().n, sep.str().ASCII()
	case sep.isKind(KindBytes):
		s := contents(sep)
		n, ascii = len(s), wtf8.IsASCII(s)
	default:
		var err error
		if n, err = t.Len(sep); err != nil {
			return err
		}
	}
	if n != 1 {
		return t.ValueErrorf("sep must be length 1.")
	}
	if !sep.IsStr() && !sep.isKind(KindBytes) {
		return t.TypeErrorf("sep must be str or bytes.")
	}
	if !ascii {
		return t.ValueErrorf("sep must be ASCII.")
	}
	return nil
}

func bytesMakeTrans(t *Thread, from, to Value) (Value, error) {
	a, err := t.BytesView(from)
	if err != nil {
		return Value{}, err
	}
	b, err := t.BytesView(to)
	if err != nil {
		return Value{}, err
	}
	if len(a) != len(b) {
		return Value{}, t.ValueErrorf("maketrans arguments must have same length")
	}
	v, table := t.NewBytesN(256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(a) {
		table[a[i]] = b[i]
	}
	return v, nil
}

func bytesTranslate(t *Thread, args []Value) (Value, error) {
	table, del := "", ""
	var err error
	if !args[1].IsNone() {
		if table, err = t.BytesView(args[1]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, t.ValueErrorf("translation table must be 256 characters long")
		}
	}
	if !args[2].IsEmpty() {
		if del, err = t.BytesView(args[2]); err != nil {
			return Value{}, err
		}
	}
	var drop [256]bool
	for i := range len(del) {
		drop[del[i]] = true
	}
	s := contents(args[0])
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; !drop[c] {
			if table != "" {
				c = table[c]
			}
			out = append(out, c)
		}
	}
	return t.sameKind(args[0], bytesAsString(out)), nil
}

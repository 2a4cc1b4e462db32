// Package array is the native module array: sequences of numbers of one kind, as
// densely as C has them. An array lies over the memory of a bytearray, so that
// whatever takes bytes takes arrays.
package array

import (
	"slices"
	"unsafe"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// This file uses unsafe only to take sizes, and the address that buffer_info shows.

// Module is the definition of the array module.
var Module = vm.NativeModule{
	Name: "array",
	Doc:  "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.",
	Funcs: []object.Def{
		{Name: "_array_reconstructor", Sig: "(arraytype, typecode, mformat_code, items, /)", Doc: "Internal. Used for pickling support.", FV: reconstruct},
	},
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		typ := t.NewBuiltinType(&arraySpec, t.RT.T.Object)
		t.RT.RegisterType(&arrayKey, typ)
		t.RT.RegisterType(&iterKey, t.NewBuiltinType(&iterSpec, t.RT.T.Object))
		m.Dict.SetString(t, "array", typ.Value())
		m.Dict.SetString(t, "ArrayType", typ.Value())
		m.Dict.SetString(t, "typecodes", t.NewStr(typeCodes))
		return nil
	},
}

var (
	arrayKey = object.TypeKey{Name: "array.array"}
	iterKey  = object.TypeKey{Name: "array.arrayiterator"}
)

// arrayObject is an instance of array.
//
//adder:heap
type arrayObject struct {
	object.ByteArray
	code byte
	size int // of an item
}

var arraySpec = object.TypeSpec{
	Name: "array.array", Kind: object.KindByteArray, Size: unsafe.Sizeof(arrayObject{}), Flags: object.TypeBase | object.TypeHasWeak | object.TypeSequence,
	Doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.",
	Slots: object.Slots{
		New: newArray, Repr: repr, Compare: compare, Iter: iter, Len: length, GetItem: getItem, SetItem: setItem, Contains: contains,
		Concat: concat, Repeat: repeat, InplaceConcat: inplaceConcat, InplaceRepeat: inplaceRepeat, Buffer: buffer, ReleaseBuffer: object.ReleaseBuffer,
	},
	Methods: []object.Def{
		{Name: "append", Sig: "(self, v, /)", Doc: "Append new value v to the end of the array.", F2: appendItem},
		{Name: "buffer_info", Sig: "(self, /)", Doc: "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.", F1: bufferInfo},
		{Name: "byteswap", Sig: "(self, /)", Doc: "Byteswap all items of the array.", F1: byteSwap},
		{Name: "clear", Sig: "(self, /)", Doc: "Remove all items from the array.", F1: clearItems},
		{Name: "count", Sig: "(self, v, /)", Doc: "Return number of occurrences of v in the array.", F2: count},
		{Name: "extend", Sig: "(self, bb, /)", Doc: "Append items to the end of the array.", F2: extend},
		{Name: "fromfile", Sig: "(self, f, n, /)", Doc: "Read n objects from the file object f and append them to the end of the array.", F3: fromFile},
		{Name: "fromlist", Sig: "(self, list, /)", Doc: "Append items to array from list.", F2: fromList},
		{Name: "frombytes", Sig: "(self, buffer, /)", Doc: "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.", F2: fromBytes},
		{Name: "fromunicode", Sig: "(self, ustr, /)", Doc: "Extends this array with data from the unicode string ustr.", F2: fromUnicode},
		{Name: "index", Sig: "(self, v, start=0, stop=sys.maxsize, /)", Doc: "Return index of first occurrence of v in the array.", FV: index},
		{Name: "insert", Sig: "(self, i, v, /)", Doc: "Insert a new item v into the array before position i.", F3: insert},
		{Name: "pop", Sig: "(self, i=-1, /)", Doc: "Return the i-th element and delete it from the array.", FV: pop},
		{Name: "remove", Sig: "(self, v, /)", Doc: "Remove the first occurrence of v in the array.", F2: remove},
		{Name: "reverse", Sig: "(self, /)", Doc: "Reverse the order of the items in the array.", F1: reverse},
		{Name: "tobytes", Sig: "(self, /)", Doc: "Convert the array to an array of machine values and return the bytes representation.", F1: toBytes},
		{Name: "tofile", Sig: "(self, f, /)", Doc: "Write all items (as machine values) to the file object f.", F2: toFile},
		{Name: "tolist", Sig: "(self, /)", Doc: "Convert array to an ordinary list with the same items.", F1: toList},
		{Name: "tounicode", Sig: "(self, /)", Doc: "Extends this array with data from the unicode string ustr.", F1: toUnicode},
		{Name: "__copy__", Sig: "(self, /)", Doc: "Return a copy of the array.", F1: copyArray},
		{Name: "__deepcopy__", Sig: "(self, unused, /)", Doc: "Return a copy of the array.", F2: deepCopy},
		{Name: "__reduce_ex__", Sig: "(self, value, /)", Doc: "Return state information for pickling.", F2: reduceEx},
		{Name: "__class_getitem__", Sig: "(type, object, /)", Doc: "See PEP 585", F2: object.ClassGetItem, Kind: object.DefClass},
	},
	Getters: []object.GetSet{
		{Name: "typecode", Doc: "the typecode character used to create the array", Get: typeCode},
		{Name: "itemsize", Doc: "the size, in bytes, of one array item", Get: itemSize},
	},
}

func of(v value) *arrayObject { return object.Cast[arrayObject](v) }

// buffer shows the array's memory to memoryview.
func buffer(_ *thread, self value) (object.Buffer, error) {
	a := of(self)
	return object.Buffer{Data: a.View(), Format: string(rune(a.code)), ItemSize: a.size}, nil
}

// isArray tells whether v is an array.
func isArray(t *thread, v value) bool { return t.TypeOf(v).IsSubtype(t.RT.Type(&arrayKey)) }

func (a *arrayObject) len() int { return len(a.View()) / a.size }

func (a *arrayObject) item(t *thread, i int) (value, error) {
	return load(t, a.code, a.View()[i*a.size:])
}

// push appends an item.
func (a *arrayObject) push(t *thread, v value) error {
	var b [8]byte
	if err := store(t, a.code, &b, v); err != nil {
		return err
	}
	n := len(a.View())
	if err := a.Resize(t, n+a.size); err != nil {
		return err
	}
	copy(a.View()[n:], b[:a.size])
	return nil
}

// replace puts bytes in the place of the items from i to j.
func (a *arrayObject) replace(t *thread, i, j int, s string) error {
	return a.Splice(t, i*a.size, j*a.size, s)
}

// newOf returns an array with the given contents.
func newOf(t *thread, typ *object.Type, code byte, contents string) (*arrayObject, error) {
	a := object.New[arrayObject](t, typ)
	a.code, a.size = code, sizeOf(code)
	return a, a.Splice(t, 0, 0, contents)
}

// like returns an array of a's kind with the given contents.
func like(t *thread, a *arrayObject, contents string) (value, error) {
	r, err := newOf(t, t.RT.Type(&arrayKey), a.code, contents)
	return object.ValueOf(r), err
}

func newArray(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	if kw.Len() > 0 && cls == t.RT.Type(&arrayKey) {
		return value{}, t.TypeErrorf("array.array() takes no keyword arguments")
	}
	args = args[:len(args)-kw.Len()]
	if len(args) == 0 {
		return value{}, t.TypeErrorf("array() takes at least 1 argument (0 given)")
	}
	if len(args) > 2 {
		return value{}, t.TypeErrorf("array() takes at most 2 arguments (%d given)", len(args))
	}
	if !args[0].IsStr() {
		return value{}, t.TypeErrorf("array() argument 1 must be a unicode character, not %s", t.ArgTypeName(args[0]))
	}
	if n := args[0].AsStr().Len(); n != 1 {
		return value{}, t.TypeErrorf("array() argument 1 must be a unicode character, not a string of length %d", n)
	}
	code := object.StringOf(args[0])[0]
	if code == 'u' {
		if err := t.Warn(t.RT.T.Exc.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16", 1); err != nil {
			return value{}, err
		}
	}
	if len(args) == 2 && code != 'u' && code != 'w' {
		if args[1].IsStr() {
			return value{}, t.TypeErrorf("cannot use a str to initialize an array with typecode '%c'", code)
		}
		if isArray(t, args[1]) && (of(args[1]).code == 'u' || of(args[1]).code == 'w') {
			return value{}, t.TypeErrorf("cannot use a unicode array to initialize an array with typecode '%c'", code)
		}
	}
	if sizeOf(code) == 0 {
		return value{}, t.ValueErrorf("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
	}
	a, err := newOf(t, cls, code, "")
	if err != nil || len(args) == 1 {
		return object.ValueOf(a), err
	}
	v, init := object.ValueOf(a), args[1]
	switch {
	case isArray(t, init) && of(init).code == code:
		_, err = appendBytes(t, a, string(of(init).View()))
	case isArray(t, init):
		err = a.extendFrom(t, init)
	case init.IsBytes() || init.Kind() == object.KindByteArray:
		_, err = fromBytes(t, v, init)
	case init.IsStr():
		_, err = fromUnicode(t, v, init)
	default:
		err = a.extendFrom(t, init)
	}
	return v, err
}

func appendBytes(t *thread, a *arrayObject, s string) (value, error) {
	n := len(a.View())
	return object.None(), a.Splice(t, n, n, s)
}

func (a *arrayObject) extendFrom(t *thread, v value) error {
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	for {
		x, err := t.Next(it)
		if err != nil || x.IsEmpty() {
			return err
		}
		if err := a.push(t, x); err != nil {
			return err
		}
	}
}

func reconstruct(t *thread, args []value) (value, error) {
	if args[0].Kind() != object.KindType || !args[0].AsType().IsSubtype(t.RT.Type(&arrayKey)) {
		return value{}, t.TypeErrorf("%s is not a subtype of array.array", t.TypeName(args[0]))
	}
	w := t.Push(1)
	w[0] = args[1]
	v, err := t.Call(args[0], w, nil)
	t.Pop(1)
	if err != nil {
		return value{}, err
	}
	format, err := t.IndexInt(args[2], t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	if !args[3].IsBytes() {
		return value{}, t.TypeErrorf("fourth argument should be bytes, not %s", t.TypeName(args[3]))
	}
	if format != int(machineFormat(of(v).code)) {
		return value{}, t.ValueErrorf("arrays of machine format %d cannot be read here", format)
	}
	_, err = fromBytes(t, v, args[3])
	return v, err
}

// machineFormat is the number that pickles name an item's layout by, on a
// little-endian machine.
func machineFormat(code byte) int64 {
	switch code {
	case 'B':
		return 0
	case 'b':
		return 1
	case 'H':
		return 2
	case 'h':
		return 4
	case 'I':
		return 6
	case 'i':
		return 8
	case 'L', 'Q':
		return 10
	case 'l', 'q':
		return 12
	case 'f':
		return 14
	case 'd':
		return 16
	}
	return 20 // UTF-32
}

func reduceEx(t *thread, self, protocol value) (value, error) {
	n, err := t.IndexInt(protocol, t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	a := of(self)
	dict := object.None()
	if d, err := t.GetAttrOpt(self, t.InternString("__dict__")); err != nil {
		return value{}, err
	} else if !d.IsEmpty() {
		dict = d
	}
	cls, code := t.TypeOf(self).Value(), t.Char(rune(a.code))
	if n < 3 {
		l, err := toList(t, self)
		if err != nil {
			return value{}, err
		}
		return t.Tuple3(cls, t.Tuple2(code, l), dict), nil
	}
	m, err := t.RT.Host.(*vm.VM).Import(t, t.InternString("array"), nil, object.None(), 0)
	if err != nil {
		return value{}, err
	}
	f, err := t.GetAttrString(m, "_array_reconstructor")
	if err != nil {
		return value{}, err
	}
	items := t.NewBytes(string(a.View()))
	args := t.NewTupleN(4)
	p := args.Items()
	p[0], p[1], p[2], p[3] = cls, code, object.Int(machineFormat(a.code)), items
	return t.Tuple3(f, args.Value(), dict), nil
}

func typeCode(t *thread, self value) (value, error) { return t.Char(rune(of(self).code)), nil }
func itemSize(_ *thread, self value) (value, error) { return object.Int(int64(of(self).size)), nil }
func length(_ *thread, self value) (int, error)     { return of(self).len(), nil }

func repr(t *thread, self value) (value, error) {
	a := of(self)
	buf := []byte(object.GoString(t.TypeOf(self).Name) + "('" + string(rune(a.code)) + "'")
	if a.len() > 0 {
		items, err := toList(t, self)
		if a.code == 'u' || a.code == 'w' {
			items, err = toUnicode(t, self)
		}
		if err != nil {
			return value{}, err
		}
		r, err := t.Repr(items)
		if err != nil {
			return value{}, err
		}
		buf = append(append(buf, ", "...), object.StringOf(r)...)
	}
	return t.NewStrBytes(append(buf, ')')), nil
}

func compare(t *thread, x, y value, op object.CompareOp) (value, error) {
	if !isArray(t, x) || !isArray(t, y) {
		return object.NotImplemented(), nil
	}
	a, b := of(x), of(y)
	if a.len() != b.len() && (op == object.EQ || op == object.NE) {
		return object.Bool(op == object.NE), nil
	}
	for i := 0; i < a.len() && i < b.len(); i++ {
		v, err := a.item(t, i)
		if err != nil {
			return value{}, err
		}
		w, err := b.item(t, i)
		if err != nil {
			return value{}, err
		}
		same, err := t.CompareBool(v, w, object.EQ)
		if err != nil {
			return value{}, err
		}
		if same {
			continue
		}
		if op == object.EQ || op == object.NE {
			return object.Bool(op == object.NE), nil
		}
		return t.RichCompare(v, w, op)
	}
	return t.RichCompare(object.Int(int64(a.len())), object.Int(int64(b.len())), op)
}

// at turns an index into a place.
func at(t *thread, a *arrayObject, key value, text string) (int, error) {
	i, err := t.IndexInt(key, t.RT.T.Exc.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += a.len()
	}
	if i < 0 || i >= a.len() {
		return 0, t.IndexErrorf("%s", text)
	}
	return i, nil
}

func getItem(t *thread, self, key value) (value, error) {
	a := of(self)
	if key.IsInteger() || t.TypeOf(key).Slots().Index != nil {
		i, err := at(t, a, key, "array index out of range")
		if err != nil {
			return value{}, err
		}
		return a.item(t, i)
	}
	if key.Kind() != object.KindSlice {
		return value{}, t.TypeErrorf("array indices must be integers")
	}
	start, stop, step, err := t.SliceParts(key)
	if err != nil {
		return value{}, err
	}
	start, _, n := object.AdjustSlice(start, stop, step, a.len())
	if step == 1 {
		return like(t, a, string(a.View()[start*a.size:(start+n)*a.size]))
	}
	b := make([]byte, 0, n*a.size)
	for i := range n {
		from := (start + i*step) * a.size
		b = append(b, a.View()[from:from+a.size]...)
	}
	return like(t, a, string(b))
}

func setItem(t *thread, self, key, v value) error {
	a := of(self)
	if key.IsInteger() || t.TypeOf(key).Slots().Index != nil {
		i, err := at(t, a, key, "array assignment index out of range")
		if err != nil {
			return err
		}
		if v.IsEmpty() {
			return a.replace(t, i, i+1, "")
		}
		var b [8]byte
		if err := store(t, a.code, &b, v); err != nil {
			return err
		}
		if i >= a.len() {
			return t.IndexErrorf("array assignment index out of range")
		}
		copy(a.View()[i*a.size:], b[:a.size])
		return nil
	}
	if key.Kind() != object.KindSlice {
		return t.TypeErrorf("array indices must be integers")
	}
	contents := ""
	if !v.IsEmpty() {
		if !isArray(t, v) {
			return t.TypeErrorf("can only assign array (not \"%s\") to array slice", t.TypeName(v))
		}
		if of(v).code != a.code {
			return t.TypeErrorf("bad argument type for built-in operation")
		}
		contents = string(of(v).View())
	}
	start, stop, step, err := t.SliceParts(key)
	if err != nil {
		return err
	}
	start, _, n := object.AdjustSlice(start, stop, step, a.len())
	if step == 1 {
		return a.replace(t, start, start+n, contents)
	}
	if v.IsEmpty() {
		drop := make([]bool, a.len())
		for i := range n {
			drop[start+i*step] = true
		}
		var rest []byte
		for i, gone := range drop {
			if !gone {
				rest = append(rest, a.View()[i*a.size:(i+1)*a.size]...)
			}
		}
		return a.replace(t, 0, a.len(), string(rest))
	}
	if len(contents) != n*a.size {
		return t.ValueErrorf("attempt to assign array of size %d to extended slice of size %d", len(contents)/a.size, n)
	}
	for i := range n {
		copy(a.View()[(start+i*step)*a.size:], contents[i*a.size:(i+1)*a.size])
	}
	return nil
}

// find returns the place of the first item from a place on that equals v, -1 if
// there is none.
func find(t *thread, a *arrayObject, v value, from, to int) (int, error) {
	for i := from; i < a.len() && i < to; i++ {
		x, err := a.item(t, i)
		if err != nil {
			return -1, err
		}
		same, err := t.CompareBool(x, v, object.EQ)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

const end = int(^uint(0) >> 1)

func contains(t *thread, self, v value) (bool, error) {
	i, err := find(t, of(self), v, 0, end)
	return i >= 0, err
}

func count(t *thread, self, v value) (value, error) {
	n := int64(0)
	for from := 0; ; n++ {
		i, err := find(t, of(self), v, from, end)
		if err != nil || i < 0 {
			return object.Int(n), err
		}
		from = i + 1
	}
}

func index(t *thread, args []value) (value, error) {
	a := of(args[0])
	bounds := [2]int{0, end}
	for i := range bounds {
		if args[2+i].IsEmpty() {
			continue
		}
		n, err := t.IndexInt(args[2+i], nil)
		if err != nil {
			return value{}, err
		}
		if n < 0 {
			n = max(n+a.len(), 0)
		}
		bounds[i] = n
	}
	i, err := find(t, a, args[1], bounds[0], bounds[1])
	if err == nil && i < 0 {
		err = t.ValueErrorf("array.index(x): x not in array")
	}
	return object.Int(int64(i)), err
}

func remove(t *thread, self, v value) (value, error) {
	a := of(self)
	i, err := find(t, a, v, 0, end)
	if err != nil {
		return value{}, err
	}
	if i < 0 {
		return value{}, t.ValueErrorf("array.remove(x): x not in array")
	}
	return object.None(), a.replace(t, i, i+1, "")
}

func appendItem(t *thread, self, v value) (value, error) {
	return object.None(), of(self).push(t, v)
}

func insert(t *thread, self, where, v value) (value, error) {
	a := of(self)
	i, err := t.IndexInt(where, nil)
	if err != nil {
		return value{}, err
	}
	var b [8]byte
	if err := store(t, a.code, &b, v); err != nil {
		return value{}, err
	}
	if i < 0 {
		i = max(i+a.len(), 0)
	}
	i = min(i, a.len())
	return object.None(), a.replace(t, i, i, string(b[:a.size]))
}

func pop(t *thread, args []value) (value, error) {
	a := of(args[0])
	if a.len() == 0 {
		return value{}, t.IndexErrorf("pop from empty array")
	}
	key := args[1]
	if key.IsEmpty() {
		key = object.Int(-1)
	}
	i, err := at(t, a, key, "pop index out of range")
	if err != nil {
		return value{}, err
	}
	v, err := a.item(t, i)
	if err != nil {
		return value{}, err
	}
	return v, a.replace(t, i, i+1, "")
}

func clearItems(t *thread, self value) (value, error) { return object.None(), of(self).Resize(t, 0) }

func reverse(_ *thread, self value) (value, error) {
	b := of(self).View()
	slices.Reverse(b)
	return object.None(), swapItems(b, of(self).size)
}

// swapItems turns the bytes of each item around.
func swapItems(b []byte, size int) error {
	for ; len(b) >= size; b = b[size:] {
		slices.Reverse(b[:size])
	}
	return nil
}

func byteSwap(_ *thread, self value) (value, error) {
	return object.None(), swapItems(of(self).View(), of(self).size)
}

func bufferInfo(t *thread, self value) (value, error) {
	b, address := of(self).View(), int64(0)
	if len(b) > 0 {
		address = int64(uintptr(unsafe.Pointer(&b[0])))
	}
	return t.Tuple2(object.Int(address), object.Int(int64(of(self).len()))), nil
}

func extend(t *thread, self, v value) (value, error) {
	a := of(self)
	if isArray(t, v) {
		if of(v).code != a.code {
			return value{}, t.TypeErrorf("can only extend with array of same kind")
		}
		return appendBytes(t, a, string(of(v).View()))
	}
	return object.None(), a.extendFrom(t, v)
}

func fromList(t *thread, self, v value) (value, error) {
	if v.Kind() != object.KindList {
		return value{}, t.TypeErrorf("arg must be list")
	}
	a := of(self)
	n := len(a.View())
	for i := 0; i < v.AsList().Len(); i++ {
		if err := a.push(t, v.AsList().Items()[i]); err != nil {
			if len(a.View()) > n {
				_ = a.Resize(t, n)
			}
			return value{}, err
		}
	}
	return object.None(), nil
}

func fromBytes(t *thread, self, v value) (value, error) {
	b, err := t.BytesView(v)
	if err != nil {
		return value{}, err
	}
	if len(b)%of(self).size != 0 {
		return value{}, t.ValueErrorf("bytes length not a multiple of item size")
	}
	return appendBytes(t, of(self), string(append([]byte(nil), b...)))
}

func fromUnicode(t *thread, self, v value) (value, error) {
	a := of(self)
	if a.code != 'u' && a.code != 'w' {
		return value{}, t.ValueErrorf("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
	}
	if !v.IsStr() {
		return value{}, t.TypeErrorf("fromunicode() argument must be str, not %s", t.ArgTypeName(v))
	}
	s := object.StringOf(v)
	b := make([]byte, 0, 4*v.AsStr().Len())
	for len(s) > 0 {
		r, n := object.DecodeCodePoint(s)
		b = append(b, byte(r), byte(r>>8), byte(r>>16), 0)
		s = s[n:]
	}
	return appendBytes(t, a, string(b))
}

func toUnicode(t *thread, self value) (value, error) {
	a := of(self)
	if a.code != 'u' && a.code != 'w' {
		return value{}, t.ValueErrorf("tounicode() may only be called on unicode type arrays ('u' or 'w')")
	}
	var s []byte
	for i := range a.len() {
		c, err := a.item(t, i)
		if err != nil {
			return value{}, err
		}
		s = append(s, object.StringOf(c)...)
	}
	return t.NewStrBytes(s), nil
}

func toList(t *thread, self value) (value, error) {
	a := of(self)
	l := t.NewList(0)
	for i := range a.len() {
		x, err := a.item(t, i)
		if err != nil {
			return value{}, err
		}
		l.Append(t, x)
	}
	return l.Value(), nil
}

func toBytes(t *thread, self value) (value, error) { return t.NewBytes(string(of(self).View())), nil }

func toFile(t *thread, self, file value) (value, error) {
	write, err := t.GetAttrString(file, "write")
	if err != nil {
		return value{}, err
	}
	_, err = t.Call1(write, t.NewBytes(string(of(self).View())))
	return object.None(), err
}

func fromFile(t *thread, self, file, n value) (value, error) {
	k, err := t.IndexInt(n, t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	if k < 0 {
		return value{}, t.ValueErrorf("negative count")
	}
	read, err := t.GetAttrString(file, "read")
	if err != nil {
		return value{}, err
	}
	size := of(self).size
	if k > end/size {
		return value{}, t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	b, err := t.Call1(read, object.Int(int64(k*size)))
	if err != nil {
		return value{}, err
	}
	if !b.IsBytes() {
		return value{}, t.TypeErrorf("read() didn't return bytes")
	}
	short := len(object.BytesOf(b)) != k*size
	if _, err := fromBytes(t, self, b); err != nil {
		return value{}, err
	}
	if short {
		return value{}, t.Raise(t.RT.T.Exc.EOFError, "read() didn't return enough bytes")
	}
	return object.None(), nil
}

func copyArray(t *thread, self value) (value, error) {
	return like(t, of(self), string(of(self).View()))
}

func deepCopy(t *thread, self, _ value) (value, error) { return copyArray(t, self) }

func concat(t *thread, x, y value) (value, error) {
	if !isArray(t, y) {
		return value{}, t.TypeErrorf("can only append array (not \"%s\") to array", t.TypeName(y))
	}
	if of(x).code != of(y).code {
		return value{}, t.TypeErrorf("bad argument type for built-in operation")
	}
	return like(t, of(x), string(of(x).View())+string(of(y).View()))
}

func inplaceConcat(t *thread, x, y value) (value, error) {
	if !isArray(t, y) {
		return value{}, t.TypeErrorf("can only extend array with array (not \"%s\")", t.TypeName(y))
	}
	_, err := extend(t, x, y)
	return x, err
}

// times returns an array's contents as often as a count says.
func times(t *thread, x, n value) (string, error) {
	k, err := t.IndexInt(n, t.RT.T.Exc.OverflowError)
	if err != nil {
		return "", err
	}
	b := of(x).View()
	if k <= 0 || len(b) == 0 {
		return "", nil
	}
	if k > (1<<46)/len(b) {
		return "", t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	r := make([]byte, 0, k*len(b))
	for range k {
		r = append(r, b...)
	}
	return string(r), nil
}

func repeat(t *thread, x, n value) (value, error) {
	s, err := times(t, x, n)
	if err != nil {
		return value{}, err
	}
	return like(t, of(x), s)
}

func inplaceRepeat(t *thread, x, n value) (value, error) {
	s, err := times(t, x, n)
	if err != nil {
		return value{}, err
	}
	return x, of(x).Splice(t, 0, len(of(x).View()), s)
}

// iterObject walks an array.
//
//adder:heap
type iterObject struct {
	object.Header
	array value // empty when it is through
	next  int
}

var iterSpec = object.TypeSpec{
	Name: "array.arrayiterator", Kind: object.KindOpaque, Size: unsafe.Sizeof(iterObject{}),
	Slots: object.Slots{Iter: selfIter, Next: iterNext},
	Methods: []object.Def{
		{Name: "__reduce__", Sig: "(self, /)", Doc: "Return state information for pickling.", F1: iterReduce},
		{Name: "__setstate__", Sig: "(self, state, /)", Doc: "Set state information for unpickling.", F2: iterSetState},
	},
}

func selfIter(_ *thread, v value) (value, error) { return v, nil }

func iter(t *thread, self value) (value, error) {
	it := object.New[iterObject](t, t.RT.Type(&iterKey))
	it.array = self
	return object.ValueOf(it), nil
}

func iterNext(t *thread, self value) (value, error) {
	it := object.Cast[iterObject](self)
	if it.array.IsEmpty() {
		return value{}, nil
	}
	a := of(it.array)
	if it.next >= a.len() {
		it.array = value{}
		return value{}, nil
	}
	it.next++
	return a.item(t, it.next-1)
}

func iterReduce(t *thread, self value) (value, error) {
	it := object.Cast[iterObject](self)
	b, err := t.RT.Host.(*vm.VM).Import(t, t.InternString("builtins"), nil, object.None(), 0)
	if err != nil {
		return value{}, err
	}
	f, err := t.GetAttrString(b, "iter")
	if err != nil {
		return value{}, err
	}
	if it.array.IsEmpty() {
		return t.Tuple2(f, t.Tuple1(t.NewTupleN(0).Value())), nil
	}
	return t.Tuple3(f, t.Tuple1(it.array), object.Int(int64(it.next))), nil
}

func iterSetState(t *thread, self, state value) (value, error) {
	n, err := t.IndexInt(state, nil)
	if err != nil {
		return value{}, err
	}
	if it := object.Cast[iterObject](self); !it.array.IsEmpty() {
		it.next = min(max(n, 0), of(it.array).len())
	}
	return object.None(), nil
}

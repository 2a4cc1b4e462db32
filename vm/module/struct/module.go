// Package structs is the native module _struct: numbers and bytes in the layouts
// that C programs give them. Package pack knows the layouts; here its items meet
// objects.
package structs

import (
	"errors"
	"math/big"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/struct/pack"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/fault"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module is the definition of the _struct module.
var Module = vm.NativeModule{
	Name: "_struct",
	Doc:  "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.",
	Funcs: []object.Def{
		{Name: "_clearcache", Sig: "()", Doc: "Clear the internal cache.", F0: clearCache},
		{Name: "calcsize", Sig: "(format, /)", Doc: "Return size in bytes of the struct described by the format string.", F1: calcSize},
		{Name: "iter_unpack", Sig: "(format, buffer, /)", Doc: "Return an iterator yielding tuples unpacked from the given bytes.", F2: iterUnpack},
		{Name: "pack", Doc: "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.", FV: packValues, Max: -1},
		{Name: "pack_into", Doc: "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.", FV: packInto, Max: -1},
		{Name: "unpack", Sig: "(format, buffer, /)", Doc: "Return a tuple containing values unpacked according to the format string.", F2: unpack},
		{Name: "unpack_from", Sig: "(format, /, buffer, offset=0)", Doc: "Return a tuple containing values unpacked according to the format string.", FV: unpackFrom},
	},
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		t.RT.SetState(cacheKey, formats{})
		for _, x := range []struct {
			name string
			spec *object.TypeSpec
			base *object.Type
			key  *object.TypeKey
		}{{"Struct", &structSpec, t.RT.T.Object, &structKey}, {"error", &errorSpec, t.RT.T.Exc.Exception, &errorKey},
			{"", &iteratorSpec, t.RT.T.Object, &iteratorKey}} {
			typ := t.NewBuiltinType(x.spec, x.base)
			t.RT.RegisterType(x.key, typ)
			if x.name != "" {
				m.Dict.SetString(t, x.name, typ.Value())
			}
		}
		return nil
	},
}

var (
	structKey   = object.TypeKey{Name: "_struct.Struct"}
	errorKey    = object.TypeKey{Name: "struct.error"}
	iteratorKey = object.TypeKey{Name: "_struct.unpack_iterator"}
	errorSpec   = object.TypeSpec{Name: "struct.error", Flags: object.TypeBase}
)

// cacheKey keeps a runtime's parsed formats.
var cacheKey = new(struct{ _ byte })

type formats map[string]*pack.Format

// maxFormats is how many formats are kept.
const maxFormats = 100

func clearCache(t *thread) (value, error) {
	clear(t.RT.State(cacheKey).(formats))
	return object.None(), nil
}

func structError(t *thread, format string, args ...any) error {
	return t.Raisef(t.RT.Type(&errorKey), format, args...)
}

// raise raises what package pack refused.
func raise(t *thread, err error) error {
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.ModuleError {
		return t.Raise(t.RT.Type(&errorKey), f.Text)
	}
	return t.RaiseFault(err)
}

// format returns the parsed form of a format string, a str or bytes.
func format(t *thread, v value) (*pack.Format, error) {
	var s string
	switch {
	case v.IsStr():
		s = object.StringOf(v)
		if !v.AsStr().ASCII() {
			encode, err := t.GetAttrString(v, "encode")
			if err != nil {
				return nil, err
			}
			_, err = t.Call1(encode, t.NewStr("ascii"))
			return nil, err
		}
	case v.IsBytes():
		s = object.BytesOf(v)
	default:
		if _, err := t.DictHash(v); err != nil { // formats are looked up in a cache first
			return nil, err
		}
		return nil, t.TypeErrorf("Struct() argument 1 must be a str or bytes object, not %s", t.TypeName(v))
	}
	cache := t.RT.State(cacheKey).(formats)
	if f := cache[s]; f != nil {
		return f, nil
	}
	f, err := pack.Parse(s)
	if err != nil {
		return nil, raise(t, err)
	}
	if len(cache) >= maxFormats {
		clear(cache)
	}
	cache[string(append([]byte(nil), s...))] = f
	return f, nil
}

func calcSize(t *thread, v value) (value, error) {
	f, err := format(t, v)
	if err != nil {
		return value{}, err
	}
	return object.Int(int64(f.Size)), nil
}

// put packs values into b, whose bytes are zero and as many as the format's. Since
// it runs Python code, b must not be a view of an object that can change.
func put(t *thread, f *pack.Format, b []byte, args []value) error {
	at := 0
	for i := range f.Items {
		it := &f.Items[i]
		for k := range it.Count {
			dst := b[it.Offset+k*it.Size:]
			if err := putOne(t, it, dst, args[at]); err != nil {
				return err
			}
			at++
		}
	}
	return nil
}

func putOne(t *thread, it *pack.Item, dst []byte, v value) error {
	switch it.Code {
	case 's', 'p':
		if !v.IsBytes() && v.Kind() != object.KindByteArray {
			return structError(t, "argument for '%c' must be a bytes object", it.Code)
		}
		s, err := t.BytesView(v)
		if err == nil {
			it.PutBytes(dst, s)
		}
		return err
	case 'c':
		if !v.IsBytes() || len(object.BytesOf(v)) != 1 {
			return structError(t, "char format requires a bytes object of length 1")
		}
		dst[0] = object.BytesOf(v)[0]
		return nil
	case '?':
		b, err := t.Truth(v)
		dst[0] = 0
		if b {
			dst[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		x, err := t.RealFloat(v)
		if err != nil {
			t.ClearError()
			return structError(t, "required argument is not a float")
		}
		if err := it.PutFloat(dst, x); err != nil {
			return raise(t, err)
		}
		return nil
	case 'F', 'D':
		c, err := t.ToComplex(v, "%s")
		if err != nil {
			t.ClearError()
			return structError(t, "required argument is not a complex")
		}
		if err := it.PutComplex(dst, c); err != nil {
			return raise(t, err)
		}
		return nil
	}
	if !v.IsInteger() {
		if t.TypeOf(v).Slots().Index == nil {
			return structError(t, "required argument is not an integer")
		}
		n, err := t.Index(v)
		if err != nil {
			return err
		}
		v = n
	}
	var err error
	if v.IsIntOrBool() {
		err = it.PutInt(dst, v.AsInt())
	} else {
		var z big.Int
		switch x := v.BigInt(&z); {
		case x.IsInt64():
			err = it.PutInt(dst, x.Int64())
		case x.IsUint64():
			err = it.PutUint(dst, x.Uint64())
		default:
			err = it.OutOfRange()
		}
	}
	if err != nil {
		return raise(t, err)
	}
	return nil
}

// get unpacks b, which has the format's size.
func get(t *thread, f *pack.Format, b string) value {
	src := []byte(b)
	r := t.NewTupleN(f.Args)
	at := 0
	for i := range f.Items {
		it := &f.Items[i]
		for k := range it.Count {
			r.Items()[at] = getOne(t, it, src[it.Offset+k*it.Size:])
			at++
		}
	}
	return r.Value()
}

func getOne(t *thread, it *pack.Item, src []byte) value {
	switch it.Code {
	case 's', 'p':
		return t.NewBytes(string(it.GetBytes(src)))
	case 'c':
		return t.NewBytes(string(src[:1]))
	case '?':
		return object.Bool(src[0] != 0)
	case 'e', 'f', 'd':
		return object.Float(it.GetFloat(src))
	case 'F', 'D':
		return t.NewComplex(it.GetComplex(src))
	}
	n := it.GetInt(src)
	if n < 0 && !it.Signed() {
		return t.NewBig(new(big.Int).SetUint64(uint64(n)))
	}
	return object.Int(n)
}

func packValues(t *thread, args []value) (value, error) {
	if len(args) == 0 {
		return value{}, t.TypeErrorf("missing format argument")
	}
	f, err := format(t, args[0])
	if err != nil {
		return value{}, err
	}
	return packWith(t, f, args[1:])
}

func packWith(t *thread, f *pack.Format, args []value) (value, error) {
	if len(args) != f.Args {
		return value{}, structError(t, "pack expected %d items for packing (got %d)", f.Args, len(args))
	}
	r, b := t.NewBytesN(f.Size)
	return r, put(t, f, b, args)
}

func packInto(t *thread, args []value) (value, error) {
	if len(args) == 0 {
		return value{}, t.TypeErrorf("missing format argument")
	}
	f, err := format(t, args[0])
	if err != nil {
		return value{}, err
	}
	return packIntoWith(t, f, args[1:])
}

func packIntoWith(t *thread, f *pack.Format, args []value) (value, error) {
	switch {
	case len(args) == 0:
		return value{}, structError(t, "pack_into expected buffer argument")
	case len(args) == 1:
		return value{}, structError(t, "pack_into expected offset argument")
	case len(args)-2 != f.Args:
		return value{}, structError(t, "pack_into expected %d items for packing (got %d)", f.Args, len(args)-2)
	}
	buf, err := t.WritableBytes(args[0], "argument")
	if err != nil {
		return value{}, err
	}
	offset, err := t.IndexInt(args[1], t.RT.T.Exc.IndexError)
	if err != nil {
		return value{}, err
	}
	n := len(buf)
	if offset < 0 {
		if offset+f.Size > 0 {
			return value{}, structError(t, "no space to pack %d bytes at offset %d", f.Size, offset)
		}
		if offset+n < 0 {
			return value{}, structError(t, "offset %d out of range for %d-byte buffer", offset, n)
		}
		offset += n
	}
	if n-offset < f.Size {
		return value{}, structError(t, "pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)",
			uint64(f.Size)+uint64(offset), f.Size, offset, n)
	}
	// Conversions run Python code, which could resize the buffer.
	b := make([]byte, f.Size)
	if err := put(t, f, b, args[2:]); err != nil {
		return value{}, err
	}
	if buf, err = t.WritableBytes(args[0], "argument"); err != nil {
		return value{}, err
	}
	if len(buf)-offset < f.Size {
		return value{}, structError(t, "the buffer was resized while values were packed into it")
	}
	copy(buf[offset:], b)
	return object.None(), nil
}

func unpack(t *thread, fv, buf value) (value, error) {
	f, err := format(t, fv)
	if err != nil {
		return value{}, err
	}
	return unpackWith(t, f, buf)
}

func unpackWith(t *thread, f *pack.Format, buf value) (value, error) {
	b, err := t.BytesView(buf)
	if err != nil {
		return value{}, err
	}
	if len(b) != f.Size {
		return value{}, structError(t, "unpack requires a buffer of %d bytes", f.Size)
	}
	return get(t, f, b), nil
}

func unpackFrom(t *thread, args []value) (value, error) {
	f, err := format(t, args[0])
	if err != nil {
		return value{}, err
	}
	return unpackFromWith(t, f, args[1], args[2])
}

func unpackFromWith(t *thread, f *pack.Format, buf, at value) (value, error) {
	b, err := t.BytesView(buf)
	if err != nil {
		return value{}, err
	}
	offset := 0
	if !at.IsEmpty() {
		if offset, err = t.IndexInt(at, t.RT.T.Exc.IndexError); err != nil {
			return value{}, err
		}
		if b, err = t.BytesView(buf); err != nil {
			return value{}, err
		}
	}
	if offset < 0 {
		if offset+f.Size > 0 {
			return value{}, structError(t, "not enough data to unpack %d bytes at offset %d", f.Size, offset)
		}
		if offset+len(b) < 0 {
			return value{}, structError(t, "offset %d out of range for %d-byte buffer", offset, len(b))
		}
		offset += len(b)
	}
	if len(b)-offset < f.Size {
		return value{}, structError(t, "unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
			uint64(f.Size)+uint64(offset), f.Size, offset, len(b))
	}
	return get(t, f, b[offset:offset+f.Size]), nil
}

// structObject is an instance of Struct.
//
//adder:heap
type structObject struct {
	object.Header
	format value // str
}

var structSpec = object.TypeSpec{
	Name: "_struct.Struct", Kind: object.KindOpaque, Size: object.SizeOf[structObject](), Flags: object.TypeBase | object.TypeHasWeak,
	Doc:   "Struct(fmt) --> compiled struct object",
	Slots: object.Slots{New: newStruct, Init: initStruct, Repr: reprStruct},
	Methods: []object.Def{
		{Name: "iter_unpack", Sig: "(self, buffer, /)", Doc: "Return an iterator yielding tuples.", F2: structIterUnpack},
		{Name: "pack", Doc: "pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string Struct.format.", FV: structPack, Max: -1},
		{Name: "pack_into", Doc: "pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string Struct.format\nand write the packed bytes into the writable buffer buf starting at offset.", FV: structPackInto, Max: -1},
		{Name: "unpack", Sig: "(self, buffer, /)", Doc: "Return a tuple containing unpacked values.", F2: structUnpack},
		{Name: "unpack_from", Sig: "(self, /, buffer, offset=0)", Doc: "Return a tuple containing unpacked values.", FV: structUnpackFrom},
		{Name: "__sizeof__", Sig: "(self, /)", Doc: "Returns size in memory, in bytes", F1: structSizeof},
	},
	Getters: []object.GetSet{
		{Name: "format", Doc: "struct format string", Get: structFormat},
		{Name: "size", Doc: "struct size in bytes", Get: structSize},
	},
}

var structDef = object.Def{Name: "Struct", Sig: "(format)"}

func newStruct(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	return object.ValueOf(object.New[structObject](t, cls)), nil
}

func initStruct(t *thread, self value, args []value, kw *object.Tuple) error {
	w := t.Push(1)
	defer t.Pop(1)
	if err := t.BindArgs(&structDef, w, args, kw); err != nil {
		return err
	}
	if w[0].IsEmpty() {
		return t.TypeErrorf("Struct() missing required argument 'format' (pos 1)")
	}
	if _, err := format(t, w[0]); err != nil {
		return err
	}
	f := w[0]
	if f.IsBytes() {
		f = t.NewStr(object.BytesOf(f))
	}
	object.Cast[structObject](self).format = f
	return nil
}

// formatOf returns the format of a Struct.
func formatOf(t *thread, self value) (*pack.Format, error) {
	f := object.Cast[structObject](self).format
	if f.IsEmpty() {
		return nil, t.RuntimeErrorf("Struct object is not initialized")
	}
	return format(t, f)
}

func reprStruct(t *thread, self value) (value, error) {
	f := object.Cast[structObject](self).format
	if f.IsEmpty() {
		return value{}, t.RuntimeErrorf("Struct object is not initialized")
	}
	r, err := t.ReprString(f)
	if err != nil {
		return value{}, err
	}
	return t.NewStr(object.GoString(t.TypeOf(self).Name) + "(" + r + ")"), nil
}

func structFormat(t *thread, self value) (value, error) {
	_, err := formatOf(t, self)
	return object.Cast[structObject](self).format, err
}

func structSize(t *thread, self value) (value, error) {
	f, err := formatOf(t, self)
	if err != nil {
		return value{}, err
	}
	return object.Int(int64(f.Size)), nil
}

// structSizeof answers what CPython's object takes: 32 bytes for each code.
func structSizeof(t *thread, self value) (value, error) {
	f, err := formatOf(t, self)
	if err != nil {
		return value{}, err
	}
	return object.Int(int64(56 + 32*(len(f.Items)+1))), nil
}

func structPack(t *thread, args []value) (value, error) {
	f, err := formatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	return packWith(t, f, args[1:])
}

func structPackInto(t *thread, args []value) (value, error) {
	f, err := formatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	return packIntoWith(t, f, args[1:])
}

func structUnpack(t *thread, self, buf value) (value, error) {
	f, err := formatOf(t, self)
	if err != nil {
		return value{}, err
	}
	return unpackWith(t, f, buf)
}

func structUnpackFrom(t *thread, args []value) (value, error) {
	f, err := formatOf(t, args[0])
	if err != nil {
		return value{}, err
	}
	return unpackFromWith(t, f, args[1], args[2])
}

// iterator unpacks a buffer piece by piece.
//
//adder:heap
type iterator struct {
	object.Header
	format, buffer value
	at             int
}

var iteratorSpec = object.TypeSpec{
	Name: "_struct.unpack_iterator", Kind: object.KindOpaque, Size: object.SizeOf[iterator](),
	Slots:   object.Slots{Iter: selfIter, Next: iteratorNext},
	Methods: []object.Def{{Name: "__length_hint__", Sig: "(self, /)", F1: iteratorHint}},
}

func selfIter(_ *thread, v value) (value, error) { return v, nil }

func newIterator(t *thread, fv value, f *pack.Format, buf value) (value, error) {
	if f.Size == 0 {
		return value{}, structError(t, "cannot iteratively unpack with a struct of length 0")
	}
	b, err := t.BytesView(buf)
	if err != nil {
		return value{}, err
	}
	if len(b)%f.Size != 0 {
		return value{}, structError(t, "iterative unpacking requires a buffer of a multiple of %d bytes", f.Size)
	}
	it := object.New[iterator](t, t.RT.Type(&iteratorKey))
	it.format, it.buffer = fv, buf
	return object.ValueOf(it), nil
}

func iterUnpack(t *thread, fv, buf value) (value, error) {
	f, err := format(t, fv)
	if err != nil {
		return value{}, err
	}
	return newIterator(t, fv, f, buf)
}

func structIterUnpack(t *thread, self, buf value) (value, error) {
	f, err := formatOf(t, self)
	if err != nil {
		return value{}, err
	}
	return newIterator(t, object.Cast[structObject](self).format, f, buf)
}

func iteratorNext(t *thread, self value) (value, error) {
	it := object.Cast[iterator](self)
	if it.buffer.IsEmpty() {
		return value{}, nil
	}
	f, err := format(t, it.format)
	if err != nil {
		return value{}, err
	}
	b, err := t.BytesView(it.buffer)
	if err != nil {
		return value{}, err
	}
	if len(b)-it.at < f.Size {
		it.buffer = value{}
		return value{}, nil
	}
	v := get(t, f, b[it.at:it.at+f.Size])
	it.at += f.Size
	return v, nil
}

func iteratorHint(t *thread, self value) (value, error) {
	it := object.Cast[iterator](self)
	if it.buffer.IsEmpty() {
		return object.Int(0), nil
	}
	f, err := format(t, it.format)
	if err != nil {
		return value{}, err
	}
	b, err := t.BytesView(it.buffer)
	if err != nil {
		return value{}, err
	}
	return object.Int(int64((len(b) - it.at) / f.Size)), nil
}

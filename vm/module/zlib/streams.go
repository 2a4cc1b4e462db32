package zlib

import (
	"github.com/adder-vm/adder/vm/object"
)

// stream is an object that compresses or decompresses piece by piece; its state
// is in Go's memory.
//
//adder:heap
type stream struct {
	object.Header
	handle     uint32
	unused     object.Value // bytes behind the stream
	unconsumed object.Value // bytes not decompressed for want of room
}

var (
	compressKey   = object.TypeKey{Name: "zlib.Compress"}
	decompressKey = object.TypeKey{Name: "zlib.Decompress"}
)

var compressSpec = object.TypeSpec{
	Name: "zlib.Compress", Kind: object.KindOpaque, Size: object.SizeOf[stream](),
	Slots: object.Slots{Del: release},
	Methods: []object.Def{
		{Name: "compress", Text: "($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)", Sig: "($self, data, /)", Doc: "Compress a piece; return what is ready.", F2: compressPiece},
		{Name: "flush", Doc: "Compress what is left; return it.", FV: compressFlush, Max: 1},
		{Name: "copy", Sig: "($self, /)", Doc: "Return a copy in the same state.", F1: compressCopy},
		{Name: "__copy__", F1: compressCopy},
		{Name: "__deepcopy__", F2: func(t *object.Thread, self, _ object.Value) (object.Value, error) { return compressCopy(t, self) }},
	},
	NewSig: "(data, selectors)",
}

var decompressSpec = object.TypeSpec{
	Name: "zlib.Decompress", Kind: object.KindOpaque, Size: object.SizeOf[stream](),
	Slots: object.Slots{Del: release},
	Methods: []object.Def{
		{Name: "decompress", Text: "($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)", Sig: "(self, data, /, max_length=0)", Doc: "Decompress a piece; return what is ready.", FV: decompressPiece},
		{Name: "flush", Doc: "Decompress what is left; return it.", FV: decompressFlush, Max: 1},
		{Name: "copy", Sig: "($self, /)", Doc: "Return a copy in the same state.", F1: decompressCopy},
		{Name: "__copy__", F1: decompressCopy},
		{Name: "__deepcopy__", F2: func(t *object.Thread, self, _ object.Value) (object.Value, error) { return decompressCopy(t, self) }},
	},
	Getters: []object.GetSet{
		{Name: "unused_data", Get: getUnused}, {Name: "unconsumed_tail", Get: getUnconsumed}, {Name: "eof", Get: getEOF},
	},
}

var plainSig = object.Def{Name: "_ZlibDecompressor", Sig: "(wbits=15, zdict=b'')"}

var plainSpec = object.TypeSpec{
	Name: "zlib._ZlibDecompressor", Kind: object.KindOpaque, Size: object.SizeOf[stream](),
	Doc:   "Decompresses a stream, keeping the input that there was no room for.",
	Slots: object.Slots{New: plainNew, Del: release},
	Methods: []object.Def{
		{Name: "decompress", Text: "($self, /, data, max_length=-1)", Sig: "(self, data, max_length=-1)", Doc: "Decompress a piece; return what is ready.", FV: plainDecompress},
	},
	Getters: []object.GetSet{
		{Name: "unused_data", Get: getUnused}, {Name: "eof", Get: getEOF}, {Name: "needs_input", Get: getNeedsInput},
	},
	NewSig: "(wbits=15, zdict=b'')",
}

func release(t *object.Thread, v object.Value) error {
	s := object.Cast[stream](v)
	if s.handle != 0 {
		t.RT.Heap().FreeHandle(s.handle)
		s.handle = 0
	}
	return nil
}

// newStream makes an object of a type around a deflater or an inflater.
func newStream(t *object.Thread, typ *object.Type, x any) object.Value {
	s := object.New[stream](t, typ)
	s.unused, s.unconsumed = t.NewBytes(""), t.NewBytes("")
	s.handle = t.RT.Heap().NewHandle(x)
	t.RT.Heap().SetFinalizer(object.ValueOf(s).Pointer())
	return object.ValueOf(s)
}

func deflaterOf(t *object.Thread, v object.Value) *deflater {
	return t.RT.Heap().Handle(object.Cast[stream](v).handle).(*deflater)
}

func inflaterOf(t *object.Thread, v object.Value) *inflater {
	return t.RT.Heap().Handle(object.Cast[stream](v).handle).(*inflater)
}

// dictArg reads an optional preset dictionary.
func dictArg(t *object.Thread, v object.Value) ([]byte, error) {
	if v.IsEmpty() || v.IsNone() {
		return nil, nil
	}
	s, err := view(t, v)
	if err != nil {
		t.ClearError()
		return nil, t.TypeErrorf("zdict argument must support the buffer protocol")
	}
	if s == "" {
		return nil, nil
	}
	return []byte(s), nil
}

func compressObj(t *object.Thread, args []object.Value) (object.Value, error) {
	var n [5]int
	for i, def := range [...]int{defaultLevel, methodDeflated, maxWBits, 8, 0} {
		var err error
		if n[i], err = intArg(t, args[i], def); err != nil {
			return object.Empty(), err
		}
	}
	dict, err := dictArg(t, args[5])
	if err != nil {
		return object.Empty(), err
	}
	f, ok := formatOf(n[2], false)
	if !ok || n[0] < -1 || n[0] > 9 || n[1] != methodDeflated || n[3] < 1 || n[3] > 9 || n[4] < 0 || n[4] > 4 {
		return object.Empty(), t.ValueErrorf("Invalid initialization option")
	}
	z, zerr := newDeflater(f, n[0], dict)
	if zerr != nil {
		return object.Empty(), t.ValueErrorf("Invalid initialization option")
	}
	return newStream(t, t.RT.Type(&compressKey), z), nil
}

func compressPiece(t *object.Thread, self, data object.Value) (object.Value, error) {
	s, err := view(t, data)
	if err != nil {
		return object.Empty(), err
	}
	z := deflaterOf(t, self)
	if z.finished {
		return object.Empty(), raise(t, "Error -2 while compressing data: inconsistent stream state")
	}
	if err := z.write([]byte(s)); err != nil {
		return object.Empty(), raise(t, "Error -2 while compressing data: %v", err)
	}
	return t.NewBytes(string(z.take())), nil
}

func compressFlush(t *object.Thread, args []object.Value) (object.Value, error) {
	mode := finishFlush
	if len(args) > 1 {
		var err error
		if mode, err = t.IndexInt(args[1], t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	z := deflaterOf(t, args[0])
	var err error
	switch {
	case mode == noFlush:
		return t.NewBytes(""), nil
	case mode < 0 || mode > 6 || z.finished:
		return object.Empty(), raise(t, "Error -2 while flushing: inconsistent stream state")
	case mode == finishFlush:
		err = z.finish()
	default:
		err = z.flush()
	}
	if err != nil {
		return object.Empty(), raise(t, "Error -2 while flushing: %v", err)
	}
	return t.NewBytes(string(z.take())), nil
}

func compressCopy(t *object.Thread, self object.Value) (object.Value, error) {
	z := deflaterOf(t, self)
	if z.finished {
		return object.Empty(), t.ValueErrorf("Inconsistent stream state")
	}
	c, err := z.copy()
	if err != nil {
		return object.Empty(), raise(t, "Error -2 while copying compression object: %v", err)
	}
	return newStream(t, t.RT.Type(&compressKey), c), nil
}

func decompressObj(t *object.Thread, args []object.Value) (object.Value, error) {
	z, err := newInflater(t, args)
	if err != nil {
		return object.Empty(), err
	}
	return newStream(t, t.RT.Type(&decompressKey), z), nil
}

func newInflater(t *object.Thread, args []object.Value) (*inflater, error) {
	wbits, err := intArg(t, args[0], maxWBits)
	if err != nil {
		return nil, err
	}
	dict, err := dictArg(t, args[1])
	if err != nil {
		return nil, err
	}
	f, ok := formatOf(wbits, true)
	if !ok {
		return nil, t.ValueErrorf("Invalid initialization option")
	}
	return &inflater{format: f, dict: dict}, nil
}

// error raises what an inflater has stopped for.
func (z *inflater) error(t *object.Thread) error {
	switch {
	case z.badDict:
		return raise(t, "Error -3 while setting zdict: %s", z.fault)
	case z.fault != "":
		return raise(t, "Error -3 while decompressing data: %s", z.fault)
	case z.needs:
		return raise(t, "Error 2 while decompressing data")
	}
	return nil
}

// appended returns a bytes object with more at its end.
func appended(t *object.Thread, v object.Value, more []byte) object.Value {
	if len(more) == 0 {
		return v
	}
	return t.NewBytes(object.BytesOf(v) + string(more))
}

func decompressPiece(t *object.Thread, args []object.Value) (object.Value, error) {
	most, err := intArg(t, args[2], 0)
	if err != nil {
		return object.Empty(), err
	}
	if most < 0 {
		return object.Empty(), t.ValueErrorf("max_length must be non-negative")
	}
	data, err := view(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	limit := most
	if most == 0 {
		limit = -1
	}
	z := inflaterOf(t, args[0])
	s := object.Cast[stream](args[0])
	if z.done {
		s.unused = appended(t, s.unused, []byte(data))
		s.unconsumed = t.NewBytes("")
		return t.NewBytes(""), nil
	}
	z.in = append(append([]byte(nil), z.in...), data...)
	z.run(limit)
	if err := z.error(t); err != nil {
		return object.Empty(), err
	}
	out := t.NewBytes(string(z.output(limit)))
	z.settle(t, s)
	return out, nil
}

// settle puts the input that is left where Python sees it.
func (z *inflater) settle(t *object.Thread, s *stream) {
	if z.done {
		s.unused = appended(t, s.unused, z.in)
		s.unconsumed = t.NewBytes("")
	} else {
		s.unconsumed = t.NewBytes(string(z.in))
	}
	z.in = nil
}

func decompressFlush(t *object.Thread, args []object.Value) (object.Value, error) {
	if len(args) > 1 {
		n, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
		if err != nil {
			return object.Empty(), err
		}
		if n <= 0 {
			return object.Empty(), t.ValueErrorf("length must be greater than zero")
		}
	}
	z := inflaterOf(t, args[0])
	s := object.Cast[stream](args[0])
	if !z.done {
		z.in = []byte(object.BytesOf(s.unconsumed))
		z.run(-1)
		if err := z.error(t); err != nil {
			return object.Empty(), err
		}
	}
	out := t.NewBytes(string(z.output(-1)))
	z.settle(t, s)
	return out, nil
}

func decompressCopy(t *object.Thread, self object.Value) (object.Value, error) {
	s := object.Cast[stream](self)
	z := *inflaterOf(t, self)
	z.hist = append([]byte(nil), z.hist...)
	z.in = append([]byte(nil), z.in...)
	v := newStream(t, t.RT.Type(&decompressKey), &z)
	c := object.Cast[stream](v)
	c.unused, c.unconsumed = s.unused, s.unconsumed
	return v, nil
}

func plainNew(t *object.Thread, cls *object.Type, args []object.Value, kw *object.Tuple) (object.Value, error) {
	w := t.Push(2)
	defer t.Pop(2)
	if err := t.BindArgs(&plainSig, w, args, kw); err != nil {
		return object.Empty(), err
	}
	z, err := newInflater(t, w)
	if err != nil {
		return object.Empty(), err
	}
	return newStream(t, cls, z), nil
}

func plainDecompress(t *object.Thread, args []object.Value) (object.Value, error) {
	limit, err := intArg(t, args[2], -1)
	if err != nil {
		return object.Empty(), err
	}
	data, err := view(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	z := inflaterOf(t, args[0])
	if z.done && z.given == len(z.hist) {
		return object.Empty(), t.Raise(t.RT.T.Exc.EOFError, "End of stream already reached")
	}
	z.in = append(append([]byte(nil), z.in...), data...)
	z.run(limit)
	if err := z.error(t); err != nil {
		return object.Empty(), err
	}
	out := t.NewBytes(string(z.output(limit)))
	if z.done {
		s := object.Cast[stream](args[0])
		s.unused = appended(t, s.unused, z.in)
		z.in = nil
	}
	return out, nil
}

func getUnused(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[stream](v).unused, nil
}

func getUnconsumed(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Cast[stream](v).unconsumed, nil
}

func getEOF(t *object.Thread, v object.Value) (object.Value, error) {
	z := inflaterOf(t, v)
	return object.Bool(z.done && z.given == len(z.hist)), nil
}

func getNeedsInput(t *object.Thread, v object.Value) (object.Value, error) {
	z := inflaterOf(t, v)
	return object.Bool(!z.done && len(z.in) == 0 && z.given == len(z.hist)), nil
}

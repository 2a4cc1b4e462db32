package io

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _io module.
var Module = vm.NativeModule{
	Name: "_io",
	Doc:  "Streams of bytes and of text: files, buffers, and memory.",
	Funcs: []object.Def{
		{Name: "open", Sig: openSig, FV: open, Doc: "Open a file as a stream of text, or of bytes in a mode with b."},
		{Name: "open_code", Sig: "(path)", FV: openCode, Doc: "Open a file of code to be run, as a stream of bytes."},
		{Name: "text_encoding", Text: "($module, encoding, stacklevel=2, /)", FV: textEncodingFunc, Min: 1, Max: 2, Doc: "The encoding that a function given encoding=None passes on to open()."},
	},
	Init: initModule, Thaw: thaw,
	Types: []*object.TypeSpec{
		&ioBaseSpec, &rawBaseSpec, &bufferedBaseSpec, &textBaseSpec, &fileIOSpec, &readerSpec, &writerSpec, &randomSpec,
		&textSpec, &newlineSpec, &pairSpec, &bytesIOSpec, &stringIOSpec,
	},
}

var (
	ioBaseKey       = object.TypeKey{Name: "_io._IOBase"}
	rawBaseKey      = object.TypeKey{Name: "_io._RawIOBase"}
	bufferedBaseKey = object.TypeKey{Name: "_io._BufferedIOBase"}
	textBaseKey     = object.TypeKey{Name: "_io._TextIOBase"}
	fileIOKey       = object.TypeKey{Name: "_io.FileIO"}
	readerKey       = object.TypeKey{Name: "_io.BufferedReader"}
	writerKey       = object.TypeKey{Name: "_io.BufferedWriter"}
	randomKey       = object.TypeKey{Name: "_io.BufferedRandom"}
	pairKey         = object.TypeKey{Name: "_io.BufferedRWPair"}
	textKey         = object.TypeKey{Name: "_io.TextIOWrapper"}
	newlineKey      = object.TypeKey{Name: "_io.IncrementalNewlineDecoder"}
	bytesIOKey      = object.TypeKey{Name: "_io.BytesIO"}
	stringIOKey     = object.TypeKey{Name: "_io.StringIO"}
	unsupportedKey  = object.TypeKey{Name: "io.UnsupportedOperation"}
)

// makeTypes makes the types of this package, once for each runtime: sys needs them
// before anybody imports _io.
func makeTypes(t *object.Thread) error {
	rt := t.RT
	if rt.Type(&ioBaseKey) != nil {
		return nil
	}
	for _, x := range []struct {
		spec      *object.TypeSpec
		key, base *object.TypeKey
	}{
		{&ioBaseSpec, &ioBaseKey, nil},
		{&rawBaseSpec, &rawBaseKey, &ioBaseKey},
		{&bufferedBaseSpec, &bufferedBaseKey, &ioBaseKey},
		{&textBaseSpec, &textBaseKey, &ioBaseKey},
		{&fileIOSpec, &fileIOKey, &rawBaseKey},
		{&readerSpec, &readerKey, &bufferedBaseKey},
		{&writerSpec, &writerKey, &bufferedBaseKey},
		{&randomSpec, &randomKey, &bufferedBaseKey},
		{&textSpec, &textKey, &textBaseKey},
		{&newlineSpec, &newlineKey, nil},
		{&pairSpec, &pairKey, &bufferedBaseKey},
		{&bytesIOSpec, &bytesIOKey, &bufferedBaseKey},
		{&stringIOSpec, &stringIOKey, &textBaseKey},
	} {
		base := rt.T.Object
		if x.base != nil {
			base = rt.Type(x.base)
		}
		rt.RegisterType(x.key, t.NewBuiltinType(x.spec, base))
	}
	ns := t.NewDict()
	ns.SetString(t, "__module__", t.InternString("io"))
	bases := t.Tuple2(rt.T.Exc.OSError.Value(), rt.T.Exc.ValueError.Value())
	v, err := t.Call3(rt.T.Type.Value(), t.NewStr("UnsupportedOperation"), bases, ns.Value())
	if err != nil {
		return err
	}
	rt.RegisterType(&unsupportedKey, v.AsType())
	return nil
}

// thaw has streams flushed at the end.
func thaw(m *vm.VM, _ *object.Thread, _ *object.Module, _ []byte) error {
	m.AtFinish(flushAll)
	return nil
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	if err := makeTypes(t); err != nil {
		return err
	}
	m.AtFinish(flushAll)
	rt, d := t.RT, mod.Dict
	for _, k := range []*object.TypeKey{
		&ioBaseKey, &rawBaseKey, &bufferedBaseKey, &textBaseKey, &fileIOKey, &readerKey, &writerKey, &randomKey,
		&textKey, &newlineKey, &pairKey, &bytesIOKey, &stringIOKey, &unsupportedKey,
	} {
		typ := rt.Type(k)
		d.SetString(t, typ.NameString(), typ.Value())
	}
	d.SetString(t, "DEFAULT_BUFFER_SIZE", object.Int(defaultBufferSize))
	d.SetString(t, "BlockingIOError", rt.T.Exc.BlockingIOError.Value())
	return nil
}

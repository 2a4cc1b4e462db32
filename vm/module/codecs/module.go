// Package codecs is the native module _codecs: the registry of codecs and error
// handlers, and the built-in codecs as functions. The conversions themselves are
// vm/object/codecs; str.encode and bytes.decode reach other codecs through the
// registry that Init plugs into the runtime.
package codecs

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
	text "github.com/adder-vm/adder/vm/object/codecs"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "_codecs",
	Funcs: []object.Def{
		{Name: "register", Sig: "(search_function, /)", F1: register},
		{Name: "unregister", Sig: "(search_function, /)", F1: unregister},
		{Name: "lookup", Sig: "(encoding, /)", F1: lookup},
		{Name: "encode", Sig: "(obj, encoding='utf-8', errors='strict')", FV: encode},
		{Name: "decode", Sig: "(obj, encoding='utf-8', errors='strict')", FV: decode},
		{Name: "register_error", Sig: "(errors, handler, /)", F2: registerError},
		{Name: "_unregister_error", Sig: "(errors, /)", F1: unregisterError},
		{Name: "lookup_error", Sig: "(name, /)", F1: lookupError},
		{Name: "escape_decode", Sig: "(data, errors=None, /)", FV: escapeDecode},
		{Name: "escape_encode", Sig: "(data, errors=None, /)", FV: escapeEncode},
		{Name: "readbuffer_encode", Sig: "(data, errors=None, /)", FV: readBufferEncode},
		{Name: "utf_8_decode", Sig: "(data, errors=None, final=False, /)", FV: utf8Decode},
		{Name: "utf_7_decode", Sig: "(data, errors=None, final=False, /)", FV: utf7Decode},
		{Name: "utf_16_decode", Sig: "(data, errors=None, final=False, /)", FV: utf16Decode},
		{Name: "utf_16_le_decode", Sig: "(data, errors=None, final=False, /)", FV: utf16LEDecode},
		{Name: "utf_16_be_decode", Sig: "(data, errors=None, final=False, /)", FV: utf16BEDecode},
		{Name: "utf_16_ex_decode", Sig: "(data, errors=None, byteorder=0, final=False, /)", FV: utf16ExDecode},
		{Name: "utf_32_decode", Sig: "(data, errors=None, final=False, /)", FV: utf32Decode},
		{Name: "utf_32_le_decode", Sig: "(data, errors=None, final=False, /)", FV: utf32LEDecode},
		{Name: "utf_32_be_decode", Sig: "(data, errors=None, final=False, /)", FV: utf32BEDecode},
		{Name: "utf_32_ex_decode", Sig: "(data, errors=None, byteorder=0, final=False, /)", FV: utf32ExDecode},
		{Name: "unicode_escape_decode", Sig: "(data, errors=None, final=True, /)", FV: unicodeEscapeDecode},
		{Name: "raw_unicode_escape_decode", Sig: "(data, errors=None, final=True, /)", FV: rawUnicodeEscapeDecode},
		{Name: "latin_1_decode", Sig: "(data, errors=None, /)", FV: latin1Decode},
		{Name: "ascii_decode", Sig: "(data, errors=None, /)", FV: asciiDecode},
		{Name: "charmap_decode", Sig: "(data, errors=None, mapping=None, /)", FV: charmapDecode},
		{Name: "utf_8_encode", Sig: "(str, errors=None, /)", FV: utf8Encode},
		{Name: "utf_7_encode", Sig: "(str, errors=None, /)", FV: utf7Encode},
		{Name: "utf_16_encode", Sig: "(str, errors=None, byteorder=0, /)", FV: utf16Encode},
		{Name: "utf_16_le_encode", Sig: "(str, errors=None, /)", FV: utf16LEEncode},
		{Name: "utf_16_be_encode", Sig: "(str, errors=None, /)", FV: utf16BEEncode},
		{Name: "utf_32_encode", Sig: "(str, errors=None, byteorder=0, /)", FV: utf32Encode},
		{Name: "utf_32_le_encode", Sig: "(str, errors=None, /)", FV: utf32LEEncode},
		{Name: "utf_32_be_encode", Sig: "(str, errors=None, /)", FV: utf32BEEncode},
		{Name: "unicode_escape_encode", Sig: "(str, errors=None, /)", FV: unicodeEscapeEncode},
		{Name: "raw_unicode_escape_encode", Sig: "(str, errors=None, /)", FV: rawUnicodeEscapeEncode},
		{Name: "latin_1_encode", Sig: "(str, errors=None, /)", FV: latin1Encode},
		{Name: "ascii_encode", Sig: "(str, errors=None, /)", FV: asciiEncode},
		{Name: "charmap_encode", Sig: "(str, errors=None, mapping=None, /)", FV: charmapEncode},
		{Name: "charmap_build", Sig: "(map, /)", F1: charmapBuild},
	},
	Init: initModule,
}

// registry is a runtime's registered codecs and error handlers.
//
//adder:root
type registry struct {
	vm       *vm.VM
	search   *object.List // search functions
	found    *object.Dict // codecs by normalized name
	handlers *object.Dict
	imported bool
}

type registryKey struct{}

func registryOf(t *object.Thread) *registry { return t.RT.State(registryKey{}).(*registry) }

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	r := &registry{vm: m, search: t.NewList(0), found: t.NewDict(), handlers: t.NewDict()}
	t.RT.SetState(registryKey{}, r)
	t.RT.AddRoots(func(m *heap.Marker) {
		for _, v := range [...]object.Value{r.search.Value(), r.found.Value(), r.handlers.Value()} {
			m.Mark(v.Addr())
		}
	})
	for i := range builtinHandlers {
		d := &builtinHandlers[i].def
		r.handlers.SetString(t, builtinHandlers[i].name, t.NewNativeFunction(d, mod.Value(), t.InternString("_codecs")))
	}
	t.RT.SetCodecs(r)
	return nil
}

// call carries the arguments of a built-in codec.
type call struct {
	errors text.Errors
	input  object.Value // what exceptions show
	pushed bool
}

// done gives back what policy has taken.
func (c *call) done(t *object.Thread) {
	if c.pushed {
		t.Pop(2)
	}
}

// policy finds the error handler named by an argument, which may be None.
func policy(t *object.Thread, errors, input object.Value) (c call, err error) {
	c.input = input
	if errors.IsEmpty() || errors.IsNone() {
		return c, nil
	}
	h, custom, err := t.ErrorPolicy(object.StringOf(errors))
	if err != nil {
		// A name nobody knows matters only once there is an error.
		t.ClearError()
		c.errors = text.Errors{Policy: text.Strict}
		return c, nil
	}
	c.errors = h
	if !custom.IsEmpty() {
		c.errors.Handler = t.PushHandler(custom, input)
		c.pushed = true
	}
	return c, nil
}

// bytesArg reads the data of a decoder: its contents, in an object that does not
// change.
func bytesArg(t *object.Thread, v object.Value) (data string, input object.Value, err error) {
	if v.IsStr() {
		return "", v, t.TypeErrorf("a bytes-like object is required, not 'str'")
	}
	view, err := t.BytesView(v)
	if err != nil {
		return "", v, err
	}
	if !v.IsBytes() {
		v = t.NewBytes(view)
		view = object.BytesOf(v)
	}
	return view, v, nil
}

func flag(t *object.Thread, v object.Value, def bool) (bool, error) {
	if v.IsEmpty() {
		return def, nil
	}
	return t.Truth(v)
}

// decoded returns what a decoder made, or raises its error.
func decoded(t *object.Thread, c *call, out []byte, used int, err error) (object.Value, error) {
	c.done(t)
	if err != nil {
		return object.Value{}, t.CodecError(err, c.input)
	}
	return t.Tuple2(t.NewStrBytes(out), object.Int(int64(used))), nil
}

// encoded returns what an encoder made, or raises its error.
func encoded(t *object.Thread, c *call, out []byte, err error) (object.Value, error) {
	c.done(t)
	if err != nil {
		return object.Value{}, t.CodecError(err, c.input)
	}
	return t.Tuple2(t.NewBytes(string(out)), object.Int(int64(c.input.AsStr().Len()))), nil
}

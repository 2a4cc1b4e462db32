// Package json is the native module _json: the scanner and the encoder that
// module json uses for speed. Characters are package scan's business.
package json

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/json/scan"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "_json",
	Funcs: []object.Def{
		{Name: "encode_basestring_ascii", Text: "($self, object, /)", Sig: "(object, /)", F1: encodeASCII},
		{Name: "encode_basestring", Text: "($self, object, /)", Sig: "(object, /)", F1: encodeString},
		{Name: "scanstring", FV: scanString, Min: 2, Max: 3},
	},
	Init: initModule,
}

var (
	scannerKey = object.TypeKey{Name: "_json.Scanner"}
	encoderKey = object.TypeKey{Name: "_json.Encoder"}
)

type hostKey struct{}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	t.RT.SetState(hostKey{}, m)
	for _, x := range [...]struct {
		key  *object.TypeKey
		spec *object.TypeSpec
		name string
	}{{&scannerKey, &scannerSpec, "make_scanner"}, {&encoderKey, &encoderSpec, "make_encoder"}} {
		typ := t.NewBuiltinType(x.spec, t.RT.T.Object)
		t.RT.RegisterType(x.key, typ)
		mod.Dict.SetString(t, x.name, typ.Value())
	}
	return nil
}

func encodeASCII(t *object.Thread, v object.Value) (object.Value, error) {
	if !v.IsStr() {
		return object.Value{}, t.TypeErrorf("first argument must be a string, not %s", t.TypeName(v))
	}
	s := object.StringOf(v)
	return t.NewStrBytes(scan.AppendQuotedASCII(make([]byte, 0, len(s)+len(s)/4+2), s)), nil
}

func encodeString(t *object.Thread, v object.Value) (object.Value, error) {
	if !v.IsStr() {
		return object.Value{}, t.TypeErrorf("first argument must be a string, not %s", t.TypeName(v))
	}
	s := object.StringOf(v)
	return t.NewStrBytes(scan.AppendQuoted(make([]byte, 0, len(s)+len(s)/8+2), s)), nil
}

// scanString is scanstring(string, end, strict=True).
func scanString(t *object.Thread, args []object.Value) (object.Value, error) {
	str := args[0]
	end, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	strict := true
	if len(args) > 2 {
		if strict, err = t.Truth(args[2]); err != nil {
			return object.Value{}, err
		}
	}
	if !str.IsStr() {
		return object.Value{}, t.TypeErrorf("first argument must be a string, not %s", t.TypeName(str))
	}
	if end < 0 || end > str.AsStr().Len() {
		return object.Value{}, t.ValueErrorf("end is out of bounds")
	}
	v, next, err := literal(t, str, t.StrOffset(str, end), strict)
	if err != nil {
		return object.Value{}, err
	}
	return t.Tuple2(v, object.Int(int64(t.StrIndex(str, next)))), nil
}

// literal reads the string literal whose quote stands before the byte offset i.
func literal(t *object.Thread, str object.Value, i int, strict bool) (object.Value, int, error) {
	s := object.StringOf(str)
	buf, text, plain, next, err := scan.String(nil, s, i, strict)
	if err != nil {
		e := err.(*scan.Error)
		return object.Value{}, 0, decodeError(t, e.Text, str, e.At)
	}
	if plain {
		return t.SubStr(str, i, i+len(text)), next, nil
	}
	return t.NewStrBytes(buf), next, nil
}

// decodeError raises json.JSONDecodeError about a byte offset, which may be -1.
func decodeError(t *object.Thread, text string, str object.Value, at int) error {
	m := t.RT.State(hostKey{}).(*vm.VM)
	mod, err := m.Import(t, t.InternString("json.decoder"), nil, t.Tuple1(t.InternString("JSONDecodeError")), 0)
	if err != nil {
		return err
	}
	typ, err := t.GetAttrString(mod, "JSONDecodeError")
	if err != nil {
		return err
	}
	if at > 0 {
		at = t.StrIndex(str, at)
	}
	exc, err := t.Call3(typ, t.NewStr(text), str, object.Int(int64(at)))
	if err != nil {
		return err
	}
	if !exc.IsException() {
		return t.ValueErrorf("%s", text)
	}
	return t.RaiseValue(exc)
}

// Package binascii is the native module of that name: base64, hexadecimal,
// uuencoding, quoted-printable and checksums.
package binascii

import (
	"hash/crc32"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "binascii",
	Funcs: []object.Def{
		{Name: "a2b_base64", Sig: "(data, /, *, strict_mode=False)", FV: a2bBase64},
		{Name: "b2a_base64", Sig: "(data, /, *, newline=True)", FV: b2aBase64},
		{Name: "a2b_hex", Sig: "(hexstr, /)", F1: a2bHex},
		{Name: "unhexlify", Sig: "(hexstr, /)", F1: a2bHex},
		{Name: "b2a_hex", Sig: "(data, sep=<unrepresentable>, bytes_per_sep=1)", FV: b2aHex},
		{Name: "hexlify", Sig: "(data, sep=<unrepresentable>, bytes_per_sep=1)", FV: b2aHex},
		{Name: "a2b_uu", Sig: "(data, /)", F1: a2bUU},
		{Name: "b2a_uu", Sig: "(data, /, *, backtick=False)", FV: b2aUU},
		{Name: "a2b_qp", Sig: "(data, header=False)", FV: a2bQP},
		{Name: "b2a_qp", Sig: "(data, quotetabs=False, istext=True, header=False)", FV: b2aQP},
		{Name: "crc32", Sig: "(data, crc=0, /)", FV: crc},
		{Name: "crc_hqx", Sig: "(data, crc, /)", F2: crcHQX},
	},
	Init: initModule,
}

var (
	errorKey      = object.TypeKey{Name: "binascii.Error"}
	incompleteKey = object.TypeKey{Name: "binascii.Incomplete"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range [...]struct {
		key  *object.TypeKey
		name string
		base *object.Type
	}{{&errorKey, "Error", t.RT.T.Exc.ValueError}, {&incompleteKey, "Incomplete", t.RT.T.Exc.Exception}} {
		ns := t.NewDict()
		ns.SetString(t, "__module__", t.InternString("binascii"))
		w := t.Push(3)
		w[0], w[1], w[2] = t.InternString(x.name), t.Tuple1(x.base.Value()), ns.Value()
		typ, err := t.Call(t.RT.T.Type.Value(), w, nil)
		t.Pop(3)
		if err != nil {
			return err
		}
		t.RT.RegisterType(x.key, typ.AsType())
		m.Dict.SetString(t, x.name, typ)
	}
	return nil
}

func fail(t *object.Thread, format string, args ...any) (object.Value, error) {
	return object.Value{}, t.Raisef(t.RT.Type(&errorKey), format, args...)
}

// text reads an argument that is ASCII text, str or bytes-like.
func text(t *object.Thread, v object.Value) (string, error) {
	if v.IsStr() {
		if !v.AsStr().ASCII() {
			return "", t.ValueErrorf("string argument should contain only ASCII characters")
		}
		return object.StringOf(v), nil
	}
	if !t.IsBytesLike(v) {
		return "", t.TypeErrorf("argument should be bytes, buffer or ASCII string, not '%s'", t.TypeName(v))
	}
	return t.BytesView(v)
}

func flag(t *object.Thread, v object.Value, def bool) (bool, error) {
	if v.IsEmpty() {
		return def, nil
	}
	return t.Truth(v)
}

func a2bHex(t *object.Thread, v object.Value) (object.Value, error) {
	s, err := text(t, v)
	if err != nil {
		return object.Value{}, err
	}
	if len(s)%2 != 0 {
		return fail(t, "Odd-length string")
	}
	r, out := t.NewBytesN(len(s) / 2)
	for i := range out {
		hi, lo := hexValue(s[2*i]), hexValue(s[2*i+1])
		if hi < 0 || lo < 0 {
			return fail(t, "Non-hexadecimal digit found")
		}
		out[i] = byte(hi<<4 | lo)
	}
	return r, nil
}

func hexValue(c byte) int {
	switch {
	case c-'0' < 10:
		return int(c - '0')
	case c|0x20-'a' < 6:
		return int(c|0x20-'a') + 10
	}
	return -1
}

func b2aHex(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	v, err := t.HexOf(s, args[1], args[2])
	if err != nil {
		return v, err
	}
	return t.NewBytes(object.StringOf(v)), nil
}

func crc(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	start := uint32(0)
	if !args[1].IsEmpty() {
		n, err := t.IndexInt(args[1], nil)
		if err != nil {
			return object.Value{}, err
		}
		start = uint32(n)
	}
	return object.Int(int64(crc32.Update(start, crc32.IEEETable, []byte(s)))), nil
}

func crcHQX(t *object.Thread, data, start object.Value) (object.Value, error) {
	s, err := t.BytesView(data)
	if err != nil {
		return object.Value{}, err
	}
	n, err := t.IndexInt(start, nil)
	if err != nil {
		return object.Value{}, err
	}
	// CRC-CCITT with the polynomial 0x1021.
	c := uint16(n)
	for i := range len(s) {
		c ^= uint16(s[i]) << 8
		for range 8 {
			if c&0x8000 != 0 {
				c = c<<1 ^ 0x1021
			} else {
				c <<= 1
			}
		}
	}
	return object.Int(int64(c)), nil
}

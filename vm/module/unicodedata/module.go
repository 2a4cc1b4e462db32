// Package unicodedata is the native module of that name, on the tables of
// vm/object/unidata.
package unicodedata

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "unicodedata",
	Funcs: []object.Def{
		{Name: "bidirectional", Sig: "(chr, /)", F1: bidirectional},
		{Name: "category", Sig: "(chr, /)", F1: category},
		{Name: "combining", Sig: "(chr, /)", F1: combining},
		{Name: "decimal", Sig: "(chr, default=<unrepresentable>, /)", FV: decimal},
		{Name: "decomposition", Sig: "(chr, /)", F1: decomposition},
		{Name: "digit", Sig: "(chr, default=<unrepresentable>, /)", FV: digit},
		{Name: "east_asian_width", Sig: "(chr, /)", F1: eastAsianWidth},
		{Name: "is_normalized", Sig: "(form, unistr, /)", F2: isNormalized},
		{Name: "lookup", Sig: "(name, /)", F1: lookup},
		{Name: "mirrored", Sig: "(chr, /)", F1: mirrored},
		{Name: "name", Sig: "(chr, default=<unrepresentable>, /)", FV: name},
		{Name: "normalize", Sig: "(form, unistr, /)", F2: normalize},
		{Name: "numeric", Sig: "(chr, default=<unrepresentable>, /)", FV: numeric},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "unidata_version", t.NewStr(unidata.Version))
		typ := t.NewBuiltinType(&databaseSpec, t.RT.T.Object)
		t.RT.RegisterType(&databaseKey, typ)
		m.Dict.SetString(t, "UCD", typ.Value())
		m.Dict.SetString(t, "ucd_3_2_0", object.ValueOf(object.New[database](t, typ)))
		return nil
	},
}

// char reads an argument that must be one character.
func char(t *object.Thread, v object.Value, function string, second bool) (rune, error) {
	where := ""
	if second {
		where = " 1"
	}
	if !v.IsStr() {
		return 0, t.TypeErrorf("%s() argument%s must be a unicode character, not %s", function, where, t.ArgTypeName(v))
	}
	if n := v.AsStr().Len(); n != 1 {
		return 0, t.TypeErrorf("%s(): argument%s must be a unicode character, not a string of length %d", function, where, n)
	}
	r, _ := wtf8.Decode(object.StringOf(v), 0)
	return r, nil
}

func bidirectional(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "bidirectional", false)
	return t.InternString(unidata.Bidirectional(r)), err
}

func category(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "category", false)
	return t.InternString(unidata.Category(r)), err
}

func combining(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "combining", false)
	return object.Int(int64(unidata.Combining(r))), err
}

func mirrored(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "mirrored", false)
	if unidata.Mirrored(r) {
		return object.Int(1), err
	}
	return object.Int(0), err
}

func eastAsianWidth(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "east_asian_width", false)
	return t.InternString(unidata.EastAsianWidth(r)), err
}

func decomposition(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := char(t, v, "decomposition", false)
	return t.NewStrBytes(unidata.AppendDecomposition(nil, r)), err
}

// orDefault returns the default given for what a character does not have, or
// raises.
func orDefault(t *object.Thread, args []object.Value, problem string) (object.Value, error) {
	if args[1].IsEmpty() {
		return object.Value{}, t.ValueErrorf("%s", problem)
	}
	return args[1], nil
}

func decimal(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[0], "decimal", true)
	if err != nil {
		return object.Value{}, err
	}
	if d := unidata.Decimal(r); d >= 0 {
		return object.Int(int64(d)), nil
	}
	return orDefault(t, args, "not a decimal")
}

func digit(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[0], "digit", true)
	if err != nil {
		return object.Value{}, err
	}
	if d := unidata.Digit(r); d >= 0 {
		return object.Int(int64(d)), nil
	}
	return orDefault(t, args, "not a digit")
}

func numeric(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[0], "numeric", true)
	if err != nil {
		return object.Value{}, err
	}
	if f, ok := unidata.Numeric(r); ok {
		return object.Float(f), nil
	}
	return orDefault(t, args, "not a numeric character")
}

func name(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[0], "name", true)
	if err != nil {
		return object.Value{}, err
	}
	if s, ok := unidata.AppendName(nil, r); ok {
		return t.NewStrBytes(s), nil
	}
	return orDefault(t, args, "no such name")
}

func lookup(t *object.Thread, v object.Value) (object.Value, error) {
	if !v.IsStr() && !v.IsBytes() {
		if !t.IsBytesLike(v) {
			return object.Value{}, t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
		}
		return object.Value{}, t.TypeErrorf("lookup() argument must be read-only bytes-like object, not %s", t.TypeName(v))
	}
	var s string
	if v.IsStr() {
		s = object.StringOf(v)
	} else {
		s = object.BytesOf(v)
	}
	if len(s) > 256 {
		return object.Value{}, t.RaiseArg(t.RT.T.Exc.KeyError, t.NewStr("name too long"))
	}
	if out, ok := unidata.AppendLookup(nil, s); ok {
		return t.NewStrBytes(out), nil
	}
	return object.Value{}, t.RaiseArg(t.RT.T.Exc.KeyError, t.NewStr("undefined character name '"+s+"'"))
}

// formAndText reads the arguments of normalize and is_normalized.
func formAndText(t *object.Thread, form, s object.Value, function string) (unidata.Form, string, error) {
	for i, v := range [2]object.Value{form, s} {
		if !v.IsStr() {
			return 0, "", t.TypeErrorf("%s() argument %d must be str, not %s", function, i+1, t.ArgTypeName(v))
		}
	}
	f, ok := unidata.FormByName(object.StringOf(form))
	if !ok && object.StringOf(s) != "" {
		return 0, "", t.ValueErrorf("invalid normalization form")
	}
	return f, object.StringOf(s), nil
}

func normalize(t *object.Thread, form, s object.Value) (object.Value, error) {
	f, text, err := formAndText(t, form, s, "normalize")
	if err != nil {
		return object.Value{}, err
	}
	if s.AsStr().ASCII() {
		return s, nil
	}
	return t.NewStrBytes(unidata.AppendNormal(make([]byte, 0, len(text)), text, f)), nil
}

func isNormalized(t *object.Thread, form, s object.Value) (object.Value, error) {
	f, text, err := formAndText(t, form, s, "is_normalized")
	if err != nil {
		return object.Value{}, err
	}
	return object.Bool(unidata.IsNormal(text, f)), nil
}

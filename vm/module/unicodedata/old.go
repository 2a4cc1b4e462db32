package unicodedata

import (
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/unidata"
)

// database is the object ucd_3_2_0, which answers as of Unicode 3.2.
//
//adder:heap
type database struct{ object.Header }

var databaseKey = object.TypeKey{Name: "unicodedata.UCD"}

var databaseSpec = object.TypeSpec{
	Name: "unicodedata.UCD", Kind: object.KindOpaque, Size: object.SizeOf[database](), Flags: object.TypeNoNew,
	Methods: []object.Def{
		{Name: "bidirectional", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldBidirectional},
		{Name: "category", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldCategory},
		{Name: "combining", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldCombining},
		{Name: "decimal", Text: "($self, chr, default=<unrepresentable>, /)", Sig: "(self, chr, default=<unrepresentable>, /)", FV: oldDecimal},
		{Name: "decomposition", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldDecomposition},
		{Name: "digit", Text: "($self, chr, default=<unrepresentable>, /)", Sig: "(self, chr, default=<unrepresentable>, /)", FV: oldDigit},
		{Name: "east_asian_width", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldEastAsianWidth},
		{Name: "is_normalized", Text: "($self, form, unistr, /)", Sig: "(self, form, unistr, /)", F3: oldIsNormalized},
		{Name: "lookup", Text: "($self, name, /)", Sig: "(self, name, /)", F2: oldLookup},
		{Name: "mirrored", Text: "($self, chr, /)", Sig: "(self, chr, /)", F2: oldMirrored},
		{Name: "name", Text: "($self, chr, default=<unrepresentable>, /)", Sig: "(self, chr, default=<unrepresentable>, /)", FV: oldName},
		{Name: "normalize", Text: "($self, form, unistr, /)", Sig: "(self, form, unistr, /)", F3: oldNormalize},
		{Name: "numeric", Text: "($self, chr, default=<unrepresentable>, /)", Sig: "(self, chr, default=<unrepresentable>, /)", FV: oldNumeric},
	},
	Getters: []object.GetSet{{Name: "unidata_version", Get: oldVersion}},
}

func oldVersion(t *object.Thread, _ object.Value) (object.Value, error) {
	return t.InternString("3.2.0"), nil
}

func oldBidirectional(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "bidirectional", false)
	return t.InternString(unidata.Bidirectional32(r)), err
}

func oldCategory(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "category", false)
	return t.InternString(unidata.Category32(r)), err
}

func oldCombining(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "combining", false)
	return object.Int(int64(unidata.Combining32(r))), err
}

func oldMirrored(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "mirrored", false)
	if unidata.Mirrored32(r) {
		return object.Int(1), err
	}
	return object.Int(0), err
}

func oldEastAsianWidth(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "east_asian_width", false)
	return t.InternString(unidata.EastAsianWidth32(r)), err
}

func oldDecomposition(t *object.Thread, _, v object.Value) (object.Value, error) {
	r, err := char(t, v, "decomposition", false)
	return t.NewStrBytes(unidata.AppendDecomposition32(nil, r)), err
}

func oldDecimal(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[1], "decimal", true)
	if err != nil {
		return object.Value{}, err
	}
	if d := unidata.Decimal32(r); d >= 0 {
		return object.Int(int64(d)), nil
	}
	return orDefault(t, args[1:], "not a decimal")
}

func oldDigit(t *object.Thread, args []object.Value) (object.Value, error) {
	return digit(t, args[1:])
}

func oldNumeric(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[1], "numeric", true)
	if err != nil {
		return object.Value{}, err
	}
	if f, ok := unidata.Numeric32(r); ok {
		return object.Float(f), nil
	}
	return orDefault(t, args[1:], "not a numeric character")
}

func oldName(t *object.Thread, args []object.Value) (object.Value, error) {
	r, err := char(t, args[1], "name", true)
	if err != nil {
		return object.Value{}, err
	}
	if !unidata.Assigned32(r) {
		return orDefault(t, args[1:], "no such name")
	}
	return name(t, args[1:])
}

func oldLookup(t *object.Thread, _, v object.Value) (object.Value, error) { return lookup(t, v) }

func oldNormalize(t *object.Thread, _, form, s object.Value) (object.Value, error) {
	f, text, err := formAndText(t, form, s, "normalize")
	if err != nil {
		return object.Value{}, err
	}
	if s.AsStr().ASCII() {
		return s, nil
	}
	return t.NewStrBytes(unidata.AppendNormal32(make([]byte, 0, len(text)), text, f)), nil
}

func oldIsNormalized(t *object.Thread, _, form, s object.Value) (object.Value, error) {
	f, text, err := formAndText(t, form, s, "is_normalized")
	if err != nil {
		return object.Value{}, err
	}
	return object.Bool(string(unidata.AppendNormal32(nil, text, f)) == text), nil
}

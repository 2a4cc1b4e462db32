// Package lzma is the native module _lzma: compression and decompression of the
// formats of xz, piece by piece.
//
// The work is github.com/ulikunitz/xz's. It knows the filters LZMA1 and LZMA2; the
// others of the format are described by the functions about filters, and refused
// where data would have to pass through them. What it writes any xz reads, but xz
// itself would write other bytes.
package lzma

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// The formats.
const (
	formatAuto = iota
	formatXZ
	formatAlone
	formatRaw
)

// The integrity checks.
const (
	checkNone    = 0
	checkCRC32   = 1
	checkCRC64   = 4
	checkSHA256  = 10
	checkMax     = 15
	checkUnknown = 16
)

// presetDefault is the preset when none is given; presetExtreme may be added to any.
const (
	presetDefault = 6
	presetExtreme = 1 << 31
)

// The filters.
const (
	filterDelta    = 3
	filterX86      = 4
	filterPowerPC  = 5
	filterIA64     = 6
	filterARM      = 7
	filterARMThumb = 8
	filterSPARC    = 9
	filterLZMA2    = 0x21
	filterLZMA1    = 0x4000000000000001
)

// Module is the definition of the _lzma module.
var Module = vm.NativeModule{
	Name: "_lzma",
	Doc:  "Compression and decompression in the formats of xz.",
	Funcs: []object.Def{
		{Name: "is_check_supported", Sig: "($module, check_id, /)", Doc: "Return whether an integrity check can be made.", F1: isCheckSupported},
		{Name: "_encode_filter_properties", Sig: "($module, filter, /)", Doc: "Return a filter's settings as they stand in files.", F1: encodeProperties},
		{Name: "_decode_filter_properties", Sig: "($module, filter_id, encoded_props, /)", Doc: "Return a filter with the settings that stand in a file.", F2: decodeProperties},
	},
	Init: initModule,
}

var errorKey = object.TypeKey{Name: "_lzma.LZMAError"}

func initModule(_ *vm.VM, t *thread, m *object.Module) error {
	for _, c := range []struct {
		name  string
		value int64
	}{
		{"FORMAT_AUTO", formatAuto}, {"FORMAT_XZ", formatXZ}, {"FORMAT_ALONE", formatAlone}, {"FORMAT_RAW", formatRaw},
		{"CHECK_NONE", checkNone}, {"CHECK_CRC32", checkCRC32}, {"CHECK_CRC64", checkCRC64}, {"CHECK_SHA256", checkSHA256},
		{"CHECK_ID_MAX", checkMax}, {"CHECK_UNKNOWN", checkUnknown},
		{"FILTER_DELTA", filterDelta}, {"FILTER_X86", filterX86}, {"FILTER_POWERPC", filterPowerPC}, {"FILTER_IA64", filterIA64},
		{"FILTER_ARM", filterARM}, {"FILTER_ARMTHUMB", filterARMThumb}, {"FILTER_SPARC", filterSPARC},
		{"FILTER_LZMA1", filterLZMA1}, {"FILTER_LZMA2", filterLZMA2},
		{"MF_HC3", 3}, {"MF_HC4", 4}, {"MF_BT2", 0x12}, {"MF_BT3", 0x13}, {"MF_BT4", 0x14}, {"MODE_FAST", 1}, {"MODE_NORMAL", 2},
		{"PRESET_DEFAULT", presetDefault}, {"PRESET_EXTREME", presetExtreme},
	} {
		m.Dict.SetString(t, c.name, object.Int(c.value))
	}
	m.Dict.SetString(t, "LZMACompressor", t.NewBuiltinType(&compressorSpec, t.RT.T.Object).Value())
	m.Dict.SetString(t, "LZMADecompressor", t.NewBuiltinType(&decompressorSpec, t.RT.T.Object).Value())
	typ, err := t.NewExceptionType("_lzma.LZMAError", t.RT.T.Exc.Exception.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&errorKey, typ)
	m.Dict.SetString(t, "LZMAError", typ.Value())
	return nil
}

// The texts of errors.
const (
	textInternal = "Internal error"
	textOptions  = "Invalid or unsupported options"
	textCorrupt  = "Corrupt input data"
	textFormat   = "Input format not supported by decoder"
	textMemory   = "Memory usage limit exceeded"
)

func raise(t *thread, text string) error { return t.Raise(t.RT.Type(&errorKey), text) }

// unsigned reads a number that is not negative and at most so large.
func unsigned(t *thread, v value, most int64) (uint64, error) {
	i, err := t.Index(v)
	switch {
	case err != nil:
		return 0, err
	case !i.IsInt() || i.AsInt() > most:
		return 0, t.OverflowErrorf("Value too large for this field")
	case i.AsInt() < 0:
		return 0, t.ValueErrorf("Cannot convert negative int")
	}
	return uint64(i.AsInt()), nil
}

// intArg reads an optional int.
func intArg(t *thread, v value, otherwise int) (int, error) {
	if v.IsEmpty() {
		return otherwise, nil
	}
	return t.IndexInt(v, t.RT.T.Exc.OverflowError)
}

func supported(check int) bool {
	switch check {
	case checkNone, checkCRC32, checkCRC64, checkSHA256:
		return true
	}
	return false
}

func isCheckSupported(t *thread, v value) (value, error) {
	n, err := intArg(t, v, 0)
	return object.Bool(supported(n)), err
}

// Package sre is the native module _sre: compiled patterns and their matches, on
// the matcher in package engine. Parsing and compiling patterns is Python's re
// package; this module gets the code arrays that come out of it.
package sre

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/sre/engine"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/unidata"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Module is the module's definition.
var Module = vm.NativeModule{
	Name: "_sre",
	Funcs: []object.Def{
		{Name: "compile", Sig: "(pattern, flags, code, groups, groupindex, indexgroup)", FV: compile},
		{Name: "template", Sig: "(pattern, template, /)", F2: newTemplate},
		{Name: "getcodesize", Sig: "()", F0: getCodeSize},
		{Name: "ascii_iscased", Sig: "(character, /)", F1: asciiIsCased},
		{Name: "unicode_iscased", Sig: "(character, /)", F1: unicodeIsCased},
		{Name: "ascii_tolower", Sig: "(character, /)", F1: asciiToLower},
		{Name: "unicode_tolower", Sig: "(character, /)", F1: unicodeToLower},
	},
	Init: initModule,
}

var (
	patternKey  = object.TypeKey{Name: "re.Pattern"}
	matchKey    = object.TypeKey{Name: "re.Match"}
	scannerKey  = object.TypeKey{Name: "_sre.SRE_Scanner"}
	templateKey = object.TypeKey{Name: "_sre.SRE_Template"}
	iteratorKey = object.TypeKey{Name: "callable_iterator"}
)

func initModule(_ *vm.VM, t *object.Thread, m *object.Module) error {
	for _, x := range [...]struct {
		key  *object.TypeKey
		spec *object.TypeSpec
	}{
		{&patternKey, &patternSpec}, {&matchKey, &matchSpec}, {&scannerKey, &scannerSpec},
		{&templateKey, &templateSpec}, {&iteratorKey, &iteratorSpec},
	} {
		t.RT.RegisterType(x.key, t.NewBuiltinType(x.spec, t.RT.T.Object))
	}
	for name, n := range map[string]int64{
		"MAGIC": engine.Magic, "CODESIZE": engine.CodeSize, "MAXREPEAT": engine.MaxRepeat, "MAXGROUPS": engine.MaxGroups,
	} {
		m.Dict.SetString(t, name, object.Int(n))
	}
	return nil
}

func getCodeSize(*object.Thread) (object.Value, error) { return object.Int(engine.CodeSize), nil }

func character(t *object.Thread, v object.Value) (rune, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err == nil && (n < 0 || n > wtf8.RuneMax) {
		return -1, nil
	}
	return rune(n), err
}

func isASCIILetter(r rune) bool { return uint32(r|0x20)-'a' < 26 && r < 0x80 }

func asciiIsCased(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := character(t, v)
	return object.Bool(isASCIILetter(r)), err
}

func asciiToLower(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := character(t, v)
	if uint32(r)-'A' < 26 {
		r += 'a' - 'A'
	}
	if r < 0 {
		return v, err
	}
	return object.Int(int64(r)), err
}

func unicodeIsCased(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := character(t, v)
	return object.Bool(r >= 0 && (unidata.SimpleLower(r) != r || engine.SimpleUpper(r) != r)), err
}

func unicodeToLower(t *object.Thread, v object.Value) (object.Value, error) {
	r, err := character(t, v)
	if r < 0 {
		return v, err
	}
	return object.Int(int64(unidata.SimpleLower(r))), err
}

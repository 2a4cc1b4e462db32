// Package expat is the native module pyexpat: parsing XML, piece by piece, with
// handlers that are called for what is found.
//
// The parser proper (parse.go and what it uses) knows nothing of Python: it takes
// bytes and gives events, one after the other, and keeps the rest of the input
// where a piece ends in the middle of something. The xmlparser object asks it for
// events and calls the handlers. Where something is found, and what a document that
// is not well-formed is told, follows expat.
package expat

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the pyexpat module.
var Module = vm.NativeModule{
	Name: "pyexpat",
	Doc:  "Parsing XML as expat does.",
	Funcs: []object.Def{
		{Name: "ParserCreate", Sig: "(encoding=None, namespace_separator=None, intern=<unrepresentable>)", Doc: "Return a new parser.", FV: parserCreate},
		{Name: "ErrorString", Sig: "($module, code, /)", Doc: "Return the text of an error's number.", F1: errorString},
	},
	Init: initModule,
}

var (
	parserKey = object.TypeKey{Name: "pyexpat.xmlparser"}
	errorKey  = object.TypeKey{Name: "xml.parsers.expat.ExpatError"}
)

// version is that of the expat whose behaviour this is.
const version = "2.8.1"

func initModule(_ *vm.VM, t *thread, m *object.Module) error {
	d := m.Dict
	typ, err := t.NewExceptionType("xml.parsers.expat.ExpatError", t.RT.T.Exc.Exception.Value())
	if err != nil {
		return err
	}
	t.RT.RegisterType(&errorKey, typ)
	d.SetString(t, "ExpatError", typ.Value())
	d.SetString(t, "error", typ.Value())
	parser := t.NewBuiltinType(&parserSpec, t.RT.T.Object)
	t.RT.RegisterType(&parserKey, parser)
	d.SetString(t, "XMLParserType", parser.Value())
	d.SetString(t, "EXPAT_VERSION", t.NewStr("expat_"+version))
	d.SetString(t, "version_info", t.Tuple3(object.Int(2), object.Int(8), object.Int(1)))
	d.SetString(t, "native_encoding", t.NewStr("UTF-8"))
	features := t.NewList(0)
	d.SetString(t, "features", features.Value())
	for _, f := range []struct {
		name string
		n    int64
	}{
		{"sizeof(XML_Char)", 1}, {"sizeof(XML_LChar)", 1}, {"XML_DTD", 0}, {"XML_CONTEXT_BYTES", 1024}, {"XML_NS", 0},
		{"XML_BLAP_MAX_AMP", amplifyFactor}, {"XML_BLAP_ACT_THRES", amplifyFrom}, {"XML_GE", 0},
	} {
		features.Append(t, t.Tuple2(t.NewStr(f.name), object.Int(f.n)))
	}
	for i, name := range []string{"NEVER", "UNLESS_STANDALONE", "ALWAYS"} {
		d.SetString(t, "XML_PARAM_ENTITY_PARSING_"+name, object.Int(int64(i)))
	}
	return addSubmodules(t, d)
}

// addSubmodules makes the modules errors and model.
func addSubmodules(t *thread, d *object.Dict) error {
	errors := t.NewModule("pyexpat.errors", "Constants used to describe error conditions.")
	d.SetString(t, "errors", errors.Value())
	codes, messages := t.NewDict(), t.NewDict()
	errors.Dict.SetString(t, "codes", codes.Value())
	errors.Dict.SetString(t, "messages", messages.Value())
	for i, f := range faultNames {
		if f.name == "" {
			continue
		}
		errors.Dict.SetString(t, "XML_ERROR_"+f.name, t.NewStr(f.text))
		codes.SetString(t, f.text, object.Int(int64(i)))
		if err := t.SetItem(messages.Value(), object.Int(int64(i)), t.NewStr(f.text)); err != nil {
			return err
		}
	}
	model := t.NewModule("pyexpat.model", "Constants used to interpret content model information.")
	d.SetString(t, "model", model.Value())
	for i, name := range []string{"EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"} {
		model.Dict.SetString(t, "XML_CTYPE_"+name, object.Int(int64(modelEmpty+i)))
	}
	for i, name := range []string{"NONE", "OPT", "REP", "PLUS"} {
		model.Dict.SetString(t, "XML_CQUANT_"+name, object.Int(int64(i)))
	}
	return nil
}

func errorString(t *thread, v value) (value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	if n < 1 || n >= len(faultNames) {
		return object.None(), nil
	}
	return t.NewStr(faultNames[n].text), nil
}

// optionalStr reads an argument that is a str or None.
func optionalStr(t *thread, v value, function, name string) (string, error) {
	if v.IsEmpty() || v.IsNone() {
		return "", nil
	}
	if !v.IsStr() {
		return "", t.TypeErrorf("%s() argument '%s' must be str or None, not %s", function, name, t.TypeName(v))
	}
	s := object.GoString(v)
	if strings.IndexByte(s, 0) >= 0 {
		return "", t.ValueErrorf("embedded null character")
	}
	return s, nil
}

func parserCreate(t *thread, args []value) (value, error) {
	encoding, err := optionalStr(t, args[0], "ParserCreate", "encoding")
	if err != nil {
		return value{}, err
	}
	separator, err := optionalStr(t, args[1], "ParserCreate", "namespace_separator")
	if err != nil {
		return value{}, err
	}
	if len(separator) > 1 {
		return value{}, t.ValueErrorf("namespace_separator must be at most one character, omitted, or None")
	}
	intern := args[2]
	switch {
	case intern.IsEmpty():
		intern = t.NewDict().Value()
	case intern.IsNone():
		intern = value{}
	case intern.Kind() != object.KindDict:
		return value{}, t.TypeErrorf("intern must be a dictionary")
	}
	names := !args[1].IsEmpty() && !args[1].IsNone()
	return newObject(t, &state{p: newParser(encoding, names, separator), bufferSize: defaultBuffer}, intern), nil
}

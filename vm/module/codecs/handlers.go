package codecs

import (
	"errors"
	"strings"

	"github.com/adder-vm/adder/vm/object"
	text "github.com/adder-vm/adder/vm/object/codecs"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// builtinHandlers are the built-in error handlers as functions of an exception.
var builtinHandlers = [...]struct {
	name string
	def  object.Def
}{
	{"strict", object.Def{Name: "strict_errors", F1: strictErrors}},
	{"ignore", object.Def{Name: "ignore_errors", F1: ignoreErrors}},
	{"replace", object.Def{Name: "replace_errors", F1: replaceErrors}},
	{"xmlcharrefreplace", object.Def{Name: "xmlcharrefreplace_errors", F1: xmlErrors}},
	{"backslashreplace", object.Def{Name: "backslashreplace_errors", F1: backslashErrors}},
	{"namereplace", object.Def{Name: "namereplace_errors", F1: nameErrors}},
	{"surrogatepass", object.Def{Name: "surrogatepass", F1: surrogatePass}},
	{"surrogateescape", object.Def{Name: "surrogateescape", F1: surrogateEscape}},
}

func strictErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	if !exc.IsException() {
		return object.Value{}, t.TypeErrorf("codec must pass exception instance")
	}
	return object.Value{}, t.RaiseValue(exc)
}

func ignoreErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.Ignore)
}
func replaceErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.Replace)
}
func xmlErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.XMLCharRefReplace)
}
func backslashErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.BackslashReplace)
}
func nameErrors(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.NameReplace)
}
func surrogatePass(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.SurrogatePass)
}
func surrogateEscape(t *object.Thread, exc object.Value) (object.Value, error) {
	return handle(t, exc, text.SurrogateEscape)
}

// handle answers a UnicodeError as a built-in policy does.
func handle(t *object.Thread, exc object.Value, p text.Policy) (object.Value, error) {
	typ := t.TypeOf(exc)
	e := &t.RT.T.Exc
	decoding, translating := typ.IsSubtype(e.UnicodeDecodeError), typ.IsSubtype(e.UnicodeTranslateError)
	if !decoding && !translating && !typ.IsSubtype(e.UnicodeEncodeError) {
		return object.Value{}, t.TypeErrorf("don't know how to handle %s in error callback", typ.NameString())
	}
	input, err := t.GetAttrString(exc, "object")
	if err != nil {
		return input, err
	}
	var pos [2]int
	for i, name := range [2]string{"start", "end"} {
		v, err := t.GetAttrString(exc, name)
		if err != nil {
			return v, err
		}
		if pos[i], err = t.IndexInt(v, e.OverflowError); err != nil {
			return v, err
		}
	}
	encoding := ""
	if !translating {
		v, err := t.GetAttrString(exc, "encoding")
		if err != nil {
			return v, err
		}
		encoding = strings.ToLower(strings.ReplaceAll(object.GoString(v), "_", "-"))
	}
	if decoding {
		data, err := t.BytesView(input)
		if err != nil {
			return input, err
		}
		start := min(max(pos[0], 0), max(len(data)-1, 0))
		end := min(max(pos[1], start), len(data))
		out, next, err := text.Errors{Policy: p}.Decode(nil, data, &text.Error{Encoding: encoding, Start: start, End: end})
		if err != nil {
			return object.Value{}, refused(t, err, exc)
		}
		return t.Tuple2(t.NewStrBytes(out), object.Int(int64(next))), nil
	}
	if !input.IsStr() {
		return object.Value{}, t.TypeErrorf("object attribute must be str")
	}
	s := object.StringOf(input)
	n := input.AsStr().Len()
	start := min(max(pos[0], 0), max(n-1, 0))
	end := min(max(pos[1], start), n)
	if translating {
		switch p {
		case text.Ignore, text.BackslashReplace:
		case text.Replace:
			return t.Tuple2(t.NewStr(strings.Repeat("\uFFFD", end-start)), object.Int(int64(end))), nil
		default:
			return object.Value{}, t.TypeErrorf("don't know how to handle UnicodeTranslateError in error callback")
		}
	}
	r, raw, _, err := text.Errors{Policy: p}.Encode(s, &text.Error{Encoding: encoding, Start: wtf8.Offset(s, start), End: wtf8.Offset(s, end)})
	if err != nil {
		return object.Value{}, refused(t, err, exc)
	}
	v := t.NewStr(r)
	if raw {
		v = t.NewBytes(r)
	}
	return t.Tuple2(v, object.Int(int64(end))), nil
}

// refused raises the exception itself where the policy has nothing to offer.
func refused(t *object.Thread, err error, exc object.Value) error {
	var e *text.Error
	if errors.As(err, &e) {
		return t.RaiseValue(exc)
	}
	return t.CodecError(err, exc)
}

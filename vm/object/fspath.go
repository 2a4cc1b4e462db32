package object

import (
	"strings"

	"github.com/adder-vm/adder/vm/object/codecs"
)

// FSPath is os.fspath(v): a str or bytes object.
func (t *Thread) FSPath(v Value) (Value, error) {
	if v.isKind(KindStr) || v.isKind(KindBytes) {
		return v, nil
	}
	typ := t.TypeOf(v)
	m := t.LookupType(typ, t.InternString("__fspath__"))
	if m.IsEmpty() || m.IsNone() {
		return Value{}, t.TypeErrorf("expected str, bytes or os.PathLike object, not %s", typ.NameString())
	}
	f, err := t.bindDescr(m, v, typ)
	if err != nil {
		return Value{}, err
	}
	p, err := t.Call0(f)
	if err != nil {
		return Value{}, err
	}
	if !p.isKind(KindStr) && !p.isKind(KindBytes) {
		return Value{}, t.TypeErrorf("expected %s.__fspath__() to return str or bytes, not %s", typ.NameString(), t.TypeName(p))
	}
	return p, nil
}

// FSEncode returns a path, a str or bytes object, as the system takes it, in Go's
// memory: in UTF-8, with escaped surrogates for the bytes they stand for (PEP 383).
func (t *Thread) FSEncode(path Value) (string, error) {
	if path.isKind(KindBytes) {
		s := BytesOf(path)
		if strings.IndexByte(s, 0) >= 0 {
			return "", t.ValueErrorf("embedded null byte")
		}
		return strings.Clone(s), nil
	}
	s := StringOf(path)
	if strings.IndexByte(s, 0) >= 0 {
		return "", t.ValueErrorf("embedded null byte")
	}
	if path.str().ASCII() || !codecs.HasSurrogates(s) {
		return strings.Clone(s), nil
	}
	b, err := codecs.EncodeUTF8(nil, s, codecs.Errors{Policy: codecs.SurrogateEscape})
	if err != nil {
		return "", t.CodecError(err, path)
	}
	return string(b), nil
}

// FSDecode returns the str of a path that the system gave.
func (t *Thread) FSDecode(s string) Value {
	if codecs.ValidUTF8(s) {
		return t.NewStr(s)
	}
	b, _, err := codecs.DecodeUTF8(nil, s, codecs.Errors{Policy: codecs.SurrogateEscape}, true)
	if err != nil { // every byte can be escaped
		t.ClearError()
	}
	return t.NewStrBytes(b)
}

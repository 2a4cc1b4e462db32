package object

import (
	"errors"
	"strings"

	"github.com/adder-vm/adder/vm/object/codecs"
	"github.com/adder-vm/adder/vm/object/fault"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// Codecs is what module _codecs adds to the built-in encodings: codecs and error
// handlers that programs have registered.
type Codecs interface {
	// Encode encodes a str by the codec of that name.
	Encode(t *Thread, text, encoding, errors Value) (Value, error)
	// Decode decodes bytes by the codec of that name.
	Decode(t *Thread, data, encoding, errors Value) (Value, error)
	// Handler finds a registered error handler; an unknown name raises LookupError.
	Handler(t *Thread, name string) (Value, error)
}

type codecsKey struct{}

// SetCodecs plugs the codec registry in.
func (rt *Runtime) SetCodecs(c Codecs) { rt.SetState(codecsKey{}, c) }

func (rt *Runtime) codecs() Codecs {
	c, _ := rt.State(codecsKey{}).(Codecs)
	return c
}

// otherCodecs returns the registry, and sees to it that package encodings, which
// registers the standard library's codecs, is loaded. It is nil in a runtime
// without imports.
func (t *Thread) otherCodecs() (Codecs, error) {
	if t.RT.codecs() == nil && !t.RT.ImportFunc.IsEmpty() {
		if _, err := t.Call1(t.RT.ImportFunc, t.InternString("encodings")); err != nil {
			return nil, err
		}
	}
	return t.RT.codecs(), nil
}

// normalEncoding brings an encoding's name to lower case with '-' for '_'.
func normalEncoding(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "_", "-")
}

// ErrorPolicy finds the error handler of that name among the built-in and the
// registered ones.
func (t *Thread) ErrorPolicy(name string) (h codecs.Errors, handler Value, err error) {
	if p, ok := codecs.PolicyByName(name); ok {
		return codecs.Errors{Policy: p}, Value{}, nil
	}
	if c := t.RT.codecs(); c != nil {
		if handler, err = c.Handler(t, strings.Clone(name)); err != nil {
			return h, Value{}, err
		}
		return codecs.Errors{Policy: codecs.Custom}, handler, nil
	}
	return h, handler, t.Raisef(t.RT.T.Exc.LookupError, "unknown error handler name '%s'", name)
}

// CodecError raises what encoding or decoding failed with. input is the str or
// the bytes object concerned.
func (t *Thread) CodecError(err error, input Value) error {
	var e *codecs.Error
	var f *fault.Error
	switch {
	case err == errRaised:
		return err
	case errors.As(err, &f):
		return t.RaiseFault(err)
	case !errors.As(err, &e):
		return t.ValueErrorf("%v", err)
	}
	typ, start, end := t.RT.T.Exc.UnicodeDecodeError, e.Start, e.End
	if !e.Decoding {
		typ = t.RT.T.Exc.UnicodeEncodeError
		s := StringOf(input)
		start, end = wtf8.Count(s[:start]), wtf8.Count(s[:end])
	}
	w := t.Push(5)
	w[0] = t.NewStr(e.Encoding)
	w[1], w[2], w[3] = input, Int(int64(start)), Int(int64(end))
	w[4] = t.NewStr(e.Reason)
	exc, err := t.Call(typ.Value(), w, nil)
	t.Pop(5)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// handlerCall asks an error handler written in Python. The handler and the input
// stand on the value stack, in slots of the conversion that asks it.
//
//adder:root
type handlerCall struct {
	t     *Thread
	slots []Value // handler, input
}

// PushHandler makes the handlerCall; its slots are popped when it is done with.
func (t *Thread) PushHandler(handler, input Value) *handlerCall {
	w := t.Push(2)
	w[0], w[1] = handler, input
	return &handlerCall{t: t, slots: w}
}

// call makes the exception, calls the handler and reads its answer.
func (h *handlerCall) call(e *codecs.Error) (replacement Value, next int, err error) {
	t := h.t
	if err := t.CodecError(e, h.slots[1]); !t.Pending().IsException() {
		return Value{}, 0, err
	}
	exc := t.TakeError()
	r, err := t.Call1(h.slots[0], exc)
	if err != nil {
		return Value{}, 0, err
	}
	what := "encoding"
	if e.Decoding {
		what = "decoding"
	}
	bad := func() (Value, int, error) {
		return Value{}, 0, t.TypeErrorf("%s error handler must return (%s, int) tuple", what,
			map[bool]string{true: "str", false: "str/bytes"}[e.Decoding])
	}
	if !r.IsTuple() || r.tuple().n != 2 {
		return bad()
	}
	items := r.tuple().Items()
	if !items[0].IsStr() && (e.Decoding || !items[0].isKind(KindBytes)) {
		return bad()
	}
	if next, err = t.IndexInt(items[1], t.RT.T.Exc.OverflowError); err != nil {
		return Value{}, 0, err
	}
	return items[0], next, nil
}

// Decode implements codecs.Handler.
func (h *handlerCall) Decode(dst []byte, input string, e *codecs.Error) ([]byte, int, error) {
	r, next, err := h.call(e)
	if err != nil {
		return dst, 0, err
	}
	if next < 0 {
		next += len(input)
	}
	if next < 0 || next > len(input) {
		return dst, 0, h.t.IndexErrorf("position %d from error handler out of bounds", next)
	}
	return append(dst, StringOf(r)...), next, nil
}

// Encode implements codecs.Handler.
func (h *handlerCall) Encode(input string, e *codecs.Error) (string, bool, int, error) {
	r, next, err := h.call(e)
	if err != nil {
		return "", false, 0, err
	}
	n := wtf8.Count(input)
	if next < 0 {
		next += n
	}
	if next < 0 || next > n {
		return "", false, 0, h.t.IndexErrorf("position %d from error handler out of bounds", next)
	}
	at := wtf8.Offset(input, next)
	if r.IsStr() {
		return GoString(r), false, at, nil
	}
	return strings.Clone(BytesOf(r)), true, at, nil
}

// encodeBuiltin encodes text by one of the built-in codecs; ok is false for other
// encodings.
func (t *Thread) encodeBuiltin(v Value, encoding, handler string) (res Value, ok bool, err error) {
	s := v.str()
	text := s.String()
	name := normalEncoding(encoding)
	switch name {
	case "utf-8", "utf8", "cp65001", "u8", "utf":
		if s.flags&FlagASCII != 0 || !codecs.HasSurrogates(text) {
			return t.NewBytes(text), true, nil
		}
	case "ascii", "us-ascii", "646":
		if s.flags&FlagASCII != 0 {
			return t.NewBytes(text), true, nil
		}
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859":
		if s.flags&FlagASCII != 0 {
			return t.NewBytes(text), true, nil
		}
	case "utf-16", "utf16", "utf-16-le", "utf-16le", "utf-16-be", "utf-16be", "utf-32", "utf32", "utf-32-le", "utf-32le", "utf-32-be", "utf-32be":
	default:
		return Value{}, false, nil
	}
	h, custom, err := t.ErrorPolicy(handler)
	if err != nil {
		// An unknown handler is no matter where nothing goes wrong.
		t.ClearError()
		h = codecs.Errors{}
	}
	unknown := err != nil
	if !custom.IsEmpty() {
		h.Handler = t.PushHandler(custom, v)
		defer t.Pop(2)
	}
	out := make([]byte, 0, len(text)+16)
	switch name {
	case "utf-8", "utf8", "cp65001", "u8", "utf":
		out, err = codecs.EncodeUTF8(out, text, h)
	case "ascii", "us-ascii", "646":
		out, err = codecs.EncodeASCII(out, text, h)
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859":
		out, err = codecs.EncodeLatin1(out, text, h)
	case "utf-16", "utf16":
		out, err = codecs.EncodeUTF16(out, text, h, codecs.Native)
	case "utf-16-le", "utf-16le":
		out, err = codecs.EncodeUTF16(out, text, h, codecs.LittleEndian)
	case "utf-16-be", "utf-16be":
		out, err = codecs.EncodeUTF16(out, text, h, codecs.BigEndian)
	case "utf-32", "utf32":
		out, err = codecs.EncodeUTF32(out, text, h, codecs.Native)
	case "utf-32-le", "utf-32le":
		out, err = codecs.EncodeUTF32(out, text, h, codecs.LittleEndian)
	default:
		out, err = codecs.EncodeUTF32(out, text, h, codecs.BigEndian)
	}
	if err != nil && unknown {
		_, _, err = t.ErrorPolicy(handler)
		return Value{}, true, err
	}
	if err != nil {
		return Value{}, true, t.CodecError(err, v)
	}
	return t.NewBytes(bytesAsString(out)), true, nil
}

// decodeBuiltin decodes data, the contents of input, by one of the built-in
// codecs; ok is false for other encodings.
func (t *Thread) decodeBuiltin(input Value, data, encoding, handler string) (res Value, ok bool, err error) {
	name := normalEncoding(encoding)
	switch name {
	case "utf-8", "utf8", "cp65001", "u8", "utf":
		if codecs.ValidUTF8(data) {
			return t.NewStr(data), true, nil
		}
	case "ascii", "us-ascii", "646":
		if wtf8.IsASCII(data) {
			return t.NewStr(data), true, nil
		}
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859":
		if wtf8.IsASCII(data) {
			return t.NewStr(data), true, nil
		}
	case "utf-16", "utf16", "utf-16-le", "utf-16le", "utf-16-be", "utf-16be", "utf-32", "utf32", "utf-32-le", "utf-32le", "utf-32-be", "utf-32be":
	default:
		return Value{}, false, nil
	}
	h, custom, err := t.ErrorPolicy(handler)
	unknown := err != nil
	if unknown {
		t.ClearError()
	}
	if !input.isKind(KindBytes) {
		input = t.NewBytes(data) // what the exception shows, and what cannot change meanwhile
		data = BytesOf(input)
	}
	if !custom.IsEmpty() {
		h.Handler = t.PushHandler(custom, input)
		defer t.Pop(2)
	}
	out := make([]byte, 0, len(data)+16)
	switch name {
	case "utf-8", "utf8", "cp65001", "u8", "utf":
		out, _, err = codecs.DecodeUTF8(out, data, h, true)
	case "ascii", "us-ascii", "646":
		out, err = codecs.DecodeASCII(out, data, h)
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859":
		out, err = codecs.DecodeLatin1(out, data), nil
	case "utf-16", "utf16":
		out, _, _, err = codecs.DecodeUTF16(out, data, h, codecs.Native, true)
	case "utf-16-le", "utf-16le":
		out, _, _, err = codecs.DecodeUTF16(out, data, h, codecs.LittleEndian, true)
	case "utf-16-be", "utf-16be":
		out, _, _, err = codecs.DecodeUTF16(out, data, h, codecs.BigEndian, true)
	case "utf-32", "utf32":
		out, _, _, err = codecs.DecodeUTF32(out, data, h, codecs.Native, true)
	case "utf-32-le", "utf-32le":
		out, _, _, err = codecs.DecodeUTF32(out, data, h, codecs.LittleEndian, true)
	default:
		out, _, _, err = codecs.DecodeUTF32(out, data, h, codecs.BigEndian, true)
	}
	if err != nil && unknown {
		_, _, err = t.ErrorPolicy(handler)
		return Value{}, true, err
	}
	if err != nil {
		return Value{}, true, t.CodecError(err, input)
	}
	return t.NewStrBytes(out), true, nil
}

// codecArgs reads the encoding and errors arguments of encode and decode.
func (t *Thread) codecArgs(name string, encoding, errs Value) (enc, handler string, err error) {
	enc, handler = "utf-8", "strict"
	for i, v := range [2]Value{encoding, errs} {
		if v.IsEmpty() {
			continue
		}
		which := [2]string{"encoding", "errors"}[i]
		if !v.IsStr() {
			typeName := t.ArgTypeName(v)
			if name == "str" {
				typeName = t.TypeName(v)
			}
			return "", "", t.TypeErrorf("%s() argument '%s' must be str, not %s", name, which, typeName)
		}
		if strings.IndexByte(StringOf(v), 0) >= 0 {
			return "", "", t.ValueErrorf("embedded null character")
		}
		if i == 0 {
			enc = GoString(v)
		} else {
			handler = GoString(v)
		}
	}
	return enc, handler, nil
}

// Encode is text.encode(encoding, errors).
func (t *Thread) Encode(text Value, encoding, handler string) (Value, error) {
	r, ok, err := t.encodeBuiltin(text, encoding, handler)
	if ok {
		return r, err
	}
	c, err := t.otherCodecs()
	if err != nil {
		return Value{}, err
	}
	if c != nil {
		w := t.Push(2)
		w[0] = t.NewStr(encoding)
		w[1] = t.NewStr(handler)
		r, err = c.Encode(t, text, w[0], w[1])
		t.Pop(2)
		if err == nil && !r.isKind(KindBytes) {
			return Value{}, t.TypeErrorf("'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, t.TypeName(r))
		}
		return r, err
	}
	return Value{}, t.Raisef(t.RT.T.Exc.LookupError, "unknown encoding: %s", encoding)
}

// Decode is data.decode(encoding, errors) for an object that holds bytes.
func (t *Thread) Decode(data Value, encoding, handler string) (Value, error) {
	view, err := t.BytesView(data)
	if err != nil {
		return Value{}, err
	}
	r, ok, err := t.decodeBuiltin(data, view, encoding, handler)
	if ok {
		return r, err
	}
	c, err := t.otherCodecs()
	if err != nil {
		return Value{}, err
	}
	if c != nil {
		w := t.Push(2)
		w[0] = t.NewStr(encoding)
		w[1] = t.NewStr(handler)
		r, err = c.Decode(t, data, w[0], w[1])
		t.Pop(2)
		if err == nil && !r.IsStr() {
			return Value{}, t.TypeErrorf("'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding, t.TypeName(r))
		}
		return r, err
	}
	return Value{}, t.Raisef(t.RT.T.Exc.LookupError, "unknown encoding: %s", encoding)
}

func strEncode(t *Thread, args []Value) (Value, error) {
	enc, handler, err := t.codecArgs("encode", args[1], args[2])
	if err != nil {
		return Value{}, err
	}
	return t.Encode(args[0], enc, handler)
}

// decodeObject is str(object, encoding, errors).
func (t *Thread) decodeObject(v, encoding, errs Value) (Value, error) {
	enc, handler, err := t.codecArgs("str", encoding, errs)
	if err != nil {
		return Value{}, err
	}
	if v.IsStr() {
		return Value{}, t.TypeErrorf("decoding str is not supported")
	}
	if _, err := t.BytesView(v); err != nil {
		t.ClearError()
		return Value{}, t.TypeErrorf("decoding to str: need a bytes-like object, %s found", t.TypeName(v))
	}
	if view, _ := t.BytesView(v); view == "" {
		return t.RT.empty.str.Value(), nil // whatever the encoding
	}
	return t.Decode(v, enc, handler)
}

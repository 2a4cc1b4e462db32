package codecs

import (
	"github.com/adder-vm/adder/vm/object"
	text "github.com/adder-vm/adder/vm/object/codecs"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

type decodeFunc func(dst []byte, in string, h text.Errors, final bool) ([]byte, int, error)

func decodeWith(t *object.Thread, name string, args []object.Value, def bool, f decodeFunc) (object.Value, error) {
	data, input, err := bytesArg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := errorsArg(t, name, args[1]); err != nil {
		return object.Value{}, err
	}
	final := def
	if len(args) > 2 {
		if final, err = flag(t, args[2], def); err != nil {
			return object.Value{}, err
		}
	}
	c, err := policy(t, args[1], input)
	if err != nil {
		return object.Value{}, err
	}
	out, used, err := f(make([]byte, 0, len(data)+16), data, c.errors, final)
	return decoded(t, &c, out, used, err)
}

func utf8Decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_8_decode", args, false, text.DecodeUTF8)
}

func utf7Decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_7_decode", args, false, text.DecodeUTF7)
}

func inOrder(order text.Order, f func(dst []byte, in string, h text.Errors, order text.Order, final bool) ([]byte, int, text.Order, error)) decodeFunc {
	return func(dst []byte, in string, h text.Errors, final bool) ([]byte, int, error) {
		out, used, _, err := f(dst, in, h, order, final)
		return out, used, err
	}
}

func utf16Decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_16_decode", args, false, inOrder(text.Native, text.DecodeUTF16))
}

func utf16LEDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_16_le_decode", args, false, inOrder(text.LittleEndian, text.DecodeUTF16))
}

func utf16BEDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_16_be_decode", args, false, inOrder(text.BigEndian, text.DecodeUTF16))
}

func utf32Decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_32_decode", args, false, inOrder(text.Native, text.DecodeUTF32))
}

func utf32LEDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_32_le_decode", args, false, inOrder(text.LittleEndian, text.DecodeUTF32))
}

func utf32BEDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "utf_32_be_decode", args, false, inOrder(text.BigEndian, text.DecodeUTF32))
}

func utf16ExDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return exDecode(t, "utf_16_ex_decode", args, text.DecodeUTF16)
}

func utf32ExDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return exDecode(t, "utf_32_ex_decode", args, text.DecodeUTF32)
}

// order reads a byte order argument.
func order(t *object.Thread, v object.Value) (text.Order, error) {
	if v.IsEmpty() {
		return text.Native, nil
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	switch {
	case n < 0:
		return text.LittleEndian, err
	case n > 0:
		return text.BigEndian, err
	}
	return text.Native, err
}

func exDecode(t *object.Thread, name string, args []object.Value, f func(dst []byte, in string, h text.Errors, order text.Order, final bool) ([]byte, int, text.Order, error)) (object.Value, error) {
	data, input, err := bytesArg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if err := errorsArg(t, name, args[1]); err != nil {
		return object.Value{}, err
	}
	o, err := order(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	final, err := flag(t, args[3], false)
	if err != nil {
		return object.Value{}, err
	}
	c, err := policy(t, args[1], input)
	if err != nil {
		return object.Value{}, err
	}
	out, used, found, err := f(nil, data, c.errors, o, final)
	c.done(t)
	if err != nil {
		return object.Value{}, t.CodecError(err, input)
	}
	return t.Tuple3(t.NewStrBytes(out), object.Int(int64(used)), object.Int(int64(found))), nil
}

// escaped reads the data of an escape decoder, which may be a str too.
func escaped(t *object.Thread, args []object.Value) error {
	if args[0].IsStr() {
		b, err := t.Encode(args[0], "utf-8", "strict")
		if err != nil {
			return err
		}
		args[0] = b
	}
	return nil
}

// warnEscape warns of an escape sequence that is none.
func warnEscape(t *object.Thread, data string, bad text.InvalidEscape) error {
	if !bad.Found {
		return nil
	}
	if bad.Octal {
		return t.Warn(t.RT.T.Exc.DeprecationWarning, `"\`+data[bad.At+1:min(bad.At+4, len(data))]+`" is an invalid octal escape sequence. Such sequences will not work in the future. `, 1)
	}
	return t.Warn(t.RT.T.Exc.DeprecationWarning, `"\`+string(text.DecodeLatin1(nil, data[bad.At+1:bad.At+2]))+`" is an invalid escape sequence. Such sequences will not work in the future. `, 1)
}

func unicodeEscapeDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := escaped(t, args); err != nil {
		return object.Value{}, err
	}
	data, _, err := bytesArg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	var bad text.InvalidEscape
	v, err := decodeWith(t, "unicode_escape_decode", args, true, func(dst []byte, in string, h text.Errors, final bool) ([]byte, int, error) {
		out, used, b, err := text.DecodeUnicodeEscape(dst, in, h, final)
		bad = b
		return out, used, err
	})
	if err == nil {
		err = warnEscape(t, data, bad)
	}
	return v, err
}

func rawUnicodeEscapeDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := escaped(t, args); err != nil {
		return object.Value{}, err
	}
	return decodeWith(t, "raw_unicode_escape_decode", args, true, text.DecodeRawUnicodeEscape)
}

func latin1Decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "latin_1_decode", args, true, decodeLatin1)
}

func decodeLatin1(dst []byte, in string, _ text.Errors, _ bool) ([]byte, int, error) {
	return text.DecodeLatin1(dst, in), len(in), nil
}

func asciiDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	return decodeWith(t, "ascii_decode", args, true, func(dst []byte, in string, h text.Errors, _ bool) ([]byte, int, error) {
		out, err := text.DecodeASCII(dst, in, h)
		return out, len(in), err
	})
}

func escapeDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := errorsArg(t, "escape_decode", args[1]); err != nil {
		return object.Value{}, err
	}
	if err := escaped(t, args); err != nil {
		return object.Value{}, err
	}
	data, _, err := bytesArg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	p := text.Strict
	if args[1].IsStr() && data != "" {
		var ok bool
		if p, ok = text.PolicyByName(object.StringOf(args[1])); !ok || p > text.Replace {
			return object.Value{}, t.ValueErrorf("decoding error; unknown error handling code: %s", object.StringOf(args[1]))
		}
	}
	out, bad, err := text.DecodeBytesEscape(nil, data, p)
	if err != nil {
		return object.Value{}, t.ValueErrorf("%v", err)
	}
	if err := warnEscape(t, data, bad); err != nil {
		return object.Value{}, err
	}
	return t.Tuple2(t.NewBytes(string(out)), object.Int(int64(len(data)))), nil
}

func escapeEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsBytes() {
		return object.Value{}, t.TypeErrorf("escape_encode() argument 1 must be bytes, not %s", t.ArgTypeName(args[0]))
	}
	if err := errorsArg(t, "escape_encode", args[1]); err != nil {
		return object.Value{}, err
	}
	s := object.BytesOf(args[0])
	var out []byte
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\'' || c == '\\':
			out = append(out, '\\', c)
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c < ' ' || c >= 0x7F:
			out = wtf8.AppendHexEscape(out, rune(c))
		default:
			out = append(out, c)
		}
	}
	return t.Tuple2(t.NewBytes(string(out)), object.Int(int64(len(s)))), nil
}

func readBufferEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := errorsArg(t, "readbuffer_encode", args[1]); err != nil {
		return object.Value{}, err
	}
	if err := escaped(t, args); err != nil {
		return object.Value{}, err
	}
	s, err := t.BytesView(args[0])
	if err != nil {
		return object.Value{}, err
	}
	return t.Tuple2(t.NewBytes(s), object.Int(int64(len(s)))), nil
}

// textArgs checks the first two arguments of an encoder.
func textArgs(t *object.Thread, name string, args []object.Value) error {
	if !args[0].IsStr() {
		return t.TypeErrorf("%s() argument 1 must be str, not %s", name, t.ArgTypeName(args[0]))
	}
	return errorsArg(t, name, args[1])
}

// errorsArg checks the argument that names an error handler.
func errorsArg(t *object.Thread, name string, v object.Value) error {
	if v.IsEmpty() || v.IsNone() || v.IsStr() {
		return nil
	}
	return t.TypeErrorf("%s() argument 2 must be str or None, not %s", name, t.ArgTypeName(v))
}

type encodeFunc func(dst []byte, s string, h text.Errors) ([]byte, error)

func encodeWith(t *object.Thread, name string, args []object.Value, f encodeFunc) (object.Value, error) {
	if err := textArgs(t, name, args); err != nil {
		return object.Value{}, err
	}
	c, err := policy(t, args[1], args[0])
	if err != nil {
		return object.Value{}, err
	}
	out, err := f(nil, object.StringOf(args[0]), c.errors)
	return encoded(t, &c, out, err)
}

func utf8Encode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_8_encode", args, text.EncodeUTF8)
}

func latin1Encode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "latin_1_encode", args, text.EncodeLatin1)
}

func asciiEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "ascii_encode", args, text.EncodeASCII)
}

func withoutErrors(f func(dst []byte, s string) []byte) encodeFunc {
	return func(dst []byte, s string, _ text.Errors) ([]byte, error) { return f(dst, s), nil }
}

func utf7Encode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_7_encode", args, withoutErrors(text.EncodeUTF7))
}

func unicodeEscapeEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "unicode_escape_encode", args, withoutErrors(text.EncodeUnicodeEscape))
}

func rawUnicodeEscapeEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "raw_unicode_escape_encode", args, withoutErrors(text.EncodeRawUnicodeEscape))
}

func ordered(o text.Order, f func(dst []byte, s string, h text.Errors, order text.Order) ([]byte, error)) encodeFunc {
	return func(dst []byte, s string, h text.Errors) ([]byte, error) { return f(dst, s, h, o) }
}

func utf16Encode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := textArgs(t, "utf_16_encode", args); err != nil {
		return object.Value{}, err
	}
	o, err := order(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	return encodeWith(t, "utf_16_encode", args, ordered(o, text.EncodeUTF16))
}

func utf16LEEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_16_le_encode", args, ordered(text.LittleEndian, text.EncodeUTF16))
}

func utf16BEEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_16_be_encode", args, ordered(text.BigEndian, text.EncodeUTF16))
}

func utf32Encode(t *object.Thread, args []object.Value) (object.Value, error) {
	if err := textArgs(t, "utf_32_encode", args); err != nil {
		return object.Value{}, err
	}
	o, err := order(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	return encodeWith(t, "utf_32_encode", args, ordered(o, text.EncodeUTF32))
}

func utf32LEEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_32_le_encode", args, ordered(text.LittleEndian, text.EncodeUTF32))
}

func utf32BEEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	return encodeWith(t, "utf_32_be_encode", args, ordered(text.BigEndian, text.EncodeUTF32))
}

// table reads the str that a character map may be as code points.
func table(s string) []rune {
	out := make([]rune, 0, 256)
	for i := 0; i < len(s); {
		r, n := wtf8.Decode(s, i)
		out = append(out, r)
		i += n
	}
	return out
}

func charmapDecode(t *object.Thread, args []object.Value) (object.Value, error) {
	m := args[2]
	if m.IsEmpty() || m.IsNone() {
		return decodeWith(t, "charmap_decode", args[:2], true, decodeLatin1)
	}
	return decodeWith(t, "charmap_decode", args[:2], true, func(dst []byte, in string, h text.Errors, _ bool) ([]byte, int, error) {
		if m.IsStr() {
			out, err := text.DecodeCharmap(dst, in, table(object.StringOf(m)), h)
			return out, len(in), err
		}
		for i := 0; i < len(in); {
			var ok bool
			var err error
			if dst, ok, err = mapByte(t, dst, m, in[i]); err != nil {
				return dst, i, err
			}
			if ok {
				i++
				continue
			}
			e := &text.Error{Encoding: "charmap", Start: i, End: i + 1, Reason: "character maps to <undefined>"}
			if dst, i, err = h.Decode(dst, in, e); err != nil {
				return dst, i, err
			}
		}
		return dst, len(in), nil
	})
}

// mapByte appends what a mapping makes of a byte; ok is false where that is
// nothing.
func mapByte(t *object.Thread, dst []byte, m object.Value, c byte) (_ []byte, ok bool, err error) {
	v, err := t.GetItem(m, object.Int(int64(c)))
	switch {
	case err != nil:
		if !t.Matches(t.RT.T.Exc.LookupError) {
			return dst, false, err
		}
		t.ClearError()
		return dst, false, nil
	case v.IsNone():
		return dst, false, nil
	case v.IsStr():
		if object.StringOf(v) == "\uFFFE" {
			return dst, false, nil
		}
		return append(dst, object.StringOf(v)...), true, nil
	case v.IsInteger():
		n, err := t.IndexInt(v, nil)
		if err != nil || n < 0 || n > wtf8.RuneMax {
			return dst, false, t.TypeErrorf("character mapping must be in range(0x110000)")
		}
		if n == text.Undefined {
			return dst, false, nil
		}
		return wtf8.AppendRune(dst, rune(n)), true, nil
	}
	return dst, false, t.TypeErrorf("character mapping must return integer, None or str")
}

// charmapBuild turns a decoding table round.
func charmapBuild(t *object.Thread, v object.Value) (object.Value, error) {
	if !v.IsStr() {
		return object.Value{}, t.TypeErrorf("charmap_build() argument must be str, not %s", t.ArgTypeName(v))
	}
	d := t.NewDict()
	for i, r := range table(object.StringOf(v)) {
		if r == text.Undefined || i > 255 {
			continue
		}
		if err := d.Set(t, object.Int(int64(r)), object.Int(int64(i))); err != nil {
			return object.Value{}, err
		}
	}
	return d.Value(), nil
}

func charmapEncode(t *object.Thread, args []object.Value) (object.Value, error) {
	m := args[2]
	if m.IsEmpty() || m.IsNone() {
		return encodeWith(t, "charmap_encode", args[:2], text.EncodeLatin1)
	}
	return encodeWith(t, "charmap_encode", args, func(dst []byte, s string, h text.Errors) ([]byte, error) {
		for i := 0; i < len(s); {
			r, n := wtf8.Decode(s, i)
			var ok bool
			var err error
			if dst, ok, err = mapRune(t, dst, m, r); err != nil {
				return dst, err
			}
			if ok {
				i += n
				continue
			}
			end := i + n
			for end < len(s) {
				r, n := wtf8.Decode(s, end)
				if _, ok, err = mapRune(t, nil, m, r); err != nil {
					return dst, err
				}
				if ok {
					break
				}
				end += n
			}
			e := &text.Error{Encoding: "charmap", Start: i, End: end, Reason: "character maps to <undefined>"}
			replacement, raw, next, err := h.Encode(s, e)
			if err != nil {
				return dst, err
			}
			if raw {
				dst = append(dst, replacement...)
			} else {
				for k := 0; k < len(replacement); {
					r, n := wtf8.Decode(replacement, k)
					if dst, ok, err = mapRune(t, dst, m, r); err != nil {
						return dst, err
					}
					if !ok {
						return dst, e
					}
					k += n
				}
			}
			i = next
		}
		return dst, nil
	})
}

// mapRune appends what a mapping makes of a code point; ok is false where that is
// nothing.
func mapRune(t *object.Thread, dst []byte, m object.Value, r rune) (_ []byte, ok bool, err error) {
	v, err := t.GetItem(m, object.Int(int64(r)))
	switch {
	case err != nil:
		if !t.Matches(t.RT.T.Exc.LookupError) {
			return dst, false, err
		}
		t.ClearError()
		return dst, false, nil
	case v.IsNone():
		return dst, false, nil
	case v.IsBytes():
		return append(dst, object.BytesOf(v)...), true, nil
	case v.IsInteger():
		n, err := t.IndexInt(v, nil)
		if err != nil || n < 0 || n > 255 {
			return dst, false, t.TypeErrorf("character mapping must be in range(256)")
		}
		return append(dst, byte(n)), true, nil
	}
	return dst, false, t.TypeErrorf("character mapping must return integer, bytes or None, not %s", t.TypeName(v))
}

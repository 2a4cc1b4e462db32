package io

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/codecs"
)

func textWrite(t *object.Thread, self, text object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	if !text.IsStr() {
		return object.Empty(), t.TypeErrorf("write() argument must be str, not %s", argType(t, text))
	}
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(text.AsStr().Len())), tx.write(t, self, text)
}

// write takes a str into what waits to be written, and hands that on when the stream
// asks for it.
func (tx *textIO) write(t *object.Thread, self, text object.Value) error {
	if tx.codec == codecPython && tx.encoder.IsEmpty() {
		return unsupported(t, "not writable")
	}
	if tx.codec != codecPython && !tx.direct {
		// The buffer's own write says so where it cannot be written.
	} else if tx.direct && !asBuffered(tx.buffer).writes {
		return unsupported(t, "not writable")
	}
	s := object.StringOf(text)
	flush := tx.lineBuffering && (strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0)
	if !tx.writeNL.IsEmpty() && strings.IndexByte(s, '\n') >= 0 {
		text = t.NewStr(strings.ReplaceAll(s, "\n", object.StringOf(tx.writeNL)))
		s = object.StringOf(text)
	}
	if err := tx.encode(t, text, s); err != nil {
		return err
	}
	if tx.outN >= tx.chunk || flush || tx.writeThrough {
		if err := tx.handOn(t); err != nil {
			return err
		}
	}
	if flush {
		if _, err := t.CallMethod0(tx.buffer, object.Nflush); err != nil {
			return err
		}
	}
	if !tx.decoded.IsEmpty() || !tx.snapBytes.IsEmpty() || tx.tailN > 0 || tx.ends.pendingCR {
		tx.decoded, tx.used, tx.snapBytes = object.Empty(), 0, object.Empty()
		return tx.resetDecoder(t)
	}
	return nil
}

func (tx *textIO) resetDecoder(t *object.Thread) error {
	tx.tailN, tx.ends.pendingCR = 0, false
	if tx.decoder.IsEmpty() {
		return nil
	}
	_, err := call(t, tx.decoder, "reset")
	return err
}

// put appends bytes to what waits; it is handed on first when there is much of it.
func (tx *textIO) put(t *object.Thread, s string) error {
	if tx.outN > 0 && tx.outN+len(s) > tx.chunk {
		if err := tx.handOn(t); err != nil {
			return err
		}
	}
	b := bytesIn(tx.out)
	if tx.outN+len(s) > len(b) {
		tx.out = growStorage(t, tx.out, tx.outN, max(tx.outN+len(s), 2*tx.chunk))
		b = bytesIn(tx.out)
	}
	tx.outN += copy(b[tx.outN:], s)
	return nil
}

// encode appends the bytes of text, whose contents s is, to what waits.
func (tx *textIO) encode(t *object.Thread, text object.Value, s string) error {
	switch tx.codec {
	case codecPython:
		b, err := call(t, tx.encoder, "encode", text)
		if err != nil {
			return err
		}
		if b.Kind() != object.KindBytes {
			return t.TypeErrorf("encoder should return a bytes object, not '%s'", t.TypeName(b))
		}
		return tx.put(t, object.BytesOf(b))
	case codecUTF8:
		if text.AsStr().ASCII() || !codecs.HasSurrogates(s) {
			return tx.put(t, s)
		}
	default:
		if text.AsStr().ASCII() {
			return tx.put(t, s)
		}
	}
	b, err := tx.encodeHard(s)
	if err != nil {
		return t.CodecError(err, text)
	}
	return tx.put(t, asString(b))
}

// encodeHard encodes text that is not its own encoding.
func (tx *textIO) encodeHard(s string) ([]byte, error) {
	h := codecs.Errors{Policy: tx.policy}
	switch tx.codec {
	case codecASCII:
		return codecs.EncodeASCII(nil, s, h)
	case codecLatin1:
		return codecs.EncodeLatin1(nil, s, h)
	}
	return codecs.EncodeUTF8(nil, s, h)
}

// handOn gives what waits to the buffer.
func (tx *textIO) handOn(t *object.Thread) error {
	if tx.outN == 0 {
		return nil
	}
	n := tx.outN
	if tx.direct && asBuffered(tx.buffer).writes {
		// Other threads may write meanwhile, and what cannot be written is lost:
		// it would be in the way of what is written later.
		out := tx.out
		tx.out, tx.outN, tx.spare = tx.spare, 0, object.Empty()
		_, err := bufferedPut(t, tx.buffer, out, n)
		tx.spare = out
		return err
	}
	data := t.NewBytes(asString(bytesIn(tx.out)[:n]))
	tx.outN = 0
	for {
		_, err := t.CallMethod1(tx.buffer, object.Nwrite, data)
		if err == nil || !interrupted(t) {
			return err
		}
	}
}

func textFlush(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	tx.telling = tx.seekable
	if err := tx.handOn(t); err != nil {
		return object.Empty(), err
	}
	return t.CallMethod0(tx.buffer, object.Nflush)
}

// textWriteDef is the definition of TextIOWrapper.write.
var textWriteDef = func() *object.Def {
	for i := range textSpec.Methods {
		if textSpec.Methods[i].Name == "write" {
			return &textSpec.Methods[i]
		}
	}
	return nil
}()

// Direct tells whether a file's method write is TextIOWrapper's own, so that Write
// does what calling it would.
func Direct(t *object.Thread, file object.Value) (bool, error) {
	f, unbound, err := t.LoadMethod(file, t.RT.Name(object.Nwrite))
	return err == nil && unbound && f.Kind() == object.KindNative && object.Cast[object.Native](f).Def == textWriteDef, err
}

// Write writes a str to a file that Direct has agreed to.
func Write(t *object.Thread, file, text object.Value) error {
	_, err := textWrite(t, file, text)
	return err
}

func textReconfigure(t *object.Thread, w []object.Value) (object.Value, error) {
	self := w[0]
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	for i, name := range [...]string{1: "encoding", 2: "errors"} {
		if i > 0 && given(w[i]) && !w[i].IsStr() {
			return object.Empty(), t.TypeErrorf("reconfigure() argument '%s' must be str or None, not %s", name, t.ArgTypeName(w[i]))
		}
	}
	encoding, errors, newline := w[1], w[2], w[3]
	if !newline.IsEmpty() && !newline.IsNone() && !newline.IsStr() {
		return object.Empty(), t.TypeErrorf("reconfigure() argument 'newline' must be str or None, not %s", t.ArgTypeName(newline))
	}
	changesCodec := given(encoding) || given(errors)
	if !tx.decoded.IsEmpty() && (changesCodec || !newline.IsEmpty()) {
		return object.Empty(), unsupported(t, "It is not possible to set the encoding or newline of stream after the first read")
	}
	if err := checkNewline(t, newline); err != nil {
		return object.Empty(), err
	}
	line, through := tx.lineBuffering, tx.writeThrough
	var err error
	if given(w[4]) {
		if line, err = t.Truth(w[4]); err != nil {
			return object.Empty(), err
		}
	}
	if given(w[5]) {
		if through, err = t.Truth(w[5]); err != nil {
			return object.Empty(), err
		}
	}
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		return object.Empty(), err
	}
	if changesCodec || !newline.IsEmpty() {
		oldEncoding, oldErrors := tx.encoding, tx.errors
		if given(encoding) {
			if object.StringOf(encoding) == "locale" {
				encoding = localeEncoding(t)
			}
			tx.encoding = encoding
			if !given(errors) {
				tx.errors = t.InternString("strict")
			}
		}
		if given(errors) {
			tx.errors = errors
		}
		if !newline.IsEmpty() {
			tx.setNewline(t, newline)
		}
		if err := tx.setCodec(t); err != nil {
			tx.encoding, tx.errors = oldEncoding, oldErrors
			return object.Empty(), err
		}
		if tx.seekable && !tx.encoder.IsEmpty() {
			at, err := call(t, tx.buffer, "tell")
			if err != nil {
				return object.Empty(), err
			}
			if err := tx.encoderAt(t, at); err != nil {
				return object.Empty(), err
			}
		}
	}
	tx.lineBuffering, tx.writeThrough = line, through
	return object.None(), nil
}

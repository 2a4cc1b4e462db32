package io

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/codecs"
)

// mayRead raises what keeps the stream from being read.
func (tx *textIO) mayRead(t *object.Thread) error {
	if !tx.canRead {
		return unsupported(t, "not readable")
	}
	return nil
}

// decode turns a piece of the file into text; final says that nothing follows.
func (tx *textIO) decode(t *object.Thread, data object.Value, final bool) (object.Value, error) {
	if tx.codec == codecPython {
		v, err := call(t, tx.decoder, "decode", data, object.Bool(final))
		if err == nil && !v.IsStr() {
			err = t.TypeErrorf("decoder should return a string result, not '%s'", t.TypeName(v))
		}
		return v, err
	}
	in := object.BytesOf(data)
	if tx.tailN > 0 {
		data = t.NewBytes(string(tx.tail[:tx.tailN]) + in)
		in = object.BytesOf(data)
		tx.tailN = 0
	}
	var text object.Value
	switch tx.codec {
	case codecUTF8:
		if codecs.ValidUTF8(in) {
			text = t.NewStr(in)
			break
		}
		out, used, err := codecs.DecodeUTF8(nil, in, codecs.Errors{Policy: tx.policy}, final)
		if err != nil {
			return object.Empty(), t.CodecError(err, data)
		}
		if !final {
			tx.tailN = copy(tx.tail[:], in[used:])
		}
		text = t.NewStrBytes(out)
	case codecASCII:
		out, err := codecs.DecodeASCII(nil, in, codecs.Errors{Policy: tx.policy})
		if err != nil {
			return object.Empty(), t.CodecError(err, data)
		}
		text = t.NewStrBytes(out)
	default:
		text = t.NewStrBytes(codecs.DecodeLatin1(nil, in))
	}
	if tx.universal {
		text = tx.ends.apply(t, text, final)
	}
	return text, nil
}

// state is the decoder's state as its getstate gives it, with the bytes in a bytes
// object.
func (tx *textIO) state(t *object.Thread) (object.Value, int64, error) {
	if tx.codec == codecPython {
		s, err := call(t, tx.decoder, "getstate")
		if err != nil {
			return object.Empty(), 0, err
		}
		return decoderState(t, s)
	}
	flags := int64(0)
	if tx.universal && tx.ends.pendingCR {
		flags = 1
	}
	return t.NewBytes(string(tx.tail[:tx.tailN])), flags, nil
}

// setState is the opposite of state.
func (tx *textIO) setState(t *object.Thread, data object.Value, flags int64) error {
	if tx.codec == codecPython {
		_, err := call(t, tx.decoder, "setstate", t.Tuple2(data, object.Int(flags)))
		return err
	}
	tx.tailN = copy(tx.tail[:], object.BytesOf(data))
	tx.ends.pendingCR = flags&1 != 0
	return nil
}

// readChunk replaces the text that was read by the next piece of the file; more is
// false at its end. hint is how many bytes are wanted, 0 for the usual number.
func (tx *textIO) readChunk(t *object.Thread, hint int) (more bool, err error) {
	if err := tx.mayRead(t); err != nil {
		return false, err
	}
	tailBefore, flagsBefore := object.Empty(), int64(0)
	if tx.telling {
		if tailBefore, flagsBefore, err = tx.state(t); err != nil {
			return false, err
		}
	}
	size := max(tx.chunk, hint)
	var data object.Value
	if tx.direct {
		b := asBuffered(tx.buffer)
		if err := b.start(t, "read"); err != nil {
			return false, err
		}
		data, err = b.readOnce(t, size)
		b.leave()
	} else {
		name := "read"
		if tx.hasRead1 {
			name = "read1"
		}
		data, err = call(t, tx.buffer, name, object.Int(int64(size)))
	}
	if err != nil {
		return false, err
	}
	if data.Kind() != object.KindBytes {
		if data, err = tx.bytesFrom(t, data); err != nil {
			return false, err
		}
	}
	eof := len(object.BytesOf(data)) == 0
	text, err := tx.decode(t, data, eof)
	if err != nil {
		return false, err
	}
	tx.decoded, tx.used = text, 0
	if object.StringOf(text) != "" {
		eof = false
	}
	if tx.telling {
		if tail := object.BytesOf(tailBefore); tail != "" {
			data = t.NewBytes(tail + object.BytesOf(data))
		}
		tx.snapBytes, tx.snapFlags = data, flagsBefore
	}
	return !eof, nil
}

// bytesFrom takes what a buffer of the program's own gave, which must be bytes-like.
func (tx *textIO) bytesFrom(t *object.Thread, data object.Value) (object.Value, error) {
	v, err := bytesLike(t, data)
	if err != nil {
		if !t.Matches(t.RT.T.Exc.TypeError) {
			return object.Empty(), err
		}
		t.ClearError()
		name := "read"
		if tx.hasRead1 {
			name = "read1"
		}
		return object.Empty(), t.TypeErrorf("underlying %s() should have returned a bytes-like object, not '%s'", name, t.TypeName(data))
	}
	return v, nil
}

// rest is the decoded text that has not been read.
func (tx *textIO) rest() string {
	if tx.decoded.IsEmpty() {
		return ""
	}
	return object.StringOf(tx.decoded)[tx.used:]
}

// takeText makes a str of the next n bytes of the decoded text.
func (tx *textIO) takeText(t *object.Thread, n int) object.Value {
	s := object.StringOf(tx.decoded)
	from := tx.used
	tx.used += n
	if n == len(s) {
		return tx.decoded
	}
	if n > 1 && tx.decoded.AsStr().ASCII() {
		v, b := t.NewASCII(n)
		copy(b, s[from:from+n])
		return v
	}
	return t.NewStr(s[from : from+n])
}

// bytesOfChars is the number of bytes of the first n characters of s, or of all when
// it has fewer; got is how many characters those are.
func bytesOfChars(s string, n int) (bytes, got int) {
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			if got == n {
				return i, got
			}
			got++
		}
	}
	return len(s), got
}

func textRead(t *object.Thread, args []object.Value) (object.Value, error) {
	tx := asText(args[0])
	n, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	if err := tx.mayRead(t); err != nil {
		return object.Empty(), err
	}
	if err := tx.handOn(t); err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return tx.readAll(t)
	}
	k, got := bytesOfChars(tx.rest(), n)
	if got == n {
		if k == 0 {
			return t.NewStr(""), nil
		}
		return tx.takeText(t, k), nil
	}
	out, used := object.Empty(), 0
	for {
		out = growStorage(t, out, used, used+k)
		used += copy(bytesIn(out)[used:], tx.rest()[:k])
		tx.used += k
		if n -= got; n == 0 {
			break
		}
		more, err := tx.readChunk(t, n)
		if err != nil {
			if interrupted(t) {
				k, got = 0, 0
				continue
			}
			return object.Empty(), err
		}
		if !more {
			break
		}
		k, got = bytesOfChars(tx.rest(), n)
	}
	return t.NewStrBytes(bytesIn(out)[:used]), nil
}

func (tx *textIO) readAll(t *object.Thread) (object.Value, error) {
	var data object.Value
	var err error
	if tx.direct && asBuffered(tx.buffer).reads {
		b := asBuffered(tx.buffer)
		if err := b.start(t, "read"); err != nil {
			return object.Empty(), err
		}
		data, err = b.read(t, -1)
		b.leave()
	} else {
		data, err = t.CallMethod0(tx.buffer, object.Nread)
	}
	if err != nil {
		return object.Empty(), err
	}
	if data.IsNone() {
		return object.Empty(), t.Raise(t.RT.T.Exc.BlockingIOError, "Read returned None.")
	}
	if data.Kind() != object.KindBytes {
		if data, err = tx.bytesFrom(t, data); err != nil {
			return object.Empty(), err
		}
	}
	text, err := tx.decode(t, data, true)
	if err != nil {
		return object.Empty(), err
	}
	if rest := tx.rest(); rest != "" {
		text = t.NewStr(rest + object.StringOf(text))
	}
	tx.decoded, tx.used, tx.snapBytes = object.Empty(), 0, object.Empty()
	return text, nil
}

func textReadline(t *object.Thread, args []object.Value) (object.Value, error) {
	limit := -1
	if v := argAt(args, 1); !v.IsEmpty() {
		var err error
		if limit, err = optionalInt(t, v, -1); err != nil {
			return object.Empty(), err
		}
	}
	tx := asText(args[0])
	if err := tx.checkOpen(t); err != nil {
		return object.Empty(), err
	}
	return tx.line(t, limit)
}

// endOfLine is the number of bytes to the end of the first line of s, or -1 when it
// does not end there.
func (tx *textIO) endOfLine(s string) int {
	if !tx.universal {
		end := object.StringOf(tx.readNL)
		if i := strings.Index(s, end); i >= 0 {
			return i + len(end)
		}
		return -1
	}
	i := strings.IndexByte(s, '\n')
	if tx.ends.translate {
		if i < 0 {
			return -1
		}
		return i + 1
	}
	head := s
	if i >= 0 {
		head = s[:i]
	}
	if j := strings.IndexByte(head, '\r'); j >= 0 {
		if j+1 < len(s) && s[j+1] == '\n' {
			return j + 2
		}
		return j + 1
	}
	if i < 0 {
		return -1
	}
	return i + 1
}

// line reads a line; a negative limit is none.
func (tx *textIO) line(t *object.Thread, limit int) (object.Value, error) {
	if tx.outN > 0 {
		if err := tx.handOn(t); err != nil {
			return object.Empty(), err
		}
	}
	out, used := object.Empty(), 0
	for {
		for tx.decoded.IsEmpty() || tx.used == len(object.StringOf(tx.decoded)) {
			if limit == 0 {
				break
			}
			more, err := tx.readChunk(t, 0)
			if err != nil {
				if interrupted(t) {
					continue
				}
				return object.Empty(), err
			}
			if !more {
				tx.decoded, tx.used, tx.snapBytes = object.Empty(), 0, object.Empty()
				return t.NewStrBytes(bytesIn(out)[:used]), nil
			}
		}
		s := tx.rest()
		n, done := -1, false
		if used > 0 && !tx.universal && object.StringOf(tx.readNL) == "\r\n" && bytesIn(out)[used-1] == '\r' && s != "" && s[0] == '\n' {
			n = 1 // the line end fell between two pieces
		} else {
			n = tx.endOfLine(s)
		}
		if n >= 0 {
			done = true
		} else {
			n = len(s)
		}
		if limit >= 0 {
			k, got := bytesOfChars(s[:n], limit)
			if k < n || got == limit {
				n, done = k, true
			}
			limit -= got
		}
		if done && used == 0 {
			if n == 0 {
				return t.NewStr(""), nil
			}
			return tx.takeText(t, n), nil
		}
		out = growStorage(t, out, used, used+n)
		used += copy(bytesIn(out)[used:], s[:n])
		tx.used += n
		if done {
			return t.NewStrBytes(bytesIn(out)[:used]), nil
		}
	}
}

func textNext(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	tx.telling = false
	var line object.Value
	var err error
	if tx.plain {
		if err = tx.checkOpen(t); err == nil {
			line, err = tx.line(t, -1)
		}
	} else {
		line, err = t.CallMethod0(self, object.Nreadline)
		if err == nil && !line.IsStr() {
			err = t.Raisef(t.RT.T.Exc.OSError, "readline() should have returned a str object, not '%s'", t.TypeName(line))
		}
	}
	if err != nil {
		return object.Empty(), err
	}
	if object.StringOf(line) == "" {
		tx.snapBytes = object.Empty()
		tx.telling = tx.seekable
		return object.Empty(), nil
	}
	return line, nil
}

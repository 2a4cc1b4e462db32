package io

import (
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/codecs"
)

// codec says who converts between bytes and text.
type codec uint8

const (
	codecPython codec = iota // the codecs module's objects
	codecUTF8
	codecASCII
	codecLatin1
)

// textIO is text over a buffer of bytes.
//
//adder:heap
type textIO struct {
	object.Header
	buffer   object.Value
	encoding object.Value // str
	errors   object.Value // str
	encoder  object.Value // incremental encoder, where Python's codec is used
	decoder  object.Value // incremental decoder, likewise; None when not readable

	decoded object.Value // str: what was decoded; its first used bytes have been read
	used    int

	// What led to decoded, for tell: the decoder's flags before it, and the bytes
	// fed since. Empty without a snapshot.
	snapBytes object.Value
	snapFlags int64

	out   object.Value // storage: encoded and not yet given to the buffer
	spare object.Value // storage for the same, while the other is being written
	outN  int

	readNL  object.Value // the newline argument: str or None
	writeNL object.Value // what \n is written as, or empty

	chunk int
	ends  lineEnds
	tail  [8]byte // bytes at the end of the last piece that are no whole character
	tailN int

	codec         codec
	policy        codecs.Policy
	ready         bool
	detached      bool
	ending        bool // being finalized: close says that nobody did
	lineBuffering bool
	writeThrough  bool
	universal     bool
	seekable      bool
	telling       bool
	hasRead1      bool
	direct        bool // buffer is exactly one of this package's
	plain         bool // not of a subclass
	canRead       bool
	startOfStream bool // the encoder may write a byte order mark
}

const textChunk = 8192

var textSpec = object.TypeSpec{
	Name: "_io.TextIOWrapper", Kind: object.KindOpaque, Size: textSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:    "Text over a buffer of bytes: decoded as it is read, encoded as it is written.",
	NewSig: "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
	Slots:  object.Slots{New: textNew, Init: textInit, Repr: textRepr, Next: textNext, Del: baseDel},
	Methods: []object.Def{
		{Name: "detach", F1: textDetach},
		{Name: "reconfigure", Sig: "($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", FV: textReconfigure, Doc: "Change the parameters of the stream; what is buffered is written first."},
		{Name: "write", Text: "($self, text, /)", F2: textWrite},
		{Name: "read", Text: "($self, size=-1, /)", FV: textRead, Max: 1},
		{Name: "readline", Text: "($self, size=-1, /)", FV: textReadline, Max: 1},
		{Name: "flush", F1: textFlush},
		{Name: "close", F1: textClose},
		{Name: "fileno", F1: textFileno},
		{Name: "seekable", F1: textSeekable},
		{Name: "readable", F1: textReadable},
		{Name: "writable", F1: textWritable},
		{Name: "isatty", F1: textIsatty},
		{Name: "seek", Text: "($self, cookie, whence=os.SEEK_SET, /)", FV: textSeek, Min: 1, Max: 2},
		{Name: "tell", F1: textTell},
		{Name: "truncate", Text: "($self, pos=None, /)", FV: textTruncate, Max: 1},
		{Name: "__getstate__", F1: noPickle},
	},
	Getters: []object.GetSet{
		{Name: "encoding", Get: textEncoding}, {Name: "errors", Get: textErrors}, {Name: "buffer", Get: textBuffer},
		{Name: "line_buffering", Get: textLineBuffering}, {Name: "write_through", Get: textWriteThrough},
		{Name: "newlines", Get: textNewlines}, {Name: "name", Get: textName}, {Name: "closed", Get: textClosed},
		{Name: "_CHUNK_SIZE", Get: textChunkSize, Set: textSetChunkSize}, {Name: "_finalizing", Get: textFinalizing, Set: textSetFinalizing},
	},
}

func asText(v object.Value) *textIO { return object.Cast[textIO](v) }

func textNew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.ValueOf(object.New[textIO](t, cls)), nil
}

var textInitDef = object.Def{Name: "TextIOWrapper", Sig: "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)"}

func textInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(6)
	defer t.Pop(6)
	tx := asText(self)
	tx.ready, tx.detached = false, false
	remember(t, self)
	if err := bind(t, &textInitDef, w, args, kw); err != nil {
		return err
	}
	for i, name := range [...]string{1: "encoding", 2: "errors", 3: "newline"} {
		if v := w[i]; i > 0 && !v.IsEmpty() && !v.IsNone() {
			if !v.IsStr() {
				return t.TypeErrorf("TextIOWrapper() argument '%s' must be str or None, not %s", name, t.ArgTypeName(v))
			}
			if strings.IndexByte(object.StringOf(v), 0) >= 0 {
				return t.ValueErrorf("embedded null character")
			}
		}
	}
	var lineBuffering, writeThrough bool
	var err error
	if !w[4].IsEmpty() {
		if lineBuffering, err = t.Truth(w[4]); err != nil {
			return err
		}
	}
	if !w[5].IsEmpty() {
		if writeThrough, err = t.Truth(w[5]); err != nil {
			return err
		}
	}
	return setupText(t, self, w[0], w[1], w[2], w[3], lineBuffering, writeThrough)
}

func given(v object.Value) bool { return !v.IsEmpty() && !v.IsNone() }

// setupText is TextIOWrapper.__init__; encoding, errors and newline may be empty.
func setupText(t *object.Thread, self, buffer, encoding, errors, newline object.Value, lineBuffering, writeThrough bool) error {
	tx := asText(self)
	if err := checkNewline(t, newline); err != nil {
		return err
	}
	if !given(encoding) {
		if m := vm.Of(t); m.Options.Config.WarnDefaultEncoding {
			if err := t.Warn(t.RT.T.Exc.EncodingWarning, "'encoding' argument not specified", 1); err != nil {
				return err
			}
		}
		encoding = defaultEncoding(t)
	} else if object.StringOf(encoding) == "locale" {
		encoding = localeEncoding(t)
	}
	if !given(errors) {
		errors = t.InternString("strict")
	}
	tx.buffer, tx.encoding, tx.errors = buffer, encoding, errors
	tx.decoded, tx.used, tx.snapBytes, tx.outN, tx.tailN = object.Empty(), 0, object.Empty(), 0, 0
	tx.lineBuffering, tx.writeThrough = lineBuffering, writeThrough
	tx.setNewline(t, newline)
	tx.chunk = textChunk
	typ := t.TypeOf(buffer)
	rt := t.RT
	tx.direct = typ == rt.Type(&readerKey) || typ == rt.Type(&writerKey) || typ == rt.Type(&randomKey)
	tx.plain = t.TypeOf(self) == rt.Type(&textKey)
	if err := tx.setCodec(t); err != nil {
		return err
	}
	able, err := callTruth(t, buffer, "seekable")
	if err != nil {
		return err
	}
	tx.seekable, tx.telling = able, able
	if tx.direct {
		tx.hasRead1 = true
	} else {
		r, err := attr(t, buffer, "read1")
		if err != nil {
			return err
		}
		tx.hasRead1 = !r.IsEmpty()
	}
	tx.startOfStream = false
	if able && tx.codec == codecPython && !tx.encoder.IsEmpty() {
		at, err := call(t, buffer, "tell")
		if err != nil {
			return err
		}
		if err := tx.encoderAt(t, at); err != nil {
			return err
		}
	}
	tx.ready = true
	return nil
}

// encoderAt tells the encoder whether it stands at the start of the stream, where a
// byte order mark may go.
func (tx *textIO) encoderAt(t *object.Thread, at object.Value) error {
	if tx.encoder.IsEmpty() {
		return nil
	}
	if at.IsInt() && at.AsInt() == 0 {
		_, err := call(t, tx.encoder, "reset")
		return err
	}
	_, err := call(t, tx.encoder, "setstate", object.Int(0))
	return err
}

func checkNewline(t *object.Thread, newline object.Value) error {
	if !given(newline) {
		return nil
	}
	switch object.StringOf(newline) {
	case "", "\n", "\r", "\r\n":
		return nil
	}
	return t.ValueErrorf("illegal newline value: %s", object.StringOf(newline))
}

func (tx *textIO) setNewline(t *object.Thread, newline object.Value) {
	tx.readNL, tx.writeNL = object.None(), object.Empty()
	if given(newline) {
		tx.readNL = newline
	}
	tx.universal = tx.readNL.IsNone() || object.StringOf(tx.readNL) == ""
	tx.ends = lineEnds{translate: tx.readNL.IsNone()}
	if !tx.universal && object.StringOf(newline) != "\n" {
		tx.writeNL = newline
	}
	if tx.readNL.IsNone() && lineSeparator != "\n" {
		tx.writeNL = t.InternString(lineSeparator)
	}
}

// setCodec finds who converts, by encoding and errors.
func (tx *textIO) setCodec(t *object.Thread) error {
	tx.codec, tx.encoder, tx.decoder = codecPython, object.Empty(), object.Empty()
	policy, builtin := codecs.PolicyByName(object.StringOf(tx.errors))
	if builtin {
		switch strings.ReplaceAll(strings.ToLower(object.StringOf(tx.encoding)), "_", "-") {
		case "utf-8", "utf8":
			tx.codec = codecUTF8
		case "ascii", "us-ascii":
			tx.codec = codecASCII
		case "latin-1", "latin1", "iso-8859-1", "iso8859-1":
			tx.codec = codecLatin1
		}
		tx.policy = policy
	}
	canRead, err := callTruth(t, tx.buffer, "readable")
	if err != nil {
		return err
	}
	tx.canRead = canRead
	if tx.codec != codecPython {
		return nil
	}
	info, err := lookupCodec(t, tx.encoding)
	if err != nil {
		return err
	}
	if canRead {
		d, err := call(t, info, "incrementaldecoder", tx.errors)
		if err != nil {
			return err
		}
		if tx.universal {
			typ := t.RT.Type(&newlineKey)
			if d, err = t.Call2(typ.Value(), d, object.Bool(tx.ends.translate)); err != nil {
				return err
			}
		}
		tx.decoder = d
	}
	canWrite, err := callTruth(t, tx.buffer, "writable")
	if err != nil || !canWrite {
		return err
	}
	tx.encoder, err = call(t, info, "incrementalencoder", tx.errors)
	return err
}

// lookupCodec asks the codecs module for an encoding of text.
func lookupCodec(t *object.Thread, encoding object.Value) (object.Value, error) {
	mod, err := vm.Of(t).Import(t, t.InternString("codecs"), nil, object.None(), 0)
	if err != nil {
		return object.Empty(), err
	}
	info, err := call(t, mod, "lookup", encoding)
	if err != nil {
		return object.Empty(), err
	}
	is, err := attr(t, info, "_is_text_encoding")
	if err != nil {
		return object.Empty(), err
	}
	if is.IsFalse() {
		return object.Empty(), t.Raisef(t.RT.T.Exc.LookupError, "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs", object.StringOf(encoding))
	}
	return info, nil
}

// check raises what keeps the stream from being used at all.
func (tx *textIO) check(t *object.Thread) error {
	switch {
	case tx.detached:
		return t.ValueErrorf("underlying buffer has been detached")
	case !tx.ready:
		return t.ValueErrorf("I/O operation on uninitialized object")
	}
	return nil
}

// checkOpen is check that refuses a closed stream too.
func (tx *textIO) checkOpen(t *object.Thread) error {
	if err := tx.check(t); err != nil {
		return err
	}
	var c bool
	var err error
	if tx.direct {
		c, err = asBuffered(tx.buffer).closedNow(t)
	} else {
		c, err = attrTruth(t, tx.buffer, "closed")
	}
	if err == nil && c {
		err = closedError(t)
	}
	return err
}

// closedNow is the attribute closed.
func (b *buffered) closedNow(t *object.Thread) (bool, error) {
	if err := b.check(t); err != nil {
		return false, err
	}
	return b.isClosed(t)
}

func textDetach(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		return object.Empty(), err
	}
	b := tx.buffer
	tx.buffer = object.Empty()
	tx.detached, tx.ready = true, false
	return b, nil
}

func textClose(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	c, err := attrTruth(t, tx.buffer, "closed")
	if err != nil || c {
		return object.None(), err
	}
	if tx.ending {
		if _, err := call(t, tx.buffer, "_dealloc_warn", self); err != nil {
			t.ClearError()
		}
	}
	first := object.Empty()
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		first = t.TakeError()
	}
	_, err = t.CallMethod0(tx.buffer, object.Nclose)
	if err = bothErrors(t, first, err); err != nil {
		return object.Empty(), err
	}
	forget(t, self)
	return object.None(), nil
}

func (tx *textIO) ask(t *object.Thread, method string) (object.Value, error) {
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	return call(t, tx.buffer, method)
}

func textFileno(t *object.Thread, self object.Value) (object.Value, error) {
	return asText(self).ask(t, "fileno")
}
func textSeekable(t *object.Thread, self object.Value) (object.Value, error) {
	return asText(self).ask(t, "seekable")
}
func textReadable(t *object.Thread, self object.Value) (object.Value, error) {
	return asText(self).ask(t, "readable")
}
func textWritable(t *object.Thread, self object.Value) (object.Value, error) {
	return asText(self).ask(t, "writable")
}
func textIsatty(t *object.Thread, self object.Value) (object.Value, error) {
	return asText(self).ask(t, "isatty")
}

func textEncoding(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if tx.encoding.IsEmpty() {
		return object.Empty(), tx.check(t)
	}
	return tx.encoding, nil
}

func textErrors(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	return tx.errors, tx.check(t)
}

func textBuffer(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if tx.buffer.IsEmpty() {
		return object.None(), nil
	}
	return tx.buffer, nil
}

func textLineBuffering(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asText(self).lineBuffering), nil
}

func textWriteThrough(t *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asText(self).writeThrough), nil
}

func textNewlines(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	if !tx.decoder.IsEmpty() {
		v, err := attr(t, tx.decoder, "newlines")
		if err != nil || !v.IsEmpty() {
			return v, err
		}
		return object.None(), nil
	}
	return tx.ends.newlines(t), nil
}

func textName(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(tx.buffer, "name")
}

func textClosed(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(tx.buffer, "closed")
}

func textChunkSize(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	return object.Int(int64(tx.chunk)), tx.check(t)
}

func textSetChunkSize(t *object.Thread, self, v object.Value) error {
	tx := asText(self)
	if err := tx.check(t); err != nil {
		return err
	}
	if v.IsEmpty() {
		return t.AttributeErrorf("cannot delete attribute")
	}
	n, err := t.IndexInt(v, t.RT.T.Exc.ValueError)
	if err != nil {
		return err
	}
	if n <= 0 {
		return t.ValueErrorf("a strictly positive integer is required")
	}
	tx.chunk = n
	return nil
}

func textFinalizing(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asText(self).ending), nil
}

func textSetFinalizing(t *object.Thread, self, v object.Value) error {
	return setFinalizing(t, &asText(self).ending, v)
}

func textRepr(t *object.Thread, self object.Value) (object.Value, error) {
	tx := asText(self)
	if !tx.ready && !tx.detached {
		return object.Empty(), tx.check(t)
	}
	more := ""
	mode, err := attr(t, self, "mode")
	if err != nil {
		return object.Empty(), err
	}
	if !mode.IsEmpty() {
		r, err := t.Repr(mode)
		if err != nil {
			return object.Empty(), err
		}
		more = " mode=" + object.GoString(r)
	}
	r, err := t.Repr(tx.encoding)
	if err != nil {
		return object.Empty(), err
	}
	return reprWithName(t, self, more+" encoding="+object.GoString(r))
}

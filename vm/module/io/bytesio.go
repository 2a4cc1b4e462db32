package io

import (
	"bytes"

	"github.com/adder-vm/adder/vm/object"
)

// bytesIO is a stream of bytes in memory. Its bytes stand in a storage, which may be
// larger; once getbuffer has been called, in a bytearray that the views show.
//
//adder:heap
type bytesIO struct {
	object.Header
	data   object.Value // storage or bytearray; empty when closed
	n      int          // bytes in use
	pos    int
	shared bool // data has been given out as a bytes object: copy it before writing
	viewed bool // data is a bytearray
	open   bool
}

var bytesIOSpec = object.TypeSpec{
	Name: "_io.BytesIO", Kind: object.KindOpaque, Size: bytesIOSize, Flags: streamFlags,
	Doc:    "A stream of bytes in memory.",
	NewSig: "(initial_bytes=b'')",
	Slots:  object.Slots{New: bytesIONew, Init: bytesIOInit, Iter: bytesIOIter, Next: bytesIONext},
	Methods: []object.Def{
		{Name: "read", Text: "($self, size=-1, /)", FV: bytesIORead, Max: 1}, {Name: "read1", Text: "($self, size=-1, /)", FV: bytesIORead, Max: 1},
		{Name: "readinto", Text: "($self, buffer, /)", F2: bytesIOReadInto}, {Name: "readinto1", F2: bytesIOReadInto},
		{Name: "readline", Text: "($self, size=-1, /)", FV: bytesIOReadline, Max: 1}, {Name: "readlines", Text: "($self, size=None, /)", FV: bytesIOReadlines, Max: 1},
		{Name: "write", Text: "($self, b, /)", F2: bytesIOWrite}, {Name: "writelines", Text: "($self, lines, /)", F2: bytesIOWritelines},
		{Name: "seek", Text: "($self, pos, whence=0, /)", FV: bytesIOSeek, Min: 1, Max: 2}, {Name: "tell", F1: bytesIOTell}, {Name: "truncate", Text: "($self, size=None, /)", FV: bytesIOTruncate, Max: 1},
		{Name: "peek", FV: bytesIOPeek, Max: 1},
		{Name: "getvalue", F1: bytesIOValue, Doc: "All the bytes."},
		{Name: "getbuffer", F1: bytesIOBuffer, Doc: "A view of the bytes, through which they can be changed."},
		{Name: "close", F1: bytesIOClose}, {Name: "flush", F1: bytesIOCheckNone}, {Name: "isatty", F1: bytesIOCheckFalse},
		{Name: "readable", F1: bytesIOCheckTrue}, {Name: "writable", F1: bytesIOCheckTrue}, {Name: "seekable", F1: bytesIOCheckTrue},
		{Name: "__getstate__", F1: bytesIOGetState}, {Name: "__setstate__", Text: "($self, object, /)", F2: bytesIOSetState}, {Name: "__sizeof__", F1: bytesIOSizeof},
	},
	Getters: []object.GetSet{{Name: "closed", Get: bytesIOClosed}},
}

func asBytesIO(v object.Value) *bytesIO { return object.Cast[bytesIO](v) }

func bytesIONew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	b := object.New[bytesIO](t, cls)
	b.data, b.open = t.NewBytes(""), true
	return object.ValueOf(b), nil
}

var bytesIOInitDef = object.Def{Name: "BytesIO", Sig: "(initial_bytes=b'')"}

func bytesIOInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(1)
	defer t.Pop(1)
	if err := bind(t, &bytesIOInitDef, w, args, kw); err != nil {
		return err
	}
	b := asBytesIO(self)
	b.pos = 0
	if !given(w[0]) {
		return b.set(t, t.NewBytes(""))
	}
	data, err := bytesLike(t, w[0])
	if err != nil {
		return err
	}
	return b.set(t, data)
}

// set makes the stream hold a bytes object's contents.
func (b *bytesIO) set(t *object.Thread, data object.Value) error {
	if b.viewed {
		if err := b.unview(t); err != nil {
			return err
		}
	}
	b.data, b.n, b.shared, b.open = data, len(object.BytesOf(data)), true, true
	return nil
}

// unview takes the bytes back from the bytearray; BufferError while views are open.
func (b *bytesIO) unview(t *object.Thread) error {
	if _, err := call(t, b.data, "resize", object.Int(int64(b.n+1))); err != nil {
		return err
	}
	s, err := t.BytesView(b.data)
	if err != nil {
		return err
	}
	b.data, b.viewed, b.shared = t.NewBytes(s[:b.n]), false, false
	return nil
}

func (b *bytesIO) check(t *object.Thread) error {
	if !b.open {
		return closedError(t)
	}
	return nil
}

// view is the bytes in use.
func (b *bytesIO) view(t *object.Thread) []byte {
	if b.viewed {
		s, err := t.BytesView(b.data)
		if err != nil {
			t.ClearError() // a bytearray always has one
		}
		return readOnly(s)[:b.n]
	}
	return bytesIn(b.data)[:b.n]
}

// resize makes n bytes the contents, ready to be written to; new ones are zero.
func (b *bytesIO) resize(t *object.Thread, n int) error {
	if b.viewed {
		if n == b.n {
			return nil
		}
		if err := b.unview(t); err != nil {
			return err
		}
	}
	old := bytesIn(b.data)
	switch {
	case n > len(old) || b.shared:
		room := n
		if n > len(old) && b.n > 0 {
			room = n + n>>1
		}
		w, s := t.NewBytesN(max(room, 32))
		copy(s, old[:min(b.n, n)])
		b.data, b.shared = w, false
	case n > b.n:
		clear(old[b.n:n])
	}
	b.n = n
	return nil
}

// take gives the next bytes, up to n.
func (b *bytesIO) take(t *object.Thread, n int) object.Value {
	from := min(b.pos, b.n)
	if n = min(n, b.n-from); n <= 0 {
		return t.NewBytes("")
	}
	if from == 0 && n == b.n && n > 1 {
		b.pos += n
		return b.value(t)
	}
	b.pos += n
	return t.NewBytes(asString(b.view(t)[from : from+n]))
}

// value is all the bytes, without copying where the storage is full.
func (b *bytesIO) value(t *object.Thread) object.Value {
	if b.viewed || len(object.BytesOf(b.data)) != b.n {
		v := t.NewBytes(asString(b.view(t)))
		if b.viewed || b.n == 0 {
			return v
		}
		b.data = v
	}
	b.shared = true
	return b.data
}

func bytesIORead(t *object.Thread, args []object.Value) (object.Value, error) {
	n, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		n = b.n
	}
	return b.take(t, n), nil
}

func bytesIOPeek(t *object.Thread, args []object.Value) (object.Value, error) {
	n, err := optionalInt(t, argAt(args, 1), 1)
	if err != nil {
		return object.Empty(), err
	}
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if n < 1 {
		n = defaultBufferSize
	}
	at := b.pos
	v := b.take(t, n)
	b.pos = at
	return v, nil
}

func bytesIOReadInto(t *object.Thread, self, into object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	n, err := room(t, into, "readinto() argument")
	if err != nil {
		return object.Empty(), err
	}
	data := b.take(t, n)
	return object.Int(int64(len(object.BytesOf(data)))), fill(t, into, data)
}

// line gives the bytes to the end of the line, at most limit when that is not
// negative.
func (b *bytesIO) line(t *object.Thread, limit int) object.Value {
	rest := b.view(t)[min(b.pos, b.n):]
	if limit >= 0 && len(rest) > limit {
		rest = rest[:limit]
	}
	n := len(rest)
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		n = i + 1
	}
	return b.take(t, n)
}

func bytesIOReadline(t *object.Thread, args []object.Value) (object.Value, error) {
	limit, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return b.line(t, limit), nil
}

func bytesIOReadlines(t *object.Thread, args []object.Value) (object.Value, error) {
	hint, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	lines := t.NewList(0)
	for total := 0; b.pos < b.n; {
		line := b.line(t, -1)
		lines.Append(t, line)
		if total += len(object.BytesOf(line)); hint > 0 && total >= hint {
			break
		}
	}
	return lines.Value(), nil
}

func bytesIOIter(t *object.Thread, self object.Value) (object.Value, error) {
	return self, asBytesIO(self).check(t)
}

func bytesIONext(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if b.pos >= b.n {
		return object.Empty(), nil
	}
	return b.line(t, -1), nil
}

func bytesIOWrite(t *object.Thread, self, data object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	v, err := bytesLike(t, data)
	if err != nil {
		return object.Empty(), err
	}
	s := object.BytesOf(v)
	if len(s) > 0 {
		if !b.open {
			return object.Empty(), closedError(t)
		}
		end := b.pos + len(s)
		if end < 0 {
			return object.Empty(), t.OverflowErrorf("new buffer size too large")
		}
		if end > b.n || b.shared {
			if err := b.resize(t, max(end, b.n)); err != nil {
				return object.Empty(), err
			}
		}
		copy(b.view(t)[b.pos:], s)
		b.pos = end
	}
	return object.Int(int64(len(s))), nil
}

func bytesIOWritelines(t *object.Thread, self, lines object.Value) (object.Value, error) {
	if err := asBytesIO(self).check(t); err != nil {
		return object.Empty(), err
	}
	it, err := t.Iter(lines)
	if err != nil {
		return object.Empty(), err
	}
	for {
		line, err := t.Next(it)
		if err != nil || line.IsEmpty() {
			return object.None(), err
		}
		if _, err := bytesIOWrite(t, self, line); err != nil {
			return object.Empty(), err
		}
	}
}

func bytesIOSeek(t *object.Thread, args []object.Value) (object.Value, error) {
	to, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	whence, err := optionalWhence(t, argAt(args, 2))
	if err != nil {
		return object.Empty(), err
	}
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	base := 0
	switch whence {
	case 0:
		if to < 0 {
			return object.Empty(), t.ValueErrorf("negative seek value %d", to)
		}
	case 1:
		base = b.pos
	case 2:
		base = b.n
	default:
		return object.Empty(), t.ValueErrorf("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if to > 0 && base > 1<<63-1-to {
		return object.Empty(), t.OverflowErrorf("new position too large")
	}
	b.pos = max(base+to, 0)
	return object.Int(int64(b.pos)), nil
}

func bytesIOTell(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	return object.Int(int64(b.pos)), b.check(t)
}

func bytesIOTruncate(t *object.Thread, args []object.Value) (object.Value, error) {
	b := asBytesIO(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	n, err := optionalInt(t, argAt(args, 1), b.pos)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return object.Empty(), t.ValueErrorf("negative size value %d", n)
	}
	if n < b.n {
		if err := b.resize(t, n); err != nil {
			return object.Empty(), err
		}
	}
	return object.Int(int64(n)), nil
}

func bytesIOValue(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return b.value(t), nil
}

func bytesIOBuffer(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if !b.viewed {
		a, err := t.Call1(t.RT.T.ByteArray.Value(), t.NewBytes(asString(b.view(t))))
		if err != nil {
			return object.Empty(), err
		}
		b.data, b.viewed, b.shared = a, true, false
	}
	return t.Call1(t.RT.T.MemoryView.Value(), b.data)
}

func bytesIOClose(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	if b.viewed {
		if err := b.unview(t); err != nil {
			return object.Empty(), err
		}
	}
	b.data, b.n, b.pos, b.open, b.shared = t.NewBytes(""), 0, 0, false, false
	return object.None(), nil
}

func bytesIOCheckNone(t *object.Thread, self object.Value) (object.Value, error) {
	return object.None(), asBytesIO(self).check(t)
}

func bytesIOCheckFalse(t *object.Thread, self object.Value) (object.Value, error) {
	return object.False(), asBytesIO(self).check(t)
}

func bytesIOCheckTrue(t *object.Thread, self object.Value) (object.Value, error) {
	return object.True(), asBytesIO(self).check(t)
}

func bytesIOClosed(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(!asBytesIO(self).open), nil
}

func bytesIOSizeof(_ *object.Thread, self object.Value) (object.Value, error) {
	b := asBytesIO(self)
	n := int(bytesIOSize)
	if !b.viewed && !b.shared {
		n += len(object.BytesOf(b.data))
	}
	return object.Int(int64(n)), nil
}

// ownDict is the instance's __dict__ or None where it is empty.
func ownDict(t *object.Thread, self object.Value) (object.Value, error) {
	d, err := t.GetAttrOptID(self, object.N__dict__)
	if err != nil || d.IsEmpty() {
		return object.None(), err
	}
	if n, err := t.Len(d); err != nil || n == 0 {
		return object.None(), err
	}
	return call(t, d, "copy")
}

func bytesIOGetState(t *object.Thread, self object.Value) (object.Value, error) {
	v, err := bytesIOValue(t, self)
	if err != nil {
		return object.Empty(), err
	}
	d, err := ownDict(t, self)
	if err != nil {
		return object.Empty(), err
	}
	return t.Tuple3(v, object.Int(int64(asBytesIO(self).pos)), d), nil
}

func bytesIOSetState(t *object.Thread, self, state object.Value) (object.Value, error) {
	if !state.IsTuple() || state.AsTuple().Len() < 3 {
		return object.Empty(), t.TypeErrorf("%s.__setstate__ argument should be 3-tuple, got %s", t.TypeName(self), t.TypeName(state))
	}
	items := state.AsTuple().Items()
	b := asBytesIO(self)
	data, err := bytesLike(t, items[0])
	if err != nil {
		return object.Empty(), err
	}
	if !items[1].IsInt() {
		return object.Empty(), t.TypeErrorf("second item of state must be an integer, not %s", t.TypeName(items[1]))
	}
	if items[1].AsInt() < 0 {
		return object.Empty(), t.ValueErrorf("position value cannot be negative")
	}
	if err := b.set(t, data); err != nil {
		return object.Empty(), err
	}
	b.pos = int(items[1].AsInt())
	return object.None(), mergeDict(t, self, items[2], "third")
}

// mergeDict updates an instance's __dict__ from a state's.
func mergeDict(t *object.Thread, self, d object.Value, which string) error {
	if d.IsNone() {
		return nil
	}
	if d.Kind() != object.KindDict {
		return t.TypeErrorf("%s item of state should be a dict, got a %s", which, t.TypeName(d))
	}
	own, err := t.GetAttrID(self, object.N__dict__)
	if err == nil {
		_, err = call(t, own, "update", d)
	}
	return err
}

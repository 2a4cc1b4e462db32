package io

import (
	"bytes"
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

func indexByte(s string, c byte) int { return strings.IndexByte(s, c) }

// bufferedMethods are those that the three classes share.
var bufferedMethods = []object.Def{
	{Name: "detach", F1: bufferedDetach},
	{Name: "close", F1: bufferedClose},
	{Name: "flush", F1: bufferedFlush},
	{Name: "seekable", F1: bufferedSeekable},
	{Name: "fileno", F1: bufferedFileno},
	{Name: "isatty", F1: bufferedIsatty},
	{Name: "seek", Text: "($self, target, whence=0, /)", FV: bufferedSeek, Min: 1, Max: 2},
	{Name: "tell", F1: bufferedTell},
	{Name: "truncate", Text: "($self, pos=None, /)", FV: bufferedTruncate, Max: 1},
	{Name: "_dealloc_warn", Text: "($self, source, /)", F2: bufferedDeallocWarn},
	{Name: "__sizeof__", F1: bufferedSizeof},
	{Name: "__getstate__", F1: noPickle},
}

var readerMethods = []object.Def{
	{Name: "read", Text: "($self, size=-1, /)", FV: bufferedRead, Max: 1, Doc: "Read so many bytes, all by default."},
	{Name: "read1", Text: "($self, size=-1, /)", FV: bufferedRead1, Max: 1, Doc: "Read up to so many bytes with at most one read of the raw stream."},
	{Name: "peek", Text: "($self, size=0, /)", FV: bufferedPeek, Max: 1, Doc: "Bytes that come next, without moving."},
	{Name: "readinto", Text: "($self, buffer, /)", F2: bufferedReadInto},
	{Name: "readinto1", Text: "($self, buffer, /)", F2: bufferedReadInto1},
	{Name: "readline", Text: "($self, size=-1, /)", FV: bufferedReadline, Max: 1},
}

var bufferedGetters = []object.GetSet{
	{Name: "closed", Get: bufferedClosed}, {Name: "name", Get: bufferedName},
	{Name: "mode", Get: bufferedMode}, {Name: "raw", Get: bufferedRaw},
	{Name: "_finalizing", Get: bufferedFinalizing, Set: bufferedSetFinalizing},
}

var readerSpec = object.TypeSpec{
	Name: "_io.BufferedReader", Kind: object.KindOpaque, Size: bufferedSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:     "A buffer over a raw stream that is read.",
	NewSig:  "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
	Slots:   object.Slots{New: bufferedNew, Init: readerInit, Repr: bufferedRepr, Next: bufferedNext, Del: baseDel},
	Methods: join(bufferedMethods, readerMethods, []object.Def{{Name: "readable", F1: bufferedReadable}}),
	Getters: bufferedGetters,
}

// join makes one table of methods of several.
func join(tables ...[]object.Def) []object.Def {
	var all []object.Def
	for _, x := range tables {
		all = append(all, x...)
	}
	return all
}

// fillAhead reads into the empty buffer; 0 is the end of the file, -1 that nothing is
// there yet.
func (b *buffered) fillAhead(t *object.Thread) (int, error) {
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return 0, err
		}
	}
	b.storage(t)
	b.pos, b.end = 0, 0
	n, err := b.readRaw(t, b.data, 0, b.size)
	if n > 0 {
		b.end = n
	}
	return n, err
}

// take gives the next n bytes that were read ahead.
func (b *buffered) take(t *object.Thread, n int) object.Value {
	v := t.NewBytes(asString(bytesIn(b.data)[b.pos : b.pos+n]))
	b.pos += n
	return v
}

// start is what every reading method begins with; the caller leaves.
func (b *buffered) start(t *object.Thread, doing string) error {
	if err := b.check(t); err != nil {
		return err
	}
	c, err := b.isClosed(t)
	if err == nil && c {
		err = t.ValueErrorf("%s of closed file", doing)
	}
	if err != nil {
		return err
	}
	return b.enter(t)
}

func bufferedRead(t *object.Thread, args []object.Value) (object.Value, error) {
	b := asBuffered(args[0])
	n, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	if n < -1 {
		return object.Empty(), t.ValueErrorf("read length must be non-negative or -1")
	}
	if err := b.start(t, "read"); err != nil {
		return object.Empty(), err
	}
	v, err := b.read(t, n)
	b.leave()
	return v, err
}

func (b *buffered) read(t *object.Thread, n int) (object.Value, error) {
	if n < 0 {
		return b.readAll(t)
	}
	if n <= b.end-b.pos {
		return b.take(t, n), nil
	}
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return object.Empty(), err
		}
	}
	// A large n may be no more than a wish: begin with what is likely.
	out := newStorage(t, min(n, max(b.size, 1<<20)))
	used := 0
	if b.end > b.pos {
		used = copy(bytesIn(out), bytesIn(b.data)[b.pos:b.end])
	}
	b.pos, b.end = 0, 0
	for used < n {
		var k int
		var err error
		if left := n - used; left >= b.size {
			out = growStorage(t, out, used, min(n, used+max(b.size, used)))
			k, err = b.readRaw(t, out, used, min(n, len(bytesIn(out)))-used)
			if k > 0 {
				used += k
			}
		} else {
			out = growStorage(t, out, used, n)
			if k, err = b.fillAhead(t); k > 0 {
				c := copy(bytesIn(out)[used:n], bytesIn(b.data)[:k])
				b.pos = c
				used += c
			}
		}
		if err != nil {
			return object.Empty(), err
		}
		if k <= 0 {
			if k < 0 && used == 0 {
				return object.None(), nil
			}
			break
		}
	}
	if s := bytesIn(out); used == len(s) && used > 0 {
		return out, nil
	}
	return t.NewBytes(asString(bytesIn(out)[:used])), nil
}

func (b *buffered) readAll(t *object.Thread) (object.Value, error) {
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return object.Empty(), err
		}
	}
	out, used := object.Empty(), 0
	if b.end > b.pos {
		used = b.end - b.pos
		out = newStorage(t, used)
		copy(bytesIn(out), bytesIn(b.data)[b.pos:b.end])
	}
	b.pos, b.end = 0, 0
	if b.direct {
		f := asFile(b.raw)
		had := used
		all, used, err := f.readRest(t, out, used)
		b.rawPos = -1
		if err != nil || all.IsNone() {
			return all, err
		}
		if s := bytesIn(all); used == len(s) && used > had {
			return all, nil
		}
		return t.NewBytes(asString(bytesIn(all)[:used])), nil
	}
	readall, err := attr(t, b.raw, "readall")
	if err != nil {
		return object.Empty(), err
	}
	if !readall.IsEmpty() {
		v, err := t.Call0(readall)
		b.rawPos = -1
		if err != nil {
			return object.Empty(), err
		}
		if v.IsNone() {
			if used == 0 {
				return v, nil
			}
			return out, nil
		}
		if v.Kind() != object.KindBytes {
			return object.Empty(), t.TypeErrorf("readall() should return bytes")
		}
		if used == 0 {
			return v, nil
		}
		out = growExactly(t, out, used, used+len(object.BytesOf(v)))
		copy(bytesIn(out)[used:], object.BytesOf(v))
		return out, nil
	}
	for {
		v, err := t.CallMethod0(b.raw, object.Nread)
		if err != nil {
			return object.Empty(), err
		}
		if !v.IsNone() && v.Kind() != object.KindBytes {
			return object.Empty(), t.TypeErrorf("read() should return bytes")
		}
		if v.IsNone() || len(object.BytesOf(v)) == 0 {
			if used == 0 {
				return v, nil
			}
			return t.NewBytes(asString(bytesIn(out)[:used])), nil
		}
		s := object.BytesOf(v)
		out = growStorage(t, out, used, used+len(s))
		used += copy(bytesIn(out)[used:], s)
		if b.rawPos >= 0 {
			b.rawPos += int64(len(s))
		}
	}
}

func bufferedRead1(t *object.Thread, args []object.Value) (object.Value, error) {
	b := asBuffered(args[0])
	n := -1
	if v := argAt(args, 1); !v.IsEmpty() {
		var err error
		if n, err = t.IndexInt(v, t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		n = b.size
	}
	if err := b.start(t, "read"); err != nil {
		return object.Empty(), err
	}
	v, err := b.readOnce(t, n)
	b.leave()
	return v, err
}

// readOnce gives up to n bytes with at most one read of the raw stream.
func (b *buffered) readOnce(t *object.Thread, n int) (object.Value, error) {
	if n == 0 {
		return t.NewBytes(""), nil
	}
	if ahead := b.end - b.pos; ahead > 0 {
		return b.take(t, min(n, ahead)), nil
	}
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return object.Empty(), err
		}
	}
	b.pos, b.end = 0, 0
	out := b.data
	if n > b.size || out.IsEmpty() {
		out = newStorage(t, n)
	}
	k, err := b.readRaw(t, out, 0, n)
	if err != nil {
		return object.Empty(), err
	}
	if k == len(bytesIn(out)) && out != b.data && k > 0 {
		return out, nil
	}
	return t.NewBytes(asString(bytesIn(out)[:max(k, 0)])), nil
}

func bufferedPeek(t *object.Thread, args []object.Value) (object.Value, error) {
	b := asBuffered(args[0])
	if v := argAt(args, 1); !v.IsEmpty() {
		if _, err := t.IndexInt(v, t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	if err := b.start(t, "peek"); err != nil {
		return object.Empty(), err
	}
	defer b.leave()
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return object.Empty(), err
		}
	}
	if b.pos == b.end {
		if _, err := b.fillAhead(t); err != nil {
			return object.Empty(), err
		}
	}
	if b.pos == b.end {
		return t.NewBytes(""), nil
	}
	return t.NewBytes(asString(bytesIn(b.data)[b.pos:b.end])), nil
}

func bufferedReadInto(t *object.Thread, self, into object.Value) (object.Value, error) {
	b := asBuffered(self)
	n, err := room(t, into, "readinto() argument")
	if err != nil {
		return object.Empty(), err
	}
	if err := b.start(t, "readinto"); err != nil {
		return object.Empty(), err
	}
	v, err := b.read(t, n)
	b.leave()
	if err != nil || v.IsNone() {
		return v, err
	}
	return object.Int(int64(len(object.BytesOf(v)))), fill(t, into, v)
}

func bufferedReadInto1(t *object.Thread, self, into object.Value) (object.Value, error) {
	b := asBuffered(self)
	n, err := room(t, into, "readinto1() argument")
	if err != nil {
		return object.Empty(), err
	}
	if err := b.start(t, "readinto"); err != nil {
		return object.Empty(), err
	}
	v, err := b.readOnce(t, n)
	b.leave()
	if err != nil {
		return object.Empty(), err
	}
	return object.Int(int64(len(object.BytesOf(v)))), fill(t, into, v)
}

func bufferedReadline(t *object.Thread, args []object.Value) (object.Value, error) {
	limit, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	return bufferedLine(t, args[0], limit)
}

// bufferedLine is readline; a negative limit is none.
func bufferedLine(t *object.Thread, self object.Value, limit int) (object.Value, error) {
	b := asBuffered(self)
	if err := b.start(t, "readline"); err != nil {
		return object.Empty(), err
	}
	v, err := b.line(t, limit)
	b.leave()
	return v, err
}

func (b *buffered) line(t *object.Thread, limit int) (object.Value, error) {
	out, used := object.Empty(), 0
	for {
		if b.pos < b.end {
			s := bytesIn(b.data)[b.pos:b.end]
			if limit >= 0 && len(s) > limit-used {
				s = s[:limit-used]
			}
			n, done := len(s), limit >= 0 && len(s) == limit-used
			if i := bytes.IndexByte(s, '\n'); i >= 0 {
				n, done = i+1, true
			}
			if done && used == 0 {
				return b.take(t, n), nil
			}
			out = growStorage(t, out, used, used+n)
			used += copy(bytesIn(out)[used:], s[:n])
			b.pos += n
			if done {
				break
			}
		} else if limit == 0 {
			break
		}
		k, err := b.fillAhead(t)
		if err != nil {
			return object.Empty(), err
		}
		if k <= 0 {
			break
		}
	}
	return t.NewBytes(asString(bytesIn(out)[:used])), nil
}

func bufferedNext(t *object.Thread, self object.Value) (object.Value, error) {
	typ := t.TypeOf(self)
	if typ.HasFlag(object.TypeHeap) {
		return baseNext(t, self) // readline may be the program's own
	}
	v, err := bufferedLine(t, self, -1)
	if err != nil || len(object.BytesOf(v)) == 0 {
		return object.Empty(), err
	}
	return v, nil
}

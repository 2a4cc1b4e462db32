package io

import (
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// buffered is a buffer over a raw stream. Either data[pos:end] is what was read ahead
// or data[:pending] waits to be written, never both.
//
//adder:heap
type buffered struct {
	object.Header
	raw  object.Value
	data object.Value // storage, made on first use

	size     int // of the buffer
	pos, end int
	pending  int
	rawPos   int64 // where the raw stream stands; -1 when not known

	owner    uintptr // the thread inside, as a number
	ready    bool    // __init__ has run
	detached bool
	ending   bool // being finalized: close says that nobody did
	reads    bool
	writes   bool
	direct   bool // raw is exactly a FileIO, and this no subclass
}

func asBuffered(v object.Value) *buffered { return object.Cast[buffered](v) }

func bufferedNew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.ValueOf(object.New[buffered](t, cls)), nil
}

var (
	readerInitDef = object.Def{Name: "BufferedReader", Sig: "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"}
	writerInitDef = object.Def{Name: "BufferedWriter", Sig: "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"}
	randomInitDef = object.Def{Name: "BufferedRandom", Sig: "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"}
)

func readerInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	return bufferedInit(t, &readerInitDef, self, args, kw, true, false)
}

func writerInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	return bufferedInit(t, &writerInitDef, self, args, kw, false, true)
}

func randomInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	return bufferedInit(t, &randomInitDef, self, args, kw, true, true)
}

func bufferedInit(t *object.Thread, d *object.Def, self object.Value, args []object.Value, kw *object.Tuple, reads, writes bool) error {
	w := t.Push(2)
	defer t.Pop(2)
	asBuffered(self).ready = false
	remember(t, self)
	if err := bind(t, d, w, args, kw); err != nil {
		return err
	}
	size := defaultBufferSize
	if !w[1].IsEmpty() {
		var err error
		if size, err = t.IndexInt(w[1], t.RT.T.Exc.OverflowError); err != nil {
			return err
		}
	}
	return setupBuffered(t, self, w[0], size, reads, writes)
}

// setupBuffered is the __init__ of the three.
func setupBuffered(t *object.Thread, self, raw object.Value, size int, reads, writes bool) error {
	b := asBuffered(self)
	b.ready, b.detached = false, false
	if reads && writes {
		if _, err := checkAble(t, raw, "seekable"); err != nil {
			return err
		}
	}
	if reads {
		if _, err := checkAble(t, raw, "readable"); err != nil {
			return err
		}
	}
	if writes {
		if _, err := checkAble(t, raw, "writable"); err != nil {
			return err
		}
	}
	if size <= 0 {
		return t.ValueErrorf("buffer size must be strictly positive")
	}
	if size > 1<<40 {
		return t.Raise(t.RT.T.Exc.MemoryError, "")
	}
	b.raw, b.data, b.size = raw, object.Empty(), size
	b.pos, b.end, b.pending, b.rawPos = 0, 0, 0, -1
	b.reads, b.writes = reads, writes
	b.direct = t.TypeOf(raw) == t.RT.Type(&fileIOKey)
	if _, err := b.tellRaw(t); err != nil {
		t.ClearError()
	}
	b.ready = true
	return nil
}

// check raises what keeps the buffer from being used at all.
func (b *buffered) check(t *object.Thread) error {
	switch {
	case b.detached:
		return t.ValueErrorf("raw stream has been detached")
	case !b.ready:
		return t.ValueErrorf("I/O operation on uninitialized object")
	}
	return nil
}

func (b *buffered) isClosed(t *object.Thread) (bool, error) {
	if b.direct {
		return asFile(b.raw).fd < 0, nil
	}
	return attrTruth(t, b.raw, "closed")
}

// enter keeps other threads out of the buffer until leave, and the same thread from
// coming in again, as a signal handler could.
func (b *buffered) enter(t *object.Thread) error {
	me := threadNumber(t)
	for b.owner != 0 {
		if b.owner == me {
			r, err := t.ReprString(object.ValueOf(b))
			if err != nil {
				return err
			}
			return t.RuntimeErrorf("reentrant call inside %s", r)
		}
		vm.Of(t).Blocking(t, func() { time.Sleep(20 * time.Microsecond) })
	}
	b.owner = me
	return nil
}

func (b *buffered) leave() { b.owner = 0 }

func (b *buffered) storage(t *object.Thread) []byte {
	if b.data.IsEmpty() {
		b.data = newStorage(t, b.size)
	}
	return bytesIn(b.data)
}

func (b *buffered) tellRaw(t *object.Thread) (int64, error) {
	var at int64
	var err error
	if b.direct {
		if err = asFile(b.raw).check(t); err == nil {
			at, err = asFile(b.raw).seek(t, 0, 1)
		}
	} else {
		var v object.Value
		if v, err = call(t, b.raw, "tell"); err == nil {
			at, err = offsetOf(t, v)
		}
	}
	if err != nil {
		return 0, err
	}
	if at < 0 {
		return 0, t.Raisef(t.RT.T.Exc.OSError, "Raw stream returned invalid position %d", at)
	}
	b.rawPos = at
	return at, nil
}

func (b *buffered) seekRaw(t *object.Thread, to int64, whence int) (int64, error) {
	var at int64
	var err error
	if b.direct {
		if err = asFile(b.raw).check(t); err == nil {
			at, err = asFile(b.raw).seek(t, to, whence)
		}
	} else {
		var v object.Value
		if v, err = call(t, b.raw, "seek", object.Int(to), object.Int(int64(whence))); err == nil {
			at, err = offsetOf(t, v)
		}
	}
	if err != nil {
		b.rawPos = -1
		return 0, err
	}
	if at < 0 {
		return 0, t.Raisef(t.RT.T.Exc.OSError, "Raw stream returned invalid position %d", at)
	}
	b.rawPos = at
	return at, nil
}

// readRaw reads into n bytes of a storage from a place on; -1 says that nothing is
// there yet.
func (b *buffered) readRaw(t *object.Thread, into object.Value, from, n int) (int, error) {
	if b.direct {
		f := asFile(b.raw)
		if err := f.check(t); err != nil {
			return 0, err
		}
		k, err := f.read(t, bytesIn(into)[from:from+n])
		if k > 0 && b.rawPos >= 0 {
			b.rawPos += int64(k)
		}
		return k, err
	}
	k, err := b.readIntoRaw(t, into, from, n)
	if err == nil && k > 0 && b.rawPos >= 0 {
		b.rawPos += int64(k)
	}
	return k, err
}

// readIntoRaw calls the raw stream's readinto with a buffer of its own: a program's
// class may keep what it was given.
func (b *buffered) readIntoRaw(t *object.Thread, into object.Value, from, n int) (int, error) {
	buf, err := t.Call1(t.RT.T.ByteArray.Value(), object.Int(int64(n)))
	if err != nil {
		return 0, err
	}
	var got object.Value
	for {
		if got, err = call(t, b.raw, "readinto", buf); err == nil {
			break
		}
		if !interrupted(t) {
			return 0, err
		}
	}
	if got.IsNone() {
		return -1, nil
	}
	k, err := t.IndexInt(got, t.RT.T.Exc.ValueError)
	if err != nil {
		if !t.Matches(t.RT.T.Exc.TypeError) {
			return 0, err
		}
		cause := t.TakeError()
		err = t.Raise(t.RT.T.Exc.OSError, "raw readinto() failed")
		if e := t.Pending(); e.IsException() {
			e.AsException().Cause = cause
			e.AsException().Suppress = true
		}
		return 0, err
	}
	if k < 0 || k > n {
		return 0, t.Raisef(t.RT.T.Exc.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", k, n)
	}
	data, err := t.Call1(t.RT.T.Bytes.Value(), buf)
	if err != nil {
		return 0, err
	}
	copy(bytesIn(into)[from:from+k], object.BytesOf(data))
	return k, nil
}

// writeRaw writes n bytes of a storage from a place on; -1 says that nothing can be
// written now.
func (b *buffered) writeRaw(t *object.Thread, data object.Value, from, n int) (int, error) {
	var k int
	if b.direct {
		f := asFile(b.raw)
		err := f.check(t)
		if err == nil {
			k, err = f.write(t, bytesIn(data)[from:from+n])
		}
		if err != nil {
			return 0, err
		}
	} else {
		part, err := t.Call1(t.RT.T.MemoryView.Value(), t.NewBytes(asString(bytesIn(data)[from:from+n])))
		if err != nil {
			t.ClearError()
			part = t.NewBytes(asString(bytesIn(data)[from : from+n]))
		}
		var v object.Value
		for {
			if v, err = t.CallMethod1(b.raw, object.Nwrite, part); err == nil {
				break
			}
			if !interrupted(t) {
				return 0, err
			}
		}
		if v.IsNone() {
			return -1, nil
		}
		if k, err = t.IndexInt(v, t.RT.T.Exc.ValueError); err != nil {
			return 0, err
		}
		if k < 0 || k > n {
			return 0, t.Raisef(t.RT.T.Exc.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", k, n)
		}
	}
	if k > 0 && b.rawPos >= 0 {
		b.rawPos += int64(k)
	}
	return k, nil
}

// flush writes out what is pending, or raises BlockingIOError when the raw stream
// takes no more now.
func (b *buffered) flush(t *object.Thread) error {
	for done := 0; done < b.pending; {
		k, err := b.writeRaw(t, b.data, done, b.pending-done)
		if err == nil && k >= 0 {
			done += k
			if done < b.pending {
				err = vm.Of(t).Checkpoint(t)
			}
		} else if err == nil {
			err = t.RaiseErrnoBlocking(int(syscall.EAGAIN), "write could not complete without blocking", 0)
		}
		if err != nil {
			s := bytesIn(b.data)
			copy(s, s[done:b.pending])
			b.pending -= done
			return err
		}
	}
	b.pending = 0
	return nil
}

// settle makes the raw stream stand where the program thinks it does: pending bytes
// written, bytes read ahead given back.
func (b *buffered) settle(t *object.Thread) error {
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return err
		}
	}
	if ahead := b.end - b.pos; ahead > 0 {
		if _, err := b.seekRaw(t, int64(-ahead), 1); err != nil {
			return err
		}
	}
	b.pos, b.end = 0, 0
	return nil
}

func bufferedFlush(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if !b.writes {
		return t.CallMethod0(b.raw, object.Nflush)
	}
	c, err := b.isClosed(t)
	if err != nil {
		return object.Empty(), err
	}
	if c {
		return object.Empty(), t.ValueErrorf("flush of closed file")
	}
	if err := b.enter(t); err != nil {
		return object.Empty(), err
	}
	if b.reads {
		err = b.settle(t)
	} else {
		err = b.flush(t)
	}
	b.leave()
	return object.None(), err
}

func bufferedClose(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	c, err := b.isClosed(t)
	if err != nil || c {
		return object.None(), err
	}
	if b.ending {
		if _, err := bufferedDeallocWarn(t, self, self); err != nil {
			return object.Empty(), err
		}
	}
	first := object.Empty()
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		first = t.TakeError()
	}
	_, err = t.CallMethod0(b.raw, object.Nclose)
	b.data, b.pos, b.end, b.pending = object.Empty(), 0, 0, 0
	if err = bothErrors(t, first, err); err != nil {
		return object.Empty(), err
	}
	forget(t, self)
	return object.None(), nil
}

func bufferedDetach(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if _, err := t.CallMethod0(self, object.Nflush); err != nil {
		return object.Empty(), err
	}
	raw := b.raw
	b.raw, b.data = object.Empty(), object.Empty()
	b.detached, b.ready = true, false
	return raw, nil
}

// whileOpen passes a question on to the raw stream.
func (b *buffered) ask(t *object.Thread, method string) (object.Value, error) {
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return call(t, b.raw, method)
}

func bufferedSeekable(t *object.Thread, self object.Value) (object.Value, error) {
	return asBuffered(self).ask(t, "seekable")
}
func bufferedReadable(t *object.Thread, self object.Value) (object.Value, error) {
	return asBuffered(self).ask(t, "readable")
}
func bufferedWritable(t *object.Thread, self object.Value) (object.Value, error) {
	return asBuffered(self).ask(t, "writable")
}
func bufferedFileno(t *object.Thread, self object.Value) (object.Value, error) {
	return asBuffered(self).ask(t, "fileno")
}
func bufferedIsatty(t *object.Thread, self object.Value) (object.Value, error) {
	return asBuffered(self).ask(t, "isatty")
}

func bufferedClosed(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(b.raw, "closed")
}
func bufferedName(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(b.raw, "name")
}
func bufferedMode(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	return t.GetAttrString(b.raw, "mode")
}

func bufferedRaw(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if b.raw.IsEmpty() {
		return object.None(), nil
	}
	return b.raw, nil
}

func bufferedFinalizing(_ *object.Thread, self object.Value) (object.Value, error) {
	return object.Bool(asBuffered(self).ending), nil
}

func bufferedSetFinalizing(t *object.Thread, self, v object.Value) error {
	return setFinalizing(t, &asBuffered(self).ending, v)
}

func bufferedDeallocWarn(t *object.Thread, self, source object.Value) (object.Value, error) {
	b := asBuffered(self)
	if b.ready && !b.raw.IsEmpty() {
		if _, err := call(t, b.raw, "_dealloc_warn", source); err != nil {
			t.ClearError()
		}
	}
	return object.None(), nil
}

func bufferedSizeof(_ *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	n := int(bufferedSize)
	if !b.data.IsEmpty() {
		n += b.size
	}
	return object.Int(int64(n)), nil
}

func bufferedRepr(t *object.Thread, self object.Value) (object.Value, error) {
	return reprWithName(t, self, "")
}

// reprWithName is the repr of a stream whose name comes from below; more follows it.
func reprWithName(t *object.Thread, self object.Value, more string) (object.Value, error) {
	typ := t.TypeName(self)
	name, err := attr(t, self, "name")
	if err != nil {
		if !t.Matches(t.RT.T.Exc.ValueError) {
			return object.Empty(), err
		}
		t.ClearError() // detached
		name = object.Empty()
	}
	if name.IsEmpty() {
		return t.NewStr("<" + typ + more + ">"), nil
	}
	if t.ReprEnter(self) {
		return object.Empty(), t.RuntimeErrorf("reentrant call inside %s.__repr__", typ)
	}
	r, err := t.Repr(name)
	t.ReprLeave(self)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr("<" + typ + " name=" + object.StringOf(r) + more + ">"), nil
}

func bufferedTell(t *object.Thread, self object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	at, err := b.tellRaw(t)
	if err != nil {
		return object.Empty(), err
	}
	at += int64(b.pending) - int64(b.end-b.pos)
	return object.Int(max(at, 0)), nil
}

func bufferedSeek(t *object.Thread, args []object.Value) (object.Value, error) {
	self := args[0]
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	whence, err := optionalWhence(t, argAt(args, 2))
	if err != nil {
		return object.Empty(), err
	}
	if whence < 0 || whence > 2 && whence > maxWhence {
		return object.Empty(), t.ValueErrorf("whence value %d unsupported", whence)
	}
	if c, err := b.isClosed(t); err != nil || c {
		if err == nil {
			err = t.ValueErrorf("seek of closed file")
		}
		return object.Empty(), err
	}
	if b.direct {
		if !asFile(b.raw).canSeek() {
			return object.Empty(), unsupported(t, "File or stream is not seekable.")
		}
	} else if _, err := checkAble(t, b.raw, "seekable"); err != nil {
		return object.Empty(), err
	}
	to, err := offsetOf(t, args[1])
	if err != nil {
		return object.Empty(), err
	}
	// Within what was read ahead the raw stream need not move.
	if whence < 2 && b.pending == 0 && b.end > 0 && b.rawPos >= 0 {
		at := b.rawPos - int64(b.end-b.pos)
		offset := to
		if whence == 0 {
			offset = to - at
		}
		if offset >= int64(-b.pos) && offset <= int64(b.end-b.pos) {
			b.pos += int(offset)
			return object.Int(at + offset), nil
		}
	}
	if err := b.enter(t); err != nil {
		return object.Empty(), err
	}
	at, err := b.seekTo(t, to, whence)
	b.leave()
	return object.Int(at), err
}

func (b *buffered) seekTo(t *object.Thread, to int64, whence int) (int64, error) {
	if b.pending > 0 {
		if err := b.flush(t); err != nil {
			return 0, err
		}
	}
	if whence == 1 {
		to -= int64(b.end - b.pos)
	}
	at, err := b.seekRaw(t, to, whence)
	if err == nil {
		b.pos, b.end = 0, 0
	}
	return at, err
}

func bufferedTruncate(t *object.Thread, args []object.Value) (object.Value, error) {
	b := asBuffered(args[0])
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	if c, err := b.isClosed(t); err != nil || c {
		if err == nil {
			err = t.ValueErrorf("truncate of closed file")
		}
		return object.Empty(), err
	}
	if !b.writes {
		return object.Empty(), unsupported(t, "truncate")
	}
	if err := b.enter(t); err != nil {
		return object.Empty(), err
	}
	defer b.leave()
	if err := b.settle(t); err != nil {
		return object.Empty(), err
	}
	pos := argAt(args, 1)
	if pos.IsEmpty() || pos.IsNone() {
		at, err := b.tellRaw(t)
		if err != nil {
			return object.Empty(), err
		}
		pos = object.Int(at)
	}
	return call(t, b.raw, "truncate", pos)
}

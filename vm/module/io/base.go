package io

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// The base classes. They are meant to be derived from in Python, and give every
// method in terms of the few that a subclass defines.

const streamFlags = object.TypeBase | object.TypeHasDict | object.TypeHasWeak

var ioBaseSpec = object.TypeSpec{
	Name: "_io._IOBase", Kind: object.KindInstance, Size: object.HeaderSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:   "The base of all streams, which can do nothing but be closed.",
	Slots: object.Slots{Iter: baseIter, Next: baseNext, Del: baseDel},
	Methods: []object.Def{
		{Name: "seek", Text: "($self, offset, whence=os.SEEK_SET, /)", FV: baseSeek, Min: 1, Max: 2, Doc: "Move to a position, which whence says how to count."},
		{Name: "tell", F1: baseTell, Doc: "The current position."},
		{Name: "truncate", Text: "($self, size=None, /)", FV: baseTruncate, Max: 1, Doc: "Cut the file off at a position, the current one by default."},
		{Name: "flush", F1: baseFlush, Doc: "Write out what is buffered."},
		{Name: "close", F1: baseClose, Doc: "Flush and close. A stream that is closed stays so."},
		{Name: "seekable", F1: baseFalse, Doc: "Whether seek and tell work."},
		{Name: "readable", F1: baseFalse, Doc: "Whether the stream can be read."},
		{Name: "writable", F1: baseFalse, Doc: "Whether the stream can be written."},
		{Name: "fileno", F1: baseFileno, Doc: "The file descriptor underneath."},
		{Name: "isatty", F1: baseIsatty, Doc: "Whether the stream is interactive."},
		{Name: "_checkClosed", Text: "($self, /)", FV: baseCheckClosed, Max: 1},
		{Name: "_checkSeekable", Text: "($self, /)", FV: baseCheckSeekable, Max: 1},
		{Name: "_checkReadable", Text: "($self, /)", FV: baseCheckReadable, Max: 1},
		{Name: "_checkWritable", Text: "($self, /)", FV: baseCheckWritable, Max: 1},
		{Name: "__enter__", F1: baseEnter},
		{Name: "__exit__", FV: baseExit, Max: -1},
		{Name: "readline", Text: "($self, size=-1, /)", FV: baseReadline, Max: 1, Doc: "Read to the end of the line, at most size bytes."},
		{Name: "readlines", Text: "($self, hint=-1, /)", FV: baseReadlines, Max: 1, Doc: "A list of the lines; no more are read once they have hint bytes together."},
		{Name: "writelines", Text: "($self, lines, /)", F2: baseWritelines, Doc: "Write a list of lines, adding no line ends."},
	},
	Getters: []object.GetSet{{Name: "closed", Get: baseClosed}},
}

var rawBaseSpec = object.TypeSpec{
	Name: "_io._RawIOBase", Kind: object.KindInstance, Flags: streamFlags | object.TypeHasFinalizer,
	Doc: "The base of streams of bytes without a buffer.",
	Methods: []object.Def{
		{Name: "read", Text: "($self, size=-1, /)", FV: rawRead, Max: 1, Doc: "Read up to so many bytes, all by default."},
		{Name: "readall", F1: rawReadAll, Doc: "Read until the end of the file."},
		{Name: "readinto", F2: rawReadInto},
		{Name: "write", F2: rawWrite},
	},
}

var bufferedBaseSpec = object.TypeSpec{
	Name: "_io._BufferedIOBase", Kind: object.KindInstance, Flags: streamFlags | object.TypeHasFinalizer,
	Doc: "The base of streams of bytes with a buffer.",
	Methods: []object.Def{
		{Name: "detach", F1: unsupportedDetach, Doc: "Take the raw stream away from under the buffer and return it."},
		{Name: "read", Text: "($self, size=-1, /)", FV: unsupportedRead, Max: -1, Doc: "Read so many bytes, all by default."},
		{Name: "read1", Text: "($self, size=-1, /)", FV: unsupportedRead1, Max: -1, Doc: "Read up to so many bytes with at most one read of the raw stream."},
		{Name: "readinto", Text: "($self, buffer, /)", F2: bufferedBaseReadInto},
		{Name: "readinto1", Text: "($self, buffer, /)", F2: bufferedBaseReadInto1},
		{Name: "write", Text: "($self, b, /)", F2: unsupportedWrite, Doc: "Write bytes and return how many."},
	},
}

var textBaseSpec = object.TypeSpec{
	Name: "_io._TextIOBase", Kind: object.KindInstance, Flags: streamFlags | object.TypeHasFinalizer,
	Doc: "The base of streams of text.",
	Methods: []object.Def{
		{Name: "detach", F1: unsupportedDetach, Doc: "Take the buffer away from under the text and return it."},
		{Name: "read", Text: "($self, size=-1, /)", FV: unsupportedRead, Max: -1, Doc: "Read so many characters, all by default."},
		{Name: "readline", Text: "($self, size=-1, /)", FV: unsupportedReadline, Max: -1, Doc: "Read to the end of the line."},
		{Name: "write", Text: "($self, s, /)", F2: unsupportedWrite, Doc: "Write text and return how many characters."},
	},
	Getters: []object.GetSet{
		{Name: "encoding", Get: noneAttr}, {Name: "newlines", Get: noneAttr}, {Name: "errors", Get: noneAttr},
	},
}

func noneAttr(*object.Thread, object.Value) (object.Value, error) { return object.None(), nil }

func unsupportedDetach(t *object.Thread, _ object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "detach")
}
func unsupportedRead(t *object.Thread, _ []object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "read")
}
func unsupportedRead1(t *object.Thread, _ []object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "read1")
}
func unsupportedReadline(t *object.Thread, _ []object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "readline")
}
func unsupportedWrite(t *object.Thread, _, _ object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "write")
}

func baseSeek(t *object.Thread, _ []object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "seek")
}

func baseTell(t *object.Thread, self object.Value) (object.Value, error) {
	return call(t, self, "seek", object.Int(0), object.Int(1))
}

func baseTruncate(t *object.Thread, _ []object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "truncate")
}

func baseFileno(t *object.Thread, _ object.Value) (object.Value, error) {
	return object.Empty(), unsupported(t, "fileno")
}

// closedMark is the attribute that a closed stream of a Python class carries.
const closedMark = "__IOBase_closed"

func baseIsClosed(t *object.Thread, self object.Value) (bool, error) {
	v, err := attr(t, self, closedMark)
	return !v.IsEmpty(), err
}

func baseClosed(t *object.Thread, self object.Value) (object.Value, error) {
	c, err := baseIsClosed(t, self)
	return object.Bool(c), err
}

// checkClosed raises ValueError when the attribute closed is true.
func checkClosed(t *object.Thread, self object.Value) error {
	v, err := attr(t, self, "closed")
	if err != nil || v.IsEmpty() {
		return err
	}
	c, err := t.Truth(v)
	if err == nil && c {
		err = closedError(t)
	}
	return err
}

func baseFlush(t *object.Thread, self object.Value) (object.Value, error) {
	c, err := baseIsClosed(t, self)
	if err == nil && c {
		err = closedError(t)
	}
	return object.None(), err
}

func baseClose(t *object.Thread, self object.Value) (object.Value, error) {
	c, err := baseIsClosed(t, self)
	if err != nil || c {
		return object.None(), err
	}
	_, err = t.CallMethod0(self, object.Nflush)
	first := object.Empty()
	if err != nil {
		first = t.TakeError()
	}
	err = t.SetAttrString(self, closedMark, object.True())
	if err = bothErrors(t, first, err); err != nil {
		return object.Empty(), err
	}
	return object.None(), nil
}

// baseDel closes a stream that the program forgot to.
func baseDel(t *object.Thread, self object.Value) error {
	v, err := attr(t, self, "closed")
	closed := true
	if err == nil && !v.IsEmpty() {
		closed, err = t.Truth(v)
	}
	if err != nil {
		t.ClearError()
		return nil
	}
	if closed {
		return nil
	}
	if err := t.SetAttrString(self, "_finalizing", object.True()); err != nil {
		t.ClearError()
	}
	if _, err := t.CallMethod0(self, object.Nclose); err != nil {
		t.ClearError() // as CPython does outside development mode
	}
	return nil
}

func baseFalse(*object.Thread, object.Value) (object.Value, error) { return object.False(), nil }

func baseIsatty(t *object.Thread, self object.Value) (object.Value, error) {
	return object.False(), checkClosed(t, self)
}

func baseCheckClosed(t *object.Thread, args []object.Value) (object.Value, error) {
	return object.None(), checkClosed(t, args[0])
}

func baseCheckSeekable(t *object.Thread, args []object.Value) (object.Value, error) {
	return checkAble(t, args[0], "seekable")
}

func baseCheckReadable(t *object.Thread, args []object.Value) (object.Value, error) {
	return checkAble(t, args[0], "readable")
}

func baseCheckWritable(t *object.Thread, args []object.Value) (object.Value, error) {
	return checkAble(t, args[0], "writable")
}

// checkAble raises UnsupportedOperation unless the method able says True itself.
func checkAble(t *object.Thread, self object.Value, able string) (object.Value, error) {
	v, err := call(t, self, able)
	if err == nil && !v.IsTrue() {
		err = unsupported(t, "File or stream is not "+able+".")
	}
	return object.True(), err
}

func baseEnter(t *object.Thread, self object.Value) (object.Value, error) {
	return self, checkClosed(t, self)
}

func baseExit(t *object.Thread, args []object.Value) (object.Value, error) {
	return t.CallMethod0(args[0], object.Nclose)
}

func baseIter(t *object.Thread, self object.Value) (object.Value, error) {
	return self, checkClosed(t, self)
}

func baseNext(t *object.Thread, self object.Value) (object.Value, error) {
	line, err := t.CallMethod0(self, object.Nreadline)
	if err != nil {
		return object.Empty(), err
	}
	n, err := t.Len(line)
	if err != nil || n == 0 {
		return object.Empty(), err
	}
	return line, nil
}

func baseReadline(t *object.Thread, args []object.Value) (object.Value, error) {
	self := args[0]
	limit, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	peek, err := attr(t, self, "peek")
	if err != nil {
		return object.Empty(), err
	}
	line, used := object.Empty(), 0
	for limit < 0 || used < limit {
		want := 1
		if !peek.IsEmpty() {
			ahead, err := t.Call1(peek, object.Int(1))
			if err != nil {
				if interrupted(t) {
					continue
				}
				return object.Empty(), err
			}
			if ahead.Kind() != object.KindBytes {
				return object.Empty(), t.Raisef(t.RT.T.Exc.OSError, "peek() should have returned a bytes object, not '%s'", t.TypeName(ahead))
			}
			if s := object.BytesOf(ahead); len(s) > 0 {
				if limit >= 0 && len(s) > limit-used {
					s = s[:limit-used]
				}
				want = len(s)
				if i := indexByte(s, '\n'); i >= 0 {
					want = i + 1
				}
			}
		}
		b, err := t.CallMethod1(self, object.Nread, object.Int(int64(want)))
		if err != nil {
			if interrupted(t) {
				continue
			}
			return object.Empty(), err
		}
		if b.Kind() != object.KindBytes {
			return object.Empty(), t.Raisef(t.RT.T.Exc.OSError, "read() should have returned a bytes object, not '%s'", t.TypeName(b))
		}
		s := object.BytesOf(b)
		if len(s) == 0 {
			break
		}
		line = growStorage(t, line, used, used+len(s))
		used += copy(bytesIn(line)[used:], s)
		if s[len(s)-1] == '\n' {
			break
		}
	}
	return t.NewBytes(asString(bytesIn(line)[:used])), nil
}

// interrupted tells whether the pending exception is an InterruptedError, and
// forgets it then: the call is to be made again.
func interrupted(t *object.Thread) bool {
	if !t.Matches(t.RT.T.Exc.InterruptedError) {
		return false
	}
	t.ClearError()
	return true
}

func baseReadlines(t *object.Thread, args []object.Value) (object.Value, error) {
	hint, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	lines := t.NewList(0)
	if hint <= 0 {
		return lines.Value(), t.Extend(lines, args[0])
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return object.Empty(), err
	}
	for total := 0; ; {
		line, err := t.Next(it)
		if err != nil || line.IsEmpty() {
			return lines.Value(), err
		}
		lines.Append(t, line)
		n, err := t.Len(line)
		if err != nil {
			return object.Empty(), err
		}
		if total += n; total > hint {
			return lines.Value(), nil
		}
	}
}

func baseWritelines(t *object.Thread, self, lines object.Value) (object.Value, error) {
	if err := checkClosed(t, self); err != nil {
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
		for {
			if _, err = t.CallMethod1(self, object.Nwrite, line); err == nil {
				break
			}
			if !interrupted(t) {
				return object.Empty(), err
			}
		}
	}
}

// notImplemented raises NotImplementedError without a text.
func notImplemented(t *object.Thread) error {
	exc, err := t.NewException(t.RT.T.Exc.NotImplementedError, object.Empty())
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

func rawReadInto(t *object.Thread, _, _ object.Value) (object.Value, error) {
	return object.Empty(), notImplemented(t)
}

func rawWrite(t *object.Thread, _, _ object.Value) (object.Value, error) {
	return object.Empty(), notImplemented(t)
}

func rawRead(t *object.Thread, args []object.Value) (object.Value, error) {
	self := args[0]
	n := -1
	if v := argAt(args, 1); !v.IsEmpty() {
		var err error
		if n, err = t.IndexInt(v, t.RT.T.Exc.OverflowError); err != nil {
			return object.Empty(), err
		}
	}
	if n < 0 {
		return call(t, self, "readall")
	}
	b, err := t.Call1(t.RT.T.ByteArray.Value(), object.Int(int64(n)))
	if err != nil {
		return object.Empty(), err
	}
	got, err := call(t, self, "readinto", b)
	if err != nil || got.IsNone() {
		return got, err
	}
	k, err := t.IndexInt(got, t.RT.T.Exc.ValueError)
	if err != nil {
		return object.Empty(), err
	}
	if k < 0 || k > n {
		return object.Empty(), t.ValueErrorf("readinto returned %d outside buffer size %d", k, n)
	}
	all, err := t.Call1(t.RT.T.Bytes.Value(), b)
	if err != nil || k == n {
		return all, err
	}
	return t.NewBytes(object.BytesOf(all)[:min(k, len(object.BytesOf(all)))]), nil
}

func rawReadAll(t *object.Thread, self object.Value) (object.Value, error) {
	all, used := object.Empty(), 0
	for {
		b, err := t.CallMethod1(self, object.Nread, object.Int(defaultBufferSize))
		if err != nil {
			if interrupted(t) {
				continue
			}
			return object.Empty(), err
		}
		if b.IsNone() {
			if used == 0 {
				return b, nil
			}
			break
		}
		if b.Kind() != object.KindBytes {
			return object.Empty(), t.TypeErrorf("read() should return bytes")
		}
		s := object.BytesOf(b)
		if len(s) == 0 {
			break
		}
		all = growStorage(t, all, used, used+len(s))
		used += copy(bytesIn(all)[used:], s)
	}
	return t.NewBytes(asString(bytesIn(all)[:used])), nil
}

func bufferedBaseReadInto(t *object.Thread, self, into object.Value) (object.Value, error) {
	return readIntoBy(t, self, into, "read")
}

func bufferedBaseReadInto1(t *object.Thread, self, into object.Value) (object.Value, error) {
	return readIntoBy(t, self, into, "read1")
}

// readIntoBy is readinto for a class that has read.
func readIntoBy(t *object.Thread, self, into object.Value, read string) (object.Value, error) {
	n, err := room(t, into, strings.Replace(read, "read", "readinto", 1)+"() argument")
	if err != nil {
		return object.Empty(), err
	}
	data, err := call(t, self, read, object.Int(int64(n)))
	if err != nil {
		return object.Empty(), err
	}
	if data.Kind() != object.KindBytes {
		return object.Empty(), t.TypeErrorf("read() should return bytes")
	}
	k := len(object.BytesOf(data))
	if k > n {
		return object.Empty(), t.ValueErrorf("read() returned too much data: %d bytes requested, %d returned", n, k)
	}
	return object.Int(int64(k)), fill(t, into, data)
}

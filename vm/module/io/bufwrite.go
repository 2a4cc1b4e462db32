package io

import (
	"syscall"

	"github.com/adder-vm/adder/vm/object"
)

var writerMethods = []object.Def{
	{Name: "write", Text: "($self, buffer, /)", F2: bufferedWrite, Doc: "Write bytes and return how many; they may wait in the buffer."},
	{Name: "writable", F1: bufferedWritable},
}

var writerSpec = object.TypeSpec{
	Name: "_io.BufferedWriter", Kind: object.KindOpaque, Size: bufferedSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:     "A buffer over a raw stream that is written.",
	NewSig:  "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
	Slots:   object.Slots{New: bufferedNew, Init: writerInit, Repr: bufferedRepr, Del: baseDel},
	Methods: join(bufferedMethods, writerMethods),
	Getters: bufferedGetters,
}

var randomSpec = object.TypeSpec{
	Name: "_io.BufferedRandom", Kind: object.KindOpaque, Size: bufferedSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:     "A buffer over a raw stream that is read and written.",
	NewSig:  "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
	Slots:   object.Slots{New: bufferedNew, Init: randomInit, Repr: bufferedRepr, Next: bufferedNext, Del: baseDel},
	Methods: join(bufferedMethods, readerMethods, writerMethods, []object.Def{{Name: "readable", F1: bufferedReadable}}),
	Getters: bufferedGetters,
}

func bufferedWrite(t *object.Thread, self, data object.Value) (object.Value, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return object.Empty(), err
	}
	v, err := bytesLike(t, data)
	if err != nil {
		return object.Empty(), err
	}
	n, err := bufferedPut(t, self, v, len(object.BytesOf(v)))
	return object.Int(int64(n)), err
}

// bufferedPut writes the first size bytes of a bytes object.
func bufferedPut(t *object.Thread, self, data object.Value, size int) (int, error) {
	b := asBuffered(self)
	if err := b.check(t); err != nil {
		return 0, err
	}
	c, err := b.isClosed(t)
	if err != nil {
		return 0, err
	}
	if c {
		return 0, t.ValueErrorf("write to closed file")
	}
	if err := b.enter(t); err != nil {
		return 0, err
	}
	n, err := b.write(t, data, size)
	b.leave()
	return n, err
}

func (b *buffered) write(t *object.Thread, data object.Value, size int) (int, error) {
	if b.end > b.pos || b.end > 0 {
		if err := b.settle(t); err != nil {
			return 0, err
		}
	}
	s := object.BytesOf(data)[:size]
	buf := b.storage(t)
	if len(s) <= b.size-b.pending {
		b.pending += copy(buf[b.pending:], s)
		return len(s), nil
	}
	if err := b.flush(t); err != nil {
		if !t.Matches(t.RT.T.Exc.BlockingIOError) {
			return 0, err
		}
		// The raw stream takes no more now: keep what there is room for.
		n := copy(buf[b.pending:], s)
		b.pending += n
		if n == len(s) {
			t.ClearError()
			return n, nil
		}
		t.ClearError()
		return 0, t.RaiseErrnoBlocking(int(syscall.EAGAIN), "write could not complete without blocking", n)
	}
	done := 0
	for len(s)-done > b.size {
		k, err := b.writeRaw(t, data, done, len(s)-done)
		if err != nil {
			return 0, err
		}
		if k < 0 {
			n := copy(buf, s[done:])
			b.pending = n
			return 0, t.RaiseErrnoBlocking(int(syscall.EAGAIN), "write could not complete without blocking", done+n)
		}
		done += k
	}
	b.pending = copy(buf, s[done:])
	return len(s), nil
}

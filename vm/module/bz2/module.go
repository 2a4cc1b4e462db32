// Package bz2 is the native module _bz2: compression and decompression of bzip2's
// format, piece by piece.
//
// Decompression is Go's, compression github.com/dsnet/compress's: what that writes
// any bzip2 reads, but bzip2 itself would write other bytes.
package bz2

import (
	"bytes"
	gobzip2 "compress/bzip2"
	"encoding/binary"
	"errors"
	"io"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/pull"
	"github.com/adder-vm/adder/vm/object"
	"github.com/dsnet/compress/bzip2"
)

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the _bz2 module.
var Module = vm.NativeModule{
	Name: "_bz2",
	Doc:  "Compression and decompression in bzip2's format.",
	Init: func(_ *vm.VM, t *thread, m *object.Module) error {
		m.Dict.SetString(t, "BZ2Compressor", t.NewBuiltinType(&compressorSpec, t.RT.T.Object).Value())
		m.Dict.SetString(t, "BZ2Decompressor", t.NewBuiltinType(&decompressorSpec, t.RT.T.Object).Value())
		return nil
	},
}

// stream is an object of either type; its state is in Go's memory.
//
//adder:heap
type stream struct {
	object.Header
	box object.GoBox
}

var compressorSpec = object.TypeSpec{
	Name: "_bz2.BZ2Compressor", Kind: object.KindOpaque, Size: object.SizeOf[stream](), Flags: object.TypeBase,
	Doc:    "Compresses a stream piece by piece; the level is 1 to 9.",
	NewSig: "(compresslevel=9, /)",
	Slots:  object.Slots{New: newCompressor, Del: release},
	Methods: []object.Def{
		{Name: "compress", Sig: "($self, data, /)", Doc: "Compress a piece; return what is ready.", F2: compress},
		{Name: "flush", Sig: "($self, /)", Doc: "End the stream; return what was left.", F1: flush},
	},
}

var decompressorSpec = object.TypeSpec{
	Name: "_bz2.BZ2Decompressor", Kind: object.KindOpaque, Size: object.SizeOf[stream](), Flags: object.TypeBase,
	Doc:    "Decompresses a stream piece by piece.",
	NewSig: "()",
	Slots:  object.Slots{New: newDecompressor, Del: release},
	Methods: []object.Def{
		{Name: "decompress", Sig: "(self, data, max_length=-1)", Doc: "Decompress a piece; return what is ready, at most so many bytes if that is not negative.", FV: decompress},
	},
	Getters: []object.GetSet{
		{Name: "eof", Doc: "Whether the stream has ended.", Get: func(t *thread, v value) (value, error) {
			return object.Bool(decoder(t, v).Ended()), nil
		}},
		{Name: "needs_input", Doc: "Whether nothing can come out before more goes in.", Get: func(t *thread, v value) (value, error) {
			return object.Bool(decoder(t, v).NeedsInput()), nil
		}},
		{Name: "unused_data", Doc: "What stood behind the end of the stream.", Get: func(t *thread, v value) (value, error) {
			d := decoder(t, v)
			if !d.Ended() {
				return t.NewBytes(""), nil
			}
			return t.NewBytes(string(d.Unused())), nil
		}},
	},
}

func release(t *thread, v value) error {
	object.Cast[stream](v).box.Release(t)
	return nil
}

// compressor is a compressor's state.
type compressor struct {
	out      bytes.Buffer
	w        *bzip2.Writer
	finished bool
}

func newCompressor(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	level := 9
	switch {
	case kw.Len() > 0:
		return value{}, t.TypeErrorf("BZ2Compressor() takes no keyword arguments")
	case len(args) > 1:
		return value{}, t.TypeErrorf("BZ2Compressor expected at most 1 argument, got %d", len(args))
	case len(args) == 1:
		var err error
		if level, err = t.IndexInt(args[0], t.RT.T.Exc.OverflowError); err != nil {
			return value{}, err
		}
	}
	if level < 1 || level > 9 {
		return value{}, t.ValueErrorf("compresslevel must be between 1 and 9")
	}
	c := &compressor{}
	w, failed := bzip2.NewWriter(&c.out, &bzip2.WriterConfig{Level: level})
	if failed != nil {
		return value{}, t.SystemErrorf("%v", failed)
	}
	c.w = w
	v := object.ValueOf(object.New[stream](t, cls))
	object.Cast[stream](v).box.Put(t, v, c)
	return v, nil
}

// take returns what is ready, after an operation that the VM need not wait for.
func (c *compressor) take(t *thread, f func() error) (value, error) {
	var failed error
	vm.Of(t).Blocking(t, func() { failed = f() })
	if failed != nil {
		return value{}, t.SystemErrorf("%v", failed)
	}
	v := t.NewBytes(c.out.String())
	c.out.Reset()
	return v, nil
}

func compress(t *thread, self, data value) (value, error) {
	view, err := t.BytesView(data)
	if err != nil {
		return value{}, err
	}
	c := object.Cast[stream](self).box.Get(t).(*compressor)
	if c.finished {
		return value{}, t.ValueErrorf("Compressor has been flushed")
	}
	b := []byte(view)
	return c.take(t, func() error {
		_, err := c.w.Write(b)
		return err
	})
}

func flush(t *thread, self value) (value, error) {
	c := object.Cast[stream](self).box.Get(t).(*compressor)
	if c.finished {
		return value{}, t.ValueErrorf("Repeated call to flush()")
	}
	c.finished = true
	return c.take(t, c.w.Close)
}

func decoder(t *thread, v value) *pull.Decoder {
	return object.Cast[stream](v).box.Get(t).(*pull.Decoder)
}

func newDecompressor(t *thread, cls *object.Type, args []value, kw *object.Tuple) (value, error) {
	if kw.Len() > 0 {
		return value{}, t.TypeErrorf("BZ2Decompressor() takes no keyword arguments")
	}
	if len(args) > 0 {
		return value{}, t.TypeErrorf("BZ2Decompressor() takes no positional arguments")
	}
	v := object.ValueOf(object.New[stream](t, cls))
	end := &streamEnd{}
	object.Cast[stream](v).box.Put(t, v, pull.New(func(src *pull.Source) (io.Reader, error) { return gobzip2.NewReader(src), nil }, end.reached))
	return v, nil
}

// streamEnd finds the end of a stream: Go's decoder would go on with another one
// behind it. Six bytes' worth of bits announce the end, a checksum follows, and
// bits up to a full byte.
type streamEnd struct {
	left  int // bytes up to the end, once it was announced
	found bool
}

const endMagic = 0x177245385090

// reached is called before each byte is read, with those before it.
func (e *streamEnd) reached(read []byte) bool {
	if e.found {
		e.left--
		return e.left <= 0
	}
	if len(read) < 4+6 {
		return false
	}
	bits := binary.BigEndian.Uint64(read[len(read)-8:])
	for after := range 8 {
		if bits>>after&(1<<48-1) == endMagic {
			e.found, e.left = true, (32-after+7)/8
			break
		}
	}
	return false
}

func decompress(t *thread, args []value) (value, error) {
	view, err := t.BytesView(args[1])
	if err != nil {
		return value{}, err
	}
	limit := -1
	if !args[2].IsEmpty() {
		if limit, err = t.IndexInt(args[2], t.RT.T.Exc.OverflowError); err != nil {
			return value{}, err
		}
	}
	d, b := decoder(t, args[0]), []byte(view)
	var out []byte
	var failed error
	vm.Of(t).Blocking(t, func() { out, failed = d.Decode(b, limit) })
	switch {
	case errors.Is(failed, pull.ErrEnd):
		return value{}, t.Raise(t.RT.T.Exc.EOFError, "End of stream already reached")
	case failed != nil:
		return value{}, t.Raise(t.RT.T.Exc.OSError, "Invalid data stream")
	}
	return t.NewBytes(string(out)), nil
}

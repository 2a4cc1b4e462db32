package io

import "github.com/adder-vm/adder/vm/object"

// pair is a BufferedRWPair: a buffer to read and one to write, of two raw streams.
//
//adder:heap
type pair struct {
	object.Header
	reader, writer object.Value
}

var pairSpec = object.TypeSpec{
	Name: "_io.BufferedRWPair", Kind: object.KindOpaque, Size: pairSize, Flags: streamFlags | object.TypeHasFinalizer,
	Doc:    "A buffered reader and a buffered writer together, as of a pipe's two ends.",
	NewSig: "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)",
	Slots:  object.Slots{New: pairNew, Init: pairInit, Del: baseDel},
	Methods: []object.Def{
		{Name: "read", FV: pairRead, Max: 1}, {Name: "peek", FV: pairPeek, Max: 1}, {Name: "read1", FV: pairRead1, Max: 1},
		{Name: "readinto", F2: pairReadInto}, {Name: "readinto1", F2: pairReadInto1},
		{Name: "write", F2: pairWrite}, {Name: "flush", F1: pairFlush},
		{Name: "readable", F1: pairReadable}, {Name: "writable", F1: pairWritable},
		{Name: "close", F1: pairClose}, {Name: "isatty", F1: pairIsatty}, {Name: "__getstate__", F1: noPickle},
	},
	Getters: []object.GetSet{{Name: "closed", Get: pairClosed}},
}

func asPair(v object.Value) *pair { return object.Cast[pair](v) }

func pairNew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	return object.ValueOf(object.New[pair](t, cls)), nil
}

var pairInitDef = object.Def{Name: "BufferedRWPair", Sig: "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)"}

func pairInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(3)
	defer t.Pop(3)
	if err := bind(t, &pairInitDef, w, args, kw); err != nil {
		return err
	}
	size := defaultBufferSize
	if !w[2].IsEmpty() {
		var err error
		if size, err = t.IndexInt(w[2], t.RT.T.Exc.OverflowError); err != nil {
			return err
		}
	}
	if _, err := checkAble(t, w[0], "readable"); err != nil {
		return err
	}
	if _, err := checkAble(t, w[1], "writable"); err != nil {
		return err
	}
	r := object.ValueOf(object.New[buffered](t, t.RT.Type(&readerKey)))
	if err := setupBuffered(t, r, w[0], size, true, false); err != nil {
		return err
	}
	wr := object.ValueOf(object.New[buffered](t, t.RT.Type(&writerKey)))
	if err := setupBuffered(t, wr, w[1], size, false, true); err != nil {
		return err
	}
	p := asPair(self)
	p.reader, p.writer = r, wr
	return nil
}

// pass calls a method of one of the two buffers.
func pass(t *object.Thread, to object.Value, method string, args []object.Value) (object.Value, error) {
	if to.IsEmpty() {
		return object.Empty(), t.ValueErrorf("I/O operation on uninitialized object")
	}
	w := t.Push(len(args))
	copy(w, args)
	v, err := t.CallMethod(to, t.InternString(method), w, nil)
	t.Pop(len(w))
	return v, err
}

func pairRead(t *object.Thread, args []object.Value) (object.Value, error) {
	return pass(t, asPair(args[0]).reader, "read", args[1:])
}
func pairPeek(t *object.Thread, args []object.Value) (object.Value, error) {
	return pass(t, asPair(args[0]).reader, "peek", args[1:])
}
func pairRead1(t *object.Thread, args []object.Value) (object.Value, error) {
	return pass(t, asPair(args[0]).reader, "read1", args[1:])
}

// passOne is pass with one argument.
func passOne(t *object.Thread, to object.Value, method string, arg object.Value) (object.Value, error) {
	if to.IsEmpty() {
		return object.Empty(), t.ValueErrorf("I/O operation on uninitialized object")
	}
	return call(t, to, method, arg)
}

func pairReadInto(t *object.Thread, self, into object.Value) (object.Value, error) {
	return passOne(t, asPair(self).reader, "readinto", into)
}
func pairReadInto1(t *object.Thread, self, into object.Value) (object.Value, error) {
	return passOne(t, asPair(self).reader, "readinto1", into)
}
func pairWrite(t *object.Thread, self, data object.Value) (object.Value, error) {
	return passOne(t, asPair(self).writer, "write", data)
}
func pairFlush(t *object.Thread, self object.Value) (object.Value, error) {
	return pass(t, asPair(self).writer, "flush", nil)
}
func pairReadable(t *object.Thread, self object.Value) (object.Value, error) {
	return pass(t, asPair(self).reader, "readable", nil)
}
func pairWritable(t *object.Thread, self object.Value) (object.Value, error) {
	return pass(t, asPair(self).writer, "writable", nil)
}

func pairClose(t *object.Thread, self object.Value) (object.Value, error) {
	p := asPair(self)
	first := object.Empty()
	if _, err := pass(t, p.writer, "close", nil); err != nil {
		first = t.TakeError()
	}
	v, err := pass(t, p.reader, "close", nil)
	if err = bothErrors(t, first, err); err != nil {
		return object.Empty(), err
	}
	return v, nil
}

func pairIsatty(t *object.Thread, self object.Value) (object.Value, error) {
	p := asPair(self)
	v, err := pass(t, p.writer, "isatty", nil)
	if err != nil || !v.IsFalse() {
		return v, err
	}
	return pass(t, p.reader, "isatty", nil)
}

func pairClosed(t *object.Thread, self object.Value) (object.Value, error) {
	p := asPair(self)
	if p.writer.IsEmpty() {
		return object.Empty(), t.RuntimeErrorf("the BufferedRWPair object is being garbage-collected")
	}
	return t.GetAttrString(p.writer, "closed")
}

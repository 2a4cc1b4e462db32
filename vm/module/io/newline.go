package io

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// The line ends that were seen, as bits.
const (
	sawCR = 1 << iota
	sawLF
	sawCRLF
)

// lineEnds is what universal newlines remember between pieces of text.
//
//adder:heap
type lineEnds struct {
	translate bool
	pendingCR bool // a carriage return is held back until what follows it is known
	seen      uint8
}

// newlineDecoder is an incremental decoder that passes on another's text with its
// line ends made alike.
//
//adder:heap
type newlineDecoder struct {
	object.Header
	decoder object.Value // None: the input is text already
	errors  object.Value
	ends    lineEnds
	ready   bool
}

var newlineSpec = object.TypeSpec{
	Name: "_io.IncrementalNewlineDecoder", Kind: object.KindOpaque, Size: newlineSize, Flags: object.TypeBase,
	Doc:    "Decode text and turn its line ends into \\n, remembering which there were.",
	NewSig: "(decoder, translate, errors='strict')",
	Slots:  object.Slots{Init: newlineInit},
	Methods: []object.Def{
		{Name: "decode", Text: "($self, /, input, final=False)", Sig: "($self, input, final=False)", FV: newlineDecode},
		{Name: "getstate", F1: newlineGetState},
		{Name: "setstate", Text: "($self, state, /)", F2: newlineSetState},
		{Name: "reset", F1: newlineReset},
	},
	Getters: []object.GetSet{{Name: "newlines", Get: newlineNewlines}},
}

var newlineInitDef = object.Def{Name: "IncrementalNewlineDecoder", Sig: "(decoder, translate, errors='strict')"}

func asNewline(v object.Value) *newlineDecoder { return object.Cast[newlineDecoder](v) }

func newlineInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(3)
	defer t.Pop(3)
	if err := bind(t, &newlineInitDef, w, args, kw); err != nil {
		return err
	}
	translate, err := t.Truth(w[1])
	if err != nil {
		return err
	}
	d := asNewline(self)
	d.decoder, d.errors = w[0], w[2]
	d.ends = lineEnds{translate: translate}
	d.ready = true
	return nil
}

func (d *newlineDecoder) check(t *object.Thread) error {
	if !d.ready {
		return t.ValueErrorf("IncrementalNewlineDecoder.__init__() not called")
	}
	return nil
}

func newlineDecode(t *object.Thread, w []object.Value) (object.Value, error) {
	d := asNewline(w[0])
	if err := d.check(t); err != nil {
		return object.Empty(), err
	}
	final := false
	if !w[2].IsEmpty() {
		var err error
		if final, err = t.Truth(w[2]); err != nil {
			return object.Empty(), err
		}
	}
	return d.decode(t, w[1], final)
}

func (d *newlineDecoder) decode(t *object.Thread, input object.Value, final bool) (object.Value, error) {
	text := input
	if !d.decoder.IsNone() {
		var err error
		if text, err = call(t, d.decoder, "decode", input, object.Bool(final)); err != nil {
			return object.Empty(), err
		}
	}
	if !text.IsStr() {
		return object.Empty(), t.TypeErrorf("decoder should return a string result, not '%s'", t.TypeName(text))
	}
	return d.ends.apply(t, text, final), nil
}

// apply passes a piece of text on with its line ends translated, if that is asked for,
// and remembered.
func (e *lineEnds) apply(t *object.Thread, text object.Value, final bool) object.Value {
	s := object.StringOf(text)
	if e.pendingCR && (final || len(s) > 0) {
		s = "\r" + s
		e.pendingCR = false
		text = object.Empty()
	}
	if strings.IndexByte(s, '\r') < 0 {
		if e.seen&sawLF == 0 && strings.IndexByte(s, '\n') >= 0 {
			e.seen |= sawLF
		}
		return text
	}
	if !final && s[len(s)-1] == '\r' {
		s = s[:len(s)-1]
		e.pendingCR = true
		text = object.Empty()
	}
	e.note(s)
	if e.translate && e.seen&(sawCR|sawCRLF) != 0 {
		if strings.IndexByte(s, '\r') >= 0 {
			out := make([]byte, 0, len(s))
			for {
				i := strings.IndexByte(s, '\r')
				if i < 0 {
					break
				}
				out = append(append(out, s[:i]...), '\n')
				if s = s[i+1:]; len(s) > 0 && s[0] == '\n' {
					s = s[1:]
				}
			}
			return t.NewStrBytes(append(out, s...))
		}
	}
	if text.IsEmpty() {
		return t.NewStr(s)
	}
	return text
}

// note remembers the kinds of line ends in s.
func (e *lineEnds) note(s string) {
	for i := 0; i < len(s) && e.seen != sawCR|sawLF|sawCRLF; i++ {
		switch s[i] {
		case '\n':
			e.seen |= sawLF
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				e.seen |= sawCRLF
				i++
			} else {
				e.seen |= sawCR
			}
		}
	}
}

// newlines is what the attribute of that name shows.
func (e *lineEnds) newlines(t *object.Thread) object.Value {
	list := t.NewList(3)
	for i, s := range [...]string{"\r", "\n", "\r\n"} {
		if e.seen&(1<<i) != 0 {
			list.Append(t, t.NewStr(s))
		}
	}
	switch list.Len() {
	case 0:
		return object.None()
	case 1:
		return list.Items()[0]
	}
	return t.NewTuple(list.Items()).Value()
}

func newlineNewlines(t *object.Thread, self object.Value) (object.Value, error) {
	d := asNewline(self)
	if err := d.check(t); err != nil {
		return object.Empty(), err
	}
	return d.ends.newlines(t), nil
}

func newlineGetState(t *object.Thread, self object.Value) (object.Value, error) {
	d := asNewline(self)
	if err := d.check(t); err != nil {
		return object.Empty(), err
	}
	data, flags := t.NewBytes(""), int64(0)
	if !d.decoder.IsNone() {
		state, err := call(t, d.decoder, "getstate")
		if err != nil {
			return object.Empty(), err
		}
		if data, flags, err = decoderState(t, state); err != nil {
			return object.Empty(), err
		}
	}
	flags <<= 1
	if d.ends.pendingCR {
		flags |= 1
	}
	return t.Tuple2(data, object.Int(flags)), nil
}

// decoderState takes the result of an incremental decoder's getstate apart.
func decoderState(t *object.Thread, state object.Value) (object.Value, int64, error) {
	if !state.IsTuple() {
		return object.Empty(), 0, t.TypeErrorf("illegal decoder state")
	}
	items := state.AsTuple().Items()
	if len(items) != 2 {
		return object.Empty(), 0, t.TypeErrorf("illegal decoder state")
	}
	if items[0].Kind() != object.KindBytes {
		return object.Empty(), 0, t.TypeErrorf("illegal decoder state: the first item should be a bytes object, not '%s'", t.TypeName(items[0]))
	}
	flags, err := t.IndexInt(items[1], t.RT.T.Exc.OverflowError)
	return items[0], int64(flags), err
}

func newlineSetState(t *object.Thread, self, state object.Value) (object.Value, error) {
	d := asNewline(self)
	if err := d.check(t); err != nil {
		return object.Empty(), err
	}
	if !state.IsTuple() {
		return object.Empty(), t.TypeErrorf("state argument must be a tuple")
	}
	data, flags, err := decoderState(t, state)
	if err != nil {
		return object.Empty(), err
	}
	d.ends.pendingCR = flags&1 != 0
	if d.decoder.IsNone() {
		return object.None(), nil
	}
	return call(t, d.decoder, "setstate", t.Tuple2(data, object.Int(flags>>1)))
}

func newlineReset(t *object.Thread, self object.Value) (object.Value, error) {
	d := asNewline(self)
	if err := d.check(t); err != nil {
		return object.Empty(), err
	}
	d.ends.seen, d.ends.pendingCR = 0, false
	if d.decoder.IsNone() {
		return object.None(), nil
	}
	return call(t, d.decoder, "reset")
}

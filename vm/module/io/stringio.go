package io

import (
	"slices"
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// stringIO is a stream of text in memory. As long as all of it is ASCII its storage
// holds a byte a character, and code points of four bytes from then on, so that
// positions are places either way.
//
//adder:heap
type stringIO struct {
	object.Header
	data    object.Value // storage
	n       int          // characters in use
	pos     int
	readNL  object.Value // the newline argument: str or None
	writeNL object.Value // what \n is written as, or empty
	ends    lineEnds
	wide    bool
	univ    bool // line ends are looked at as they are written
	open    bool
	ready   bool
}

var stringIOSpec = object.TypeSpec{
	Name: "_io.StringIO", Kind: object.KindOpaque, Size: stringIOSize, Flags: streamFlags,
	Doc:    "A stream of text in memory.",
	NewSig: "(initial_value='', newline='\\n')",
	Slots:  object.Slots{New: stringIONew, Init: stringIOInit, Next: stringIONext},
	Methods: []object.Def{
		{Name: "read", Text: "($self, size=-1, /)", FV: stringIORead, Max: 1}, {Name: "readline", Text: "($self, size=-1, /)", FV: stringIOReadline, Max: 1},
		{Name: "write", Text: "($self, s, /)", F2: stringIOWrite}, {Name: "getvalue", F1: stringIOValue, Doc: "All the text."},
		{Name: "seek", Text: "($self, pos, whence=0, /)", FV: stringIOSeek, Min: 1, Max: 2}, {Name: "tell", F1: stringIOTell}, {Name: "truncate", Text: "($self, pos=None, /)", FV: stringIOTruncate, Max: 1},
		{Name: "close", F1: stringIOClose},
		{Name: "readable", F1: stringIOTrue}, {Name: "writable", F1: stringIOTrue}, {Name: "seekable", F1: stringIOTrue},
		{Name: "__getstate__", F1: stringIOGetState}, {Name: "__setstate__", Text: "($self, state, /)", F2: stringIOSetState},
	},
	Getters: []object.GetSet{
		{Name: "closed", Get: stringIOClosed}, {Name: "newlines", Get: stringIONewlines}, {Name: "line_buffering", Get: stringIOLineBuffering},
	},
}

func asStringIO(v object.Value) *stringIO { return object.Cast[stringIO](v) }

func stringIONew(t *object.Thread, cls *object.Type, _ []object.Value, _ *object.Tuple) (object.Value, error) {
	s := object.New[stringIO](t, cls)
	s.data = t.NewBytes("")
	s.readNL = object.None()
	return object.ValueOf(s), nil
}

var stringIOInitDef = object.Def{Name: "StringIO", Sig: "(initial_value='', newline='\\n')"}

func stringIOInit(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) error {
	w := t.Push(2)
	defer t.Pop(2)
	if err := bind(t, &stringIOInitDef, w, args, kw); err != nil {
		return err
	}
	s := asStringIO(self)
	s.ready = false
	newline := w[1]
	if newline.IsEmpty() {
		newline = t.NewStr("\n")
	} else if !newline.IsNone() && !newline.IsStr() {
		return t.TypeErrorf("newline must be str or None, not %s", t.TypeName(newline))
	}
	if newline.IsStr() && checkNewline(t, newline) != nil {
		t.ClearError()
		r, err := t.ReprString(newline)
		if err != nil {
			return err
		}
		return t.ValueErrorf("illegal newline value: %s", r)
	}
	if given(w[0]) && !w[0].IsStr() {
		return t.TypeErrorf("initial_value must be str or None, not %s", t.TypeName(w[0]))
	}
	s.setNewline(newline)
	s.data, s.n, s.pos, s.wide = t.NewBytes(""), 0, 0, false
	s.open, s.ready = true, true
	if given(w[0]) {
		if err := s.write(t, w[0]); err != nil {
			return err
		}
	}
	s.pos = 0
	return nil
}

func (s *stringIO) setNewline(newline object.Value) {
	s.readNL, s.writeNL = newline, object.Empty()
	s.univ = newline.IsNone() || object.StringOf(newline) == ""
	s.ends = lineEnds{translate: newline.IsNone()}
	if !s.univ && object.StringOf(newline) != "\n" {
		s.writeNL = newline
	}
}

func (s *stringIO) check(t *object.Thread) error {
	switch {
	case !s.ready:
		return t.ValueErrorf("I/O operation on uninitialized object")
	case !s.open:
		return t.ValueErrorf("I/O operation on closed file")
	}
	return nil
}

// widen turns bytes into code points.
func (s *stringIO) widen(t *object.Thread) {
	old := bytesIn(s.data)[:s.n]
	w := newStorage(t, max(4*runeSize, len(old)*2*runeSize))
	runes := runesIn(w)
	for i, c := range old {
		runes[i] = rune(c)
	}
	s.data, s.wide = w, true
}

func stringIOWrite(t *object.Thread, self, text object.Value) (object.Value, error) {
	s := asStringIO(self)
	if !s.ready {
		return object.Empty(), s.check(t)
	}
	if !text.IsStr() {
		return object.Empty(), t.TypeErrorf("string argument expected, got '%s'", t.TypeName(text))
	}
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	n := object.Int(int64(text.AsStr().Len()))
	if text.AsStr().Len() == 0 {
		return n, nil
	}
	return n, s.write(t, text)
}

func (s *stringIO) write(t *object.Thread, text object.Value) error {
	if s.univ {
		text = s.ends.apply(t, text, true)
	}
	if !s.writeNL.IsEmpty() && strings.IndexByte(object.StringOf(text), '\n') >= 0 {
		text = t.NewStr(strings.ReplaceAll(object.StringOf(text), "\n", object.StringOf(s.writeNL)))
	}
	count := text.AsStr().Len()
	if count == 0 {
		return nil
	}
	end := s.pos + count
	if end < 0 || end > 1<<40 {
		return t.OverflowErrorf("new position too large")
	}
	if !s.wide && !text.AsStr().ASCII() {
		s.widen(t)
	}
	str := object.StringOf(text)
	if !s.wide {
		s.data = growStorage(t, s.data, s.n, end)
		b := bytesIn(s.data)
		if s.pos > s.n {
			clear(b[s.n:s.pos])
		}
		copy(b[s.pos:], str)
	} else {
		s.data = growStorage(t, s.data, s.n*runeSize, end*runeSize)
		r := runesIn(s.data)
		if s.pos > s.n {
			clear(r[s.n:s.pos])
		}
		for i := s.pos; len(str) > 0; i++ {
			c, size := object.DecodeCodePoint(str)
			r[i] = c
			str = str[size:]
		}
	}
	s.pos = end
	s.n = max(s.n, end)
	return nil
}

// slice is the text of characters from one place up to another.
func (s *stringIO) slice(t *object.Thread, from, to int) object.Value {
	if !s.wide {
		return t.NewStr(asString(bytesIn(s.data)[from:to]))
	}
	var small [256]byte
	b := small[:0]
	for _, r := range runesIn(s.data)[from:to] {
		b = object.AppendCodePoint(b, r)
	}
	return t.NewStrBytes(b)
}

func stringIOValue(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	return s.slice(t, 0, s.n), nil
}

func stringIORead(t *object.Thread, args []object.Value) (object.Value, error) {
	s := asStringIO(args[0])
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	n, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	left := max(s.n-s.pos, 0)
	if n < 0 || n > left {
		n = left
	}
	if n == 0 {
		return t.NewStr(""), nil
	}
	s.pos += n
	return s.slice(t, s.pos-n, s.pos), nil
}

// indexOf is the place of a character from one place on, before another, or -1.
func (s *stringIO) indexOf(c byte, from, to int) int {
	i := -1
	if s.wide {
		i = slices.Index(runesIn(s.data)[from:to], rune(c))
	} else {
		i = indexByte(asString(bytesIn(s.data)[from:to]), c)
	}
	if i < 0 {
		return -1
	}
	return from + i
}

func (s *stringIO) charAt(i int) rune {
	if s.wide {
		return runesIn(s.data)[i]
	}
	return rune(bytesIn(s.data)[i])
}

// line gives the text to the end of the line, at most limit characters when that is
// not negative.
func (s *stringIO) line(t *object.Thread, limit int) object.Value {
	if s.pos >= s.n || limit == 0 {
		return t.NewStr("")
	}
	stop := s.n
	if limit > 0 && limit < stop-s.pos {
		stop = s.pos + limit
	}
	end := s.lineEnd(stop)
	from := s.pos
	s.pos = end
	return s.slice(t, from, end)
}

// lineEnd is the place after the line that begins at pos, at most stop.
func (s *stringIO) lineEnd(stop int) int {
	switch {
	case s.readNL.IsNone() || object.StringOf(s.readNL) == "\n":
		if i := s.indexOf('\n', s.pos, stop); i >= 0 {
			return i + 1
		}
	case s.univ:
		nl := s.indexOf('\n', s.pos, stop)
		before := stop
		if nl >= 0 {
			before = nl
		}
		if cr := s.indexOf('\r', s.pos, before); cr >= 0 {
			if cr+1 < stop && s.charAt(cr+1) == '\n' {
				return cr + 2
			}
			return cr + 1
		}
		if nl >= 0 {
			return nl + 1
		}
	case object.StringOf(s.readNL) == "\r":
		if i := s.indexOf('\r', s.pos, stop); i >= 0 {
			return i + 1
		}
	default:
		for from := s.pos; ; {
			i := s.indexOf('\r', from, stop)
			if i < 0 || i+1 >= stop {
				break
			}
			if s.charAt(i+1) == '\n' {
				return i + 2
			}
			from = i + 1
		}
	}
	return stop
}

func stringIOReadline(t *object.Thread, args []object.Value) (object.Value, error) {
	s := asStringIO(args[0])
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	limit, err := optionalInt(t, argAt(args, 1), -1)
	if err != nil {
		return object.Empty(), err
	}
	return s.line(t, limit), nil
}

func stringIONext(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	if t.TypeOf(self).HasFlag(object.TypeHeap) {
		line, err := t.CallMethod0(self, object.Nreadline) // may be the program's own
		if err == nil && !line.IsStr() {
			err = t.Raisef(t.RT.T.Exc.OSError, "readline() should have returned a str object, not '%s'", t.TypeName(line))
		}
		if err != nil || object.StringOf(line) == "" {
			return object.Empty(), err
		}
		return line, nil
	}
	if s.pos >= s.n {
		return object.Empty(), nil
	}
	return s.line(t, -1), nil
}

func stringIOSeek(t *object.Thread, args []object.Value) (object.Value, error) {
	to, err := t.IndexInt(args[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return object.Empty(), err
	}
	whence, err := optionalWhence(t, argAt(args, 2))
	if err != nil {
		return object.Empty(), err
	}
	s := asStringIO(args[0])
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	switch {
	case whence < 0 || whence > 2:
		return object.Empty(), t.ValueErrorf("Invalid whence (%d, should be 0, 1 or 2)", whence)
	case to < 0 && whence == 0:
		return object.Empty(), t.ValueErrorf("Negative seek position %d", to)
	case whence != 0 && to != 0:
		return object.Empty(), t.Raise(t.RT.T.Exc.OSError, "Can't do nonzero cur-relative seeks")
	case whence == 1:
		to = s.pos
	case whence == 2:
		to = s.n
	}
	s.pos = to
	return object.Int(int64(to)), nil
}

func stringIOTell(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	return object.Int(int64(s.pos)), s.check(t)
}

func stringIOTruncate(t *object.Thread, args []object.Value) (object.Value, error) {
	s := asStringIO(args[0])
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	n, err := optionalInt(t, argAt(args, 1), s.pos)
	if err != nil {
		return object.Empty(), err
	}
	if n < 0 {
		return object.Empty(), t.ValueErrorf("Negative size value %d", n)
	}
	s.n = min(s.n, n)
	return object.Int(int64(n)), nil
}

func stringIOClose(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	s.open, s.data, s.n = false, t.NewBytes(""), 0
	s.wide = false
	return object.None(), nil
}

func stringIOTrue(t *object.Thread, self object.Value) (object.Value, error) {
	return object.True(), asStringIO(self).check(t)
}

func stringIOClosed(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	if !s.ready {
		return object.Empty(), s.check(t)
	}
	return object.Bool(!s.open), nil
}

func stringIONewlines(t *object.Thread, self object.Value) (object.Value, error) {
	s := asStringIO(self)
	if err := s.check(t); err != nil {
		return object.Empty(), err
	}
	if !s.univ {
		return object.None(), nil
	}
	return s.ends.newlines(t), nil
}

func stringIOLineBuffering(t *object.Thread, self object.Value) (object.Value, error) {
	return object.False(), asStringIO(self).check(t)
}

func stringIOGetState(t *object.Thread, self object.Value) (object.Value, error) {
	v, err := stringIOValue(t, self)
	if err != nil {
		return object.Empty(), err
	}
	d, err := ownDict(t, self)
	if err != nil {
		return object.Empty(), err
	}
	s := asStringIO(self)
	state := t.NewTupleN(4)
	items := state.Items()
	items[0], items[1], items[2], items[3] = v, s.readNL, object.Int(int64(s.pos)), d
	return state.Value(), nil
}

func stringIOSetState(t *object.Thread, self, state object.Value) (object.Value, error) {
	s := asStringIO(self)
	if s.ready && !s.open {
		return object.Empty(), s.check(t)
	}
	if !state.IsTuple() || state.AsTuple().Len() < 4 {
		return object.Empty(), t.TypeErrorf("%s.__setstate__ argument should be 4-tuple, got %s", t.TypeName(self), t.TypeName(state))
	}
	w := t.Push(2)
	copy(w, state.AsTuple().Items()[:2])
	value := w[0]
	err := stringIOInit(t, self, w, nil)
	t.Pop(2)
	if err != nil {
		return object.Empty(), err
	}
	items := state.AsTuple().Items()
	// The value's line ends are as they should be already.
	s.data, s.n, s.pos, s.wide = t.NewBytes(""), 0, 0, false
	if value.IsStr() {
		univ, nl := s.univ, s.writeNL
		s.univ, s.writeNL = false, object.Empty()
		err = s.write(t, value)
		s.univ, s.writeNL = univ, nl
		if err != nil {
			return object.Empty(), err
		}
	}
	if !items[2].IsInt() {
		return object.Empty(), t.TypeErrorf("third item of state must be an integer, got %s", t.TypeName(items[2]))
	}
	if items[2].AsInt() < 0 {
		return object.Empty(), t.ValueErrorf("position value cannot be negative")
	}
	s.pos = int(items[2].AsInt())
	return object.None(), mergeDict(t, self, items[3], "fourth")
}

package object

import "fmt"

// This file holds the errors of encoding, decoding and translating text.

// The members of the Unicode errors; UnicodeTranslateError has no encoding.
const (
	unicodeEncoding = iota
	unicodeObject
	unicodeStart
	unicodeEnd
	unicodeReason
)

var unicodePositions = []GetSet{
	{Name: "start", Get: unicodeGetStart, Set: unicodeSetStart},
	{Name: "end", Get: unicodeGetEnd, Set: unicodeSetEnd},
}

func unicodeGetStart(t *Thread, v Value) (Value, error) {
	return t.unicodePosition(v, unicodeStart), nil
}
func unicodeGetEnd(t *Thread, v Value) (Value, error) { return t.unicodePosition(v, unicodeEnd), nil }

func (t *Thread) unicodePosition(v Value, i int) Value {
	if n := t.member(v, i); !n.IsEmpty() {
		return n
	}
	return Int(0)
}

func unicodeSetStart(t *Thread, v, value Value) error { return t.setPosition(v, value, unicodeStart) }
func unicodeSetEnd(t *Thread, v, value Value) error   { return t.setPosition(v, value, unicodeEnd) }

func (t *Thread) setPosition(v, value Value, i int) error {
	if value.IsEmpty() {
		return t.TypeErrorf("can't delete numeric/char attribute")
	}
	if !value.IsIntOrBool() {
		return t.TypeErrorf("an integer is required")
	}
	t.setMember(v, i, Int(value.AsInt()))
	return nil
}

// unicodeFill sets the members from, in order, those that want names: s a str, b
// bytes, n a position.
func (t *Thread) unicodeFill(self Value, args []Value, kw *Tuple, want string, first int) error {
	if err := exceptionInit(t, self, args, kw); err != nil {
		return err
	}
	if len(args) != len(want) {
		return t.TypeErrorf("function takes exactly %d arguments (%d given)", len(want), len(args))
	}
	for i := range want {
		v := args[i]
		switch want[i] {
		case 's':
			if !v.IsStr() {
				return t.TypeErrorf("argument %d must be str, not %s", i+1, t.ArgTypeName(v))
			}
		case 'n':
			n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
			if err != nil {
				return err
			}
			v = Int(int64(n))
		}
		if want[i] != 'b' {
			t.setMember(self, first+i, v)
		}
	}
	for i := range want {
		if want[i] != 'b' {
			continue
		}
		v := args[i]
		if !v.isKind(KindBytes) {
			if !v.isKind(KindByteArray) && !v.isKind(KindMemoryView) {
				return t.TypeErrorf("a bytes-like object is required, not '%s'", t.TypeName(v))
			}
			b, err := t.Call1(t.RT.T.Bytes.Value(), v)
			if err != nil {
				return err
			}
			v = b
		}
		t.setMember(self, first+i, v)
	}
	return nil
}

func unicodeDecodeInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.unicodeFill(self, args, kw, "sbnns", unicodeEncoding)
}

func unicodeEncodeInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.unicodeFill(self, args, kw, "ssnns", unicodeEncoding)
}

func unicodeTranslateInit(t *Thread, self Value, args []Value, kw *Tuple) error {
	return t.unicodeFill(self, args, kw, "snns", unicodeObject)
}

// unicodeParts returns what the texts of the errors are made of; ok is false for
// an error that was never initialized.
func (t *Thread) unicodeParts(v Value) (encoding, reason string, start, end int, ok bool, err error) {
	if o := t.member(v, unicodeObject); o.IsEmpty() || o.IsNone() {
		return
	}
	for i, dst := range [...]*string{&encoding, &reason} {
		x := t.member(v, [...]int{unicodeEncoding, unicodeReason}[i])
		s, serr := t.Str(orNone(x))
		if serr != nil {
			return "", "", 0, 0, false, serr
		}
		*dst = GoString(s)
	}
	start = int(t.unicodePosition(v, unicodeStart).AsInt())
	end = int(t.unicodePosition(v, unicodeEnd).AsInt())
	return encoding, reason, start, end, true, nil
}

func unicodeDecodeStr(t *Thread, v Value) (Value, error) {
	enc, reason, start, end, ok, err := t.unicodeParts(v)
	if err != nil || !ok {
		return t.RT.empty.str.Value(), err
	}
	o := t.member(v, unicodeObject)
	if !o.isKind(KindBytes) {
		return Value{}, t.TypeErrorf("UnicodeError 'object' attribute must be a bytes")
	}
	if b := BytesOf(o); start >= 0 && start < len(b) && end == start+1 {
		return t.NewStr(fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", enc, b[start], start, reason)), nil
	}
	return t.NewStr(fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", enc, start, end-1, reason)), nil
}

func unicodeEncodeStr(t *Thread, v Value) (Value, error) {
	enc, reason, start, end, ok, err := t.unicodeParts(v)
	if err != nil || !ok {
		return t.RT.empty.str.Value(), err
	}
	c, ok, err := t.badCharacter(v, start, end)
	if err != nil {
		return Value{}, err
	}
	if ok {
		return t.NewStr(fmt.Sprintf("'%s' codec can't encode character '%s' in position %d: %s", enc, escapeCodePoint(c), start, reason)), nil
	}
	return t.NewStr(fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", enc, start, end-1, reason)), nil
}

func unicodeTranslateStr(t *Thread, v Value) (Value, error) {
	_, reason, start, end, ok, err := t.unicodeParts(v)
	if err != nil || !ok {
		return t.RT.empty.str.Value(), err
	}
	c, ok, err := t.badCharacter(v, start, end)
	if err != nil {
		return Value{}, err
	}
	if ok {
		return t.NewStr(fmt.Sprintf("can't translate character '%s' in position %d: %s", escapeCodePoint(c), start, reason)), nil
	}
	return t.NewStr(fmt.Sprintf("can't translate characters in position %d-%d: %s", start, end-1, reason)), nil
}

// badCharacter returns the code point that an error is about when it is about one.
func (t *Thread) badCharacter(v Value, start, end int) (rune, bool, error) {
	o := t.member(v, unicodeObject)
	if !o.IsStr() {
		return 0, false, t.TypeErrorf("UnicodeError 'object' attribute must be a string")
	}
	if start < 0 || end != start+1 || start >= o.AsStr().Len() {
		return 0, false, nil
	}
	s := StringOf(o)
	for i := 0; ; i++ {
		c, n := DecodeCodePoint(s)
		if i == start {
			return c, true, nil
		}
		s = s[n:]
	}
}

func escapeCodePoint(c rune) string {
	switch {
	case c <= 0xFF:
		return fmt.Sprintf(`\x%02x`, c)
	case c <= 0xFFFF:
		return fmt.Sprintf(`\u%04x`, c)
	}
	return fmt.Sprintf(`\U%08x`, c)
}

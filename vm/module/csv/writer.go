package csv

import (
	"strconv"
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// This file uses unsafe only to take offsets and sizes.

// writer writes rows by a write method.
//
//adder:heap
type writer struct {
	object.Header
	write   value
	dialect value
}

// scratch is where a writer puts its rows together.
type scratch struct{ buf []byte }

var writerSpec = object.TypeSpec{
	Name: "_csv.writer", Kind: object.KindOpaque, Size: unsafe.Sizeof(writer{}), Flags: object.TypeNoNew,
	Doc: "Writes rows.",
	Methods: []object.Def{
		{Name: "writerow", Sig: "(self, row, /)", Doc: "Write a row, and return what the write method returns.\n\nFields that are no strs are written as str() shows them.", F2: writeRow},
		{Name: "writerows", Sig: "(self, rows, /)", Doc: "Write all rows of an iterable.", F2: writeRows},
	},
	Members: []object.Member{{Name: "dialect", Offset: unsafe.Offsetof(writer{}.dialect), ReadOnly: true}},
}

func newWriter(t *thread, args []value, kw *object.Tuple) (value, error) {
	pos, err := positional(t, "writer", args, kw)
	if err != nil {
		return value{}, err
	}
	w := t.Push(2)
	defer t.Pop(2)
	if w[1], err = makeDialect(t, args[1:], kw); err != nil {
		return value{}, err
	}
	if w[0], err = t.GetAttrOpt(pos[0], t.InternString("write")); err != nil {
		return value{}, err
	}
	if w[0].IsEmpty() || !t.Callable(w[0]) {
		return value{}, t.TypeErrorf("argument 1 must have a \"write\" method")
	}
	o := object.New[writer](t, t.RT.Type(&writerKey))
	o.write, o.dialect = w[0], w[1]
	v := object.ValueOf(o)
	t.AttachGo(v, &scratch{})
	return v, nil
}

func writeRows(t *thread, self, rows value) (value, error) {
	return object.None(), t.Each(rows, func(row value) (bool, error) {
		_, err := writeRow(t, self, row)
		return true, err
	})
}

// row is a row in the making.
type row struct {
	buf    []byte
	fields int
}

func writeRow(t *thread, self, seq value) (value, error) {
	o := object.Cast[writer](self)
	d := of(o.dialect)
	it, err := t.Iter(seq)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = raise(t, "iterable expected, not %s", t.TypeName(seq))
		}
		return value{}, err
	}
	// Writing a field may run Python code that writes another row.
	s := t.GoValue(self).(*scratch)
	r := row{buf: s.buf[:0]}
	s.buf = nil
	null := false
	for {
		v, err := t.Next(it)
		if err != nil {
			return value{}, err
		}
		if v.IsEmpty() {
			break
		}
		null = v.IsNone()
		if err := r.add(t, d, v); err != nil {
			return value{}, err
		}
	}
	if r.fields > 0 && len(r.buf) == 0 {
		if d.quoting == quoteNone || null && (d.quoting == quoteStrings || d.quoting == quoteNotNull) {
			return value{}, raise(t, "single empty field record must be quoted")
		}
		r.buf = wtf8.AppendRune(wtf8.AppendRune(r.buf, d.quote), d.quote)
	}
	r.buf = append(r.buf, object.StringOf(d.terminator)...)
	s.buf = r.buf
	return t.Call1(o.write, t.NewStrBytes(r.buf))
}

// add adds a field.
func (r *row) add(t *thread, d *dialect, v value) error {
	quoted := false
	switch d.quoting {
	case quoteNonNumeric:
		quoted = !isNumber(t, v)
	case quoteAll:
		quoted = true
	case quoteStrings:
		quoted = v.IsStr()
	case quoteNotNull:
		quoted = !v.IsNone()
	}
	if v.Kind() == object.KindInt {
		var digits [20]byte
		return r.field(t, d, string(strconv.AppendInt(digits[:0], v.AsInt(), 10)), quoted, false)
	}
	null := v.IsNone()
	if !v.IsStr() && !null {
		s, err := t.Str(v)
		if err != nil {
			return err
		}
		v = s
	}
	text := ""
	if !null {
		text = object.StringOf(v)
	}
	return r.field(t, d, text, quoted, null)
}

// isNumber tells whether v is a number to float and its like.
func isNumber(t *thread, v value) bool {
	s := t.TypeOf(v).Slots()
	return s.Index != nil || s.Int != nil || s.Float != nil || v.Kind() == object.KindComplex
}

func (r *row) field(t *thread, d *dialect, s string, quoted, null bool) error {
	if s == "" && d.delimiter == ' ' && d.skipInitialSpace {
		if d.quoting == quoteNone || null && (d.quoting == quoteStrings || d.quoting == quoteNotNull) {
			return raise(t, "empty field must be quoted if delimiter is a space and skipinitialspace is true")
		}
		quoted = true
	}
	if r.fields > 0 {
		r.buf = wtf8.AppendRune(r.buf, d.delimiter)
	}
	r.fields++
	start := len(r.buf)
	if quoted {
		r.buf = wtf8.AppendRune(r.buf, d.quote)
	}
	plain := 0
	for plain < len(s) && !d.writing.has(s[plain]) {
		plain++
	}
	r.buf = append(r.buf, s[:plain]...)
	for i := plain; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= 0x80 {
			c, n = wtf8.Decode(s, i)
		}
		if d.special(c) {
			escape := false
			switch {
			case d.quoting == quoteNone:
				escape = true
			case c == d.quote && d.doubleQuote:
				r.buf = wtf8.AppendRune(r.buf, d.quote)
			case c == d.quote || c == d.escape:
				escape = true
			}
			if escape {
				if d.escape == noChar {
					return raise(t, "need to escape, but no escapechar set")
				}
				r.buf = wtf8.AppendRune(r.buf, d.escape)
			} else if !quoted {
				// Only now is it known that the field needs quotes.
				quoted = true
				var q [4]byte
				r.buf = insert(r.buf, start, wtf8.AppendRune(q[:0], d.quote))
			}
		}
		r.buf = append(r.buf, s[i:i+n]...)
		i += n
	}
	if quoted {
		r.buf = wtf8.AppendRune(r.buf, d.quote)
	}
	return nil
}

// special tells whether a character must be quoted or escaped.
func (d *dialect) special(c rune) bool {
	switch c {
	case d.delimiter, d.escape, d.quote, '\n', '\r':
		return true
	}
	end := object.StringOf(d.terminator)
	for i := 0; i < len(end); {
		r, n := wtf8.Decode(end, i)
		if r == c {
			return true
		}
		i += n
	}
	return false
}

// insert puts b into buf at i.
func insert(buf []byte, i int, b []byte) []byte {
	n := len(buf)
	buf = append(buf, b...)
	copy(buf[i+len(b):], buf[i:n])
	copy(buf[i:], b)
	return buf
}

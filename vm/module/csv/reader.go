package csv

import (
	"unsafe"

	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/object/wtf8"
)

// This file uses unsafe only to take offsets and sizes.

// reader iterates over the rows in another iterator's lines.
//
//adder:heap
type reader struct {
	object.Header
	lines   value
	dialect value
	lineNum value
	width   int // fields of the row before
}

var readerSpec = object.TypeSpec{
	Name: "_csv.reader", Kind: object.KindOpaque, Size: unsafe.Sizeof(reader{}), Flags: object.TypeNoNew,
	Doc:   "Iterates over the rows that lines hold.",
	Slots: object.Slots{Iter: func(_ *thread, v value) (value, error) { return v, nil }, Next: nextRow},
	Members: []object.Member{
		{Name: "dialect", Offset: unsafe.Offsetof(reader{}.dialect), ReadOnly: true},
		{Name: "line_num", Offset: unsafe.Offsetof(reader{}.lineNum), ReadOnly: true},
	},
}

func newReader(t *thread, args []value, kw *object.Tuple) (value, error) {
	pos, err := positional(t, "reader", args, kw)
	if err != nil {
		return value{}, err
	}
	w := t.Push(2)
	defer t.Pop(2)
	if w[0], err = t.Iter(pos[0]); err != nil {
		return value{}, err
	}
	if w[1], err = makeDialect(t, args[1:], kw); err != nil {
		return value{}, err
	}
	r := object.New[reader](t, t.RT.Type(&readerKey))
	r.lines, r.dialect, r.lineNum = w[0], w[1], object.Int(0)
	return object.ValueOf(r), nil
}

// place says where in a row a parser stands.
type place uint8

const (
	startRow place = iota
	startField
	escaped
	inField
	inQuoted
	escapedInQuoted
	quoteInQuoted
	eatNewline
	afterEscapedNewline
)

// parser reads one row, from as many lines as it takes.
type parser struct {
	place    place
	unquoted bool // the field began without a quote
	limit    int
	buf      []byte
}

// nextRow returns the next row, or nothing after the last.
func nextRow(t *thread, self value) (value, error) {
	r := object.Cast[reader](self)
	d := of(r.dialect)
	w := t.Push(1)
	defer t.Pop(1)
	fields := t.NewList(r.width)
	w[0] = fields.Value()
	var room [128]byte
	p := parser{limit: stateOf(t).limit, buf: room[:0]}
	for {
		line, err := t.Next(r.lines)
		if err != nil {
			return value{}, err
		}
		if line.IsEmpty() {
			if len(p.buf) == 0 && p.place != inQuoted {
				return value{}, nil
			}
			if d.strict {
				return value{}, raise(t, "unexpected end of data")
			}
			if err := p.save(t, d, fields, string(p.buf)); err != nil {
				return value{}, err
			}
			break
		}
		if !line.IsStr() {
			return value{}, raise(t, "iterator should return strings, not %s (the file should be opened in text mode)", t.TypeName(line))
		}
		r.lineNum = object.Int(r.lineNum.AsInt() + 1)
		if err := p.line(t, d, fields, line); err != nil {
			return value{}, err
		}
		if p.place == startRow {
			break
		}
	}
	r.width = fields.Len()
	return fields.Value(), nil
}

// save ends a field.
func (p *parser) save(t *thread, d *dialect, fields *object.List, s string) error {
	v := t.NewStr(s)
	if p.unquoted {
		switch {
		case s == "" && (d.quoting == quoteStrings || d.quoting == quoteNotNull):
			v = object.None()
		case s != "" && (d.quoting == quoteNonNumeric || d.quoting == quoteStrings):
			f, err := t.Call1(t.RT.T.Float.Value(), v)
			if err != nil {
				return err
			}
			v = f
		}
	}
	fields.Append(t, v)
	p.buf = p.buf[:0]
	return nil
}

// add adds characters to the field.
func (p *parser) add(t *thread, s string) error {
	p.buf = append(p.buf, s...)
	if len(p.buf) > p.limit && wtf8.Count(string(p.buf)) > p.limit {
		return raise(t, "field larger than field limit (%d)", p.limit)
	}
	return nil
}

// run returns the end of the characters from i that mean nothing special.
func (d *dialect) run(s string, i int) int {
	for i < len(s) && !d.reading.has(s[i]) {
		i++
	}
	return i
}

// line reads a line, of which nothing is kept afterwards.
func (p *parser) line(t *thread, d *dialect, fields *object.List, line value) error {
	s := object.StringOf(line)
	for i := 0; i < len(s); {
		switch p.place {
		case startRow, startField:
			if p.place == startRow && (s[i] == '\n' || s[i] == '\r') {
				break
			}
			if p.place == startRow || s[i] != ' ' || !d.skipInitialSpace {
				// The usual: a field without anything special in it.
				end := d.run(s, i)
				if (end == len(s) || rune(s[end]) == d.delimiter || s[end] == '\n' || s[end] == '\r') && end-i <= p.limit &&
					(end > i && !(s[i] == ' ' && d.skipInitialSpace)) {
					p.unquoted = true
					if err := p.save(t, d, fields, s[i:end]); err != nil {
						return err
					}
					i = end
					switch {
					case end == len(s):
						p.place = startRow
						return nil
					case rune(s[end]) == d.delimiter:
						p.place = startField
					default:
						p.place = eatNewline
					}
					i++
					continue
				}
			}
		case inField, inQuoted:
			if end := d.run(s, i); end > i {
				if err := p.add(t, s[i:end]); err != nil {
					return err
				}
				i = end
				continue
			}
		}
		c, n := rune(s[i]), 1
		if c >= 0x80 {
			c, n = wtf8.Decode(s, i)
		}
		if err := p.char(t, d, fields, c, s[i:i+n]); err != nil {
			return err
		}
		i += n
	}
	return p.char(t, d, fields, endOfLine, "\n")
}

// endOfLine is what a parser gets after the characters of a line.
const endOfLine rune = -2

// char takes in one character.
func (p *parser) char(t *thread, d *dialect, fields *object.List, c rune, text string) error {
	newline := c == '\n' || c == '\r'
	end := newline || c == endOfLine
	quote := c == d.quote && d.quoting != quoteNone
	switch p.place {
	case startRow:
		if c == endOfLine {
			return nil // an empty line
		}
		if newline {
			p.place = eatNewline
			return nil
		}
		p.place = startField
		fallthrough
	case startField:
		p.unquoted = true
		switch {
		case end:
			return p.endRow(t, d, fields, c)
		case quote:
			p.unquoted = false
			p.place = inQuoted
		case c == d.escape:
			p.place = escaped
		case c == ' ' && d.skipInitialSpace:
		case c == d.delimiter:
			return p.save(t, d, fields, string(p.buf))
		default:
			p.place = inField
			return p.add(t, text)
		}
	case escaped:
		p.place = inField
		if newline {
			p.place = afterEscapedNewline
		}
		return p.add(t, text)
	case afterEscapedNewline, inField:
		if c == endOfLine && p.place == afterEscapedNewline {
			return nil
		}
		p.place = inField
		switch {
		case end:
			return p.endRow(t, d, fields, c)
		case c == d.escape:
			p.place = escaped
		case c == d.delimiter:
			p.place = startField
			return p.save(t, d, fields, string(p.buf))
		default:
			return p.add(t, text)
		}
	case inQuoted:
		switch {
		case c == endOfLine:
		case c == d.escape:
			p.place = escapedInQuoted
		case quote && d.doubleQuote:
			p.place = quoteInQuoted
		case quote:
			p.place = inField
		default:
			return p.add(t, text)
		}
	case escapedInQuoted:
		p.place = inQuoted
		return p.add(t, text)
	case quoteInQuoted:
		switch {
		case quote:
			p.place = inQuoted
			return p.add(t, text)
		case c == d.delimiter:
			p.place = startField
			return p.save(t, d, fields, string(p.buf))
		case end:
			return p.endRow(t, d, fields, c)
		case d.strict:
			return raise(t, "'%c' expected after '%c'", d.delimiter, d.quote)
		}
		p.place = inField
		return p.add(t, text)
	case eatNewline:
		switch {
		case c == endOfLine:
			p.place = startRow
		case !newline:
			return raise(t, "new-line character seen in unquoted field - do you need to open the file with newline=''?")
		}
	}
	return nil
}

// endRow ends the row's last field.
func (p *parser) endRow(t *thread, d *dialect, fields *object.List, c rune) error {
	p.place = eatNewline
	if c == endOfLine {
		p.place = startRow
	}
	return p.save(t, d, fields, string(p.buf))
}

package bytecode

// Location is the source range of an instruction. Lines count from 1, columns
// from 0 in bytes of UTF-8; -1 stands for what is not known.
type Location struct {
	Line, EndLine     int32
	Column, EndColumn int32
}

// NoLocation is the location of instructions that stand for no source.
var NoLocation = Location{-1, -1, -1, -1}

// The forms of a location table's entries, which stand in bits 3 to 6 of an
// entry's first byte; bit 7 marks that byte and bits 0 to 2 hold the count of
// code units less one. Forms 0 to 9 are short forms that hold the column's upper
// bits.
const (
	formOneLine   = 10 // to 12: line advances by form-10, columns below 128
	formNoColumns = 13
	formLong      = 14
	formNone      = 15

	maxEntryUnits = 8
)

// LineTableEncoder writes a location table (co_linetable), choosing the same
// form for each entry as CPython's assembler does.
type LineTableEncoder struct {
	table   []byte
	line    int32 // of the last entry that had one
	pending Location
	units   int
}

// NewLineTableEncoder returns an encoder for code whose co_firstlineno is given.
// It appends to table, which may be nil.
func NewLineTableEncoder(table []byte, firstLine int) LineTableEncoder {
	return LineTableEncoder{table: table, line: int32(firstLine), pending: NoLocation}
}

// Add says that the next units of code, cache entries and extended arguments
// included, come from loc. Neighbours with the same location share an entry.
func (e *LineTableEncoder) Add(loc Location, units int) {
	if loc != e.pending {
		e.flush()
		e.pending = loc
	}
	e.units += units
}

// Bytes returns the table of what was added.
func (e *LineTableEncoder) Bytes() []byte {
	e.flush()
	return e.table
}

func (e *LineTableEncoder) flush() {
	for ; e.units > maxEntryUnits; e.units -= maxEntryUnits {
		e.entry(e.pending, maxEntryUnits)
	}
	if e.units > 0 {
		e.entry(e.pending, e.units)
	}
	e.units = 0
}

func (e *LineTableEncoder) entry(loc Location, units int) {
	first := func(form int) byte { return byte(0x80 | form<<3 | (units - 1)) }
	if loc.Line == -1 {
		e.table = append(e.table, first(formNone))
		return
	}
	delta := loc.Line - e.line
	e.line = loc.Line
	col, end := loc.Column, loc.EndColumn
	if col < 0 || end < 0 {
		if loc.EndLine == loc.Line || loc.EndLine < 0 {
			e.table = append(e.table, first(formNoColumns))
			e.signed(delta)
			return
		}
	} else if loc.EndLine == loc.Line {
		if delta == 0 && col < 80 && end >= col && end-col < 16 {
			e.table = append(e.table, first(int(col>>3)), byte(col&7<<4|(end-col)))
			return
		}
		if delta >= 0 && delta < 3 && col < 128 && end < 128 {
			e.table = append(e.table, first(formOneLine+int(delta)), byte(col), byte(end))
			return
		}
	}
	e.table = append(e.table, first(formLong))
	e.signed(delta)
	e.unsigned(uint32(loc.EndLine - loc.Line))
	e.unsigned(uint32(col + 1))
	e.unsigned(uint32(end + 1))
}

func (e *LineTableEncoder) unsigned(v uint32) {
	for ; v >= 64; v >>= 6 {
		e.table = append(e.table, byte(v&63|64))
	}
	e.table = append(e.table, byte(v))
}

func (e *LineTableEncoder) signed(v int32) {
	if v < 0 {
		e.unsigned(-uint32(v)<<1 | 1)
	} else {
		e.unsigned(uint32(v) << 1)
	}
}

// LocationIter walks the entries of a location table. A table that ends amid an
// entry reads as if zeros followed, and no table makes it fail.
//
//	for it := code.Locations(); it.Next(); {
//		use it.Start, it.End, it.Location
//	}
type LocationIter struct {
	table []byte
	pos   int
	line  int32

	// The entry: byte offsets of the code it covers, and where that comes from.
	Start, End int
	Location   Location
}

// Locations returns an iterator over the code's location table.
func (c *Code) Locations() LocationIter { return DecodeLineTable(c.LineTable, c.FirstLine) }

// WithoutColumns returns the code's location table with lines only.
func (c *Code) WithoutColumns() []byte {
	e := NewLineTableEncoder(make([]byte, 0, len(c.LineTable)), c.FirstLine)
	for it := c.Locations(); it.Next(); {
		loc := it.Location
		loc.EndLine, loc.Column, loc.EndColumn = loc.Line, -1, -1
		e.entry(loc, (it.End-it.Start)/2)
	}
	return e.table
}

// DecodeLineTable returns an iterator over a table of code with the given
// co_firstlineno.
func DecodeLineTable(table []byte, firstLine int) LocationIter {
	return LocationIter{table: table, line: int32(firstLine)}
}

// Next moves to the next entry, if there is one.
func (it *LocationIter) Next() bool {
	if it.pos >= len(it.table) {
		return false
	}
	first := it.byte()
	it.Start = it.End
	it.End += (int(first&7) + 1) * 2
	loc := &it.Location
	switch form := first >> 3 & 15; form {
	case formNone:
		*loc = NoLocation
		return true
	case formLong:
		it.line += it.signed()
		loc.EndLine = it.line + int32(it.unsigned())
		loc.Column = int32(it.unsigned()) - 1
		loc.EndColumn = int32(it.unsigned()) - 1
		loc.Line = it.line
		return true
	case formNoColumns:
		it.line += it.signed()
		loc.Column, loc.EndColumn = -1, -1
	case formOneLine, formOneLine + 1, formOneLine + 2:
		it.line += int32(form) - formOneLine
		loc.Column = int32(it.byte())
		loc.EndColumn = int32(it.byte())
	default:
		second := it.byte()
		loc.Column = int32(form)<<3 | int32(second>>4)
		loc.EndColumn = loc.Column + int32(second&15)
	}
	loc.Line, loc.EndLine = it.line, it.line
	return true
}

func (it *LocationIter) byte() byte {
	if it.pos >= len(it.table) {
		return 0
	}
	b := it.table[it.pos]
	it.pos++
	return b
}

func (it *LocationIter) unsigned() uint32 {
	b := it.byte()
	v := uint32(b & 63)
	for shift := 6; b&64 != 0; shift += 6 {
		b = it.byte()
		v |= uint32(b&63) << shift
	}
	return v
}

func (it *LocationIter) signed() int32 {
	v := it.unsigned()
	if v&1 != 0 {
		return -int32(v >> 1)
	}
	return int32(v >> 1)
}

// LineIter walks the runs of code that come from one line, as co_lines does: byte
// offsets Start to End come from Line, which is -1 where there is none.
type LineIter struct {
	entries LocationIter
	ahead   bool // entries stands on an entry that no run holds yet
	line    int32

	Start, End int
	Line       int
}

// Lines returns an iterator over what the code's co_lines yields.
func (c *Code) Lines() LineIter { return LineIter{entries: c.Locations()} }

// Next moves to the next run, if there is one.
func (it *LineIter) Next() bool {
	e := &it.entries
	if !it.ahead && !it.advance() {
		return false
	}
	it.ahead = false
	it.Start, it.End, it.Line = e.Start, e.End, int(it.line)
	for it.advance() {
		if int(it.line) != it.Line {
			it.ahead = true
			break
		}
		it.End = e.End
	}
	return true
}

// advance steps over one entry, skipping to where the next one is marked, since
// that is how co_lines tells entries apart.
func (it *LineIter) advance() bool {
	e := &it.entries
	if !e.Next() {
		return false
	}
	it.line = e.Location.Line
	for e.pos < len(e.table) && e.table[e.pos]&0x80 == 0 {
		e.pos++
	}
	return true
}

// LineAt returns the line of the instruction at a byte offset, -1 where it has
// none; a negative offset stands for the code's first line.
func (c *Code) LineAt(offset int) int {
	if offset < 0 {
		return c.FirstLine
	}
	return lineAt(c.LineTable, c.FirstLine, offset)
}

// lineAt is LocationAt for the line alone, which most entries do not change.
func lineAt(table []byte, line, offset int) int {
	it := LocationIter{table: table}
	end := 0
	for it.pos < len(table) {
		first := table[it.pos]
		it.pos++
		end += (int(first&7) + 1) * 2
		switch form := first >> 3 & 15; form {
		default:
			it.pos++
		case formOneLine, formOneLine + 1, formOneLine + 2:
			line += int(form) - formOneLine
			it.pos += 2
		case formNoColumns:
			line += int(it.signed())
		case formLong:
			line += int(it.signed())
			it.unsigned()
			it.unsigned()
			it.unsigned()
		case formNone:
			if offset < end {
				return -1
			}
		}
		if offset < end {
			return line
		}
	}
	return -1
}

// LocationAt returns the location of the instruction at a byte offset.
func (c *Code) LocationAt(offset int) Location {
	for it := c.Locations(); it.Next(); {
		if offset < it.End {
			return it.Location
		}
	}
	return NoLocation
}

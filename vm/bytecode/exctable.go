package bytecode

import "fmt"

// ExceptionEntry says where an exception raised in a range of code is handled.
// Offsets are in bytes of the code; each is even.
type ExceptionEntry struct {
	Start, End int  // the instructions covered
	Target     int  // the handler's first instruction
	Depth      int  // the value stack's depth when the handler is entered
	Lasti      bool // the raising instruction's offset is pushed before the exception
}

// maxExceptionValue is the largest number that the encoding of an exception table
// has room for: five groups of six bits.
const maxExceptionValue = 1<<30 - 1

// AppendExceptionEntry appends the encoding of an entry to an exception table.
// Offsets must be below 2 GiB and depths below 2^29.
func AppendExceptionEntry(table []byte, e ExceptionEntry) []byte {
	depth := e.Depth << 1
	if e.Lasti {
		depth |= 1
	}
	table = appendExceptionValue(table, e.Start/2, 0x80)
	table = appendExceptionValue(table, (e.End-e.Start)/2, 0)
	table = appendExceptionValue(table, e.Target/2, 0)
	return appendExceptionValue(table, depth, 0)
}

// appendExceptionValue writes v in groups of six bits, the highest first. mark is
// set on the first byte of an entry, by which a reader finds entries in the
// middle of a table.
func appendExceptionValue(table []byte, v int, mark byte) []byte {
	for shift := 24; shift > 0; shift -= 6 {
		if v >= 1<<shift {
			table = append(table, byte(v>>shift)&0x3f|0x40|mark)
			mark = 0
		}
	}
	return append(table, byte(v)&0x3f|mark)
}

// ExceptionIter walks an exception table. A table that ends amid an entry, or
// whose marks of where entries begin do not fit, stops it, and Err says so.
type ExceptionIter struct {
	table []byte
	pos   int
	err   error

	ExceptionEntry
}

// Exceptions returns an iterator over the code's exception table.
func (c *Code) Exceptions() ExceptionIter { return ExceptionIter{table: c.ExceptionTable} }

// Next moves to the next entry, if there is one.
func (it *ExceptionIter) Next() bool {
	if it.pos >= len(it.table) || it.err != nil {
		return false
	}
	from := it.pos
	if it.table[from]&0x80 == 0 {
		it.err = fmt.Errorf("exception table: byte %d begins an entry without a mark", from)
		return false
	}
	start, length, target, depth := it.value(), it.value(), it.value(), it.value()
	if it.err != nil {
		return false
	}
	it.Start, it.End, it.Target = 2*start, 2*(start+length), 2*target
	it.Depth, it.Lasti = depth>>1, depth&1 != 0
	for i := from + 1; i < it.pos; i++ {
		if it.table[i]&0x80 != 0 {
			it.err = fmt.Errorf("exception table: byte %d is marked as an entry's first", i)
			return false
		}
	}
	return true
}

// Err returns what stopped the iterator before the table's end, if anything did.
func (it *ExceptionIter) Err() error { return it.err }

func (it *ExceptionIter) value() int {
	v := 0
	for it.err == nil {
		if it.pos >= len(it.table) {
			it.err = fmt.Errorf("exception table: ends amid an entry, at byte %d", it.pos)
			break
		}
		b := it.table[it.pos]
		it.pos++
		v = v<<6 | int(b&0x3f)
		if v > maxExceptionValue {
			it.err = fmt.Errorf("exception table: number too large at byte %d", it.pos-1)
			break
		}
		if b&0x40 == 0 {
			return v
		}
	}
	return 0
}

// HandlerAt returns the entry that covers the instruction at a byte offset.
func (c *Code) HandlerAt(offset int) (ExceptionEntry, bool) {
	return HandlerAt(c.ExceptionTable, offset)
}

// HandlerAt returns the entry of an exception table that covers the instruction at
// a byte offset.
func HandlerAt(table []byte, offset int) (ExceptionEntry, bool) {
	for it := (ExceptionIter{table: table}); it.Next(); {
		if it.Start > offset {
			break
		}
		if offset < it.End {
			return it.ExceptionEntry, true
		}
	}
	return ExceptionEntry{}, false
}

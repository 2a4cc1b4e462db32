package bytecode

import (
	"fmt"
	"io"
	"sort"
	"strconv"
)

// DisOptions says how code is disassembled. The zero value is what dis.dis shows.
type DisOptions struct {
	ShowCaches    bool // a line for each cache entry
	ShowOffsets   bool // the instructions' offsets in bytes
	ShowPositions bool // whole source positions in place of line numbers
	Specialized   bool // counters of the caches as CPython sets them up before it runs code
	NoNested      bool // not the code objects among the constants

	MarkCurrent bool // an arrow at the instruction at offset Current
	Current     int

	// Address is shown as the address of a code object; 0 where it is nil.
	Address func(*Code) uint64
}

// maxDisassembled bounds how many code objects are shown: nested ones can be
// shared, so that a small file could hold any number.
const maxDisassembled = 1 << 17

// Disassemble writes what dis.dis prints for c. Where an operand or jump has no
// meaning, which dis refuses, it shows so; it fails only when writing does, or
// when nested code never ends.
func Disassemble(w io.Writer, c *Code, o DisOptions) error {
	d := disassembler{w: w, options: o}
	return d.all(c, 0)
}

type disassembler struct {
	w       io.Writer
	options DisOptions
	count   int

	// Of the code object at hand:
	code        *Code
	bytes       []byte // the code as it is shown
	buf         []byte
	labels      map[int]int // from offset to number
	lineWidth   int         // of the line numbers or positions
	labelWidth  int
	offsetWidth int
}

func (d *disassembler) all(c *Code, depth int) error {
	if d.count++; d.count > maxDisassembled || depth > maxMarshalDepth {
		return fmt.Errorf("disassembling %s: more than %d nested code objects, or deeper than %d", c.Name, maxDisassembled, maxMarshalDepth)
	}
	d.buf = d.buf[:0]
	d.one(c)
	if _, err := d.w.Write(d.buf); err != nil {
		return err
	}
	if d.options.NoNested {
		return nil
	}
	for _, k := range c.Consts {
		nested, ok := k.(*Code)
		if !ok {
			continue
		}
		r := constRepr{addr: d.options.Address}
		r.code(nested)
		if _, err := fmt.Fprintf(d.w, "\nDisassembly of %s:\n", r.buf); err != nil {
			return err
		}
		if err := d.all(nested, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// noLine stands where an instruction has no line.
const noLine = "  --"

func (d *disassembler) one(c *Code) {
	d.code = c
	d.bytes = c.Code[:len(c.Code)&^1]
	if d.options.Specialized {
		d.bytes = Quickened(d.bytes)
	}
	exceptions := d.findLabels()
	d.labelWidth = 4 + len(strconv.Itoa(len(d.labels)))
	d.offsetWidth = 0
	if d.options.ShowOffsets {
		d.offsetWidth = len(strconv.Itoa(max(len(d.bytes)-2, 9999)))
	}
	if d.options.ShowPositions {
		d.lineWidth = positionsWidth(c)
	} else {
		d.lineWidth = linesWidth(c)
	}
	d.instructions()
	if len(exceptions) > 0 {
		d.text("ExceptionTable:\n")
		for _, e := range exceptions {
			d.text("  L")
			d.int(d.labels[e.Start])
			d.text(" to L")
			d.int(d.labels[e.End])
			d.text(" -> L")
			d.int(d.labels[e.Target])
			d.text(" [")
			d.int(e.Depth)
			d.text("]")
			if e.Lasti {
				d.text(" lasti")
			}
			d.text("\n")
		}
	}
}

// Quickened returns a copy of code in which the counters of the inline caches
// are set as CPython sets them when it makes a code object.
func Quickened(code []byte) []byte {
	q := append([]byte(nil), code...)
	for it := (instrIter{code: q}); it.next(); {
		if it.op.Caches() == 0 || it.offset+4 > len(q) {
			continue
		}
		counter := uint16(0x0011) // try to specialize after two runs
		switch it.op {
		case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE:
			counter = 0x5555 // a history of branches, half of them taken
		case JUMP_BACKWARD:
			counter = 0xfffc // make machine code after four thousand runs
		}
		q[it.offset+2], q[it.offset+3] = byte(counter), byte(counter>>8)
	}
	return q
}

// instrIter walks instructions, EXTENDED_ARG among them, over their caches.
type instrIter struct {
	code     []byte
	at       int
	extended int

	op     Opcode
	arg    int
	offset int
}

func (it *instrIter) next() bool {
	if it.at+2 > len(it.code) {
		return false
	}
	it.offset = it.at
	it.op = Opcode(it.code[it.at])
	it.at += 2 + 2*it.op.Caches()
	it.arg = 0
	base := it.op.Base()
	if base.HasArg() {
		// Operands are C ints, which wrap around.
		it.arg = int(it.code[it.offset+1]) | it.extended
	}
	it.extended = 0
	if base == EXTENDED_ARG {
		it.extended = int(int32(it.arg << 8))
	}
	return true
}

func (it *instrIter) jumpTarget() int {
	arg := it.arg
	if it.op.Base().BackwardJump() {
		arg = -arg
	}
	return it.offset + 2 + 2*arg + 2*it.op.Caches()
}

// findLabels numbers the offsets that jumps and the exception table name.
func (d *disassembler) findLabels() []ExceptionEntry {
	d.labels = map[int]int{}
	for it := (instrIter{code: d.bytes}); it.next(); {
		if it.op.Base().HasJump() {
			d.labels[it.jumpTarget()] = 0
		}
	}
	var entries []ExceptionEntry
	for it := d.code.Exceptions(); it.Next(); {
		d.labels[it.Start], d.labels[it.End], d.labels[it.Target] = 0, 0, 0
		entries = append(entries, it.ExceptionEntry)
	}
	offsets := make([]int, 0, len(d.labels))
	for offset := range d.labels {
		offsets = append(offsets, offset)
	}
	sort.Ints(offsets)
	for i, offset := range offsets {
		d.labels[offset] = i + 1
	}
	return entries
}

func linesWidth(c *Code) int {
	most, none := -1, false
	for it := c.Lines(); it.Next(); {
		if it.Line == -1 {
			none = true
		} else if it.Line != 0 {
			most = max(most, it.Line)
		}
	}
	if most == -1 {
		return 0
	}
	width := max(3, len(strconv.Itoa(most)))
	if none {
		width = max(width, len(noLine))
	}
	return width
}

func positionsWidth(c *Code) int {
	known, most := false, 0
	for it := c.Locations(); it.Next(); {
		width := 0
		for _, v := range [...]int32{it.Location.Line, it.Location.EndLine, it.Location.Column, it.Location.EndColumn} {
			if v == -1 {
				width++
			} else {
				known = true
				width += len(strconv.Itoa(int(v)))
			}
		}
		most = max(most, width)
	}
	if !known {
		return 0
	}
	return 1 + max(len(noLine), 3+most)
}

func (d *disassembler) text(s string) { d.buf = append(d.buf, s...) }
func (d *disassembler) int(n int)     { d.buf = strconv.AppendInt(d.buf, int64(n), 10) }

func (d *disassembler) spaces(n int) {
	for range n {
		d.buf = append(d.buf, ' ')
	}
}

// right writes s at the right of a column.
func (d *disassembler) right(s string, width int) {
	d.spaces(width - len(s))
	d.text(s)
}

// instructions writes the lines of the instructions.
func (d *disassembler) instructions() {
	lines := d.code.Lines()
	moreLines := lines.Next()
	locations := d.code.Locations()
	for it := (instrIter{code: d.bytes}); it.next(); {
		// A line starts where a run of lines does, at an instruction.
		starts, line := false, 0
		for moreLines && lines.Start <= it.offset {
			starts, line = lines.Start == it.offset, lines.Line
			moreLines = lines.Next()
		}
		loc := NoLocation
		for it.offset >= locations.End && locations.Next() {
		}
		if it.offset < locations.End {
			loc = locations.Location
		}
		if d.lineWidth > 0 && starts && it.offset > 0 {
			d.text("\n")
		}
		current := d.options.MarkCurrent && it.offset <= d.options.Current && d.options.Current < it.at
		d.columns(it.offset, loc, starts, line, d.labels[it.offset], current)
		name := it.op.String()
		d.text(name)
		if it.op.Base().HasArg() {
			d.spaces(20 - len(name))
			d.text(" ")
			d.right(strconv.Itoa(it.arg), 5-max(0, len(name)-20))
			from := len(d.buf)
			d.text(" (")
			if d.operand(&it); len(d.buf) == from+2 {
				d.buf = d.buf[:from]
			} else {
				d.text(")")
			}
		}
		d.text("\n")
		if d.options.ShowCaches {
			d.caches(&it, loc)
		}
	}
}

// columns writes what stands before an instruction's name.
func (d *disassembler) columns(offset int, loc Location, starts bool, line, label int, current bool) {
	if d.lineWidth > 0 {
		from := len(d.buf)
		switch {
		case d.options.ShowPositions:
			d.position(loc)
		case starts && line == -1:
			d.right(noLine, d.lineWidth)
		case starts:
			d.right(strconv.Itoa(line), d.lineWidth)
		}
		d.spaces(d.lineWidth - (len(d.buf) - from))
		d.text(" ")
	}
	if label > 0 {
		d.right("L"+strconv.Itoa(label)+":", d.labelWidth)
	} else {
		d.spaces(d.labelWidth)
	}
	d.text(" ")
	if d.offsetWidth > 0 {
		d.right(strconv.Itoa(offset), d.offsetWidth)
		d.text("   ")
	}
	if current {
		d.text("--> ")
	} else {
		d.text("    ")
	}
}

func (d *disassembler) position(loc Location) {
	if loc == NoLocation {
		d.text(noLine)
		return
	}
	part := func(v int32) {
		if v == -1 {
			d.text("?")
		} else {
			d.int(int(v))
		}
	}
	part(loc.Line)
	d.text(":")
	part(loc.Column)
	d.text("-")
	part(loc.EndLine)
	d.text(":")
	part(loc.EndColumn)
}

func (d *disassembler) caches(it *instrIter, loc Location) {
	offset := it.offset
	for _, field := range it.op.CacheFields() {
		for i := range field.Units {
			offset += 2
			d.columns(offset, loc, false, 0, 0, false)
			d.text("CACHE                    0")
			if i == 0 {
				d.text(" (")
				d.text(field.Name)
				d.text(": ")
				v := uint64(0)
				for k := 2*field.Units - 1; k >= 0; k-- {
					if offset+k < len(d.bytes) {
						v = v<<8 | uint64(d.bytes[offset+k])
					}
				}
				d.buf = strconv.AppendUint(d.buf, v, 10)
				d.text(")")
			}
			d.text("\n")
		}
	}
}

// operand writes what an operand stands for, or nothing.
func (d *disassembler) operand(it *instrIter) {
	op, arg := it.op.Base(), it.arg
	switch {
	case op.HasConst():
		if uint(arg) >= uint(len(d.code.Consts)) {
			d.unknown("constant", arg)
			return
		}
		r := constRepr{addr: d.options.Address, buf: d.buf}
		from := len(d.buf)
		r.buf = r.buf[from:]
		r.add(d.code.Consts[arg])
		d.buf = append(d.buf, r.buf...)
	case op.HasName():
		shift, suffix := 0, ""
		switch op {
		case LOAD_GLOBAL:
			shift, suffix = 1, " + NULL"
		case LOAD_ATTR:
			shift, suffix = 1, " + NULL|self"
		case LOAD_SUPER_ATTR:
			shift, suffix = 2, " + NULL|self"
		}
		i := arg >> shift
		if uint(i) >= uint(len(d.code.Names)) {
			d.unknown("name", i)
			return
		}
		d.text(d.code.Names[i])
		if shift > 0 && arg&1 != 0 && d.code.Names[i] != "" {
			d.text(suffix)
		}
	case op.HasJump():
		if op == END_ASYNC_FOR {
			d.text("from L")
		} else {
			d.text("to L")
		}
		d.int(d.labels[it.jumpTarget()])
	case op == LOAD_FAST_LOAD_FAST, op == LOAD_FAST_BORROW_LOAD_FAST_BORROW, op == STORE_FAST_LOAD_FAST, op == STORE_FAST_STORE_FAST:
		d.local(arg >> 4)
		d.text(", ")
		d.local(arg & 15)
	case op.HasLocal(), op.HasFree():
		d.local(arg)
	case op == COMPARE_OP:
		if arg&16 != 0 {
			d.text("bool(")
		}
		d.named(CompareOpSymbol(arg>>5), "comparison", arg>>5)
		if arg&16 != 0 {
			d.text(")")
		}
	case op == CONVERT_VALUE:
		if name := nameAt(conversionNames[:], arg); name != "" || arg != 0 {
			d.named(name, "conversion", arg)
		}
	case op == SET_FUNCTION_ATTRIBUTE:
		sep := ""
		for i, name := range functionAttributes {
			if arg&(1<<i) != 0 {
				d.text(sep)
				d.text(name)
				sep = ", "
			}
		}
	case op == BINARY_OP:
		d.named(BinaryOpSymbol(arg), "operator", arg)
	case op == CALL_INTRINSIC_1:
		d.named(Intrinsic1Name(arg), "intrinsic", arg)
	case op == CALL_INTRINSIC_2:
		d.named(Intrinsic2Name(arg), "intrinsic", arg)
	case op == LOAD_COMMON_CONSTANT:
		d.named(nameAt(commonConstantReprs[:], arg), "common constant", arg)
	case op == LOAD_SPECIAL:
		d.named(SpecialMethodName(arg), "special method", arg)
	case op == IS_OP:
		if arg != 0 {
			d.text("is not")
		} else {
			d.text("is")
		}
	case op == CONTAINS_OP:
		if arg != 0 {
			d.text("not in")
		} else {
			d.text("in")
		}
	}
}

// The operands of CONVERT_VALUE, and the bits of SET_FUNCTION_ATTRIBUTE's.
var (
	conversionNames    = [...]string{"", "str", "repr", "ascii"}
	functionAttributes = [...]string{"defaults", "kwdefaults", "annotations", "closure", "annotate"}
)

func (d *disassembler) local(i int) {
	if uint(i) >= uint(len(d.code.LocalsPlusNames)) {
		d.unknown("variable", i)
		return
	}
	d.text(d.code.LocalsPlusNames[i])
}

func (d *disassembler) named(name, what string, i int) {
	if name == "" {
		d.unknown(what, i)
		return
	}
	d.text(name)
}

func (d *disassembler) unknown(what string, i int) {
	d.text("<no ")
	d.text(what)
	d.text(" ")
	d.int(i)
	d.text(">")
}

package bytecode

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// int32s reads a stream of little-endian 32-bit numbers, and of byte strings
// that a length precedes.
type int32s []byte

func (s *int32s) next() int {
	v := int32(binary.LittleEndian.Uint32(*s))
	*s = (*s)[4:]
	return int(v)
}

func (s *int32s) bytes() []byte {
	n := s.next()
	b := (*s)[:n]
	*s = (*s)[n:]
	return b
}

// dumpTables prints both tables of every code object of the standard library,
// and what CPython reads in them.
const dumpTables = `
import sys, os, struct, dis, itertools
out = sys.stdout.buffer
def ints(*a): out.write(struct.pack(f"<{len(a)}i", *a))
def blob(b): ints(len(b)); out.write(b)
none = lambda t: [-1 if x is None else x for x in t]
def dump(c):
    ints(c.co_firstlineno); blob(c.co_linetable); blob(c.co_exceptiontable)
    runs = [(len(list(g)), *none(k)) for k, g in itertools.groupby(c.co_positions())]
    ints(len(runs)); [ints(*r) for r in runs]
    lines = list(c.co_lines())
    ints(len(lines)); [ints(*none(l)) for l in lines]
    excs = dis._parse_exception_table(c)
    ints(len(excs)); [ints(*e) for e in excs]
    for k in c.co_consts:
        if hasattr(k, "co_code"): dump(k)
for d, _, fs in os.walk(os.path.dirname(os.__file__)):
    for f in fs:
        if f.endswith(".py"):
            p = os.path.join(d, f)
            dump(compile(open(p, "rb").read(), p, "exec", dont_inherit=True))
out.write(struct.pack("<i", -1))
`

func TestTablesOfStandardLibrary(t *testing.T) {
	s := int32s(askPython(t, dumpTables, nil))
	count := 0
	for {
		first := s.next()
		if first == -1 {
			break
		}
		count++
		c := &Code{FirstLine: first, LineTable: s.bytes(), ExceptionTable: s.bytes()}
		it, enc, at := c.Locations(), NewLineTableEncoder(nil, first), 0
		it.Next()
		for range s.next() {
			units := s.next()
			want := Location{Line: int32(s.next()), EndLine: int32(s.next()), Column: int32(s.next()), EndColumn: int32(s.next())}
			enc.Add(want, units)
			for end := at + 2*units; at < end; at += 2 {
				if at >= it.End && !it.Next() {
					t.Fatalf("code object %d: table ends at %d", count, at)
				}
				if it.Location != want {
					t.Fatalf("code object %d: at %d %v, CPython has %v", count, at, it.Location, want)
				}
			}
		}
		if at != it.End || it.Next() {
			t.Fatalf("code object %d: table goes on after %d", count, at)
		}
		if got := enc.Bytes(); !bytes.Equal(got, c.LineTable) {
			t.Fatalf("code object %d: encoded as\n%x, CPython has\n%x", count, got, c.LineTable)
		}
		lines := c.Lines()
		for range s.next() {
			start, end, line := s.next(), s.next(), s.next()
			if !lines.Next() || lines.Start != start || lines.End != end || lines.Line != line {
				t.Fatalf("code object %d: line %d from %d to %d, CPython has %d from %d to %d", count,
					lines.Line, lines.Start, lines.End, line, start, end)
			}
			if got := c.LineAt(end - 1); got != line {
				t.Fatalf("code object %d: line %d at %d, CPython has %d", count, got, end-1, line)
			}
		}
		if lines.Next() {
			t.Fatalf("code object %d: lines go on at %d", count, lines.Start)
		}
		exc := c.Exceptions()
		var table []byte
		for range s.next() {
			want := ExceptionEntry{s.next(), s.next(), s.next(), s.next(), s.next() != 0}
			if !exc.Next() || exc.ExceptionEntry != want {
				t.Fatalf("code object %d: exception entry %v, CPython has %v", count, exc.ExceptionEntry, want)
			}
			table = AppendExceptionEntry(table, want)
			if got, ok := c.HandlerAt(want.End - 2); !ok || got != want {
				t.Fatalf("code object %d: handler of %d is %v, %v; CPython has %v", count, want.End-2, got, ok, want)
			}
		}
		if exc.Next() || exc.Err() != nil {
			t.Fatalf("code object %d: exception table goes on: %v", count, exc.Err())
		}
		if !bytes.Equal(table, c.ExceptionTable) {
			t.Fatalf("code object %d: exceptions encoded as\n%x, CPython has\n%x", count, table, c.ExceptionTable)
		}
	}
	if count < 10000 {
		t.Fatalf("the standard library has only %d code objects", count)
	}
}

func TestLineTableFormsMatchCPython(t *testing.T) {
	// Tables made up here, read by CPython: each form at its borders.
	locs := []Location{
		{1, 1, 0, 0}, {1, 1, 79, 94}, {1, 1, 79, 95}, {1, 1, 80, 81}, {2, 2, 127, 127}, {4, 4, 0, 127}, {4, 4, 5, 3},
		{7, 7, 1, 2}, {7, 9, 1, 2}, {3, 3, 4, 5}, {3, 3, -1, -1}, {3, -1, -1, -1}, {900, 900, -1, -1}, {2, 2, -1, -1},
		{5, 6, -1, 4}, NoLocation, {100000, 200000, 1 << 20, 1 << 25}, {100000, 100000, 128, 129}, {100000, 100000, 127, 128},
	}
	enc := NewLineTableEncoder(nil, 1)
	for i, loc := range locs {
		enc.Add(loc, 1+i%20)
	}
	out := int32s(askPython(t, `
import sys, struct
table = sys.stdin.buffer.read()
c = compile("pass", "f", "exec").replace(co_linetable=table, co_firstlineno=1)
for p in c.co_positions():
    sys.stdout.buffer.write(struct.pack("<4i", *[-1 if x is None else x for x in p]))
`, enc.Bytes()))
	for i, want := range locs {
		for range 1 + i%20 {
			got := Location{int32(out.next()), int32(out.next()), int32(out.next()), int32(out.next())}
			if want.EndLine == -1 && want.Line >= 0 {
				want.EndLine = want.Line
			}
			if got != want {
				t.Errorf("location %d is read as %v, not %v", i, got, want)
			}
		}
	}
}

func TestDamagedExceptionTables(t *testing.T) {
	for _, table := range []string{"\x01\x01\x01\x01", "\x81", "\x81\x01\x01", "\x81\x01\x81\x01", "\xff\x7f\x7f\x7f\x7f\x7f\x01\x01\x01\x01", "\xc0"} {
		it := (&Code{ExceptionTable: []byte(table)}).Exceptions()
		for it.Next() {
		}
		if it.Err() == nil {
			t.Errorf("table %x: no error", table)
		}
	}
}

func TestIteratorsDoNotAllocate(t *testing.T) {
	enc := NewLineTableEncoder(nil, 1)
	var table []byte
	for i := range 100 {
		enc.Add(Location{int32(i), int32(i), 1, 2}, 3)
		table = AppendExceptionEntry(table, ExceptionEntry{4 * i, 4*i + 2, 2 * i, 3, true})
	}
	c := &Code{FirstLine: 1, LineTable: enc.Bytes(), ExceptionTable: table}
	sum := 0
	if n := testing.AllocsPerRun(10, func() {
		for it := c.Locations(); it.Next(); {
			sum += int(it.Location.Line)
		}
		for it := c.Lines(); it.Next(); {
			sum += it.Line
		}
		for it := c.Exceptions(); it.Next(); {
			sum += it.Depth
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

package bytecode_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"testing"

	. "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/bytecode/bytecodetest"
)

// FuzzUnmarshal reads anything at all. What can be read and written again reads
// back as what it was: the second writing gives the same bytes.
func FuzzUnmarshal(f *testing.F) {
	for _, c := range seeds(f) {
		if b, err := Marshal(nil, c); err == nil && len(b) < 3000 {
			f.Add(b)
		}
	}
	for _, s := range []string{"", "N", "\xdb\x02\x00\x00\x00r\x00\x00\x00\x00i\x01\x00\x00\x00", "{Ni\x01\x00\x00\x000", ":NNN", "l\x03\x00\x00\x00\x01\x00\x02\x00\x03\x00",
		"\xa9\x01r\x00\x00\x00\x00", ">\x02\x00\x00\x00NT", "f\x031.5", "u\x03\x00\x00\x00\xed\xa0\x80"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, n, err := UnmarshalPrefix(data, true)
		if err != nil {
			return
		}
		if n > len(data) {
			t.Fatalf("read %d of %d bytes", n, len(data))
		}
		_ = ConstRepr(c, nil)
		once, err := Marshal(nil, c)
		if err != nil {
			return // too deep
		}
		again, err := Unmarshal(once)
		if err != nil {
			t.Fatalf("written as %q: %v", once, err)
		}
		if twice, err := Marshal(nil, again); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("written as %q, then as %q: %v", once, twice, err)
		}
	})
}

func FuzzPyc(f *testing.F) {
	for i, c := range seeds(f) {
		h := TimestampPyc(int64(i), 2)
		if i%2 == 0 {
			h = HashPyc([]byte{byte(i)}, i%4 == 0)
		}
		if b, err := AppendPyc(nil, h, c); err == nil && len(b) < 3000 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		h, c, err := ReadPyc(data, "name")
		if err != nil {
			return
		}
		out, err := AppendPyc(nil, h, c)
		if err != nil {
			return
		}
		if h2, _, err := ReadPyc(out, "name"); err != nil || h2 != h {
			t.Fatalf("%+v, then %+v: %v", h, h2, err)
		}
	})
}

// FuzzDisassemble shows any code with any tables.
func FuzzDisassemble(f *testing.F) {
	for _, c := range seeds(f) {
		f.Add(c.Code, c.LineTable, c.ExceptionTable, c.FirstLine)
	}
	f.Fuzz(func(t *testing.T, code, lines, exceptions []byte, first int) {
		c := &Code{Code: code, LineTable: lines, ExceptionTable: exceptions, FirstLine: first, Consts: Tuple{None, Str("s")}, Names: []string{"n"},
			LocalsPlusNames: []string{"v"}}
		for _, o := range []DisOptions{{}, {ShowCaches: true, ShowOffsets: true, ShowPositions: true, Specialized: true, MarkCurrent: true, Current: 4}} {
			if err := Disassemble(io.Discard, c, o); err != nil {
				t.Fatal(err)
			}
		}
		_ = Verify(c)
	})
}

// FuzzVerify verifies whatever marshal data holds, and runs what verifies.
func FuzzVerify(f *testing.F) {
	for _, c := range seeds(f) {
		if b, err := Marshal(nil, c); err == nil && len(b) < 2000 {
			f.Add(b, uint64(len(b)))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, dice uint64) {
		c, err := UnmarshalCode(data)
		if err != nil || Verify(c) != nil {
			return
		}
		run(t, c, dice)
	})
}

// FuzzVerifyEdited edits code, which verifies far more often than fuzzed bytes
// do, and runs what verifies.
func FuzzVerifyEdited(f *testing.F) {
	all := seeds(f)
	for i := range all {
		f.Add(uint16(i), []byte{byte(i), 3, 0, 7, 2, 9, 1, 1})
	}
	f.Fuzz(func(t *testing.T, seed uint16, edits []byte) {
		c := bytecodetest.Edit(all[int(seed)%len(all)], edits[:min(len(edits), 400)])
		if Verify(c) == nil {
			run(t, c, uint64(seed))
		}
	})
}

func run(t *testing.T, c *Code, dice uint64) {
	rng := rand.New(rand.NewPCG(dice, 1))
	for range 20 {
		if fault := runAtRandom(c, rng, 300); fault != "" {
			t.Fatalf("%s\n%s", fault, listing(c))
		}
	}
}

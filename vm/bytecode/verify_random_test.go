package bytecode_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	. "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/bytecode/bytecodetest"
)

func seeds(t testing.TB) []*Code {
	all, err := bytecodetest.Seeds()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func listing(c *Code) string {
	var b bytes.Buffer
	_ = Disassemble(&b, c, DisOptions{ShowOffsets: true, NoNested: true})
	return b.String()
}

func TestSeedsKeepTheContract(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	met := map[Opcode]bool{}
	for _, c := range seeds(t) {
		if err := Verify(c); err != nil {
			t.Fatal(err)
		}
		for _, again := range []*Code{c, bytecodetest.Edit(c, nil)} {
			if err := Verify(again); err != nil {
				t.Fatalf("put together again: %v\n%s", err, listing(again))
			}
			for range 100 {
				if fault := runAtRandom(again, rng, 2000); fault != "" {
					t.Fatalf("%s: %s\n%s", c.Name, fault, listing(again))
				}
			}
		}
		for i := 0; i < len(c.Code); i += 2 + 2*Opcode(c.Code[i]).Caches() {
			met[Opcode(c.Code[i])] = true
		}
	}
	for op := range Opcode(256) {
		switch op {
		case CACHE, RESERVED, INTERPRETER_EXIT, EXIT_INIT_CHECK, ENTER_EXECUTOR:
			continue
		}
		if op.Valid() && !op.Instrumented() && !met[op] {
			t.Errorf("no seed has %v", op)
		}
	}
}

// TestEditedCodeKeepsTheContract runs what the verifier accepts of code that was
// edited at random.
func TestEditedCodeKeepsTheContract(t *testing.T) {
	all := seeds(t)
	originals := len(all)
	all = append(all, all...)
	rng := rand.New(rand.NewPCG(2, 2))
	accepted, changed := 0, 0
	count := 60000
	if testing.Short() {
		count = 10000
	}
	for range count {
		base := all[rng.IntN(len(all))]
		edits := make([]byte, 4*(1+rng.IntN(4)))
		for i := range edits {
			edits[i] = byte(rng.IntN(256))
		}
		c := bytecodetest.Edit(base, edits)
		if Verify(c) != nil {
			continue
		}
		accepted++
		if !bytes.Equal(c.Code, base.Code) {
			changed++
			if len(c.Code) < 4000 { // goes on from there
				all[originals+rng.IntN(originals)] = c
			}
		}
		for range 10 {
			if fault := runAtRandom(c, rng, 500); fault != "" {
				t.Fatalf("%s edited by %x: %s\n%s", base.Name, edits, fault, listing(c))
			}
		}
	}
	t.Logf("%d of %d accepted, %d of them other code", accepted, count, changed)
	if changed < count/50 {
		t.Errorf("only %d of %d were accepted", changed, count)
	}
}

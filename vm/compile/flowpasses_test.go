package compile

import (
	"strings"
	"testing"

	bc "github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// TestPassOrder checks that the table of passes honours the order it states.
func TestPassOrder(t *testing.T) {
	at := map[string]int{}
	for i, p := range passes {
		if _, twice := at[p.name]; twice {
			t.Errorf("two passes are called %s", p.name)
		}
		at[p.name] = i
		if p.why == "" || p.run == nil {
			t.Errorf("pass %s lacks a function or a reason", p.name)
		}
	}
	for i, p := range passes {
		for _, name := range p.after {
			if j, ok := at[name]; !ok || j >= i {
				t.Errorf("pass %s must run after %s", p.name, name)
			}
		}
	}
}

// TestDumpShowsPasses checks that the graph can be looked at after every pass.
func TestDumpShowsPasses(t *testing.T) {
	var seq sequence
	var u unit
	u.name, u.qualName, u.firstLine = "f", "f", 1
	end := seq.newLabel()
	loc := syntax.Pos{Line: 1, EndLine: 1, EndCol: 5}
	op := func(name string, arg int32) {
		op, ok := bc.OpcodeNamed(name)
		if !ok {
			t.Fatal(name)
		}
		seq.add(op, arg, loc)
	}
	op("RESUME", 0)
	op("LOAD_CONST", u.consts.add(bc.Int(1000)))
	op("POP_JUMP_IF_FALSE", int32(end))
	op("LOAD_CONST", u.consts.add(bc.Str("never")))
	op("POP_TOP", 0)
	seq.place(end)
	op("LOAD_CONST", u.consts.add(bc.None))
	op("RETURN_VALUE", 0)
	var stages []string
	shown := map[string]string{}
	a := assembler{dump: func(pass string, g *graph) {
		stages = append(stages, pass)
		shown[pass] = g.String()
	}}
	if _, err := a.assemble(&u, &seq); err != nil {
		t.Fatal(err)
	}
	if len(stages) != len(passes)+1 || stages[0] != "build" {
		t.Errorf("dumped %q", stages)
	}
	if !strings.Contains(shown["build"], "POP_JUMP_IF_FALSE b2") || strings.Contains(shown["load-const"], "POP_JUMP_IF_FALSE") {
		t.Errorf("built:\n%s\nafter load-const:\n%s", shown["build"], shown["load-const"])
	}
}

// TestBrokenSequences checks that sequences no code generator makes end in an
// error rather than in bad code.
func TestBrokenSequences(t *testing.T) {
	type ins struct {
		op  string
		arg int32
	}
	for _, test := range []struct {
		name string
		code []ins
	}{
		{"label never placed", []ins{{"JUMP", 0}}},
		{"label out of range", []ins{{"JUMP", 9}, {"RETURN_VALUE", 0}}},
		{"underflow", []ins{{"POP_TOP", 0}, {"RETURN_VALUE", 0}}},
		{"no block to pop", []ins{{"SETUP_FINALLY", 1}, {"POP_BLOCK", 0}, {"POP_BLOCK", 0}, {"RETURN_VALUE", 0}}},
		{"constant out of range", []ins{{"LOAD_CONST", 7}, {"RETURN_VALUE", 0}}},
		{"local out of range", []ins{{"LOAD_FAST", 7}, {"RETURN_VALUE", 0}}},
		{"cell out of range", []ins{{"LOAD_DEREF", 3}, {"RETURN_VALUE", 0}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var seq sequence
			var u unit
			u.name, u.qualName, u.firstLine = "f", "f", 1
			seq.newLabel()
			seq.newLabel()
			for i, in := range test.code {
				if i == len(test.code)-1 {
					seq.labels[1] = int32(i)
				}
				op, ok := bc.OpcodeNamed(in.op)
				if !ok {
					t.Fatal(in.op)
				}
				seq.add(op, in.arg, noLocation)
			}
			var a assembler
			if code, err := a.assemble(&u, &seq); err == nil {
				t.Errorf("no error, but code %x", code.Code)
			}
		})
	}
}

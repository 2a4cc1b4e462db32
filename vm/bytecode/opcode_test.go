package bytecode

import (
	"encoding/binary"
	"strings"
	"testing"
)

func TestStackEffectsMatchCPython(t *testing.T) {
	// For each opcode: the number, then the effects of every operand in both
	// directions, all as int32.
	const args = 4096
	out := askPython(t, `
import sys, struct, opcode, _opcode
for op in opcode.opmap.values():
    row = [op]
    for jump in False, True:
        row += [_opcode.stack_effect(op, arg, jump=jump) for arg in range(4096)]
    sys.stdout.buffer.write(struct.pack("<8193i", *row))
`, nil)
	seen := 0
	for ; len(out) > 0; out = out[4*(1+2*args):] {
		at := func(i int) int { return int(int32(binary.LittleEndian.Uint32(out[4*i:]))) }
		op := Opcode(at(0))
		for arg := range args {
			if got, want := StackEffect(op, arg, false), at(1+arg); got != want {
				t.Fatalf("%v %d: %d, CPython has %d", op, arg, got, want)
			}
			if got, want := StackEffect(op, arg, true), at(1+args+arg); got != want {
				t.Fatalf("%v %d with jump: %d, CPython has %d", op, arg, got, want)
			}
		}
		seen++
	}
	valid := 0
	for op := range Opcode(512) {
		if op.Valid() {
			valid++
		}
	}
	if seen != valid || seen == 0 {
		t.Errorf("%d opcodes are valid, CPython has %d", valid, seen)
	}
}

func TestOpcodePropertiesMatchCPython(t *testing.T) {
	out := askPython(t, `
import opcode, _opcode, _opcode_metadata
names = dict(opcode.opmap)
base = {s: b for b, f in _opcode_metadata._specializations.items() for s in f}
for op in range(300):
    name = opcode.opname[op] if op < len(opcode.opname) else f"<{op}>"
    has = [str(int(getattr(_opcode, "has_" + h)(op) and op in names.values())) for h in "arg const name jump free local exc".split()]
    caches = opcode._inline_cache_entries.get(base.get(name, name), 0)
    print(name, *has, caches, base.get(name, name if op in names.values() else "-"))
`, nil)
	bit := func(b bool) string {
		if b {
			return "1"
		}
		return "0"
	}
	for i, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		op := Opcode(i)
		base := op.Base().String()
		if !op.Valid() && !op.Specialized() {
			base = "-"
		}
		got := strings.Join([]string{op.String(), bit(op.HasArg()), bit(op.HasConst()), bit(op.HasName()), bit(op.HasJump()),
			bit(op.HasFree()), bit(op.HasLocal()), bit(op.HasExc()), string(rune('0' + op.Caches())), base}, " ")
		if got != line {
			t.Errorf("opcode %d:\n got %s\nwant %s", i, got, line)
		}
		if back, ok := OpcodeNamed(op.String()); strings.HasPrefix(line, "<") == ok || ok && back != op {
			t.Errorf("OpcodeNamed(%q) = %d, %v", op, back, ok)
		}
	}
}

package compile

import (
	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/syntax"
)

// location is an instruction's source range; a line of -1 means none.
type location = syntax.Pos

// The locations of instructions that no source text stands for: noLocation
// takes what the flow graph gives it, nextLocation that of the instruction
// after it.
var (
	noLocation   = location{Line: -1, Col: -1, EndLine: -1, EndCol: -1}
	nextLocation = location{Line: -2, Col: -2, EndLine: -2, EndCol: -2}
)

// label names a place in a sequence before its position is known.
type label int32

// instruction is one instruction of a sequence; for a jump, and for the pseudo
// instructions that set up a block, arg is a label until the flow graph is made.
type instruction struct {
	op  bytecode.Opcode
	arg int32
	loc location
}

// sequence is what code generation makes and the flow graph is built from.
type sequence struct {
	instrs []instruction
	labels []int32 // label to index in instrs; -1 until placed
	nested []*sequence

	// annotations, when set, stands in a module's sequence where the
	// ANNOTATIONS_PLACEHOLDER is. It has no labels.
	annotations *sequence
}

func (s *sequence) newLabel() label {
	s.labels = append(s.labels, -1)
	return label(len(s.labels) - 1)
}

// place binds l to the next instruction.
func (s *sequence) place(l label) { s.labels[l] = int32(len(s.instrs)) }

func (s *sequence) add(op bytecode.Opcode, arg int32, loc location) {
	s.instrs = append(s.instrs, instruction{op, arg, loc})
}

// unit is what code generation knows of one code object beside its
// instructions, and the assembler needs.
type unit struct {
	name, qualName, filename string
	argCount                 int // positional arguments, positional-only included
	posOnlyArgCount          int
	kwOnlyArgCount           int
	flags                    bytecode.Flags
	firstLine                int
	consts                   constTable
	names                    []string
	varNames                 []string // arguments first
	cellVars                 []string
	freeVars                 []string
	hidden                   map[string]bool // PEP 709 fast hidden locals: those that are keys, whatever the value
}

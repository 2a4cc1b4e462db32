package compile

import (
	"errors"

	"github.com/adder-vm/adder/vm/bytecode"
)

// An assembler makes code objects out of instruction sequences: it builds the
// flow graph, runs the passes over it and encodes what is left. It keeps its
// buffers from one sequence to the next, so one assembler should serve a whole
// compilation; it must not be used by two goroutines at once. The zero value is
// ready.
type assembler struct{}

// assemble returns the code object of a sequence, which it uses up; constants
// that folding makes are added to u.consts.
func (a *assembler) assemble(u *unit, s *sequence) (*bytecode.Code, error) {
	return nil, errors.New("assembler: being written")
}
